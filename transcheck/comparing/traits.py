"""What both languages say in a few words: hearsay, guesses, "only", "almost", "if", pronouns.

The words stand in `languages/bilingual.toml`. A trait of the original that no word of a rendering can carry is lost;
one that the rendering has without any word of the original behind it is added.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from transcheck.comparing.comparison import Side
from transcheck.comparing.keeping import kept
from transcheck.languages.cues import LANGUAGES_WITH_CUES
from transcheck.languages.facts import load_facts
from transcheck.languages.inflection import plain
from transcheck.model import Language


class Saying(NamedTuple):
    """Where a text says a trait.

    Attributes:
        trait: its name in the table.
        start, end: half-open place in the text of the span that was read.
    """

    trait: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Traits:
    """What one text says.

    Attributes:
        plainly: the first place of each trait that it says plainly.
        loosely: traits that some word of it may carry.
    """

    plainly: Mapping[str, Saying]
    loosely: frozenset[str]

    def may_say(self, trait: str) -> bool:
        """Whether the text says a trait, plainly or not."""
        return trait in self.plainly or trait in self.loosely


@kept
def traits(side: Side) -> Traits:
    """What a rendering or an original says of what the table lists."""
    whole = plain(side.member.span.text)
    language = side.document.language if side.document.language in LANGUAGES_WITH_CUES else "en"
    plainly = {}
    loosely = set()
    for name, (strict, loose) in _patterns(language).items():
        idioms = _idioms(name, language)
        text = idioms.sub(lambda match: " " * len(match.group()), whole) if idioms else whole
        if strict and (match := strict.search(text)):
            plainly[name] = Saying(name, match.start(), match.end())
        elif loose and loose.search(text):
            loosely.add(name)
    return Traits(plainly, frozenset(loosely))


@cache
def _patterns(language: Language) -> Mapping[str, tuple[re.Pattern[str] | None, re.Pattern[str] | None]]:
    found = {}
    for name, row in load_facts("bilingual")["traits"].items():
        loose = row["loose"] if language == "en" else row["from"]
        found[name] = _pattern(row[language]), _pattern(loose)
    return found


@cache
def _idioms(name: str, language: Language) -> re.Pattern[str] | None:
    """Phrases in which a word of a trait says something else."""
    return _pattern(load_facts("bilingual")["idioms"].get(name, {}).get(language, ()))


def _pattern(words: Sequence[str]) -> re.Pattern[str] | None:
    if not words:
        return None
    forms = (re.escape(plain(word)).replace(r"\*", r"[\w'-]*").replace(r"\ ", r"\s+") for word in words)
    return re.compile(rf"(?<!\w)(?:{'|'.join(sorted(forms, key=len, reverse=True))})(?!\w)")


class Difference(NamedTuple):
    """A trait in which a rendering differs from its original.

    Attributes:
        trait: its name.
        lost: whether the original has it; else the rendering added it.
        at: where the side that has it says it.
    """

    trait: str
    lost: bool
    at: Saying


def differences(rendering: Side, original: Side) -> Iterator[Difference]:
    """What one of two texts says plainly and the other in no way."""
    ours, theirs = traits(rendering), traits(original)
    for name, saying in theirs.plainly.items():
        if not ours.may_say(name):
            yield Difference(name, True, saying)
    for name, saying in ours.plainly.items():
        if not theirs.may_say(name):
            yield Difference(name, False, saying)
