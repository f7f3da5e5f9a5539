"""How formats, commands and other plug-ins are found: each is one file that defines one public object."""

import pkgutil
from functools import cache
from importlib import import_module
from typing import TypeVar

T = TypeVar("T")


def members(package: str, attribute: str, kind: type[T]) -> tuple[T, ...]:
    """Return the object called `attribute` of every module of `package`, in the order of `names`.

    Raises TypeError, naming the module, when it is missing or not a `kind`.
    """
    return tuple(member(package, name, attribute, kind) for name in names(package))


def member(package: str, name: str, attribute: str, kind: type[T]) -> T:
    """Return the object of one module of `package`; raises TypeError when it is missing or not a `kind`."""
    found = getattr(import_module(f"{package}.{name}"), attribute, None)
    if not isinstance(found, kind):
        raise TypeError(f"{package}.{name} must define {attribute}, a {kind.__name__}; it has {found!r}")
    return found


@cache
def names(package: str) -> tuple[str, ...]:
    """Return the names of the modules of `package` in order; one that begins with `_` is shared code."""
    found = (info.name for info in pkgutil.iter_modules(import_module(package).__path__))
    return tuple(sorted(name for name in found if not name.startswith("_")))
