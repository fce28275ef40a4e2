"""Words of an original that deny, oblige, doubt or limit: what a rendering must not lose.

Ukrainian, Russian and Belarusian only; what English says is read from its words by `transcheck.comparing`. These
languages deny with several words at once ("ніхто нічого не сказав"): `denials` counts such a clause once.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from transcheck.languages.facts import load_facts
from transcheck.languages.numerals import fold_places
from transcheck.model import Language

LANGUAGES_WITH_CUES: tuple[Language, ...] = ("uk", "ru", "be")
_WORDS = re.compile(r"(?<![\w'-])[^\W\d_][\w']*")
_CLAUSE_END = re.compile(r"[.!?;:,…—–\n]")
_DENYING = frozenset({"deny", "concord"})


@dataclass(frozen=True, slots=True)
class Cue:
    """A word or phrase that carries one of the meanings of the tables.

    Attributes:
        start, end: half-open place in the text.
        family: "negation", "obligation", "certainty", "condition", "quantifier", "limit", …
        meaning: within the family: "deny", "must", "alleged", …
    """

    start: int
    end: int
    family: str
    meaning: str


def _form(words: str) -> str:
    return re.escape(words).replace(r"\*", r"[\w']*").replace(r"\ ", r"\s+")


@cache
def _patterns(language: Language) -> Mapping[str, re.Pattern[str]]:
    """By the first two letters one pattern of all phrases, the longest first: "не только" is met before "не"."""
    meant: dict[str, str] = {}
    for family, meanings in load_facts(f"{language}-cues").items():
        for meaning, phrases in meanings.items():
            for words in phrases:
                meant.setdefault(words.replace("ё", "е"), f"{family}_{meaning}")
    forms: dict[str, list[str]] = {}
    for at, (words, name) in enumerate(sorted(meant.items(), key=lambda item: (-len(item[0]), item[0]))):
        forms.setdefault(words[:2].strip("* "), []).append(f"(?P<{name}_{at}>{_form(words)})")
    return {beginning: re.compile(rf"(?:{'|'.join(own)})(?![\w'-])") for beginning, own in forms.items()}


def find_cues(text: str, language: Language) -> tuple[Cue, ...]:
    """The cues of a text, in order, none overlapping another; phrases that deny nothing are left out.

    Args:
        text: any text.
        language: of the text; nothing is found but in Ukrainian, Russian and Belarusian.
    """
    return tuple(cue for cue in _cues(text, language) if cue.meaning != "harmless")


def _cues(text: str, language: Language) -> Iterator[Cue]:
    if language not in LANGUAGES_WITH_CUES:
        return
    folded, patterns, end = fold_places(text), _patterns(language), 0
    for word in _WORDS.finditer(folded):
        pattern = patterns.get(word.group()[:2])
        match = pattern.match(folded, word.start()) if pattern and word.start() >= end else None
        if match:
            end = match.end()
            family, meaning, _ = (match.lastgroup or "").split("_")
            yield Cue(match.start(), end, family, meaning)


def denials(text: str, language: Language) -> tuple[Cue, ...]:
    """The denials of a text, one for each clause: of "ніхто нічого не сказав" the "не".

    A clause with two denials proper ("не може не знати") keeps both, unless the tables call the phrase harmless.
    """
    found: list[Cue] = []
    for cue in find_cues(text, language):
        if cue.family != "negation" or cue.meaning not in _DENYING:
            continue
        last = found[-1] if found else None
        if (
            last is None
            or _CLAUSE_END.search(text, last.end, cue.start)
            or "concord" not in {last.meaning, cue.meaning}
        ):
            found.append(cue)
        elif last.meaning == "concord":
            found[-1] = cue
    return tuple(found)
