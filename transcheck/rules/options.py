"""Options of rules as a configuration gives them: each has the type of its field and is checked before a run."""

import math
from collections.abc import Mapping
from dataclasses import fields
from difflib import get_close_matches
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from transcheck.checking.base import Rule
from transcheck.errors import ConfigError
from transcheck.rules import NAMES, rule


def check_options(name: str, values: Mapping[str, Any]) -> None:
    """Complain of what the rule called `name` (or by its code) cannot take; an unknown rule is told elsewhere.

    Raises:
        ConfigError: an option is not known, or has a value of another type.
    """
    code = next((code for code, known in NAMES.items() if name in (code, known)), None)
    if code is not None:
        configured(rule(code), values)


def configured(chosen: type[Rule], values: Mapping[str, Any]) -> Rule:
    """A rule with its options.

    Raises:
        ConfigError: an option is not known, or has a value of another type.
    """
    allowed = [field.name for field in fields(chosen)]  # type: ignore[arg-type]  # every rule is a dataclass
    hints = get_type_hints(chosen) if values else {}
    taken: dict[str, Any] = {}
    for key, value in values.items():
        if key not in allowed:
            near = get_close_matches(key, allowed, n=1)
            hint = f", did you mean {near[0]!r}?" if near else ""
            has = f"it has {', '.join(allowed)}" if allowed else "it has none"
            raise ConfigError(f"rule {chosen.name} has no option {key!r}{hint}; {has}")
        if not _fits(value, hints[key]):
            raise ConfigError(f"rule {chosen.name}: {key!r} must be {_told(hints[key])}, not {_short(value)}")
        taken[key] = tuple(value) if isinstance(value, list) else value
    return chosen(**taken)


def _fits(value: Any, kind: Any) -> bool:
    origin = get_origin(kind)
    if origin in (Union, UnionType):
        return any(_fits(value, one) for one in get_args(kind))
    if origin is Literal:
        return value in get_args(kind)
    if origin in (tuple, list, frozenset, set):
        inner = get_args(kind)[0]
        return isinstance(value, list | tuple) and all(_fits(item, inner) for item in value)
    if kind is bool:
        return isinstance(value, bool)
    if kind is int:
        return isinstance(value, int) and not isinstance(value, bool)
    if kind is float:
        return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)
    return isinstance(value, kind) if isinstance(kind, type) else True


def _told(kind: Any) -> str:
    origin = get_origin(kind)
    if origin in (Union, UnionType):
        return " or ".join(_told(one) for one in get_args(kind) if one is not type(None))
    if origin is Literal:
        return "one of " + ", ".join(map(str, get_args(kind)))
    if origin in (tuple, list, frozenset, set):
        return 'a list, such as ["…"]'
    return {bool: "true or false", int: "a whole number", float: "a number", str: "a text in quotation marks"}.get(
        kind, str(kind)
    )


def _short(value: Any) -> str:
    shown = repr(value)
    return shown if len(shown) <= 40 else f"{shown[:36]}…"
