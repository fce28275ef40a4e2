"""What the lexicon says of two renderings: which expressions mean the same, nearly the same, or another thing."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from functools import cache, cached_property
from operator import itemgetter
from typing import Literal, NamedTuple

from transcheck.comparing.tokens import Token
from transcheck.languages.facts import load_facts
from transcheck.languages.lexicon.meanings import OWNER, SLOT, Expression, Lexicon, is_undergone

Verdict = Literal["same", "converse", "near", "contrast"]

_MEMBERS = frozenset({"same", "not", "converse"})
_SLOT_WORDS = 4
_PARTICLE_GAP = 4  # words between a verb and its particle: "hand the keys back over"
_HELPER_BEFORE = 3  # words between "be" and its participle
_DENIAL_BEFORE = 4  # words between a "not" and what it denies
# Words that an expression may have inside without being another: "bear it in mind".
_PASSED_OVER = frozenset({"a", "an", "the", "it", "them", "this", "that", "him", "her", "us", "me", "you"})


class Found(NamedTuple):
    """An expression of the lexicon in a rendering.

    Attributes:
        indices: the tokens that make it up, in order.
        head: the token that stands for all of them.
        expression: what the lexicon says of it.
        role: its part in the meaning; "same" also for what `not:` marks where a denial stands before it.
        of_grammar: whether it is a single word of grammar.
        stands_alone: whether it means something by itself: all but "of", "be" and their like.
    """

    indices: tuple[int, ...]
    head: int
    expression: Expression
    role: str
    of_grammar: bool
    stands_alone: bool


class Judgement(NamedTuple):
    """What the lexicon says of an expression on the left and one on the right.

    Attributes:
        left, right: the expressions.
        verdict: what they are to each other.
    """

    left: Found
    right: Found
    verdict: Verdict


@cache
def _dependent() -> frozenset[str]:
    """Words of grammar that mean something only with what follows them: articles, auxiliaries, bare prepositions."""
    tables = (_grammar("words", name) for name in ("articles", "auxiliaries", "dependent_prepositions"))
    return frozenset().union(*tables)


@cache
def _grammar(table: str, name: str) -> frozenset[str]:
    return frozenset(load_facts("en-grammar")[table][name])


class Expressions:
    """All expressions of the lexicon in a rendering; what lies within a longer one is left out.

    A word has five meanings and most of them concern nobody: they are noted as they are found, and made into `Found`
    where someone asks for a meaning.

    Args:
        tokens: the words of one side.
        lexicon: the meanings.
    """

    def __init__(self, tokens: Sequence[Token], lexicon: Lexicon) -> None:
        self._tokens = tokens
        self._noted = tuple(_note(tokens, lexicon))
        self._longer: dict[int, list[frozenset[int]]] = {}
        for _, expression, found in self._noted:
            if found is not None and len(expression.words) > 1 and expression.role in _MEMBERS:
                own = frozenset(found.indices)
                for index in own:
                    self._longer.setdefault(index, []).append(own)

    def __iter__(self) -> Iterator[Found]:
        """All of them, in order."""
        return self._made(self._noted)

    @cached_property
    def meanings(self) -> frozenset[int]:
        """The numbers of the meanings that any of them may have."""
        return frozenset([expression.meaning.number for _, expression, _ in self._noted])

    @cached_property
    def of_several_words(self) -> tuple[Found, ...]:
        """Those of several words, in order, and single words that are denied, together with their denial."""
        several = self._made(noted for noted in self._noted if noted[2] is not None)
        return tuple(found for found in several if len(found.indices) > 1)

    def having(self, meanings: Set[int]) -> Iterator[Found]:
        """Those of certain meanings, in order."""
        return self._made([noted for noted in self._noted if noted[1].meaning.number in meanings])

    def _made(self, noted: "Iterable[_Noted]") -> Iterator[Found]:
        longer = self._longer
        for start, expression, found in noted:
            if found is None:
                if start not in longer:
                    of_grammar, stands_alone = _grammar_of(self._tokens[start])
                    yield Found((start,), start, expression, expression.role, of_grammar, stands_alone)
            elif not (found.head in longer and self._hidden(found)):
                yield found

    def _hidden(self, found: Found) -> bool:
        """Whether a longer expression holds this one; a preposition that leads on, "come back to", makes none."""
        own = frozenset(found.indices)
        longer = [other - own for other in self._longer[found.head] if own < other]
        if len(own) == 1:
            return bool(longer)
        leading_on = _grammar("words", "trailing_prepositions")
        return any(self._tokens[i].folded not in leading_on for others in longer for i in others)


# A word, an expression that begins with it, and where that stands; None where it is the word alone, as most are.
_Noted = tuple[int, Expression, Found | None]


def _note(tokens: Sequence[Token], lexicon: Lexicon) -> Iterator[_Noted]:
    """The expressions that stand in a rendering, by their first word; of a meaning each word has a role once."""
    lemmas = frozenset([token.lemma for token in tokens])
    there = lemmas.union([token.folded for token in tokens], (SLOT, OWNER))
    for token in tokens:
        if token.kind == "mark":
            continue
        start, lemma, folded = token.index, token.lemma, token.folded
        beginnings = [lexicon.beginning(lemma)]
        if folded != lemma:
            beginnings.append(lexicon.beginning(folded))
        seen: set[tuple[int, str]] = set()
        for beginning in beginnings:
            if beginning is None:
                continue
            lasts = beginning.longer.keys() & there if beginning.longer else ()
            if beginning.plain is not None and not lasts and len(beginnings) == 1:
                for expression in beginning.plain:
                    yield start, expression, None
                continue
            others = lemmas - {lemma}
            standing = [
                (place, e, _alone(tokens, start, e)) for place, e in beginning.alone if _holds(tokens, start, e, others)
            ]
            for last in lasts:
                for place, e in beginning.longer[last]:
                    if (
                        _holds(tokens, start, e, others)
                        and (indices := match_words(tokens, start, e.words)) is not None
                    ):
                        standing.append((place, e, _found(tokens, indices, e)))
            for _, expression, found in sorted(standing, key=itemgetter(0)):
                mark = (expression.meaning.number, expression.role)
                if mark not in seen:
                    seen.add(mark)
                    yield start, expression, found


def _holds(tokens: Sequence[Token], start: int, expression: Expression, others: Set[str]) -> bool:
    """Whether an expression has its sense here, beside these lemmas."""
    if expression.conditions and expression.conditions.isdisjoint(others):
        return False
    return not is_undergone(expression.text) or _is_suffered(tokens, start)


def _is_suffered(tokens: Sequence[Token], verb: int) -> bool:
    """Whether "be" or "get" stands before a participle, or nothing at all."""
    before = tokens[max(0, verb - _HELPER_BEFORE) : verb]
    return not before or any(token.lemma in {"be", "get"} or token.folded in {"'s", "'re", "'m"} for token in before)


def _alone(tokens: Sequence[Token], start: int, expression: Expression) -> Found | None:
    return _found(tokens, (start,), expression) if expression.role == "not" else None


def _found(tokens: Sequence[Token], indices: tuple[int, ...], expression: Expression) -> Found:
    head = indices[0]
    for index in indices:
        if tokens[index].kind == "content":
            head = index
            break
    role: str = expression.role
    if role == "not":
        denial = next(
            (t.index for t in reversed(tokens[max(0, indices[0] - _DENIAL_BEFORE) : indices[0]]) if _denies(t)), None
        )
        if denial is None:
            role = "contrast"
        else:
            role, indices = "same", (denial, *indices)
    of_grammar, stands_alone = _grammar_of(tokens[head]) if len(indices) == 1 else (False, True)
    return Found(indices, head, expression, role, of_grammar, stands_alone)


def _grammar_of(token: Token) -> tuple[bool, bool]:
    """Whether a word is of grammar, and whether it means something by itself."""
    of_grammar = token.kind == "function"
    return of_grammar, not of_grammar or _dependent().isdisjoint((token.folded, token.lemma))


def _denies(token: Token) -> bool:
    return token.lemma in _grammar("negatives", "words")


def match_words(tokens: Sequence[Token], start: int, words: Sequence[str]) -> tuple[int, ...] | None:
    """The indices of the tokens that make up an expression, None where it does not stand here.

    Args:
        tokens: the words of one side.
        start: a token that is the first word of the expression.
        words: the expression, as `pattern_of` has it.
    """
    if len(words) == 1:
        return (start,)
    indices = [start]
    place = start + 1
    particle = len(words) == 2 and words[1] in _grammar("words", "particles_of_verbs")
    pending = 0
    for word in words[1:]:
        if word == SLOT:
            pending = _SLOT_WORDS
            place += 1
            continue
        gap = _PARTICLE_GAP if particle else pending
        hit = _next(tokens, place, word, gap)
        if hit is None:
            return None
        indices.append(hit)
        place, pending = hit + 1, 0
    return tuple(indices)


def _next(tokens: Sequence[Token], place: int, word: str, gap: int) -> int | None:
    """Where the word stands at `place`, articles and at most `gap` words passed over."""
    passed = 0
    while place < len(tokens):
        token = tokens[place]
        if token.lemma == word or token.folded == word or (word == OWNER and _possesses(token)):
            return place
        if token.kind == "mark" and token.text != "-":
            return None
        if token.folded not in _PASSED_OVER and token.text != "-":
            passed += 1
            if passed > gap:
                return None
        place += 1
    return None


def _possesses(token: Token) -> bool:
    return token.folded in _grammar("cases", "possessives") or token.folded in {"its", "'s", "whose"}


def judge(left: Expressions, right: Expressions) -> tuple[Judgement, ...]:
    """What the expressions of one side are to those of the other; the kindest verdict on two places stands alone.

    Args:
        left: the expressions of one side.
        right: the same of the other.
    """
    common = left.meanings & right.meanings
    if not common:
        return ()
    there = _by_meaning(right.having(common))
    best: dict[tuple[int, int], Judgement] = {}
    for one in left.having(common):
        for other in there.get(one.expression.meaning.number, ()):
            verdict = _verdict(one, other)
            if verdict is None:
                continue
            key = (one.head, other.head)
            known = best.get(key)
            if known is None or _KINDEST.index(verdict) < _KINDEST.index(known.verdict):
                best[key] = Judgement(one, other, verdict)
    return tuple([best[key] for key in sorted(best)])


_KINDEST: tuple[Verdict, ...] = ("same", "converse", "contrast", "near")


def _by_meaning(found: Iterable[Found]) -> Mapping[int, list[Found]]:
    by: dict[int, list[Found]] = defaultdict(list)
    for one in found:
        by[one.expression.meaning.number].append(one)
    return by


def _verdict(one: Found, other: Found) -> Verdict | None:
    roles = {one.role, other.role}
    if one.of_grammar or other.of_grammar:  # of such words the rules on grammar judge what is another
        alike = one.of_grammar == other.of_grammar or (one.stands_alone and other.stands_alone)
        return "same" if roles == {"same"} and alike else None
    if roles == {"same"}:
        return "same"
    if roles <= {"same", "converse"}:
        return "converse" if len(roles) == 2 else "same"
    if "near" in roles and roles & {"same", "converse"}:
        return "near"
    if "contrast" in roles and roles & {"same", "converse"}:
        return "contrast"
    return None
