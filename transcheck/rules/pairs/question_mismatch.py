"""A question here and a statement there."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import ClassVar

from transcheck.checking.base import PairRule, Remark, Resources
from transcheck.comparing import Comparison, Side, Token
from transcheck.languages.facts import load_facts
from transcheck.model import Category, Severity
from transcheck.rules.wording import says, there

_FEW = 2  # words of meaning that a question must have: "My answer?" is a way of stating it
_ENDS = frozenset('.!?“”«»":')
_TAG = 3  # words at most of a tag


@dataclass(frozen=True, slots=True)
class QuestionMismatch(PairRule):
    """One outlet has a question, the other a statement.

    "Did you order this?" accuses nobody yet; "You ordered this." does.

    Attributes:
        share: the part of the question's content words that the statement must have.
        open: the same for a question by "who" or "why", which is often but a way of saying it.

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

    share: float = 0.6
    open: float = 0.9

    def check(self, comparison: Comparison, resources: Resources) -> Iterator[Remark]:
        """Yield each question that stands as a statement on the other side."""
        for side, other in comparison.sides:
            for words in _questions(side):
                content = [token for token in words if token.kind in {"content", "number"}]
                facing = [there for token in content for there in comparison.counterparts(side, token)]
                whether = _asks_whether(words)
                share = self.share if whether else self.open
                if len(content) < (_FEW if whether else _FEW + 1) or len(facing) < share * len(content):
                    continue
                sentences = {token.sentence for token in facing}
                marks = [t.text for t in other.tokens if t.kind == "mark" and t.sentence in sentences]
                asked = any(t.folded in _asking() for t in other.tokens if t.sentence in sentences)
                if "?" not in marks and any(mark in ".!" for mark in marks) and not asked:
                    yield Remark(
                        at=side.span(words),
                        message=f"{says(side, words)}, a question; {says(other, facing)}, a statement.",
                        related=(there(other, facing),),
                    )


def _asks_whether(words: Sequence[Token]) -> bool:
    """Whether it can be answered by yes or no: its last clause, no mere tag ("can you?"), begins with an auxiliary."""
    clause: list[Token] = []
    for token in words[:-1]:
        if token.kind == "mark":
            clause = []
        elif clause or token.folded not in load_facts("en-grammar")["words"]["openers"]:
            clause.append(token)
    grammar = load_facts("en-grammar")
    helps = bool(clause) and clause[0].folded in {*grammar["words"]["auxiliaries"], *grammar["modals"]["words"]}
    return helps and len(clause) > _TAG


@cache
def _asking() -> frozenset[str]:
    """Words by which a statement still asks: "he asked whether", "who knows why"."""
    grammar = load_facts("en-grammar")
    return frozenset([*grammar["words"]["interrogatives"], *grammar["questions"]["asking"]]) - {"when", "which"}


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
            yield words[_opening(words) :]


def _opening(words: Sequence[Token]) -> int:
    """Where the question itself begins: after a full stop or a mark of quotation before it."""
    ends = [at for at, token in enumerate(words[:-2]) if token.text in _ENDS]
    return ends[-1] + 1 if ends else 0
