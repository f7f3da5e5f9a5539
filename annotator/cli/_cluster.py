"""Work on the machines of a Dask cluster; needs the extra `scale`, which is imported only here."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from annotator import __version__
from annotator.cli._inputs import Given
from annotator.cli._work import Done, Rows, chunks, in_order, rows_of
from annotator.errors import AnnotatorError

if TYPE_CHECKING:
    from distributed import Client

_SECONDS = 20
_AHEAD = 2
"""Chunks under way for each thread of the cluster."""


def on_cluster(texts: Iterable[Given], rows: Rows, *, address: str) -> Iterator[Done]:
    """Yield the rows of texts in their order, found by a cluster; one task is a chunk of texts.

    Raises `AnnotatorError` when the extra is not installed, the scheduler cannot be reached, it has no
    workers, a worker has another version of this program, or a worker is lost again and again.
    """
    try:
        from distributed import CancelledError, Client, KilledWorker
        from distributed.comm.core import CommClosedError
    except ImportError as error:
        raise AnnotatorError(
            "--scheduler needs the packages dask and distributed: pip install 'framing-annotator[scale]'."
        ) from error
    with _connected(Client, address) as client:
        threads = sum(client.nthreads().values())
        if not threads:
            raise AnnotatorError(f"the Dask scheduler at {address} has no workers.")
        _check_versions(client)
        try:
            yield from in_order(
                chunks(texts),
                lambda chunk: client.submit(rows_of, chunk, rows, pure=False),
                ahead=_AHEAD * threads,
            )
        except (KilledWorker, CancelledError, CommClosedError) as error:
            raise AnnotatorError(
                f"the cluster at {address} lost the work ({type(error).__name__}), perhaps for want of "
                "memory; rows written so far are right."
            ) from error


def _connected(client: "type[Client]", address: str) -> "Client":
    try:
        return client(address, timeout=_SECONDS, set_as_default=False)
    except (OSError, ValueError, TypeError) as error:
        raise AnnotatorError(f"there is no Dask scheduler at {address} ({error}).") from error


def _check_versions(client: "Client") -> None:
    """Raise `AnnotatorError` unless every worker has this version: the same text must give the same rows."""
    answers = client.run(version, on_error="return")
    for worker, answer in sorted(answers.items()):
        if isinstance(answer, Exception):
            raise AnnotatorError(f"worker {worker} does not have Framing Annotator ({answer}).")
        if answer != __version__:
            raise AnnotatorError(
                f"worker {worker} has Framing Annotator {answer}, and this is {__version__}."
            )


def version() -> str:
    """Return the version of this program where it runs: on a worker, that of the worker."""
    import annotator

    return annotator.__version__
