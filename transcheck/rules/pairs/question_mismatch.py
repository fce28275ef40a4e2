"""Rule TC211."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from transcheck.checking.base import PairRule, Remark, Resources
from transcheck.comparing import Comparison, Side, Token
from transcheck.model import Category, Severity
from transcheck.rules.wording import says, there

# Words that ask without a question mark.
_ASKING = frozenset(
    {"ask", "wonder", "whether", "if", "question", "inquire", "enquire", "know", "doubt", "query", "demand"}
)
_WH = frozenset({"what", "why", "how", "who", "which", "where", "when", "whose", "whom", "and", "but"})
_FEWEST = 2  # words of meaning in a question


@dataclass(frozen=True, slots=True)
class QuestionMismatch(PairRule):
    """One outlet has a question, the other a statement.

    "Did you order this?" accuses nobody yet; "You ordered this." does.

    Attributes:
        share: the part of the question's content words that the statement must have.
        free: the share of words without counterpart above which nothing is said.

    Divergent:
        A: Did the crews open the gates?
        B: The crews opened the gates.
    Consistent:
        A: Did the crews open the gates?
        B: Have the crews opened the gates?
    Source: Quirk et al. (1985), 11.4-23; MQM "Mistranslation".
    """

    code: ClassVar[str] = "TC211"
    name: ClassVar[str] = "question-mismatch"
    category: ClassVar[Category] = "meaning"
    severity: ClassVar[Severity] = "major"

    share: float = 0.75
    free: float = 0.3

    def check(self, comparison: Comparison, resources: Resources) -> Iterator[Remark]:
        """Yield each question that stands as a statement on the other side."""
        if comparison.unmatched > self.free:
            return
        for side, other in comparison.sides:
            if not other.words.isdisjoint(_ASKING) or "?" in other.words:
                continue  # "he asked whether"; a statement and a question may be cut otherwise
            for words in _questions(side):
                if _tags(words):
                    continue
                content = [token for token in words if token.kind in {"content", "number"}]
                facing = [there for token in content for there in comparison.counterparts(side, token)]
                if not content or len(facing) < self.share * len(content):
                    continue
                sentences = {token.sentence for token in facing}
                marks = [t.text for t in other.tokens if t.kind == "mark" and t.sentence in sentences]
                if "?" not in marks and any(mark in ".!" for mark in marks):
                    yield Remark(
                        at=side.span(words),
                        message=f"{says(side, words)}, a question; {says(other, facing)}, a statement.",
                        related=(there(other, facing),),
                    )


def _tags(words: Sequence[Token]) -> bool:
    """Whether a question asks for nothing: one that begins with "what" or "why", or has no verb of its own."""
    first = next((token for token in words if token.kind != "mark"), None)
    asks = first is not None and first.lemma in _WH
    return asks or sum(token.kind in {"content", "number"} for token in words) < _FEWEST


def _questions(side: Side) -> Iterator[Sequence[Token]]:
    """The sentences that end in a question mark; one before a small letter is a slip of the pen."""
    if "?" not in side.words:
        return
    by_sentence: dict[int, list[Token]] = {}
    for token in side.tokens:
        by_sentence.setdefault(token.sentence, []).append(token)
    for words in by_sentence.values():
        asks = "?" in {token.text for token in words[-2:]}
        after = next((token for token in side.tokens[words[-1].index + 1 :] if token.kind != "mark"), None)
        if asks and (after is None or not after.text[0].islower()):
            yield words
