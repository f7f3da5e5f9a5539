"""How much memory a process uses and may use, as far as each system tells or obeys."""

import sys
from contextlib import suppress
from pathlib import Path


def limit_own(extra: int) -> None:
    """Let this process take at most `extra` bytes more than now; does nothing where the system cannot.

    Linux keeps to it; macOS and Windows do not, there somebody has to watch with `used_by`.
    """
    if sys.platform == "win32":
        return
    with suppress(ImportError, ValueError, OSError):
        import resource

        _soft, hard = resource.getrlimit(resource.RLIMIT_AS)
        pages = int(Path("/proc/self/statm").read_bytes().split()[0])
        wanted = pages * resource.getpagesize() + extra
        if hard == resource.RLIM_INFINITY or wanted < hard:
            resource.setrlimit(resource.RLIMIT_AS, (wanted, hard))


def used_by(process: int) -> int | None:
    """Return how many bytes of memory a process uses; None where that cannot be told, or it has ended."""
    with suppress(OSError, ValueError, IndexError):
        return _used(process)
    return None


if sys.platform == "linux":

    def _used(process: int) -> int | None:
        import os

        pages = Path(f"/proc/{process}/statm").read_bytes().split()[1]
        return int(pages) * os.sysconf("SC_PAGE_SIZE")

elif sys.platform == "win32":

    def _used(process: int) -> int | None:
        import ctypes
        from ctypes import wintypes

        class Counters(ctypes.Structure):
            """PROCESS_MEMORY_COUNTERS of psapi.h."""

            _fields_ = (
                ("cb", wintypes.DWORD),
                ("PageFaultCount", wintypes.DWORD),
                ("PeakWorkingSetSize", ctypes.c_size_t),
                ("WorkingSetSize", ctypes.c_size_t),
                ("QuotaPeakPagedPoolUsage", ctypes.c_size_t),
                ("QuotaPagedPoolUsage", ctypes.c_size_t),
                ("QuotaPeakNonPagedPoolUsage", ctypes.c_size_t),
                ("QuotaNonPagedPoolUsage", ctypes.c_size_t),
                ("PagefileUsage", ctypes.c_size_t),
                ("PeakPagefileUsage", ctypes.c_size_t),
            )

        system = ctypes.WinDLL("kernel32", use_last_error=True)
        system.OpenProcess.restype = wintypes.HANDLE
        system.K32GetProcessMemoryInfo.argtypes = (wintypes.HANDLE, ctypes.c_void_p, wintypes.DWORD)
        system.CloseHandle.argtypes = (wintypes.HANDLE,)
        handle = system.OpenProcess(0x1000, 0, process)  # PROCESS_QUERY_LIMITED_INFORMATION
        if not handle:
            return None
        try:
            counters = Counters(cb=ctypes.sizeof(Counters))
            known = system.K32GetProcessMemoryInfo(handle, ctypes.byref(counters), counters.cb)
            return int(counters.PagefileUsage) if known else None
        finally:
            system.CloseHandle(handle)

else:

    def _used(process: int) -> int | None:
        import subprocess

        asked = ["/bin/ps", "-o", "rss=", "-p", str(process)]
        told = subprocess.run(asked, capture_output=True, check=False)  # noqa: S603  # a number is all we add
        return int(told.stdout) * 1024
