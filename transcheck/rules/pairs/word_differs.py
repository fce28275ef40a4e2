"""Single words and expressions that the lexicon or the dictionary sets apart."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import ClassVar

from transcheck.checking.base import PairRule, Remark, Resources
from transcheck.comparing import Comparison, Side, Token
from transcheck.comparing.meanings import Found, Judgement
from transcheck.comparing.polarity import is_denied
from transcheck.comparing.tokens import persons
from transcheck.languages.english import akin, is_known, parts_of_speech, synonymy
from transcheck.languages.facts import load_facts
from transcheck.languages.lexicon.meanings import english_lexicon
from transcheck.model import Category, Severity
from transcheck.rules.pairs.one_place import in_one_place, is_noun, one_use
from transcheck.rules.wording import around, says, there

_DOER_BEFORE = 4  # words before a verb among which its pronoun stands


@dataclass(frozen=True, slots=True)
class WordDiffers(PairRule):
    """A word or expression stands where the other rendering has one that says something else.

    "Threatened" for "promised", "wounded" for "killed", "battalion" for "brigade": each reads smoothly and makes
    another claim. Told where the lexicon sets the two against each other, or where all around two words agrees and the
    lexicon, which knows both, joins them nowhere. Words that are nearly the same are told as minor, with what differs.

    Attributes:
        shades: the share of words without a counterpart up to which a shade is told; in freer renderings it is noise.
        strangers: the same of the other words, for two words that nothing joins.
        loose: the same for two such words of which one belongs to an expression or is used otherwise.
        unlisted: the same where the lexicon does not know both words, and for two kinds of one thing.
        company: how many words of meaning must have a counterpart in quotations of articles before two that nothing
            joins are told.

    Divergent:
        A: The mayor promised to close the ferry by Friday.
        B: The mayor threatened to close the ferry by Friday.
    Consistent:
        A: The crews returned to the harbour on Friday.
        B: The crews came back to the harbour on Friday.
    Source: the lexicon of news meanings in transcheck/languages/lexicon; MQM "Mistranslation".
    """

    code: ClassVar[str] = "TC222"
    name: ClassVar[str] = "word-differs"
    category: ClassVar[Category] = "meaning"
    severity: ClassVar[Severity] = "major"

    shades: float = 0.1
    strangers: float = 0.2
    loose: float = 0.05
    unlisted: float = 0.01
    company: int = 3

    def check(self, comparison: Comparison, resources: Resources) -> Iterator[Remark]:
        """Yield expressions that face each other and that the lexicon sets apart."""
        judged = {(judgement.left.head, judgement.right.head): judgement for judgement in comparison.judgements}
        for link in comparison.links:
            judgement = judged.get((link.left, link.right))
            if judgement is None:
                continue
            if link.relation == "rival" and judgement.verdict == "contrast" and _set_apart(comparison, judgement):
                yield _remark(comparison, judgement, "another meaning", None, "contrast")
            elif judgement.verdict == "converse" and _one_doer(comparison, judgement):
                yield _remark(comparison, judgement, "the same deed from the other end", None, "converse")
            elif link.relation == "near" and judgement.verdict == "near" and comparison.unmatched <= self.shades:
                yield _remark(comparison, judgement, _note(judgement), "minor", "near")
        yield from self._strange(comparison)

    def _strange(self, comparison: Comparison) -> Iterator[Remark]:
        left, right = comparison.left, comparison.right
        rest = comparison.unmatched - 2 / max(1, len(left.meaningful) + len(right.meaningful))
        for one, other in _strangers(comparison) if rest <= self.strangers else ():
            if comparison.in_articles and _company(comparison) < self.company:
                break  # two fragments that share a word or two
            cue = _kind(comparison, one, other)
            if cue == "stranger" or rest <= (self.loose if cue == "stranger.loose" else self.unlisted):
                here, over_there = says(left, around(left, one)), says(right, around(right, other))
                yield Remark(
                    at=left.span([one]),
                    message=f"{here}; {over_there}: another word there.",
                    related=(there(right, [other]),),
                    severity="minor" if cue == "sibling" else None,
                    confidence="medium",
                    cue=cue,
                )


def _company(comparison: Comparison) -> int:
    """How many words of meaning of the left side have a counterpart."""
    partners = comparison.partners(comparison.left)
    return sum(token.index in partners for token in comparison.left.meaningful)


def _kind(comparison: Comparison, one: Token, other: Token) -> str:
    """What two words are that nothing joins, by how much that says: the cue of the remark.

    The lexicon would have joined a word that it knows with another one of its meaning ("stranger"), but no part of an
    expression ("stranger.loose"), nor words of which it does not know one ("stranger.unlisted"); two kinds of one thing
    may do for each other ("sibling").
    """
    if akin(one.lemma, other.lemma):
        return "sibling"
    if not (english_lexicon().knows(one.lemma) and english_lexicon().knows(other.lemma)):
        return "stranger.unlisted"
    return "stranger" if _plainly(comparison, one, other) else "stranger.loose"


def _set_apart(comparison: Comparison, judgement: Judgement) -> bool:
    """Whether the two stand in one place as rivals: not one denied, nor either said again on the other side."""
    left, right = comparison.left, comparison.right
    one, other = left.tokens[judgement.left.head], right.tokens[judgement.right.head]
    if one.lemma in right.words or other.lemma in left.words:
        return False
    if is_denied(left, one) != is_denied(right, other):
        return False
    uses = [parts_of_speech(token.folded).keys() for token in (one, other)]
    if uses[0] and uses[1] and uses[0].isdisjoint(uses[1]):
        return False
    return in_one_place(comparison, one, other)


def _one_doer(comparison: Comparison, judgement: Judgement) -> bool:
    """Whether one person does both of what should change places: "I taught poetry", "I learned poetry"."""
    left, right = comparison.left, comparison.right
    doers = [_doer(side, found.head) for side, found in ((left, judgement.left), (right, judgement.right))]
    return None not in doers and doers[1] in comparison.counterparts(left, doers[0])


def _doer(side: Side, verb: int) -> Token | None:
    """The pronoun or name right before an active verb, other words of grammar passed over."""
    for token in reversed(side.tokens[max(0, verb - _DOER_BEFORE) : verb]):
        if token.lemma == "be" or token.kind == "mark":
            return None
        if token.name or token.folded in persons():
            return token
        if token.kind == "content":
            return None
    return None


def _note(judgement: Judgement) -> str:
    """What differs, in the lexicon's words: “share” is only part."""
    near = next(found for found in (judgement.left, judgement.right) if found.role == "near")
    note = near.expression.note
    return f"“{near.expression.text}” differs in a shade" + (f" ({note})" if note else "")


def _remark(comparison: Comparison, judgement: Judgement, what: str, severity: Severity | None, cue: str) -> Remark:
    left, right = comparison.left, comparison.right
    ours = [left.tokens[i] for i in judgement.left.indices]
    theirs = [right.tokens[i] for i in judgement.right.indices]
    source = judgement.left.expression.meaning.source
    return Remark(
        at=left.span(ours),
        message=f"{says(left, ours)}, {says(right, theirs)}: {what} (lexicon, {source}).",
        related=(there(right, theirs),),
        severity=severity,
        cue=cue,
    )


def _plainly(comparison: Comparison, one: Token, other: Token) -> bool:
    """Whether both words stand by themselves in the same use: no part of an expression, no verb with a particle."""
    for side, token in ((comparison.left, one), (comparison.right, other)):
        if any(_idiom(comparison, side, token, found) for found in side.expressions.of_several_words):
            return False
        after = side.tokens[token.index + 1 : token.index + 2]
        if after and after[0].folded in _particles() and after[0].index not in comparison.partners(side):
            return False
    return one_use(comparison, one, other)


def _idiom(comparison: Comparison, side: Side, token: Token, found: Found) -> bool:
    """Whether a word makes an expression with another word, of meaning or after it, that the other side has not."""
    others = [index for index in found.indices if index != token.index and index not in comparison.partners(side)]
    return token.index in found.indices and any(
        index > token.index or side.tokens[index].kind == "content" for index in others
    )


@cache
def _particles() -> frozenset[str]:
    words = load_facts("en-grammar")["words"]
    return frozenset([*words["particles_of_verbs"], *words["prepositions"]])


def _strangers(comparison: Comparison) -> Iterator[tuple[Token, Token]]:
    """Single words in one place, both known, that nothing joins."""
    lexicon = english_lexicon()
    for replacement in comparison.replacements:
        ours, theirs = replacement.left.content, replacement.right.content
        if replacement.held != 2 or len(ours) != 1 or len(theirs) != 1:
            continue
        one, other = ours[0], theirs[0]
        if is_denied(comparison.left, one) != is_denied(comparison.right, other):
            continue
        if one.name or other.name or not (is_known(one.folded) and is_known(other.folded)):
            continue
        known = (
            lexicon.knows(token.lemma) or is_noun(side, token)  # of nouns the dictionary says enough
            for side, token in ((comparison.left, one), (comparison.right, other))
        )
        if not synonymy(one.lemma, other.lemma) and all(known):
            yield one, other
