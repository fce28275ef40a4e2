"""What a file is: by its content first, by the ending of its name second."""

import re
from pathlib import PurePath

from transcheck.errors import ReadingError
from transcheck.reading.archives import open_archive, read_member

# Bytes at the start of files that hold no text for us, and what to do about each.
_REFUSED: tuple[tuple[int, bytes, str], ...] = (
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "is an old or protected Office file; save it as .docx without a password"),
    (0, b"\x89PNG", "is a picture; give the text in it"),
    (0, b"\xff\xd8\xff", "is a picture; give the text in it"),
    (0, b"GIF8", "is a picture; give the text in it"),
    (0, b"II*\0", "is a picture; give the text in it"),
    (8, b"WEBP", "is a picture; give the text in it"),
    (4, b"ftyp", "is a recording; give its transcript"),
    (0, b"ID3", "is a recording; give its transcript"),
    (0, b"OggS", "is a recording; give its transcript"),
    (0, b"RIFF", "is a recording; give its transcript"),
    (0, b"\x1aE\xdf\xa3", "is a recording; give its transcript"),
    (0, b"\x1f\x8b", "is compressed; unpack it"),
    (0, b"BZh", "is compressed; unpack it"),
    (0, b"\xfd7zXZ", "is compressed; unpack it"),
    (0, b"7z\xbc\xaf", "is compressed; unpack it"),
    (0, b"Rar!", "is compressed; unpack it"),
    (0, b"\x28\xb5\x2f\xfd", "is compressed; unpack it"),
    (0, b"bplist00", "is a web archive of Safari; save the page as HTML"),
    (0, b"%!PS", "is PostScript; export it as PDF or text"),
    (0, b"SQLite format 3", "is a database; export the texts as JSON"),
    (0, b"\x7fELF", "is a program; give a text file"),
    (0, b"version https://git-lfs", "is only a pointer to a file kept elsewhere (Git LFS); fetch the file itself"),
)
_MESSAGE = "is a message of Outlook; save it as .eml or text"
_ALIGNED = "is a bilingual file; give it as --aligned"
_IN_ARCHIVES = (
    ("word/document.xml", "docx", None),
    ("xl/workbook.xml", "xlsx", None),
    ("ppt/presentation.xml", None, "is a presentation; save its text, or export it as PDF"),
    ("META-INF/container.xml", None, "is an e-book; convert it to .docx or text"),
    ("Index/Document.iwa", None, "is a Pages document; export it as .docx"),
)
_ODF = {
    b"application/vnd.oasis.opendocument.text": "odt",
    b"application/vnd.oasis.opendocument.text-template": "odt",
}
_HTML_TAG = re.compile(
    r"<!doctype html|</?(?:html|head|body|meta|title|div|p|span|a|br|h[1-6]|ul|ol|li|table|article|section|main"
    r"|blockquote|figure|img|em|strong|script)\b[^<>]*>",
    re.IGNORECASE,
)
# The name of the root element, behind what may stand before it.
_OPENING = re.compile(
    r"\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*(?:<!doctype\s+[^\[>]*(?:\[.*?\]\s*)?>\s*)?<([\w:.-]+)",
    re.IGNORECASE | re.DOTALL,
)
_ROOTS = {
    "html": "html", "rss": "feed", "feed": "feed", "rdf:rdf": "feed",
    "tmx": "tmx", "xliff": "xliff", "tbx": "tbx", "martif": "tbx",
}  # fmt: skip
_TIMING = re.compile(r"(?:\d+[ \t]*\r?\n)?(?:\d+:)?\d\d?:\d\d[,.]\d{1,3}[ \t]+-->[ \t]+(?:\d+:)?\d\d?:\d\d[,.]\d{1,3}")
_HEADER = re.compile(r"(?:[A-Za-z][\w-]*:[ \t]?[^\n]*\n(?:[ \t]+[^\n]*\n)*)+\s*\n")
_MAIL_FIELDS = re.compile(
    r"^(?:received|message-id|mime-version|return-path|dkim-signature|x-mailer)\s*:", re.IGNORECASE | re.MULTILINE
)
_SUFFIXES = {
    ".html": "html", ".htm": "html", ".xhtml": "html", ".md": "markdown", ".markdown": "markdown", ".eml": "mail",
    ".mht": "mail", ".mhtml": "mail", ".srt": "subtitles", ".vtt": "subtitles", ".json": "json", ".jsonl": "json",
    ".ndjson": "json", ".po": "po", ".pot": "po",
}  # fmt: skip
_TYPED = {".docx": "Word", ".odt": "OpenDocument", ".pdf": "PDF", ".rtf": "RTF", ".xlsx": "Excel"}


def sniff_bytes(content: bytes, path: str) -> str | None:
    """The format of a file that is not plain characters: docx, odt, xlsx, pdf, rtf, mail; None of one that seems to be.

    Raises:
        ReadingError: it is of a kind that is not read; the message says what to do.
    """
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _in_archive(content, path)
    if b"%PDF-" in content[:1024]:
        return "pdf"
    if content.lstrip()[:5] == b"{\\rtf":
        return "rtf"
    if _is_mail(content[:50_000].lstrip().decode("latin-1")):
        return "mail"
    suffix = PurePath(path).suffix.lower()
    for at, magic, message in _REFUSED:
        if content.startswith(magic, at):
            raise ReadingError(_MESSAGE if suffix == ".msg" else message, path)
    if suffix in _TYPED and content.strip():
        raise ReadingError(f"is no {_TYPED[suffix]} file, whatever its name says; open it and save it again", path)
    return None


def _in_archive(content: bytes, path: str) -> str:
    archive = open_archive(content, path)
    names = set(archive.namelist())
    if "mimetype" in names:
        kind = _ODF.get((read_member(archive, "mimetype", path) or b"").strip())
        if kind:
            return kind
        if "content.xml" in names:
            raise ReadingError("is an OpenDocument file but no text; save it as .odt, .docx or .xlsx", path)
    for member, kind, message in _IN_ARCHIVES:
        if member in names:
            if kind:
                return kind
            raise ReadingError(message or "", path)
    raise ReadingError("is an archive of files; unpack it", path)


def sniff_text(text: str, path: str) -> str:
    """The format of decoded text: html, feed, tmx, xliff, po, subtitles, mail, json, markdown or plain.

    Raises:
        ReadingError: it is XML of a kind that is not read.
    """
    suffix = PurePath(path).suffix.lower()
    by_name = _SUFFIXES.get(suffix)
    head = text[:50_000].lstrip("\ufeff \t\r\n")
    if head.startswith("<"):
        opening = _OPENING.match(head)
        root = opening[1].lower() if opening else ""
        if root in _ROOTS:
            return _ROOTS[root]
        if by_name == "html" or root in ("head", "body") or (root and _HTML_TAG.match(head[head.find("<" + root) :])):
            return "html"
        if head.startswith("<?xml") or suffix in (".xml", ".docbook", ".fodt", ".svg"):
            raise ReadingError(f"is XML of a kind that is not read (<{root or '?'}>); save its text", path)
    if head.startswith("WEBVTT") or _TIMING.match(head):
        return "subtitles"
    if by_name == "mail" and ":" in head.partition("\n")[0]:
        return "mail"
    if head.startswith('msgid "') or re.search(r'^msgid ".*"\s*\n(?:".*"\s*\n)*msgstr', head, re.MULTILINE):
        return "po"
    if head.startswith(("{", "[")) and (by_name == "json" or _is_json(text, head)):
        return "json"
    if by_name in ("json", "subtitles", "mail"):
        kind = {"json": "JSON", "subtitles": "subtitles", "mail": "a message"}[by_name]
        raise ReadingError(f"is not {kind}, whatever its name says; rename it to .txt if it is plain text", path)
    if by_name:
        return by_name
    return "html" if len(_HTML_TAG.findall(head)) >= 5 and "</" in head else "plain"


def refuse_bitext(kind: str, path: str) -> None:
    """Say of a bilingual file that was given as a text what to do with it.

    Raises:
        ReadingError: it is one.
    """
    if kind in ("tmx", "xliff", "po"):
        raise ReadingError(_ALIGNED, path)
    if kind == "tbx":
        raise ReadingError("is a termbase; import it by transcheck glossary import", path)


def _is_mail(head: str) -> bool:
    block = _HEADER.match(head.replace("\r\n", "\n"))
    return block is not None and _MAIL_FIELDS.search(block[0]) is not None


def _is_json(text: str, head: str) -> bool:
    """Whether it is JSON, not a text that begins with a note in brackets."""
    import json

    for candidate in (head.partition("\n")[0], text):
        try:
            found = json.loads(candidate)
        except (ValueError, RecursionError):
            continue
        return isinstance(found, dict) or (isinstance(found, list) and any(isinstance(item, dict) for item in found))
    return False
