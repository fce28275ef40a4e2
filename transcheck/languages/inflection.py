"""The dictionary forms of a word of an original, among the words that a lexicon knows.

Russian by the dictionary of pymorphy3 (OpenCorpora). For Ukrainian and Belarusian no dictionary may be shipped: tables
of endings (`uk-forms.toml`, `be-forms.toml`) say which forms may belong to a word. They allow too much, and serve
because only words of the lexicon count.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from transcheck.languages.facts import load_facts
from transcheck.model import Language

_NONE = "-"
_TABLE = "!"  # a dictionary form that the table of irregular stems has
_PLAIN = str.maketrans({"ё": "е", "’": "'", "ʼ": "'", "‘": "'", "\u0301": ""})
_SHORTEST_STEM = 2
_ADJECTIVE = "a"
_SUPERLATIVES = ("щонай", "най")


def plain(word: str) -> str:
    """Lower case, one apostrophe, no ё and no stress: what spellings of one word share."""
    return word.lower().translate(_PLAIN)


class Inflection:
    """Finds dictionary forms.

    Args:
        language: uk, ru or be.
        known: the dictionary forms that count, with their parts of speech.
        closed: those of them that are words of grammar and no forms of other words: "від" is none of "вода".
        inside: those of them that stand in expressions only, in any form: "роботу" may be of "робота".
    """

    def __init__(
        self,
        language: Language,
        known: Mapping[str, frozenset[str]],
        closed: Iterable[str] = (),
        inside: Iterable[str] = (),
    ) -> None:
        self._closed = frozenset(closed)
        self._inside = frozenset(inside)
        self._tables = _tables(language) if language != "ru" else None
        self._known: dict[str, list[tuple[str, frozenset[str]]]] = {}
        for word, parts in known.items():
            self._known.setdefault(self._fold(word), []).append((word, parts))
        self._found: dict[str, tuple[str, ...]] = {}

    def lemmas(self, word: str) -> tuple[str, ...]:
        """The words of the lexicon of which this may be a form, itself first.

        Args:
            word: as `plain` makes it.
        """
        found = self._found.get(word)
        if found is None:
            found = self._found[word] = tuple(dict.fromkeys(self._lemmas(word)))
        return found

    def _fold(self, word: str) -> str:
        return word.translate(self._tables.fold) if self._tables else word

    def _lemmas(self, word: str) -> Iterator[str]:
        itself = self._known.get(self._fold(word), ())
        yield from (known for known, _ in itself)
        if word in self._closed:
            return
        if self._tables is not None and any(known not in self._inside for known, _ in itself):
            return  # a dictionary form is itself: "дружина" is no participle of "дружити"
        if self._tables is None:
            yield from (known for form in _normal_forms(word) for known, _ in self._known.get(form, ()))
            return
        folded = self._fold(word)
        whole = self._tables.whole.get(folded)
        if whole is not None:
            yield from (known for one in whole for known, _ in self._known.get(one, ()))
            return
        found = list(self._by_endings(folded, ""))
        for ending in self._tables.reflexive:
            if folded.endswith(ending) and len(folded) > len(ending) + _SHORTEST_STEM:
                bare = folded.removesuffix(ending)
                found += list(self._by_endings(bare, self._tables.reflexive[0])) or list(self._by_endings(bare, ""))
        yield from found

    def _by_endings(self, word: str, reflexive: str) -> Iterator[str]:
        assert self._tables is not None
        for cut in range(len(word), max(0, len(word) - self._tables.longest) - 1, -1):
            stem, ending = word[:cut], word[cut:]
            for paradigm in self._tables.by_form.get(ending, ()):
                if reflexive and paradigm.part != "v":
                    continue
                for lemma in self._candidates(stem, paradigm):
                    for known, parts in self._known.get(lemma + reflexive, ()):
                        if paradigm.part in parts and known not in self._closed:
                            yield known

    def _candidates(self, stem: str, paradigm: "_Paradigm") -> Iterator[str]:
        assert self._tables is not None
        if paradigm.lemmas == (_TABLE,):
            for beginning, whole in self._tables.irregular:
                if stem.endswith(beginning):
                    yield stem.removesuffix(beginning) + whole
            return
        stems = [stem, *self._changed(stem, paradigm.part)]
        if paradigm.part == _ADJECTIVE:
            stems += [one.removeprefix(best) for best in _SUPERLATIVES for one in stems if one.startswith(best)]
        for one in stems:
            if len(one) >= _SHORTEST_STEM or paradigm.part == "v":
                yield from (one + ending for ending in paradigm.lemmas)

    def _changed(self, stem: str, part: str) -> Iterator[str]:
        assert self._tables is not None
        for pattern, replacements in self._tables.changes.get(part, ()):
            if pattern.search(stem):
                for replacement in replacements:
                    yield pattern.sub(replacement, stem)  # parses the template once, which `expand` does each time


@dataclass(frozen=True, slots=True)
class _Paradigm:
    part: str
    lemmas: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Tables:
    fold: Mapping[int, str]
    reflexive: Sequence[str]
    by_form: Mapping[str, Sequence[_Paradigm]]
    longest: int
    changes: Mapping[str, Sequence[tuple[re.Pattern[str], Sequence[str]]]]
    irregular: Sequence[tuple[str, str]]
    whole: Mapping[str, Sequence[str]]


@cache
def _tables(language: Language) -> _Tables:
    facts = load_facts(f"{language}-forms")
    fold = str.maketrans(facts["fold"])

    def ending(text: str) -> str:
        return "" if text == _NONE else text.translate(fold)

    by_form: dict[str, list[_Paradigm]] = {}
    for row in facts["paradigm"]:
        paradigm = _Paradigm(row["part"], tuple(ending(text) for text in row["lemma"].split()))
        for form in dict.fromkeys(row["forms"].split()):
            by_form.setdefault(ending(form), []).append(paradigm)
    changes = {
        part: [
            (re.compile(f"(?:{form})$"), [re.sub(r"\$(\d)", r"\\g<\1>", text) for text in lemmas])
            for form, lemmas in rows
        ]
        for part, rows in facts["changes"].items()
        if isinstance(rows, list)
    }
    irregular = [(stem.translate(fold), whole.translate(fold)) for stem, whole in facts["changes"]["irregular"].items()]
    whole: dict[str, list[str]] = {}
    for word, forms in facts.get("whole", {}).items():
        for form in forms.split():
            whole.setdefault(form.translate(fold), []).append(word.translate(fold))
    return _Tables(fold, facts["reflexive"], by_form, max(map(len, by_form)), changes, irregular, whole)


@cache
def _analyzer() -> Any:
    import pymorphy3

    return pymorphy3.MorphAnalyzer(lang="ru")


def _normal_forms(word: str) -> tuple[str, ...]:
    """The dictionary forms of a Russian word; a participle leads to its verb, and to itself as an adjective."""
    found = []
    for parse in _analyzer().parse(word):
        found.append(plain(parse.normal_form))
        if "PRTF" in parse.tag or "PRTS" in parse.tag:
            found.append(
                plain(
                    parse.inflect({"PRTF", "sing", "masc", "nomn"}).word
                    if parse.inflect({"PRTF", "sing", "masc", "nomn"})
                    else parse.word
                )
            )
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=20_000)
def time_of(verb: str, language: Language) -> str | None:
    """The time that the form of a verb tells: "past", "present" or "future", None where it may be several.

    Args:
        verb: a form of a verb, as `plain` makes it.
        language: uk, ru or be.
    """
    if language == "ru":
        times = {str(parse.tag.tense) for parse in _analyzer().parse(verb) if parse.tag.POS == "VERB"}
        return {"past": "past", "pres": "present", "futr": "future"}.get(times.pop()) if len(times) == 1 else None
    endings = load_facts("bilingual")["tense"][language]
    return "past" if verb.endswith(tuple(endings)) and len(verb) > _SHORTEST_STEM + 2 else None
