"""The house's names and terms: one referent, all its forms, nothing else."""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path

from transcheck.glossary.entries import Context, Entry, Form, Specs
from transcheck.glossary.fixed import in_fixed_name
from transcheck.glossary.forms import native_surfaces
from transcheck.glossary.loading import load_entries
from transcheck.glossary.matching import Match, Matcher
from transcheck.glossary.shipped import layer_of, shipped_names
from transcheck.glossary.surfaces import english_surfaces
from transcheck.glossary.wording import Advice, spoken_of
from transcheck.model import Language

__all__ = ["Context", "Entry", "Form", "Glossary", "Match", "Specs"]


@dataclass(frozen=True)
class Glossary:
    """A set of entries, looked up by any of their forms.

    Attributes:
        entries: in the order of the files, later layers in the place of what they override.
        style: name of the style that was chosen, None for none.
    """

    entries: tuple[Entry, ...] = ()
    style: str | None = None
    _content: str = field(default="", repr=False)

    @classmethod
    def load(cls, paths: Sequence[str | Path], *, style: str | None = None) -> "Glossary":
        """Read glossaries; an entry of a later file takes the place of one with the same id.

        Args:
            paths: files, folders or names of shipped glossaries ("belarus").
            style: name of a style shipped or lying in a folder `styles` beside a given file, or a file.

        Raises:
            GlossaryError: a file cannot be had or understood, or no such style is known.
        """
        entries, content = load_entries(paths, style)
        return cls(entries, style, content)

    @classmethod
    def shipped(cls, *, style: str | None = None) -> "Glossary":
        """All glossaries that are shipped."""
        return cls.load(shipped_names(), style=style)

    default = shipped

    @classmethod
    def empty(cls) -> "Glossary":
        """A glossary without entries."""
        return cls()

    def __getstate__(self) -> dict[str, object]:
        """For another process: the entries; a search cannot be sent and is made again there."""
        return {name: value for name, value in self.__dict__.items() if name != "_find"}

    @cached_property
    def layers(self) -> Mapping[str, int]:
        """The glossaries it was put together from, with the number of their entries that are in force."""
        return Counter(layer_of(entry.place.path) for entry in self.entries if entry.place)

    @cached_property
    def digest(self) -> str:
        """12 hex digits that stand for the content: entries and style."""
        content = self._content or repr(self.entries)
        return hashlib.sha256(f"{self.style}\x1f{content}".encode("utf-8", "surrogatepass")).hexdigest()[:12]

    def __hash__(self) -> int:
        # What is worked out for a glossary is remembered under it; hashing every entry each time would cost more.
        return hash(self.digest)

    @cached_property
    def _find(self) -> Callable[[str, Language], tuple[Match, ...]]:
        matchers: dict[Language, Matcher] = {}

        # Several rules ask for the same documents; 512 of them stay at hand.
        @lru_cache(maxsize=512)
        def find(text: str, language: Language) -> tuple[Match, ...]:
            if language not in matchers:
                matchers[language] = self._matcher(language)
            return matchers[language].find(text)

        return find

    def _matcher(self, language: Language) -> Matcher:
        if language in ("en", "und"):
            return Matcher(english_surfaces(self.entries), language)
        return Matcher(native_surfaces(self.entries, language), language)

    def find(self, text: str, language: Language) -> tuple[Match, ...]:
        """Every form of an entry in `text`, in order; of overlapping ones the longest.

        English text is searched for English forms, text in uk, ru or be for the source forms in all their
        cases. Text of unknown language is taken for English.
        """
        return self._find(text, language)

    def ruled_out(self, text: str) -> Iterator[Match]:
        """The forms in English text that the glossary does not allow, in order.

        A form that is allowed for one of its homonyms is let pass, so are drafts, forms that are spoken of and not
        used, and parts of a fixed name (Kiev-class); of homonyms that all forbid a form the gravest is told.
        """
        matches = self.find(text, "en")
        done = -1
        for match, following in zip(matches, (*matches[1:], None), strict=False):
            if match.start == done:  # a homonym of what was looked at
                continue
            done = match.start
            if match.form.allowed or match.entry.proposed:
                continue
            if following is not None and following.start == done:
                homonyms = [other for other in matches if other.start == done]
                if any(other.form.allowed or other.entry.proposed for other in homonyms):
                    continue
                match = min(homonyms, key=_gravity)
            if not spoken_of(text, match.start, match.end, match.entry) and not in_fixed_name(text, match):
                yield match

    @cached_property
    def _advice(self) -> dict[tuple[str, str], Advice]:
        return {}

    def advice(self, match: Match) -> Advice:
        """What is to be said of the form that was met: what to write instead, and whose rule it is."""
        key = (match.entry.id, match.form.text)
        if key not in self._advice:
            self._advice[key] = Advice.about(match.form, match.entry)
        return self._advice[key]

    def people(self) -> tuple[Entry, ...]:
        """The entries that are persons."""
        return tuple(entry for entry in self.entries if entry.kind == "person")

    def entry(self, entry_id: str) -> Entry | None:
        """The entry of that id."""
        return next((entry for entry in self.entries if entry.id == entry_id), None)


def _gravity(match: Match) -> tuple[bool, str]:
    return match.form.status != "forbidden", match.entry.id
