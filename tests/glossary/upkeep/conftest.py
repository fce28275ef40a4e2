"""Glossaries of invented people and places."""

from dataclasses import replace

import pytest

from transcheck.glossary.entries import Entry
from transcheck.glossary.files import parse_glossary

RIVERSIDE = """\
# The names of the ferry story.
glossary: riverside
source: House style of the Riverside Wire
entries:
  # Places
  - id: velyka-bystra   # the town
    kind: place
    native: {uk: Велика Бистра, ru: [Великая Быстрая, Быстрая]}
    preferred: Velyka Bystra
    deprecated:
      - {text: Great Bystra, unless: {after: [River, Ferry Company]}, note: "An older form: kept in names"}
      - Velikaya Bystraya
    tags: [ferry, places]
    specs:
      match: [They came from Great Bystra on foot.]
      silent: [The Great Bystra Ferry Company closed., "They came from Velyka Bystra | by boat."]

  # People
  - id: marta-kavalets
    kind: person
    native:
      uk: [Марта Кавалець, Кавалець]
      be: Марта Кавалец
    preferred: [Marta Kavalets, Kavalets]
    admitted: Marta Kavalec
    forbidden: "M. Kowalez"
    gender: f
    role: ferry director
    since: "2019-05"
    case: exact
    # she asked for it herself
    quoted: warn
    only: {near: [ferry, crossing]}
    first_mention: full

  - id: crossing
    kind: term
    admitted: [crossing, {text: ferry crossing, part: full, case: any, source: "Desk, 2020"}]
    deprecated: "=ferriage"
    note: 'Not "passage" | ever'
    proposed: true
"""


@pytest.fixture
def riverside_text() -> str:
    return RIVERSIDE


@pytest.fixture
def riverside() -> tuple[Entry, ...]:
    return unplaced(parse_glossary(RIVERSIDE.encode(), "riverside.yaml").entries)


def unplaced(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    return tuple(replace(entry, place=None) for entry in entries)
