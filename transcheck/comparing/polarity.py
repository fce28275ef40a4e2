"""Negations of both renderings, and which of them has no counterpart."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from transcheck.comparing.comparison import Comparison, Side
from transcheck.comparing.denying_words import denies_always, holds_negation, words_of
from transcheck.comparing.quoted_denials import Negation, is_unsaid, not_outside
from transcheck.comparing.tokens import Token
from transcheck.languages.facts import load_facts

_REACH = 7  # words around a negation among which its paraphrase may stand
_DENIAL_BEFORE = 5  # words from a negation to what it denies
_FAR = 9  # words that a reordering may move what is denied
_CLOSE = 4  # words between the place of a negation and its paraphrase
_LISTED = 6  # words between two negators of one list


@cache
def _idioms() -> Mapping[str, Sequence[tuple[int, tuple[str, ...]]]]:
    """For each word of the harmless phrases its places in them."""
    found: dict[str, list[tuple[int, tuple[str, ...]]]] = {}
    for phrase in load_facts("en-negation")["idioms"]["harmless"]:
        idiom = tuple(phrase.split())
        for place, word in enumerate(idiom):
            found.setdefault(word, []).append((place, idiom))
    return found


@cache
def _repeats() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(phrase.split()) for phrase in load_facts("en-negation")["emphasis"]["repeats"])


def negations(tokens: Sequence[Token]) -> tuple[Negation, ...]:
    """The explicit negations of a rendering, in order; phrases that deny nothing are left out."""
    return tuple(_negations(tokens))


def _negations(tokens: Sequence[Token]) -> Iterator[Negation]:
    explicit = words_of("explicit", "words")
    cues = [token for token in tokens if token.folded in explicit and token.kind != "aside"]
    if not cues:
        return
    lemmas = [token.lemma if token.kind != "mark" else token.text for token in tokens]
    denied: set[int] = set()
    for token in cues:
        at = token.index
        if _in_idiom(lemmas, at) or _is_abbreviation(tokens, at):
            continue
        if token.sentence in denied and (_adds_another(tokens, at) or _only_repeats(lemmas, at)):
            continue
        denied.add(token.sentence)
        following = (other for other in tokens[at + 1 : at + 8] if other.sentence == token.sentence)
        yield Negation(token, next((other for other in following if other.kind in {"content", "number"}), None))


def _in_idiom(lemmas: Sequence[str], at: int) -> bool:
    return any(
        place <= at and tuple(lemmas[at - place : at - place + len(idiom)]) == idiom
        for place, idiom in _idioms().get(lemmas[at], ())
    )


def _adds_another(tokens: Sequence[Token], at: int) -> bool:
    """Whether a negator only takes the denial on to the next: "…, nor …", "…, and neither did …"."""
    word, before = tokens[at].folded, tokens[at - 1].folded if at else ""
    return word == "nor" or (word == "neither" and before in {"and", ","}) or _lists(tokens, at)


def _lists(tokens: Sequence[Token], at: int) -> bool:
    """Whether a second "not" or "never" only goes on with a list: "not three, not four of them"."""
    word = tokens[at].folded
    if word not in {"not", "never"} or at < 3 or tokens[at - 1].folded not in {",", "and", "or"}:
        return False
    earlier = [place for place in range(max(0, at - _LISTED), at - 1) if tokens[place].folded == word]
    return any(tokens[place + 1].kind == tokens[at + 1].kind for place in earlier if at + 1 < len(tokens))


def _only_repeats(lemmas: Sequence[str], at: int) -> bool:
    """Whether a negator opens a phrase that says once more what another one has denied: "…, not even once"."""
    return any(tuple(lemmas[at : at + len(phrase)]) == phrase for phrase in _repeats())


def _is_abbreviation(tokens: Sequence[Token], at: int) -> bool:
    """Whether this is "No. 7", "no 7": a number, not a negation; "no," and "No!" answer a question and stay."""
    after = tokens[at + 1 : at + 3]
    return (tokens[at].folded == "no" and any(token.kind == "number" for token in after[:1])) or (
        len(after) == 2 and after[0].text == "." and after[1].kind == "number"
    )  # fmt: skip


def is_denied(side: Side, token: Token) -> bool:
    """Whether a negation stands shortly before a word, or a word such as "refuse" or "lack" does."""
    before = side.tokens[max(0, token.index - _DENIAL_BEFORE) : token.index]
    return any(
        other.sentence == token.sentence and (other.folded in words_of("explicit", "words") or denies_always(other))
        for other in before
    )


def denies(tokens: Sequence[Token]) -> bool:
    """Whether a sentence denies what it says: an odd number of negators, or a verb such as "refuse"."""
    lemmas = [token.lemma for token in tokens]
    explicit = sum(
        token.kind != "aside" and token.folded in words_of("explicit", "words") and not _in_idiom(lemmas, place)
        for place, token in enumerate(tokens)
    )
    implicit = any(token.lemma in words_of("implicit", "verbs") for token in tokens)
    return bool((explicit + implicit) % 2)


@dataclass(frozen=True, slots=True)
class LostNegation:
    """A negation on one side that the other side has in no form.

    Attributes:
        side: the side that denies.
        negation: the negator and what it denies.
        facing: the words of the other side that stand for what is denied; empty when they cannot be told.
    """

    side: Side
    negation: Negation
    facing: tuple[Token, ...]


def lost_negations(comparison: Comparison) -> tuple[LostNegation, ...]:
    """The negations of either side that nothing on the other side answers."""
    left, right = comparison.left, comparison.right
    ours, theirs = list(negations(left.tokens)), list(negations(right.tokens))
    _pair_off(comparison, ours, theirs)
    return tuple(
        lost
        for side, other, rest in ((left, right, ours), (right, left, theirs))
        for lost in _unanswered(comparison, side, other, rest)
        if not _said_by_lexicon(comparison, side, lost.negation)
    )


def _said_by_lexicon(comparison: Comparison, side: Side, negation: Negation) -> bool:
    """Whether the lexicon says that the other side has this denial in one word: "not safe", "dangerous"."""
    explicit = words_of("explicit", "words")
    return any(token.folded not in explicit for token in comparison.counterparts(side, negation.cue))


def _pair_off(comparison: Comparison, ours: list[Negation], theirs: list[Negation]) -> None:
    """Take away negations that answer each other, the nearest first."""
    ranked = sorted(
        (
            -_affinity(comparison, one, other),
            one.cue.index + other.cue.index,
            abs(one.cue.index - other.cue.index),
            a,
            b,
        )
        for a, one in enumerate(ours)
        for b, other in enumerate(theirs)
    )
    gone_ours: set[int] = set()
    gone_theirs: set[int] = set()
    for rank, _, _, a, b in ranked:
        if rank < 0 and a not in gone_ours and b not in gone_theirs:
            gone_ours.add(a)
            gone_theirs.add(b)
    ours[:] = [one for a, one in enumerate(ours) if a not in gone_ours]
    theirs[:] = [other for b, other in enumerate(theirs) if b not in gone_theirs]


def _affinity(comparison: Comparison, one: Negation, other: Negation) -> int:
    """How surely two negations deny the same thing; 0 when each stands far from where the other would."""
    partners = comparison.partners(comparison.left)
    same_target = bool(one.target and other.target and other.target.index in partners.get(one.target.index, ()))
    near = sum(
        any(abs(j - other.cue.index) <= _REACH for j in partners.get(i, ()))
        for i in range(one.cue.index - _REACH, one.cue.index + _REACH + 1)
    )
    if not same_target and one.target and other.target:
        facing = partners.get(one.target.index, ())
        back = comparison.partners(comparison.right).get(other.target.index, ())
        far = facing and back and min(abs(j - other.cue.index) for j in facing) > _FAR
        if far and min(abs(i - one.cue.index) for i in back) > _FAR:
            return 0
    return 100 * same_target + near


def _unanswered(comparison: Comparison, side: Side, other: Side, rest: Sequence[Negation]) -> Iterator[LostNegation]:
    if not rest:
        return
    answers = _paraphrases(comparison, other)
    rest = not_outside(comparison, other, rest)
    by_sentence: dict[int, list[Negation]] = {}
    for negation in rest:
        by_sentence.setdefault(negation.cue.sentence, []).append(negation)
    for group in by_sentence.values():
        for negation in group:
            if len(group) > 1 and _answers_itself(group):
                continue
            if _opposed(comparison, side, negation) or _calls_possible(negation, other):
                continue
            if is_unsaid(comparison, side, other, negation):
                continue
            answer = _nearest(comparison, side, negation, answers)
            if answer is None and negation.target is not None and negation.target.lemma in words_of("raising", "verbs"):
                answer = next((token for token in answers if holds_negation(token)), None)
            if answer is not None:
                answers.remove(answer)
                continue
            facing = comparison.counterparts(side, negation.target) if negation.target else ()
            yield LostNegation(side, negation, facing)


def _answers_itself(group: Sequence[Negation]) -> bool:
    """Two negators close together cancel: "cannot not know", "never without"."""
    return len(group) == 2 and abs(group[0].cue.index - group[1].cue.index) <= 3


def _paraphrases(comparison: Comparison, side: Side) -> list[Token]:
    """Words of `side` that may stand for a negation of the other side: they answer no word there by themselves."""
    found = []
    for token in side.tokens:
        if holds_negation(token):
            if not any(holds_negation(there) for there in comparison.counterparts(side, token)):
                found.append(token)
        elif token.lemma in words_of("implicit", "loose") and not comparison.counterparts(side, token):
            found.append(token)
    return found


def not_all(side: Side) -> tuple[Token, ...]:
    """The first words that deny a whole, so that some are left: "not all", "not everyone"; none when there are none."""
    for token, after in pairwise(side.tokens):
        if token.lemma == "not" and token.kind != "aside" and after.folded in words_of("implicit", "wholes"):
            return token, after
    return ()


def says_nobody(side: Side) -> Token | None:
    """The first word that leaves nobody and nothing: "none", "nobody"."""
    return next((t for t in side.tokens if t.kind != "aside" and t.folded in words_of("implicit", "nobody")), None)


def _opposed(comparison: Comparison, side: Side, negation: Negation) -> bool:
    """Whether the word that is denied here has its opposite there: "not easy", "difficult"."""
    first = side is comparison.left
    opposites = {link.left if first else link.right for link in comparison.links if link.relation == "opposite"}
    start, content = negation.cue.index, 0
    for token in side.tokens[start + 1 : start + _REACH]:
        if token.index in opposites:
            return True
        content += token.kind == "content"
        if content > 1 or token.kind == "mark":
            break
    return False


def _calls_possible(negation: Negation, other: Side) -> bool:
    """Whether what is denied is that something is impossible, and the other side calls it possible."""
    if negation.target is None or negation.target.lemma not in words_of("possibility", "denied"):
        return False
    return negation.target.lemma not in other.words and not other.words.isdisjoint(words_of("possibility", "answers"))


def _nearest(comparison: Comparison, side: Side, negation: Negation, answers: Sequence[Token]) -> Token | None:
    """The paraphrase on the other side that stands nearest to where this negation would stand there."""
    partners = comparison.partners(side)
    at = negation.cue.index
    before = next((partners[i] for i in range(at - 1, at - _REACH, -1) if i in partners), ())
    after = next((partners[i] for i in range(at + 1, at + _REACH) if i in partners), ())
    places = [*before, *after]
    near = [(min(abs(answer.index - j) for j in places), answer.index, answer) for answer in answers if places]
    best = min(near, default=None, key=lambda item: item[:2])
    return best[2] if best and best[0] <= _CLOSE else None
