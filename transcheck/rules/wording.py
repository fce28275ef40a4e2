"""How rules speak: outlets by their names, words in marks, both short enough for one line."""

import re
from collections.abc import Sequence

from transcheck.checking.base import Remark
from transcheck.comparing import Comparison, Side, Token
from transcheck.model import Related, Severity, Span
from transcheck.rules.pairs.qualifiers import LostQualifier

_CUT = re.compile(r"\w[\"'’”]?\s*(?:…|\.\s?\.\s?\.)\s*[\"'‘“]?\w")
_LONGEST = 60  # characters of quoted words in a message


def quoted(span: Span) -> str:
    """The words of a span between curly marks, shortened in the middle when long."""
    words = " ".join(span.text.split())
    if len(words) > _LONGEST:
        words = f"{words[: _LONGEST // 2].rstrip()} … {words[-_LONGEST // 2 :].lstrip()}"
    return f"“{words}”"


def says(side: Side, tokens: Sequence[Token]) -> str:
    """The outlet and its words: ‘Daily A has “until Monday”’."""
    return f"{side.document.label} has {quoted(side.span(tokens))}"


def there(side: Side, tokens: Sequence[Token], label: str | None = None) -> Related:
    """The other side's words, as a related place."""
    return Related(label or side.document.label, side.span(tokens))


def around(side: Side, token: Token, before: int = 2, after: int = 3) -> tuple[Token, ...]:
    """A word with its neighbours in the same sentence, so that a reader sees what is meant."""
    near = side.tokens[max(0, token.index - before) : token.index + after + 1]
    words = [other for other in near if other.sentence == token.sentence]
    while len(words) > 1 and words[-1].kind == "mark":
        words.pop()
    while len(words) > 1 and words[0].kind == "mark":
        words.pop(0)
    return tuple(words)


def facing(comparison: Comparison, one: Token, other: Token, severity: Severity | None = None, cue: str = "") -> Remark:
    """What to say of a word of the left side that faces a contrary word of the right side."""
    left, right = comparison.left, comparison.right
    return Remark(
        at=left.span([one]),
        message=f"{says(left, around(left, one))}; {says(right, around(right, other))}.",
        related=(there(right, [other]),),
        severity=severity,
        cue=cue,
    )


def lost_word(lost: LostQualifier, severity: Severity | None = None) -> Remark:
    """What to say of a qualifier that only one side has."""
    return Remark(
        at=lost.side.span([lost.word]),
        message=f"{says(lost.side, around(lost.side, lost.word))}; {says(lost.other, around(lost.other, lost.facing))} "
        f"without “{lost.word.text}”.",
        related=(there(lost.other, [lost.facing]),),
        severity=severity,
        cue=f"lost.{lost.name}",
    )


def declares_cut(side: Side) -> bool:
    """Whether the outlet marks that it left words out: "[…]", "/.../", "…" between two words."""
    words = side.member.span.text
    return any(mark in words for mark in ("[…]", "[...]", "/.../", "/…/", "(...)", "(…)")) or bool(_CUT.search(words))


def against_original(
    here: Side, words: Sequence[Token], there: Side, said: Sequence[Token], what: str, cue: str = ""
) -> Remark:
    """What to say where a rendering has other words than the original.

    Args:
        here: the rendering.
        words: its words; the whole rendering when there are none.
        there: the original.
        said: its words, as above.
        what: in what they differ.
        cue: which of its ways the rule found it by.
    """
    return Remark(
        at=here.span(words),
        message=f"{says(here, words)}, the original has {quoted(there.span(said))}: {what}.",
        related=(Related("original", there.span(said)),),
        cue=cue,
    )


def place(side: Side, token: Token) -> float:
    """Where in its text a word stands, 0..1: all that tells across languages which words face each other."""
    span = side.member.span
    return (token.start - span.start) / max(1, span.end - span.start)
