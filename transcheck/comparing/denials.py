"""Which denial of one rendering the other plainly affirms, and which operators meet their contrary."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from transcheck.comparing.answers import DOWN, Answers, same_kind
from transcheck.comparing.comparison import Comparison, Side
from transcheck.comparing.nearness import shares_around
from transcheck.comparing.operators import Operator, clause, contrary, is_argument, is_meaningful
from transcheck.comparing.polarity import Negation, denies_outside, holds_negation, negative_words, negator
from transcheck.comparing.scopes import moved
from transcheck.comparing.tokens import Token
from transcheck.comparing.unsaid_denials import is_unsaid

_AROUND = 12  # words around the place of a denial among which the other side may have it in another form
_SHARED = 0.5  # of the words of two clauses that must be linked before a denial on one side alone says anything
_CLOSE = 3  # words between two denials that cancel each other
_SIX = 6  # the same where the neighbours of the denial stand side by side
_FAR = 9  # words in which "not X" is followed by "but Y"
_FEW = 3  # words without counterpart that are never too many
_FREE = 0.3  # share of words without counterpart above which a denial on one side alone says nothing
_ALTERNATIVES = frozenset({"or", "nor"})
_BESIDE = 2  # words between a denial and its nearest linked neighbours


@dataclass(frozen=True, slots=True)
class LostNegation:
    """A denial on one side that the other side has in no form, or the contrary of.

    Attributes:
        side: the side that denies.
        negation: the negator and what it denies.
        facing: the words of the other side that stand for what is denied.
        cue: how it was found: "lost-not", "operator.only/not_only", "scope".
    """

    side: Side
    negation: Negation
    facing: tuple[Token, ...]
    cue: str


_AGAINST = DOWN | {"only", "only_but", "not_only", "affirming", "not_all", "must", "always", "barely", "almost"}


def _too_free(comparison: Comparison) -> bool:
    """Whether the renderings share too little; in a short sentence one or two words are a large share."""
    if comparison.unmatched <= _FREE:
        return False
    alone = [t for side, _ in comparison.sides for t in side.meaningful if t.index not in comparison.partners(side)]
    return len(alone) > _FEW


def lost_negations(comparison: Comparison) -> tuple[LostNegation, ...]:
    """The denials of either side that the other side plainly affirms, and operators that meet their contrary."""
    answers = Answers(comparison)
    if not any(answers.operators.values()) or _too_free(comparison):
        return ()
    if denies_outside(comparison.left) != denies_outside(comparison.right):
        return ()  # one outlet puts its denial before the marks: TC220 compares the sentences
    found = list(_contraries(answers))
    found += [_lost(comparison.left, one, one.targets[0], [other.cue], cue) for one, other, cue in moved(answers)]
    answers.pair_off(same_kind)
    said = {lost.negation.cue for lost in found}
    for side, other in comparison.sides:
        for lost in _unanswered(answers, side, other):
            if lost.negation.cue not in said and not _is_cut(comparison, lost):
                said.add(lost.negation.cue)
                found.append(lost)
    return tuple(found)


def _is_cut(comparison: Comparison, lost: LostNegation) -> bool:
    """Whether an article only leaves out, or words otherwise, the clause with the denial."""
    other = comparison.right if lost.side is comparison.left else comparison.left
    return comparison.in_articles and is_unsaid(comparison, lost.side, other, lost.negation.cue)


def _lost(side: Side, operator: Operator, target: Token | None, facing: Sequence[Token], cue: str) -> LostNegation:
    return LostNegation(side, Negation(negator(operator), target), tuple(facing), cue)


def _contraries(answers: Answers) -> Iterator[LostNegation]:
    """Operators of contrary classes that are said of the same word."""
    left = answers.comparison.left
    for one in answers.of(left):
        for other in answers.of(answers.comparison.right):
            if {id(one), id(other)} & answers.answered or frozenset({one.name, other.name}) not in contrary():
                continue
            if any(operator.name == "only_but" and not operator.in_one_piece for operator in (one, other)):
                continue  # "no rain until": a denial as well
            target = next(
                (t for t in one.targets[:2] if set(answers.counterparts(left, t)) & set(other.targets[:2])), None
            )
            if target is not None:
                names = "/".join(sorted((one.name, other.name)))
                answers.answered |= {id(one), id(other)}
                yield _lost(left, one, target, (other.cue, *answers.counterparts(left, target)), f"operator.{names}")


def _unanswered(answers: Answers, side: Side, other: Side) -> Iterator[LostNegation]:
    for operator in answers.of(side):
        if id(operator) in answers.answered or not (operator.denies or _denies_here(answers, side, operator)):
            continue
        if _twice(answers, side, operator) or _said_otherwise(answers, side, operator):
            continue
        place = _gap(answers, side, operator, other)
        if place is not None:
            yield _lost(side, operator, operator.targets[0] if operator.targets else None, [place], "lost-not")
            continue
        for target in operator.targets[:2]:
            facing = answers.counterparts(side, target)
            if not facing or _corrects(side, operator):
                break
            if _affirms(answers, side, operator, target, other, facing[0]):
                yield _lost(side, operator, target, facing, "lost-not-free")
                break


def _denies_here(answers: Answers, side: Side, operator: Operator) -> bool:
    """Whether an expression has lost its negator alone: "not until", "until"; "not just", "just"."""
    last, explicit = operator.tokens[-1], negative_words("explicit", "words")
    if len(operator.tokens) == 1 or last.folded in explicit or negator(operator).folded not in explicit:
        return False
    kept = answers.comparison.counterparts(side, negator(operator))
    return not any(there.folded in explicit for there in kept) and any(
        there.folded == last.folded for there in answers.comparison.counterparts(side, last)
    )


def _gap(answers: Answers, side: Side, operator: Operator, other: Side) -> Token | None:
    """The word that stands where the denial would, where its neighbours stand side by side; None where they do not."""
    comparison, partners = answers.comparison, answers.comparison.partners(side)
    target = operator.targets[0] if operator.targets else None
    if (target and not answers.counterparts(side, target)) or not shares_around(
        comparison, side, operator.cue, operator.tokens
    ):
        return None
    first, last = operator.tokens[0].index, operator.tokens[-1].index
    if last - first >= len(operator.tokens):
        last = first
    before = next((partners[i] for i in range(first - 1, max(-1, first - 1 - _BESIDE), -1) if i in partners), ())
    after = next((partners[i] for i in range(last + 1, min(len(side.tokens), last + 1 + _BESIDE)) if i in partners), ())
    for i in before:
        for j in after:
            if 0 < j - i <= _BESIDE:
                facing = other.tokens[j] if other.tokens[j].kind != "mark" else other.tokens[i]
                if _is_shared(answers, other, facing) or _asks(other, facing) != _asks(side, operator.cue):
                    continue
                if target and not any(
                    t in clause(other.tokens, facing.index) for t in answers.counterparts(side, target)
                ):
                    continue
                if not target and not (_ends_clause(side, last) and _ends_clause(other, j - 1)):
                    continue
                strange = (t for t in other.tokens[i + 1 : j] if t.kind == "content")
                if any(not comparison.counterparts(other, t) for t in strange):
                    continue
                if not any(True for _ in _denials_around(answers, other, facing, _SIX)):
                    return facing
    return None


def _ends_clause(side: Side, index: int) -> bool:
    """Whether nothing but a mark follows."""
    return index + 1 >= len(side.tokens) or side.tokens[index + 1].kind == "mark"


def _said_otherwise(answers: Answers, side: Side, operator: Operator) -> bool:
    """Whether words of the denial have a counterpart that says it: "not safe", "dangerous"."""
    explicit = negative_words("explicit", "words")
    return any(
        there.folded not in explicit and there.lemma != token.lemma
        for token in operator.tokens
        if token.folded in explicit or token.kind == "content"
        for there in answers.comparison.counterparts(side, token)
    )


def _corrects(side: Side, operator: Operator) -> bool:
    """Whether a phrase is denied only to put another in its place: "not ten days but twenty"."""
    following = side.tokens[operator.cue.index + 1 : operator.cue.index + 1 + _FAR]
    same = [t for t in following if t.sentence == operator.cue.sentence]
    return operator.cue.folded == "not" and any(t.folded in {"but", "rather"} for t in same)


def _twice(answers: Answers, side: Side, operator: Operator) -> bool:
    """Whether another denial close by, on the same side, cancels or repeats this one."""
    return any(
        other is not operator
        and other.denies
        and other.cue.sentence == operator.cue.sentence
        and abs(other.cue.index - operator.cue.index) <= _CLOSE
        for other in answers.of(side)
    )


def _affirms(answers: Answers, side: Side, operator: Operator, target: Token, other: Side, facing: Token) -> bool:
    """Whether the other side says without any denial what is denied here: the word itself, and what it is said of."""
    if _is_shared(answers, other, facing) or _asks(other, facing) != _asks(side, target):
        return False
    ours = [t for t in clause(side.tokens, target.index) if t not in operator.tokens]
    theirs = clause(other.tokens, facing.index)
    if not shares_around(answers.comparison, side, operator.cue, operator.tokens) or not _agree(
        answers, side, ours, target, theirs
    ):
        return False
    return not any(True for _ in _denials_around(answers, other, facing, _AROUND))


def _is_shared(answers: Answers, side: Side, word: Token) -> bool:
    """Whether a denial earlier in the sentence reaches a word as one of several: "nobody struck or touched me"."""
    return any(
        operator.denies
        and operator.cue.sentence == word.sentence
        and any(t.folded in _ALTERNATIVES for t in side.tokens[operator.cue.index : word.index + 1])
        for operator in answers.of(side)
    )


def _asks(side: Side, word: Token) -> bool:
    """Whether the sentence of a word is a question: "Call that consent?" denies it without a "not"."""
    return any(t.text == "?" and t.sentence == word.sentence for t in side.tokens[word.index :])


def _agree(answers: Answers, side: Side, ours: Sequence[Token], target: Token, theirs: Sequence[Token]) -> bool:
    """Whether two clauses share what they are about: an argument beside what is denied, and most of their words."""
    region = {token.index for token in theirs}
    met = [t for t in ours if any(u.index in region for u in answers.counterparts(side, t))]
    if not any((is_argument(t) or t.kind == "content") and t is not target for t in met):
        return False
    there = {u.index for t in met for u in answers.counterparts(side, t)}
    words = [t for t in ours if is_meaningful(t)] + [t for t in theirs if is_meaningful(t)]
    shared = sum(t in met for t in ours if is_meaningful(t)) + sum(t.index in there for t in theirs if is_meaningful(t))
    return shared >= _SHARED * len(words)


def _denials_around(answers: Answers, other: Side, facing: Token, reach: int) -> Iterator[Token]:
    """Words of the other side near a word that may deny it and that answer nothing on this side."""
    operators = [op for op in answers.of(other) if id(op) not in answers.answered]
    free = {token.index for op in operators if op.name in _AGAINST for token in op.tokens}
    loose = negative_words("implicit", "loose")
    for token in other.tokens[max(0, facing.index - reach) : facing.index + reach + 1]:
        if token.index in free:
            yield token
        elif holds_negation(token) or token.lemma in loose:
            counterparts = answers.comparison.counterparts(other, token)
            if not any(holds_negation(there) or there.lemma == token.lemma for there in counterparts):
                yield token
