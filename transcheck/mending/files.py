"""Replacements are written into the file they were found in; what else is in it stays as it is, byte for byte."""

import difflib
from collections.abc import Sequence

from transcheck.errors import OutputError
from transcheck.model import Correction, Document

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe\x00\x00", "utf-32-le"), (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"), (b"", "utf-8"),
)  # fmt: skip
_OTHERS = ("cp1251", "cp1252", "koi8-u", "iso8859-5", "cp866", "latin-1")  # tried where the text is not UTF-8


def mended_text(document: Document, replacements: Sequence[Correction]) -> str:
    """The text of the document with the replacements made."""
    parts: list[str] = []
    at = 0
    for replacement in replacements:
        parts += [document.text[at : replacement.span.start], replacement.text]
        at = replacement.span.end
    return "".join([*parts, document.text[at:]])


def difference(document: Document, replacements: Sequence[Correction]) -> str:
    """What would change, as a unified diff."""
    before = document.text.splitlines(keepends=True)
    after = mended_text(document, replacements).splitlines(keepends=True)
    lines = difflib.unified_diff(before, after, document.path, document.path, n=1)
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)


def mend(content: bytes, document: Document, replacements: Sequence[Correction], encoding: str | None = None) -> bytes:
    """The content of the document's file with the replacements made; a Word document has them as tracked changes.

    Args:
        content: of the file as it is now.
        document: as it was read.
        replacements: in order, not overlapping.
        encoding: as it was declared.

    Raises:
        OutputError: the file is no plain text and no Word document, or has changed since it was read.
    """
    if content.startswith(b"PK"):
        from transcheck.mending.word import WordFile

        word = WordFile(content, document)
        for replacement in reversed(replacements):
            word.replace(replacement)
        mended: bytes = word.content()
        return mended
    candidates: list[tuple[bytes, str]] = [(b"", encoding)] if encoding else []
    for mark, name in [*candidates, *_MARKS, *((b"", other) for other in _OTHERS)]:
        if not content.startswith(mark):
            continue
        try:
            if content[len(mark) :].decode(name) == document.text:
                return mark + mended_text(document, replacements).encode(name)
        except (UnicodeError, LookupError):
            continue
    raise OutputError("is no plain text or has changed since it was read; nothing was mended in it", document.path)
