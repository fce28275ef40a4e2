"""Plain text and transcripts: the file is the text."""

import re

from transcheck.model import Place
from transcheck.reading.building import Reading

_FRONT_MATTER = re.compile(r"---[ \t]*\r?\n((?:[^\n]*\n){0,60}?)(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)")
_META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_XML_CHARSET = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w-]+)", re.IGNORECASE)
_FIELD = re.compile(
    r"(outlet|source|publication|language|lang)[ \t]*:[ \t]*[\"']?([^\n\"']*?)[\"']?[ \t]*\r?$",
    re.IGNORECASE | re.MULTILINE,
)


def read_plain(text: str, path: str) -> tuple[Reading, ...]:  # noqa: ARG001  # readers have the same arguments
    """The text as it is, line ends included; front matter between lines of three dashes is no part of it."""
    outlet, language, start = front_matter(text)
    if not start:
        return (Reading(text),)
    line = text.count("\n", 0, start) + 1
    places = []
    at = start
    for number, content in enumerate(text[start:].splitlines(keepends=True), line):
        places.append(Place(at - start, "", number, 1))
        at += len(content)
    return (Reading(text[start:], tuple(places), outlet, language),)


def front_matter(text: str) -> tuple[str | None, str | None, int]:
    """What the first lines between dashes say: outlet, language, and where the text begins."""
    block = _FRONT_MATTER.match(text)
    if block is None or ":" not in block[1]:
        return None, None, 0
    fields = {key.lower(): value for key, value in _FIELD.findall(block[1]) if value}
    outlet = fields.get("outlet") or fields.get("publication") or fields.get("source")
    return outlet, fields.get("language") or fields.get("lang"), block.end()


def charset_hint(content: bytes) -> str | None:
    """The encoding that a page or an XML file says it has."""
    found = _META_CHARSET.search(content[:4096]) or _XML_CHARSET.search(content[:200])
    return found[1].decode("ascii") if found else None
