"""TC303: one referent under two forms that do not go together."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import ClassVar

from transcheck.checking.base import Remark, Resources, StoryRule
from transcheck.glossary import Entry, Form, Glossary, Match
from transcheck.glossary.wording import layer, part_of, spoken_of
from transcheck.model import Category, Document, Related, Severity, Story

_ONE_WORD = 0.75  # of the letters of two spellings of one word are the same
_ONE_NAME = 0.6  # the same of two spellings of a name (Gomel, Homiel)


@dataclass(frozen=True)
class MixedForms(StoryRule):
    """One person, place or body stands under two spellings, each of which is allowed.

    Gomel in the first paragraph and Homiel in the fifth are two places to a reader, and so are Gomel in one of the
    texts that stand side by side and Homiel in the other. No spelling is called wrong here: the finding asks to
    decide for one. Full and short names (Sviatlana Tsikhanouskaya, Tsikhanouskaya) and abbreviations go together.

    Divergent:
        A: The ferry from Gomel was late. The mayor of Homiel apologised.
    Consistent:
        A: The ferry from Gomel was late. The mayor of Gomel apologised.
    Source: Vale's `consistency` rule is the model; the need is told in many trackers of terminology tools.
    """

    code: ClassVar[str] = "TC303"
    name: ClassVar[str] = "mixed-forms"
    category: ClassVar[Category] = "consistency"
    severity: ClassVar[Severity] = "minor"

    def check(self, story: Story, resources: Resources) -> Iterator[Remark]:
        """Yield one remark for each form that is in the minority, within a document, then between documents."""
        prevailing: dict[str, list[_Use]] = defaultdict(list)
        for document in story.documents:
            if document.language not in ("en", "und") or document.is_original:
                continue
            for entry_id, uses in _uses(document, resources.glossary).items():
                main = uses[0]
                prevailing[entry_id].append(main)
                for use in uses[1:]:
                    if conflict(main.match.form, use.match.form, main.match.entry):
                        yield _remark(use, [main], "this document")
        for mains in prevailing.values():
            yield from _between_documents(mains)


@dataclass(frozen=True, slots=True)
class _Use:
    """How often a document uses one form of an entry, and where first."""

    document: Document
    match: Match
    count: int


def _uses(document: Document, glossary: Glossary) -> dict[str, list[_Use]]:
    """The allowed forms that a document uses, by entry, the most frequent first."""
    first: dict[tuple[str, str], Match] = {}
    count: Counter[tuple[str, str]] = Counter()
    matches = glossary.find(document.text, "en")
    homonyms = Counter(match.start for match in matches)
    for match in matches:
        if not match.form.allowed or match.entry.proposed or match.lookalike or homonyms[match.start] > 1:
            continue
        if spoken_of(document.text, match.start, match.end, match.entry):
            continue
        key = (match.entry.id, match.form.text)
        first.setdefault(key, match)
        count[key] += 1
    uses: dict[str, list[_Use]] = defaultdict(list)
    for key, match in first.items():
        uses[key[0]].append(_Use(document, match, count[key]))
    for found in uses.values():
        found.sort(key=lambda use: (-use.count, use.match.start))
    return uses


def _between_documents(mains: list[_Use]) -> Iterator[Remark]:
    votes = Counter(use.match.form.text for use in mains)
    best = max(mains, key=lambda use: votes[use.match.form.text])  # the first of those that most documents have
    told: set[str] = set()
    for use in mains:
        form = use.match.form
        if form.text not in told and conflict(best.match.form, form, use.match.entry):
            told.add(form.text)
            others = [other for other in mains if other.match.form.text == best.match.form.text]
            yield _remark(use, others[:3], "other documents" if len(others) > 1 else "another document")


def _remark(use: _Use, others: list[_Use], where: str) -> Remark:
    match, other = use.match, others[0].match
    document = use.document
    return Remark(
        at=document.span(match.start, match.end),
        message=f"“{match.form.text}” here, “{other.form.text}” in {where}: both are allowed for entry "
        f"{match.entry.id}, but a reader takes them for two; decide for one.",
        related=tuple(Related(f"“{o.match.form.text}”", o.document.span(o.match.start, o.match.end)) for o in others),
        glossary=layer(match.entry),
    )


def conflict(one: Form, other: Form, entry: Entry) -> bool:
    """Whether two allowed forms of an entry are rival spellings and not longer and shorter names."""
    parts = {part_of(one, entry), part_of(other, entry)}
    a, b = one.text.casefold().split(), other.text.casefold().split()
    if a == b or parts & {"former", "nickname", "given"} or ("acronym" in parts and len(parts) > 1):
        return False
    if a == b[-len(a) :] or b == a[-len(b) :] or _letters(a) == _letters(b):
        return False  # von der Leyen, Ursula von der Leyen; US, U.S.
    if parts == {"acronym"} and entry.kind == "place":
        return False  # UK and U.K., US and USA are nobody's two places
    if entry.kind == "person":
        return a[-1] != b[-1] or (len(a) > 1 and len(b) > 1 and a[0] != b[0])
    if len(a) != len(b):
        return False
    if entry.kind in ("term", "title") and SequenceMatcher(None, " ".join(a), " ".join(b)).ratio() < _ONE_WORD:
        return False  # drone and UAV are two words for a thing, hryvnia and hryvna two spellings of a word
    if len(a) == 1:
        return True
    differing = [(x, y) for x, y in zip(a, b, strict=True) if x != y]
    alike = all(SequenceMatcher(None, x, y).ratio() >= _ONE_NAME for x, y in differing)
    return alike and len(differing) * 2 <= len(a)  # a regiment that became a brigade is no spelling


def _letters(words: Sequence[str]) -> str:
    return "".join(filter(str.isalnum, "".join(words)))
