"""How formats, commands and other plug-ins are found: each is one file that defines one public object."""

import pkgutil
from functools import cache
from importlib import import_module
from typing import Any, TypeVar

T = TypeVar("T")


def members(package: str, attribute: str, kind: type[T]) -> tuple[T, ...]:
    """Return the object called `attribute` of every module of `package`, in the order of the modules' names.

    A module whose name begins with an underscore is shared code and no member. Any other module must define
    the object: raises TypeError, naming the module, when it is missing or not a `kind`.
    """
    found = _found(package, attribute)
    for module, member in found:
        if not isinstance(member, kind):
            raise TypeError(f"{module} must define {attribute}, a {kind.__name__}; it has {member!r}")
    return tuple(member for _module, member in found)


@cache
def _found(package: str, attribute: str) -> tuple[tuple[str, Any], ...]:
    names = sorted(info.name for info in pkgutil.iter_modules(import_module(package).__path__))
    modules = [import_module(f"{package}.{name}") for name in names if not name.startswith("_")]
    return tuple((module.__name__, getattr(module, attribute, None)) for module in modules)
