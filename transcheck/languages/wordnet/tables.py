"""The reduced WordNet tables, each unpacked when it is first asked for."""

import gzip
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Literal

Section = Literal["words", "poles", "opposites", "broader", "kin", "forms", "valence"]


@cache
def _lines(name: str) -> list[str]:
    packed = files(__package__).joinpath(f"{name}.tsv.gz").read_bytes()
    return gzip.decompress(packed).decode("ascii").split("\n")


@cache
def table(section: Section) -> Mapping[str, str]:
    """Key and value of every row of a section; `build` tells what they hold."""
    lines = _lines("words" if section in {"words", "forms"} else "relations")
    at = lines.index(section)
    return dict(zip(lines[at + 1].split("\t"), lines[at + 2].split("\t"), strict=True))


def weights(value: str) -> dict[str, int]:
    """Synsets and hundredths: "12.87 3.4" as {"12": 87, "3": 4}."""
    pairs = (item.partition(".") for item in value.split())
    return {synset: int(weight) for synset, _, weight in pairs}
