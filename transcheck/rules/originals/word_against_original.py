"""A rendering beside its original: words known to be wrong, and small words lost or added."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from transcheck.checking.base import OriginalRule, Remark, Resources
from transcheck.comparing import Comparison
from transcheck.comparing.bilingual import Beside, Clash, set_beside
from transcheck.comparing.traits import Difference, differences
from transcheck.languages.facts import load_facts
from transcheck.model import Category, Related, Severity, Span
from transcheck.rules.wording import around, quoted, says


@dataclass(frozen=True, slots=True)
class WordAgainstOriginal(OriginalRule):
    """A word of the original is rendered by one that says something else, or what it says is lost or added.

    False friends, the wrong one of two meanings, an opposite, and the small words on which a statement hangs:
    “нібито”, "almost", "only", "if". A hand-written lexicon says how editors render a word and what tempts; the rule
    speaks only where no accepted rendering stands anywhere, the words around are rendered around, and the word in
    that place says something else.

    Attributes:
        free: share of the original's words without a known rendering up to which a rendering is no free retelling.
        around: how many words around must be rendered around.
        whole: least length of one side as a share of the other, in words; of a part it cannot be told what is lost.

    Divergent:
        A: The council promised to close the ferry, and fortunately nobody objected.
        original: Рада пообіцяла закрити пором, і, на жаль, ніхто не заперечив.
    Consistent:
        A: The council promised to close the ferry, and sadly nobody objected.
        original: Рада пообіцяла закрити пором, і, на жаль, ніхто не заперечив.
    Source: MQM error type "Mistranslation", subtype "False friend".
    """

    code: ClassVar[str] = "TC234"
    name: ClassVar[str] = "word-against-original"
    category: ClassVar[Category] = "meaning"
    severity: ClassVar[Severity] = "major"

    free: float = 0.4
    around: int = 2
    whole: float = 0.6

    def check(self, comparison: Comparison, resources: Resources) -> Iterator[Remark]:
        """Yield each word that says something else, and each small word that is lost or added."""
        beside = set_beside(comparison.left, comparison.right)
        if beside is None or beside.freedom > self.free:
            return
        told: set[int] = set()
        for clash in beside.clashes:
            if clash.unit not in told and self._is_sure(clash, beside):
                told.add(clash.unit)
                yield _says_another(beside, clash)
        length = sum(token.kind != "mark" for token in beside.side.tokens)
        said = sum(not word.is_mark for word in beside.original.words)
        for difference in differences(comparison.left, comparison.right):
            enough = length >= self.whole * said if difference.lost else said >= self.whole * length / 1.5
            severity = load_facts("bilingual")["told"]["lost" if difference.lost else "added"].get(difference.trait)
            if enough and severity:
                yield _small_word(beside, difference, severity)

    def _is_sure(self, clash: Clash, beside: Beside) -> bool:
        """Opposites are told from one word around, contrasts of close renderings or with one more around them."""
        if clash.against == "opposite":
            return clash.near >= self.around - 1
        if clash.against == "contrast" and beside.freedom > self.free / 2:
            return clash.near > self.around
        return clash.near >= self.around


def _says_another(beside: Beside, clash: Clash) -> Remark:
    side, original = beside.side, beside.original
    words = [side.tokens[index] for index in clash.indices]
    said = original.span(original.units[clash.unit].indices)
    should = original.units[clash.unit].accepted[0].text
    reason = f"; {clash.note}" if clash.against == "wrong" and clash.note else ""
    has = says(side, around(side, words[0], 2, len(words) + 2))
    return Remark(
        at=side.span(words),
        message=f"{has}; the original has {quoted(said)}: “{should}”{reason}.",
        related=(Related("original", said),),
        confidence="medium",
        cue=clash.against,
    )


def _small_word(beside: Beside, difference: Difference, severity: Severity) -> Remark:
    rendering, original = beside.side.member.span, beside.original.member.span
    place = original if difference.lost else rendering
    words = Span(place.document, place.start + difference.at.start, place.start + difference.at.end)
    name = difference.trait
    if difference.lost:
        at, message = rendering, f"The original has {quoted(words)}; {beside.side.document.label} has nothing for it."
        related = (Related("original", words),)
    else:
        at, message = words, f"{beside.side.document.label} has {quoted(words)}; the original has nothing for it."
        related = (Related("original", original),)
    return Remark(
        at=at,
        message=message,
        related=related,
        severity=severity,
        category=load_facts("bilingual")["told"]["category"].get(name, "meaning"),
        confidence="medium",
        cue=f"{name}.{'lost' if difference.lost else 'added'}",
    )
