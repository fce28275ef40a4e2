"""Rows of renderings that are aligned already: tables, translation memories, files of translation tools."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import PurePath

from transcheck.errors import ReadingError
from transcheck.model import Language
from transcheck.reading.bitext.units import Unit
from transcheck.reading.encodings import decode
from transcheck.reading.language import detect_language
from transcheck.reading.readers.plain import charset_hint
from transcheck.reading.sniffing import sniff_bytes, sniff_text
from transcheck.reading.source import read_bytes

LONGEST = 100_000  # code points of one text: a row is an utterance, not a book
_ORIGINALS = ("uk", "ru", "be")
_SAMPLE = 50  # rows whose sources together tell the language of one that is too short to tell it
_NAMES = {"en": "English", "uk": "Ukrainian", "ru": "Russian", "be": "Belarusian"}
_TABLES = {".tsv": "tsv", ".tab": "tsv", ".csv": "csv", ".jsonl": "jsonl", ".ndjson": "jsonl", ".json": "jsonl"}
KNOWN = ".tsv, .csv, .xlsx, .jsonl, .tmx, .xlf, .po"


@dataclass(frozen=True, slots=True)
class AlignedRow:
    """Renderings of one utterance, and its original where there is one.

    Attributes:
        number: 1-based, counting rows, not lines.
        a: the first rendering; "" where it is missing.
        b: the second; None when the row has one rendering and its original.
        source: the original; None when the row has none.
        language: of the source; "und" without one.
        id: what the file calls the row.
        more: further renderings.
        place: what leads a person to the row in the file; None when the number does.
        line: 1-based line in the file; None in a workbook.
    """

    number: int
    a: str
    b: str | None
    source: str | None = None
    language: Language = "und"
    id: str | None = None
    more: tuple[str, ...] = ()
    place: str | None = None
    line: int | None = None

    @property
    def renderings(self) -> tuple[str, ...]:
        """All renderings, in order."""
        return (self.a, *(() if self.b is None else (self.b,)), *self.more)


@dataclass(slots=True)
class AlignedRows:
    """The rows of a file, one by one as they are asked for.

    Attributes:
        path: the file.
        encoding: of a file that is not UTF-8, None when it is to be told from the letters.
        notes: what the user should know; complete when all rows were given.
    """

    path: str
    encoding: str | None = None
    notes: list[str] = field(default_factory=list)

    def __iter__(self) -> Iterator[AlignedRow]:
        """The rows.

        Raises:
            ReadingError: see `read_aligned`.
        """
        number = lonely = swapped = 0
        units = _units(self)
        first: list[Unit] = []
        fault: ReadingError | None = None
        try:
            first.extend(islice(units, _SAMPLE))  # keeps what came before a fault
        except ReadingError as error:
            fault = error
        usual = detect_language("\n".join(unit.source or "" for unit in first))
        for number, unit in enumerate(chain(first, units), 1):
            row = _row(number, unit, self.path, usual)
            lonely += sum(map(bool, (*row.renderings, row.source))) < 2
            swapped += row.language == "en"
            yield row
        if fault is not None:
            raise fault
        if number == 0:
            raise ReadingError("has no rows; give a file with text", self.path)
        if lonely == number:
            raise ReadingError("has no row with two texts to compare; fill a and b, or source and a", self.path)
        if swapped * 2 > number:
            raise ReadingError("has English in the place of the original; swap the columns", self.path)
        if lonely:
            self.notes.append(f"{lonely} of {number} rows have fewer than two texts and were not compared")


def read_aligned(path: str, encoding: str | None = None) -> AlignedRows:
    """Rows one by one: TSV, CSV, XLSX or JSON Lines with source (optional), a, b, …; TMX, XLIFF, PO.

    Iterating raises a ReadingError where the file is missing, in no known format, or a row lacks what it needs (rows
    before a bad one have been given by then); and at the end when no row had anything to compare.
    """
    return AlignedRows(path, encoding)


def _units(rows: AlignedRows) -> Iterator[Unit]:
    path = rows.path
    content = read_bytes(path)
    suffix = PurePath(path).suffix.lower()
    if sniff_bytes(content, path) == "xlsx":
        from transcheck.reading.bitext.tables import read_xlsx

        return read_xlsx(content, path)
    decoded = decode(content, path, rows.encoding, charset_hint(content))
    if decoded.note:
        rows.notes.append(decoded.note)
    kind = _TABLES.get(suffix)
    if kind is None or decoded.text.lstrip().startswith("<"):
        kind = sniff_text(decoded.text, path)
    if kind == "plain":
        from transcheck.reading.bitext.tables import table_kind

        kind = table_kind(decoded.text)
    if kind == "tmx":
        from transcheck.reading.bitext.exchange import read_tmx as read
    elif kind == "xliff":
        from transcheck.reading.bitext.exchange import read_xliff as read
    elif kind == "po":
        from transcheck.reading.bitext.po import read_po as read
    elif kind == "tsv":
        from transcheck.reading.bitext.tables import read_tsv as read
    elif kind == "csv":
        from transcheck.reading.bitext.tables import read_csv as read
    elif kind in ("jsonl", "json"):
        from transcheck.reading.bitext.tables import read_jsonl as read
    else:
        raise ReadingError(f"is in no format known for aligned rows; give one of {KNOWN}", path)
    return read(decoded.text, path)


def _row(number: int, unit: Unit, path: str, usual: Language) -> AlignedRow:
    for text in chain((unit.source or "",), unit.texts):
        if len(text) > LONGEST:
            message = f"row {number} has a text of more than {LONGEST:,} characters; give one utterance a row"
            raise ReadingError(message, path, unit.line)
    source = unit.source or None
    language: Language = "und"
    texts = unit.texts
    if unit.languages:
        source, language, texts = _by_language(unit)
    elif source:
        language = detect_language(source)
        language = usual if language == "und" and usual in _ORIGINALS else language
    a = texts[0] if texts else ""
    b = texts[1] if len(texts) > 1 else None
    if b is None and not source:
        b = ""
    return AlignedRow(number, a, b, source, language, unit.id, tuple(texts[2:]), unit.place, unit.line)


def _by_language(unit: Unit) -> tuple[str | None, Language, tuple[str, ...]]:
    """Which text is the original, in which language, and which are renderings: files go in either direction."""
    source: tuple[str, Language] | None = None
    renderings = []
    for declared, text in zip(unit.languages, unit.texts, strict=True):
        code = declared.replace("_", "-").partition("-")[0].lower()
        found = code if code in _NAMES else detect_language(text)
        original = next((language for language in _ORIGINALS if language == found), None)
        if original is not None and text and source is None:
            source = (text, original)  # type: ignore[assignment]
        elif original is None and text:
            renderings.append(text)
    return (source[0] if source else None), (source[1] if source else "und"), tuple(renderings)
