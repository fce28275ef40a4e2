"""Reading the tables of facts that lie beside this module."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parent


@cache
def load_facts(name: str) -> Mapping[str, Any]:
    """The tables of one file of this folder, read once.

    Args:
        name: stem of the file: "en", "uk", "ru", "be", or a further file such as "en-quantities".

    Returns:
        The sections of the file by name. Shared by all callers: look, do not touch.
    """
    return tomllib.loads((_FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
