"""What every bilingual format has: units with texts in several languages, or in named columns."""

from dataclasses import dataclass

PLACEHOLDER = "\ufffc"  # stands for an inline code that has no words, so that what is around it keeps its distance


@dataclass(frozen=True, slots=True)
class Unit:
    """One row or translation unit.

    Attributes:
        line: 1-based line in the file, None in a workbook.
        place: what leads a person there: "line 4", "unit s17", "Sheet1!B4".
        source: the text that was translated, None when the unit has none or it is among `texts`.
        texts: renderings; or, where `languages` says so, all texts.
        languages: codes of `texts` where the format declares them ("uk", "en-GB"), else empty.
        id: what the file calls the unit.
        columns: names of the columns of `texts`, where the format has columns.
    """

    line: int | None
    place: str
    source: str | None
    texts: tuple[str, ...]
    languages: tuple[str, ...] = ()
    id: str | None = None
    columns: tuple[str, ...] = ()
