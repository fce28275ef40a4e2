"""All forms of all entries in one pass.

Overlapping search, then the boundary test, then the longest: taking the longest first loses hits, because a
longer string that fails the boundary test would hide a shorter one that passes (measured: 14 % of the hits).
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from transcheck.glossary.boundaries import (
    FOOTNOTE,
    between_spaces,
    double_name,
    ends_word,
    in_address,
    opened_by_quote,
    plural_end,
    starts_word,
)
from transcheck.glossary.contexts import context_holds
from transcheck.glossary.entries import Entry, Form, Status
from transcheck.glossary.folding import BROKEN, Folded, fold, rejoined
from transcheck.glossary.orders import Orders, Person
from transcheck.glossary.surfaces import Surface, spellings
from transcheck.model import Language


@dataclass(frozen=True, slots=True)
class Match:
    """A place where a form of an entry stands.

    Attributes:
        start, end: half-open, code points of the text that was searched; without possessive ending.
        entry: the referent. Homonyms give one match each over the same stretch.
        form: the form of the entry; for a source form its nominative, with status "admitted".
        lookalike: some letter is of another script and only prints like the right one.
        plural: a surname or a term in the plural (the Friedmans, hryvnias).
        loose: a person whose names stand in another order, or with a patronymic or initials (Bondar, Ihor).
    """

    start: int
    end: int
    entry: Entry
    form: Form
    lookalike: bool = False
    plural: bool = False
    loose: bool = False

    @property
    def status(self) -> Status:
        """Standing of the form that was met."""
        return self.form.status


class Matcher:
    """Finds the surfaces it was made of.

    Args:
        surfaces: what to look for; their order does not matter.
        language: of the texts that will be searched.
    """

    def __init__(self, surfaces: Iterable[Surface], language: Language) -> None:
        import ahocorasick_rs

        self.language = language
        self._full_names: list[Surface] = []
        table: dict[str, list[Surface]] = {}
        for surface in surfaces:
            if surface.entry.kind == "person" and " " in surface.text:
                self._full_names.append(surface)
            for spelling in spellings(surface.text, surface.case):
                if spelling.strip():
                    table.setdefault(spelling, []).append(surface)
        strings = sorted(table)
        self._surfaces = [(string, table[string]) for string in strings]
        self._candidates: dict[int, _Candidates] = {}  # of the strings that were met
        self._automaton = ahocorasick_rs.AhoCorasick(strings, store_patterns=False) if strings else None

    def find(self, text: str) -> tuple[Match, ...]:
        """Every match in `text`, in order; of overlapping ones the longest."""
        found = self._find(text)
        line = "\r\n" if "\r" in text else "\n"
        if not any(hyphen in text and hyphen + line in text for hyphen in "-‐\u00ad"):
            return found
        broken = sorted(
            dict.fromkeys(match for joint in ("", "-") for match in self._over_breaks(text, joint)), key=_place
        )
        if not broken:
            return found
        ends = [match.end for match in broken]

        def overlapped(match: Match) -> bool:
            first = bisect_right(ends, match.start)
            return first < len(broken) and broken[first].start < match.end

        return tuple(sorted((*(match for match in found if not overlapped(match)), *broken), key=_place))

    def _over_breaks(self, text: str, joint: str) -> Iterator[Match]:
        """Matches of words that are parted at the end of a line: Novo-⏎polotsk, and with a hyphen Ivano-⏎Frankivsk."""
        joined = rejoined(text, joint)
        breaks = [match.end() for match in BROKEN.finditer(text)]
        for match in self._find(joined.text):
            start, end = joined.origin(match.start), joined.origin(match.end - 1) + 1
            first = bisect_right(breaks, start)
            if first < len(breaks) and breaks[first] < end:
                yield replace(match, start=start, end=end)

    def _find(self, text: str) -> tuple[Match, ...]:
        if self._automaton is None or not text:
            return ()
        folded = fold(text, self.language)
        searched = folded.text
        try:
            hits = self._automaton.find_matches_as_indexes(searched, overlapping=True)
        except UnicodeEncodeError:  # a lone surrogate has no UTF-8 form
            searched = "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in searched)
            hits = self._automaton.find_matches_as_indexes(searched, overlapping=True)
        good: list[_Hit] = []
        for pattern, start, end in hits:
            # Most hits that fail are parts of longer words, and a call costs more than this look.
            after = searched[end : end + 1]
            if (start and searched[start - 1].isalnum()) or (after.isalnum() and after not in _MAY_FOLLOW):
                continue
            candidates = self._candidates.get(pattern) or self._candidates_of(pattern)
            if candidates.simple and between_spaces(searched, start, end):
                good.append((start, end, False, candidates.surfaces))
            else:
                hit = self._hit(folded, candidates, start, end)
                if hit is not None:
                    good.append(hit)
        named = {s.entry.id for *_, surfaces in good for s in surfaces if " " in s.text}
        for met in self._orders.find(searched, named):
            surface = Surface(searched[met.start : met.end], met.person.entry, met.person.form, loose=True)
            if _fits(surface, folded, met.start, met.end):
                good.append((met.start, met.end, False, (surface,)))
        return tuple(_matches(folded, _longest(sorted(good, key=lambda hit: hit[:2]))))

    @cached_property
    def _orders(self) -> Orders:
        return Orders(filter(None, (Person.of(s.text, s.entry, s.form) for s in self._full_names if not s.accented)))

    def _candidates_of(self, pattern: int) -> "_Candidates":
        """What a string may be a form of, put together when it is first met: most never are."""
        self._candidates[pattern] = _Candidates.of(*self._surfaces[pattern])
        return self._candidates[pattern]

    def _in_double_name(self, folded: Folded, start: int, end: int) -> bool:
        """Whether a hyphen, not a dash, joins the form to another family name: that is somebody else."""
        if "-" not in (folded.text[end : end + 1], folded.text[start - 1 : start]):
            return False
        if "–" in folded.source[max(0, folded.origin(start) - 1) : folded.origin(end - 1) + 2]:
            return False
        half = double_name(folded.text, start, end)
        return half is not None and half not in self._strings

    @cached_property
    def _strings(self) -> frozenset[str]:
        return frozenset(string for string, _ in self._surfaces)

    def _hit(self, folded: Folded, candidates: "_Candidates", start: int, end: int) -> "_Hit | None":
        """A hit that stands on boundaries, with the surfaces that fit its context."""
        text = folded.text
        surfaces = candidates.surfaces
        whole = end
        if candidates.ends_in_mark or not between_spaces(text, start, end):
            if not starts_word(text, start):
                return None
            if not ends_word(text, end):
                whole = plural_end(text, end)
                if whole == end or self.language not in ("en", "und"):
                    return None
                surfaces = candidates.people
            if any(s.entry.kind == "person" for s in surfaces) and self._in_double_name(folded, start, whole):
                surfaces = tuple(s for s in surfaces if s.entry.kind != "person")
            if not surfaces or in_address(text, start, whole):
                return None
            if candidates.ends_in_mark and opened_by_quote(text, start):
                return None
        if not candidates.plain:
            surfaces = tuple(s for s in surfaces if _fits(s, folded, start, end))
        return (start, whole, whole != end, surfaces) if surfaces else None


def _place(match: Match) -> tuple[int, int]:
    return match.start, match.end


_MAY_FOLLOW = "sSeE" + FOOTNOTE  # the Friedmans, the Marxes


def _matches(folded: Folded, hits: Sequence["_Hit"]) -> list[Match]:
    """What the hits mean, at their places in the text that was folded."""
    if not folded.cuts and not folded.foreign and all(len(surfaces) == 1 for *_, surfaces in hits):
        return [
            Match(start, end, one.entry, one.form, False, plural or one.plural, one.loose)
            for start, end, plural, (one,) in hits
        ]
    matches: list[Match] = []
    for start, end, plural, surfaces in hits:
        first, last = (folded.origin(start), folded.origin(end - 1) + 1) if folded.cuts else (start, end)
        lookalike = bool(folded.foreign) and any(first <= at < last for at in folded.foreign)
        if len(surfaces) > 1:  # one form under several spellings is one match
            surfaces = tuple({(s.entry.id, s.form.text): s for s in surfaces}.values())
        for surface in surfaces:
            several = plural or surface.plural
            matches.append(Match(first, last, surface.entry, surface.form, lookalike, several, surface.loose))
    return matches


_Hit = tuple[int, int, bool, tuple[Surface, ...]]
"""Start, end with a plural ending, whether there is one, what it may be."""


@dataclass(frozen=True, slots=True)
class _Candidates:
    """What one string may be a form of.

    Attributes:
        surfaces: all of them, in a fixed order.
        people: those that may stand in the plural.
        plain: none of them has accents or conditions that need a look at the text.
        ends_in_mark: the string ends in an apostrophe, which may be a closing quotation mark.
        simple: it is plain and does not end in a mark: where spaces stand around it, it is meant.
    """

    surfaces: tuple[Surface, ...]
    people: tuple[Surface, ...]
    plain: bool
    ends_in_mark: bool
    simple: bool

    @classmethod
    def of(cls, string: str, found: Iterable[Surface]) -> "_Candidates":
        surfaces = tuple(sorted(found, key=lambda s: (s.entry.id, s.form.text)))
        people = tuple(s for s in surfaces if s.entry.kind == "person" and s.case != "exact")
        plain = not any(s.accented or s.form.only or s.form.unless or s.entry.only or s.entry.unless for s in surfaces)
        ends_in_mark = string.endswith("'")
        return cls(surfaces, people, plain, ends_in_mark, plain and not ends_in_mark)


def _longest(hits: Sequence[_Hit]) -> list[_Hit]:
    """Of hits that overlap the longest, of equally long ones the first."""
    if all(one[1] <= other[0] for one, other in pairwise(hits)):
        return list(hits)
    kept: list[_Hit] = []
    for hit in sorted(hits, key=lambda h: (h[0], -h[1])):
        if not kept or hit[0] >= kept[-1][1]:
            kept.append(hit)
        elif hit[1] - hit[0] > kept[-1][1] - kept[-1][0]:
            kept[-1] = hit
    return kept


def _fits(surface: Surface, folded: Folded, start: int, end: int) -> bool:
    """Whether the accents of the form and the conditions of form and entry hold at the place."""
    form, entry = surface.form, surface.entry
    if surface.accented:
        written = folded.source[folded.origin(start) : folded.origin(end - 1) + 1]
        if written.casefold() != form.text.casefold():
            return False
    for only in (form.only, entry.only):
        if only and not context_holds(only, folded.text, start, end):
            return False
    return not any(unless and context_holds(unless, folded.text, start, end) for unless in (form.unless, entry.unless))
