"""Each fact stands in one place: a second list of it would drift away from the first."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1] / "transcheck"
# What a second definition would look like, and the one file that may hold it.
ONCE = {
    "names of days in order": (r"monday[\"'\s,|]+tuesday[\"'\s,|]+wednesday", "languages/en-grammar.toml"),
    "English abbreviations with a full stop": (r"\binc[\"'\s,]+(?:corp|ltd)[\"'\s,]+co\b", "languages/en-grammar.toml"),
    "particles of names": (r"\bvan[\"'\s,|]+von[\"'\s,|]+der\b", "languages/people.toml"),
    # The endings of patronymics stand twice, in people.toml and in patronymics.py: to be joined.
    "what makes a passive": (r"\bbeen[\"'\s,]+being[\"'\s,]+'re", "languages/en-grammar.toml"),
    "a passive": (r"def is_passive\b", "rules/pairs/agents.py"),
    "the parser": (r"import_module\(MODEL\)", "comparing/parsing.py"),
    "the engine's guard": (r"hide what the others found", "checking/engine.py"),
    "did you mean": (r"def did_you_mean\b", "checking/selection.py"),
    "dismissal by severity": (r"below --min-severity", "checking/selection.py"),
    "places in lines and columns": (r"def line_and_column\b|class Lines\b", "formats/positions.py"),
}  # fmt: skip
FILES = [path for path in ROOT.rglob("*") if path.suffix in {".py", ".toml"}]


@pytest.mark.parametrize("fact", ONCE)
def test_a_fact_stands_once(fact: str) -> None:
    pattern, home = ONCE[fact]
    found = re.compile(pattern, re.IGNORECASE)
    holders = {
        str(path.relative_to(ROOT)): len(found.findall(path.read_text(encoding="utf-8")))
        for path in FILES
        if found.search(path.read_text(encoding="utf-8"))
    }
    assert holders.keys() <= {home}, f"{fact} stands in {sorted(holders)}"


def test_nothing_in_the_package_switches_garbage_collection_or_peeks_at_arguments() -> None:
    tricks = re.compile(r"\bgc\.(?:disable|freeze|set_threshold)|sys\.argv|def __reduce__")
    assert [str(path) for path in FILES if path.suffix == ".py" and tricks.search(path.read_text("utf-8"))] == []
