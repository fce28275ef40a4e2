"""Words that deny: negators, and words that hold a negation in their meaning."""

from functools import cache, lru_cache

from transcheck.comparing.tokens import Token
from transcheck.languages.english import antonyms, is_known
from transcheck.languages.facts import load_facts

_SHORTEST = 3  # letters of what a prefix negates


@cache
def words_of(table: str, *names: str) -> frozenset[str]:
    """The words of one table of en-negation.toml, of several of its lists together."""
    return frozenset(word for name in names for word in load_facts("en-negation")[table][name])


def denies_always(token: Token) -> bool:
    """Whether a word denies something in all its uses: "refuse", "unstable", but not "bar" or "stop"."""
    return is_negative_word(token.lemma) or token.lemma in words_of("implicit", "strict")


def holds_negation(token: Token) -> bool:
    """Whether a word denies something without a negator: "refuse", "absence", "unstable"."""
    implicit = words_of("implicit", "verbs", "others")
    return token.lemma in implicit or token.folded in implicit or is_negative_word(token.lemma)


@lru_cache(maxsize=20_000)
def is_negative_word(lemma: str) -> bool:
    """Whether `lemma` is a known word with a negative prefix or ending: "unstable", "irregular", "homeless"."""
    if lemma.endswith(("less", "lessly")) and len(lemma) > len("unless"):
        return True
    return any(
        lemma.startswith(prefix)
        and len(bare := lemma.removeprefix(prefix)) > _SHORTEST
        and is_known(bare)
        and antonyms(lemma, bare)
        for prefix in load_facts("en-grammar")["affixes"]["negative_prefixes"]
    )
