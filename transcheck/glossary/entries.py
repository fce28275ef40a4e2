"""What a glossary holds: an entry is a referent with all its forms, not a string."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

from transcheck.model import Language

Kind = Literal["person", "place", "organisation", "title", "term"]
Status = Literal["preferred", "admitted", "deprecated", "forbidden"]  # administrative status, ISO 30042
Gender = Literal["m", "f"]
Case = Literal["keep", "exact", "any"]
Quoted = Literal["strict", "warn", "ignore"]
Part = Literal["full", "family", "given", "nickname", "acronym", "former"]

KINDS: tuple[Kind, ...] = get_args(Kind)
STATUSES: tuple[Status, ...] = get_args(Status)  # best first
CASES: tuple[Case, ...] = get_args(Case)
QUOTED: tuple[Quoted, ...] = get_args(Quoted)
PARTS: tuple[Part, ...] = get_args(Part)
FROM_ELSEWHERE = "world"  # tag of names that Cyrillic has from another language: romanization does not lead back
DERIVED = "gazetteer"  # tag of places that a gazetteer brought


@dataclass(frozen=True, slots=True)
class Context:
    """Words around a form; a context holds when any one of them stands where it is asked for.

    Attributes:
        before: directly before the form.
        after: directly after the form.
        near: within ten words on either side, in the same paragraph.
        document: anywhere in the document.
    """

    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    document: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.before or self.after or self.near or self.document)


NOWHERE = Context()


@dataclass(frozen=True, slots=True)
class Form:
    """One English form of an entry and its standing.

    Attributes:
        text: the form as it is printed.
        status: ISO 30042 administrative status.
        note: what an editor should know.
        source: whose rule this is.
        part: which part of a name it is, where the words themselves do not tell.
        case: the form's own case rule, None for that of the entry.
        only: the form counts only where this context holds.
        unless: the form does not count where this context holds.
    """

    text: str
    status: Status
    note: str | None = None
    source: str | None = None
    part: Part | None = None
    case: Case | None = None
    only: Context = NOWHERE
    unless: Context = NOWHERE

    @property
    def allowed(self) -> bool:
        """Whether the form may be printed."""
        return self.status in ("preferred", "admitted")


@dataclass(frozen=True, slots=True)
class Specs:
    """Sentences that prove an entry.

    Attributes:
        match: sentences in which some deprecated or forbidden form must be found; in those of an entry that rules
            nothing out, any form of it.
        silent: sentences in which none may be found.
    """

    match: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Where an entry was written down: its file and the 1-based line of its id."""

    path: str
    line: int


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
        note: what an editor should know.
        source: whose rule it is, an address or a title that can be looked up.
        since, until: when the referent bore the name or the office, ISO dates or years.
        tags: free labels of the house.
        case: "keep": capitals of a form are capitals in the text, all capitals allowed too;
            "exact": letter for letter; "any": any capitals.
        quoted: what happens inside quotation marks: "strict" as outside, "warn" one step milder,
            "ignore" nothing.
        only: the entry is meant only where this context holds.
        unless: the entry is not meant where this context holds.
        first_mention: phrases one of which must stand near the first mention in a document;
            the single word "full" asks for the full name there.
        specs: sentences that prove the entry.
        proposed: a draft, which never gates.
        place: where it was written down.
    """

    id: str
    kind: Kind
    forms: tuple[Form, ...]
    native: Mapping[Language, tuple[str, ...]] = field(default_factory=dict, hash=False)
    gender: Gender | None = None
    role: str | None = None
    note: str | None = None
    source: str | None = None
    since: str | None = None
    until: str | None = None
    tags: tuple[str, ...] = ()
    case: Case = "keep"
    quoted: Quoted = "strict"
    only: Context = NOWHERE
    unless: Context = NOWHERE
    first_mention: tuple[str, ...] = ()
    specs: Specs = Specs()
    proposed: bool = False
    place: Place | None = None

    @property
    def allowed(self) -> tuple[Form, ...]:
        """The forms that may be printed, the preferred ones first."""
        return tuple(sorted((f for f in self.forms if f.allowed), key=lambda f: f.status != "preferred"))

    @property
    def rules_out(self) -> bool:
        """Whether some form may not be printed."""
        return any(not form.allowed for form in self.forms)

    @property
    def name(self) -> str:
        """What the entry is called in messages: its first allowed form, else its first form."""
        best = self.allowed or self.forms
        return best[0].text if best else self.id
