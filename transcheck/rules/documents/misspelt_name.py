"""TC308: a slip of the keyboard in a name that the glossary has."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import ClassVar

from transcheck.checking.base import DocumentRule, Remark, Resources
from transcheck.glossary import Entry, Glossary
from transcheck.glossary.slips import Names, Slip
from transcheck.glossary.wording import category_of, layer, whose_rule
from transcheck.model import Category, Document, Severity, Story
from transcheck.names.folding import fold_latin
from transcheck.names.mentions import NameMention, find_mentions

_TELLING = 7  # letters of a single word whose letters changed places that need no witness


@dataclass(frozen=True)
class MisspeltName(DocumentRule):
    """A name of the glossary is misspelt: two letters changed places, one is missing or one too many.

    Nobody decided for Zelenksy or Peksov, so this is no question of style. A full name counts where its other word is
    right. A single word needs a witness: the name stands rightly somewhere in the texts, or the person's role beside
    it; long words whose letters changed places need none. Other romanizations are left to the rules on spellings, a
    letter at the end is a case or a feminine form, and whoever bears the word as a family name in the text is
    somebody else.

    Divergent:
        glossary: ukraine
        A: The ferry to Mairupol left on Monday, said the harbour master.
    Consistent:
        glossary: ukraine
        A: The ferry to Mariupol left on Monday, said harbour master Ivan Mairup.
    Source: F. J. Damerau, A technique for computer detection and correction of spelling errors, CACM 7 (1964).
    """

    code: ClassVar[str] = "TC308"
    name: ClassVar[str] = "misspelt-name"
    category: ClassVar[Category] = "name"
    severity: ClassVar[Severity] = "minor"

    def check(self, document: Document, story: Story, resources: Resources) -> Iterator[Remark]:
        """Yield each misspelt name once, at its first place."""
        if document.language not in ("en", "und") or document.is_original:
            return
        glossary = resources.glossary
        names = _names(glossary)
        mentions = find_mentions(document.text)
        bearers = {mention.words[-1] for mention in mentions if len(mention.words) > 1}
        present: frozenset[str] | None = None
        told: set[str] = set()
        for mention in mentions:
            if mention.text in told or all(fold_latin(word) in names.listed for word in mention.words):
                continue
            slip = names.of_full_name(mention.words) if len(mention.words) == 2 else names.of_word(mention.words[0])
            if slip is None or len(mention.words) > 2 or _is_form(document, mention, glossary):
                continue
            if len(mention.words) == 1:
                if mention.words[0] in bearers and not _all_slips(mention.words[0], mentions, names):
                    continue
                present = _present(story, glossary) if present is None else present
                if not _has_witness(mention, slip, present):
                    continue
            told.add(mention.text)
            yield _remark(document, mention, slip)


@lru_cache(maxsize=4)
def _names(glossary: Glossary) -> Names:
    return Names(glossary.entries)


def _is_form(document: Document, mention: NameMention, glossary: Glossary) -> bool:
    """Whether the whole mention is a form of some entry."""
    found = glossary.find(document.text, "en")
    return any(match.start <= mention.start and mention.end <= match.end for match in found)


def _all_slips(family: str, mentions: tuple[NameMention, ...], names: Names) -> bool:
    """Whether every full name that ends in the word is itself a slip."""
    full = [mention.words for mention in mentions if len(mention.words) == 2 and mention.words[-1] == family]
    return bool(full) and all(names.of_full_name(words) for words in full)


def _present(story: Story, glossary: Glossary) -> frozenset[str]:
    """The entries that some English text of the story names rightly."""
    texts = [d.text for d in story.documents if d.language in ("en", "und") and not d.is_original]
    return frozenset(match.entry.id for text in texts for match in glossary.find(text, "en"))


def _has_witness(mention: NameMention, slip: Slip, present: frozenset[str]) -> bool:
    changed_places = slip.how in ("two letters changed places", "a letter is doubled")
    if changed_places and len(mention.words[0]) >= _TELLING:
        return True
    return slip.entry.id in present or _role_beside(mention, slip.entry)


def _role_beside(mention: NameMention, entry: Entry) -> bool:
    role = {word.casefold() for word in (entry.role or "").split() if len(word) > 4}
    return bool(role & (mention.context | {word.casefold() for word in mention.title}))


def _remark(document: Document, mention: NameMention, slip: Slip) -> Remark:
    right = slip.form.text
    rule = whose_rule(slip.entry, slip.form)
    return Remark(
        at=document.span(mention.start, mention.end),
        message=f"“{mention.text}” is most likely “{right}” misspelt: {slip.how} ({rule}).",
        suggestion=right,
        category=category_of(slip.entry),
        confidence="high" if len(mention.words) > 1 else "medium",
        glossary=layer(slip.entry),
    )
