"""What to tell an editor about a match: what to write instead, and whose rule it is."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

from transcheck.glossary.entries import Entry, Form, Part
from transcheck.glossary.matching import Match
from transcheck.glossary.plurals import plural_of
from transcheck.glossary.shipped import layer_of
from transcheck.model import Category


def part_of(form: Form, entry: Entry) -> Part:
    """Which part of the name a form is: as the glossary says, else as its words tell."""
    if form.part:
        return form.part
    words = form.text.split()
    if len(words) == 1 and form.text.isupper() and len(form.text) > 1:
        return "acronym"
    if entry.kind == "person" and len(words) == 1:
        longer = [other.text.split() for other in entry.forms if len(other.text.split()) > 1]
        first = any(form.text == other[0] for other in longer)
        return "given" if first and not any(form.text == other[-1] for other in longer) else "family"
    return "full"


def replacements(form: Form, entry: Entry) -> tuple[str, ...]:
    """The allowed forms that can stand in the place of `form`: the same part of the name, preferred ones first."""
    part, words = part_of(form, entry), len(form.text.split())
    allowed = [other for other in entry.allowed if other.text != form.text]
    alike = [other for other in allowed if part_of(other, entry) == part]
    same = [other for other in alike if len(other.text.split()) == words] or alike or allowed
    best = [other for other in same if other.status == "preferred"] or same
    return tuple(other.text for other in best)


@dataclass(frozen=True, slots=True)
class Advice:
    """What is to be said wherever one form of an entry is met.

    Attributes:
        instead: what may stand in its place, see `replacements`.
        rule: whose rule it is, see `whose_rule`.
        write: the end of a sentence: "; write “Gomel” or “Homiel”", nothing without anything to write.
        category: of findings about the entry.
    """

    instead: tuple[str, ...]
    rule: str
    write: str
    category: Category

    @classmethod
    def about(cls, form: Form, entry: Entry) -> "Advice":
        """The advice about one form of an entry."""
        instead = replacements(form, entry)
        options = " or ".join(f"“{text}”" for text in instead[:3])
        return cls(instead, whose_rule(entry, form), f"; write {options}" if options else "", category_of(entry))

    def suggestion(self, match: Match, written: str) -> str | None:
        """What to write instead of a match, in the number and the capitals of what stands there."""
        if not self.instead or match.loose:  # what stands between the names is not ours to drop
            return None
        instead = self.instead[0]
        if match.plural:
            instead = (plural_of(instead) or instead) if match.entry.kind in ("term", "title") else f"{instead}s"
        capitals = written.isupper() and len(written) > 1 and not match.form.text.isupper()
        return instead.upper() if capitals else instead


def whose_rule(entry: Entry, form: Form | None = None) -> str:
    """Whose rule it is: file and line, entry, source."""
    place = f"{_file_name(entry.place.path)}:{entry.place.line}, " if entry.place else ""
    source = (form.source if form else None) or entry.source
    return f"{place}entry {entry.id}" + (f"; {source}" if source else "")


@cache
def _file_name(path: str) -> str:
    return Path(path).name


def layer(entry: Entry) -> str | None:
    """The glossary that an entry comes from, as reports call it."""
    return layer_of(entry.place.path) if entry.place else None


def category_of(entry: Entry) -> Category:
    """The category of findings about an entry."""
    if entry.kind in ("term", "title"):
        return "term" if entry.kind == "term" else "title"
    return "name"


_AROUND = " \t\r\n\"'“”‘’«»(:,"
_AROUND_AFTER = _AROUND + ")"


class _Cues(NamedTuple):
    """The words that show that a form is spoken of.

    Attributes:
        endings: what one of the cues before ends in.
        before: finds a cue that ends directly before a form.
        first_letters: of the cues after, small and capital.
        after: matches a cue directly after a form.
        turned: matches what leads from a former name to the present one.
    """

    endings: tuple[str, ...]
    before: re.Pattern[str]
    first_letters: frozenset[str]
    after: re.Pattern[str]
    turned: re.Pattern[str]


@cache
def _mention_cues() -> _Cues:
    with Path(__file__).with_name("mentions.toml").open("rb") as file:
        cues = tomllib.load(file)
    before = "|".join(re.escape(cue) for cue in sorted(cues["before"], key=len, reverse=True))
    after = "|".join(re.escape(cue) for cue in sorted(cues["after"], key=len, reverse=True))
    turned = "|".join(re.escape(cue) for cue in sorted(cues["turned"], key=len, reverse=True))
    firsts = [cue.lstrip(_AROUND_AFTER)[0] for cue in cues["after"]]
    return _Cues(
        tuple(cue.casefold().rstrip(_AROUND) for cue in cues["before"]),
        re.compile(rf"(?<!\w)(?:{before})[{_AROUND}]*$", re.IGNORECASE),
        frozenset([*map(str.lower, firsts), *map(str.upper, firsts)]),
        re.compile(rf"[{_AROUND_AFTER}]*(?:{after})(?!\w)", re.IGNORECASE),
        re.compile(rf"[{_AROUND_AFTER}–-]*(?:{turned})[{_AROUND}–-]+(?:the )?", re.IGNORECASE),
    )


def spoken_of(text: str, start: int, end: int, entry: Entry) -> bool:
    """Whether a form of `entry` at [start, end) is spoken of and not used: “formerly Kiev”, “Kyiv (Kiev)”."""
    # The patterns are slow, a look at the neighbouring words is not; archives bring tens of thousands of hits.
    cues = _mention_cues()
    lead = text[max(0, start - 60) : start].replace("\n", " ").casefold()
    if lead.rstrip(_AROUND).endswith(cues.endings) and cues.before.search(lead):
        return True
    trail = text[end : end + 4].lstrip(_AROUND_AFTER)[:1]
    if (not trail or trail in cues.first_letters) and cues.after.match(text[end : end + 60].replace("\n", " ")):
        return True
    if len(entry.forms) > 1 and _leads_to_present_name(text, start, end, entry):
        return True
    if not text[max(0, start - 3) : start].rstrip("\"'“‘« ").endswith(("(", "[")):
        return False
    return _in_brackets_after(text, start, end, entry)


def _leads_to_present_name(text: str, start: int, end: int, entry: Entry) -> bool:
    """Whether a form is told to have given way to another one: “Byelorussia became Belarus”, “from Kiev to Kyiv”."""
    following = text[end : end + 90].replace("\n", " ").replace("’", "'")
    turn = _mention_cues().turned.match(following)
    if turn is None:
        return False
    return any(
        other.text != text[start:end] and _begins_with_name(following, turn.end(), other.text) for other in entry.forms
    )


def _begins_with_name(text: str, at: int, name: str) -> bool:
    return text.startswith(name, at) and not text[at + len(name) : at + len(name) + 1].isalpha()


def _in_brackets_after(text: str, start: int, end: int, entry: Entry) -> bool:
    """Whether a form stands alone in brackets behind another form of its entry: Kyiv (Kiev)."""
    opening = re.search(r"[(\[]\s*[\"'“‘«]?$", text[max(0, start - 5) : start])
    if opening is None or not re.match(r"[\"'”’»]?\s*[)\]]", text[end : end + 4]):
        return False
    stem = text[max(0, start - 60) : max(0, start - 5) + opening.start()].rstrip(" \n\"'”’»")
    stem = stem.removesuffix("'s").removesuffix("’s")
    return any(stem.endswith(other.text) for other in entry.forms if other.text != text[start:end])
