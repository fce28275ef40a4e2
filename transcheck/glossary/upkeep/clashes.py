"""What new entries would collide with: forms that others rule out, and entries of what is likely the same referent."""

from collections.abc import Iterable, Iterator, Sequence

from transcheck.glossary.entries import Entry, Form
from transcheck.glossary.folding import fold_form
from transcheck.names import same_name
from transcheck.names.folding import fold_latin

_ONE_NAME = 0.8  # likelihood from which two spellings are taken for one name, as in `suggest`
_SHORT = 4  # letters; shorter names are near to each other by chance
_NEAR_ONES = str.maketrans("kqgwuj", "cchvvy")


def clashes(new: Iterable[Entry], present: Sequence[Entry]) -> Iterator[tuple[Entry, Form, Entry, Form]]:
    """Forms that a new entry allows and one that is there rules out, or the other way round.

    Once both are in force the form is let pass as a homonym, and what was told before is not told any more.

    Yields:
        New entry, its form, the other entry, its form.
    """
    table: dict[str, list[tuple[Entry, Form]]] = {}
    for entry in present:
        for form in entry.forms:
            table.setdefault(fold_form(form.text, "en"), []).append((entry, form))
    for entry in new:
        for form in entry.forms:
            for other, standing in table.get(fold_form(form.text, "en"), ()):
                if other.id != entry.id and standing.allowed != form.allowed:
                    yield entry, form, other, standing


def near_entries(entry: Entry, present: Iterable[Entry]) -> list[Entry]:
    """The entries that likely mean the same: a source form in common, or a name in another spelling."""
    native = {(str(language), name) for language, names in entry.native.items() for name in names}
    return [
        other
        for other in present
        if other.id != entry.id
        and other.kind == entry.kind
        and (_share_native(native, other) or (entry.kind in ("person", "place") and _share_name(entry, other)))
    ]


def _share_native(native: set[tuple[str, str]], other: Entry) -> bool:
    return any((language, name) in native for language, names in other.native.items() for name in names)


def _share_name(entry: Entry, other: Entry) -> bool:
    """Whether full names of people, or names of places, are one in two spellings."""
    return any(
        len(one) == len(two)
        and _consonants(one[-1])[:2] == _consonants(two[-1])[:2]
        and min(len(one[-1]), len(two[-1])) >= _SHORT
        and same_name(" ".join(one), " ".join(two)) >= _ONE_NAME
        for one in _names(entry)
        for two in _names(other)
    )


def _names(entry: Entry) -> list[list[str]]:
    words = [fold_latin(form.text).split() for form in entry.forms]
    return [name for name in words if entry.kind == "place" or len(name) > 1]


def _consonants(word: str) -> str:
    """The consonants, near ones taken for one: what two spellings of a name share at least."""
    plain = word.replace("kh", "h").translate(_NEAR_ONES)
    return "".join(letter for letter in plain if letter not in "aeioyv") or word
