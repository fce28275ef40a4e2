"""What a terminal would obey is shown instead: texts, file names and glossaries come from anywhere.

Escape sequences can rewrite what stands on the screen, name windows or fill clipboards; directional marks can show
words in another order than they have ("Trojan Source", CVE-2021-42574).
"""

import re

# Directional marks, embeddings, overrides and isolates; line and paragraph separators; tags; halves of pairs.
_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_HIDDEN = _BIDI + "\u2028\u2029\U000e0001-\U000e007f\ud800-\udfff"
_OBEYED_RE = re.compile(f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f{_HIDDEN}]|\r(?!\n)")
_QUIET_RE = re.compile(f"[\x7f-\x9f{_HIDDEN}]")  # what JSON and XML let stand
_COLOR_RE = re.compile(r"(\x1b\[[0-9;]*m)")


def visible(text: str) -> str:
    r"""`text` with what a terminal obeys written as `\x1b` or `\u202e`; line ends and tabs stay."""
    return _OBEYED_RE.sub(_escape, text)


def visible_line(text: str) -> str:
    """The same on one line: of a file name or a message."""
    return visible(text).replace("\r", "").replace("\n", "\\n").replace("\t", " ")


def visible_colored(text: str) -> str:
    """The same where colours of our own have been put in; nothing else that begins with an escape stays."""
    parts = _COLOR_RE.split(text)
    return "".join(part if at % 2 else visible(part) for at, part in enumerate(parts))


def visible_json(text: str) -> str:
    """JSON that says the same, with these characters escaped: they stand in strings alone."""
    return _QUIET_RE.sub(_json, text)


def visible_xml(text: str) -> str:
    """XML that says the same, with these characters as references; a half of a pair is no character of XML."""
    return _QUIET_RE.sub(_reference, text)


def _escape(found: re.Match[str]) -> str:
    code = ord(found[0])
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _json(found: re.Match[str]) -> str:
    units = found[0].encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2))


def _reference(found: re.Match[str]) -> str:
    code = ord(found[0])
    return "\ufffd" if 0xD800 <= code < 0xE000 else f"&#x{code:x};"
