"""Rule TC222: a word or expression stands where the other rendering has one that says something else."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from transcheck.checking.base import PairRule, Remark, Resources
from transcheck.comparing import Comparison, Token
from transcheck.comparing.meanings import Judgement
from transcheck.comparing.polarity import is_denied
from transcheck.languages.english import akin, is_known, parts_of_speech
from transcheck.languages.lexicon.meanings import english_lexicon
from transcheck.model import Category, Severity
from transcheck.rules.wording import around, says, there


@dataclass(frozen=True, slots=True)
class WordDiffers(PairRule):
    """A word or expression stands where the other rendering has one that says something else.

    "Threatened" for "promised", "wounded" for "killed", "battalion" for "brigade": each reads smoothly and makes
    another claim. Told where the lexicon sets the two against each other, or where all around two words agrees and the
    lexicon, which knows both, joins them nowhere. Words that are nearly the same are told as minor, with what differs.

    Attributes:
        shades: the share of words without a counterpart up to which a shade is told; in freer renderings it is noise.
        strangers: the same for two words that nothing joins.

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

    def check(self, comparison: Comparison, resources: Resources) -> Iterator[Remark]:
        """Yield expressions that face each other and that the lexicon sets apart."""
        judged = {(judgement.left.head, judgement.right.head): judgement for judgement in comparison.judgements}
        for link in comparison.links:
            judgement = judged.get((link.left, link.right))
            if judgement is None:
                continue
            if link.relation == "rival" and judgement.verdict == "contrast" and _set_apart(comparison, judgement):
                yield _remark(comparison, judgement, "another meaning", None, "contrast")
            elif link.relation == "near" and judgement.verdict == "near" and comparison.unmatched <= self.shades:
                yield _remark(comparison, judgement, _note(judgement), "minor", "near")
        for one, other in _strangers(comparison) if comparison.unmatched <= self.strangers else ():
            left, right = comparison.left, comparison.right
            yield Remark(
                at=left.span([one]),
                message=f"{says(left, around(left, one))}; {says(right, around(right, other))}: another word there.",
                related=(there(right, [other]),),
                confidence="medium",
                cue="stranger",
            )


def _set_apart(comparison: Comparison, judgement: Judgement) -> bool:
    """Whether the two stand in one place as rivals: not one denied, nor either said again on the other side."""
    left, right = comparison.left, comparison.right
    one, other = left.tokens[judgement.left.head], right.tokens[judgement.right.head]
    if one.lemma in right.words or other.lemma in left.words:
        return False
    if is_denied(left, one) != is_denied(right, other):
        return False
    uses = [parts_of_speech(token.folded).keys() for token in (one, other)]
    return not uses[0] or not uses[1] or not uses[0].isdisjoint(uses[1])


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


def _strangers(comparison: Comparison) -> Iterator[tuple[Token, Token]]:
    """Single words in one place, both known, that nothing joins."""
    lexicon = english_lexicon()
    for replacement in comparison.replacements:
        ours, theirs = replacement.left.content, replacement.right.content
        if replacement.held != 2 or len(ours) != 1 or len(theirs) != 1:
            continue
        one, other = ours[0], theirs[0]
        if one.name or other.name or not (is_known(one.folded) and is_known(other.folded)):
            continue
        if lexicon.knows(one.lemma) and lexicon.knows(other.lemma) and not akin(one.lemma, other.lemma):
            yield one, other
