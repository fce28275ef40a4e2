"""Markdown: the words without the signs around them."""

import re

from transcheck.model import Place
from transcheck.reading.building import Builder, Reading
from transcheck.reading.readers.plain import front_matter

_FENCE = re.compile(r"[ ]{0,3}(`{3,}|~{3,})")
_RULE = re.compile(r"[ ]{0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,}|=+[ \t]*)$")
_TABLE_RULE = re.compile(r"[ \t]*\|?[ \t:|-]*-[ \t:|-]*\|[ \t:|-]*$")
_DEFINITION = re.compile(r"[ ]{0,3}\[[^\]\n^][^\]\n]*\]:[ \t]*\S+")
_PREFIX = re.compile(r"(?:[ \t]*>[ \t]?)*[ \t]*(?:(?P<heading>#{1,6}[ \t]+)|(?P<item>(?:[-*+]|\d{1,3}[.)])[ \t]+))?")
_QUOTE_LINE = re.compile(r"[ \t]*>")
# What stands in a line beside its words; the words themselves are group 1 or 2.
_SIGNS = re.compile(
    r"!\[[^\]\n]{0,500}\]\([^()\n]{0,2000}\)"  # a picture has no words of the text
    r"|\[([^\[\]\n]{1,2000})\](?:\([^()\n]{0,2000}\)|\[[^\[\]\n]{0,200}\])"  # a link
    r"|(?<![\w\\])(?:\*{1,3}|~~)(?=[^\s*~])|(?<=[^\s\\*~])(?:\*{1,3}|~~)(?!\w)"  # emphasis opens, closes
    r"|(?<![\w\\])_{1,3}(?=[^\s_])|(?<=[^\s\\_])_{1,3}(?!\w)"
    r"|`+|<(?:/?[a-zA-Z][^<>\n]{0,500}|!--.{0,2000}?--)>|\\(?=[!-/:-@\[-`{-~])|\[\^[\w-]{1,20}\]:?"
)
_BROKEN_LINK = re.compile(  # the same where a link begins at the end of a line, or ends at the start of the next
    _SIGNS.pattern + r"|\[(?=[^\[\]\n]*$)|\](?:\([^()\n]{0,2000}\)|\[[^\[\]\n]{0,200}\])"
)
_LINK_OPENS = re.compile(r"\[[^\[\]\n]*$")
_LINK_CLOSES = re.compile(r"[^\[\]\n]*\](?:\([^()\n]*\)|\[[^\[\]\n]*\])")
_DIVISION = re.compile(r"[ ]{0,3}:{3,}[ \t]*(?:\{[^{}\n]*\}|[\w-]+)?[ \t:]*$")  # of Pandoc and Docusaurus
_ENDING = re.compile(r"[ \t]*(?:\{#[\w-]+\}|(?<=[ \t])#+)?[ \t]*$")
_NO_TEXT = (_RULE, _TABLE_RULE, _DEFINITION, _DIVISION)


def read_markdown(text: str, path: str) -> tuple[Reading, ...]:  # noqa: ARG001  # readers have the same arguments
    """The words of paragraphs, headings, lists, quotations and tables, each line joined to its paragraph."""
    outlet, language, start = front_matter(text)
    builder = Builder()
    first = text.count("\n", 0, start) + 1
    fence = ""
    open_quote = broken = False
    lines = [line.rstrip("\r") for line in text[start:].split("\n")]
    for number, line in enumerate(lines, first):
        follows = lines[number - first + 1] if number - first + 1 < len(lines) else ""
        was_broken, broken = broken, bool(_LINK_OPENS.search(line) and _LINK_CLOSES.match(follows))
        fenced = _FENCE.match(line)
        if fenced and (not fence or fenced[1].startswith(fence)):
            fence = "" if fence else fenced[1]
            builder.end_paragraph()
            continue
        if fence:
            builder.paragraph(line, Place(0, "", number, 1))
            continue
        quote = _QUOTE_LINE.match(line) is not None
        if quote != open_quote:
            builder.end_paragraph()
            open_quote = quote
        _add_line(builder, line, number, _BROKEN_LINK if broken or was_broken else _SIGNS)
    return (builder.reading(outlet=outlet, language=language),)


def _add_line(builder: Builder, line: str, number: int, signs: re.Pattern[str]) -> None:
    if not line.strip(" \t>") or any(no_text.match(line) for no_text in _NO_TEXT):
        builder.end_paragraph()
        return
    prefix = _PREFIX.match(line)
    start = prefix.end() if prefix else 0
    alone = prefix is not None and bool(prefix["heading"])
    if prefix is not None and prefix.lastgroup:
        builder.end_paragraph()
    if line.lstrip().startswith("|"):
        builder.end_paragraph()
        for cell in re.finditer(r"[^|]+", line):
            builder.end_paragraph()
            _add_words(builder, line, cell.start(), cell.end(), number, signs)
        builder.end_paragraph()
        return
    ending = _ENDING.search(line, start)
    end = ending.start() if ending else len(line)
    if start < end:
        builder.add(" ", Place(0, "", number, max(1, start)))  # falls away at the start of a paragraph
        _add_words(builder, line, start, end, number, signs)
    if alone:
        builder.end_paragraph()


def _add_words(builder: Builder, line: str, start: int, end: int, number: int, signs: re.Pattern[str]) -> None:
    at = start
    for sign in signs.finditer(line, start, end):
        builder.add(line[at : sign.start()], Place(0, "", number, at + 1))
        if sign[1]:
            _add_words(builder, line, sign.start(1), sign.end(1), number, signs)
        at = sign.end()
    builder.add(line[at:end], Place(0, "", number, at + 1))
