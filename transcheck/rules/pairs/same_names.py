"""Whether two names may mean one: abbreviations, short forms, people and country, spelling."""

from collections.abc import Sequence
from functools import cache

from transcheck.comparing.relations import related_words, same_place, short_of, sounds, spelled_alike
from transcheck.comparing.tokens import Token
from transcheck.languages.english import is_known
from transcheck.languages.facts import load_facts
from transcheck.rules.pairs.mentions import Mention, titles_and_offices

_ABBREVIATION = 2  # letters at least
_CUT = 3  # letters at most of a name that is cut off: "Rz"
_SPELLABLE = 4  # letters without which two spellings are alike by chance
_SURELY_ONE = 0.8  # likelihood, as the rule on spellings of names has it


def one_name(one: Mention, other: Mention) -> bool:
    """Whether two mentions may mean the same: initials, short forms, people and country, spelling, diminutives."""
    if one.letters in {other.initials, other.letters} or other.letters == one.initials:
        return True
    if _one_body(one, other) or _in_capital(one, other) or _same_initials(one, other) or _same_initials(other, one):
        return True
    if _shortens(one, other) or _shortens(other, one) or _same_sound(one, other) or _same_title(one, other):
        return True
    return any(
        same_place(a.folded, b.folded) or spelled_alike(a.folded, b.folded) or short_of(a.folded, b.folded)
        or related_words(a.lemma, b.lemma) not in {None, "opposite"}
        for a in _own_words(one)
        for b in _own_words(other)
    )  # fmt: skip


def _one_body(one: Mention, other: Mention) -> bool:
    """Whether they are two names of one body: "AFU", "Ukraine's Armed Forces"."""
    ours, theirs = (_bodies(frozenset(token.folded for token in mention.tokens)) for mention in (one, other))
    return not ours.isdisjoint(theirs)


def _bodies(words: frozenset[str]) -> frozenset[str]:
    """The bodies with a name of just these words; words of grammar are not counted."""
    return frozenset(body for body, names in _names_of_bodies() if any(words == name for name in names))


@cache
def _names_of_bodies() -> tuple[tuple[str, tuple[frozenset[str], ...]], ...]:
    table = load_facts("en-names")["bodies"]
    return tuple(
        (body, tuple(frozenset(name.split()) - {"of", "the"} for name in names)) for body, names in table.items()
    )


def _in_capital(one: Mention, other: Mention) -> bool:
    """Whether a capital speaks for its country: "Warsaw", "the Poles"."""
    speaks = [{_capitals()[token.folded] for token in m.tokens if token.folded in _capitals()} for m in (one, other)]
    return not speaks[0].isdisjoint(speaks[1])


@cache
def _capitals() -> dict[str, str]:
    table = load_facts("en-names")["capitals"]
    return {word: capital for capital, words in table.items() for word in [capital, *words]}


def _same_initials(short: Mention, full: Mention) -> bool:
    """Whether an abbreviation has the initials of a name in another order: "UAF", "Armed Forces of Ukraine"."""
    letters = short.letters
    return len(short.tokens) == 1 < len(full.tokens) and len(letters) > _ABBREVIATION and (
        short.tokens[0].text.isupper() and sorted(letters) == sorted(full.initials)
    )  # fmt: skip


def _own_words(mention: Mention) -> Sequence[Token]:
    """The words of a name without titles, unless it is nothing else."""
    return [token for token in mention.tokens if token.folded not in titles_and_offices()] or mention.tokens


def _shortens(short: Mention, full: Mention) -> bool:
    """Whether a word abbreviates a name: "EPL" of "Premier League", "MSK" of "Moscow", "Rz" of "Rzeczpospolita"."""
    word = short.tokens[0]
    if len(short.tokens) > 1 or len(word.text) < _ABBREVIATION:
        return False
    if len(full.tokens) == 1:
        begins = len(word.text) <= _CUT and full.letters.startswith(word.folded)
        return begins or (_in_capitals(word) and _in_order(word.folded, full.letters))
    capitals = "".join(filter(str.isupper, word.text)).lower()
    return len(capitals) >= _ABBREVIATION and (full.initials in capitals or capitals in full.initials)


def _in_capitals(word: Token) -> bool:
    """Whether a word is an abbreviation, in the plural maybe: "NATO", "U.S.", "MPs"."""
    letters = word.text.replace(".", "")
    return letters.isupper() or (letters[:-1].isupper() and letters[-1] == "s" and len(letters) > _ABBREVIATION)


def _in_order(letters: str, word: str) -> bool:
    """Whether a word begins with the first of `letters` and has them all, in order, by their sounds."""
    rest = iter(sounds(word))
    return word[:1] == letters[:1] and all(letter in rest for letter in sounds(letters))


def _same_sound(one: Mention, other: Mention) -> bool:
    """Whether the last words of two names are one name in two romanizations: "Dauden", "Oliver Dowden"."""
    from transcheck.names.arabic import one_arabic_name
    from transcheck.names.rendering import same_name  # heavy, and few pairs of names come this far

    first, second = one.tokens[-1], other.tokens[-1]
    if (is_known(first.folded) and is_known(second.folded)) or min(len(first.text), len(second.text)) < _SPELLABLE:
        return False
    if same_name(first.folded, second.folded) >= _SURELY_ONE:
        return True
    return not (is_known(first.folded) or is_known(second.folded)) and one_arabic_name(first.folded, second.folded)


def _same_title(one: Mention, other: Mention) -> bool:
    """Whether both are one title, once abbreviated: "Dr", "Doctor"."""
    return _title(one.tokens[0].folded) == _title(other.tokens[0].folded) and len(one.tokens) == len(other.tokens) == 1


def _title(word: str) -> str:
    word = word.rstrip(".")
    return next((full for full, short in load_facts("en-names")["abbreviated"].items() if word in short), word)


def may_abbreviate(short: Sequence[Token], full: Sequence[Token]) -> bool:
    """Whether capitals may abbreviate a name: in another language where it is one of ordinary words.

    They share a letter with its initials then at least; with the initials of a name that nobody translates the first.
    """
    if len(short) > 1 or len(short[0].text) < _ABBREVIATION or not short[0].text.isupper() or len(full) < 2:
        return False
    if not all(is_known(token.folded) for token in full):
        return full[0].folded[0] == short[0].folded[0]
    return bool(set(short[0].folded) & {token.folded[0] for token in full})


def is_slip(one: Sequence[Token], other: Sequence[Token]) -> bool:
    """Whether two abbreviations have the same letters in another order: "UEFA", "EUFA"."""
    return len(one) == len(other) == 1 and one[0].text.isupper() and sorted(one[0].text) == sorted(other[0].text)
