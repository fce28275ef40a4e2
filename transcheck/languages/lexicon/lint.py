"""Faults of the lexicons: lines that contradict themselves, and lines that stand twice."""

from collections import defaultdict
from collections.abc import Iterator

from transcheck.languages.lexicon.meanings import english_lexicon
from transcheck.languages.lexicon.renderings import bilingual_lexicon

_LANGUAGES = ("uk", "ru", "be")


def faults() -> Iterator[str]:
    """One line for each fault, with file and line."""
    yield from _english()
    for language in _LANGUAGES:
        yield from _bilingual(language)


def _english() -> Iterator[str]:
    lexicon = english_lexicon()
    seen: dict[frozenset[tuple[str, ...]], str] = {}
    for meaning, line in zip(lexicon.meanings, lexicon.by_meaning(), strict=True):
        members = {e.words for e in line if e.role == "same" and not e.conditions}
        others = {e.words: e for e in line if e.role in {"contrast", "not"}}
        for words in sorted(members & others.keys()):
            yield f"{meaning.source}: “{others[words].text}” is a member and its own contrast"
        if len([e for e in line if e.role != "contrast"]) < 2:
            yield f"{meaning.source}: a meaning needs a member and something to set beside it"
        key = frozenset(members)
        if len(key) > 1 and key in seen:
            yield f"{meaning.source}: the same members as {seen[key]}"
        seen.setdefault(key, meaning.source)


def _bilingual(language: str) -> Iterator[str]:
    at: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for entry in bilingual_lexicon(language).entries:
        accepted = (
            set(entry.senses[0].renderings) if len(entry.senses) == 1 else set()
        )  # right in one, wrong in another
        for word in sorted(accepted & entry.wrong.keys()):
            yield f"{language}-en/{entry.source}: “{word}” is a rendering and a wrong one"
        for head in entry.heads:
            if entry.source not in (sources := at[head.lower(), entry.part, ", ".join(entry.senses[0].renderings)]):
                sources.append(entry.source)
    for (head, _, _), sources in at.items():
        if len(sources) > 1:
            yield f"{language}-en/{sources[1]}: “{head}” stands already in {sources[0]}"
