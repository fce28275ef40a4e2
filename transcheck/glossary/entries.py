"""What a glossary holds: an entry is a referent with all its forms, not a string."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from transcheck.model import Language

Kind = Literal["person", "place", "organisation", "title", "term"]
Status = Literal["preferred", "admitted", "deprecated", "forbidden"]  # administrative status, ISO 30042
Gender = Literal["m", "f"]


@dataclass(frozen=True, slots=True)
class Form:
    """One English form of an entry and its standing.

    Attributes:
        text: the form as it is printed.
        status: ISO 30042 administrative status.
        note: what an editor should know.
        source: whose rule this is.
    """

    text: str
    status: Status
    note: str | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A referent: one person, place, organisation, title or term.

    Attributes:
        id: unique within a glossary, kebab-case.
        kind: what sort of thing it is.
        forms: the English forms.
        native: the source forms by language (uk, ru, be), nominative, the usual one first.
        gender: of a person.
        role: what a person is known as ("President of Ukraine").
    """

    id: str
    kind: Kind
    forms: tuple[Form, ...]
    native: Mapping[Language, tuple[str, ...]] = field(default_factory=dict)
    gender: Gender | None = None
    role: str | None = None
    note: str | None = None
    source: str | None = None
