"""Counts what may be names over any number of texts, one text at a time."""

from collections import Counter
from dataclasses import dataclass, field

from transcheck.glossary import Glossary
from transcheck.glossary.upkeep.suggest.candidates import Candidate, cues, find_candidates
from transcheck.languages.closed import calendar, capitalised_calendar
from transcheck.languages.english import function_words, is_known
from transcheck.model import Document

_CONTEXTS = 3
_MOST = 300_000  # spellings at hand; beyond it those met once are let go of


@dataclass(slots=True)
class Spelling:
    """One spelling and what was seen of it.

    Attributes:
        words: of the name.
        count: how often it was met.
        sure: how often where capitals say something.
        texts: in how many texts.
        before, after: words beside it.
        titles: titles before it.
        contexts: a few places, as (path, line, the words around).
        last: path of the last text it was met in.
    """

    words: tuple[str, ...]
    count: int = 0
    sure: int = 0
    texts: int = 0
    before: Counter[str] = field(default_factory=Counter)
    after: Counter[str] = field(default_factory=Counter)
    titles: Counter[str] = field(default_factory=Counter)
    contexts: list[tuple[str, int, str]] = field(default_factory=list)
    last: str | None = None

    @property
    def text(self) -> str:
        """The spelling."""
        return " ".join(self.words)


class Collector:
    """Takes texts in and knows what was met; texts themselves are not kept.

    Args:
        glossary: what has an entry is left out.
    """

    def __init__(self, glossary: Glossary) -> None:
        self.glossary = glossary
        self.spellings: dict[tuple[str, ...], Spelling] = {}
        self.texts = 0
        self.native: Counter[tuple[str, str]] = Counter()

    def add(self, document: Document) -> None:
        """Count the candidates of an English text, or the capitalised words of an original."""
        if document.language not in ("en", "und"):
            self._add_native(document)
            return
        self.texts += 1
        known = [(match.start, match.end) for match in self.glossary.find(document.text, "en")]
        for candidate in find_candidates(document):
            if not _overlaps(candidate, known) and not _no_name(candidate):
                self._count(candidate, document)
        if len(self.spellings) > _MOST:
            self.spellings = {words: seen for words, seen in self.spellings.items() if seen.count > 1}

    def _count(self, candidate: Candidate, document: Document) -> None:
        seen = self.spellings.setdefault(candidate.words, Spelling(candidate.words))
        seen.count += 1
        seen.sure += candidate.sure
        if seen.last != document.path:
            seen.texts += 1
            seen.last = document.path
        if candidate.before:
            seen.before[candidate.before] += 1
        if candidate.after:
            seen.after[candidate.after] += 1
        if candidate.title:
            seen.titles[candidate.title] += 1
        if len(seen.contexts) < _CONTEXTS:
            line = document.text.count("\n", 0, candidate.start) + 1
            seen.contexts.append((document.path, line, _around(document.text, candidate)))

    def _add_native(self, document: Document) -> None:
        from transcheck.glossary.upkeep.suggest.originals import native_names

        for name in native_names(document.text):
            self.native[document.language, name] += 1


def _overlaps(candidate: Candidate, known: list[tuple[int, int]]) -> bool:
    return any(start < candidate.end and candidate.start < end for start, end in known)


def _no_name(candidate: Candidate) -> bool:
    """Whether the words are the calendar's, a page's furniture, or a single word of grammar."""
    words = candidate.words
    no_names = cues()["feasts"] | cues()["furniture"] | cues()["titles"]
    dates = calendar() | capitalised_calendar()
    if all(word.rstrip(".") in no_names or word.rstrip(".").lower() in dates for word in words):
        return True
    if len(words) == 1:
        word = words[0]
        return len(word) < 2 or word.casefold() in function_words() or (word.endswith(".") and len(word) < 4)
    return False


def _around(text: str, candidate: Candidate) -> str:
    start = max(0, candidate.start - 40)
    before = text[start : candidate.start].partition(" ")[2] if start else text[: candidate.start]
    after = text[candidate.end : candidate.end + 40].rpartition(" ")[0]
    return " ".join(f"{before}{text[candidate.start : candidate.end]}{after}".split())


def is_plain_word(spelling: Spelling) -> bool:
    """Whether a single capitalised word is an ordinary English one that was never surely a name."""
    return len(spelling.words) == 1 and spelling.sure == 0 and is_known(spelling.words[0].casefold())
