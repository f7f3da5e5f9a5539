"""Where the program's own data files are: beside the package in a checkout, inside it in a wheel."""

from functools import cache
from pathlib import Path


@cache
def resources() -> Path:
    """Return the folder `resources/` of this installation.

    Raises FileNotFoundError when the installation is broken (neither place exists).
    """
    here = Path(__file__).resolve().parent
    for folder in (here / "resources", here.parent / "resources"):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(f"the program's own data files are missing: expected {here / 'resources'}")


def resource(name: str) -> Path:
    """Return the path of one bundled file or folder, such as `lexicons/hedge.txt`."""
    return resources().joinpath(*name.split("/"))
