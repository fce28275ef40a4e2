"""Catalogues of gettext: PO."""

import re
from collections.abc import Iterator

from transcheck.errors import ReadingError
from transcheck.reading.bitext.units import Unit

_ENTRY = re.compile(r'(msgctxt|msgid_plural|msgid|msgstr)(?:\[(\d+)\])?[ \t]+"(.*)"[ \t]*$')
_MORE = re.compile(r'"(.*)"[ \t]*$')
_ESCAPE = re.compile(r"\\(x[0-9a-fA-F]{1,2}|[0-7]{1,3}|.)")
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", '"': '"', "\\": "\\", "a": "", "b": "", "f": "", "v": ""}
_LANGUAGE = re.compile(r"^Language:[ \t]*([A-Za-z]{2,3})", re.MULTILINE)


def read_po(text: str, path: str) -> Iterator[Unit]:
    """The messages; obsolete ones (#~) are left out."""
    language = ""
    line = 0
    fields: dict[str, str] = {}
    current = ""
    for number, raw in enumerate([*text.split("\n"), ""], 1):
        content = raw.strip()
        entry = _ENTRY.match(content)
        begins = entry is not None and entry[1] in ("msgctxt", "msgid")
        starts = begins and ("msgstr" in fields or (entry is not None and entry[1] == "msgctxt"))
        if fields and (not content or content.startswith("#") or starts):
            if not fields.get("msgid") and "msgstr" in fields:
                found = _LANGUAGE.search(fields["msgstr"])
                language = found[1] if found else language
            elif "msgstr" in fields:
                yield _unit(fields, line, language)
            fields, current = {}, ""
        if not content or content.startswith("#"):
            continue
        more = _MORE.match(content)
        if entry:
            current = "msgstr" if entry[1] == "msgstr" and entry[2] in (None, "0") else entry[1] + (entry[2] or "")
            line = number if current in ("msgctxt", "msgid") and not fields else line
            fields[current] = _plain(entry[3])
        elif more and current:
            fields[current] += _plain(more[1])
        else:
            raise ReadingError("is no line of a PO catalogue; check the quotation marks", path, number)


def _unit(fields: dict[str, str], line: int, language: str) -> Unit:
    identity = fields.get("msgctxt")
    return Unit(line, f"line {line}", None, (fields["msgid"], fields["msgstr"]), ("", language), identity)


def _plain(quoted: str) -> str:
    def character(match: re.Match[str]) -> str:
        code = match[1]
        if code in _ESCAPES:
            return _ESCAPES[code]
        if code[0] == "x" and len(code) > 1:
            return chr(int(code[1:], 16))
        return chr(int(code, 8)) if code[0].isdigit() and code[0] < "8" else code

    return _ESCAPE.sub(character, quoted)
