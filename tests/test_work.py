"""Work that is spread over processes: no more than the system can wait for."""

import concurrent.futures

from annotator import work


def test_no_more_processes_are_started_than_a_system_can_wait_for(monkeypatch):
    """Windows waits for 61 at once; large machines have more processors."""
    asked = []

    class Pool:
        def __init__(self, processes, **_options):
            asked.append(processes)

        def shutdown(self, **_options):
            pass

    monkeypatch.setattr(concurrent.futures, "ProcessPoolExecutor", Pool)
    monkeypatch.setattr(work, "MOST", 61)
    for processes in (2, 61, 128):
        with work.spreading(processes):
            pass
    assert asked == [2, 61, 61]
