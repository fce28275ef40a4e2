"""What is worked out once for a side, or for two sides, and kept as long as they live."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

_About = TypeVar("_About")
_More = ParamSpec("_More")
_Answer = TypeVar("_Answer")


def kept(function: Callable[Concatenate[_About, _More], _Answer]) -> Callable[Concatenate[_About, _More], _Answer]:
    """Let a function keep its answers with the object that it is asked about.

    Several rules ask the same of one side. A cache of the module would hold on to texts of earlier runs, or forget a
    side while its pairs are still coming; one that belongs to the side does neither.

    Args:
        function: takes an object with a `__dict__` first; what else it takes can be hashed and is given by position.
    """
    name = f"{function.__module__}.{function.__qualname__}"

    @wraps(function)
    def ask(about: _About, *args: _More.args, **kwargs: _More.kwargs) -> _Answer:
        known: dict[Any, _Answer] = about.__dict__.setdefault(name, {})
        if args not in known:
            known[args] = function(about, *args, **kwargs)
        return known[args]

    return cast("Callable[Concatenate[_About, _More], _Answer]", ask)
