"""Whether two quotes have one speaker, however each outlet spells the name."""

from transcheck.encoders.letters import fold_sounds, to_latin
from transcheck.encoders.lexical import WORD, fold
from transcheck.glossary import Glossary
from transcheck.model import Language, Quote

_ALIKE = 4  # letters of a name that survive endings and romanizations
_AS_LIKELY_AS_NOT = 0.5


class Speakers:
    """Compares the speakers of quotes, by the glossary's people first and by spelling then."""

    def __init__(self, glossary: Glossary | None = None) -> None:
        self._glossary = glossary
        self._known: dict[tuple[str, Language, str, Language], bool] = {}

    def same(self, one: Quote | None, other: Quote | None) -> bool | None:
        """Whether two quotes have one speaker; None when either is unknown or is told by no name."""
        names = []
        for quote in (one, other):
            if quote is None or quote.speaker.name is None or not _has_capital(quote.speaker.name):
                return None
            names.append((quote.speaker.name, quote.span.document.language))
        if names[0] == names[1]:
            return True
        if not all(_is_name(name) for name, _ in names):
            return None
        key = (*min(names), *max(names))
        if key not in self._known:
            self._known[key] = self._same_person(*key)
        return self._known[key]

    def reason(self, one: Quote | None, other: Quote | None) -> tuple[str, ...]:
        """The same, as a phrase that an editor understands."""
        same = self.same(one, other)
        return () if same is None else ("the same speaker" if same else "another speaker",)

    def _same_person(self, one: str, language: Language, other: str, other_language: Language) -> bool:
        people = self._people(one, language), self._people(other, other_language)
        if all(people):
            return bool(people[0] & people[1])
        if _beginnings(one) & _beginnings(other):
            return True
        return _same_spelling(one, language, other, other_language) >= _AS_LIKELY_AS_NOT

    def _people(self, name: str, language: Language) -> frozenset[str]:
        if self._glossary is None:
            return frozenset()
        return frozenset(m.entry.id for m in self._glossary.find(name, language) if m.entry.kind == "person")


def _has_capital(words: str) -> bool:
    return any(word[:1].isupper() for word in WORD.findall(words))


def _is_name(words: str) -> bool:
    """Whether the words name someone: "the AARP spokeswoman", "The post" tell what he is."""
    found = WORD.findall(words)
    if found and fold(found[0]) == "the":
        return len(found) > 2 and found[-1][:1].isupper()
    return bool(found) and found[-1][:1].isupper()


def _beginnings(name: str) -> frozenset[str]:
    """Beginnings of the words of a name, alike in both scripts."""
    words = (fold_sounds(to_latin(word)) for word in WORD.findall(fold(name)))
    return frozenset(word[:_ALIKE] for word in words if len(word) >= _ALIKE)


def _same_spelling(one: str, language: Language, other: str, other_language: Language) -> float:
    from transcheck.names import is_rendering, same_name  # a quarter of a second to import, and seldom needed

    native = [language in ("uk", "ru", "be"), other_language in ("uk", "ru", "be")]
    if native == [False, False]:
        return same_name(one, other)
    if native == [True, True]:
        return 1.0 if fold(one) == fold(other) else 0.0
    if native[0]:
        one, other, language, other_language = other, one, other_language, language
    return is_rendering(one, other, other_language)  # type: ignore[arg-type]
