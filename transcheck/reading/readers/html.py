"""Saved web pages: the main text, block by block, without the furniture around it."""

import re
from collections import Counter

from transcheck.errors import ReadingError
from transcheck.reading.building import Builder, Reading
from transcheck.reading.readers.html_blocks import Block, read_page

_READ_ALSO = re.compile(
    r"(?:read|see|watch) (?:also|more|next)\b.*|also read\b.*|related\s*:.*|advertisement|share this\b.*"
    r"|реклама|рэклама|(?:читайте|дивіться|смотрите|чытайце|глядзіце) (?:також|также|таксама)\b.*"
    r"|(?:фото|photo|image)\s*:.*",
    re.IGNORECASE | re.DOTALL,
)
_LONGEST_FURNITURE = 300  # code points of a block that may be a "read also" line
_FEW = 8  # blocks: a page of fewer has nothing to be told apart from
_MANY_PIECES = 20_000  # no article has so many; judging them would take half a minute
_LARGEST_PAGE = 3_000_000  # code points that the judge of main texts is asked about
_WHOLE = 0.5  # share of the text that no piece of furniture has
_TRUSTED = 0.3  # share of the candidates' text that a sound judgement keeps
_PROSE = ("p", "blockquote", "li", "h2", "h3", "h4", "pre", "dd", "dt", "td", "th")


def read_html(source: str, path: str) -> tuple[Reading, ...]:
    """The main text of a page.

    Raises:
        ReadingError: it has none.
    """
    page = read_page(source)
    blocks = _main_blocks(page.blocks, source)
    if not any(letter.isalpha() for block in blocks for letter in block.text):
        raise ReadingError("is a page without text; save it again after it has loaded, or copy its text", path)
    builder = Builder()
    for block in blocks:
        builder.end_paragraph()
        for text, place in block.pieces:
            builder.add(text, place)
    outlet = page.meta.get("og:site_name", "").strip() or None
    return (builder.reading(outlet=outlet, language=_language(page.language)),)


def html_words(source: str) -> str:
    """All text of a piece of HTML, as it stands in feeds; paragraphs apart by a blank line."""
    builder = Builder()
    for block in read_page(source).blocks:
        builder.end_paragraph()
        for text, place in block.pieces:
            builder.add(text, place)
    return builder.reading().text


def _language(declared: str | None) -> str | None:
    return declared.replace("_", "-").partition("-")[0].lower() if declared else None


def _main_blocks(blocks: list[Block], source: str) -> list[Block]:
    """Those that are the article."""
    total = sum(len(block.text) for block in blocks)
    weight: Counter[int] = Counter()
    for block in blocks:
        for suspect in block.suspects:
            weight[suspect] += len(block.text)
    innocent = {suspect for suspect, size in weight.items() if size > _WHOLE * total}
    candidates = [
        block
        for block in blocks
        if not block.certain and innocent.issuperset(block.suspects) and not _is_read_also(block)
    ]
    if len(candidates) <= _FEW or sum(len(block.pieces) for block in candidates) > _MANY_PIECES:
        return candidates
    return _judged(candidates, source) or candidates


def _is_read_also(block: Block) -> bool:
    text = block.text.strip()
    return len(text) <= _LONGEST_FURNITURE and not block.quoted and _READ_ALSO.fullmatch(text) is not None


def _judged(candidates: list[Block], source: str) -> list[Block]:
    """Those that trafilatura takes for the main text, with what stands between them in the same place of the page."""
    main = _squeezed(_extract(source))
    if not main:
        return []
    kept = [_squeezed(block.text) in main for block in candidates]
    size = sum(len(block.text) for block, keep in zip(candidates, kept, strict=True) if keep)
    if size < _TRUSTED * sum(len(block.text) for block in candidates):
        return []
    homes = {block.parent for block, keep in zip(candidates, kept, strict=True) if keep and block.tag in _PROSE}
    first, last = kept.index(True), len(kept) - 1 - kept[::-1].index(True)
    return [
        block
        for number, (block, keep) in enumerate(zip(candidates, kept, strict=True))
        if keep
        or block.tag == "h1"
        or (first < number < last and (block.quoted or (block.parent in homes and block.tag in _PROSE)))
        or (number > last and block.parent in homes and block.tag in ("p", "blockquote"))
    ]


def _extract(source: str) -> str:
    if len(source) > _LARGEST_PAGE:
        return ""
    import logging

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # its complaints about pages are not the user's
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    import trafilatura

    try:
        return trafilatura.extract(source, include_comments=False, favor_recall=True, fast=True) or ""
    except Exception:  # whatever a strange page makes a scraper raise: its judgement is not needed
        return ""


def _squeezed(text: str) -> str:
    return "".join(text.split())
