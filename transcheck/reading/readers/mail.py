"""Messages (EML) and pages saved as one file (MHT): the body, not the headers."""

import email
import email.policy
from email.message import Message

from transcheck.errors import ReadingError
from transcheck.model import Place
from transcheck.reading.building import Builder, Reading
from transcheck.reading.encodings import decode
from transcheck.reading.readers.html import read_html
from transcheck.reading.readers.plain import charset_hint

_MOST_PARTS = 500


def read_mail(content: bytes, path: str) -> tuple[Reading, ...]:
    """The text of a message: its plain part where it has words, else its HTML part.

    Raises:
        ReadingError: it has neither.
    """
    try:
        message = email.message_from_bytes(content, policy=email.policy.default)
        parts = [part for part, _ in zip(message.walk(), range(_MOST_PARTS), strict=False) if not part.is_multipart()]
    except (ValueError, LookupError, RecursionError):
        raise ReadingError("is a damaged message; save its text", path) from None
    texts = [part for part in parts if part.get_content_disposition() != "attachment"]
    attached = sum(part.get_content_disposition() == "attachment" for part in parts)
    notes = (
        (f"has {attached} attachment{'s' if attached > 1 else ''} that were not read; save and give them",)
        if attached
        else ()
    )
    if not (message.get_content_type() == "multipart/related" or "Snapshot-Content-Location" in message):
        for part in texts:
            if part.get_content_type() == "text/plain":
                words = _decoded(part, path)
                if any(letter.isalpha() for letter in words):
                    return (_with_lines(words.replace("\r\n", "\n"), notes),)
    for part in texts:
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            return tuple(_without_columns(reading, notes) for reading in read_html(_decoded(part, path), path))
    raise ReadingError("is a message without text; save and give its attachments", path)


def _decoded(part: Message, path: str) -> str:
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes):
        return ""
    try:
        declared = part.get_content_charset() or charset_hint(content)
        return content.decode(declared or "utf-8")
    except (UnicodeDecodeError, LookupError, ValueError):  # a name of an encoding may be anything
        return decode(content, path).text


def _with_lines(text: str, notes: tuple[str, ...]) -> Reading:
    """The text as it is; where it was encoded for sending, only its own lines can be named."""
    text = text.strip("\n")
    places = []
    at = 0
    for number, line in enumerate(text.split("\n"), 1):
        places.append(Place(at, f"body line {number}"))
        at += len(line) + 1
    return Reading(text, tuple(places), notes=notes)


def _without_columns(reading: Reading, notes: tuple[str, ...]) -> Reading:
    builder = Builder()
    for number, paragraph in enumerate(reading.text.split("\n\n"), 1):
        builder.paragraph(paragraph, Place(0, f"paragraph {number}"))
    return builder.reading(outlet=reading.outlet, language=reading.language, notes=notes)
