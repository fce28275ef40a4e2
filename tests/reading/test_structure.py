"""What belongs to the text of a document, and what does not."""

import io
import zipfile
from pathlib import Path

import pytest

from transcheck.errors import ReadingError
from transcheck.reading import read_document

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def word(body: str, **parts: str) -> bytes:
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w") as archive:
        archive.writestr("word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>")
        for name, content in parts.items():
            archive.writestr(f"word/{name}.xml", f"<w:{name} {W}>{content}</w:{name}>")
    return sink.getvalue()


def run(text: str, inside: str = "") -> str:
    return f'<w:r>{inside}<w:t xml:space="preserve">{text}</w:t></w:r>'


def read(tmp_path: Path, name: str, content: bytes | str) -> str:
    path = tmp_path / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_document(path).text


WORD_CASES = {
    "insertions are kept": (f"<w:p>{run('It is ')}<w:ins>{run('not ')}</w:ins>{run('safe.')}</w:p>", "It is not safe."),
    "deletions are not": (
        f"<w:p>{run('It is ')}<w:del><w:r><w:delText>not </w:delText></w:r></w:del>{run('safe.')}</w:p>",
        "It is safe.",
    ),
    "nor what was moved away": (f"<w:p><w:moveFrom>{run('Gone. ')}</w:moveFrom>{run('Here.')}</w:p>", "Here."),
    "a deleted end joins paragraphs": (
        f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{run('One ')}</w:p><w:p>{run('sentence.')}</w:p>",
        "One sentence.",
    ),
    "hidden text is not printed": (
        f"<w:p>{run('Shown.')}{run(' Hidden.', '<w:rPr><w:vanish/></w:rPr>')}</w:p>",
        "Shown.",
    ),
    "tabs and breaks": (
        f"<w:p>{run('One')}<w:r><w:tab/></w:r>{run('two')}<w:r><w:br/></w:r>{run('three')}</w:p>",
        "One\ttwo\nthree",
    ),
    "tab stops are no tabs": (f'<w:p><w:pPr><w:tabs><w:tab w:pos="1"/></w:tabs></w:pPr>{run("One")}</w:p>', "One"),
    "fields show their result": (f"<w:p><w:r><w:instrText>HYPERLINK x</w:instrText></w:r>{run('link')}</w:p>", "link"),
    "empty paragraphs": (
        f"<w:p/><w:p>{run('One.')}</w:p><w:p>{run(' ')}</w:p><w:p>{run('Two.')}</w:p>",
        "One.\n\nTwo.",
    ),
    "tables in order": (
        f"<w:p>{run('A')}</w:p><w:tbl><w:tr><w:tc><w:p>{run('B')}</w:p></w:tc><w:tc><w:p>{run('C')}</w:p></w:tc></w:tr>"
        f"</w:tbl><w:p>{run('D')}</w:p>",
        "A\n\nB\n\nC\n\nD",
    ),
}


@pytest.mark.parametrize(("body", "text"), WORD_CASES.values(), ids=WORD_CASES)
def test_word(tmp_path: Path, body: str, text: str) -> None:
    assert read(tmp_path, "a.docx", word(body)) == text


def test_notes_of_word_stand_behind_their_paragraph_and_comments_nowhere(tmp_path: Path) -> None:
    content = word(
        f'<w:p>{run("One.")}<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:commentReference w:id="0"/></w:r></w:p>'
        f"<w:p>{run('Two.')}</w:p>",
        footnotes=f'<w:footnote w:type="separator" w:id="0"><w:p>{run("---")}</w:p></w:footnote>'
        f'<w:footnote w:id="2"><w:p>{run("A note.")}</w:p></w:footnote>',
        comments=f"<w:comment><w:p>{run('Check this!')}</w:p></w:comment>",
    )
    path = tmp_path / "a.docx"
    path.write_bytes(content)
    document = read_document(path)
    assert document.text == "One.\n\nA note.\n\nTwo."
    assert [place.name for place in document.places] == ["paragraph 1", "note to paragraph 1", "paragraph 2"]


PAGE_CASES = {
    "blanks and breaks": ("<p>One\n  two<br>three</p>", "One two\nthree"),
    "unclosed paragraphs": ("<p>One<p>Two", "One\n\nTwo"),
    "inline elements make no space": ("<p>un<b>break</b>able, <i>he</i> said</p>", "unbreakable, he said"),
    "space around inline elements is kept once": ("<p>one <b> two</b> three</p>", "one two three"),
    "references": (
        "<p>&laquo;Так&raquo; &mdash; &#8220;yes&#x201d; R&D a&nbsp;b &bogus;</p>",
        "«Так» — “yes” R&D a\u00a0b &bogus;",
    ),
    "scripts, styles, comments": (
        "<p>One<script>if (a<b) '<p>'</script><style>p{}</style><!-- <p>no</p> --> two</p>",
        "One two",
    ),
    "furniture by element": ("<nav>Home</nav><p>One.</p><aside>Two</aside><footer>Three</footer>", "One."),
    "furniture by class": ("<div class='post-share'>Share</div><p class='byline'>By us</p><p>One.</p>", "One."),
    "furniture by id": ("<div id=cookie-consent><p>We use cookies</p></div><p>One.</p>", "One."),
    "a class that only speaks of furniture": ("<div class='has-sidebar'><p>One.</p></div>", "One."),
    "a class that holds the whole text": (
        "<div class='related'><p>One long sentence.</p></div><p>Hi.</p>",
        "One long sentence.\n\nHi.",
    ),
    "captions": ("<figure><img><figcaption>Photo: us</figcaption></figure><p>One.</p>", "One."),
    "read also": (
        "<p>One.</p><p>Читайте також: <a href=x>інше</a></p><p>Read also: more</p><p>Two.</p>",
        "One.\n\nTwo.",
    ),
    "read also within a quotation is speech": (
        "<blockquote><p>Read also the other book.</p></blockquote>",
        "Read also the other book.",
    ),
    "blockquotes are text": (
        "<p>He wrote:</p><blockquote class=comment>We stay.</blockquote>",
        "He wrote:\n\nWe stay.",
    ),
    "hidden": ("<p hidden>No.</p><p style='display: none'>No.</p><p aria-hidden=true>No.</p><p>One.</p>", "One."),
    "a form around the page": (
        "<form><p>All of the page stands in a form.</p></form>",
        "All of the page stands in a form.",
    ),
    "cells": ("<table><tr><td>One<td>Two<tr><td>Three</table>", "One\n\nTwo\n\nThree"),
    "marks of notes": (
        "<p>One.<sup class='reference'>[1]</sup> Two.<a href=#f role=doc-noteref>2</a></p>",
        "One. Two.",
    ),
    "a bare sign": ("<p>2 < 3 and <3</p>", "2 < 3 and <3"),
}


@pytest.mark.parametrize(("body", "text"), PAGE_CASES.values(), ids=PAGE_CASES)
def test_pages(tmp_path: Path, body: str, text: str) -> None:
    assert (
        read(tmp_path, "a.html", f"<!doctype html><html><head><title>Site</title></head><body>{body}</body></html>")
        == text
    )


def test_a_page_of_a_site(tmp_path: Path) -> None:
    story = [
        f"Sentence number {n} of the story says what the director of the ferry told us at length." for n in range(12)
    ]
    teasers = "".join(
        f"<div class=card><a href=/{n}><h3>Teaser {n}</h3></a><span>12:0{n}</span></div>" for n in range(9)
    )
    body = (
        f"<header><div>Site</div><div>Menu</div></header><div class=layout><main><h1>Headline of it</h1>"
        f"<div class=text>{''.join(f'<p>{part}</p>' for part in story[:6])}<blockquote>We will stay.</blockquote>"
        f"{''.join(f'<p>{part}</p>' for part in story[6:])}</div></main><div class=right>{teasers}</div></div>"
    )
    text = read(tmp_path, "a.html", f"<!doctype html><html><body>{body}</body></html>")
    assert text == "\n\n".join(["Headline of it", *story[:6], "We will stay.", *story[6:]])


MARKDOWN_CASES = {
    "headings and emphasis": ("# A *b* __c__\n\nd ~~e~~ `f`\n", "A b c\n\nd e f"),
    "lines of a paragraph": ("one\ntwo\n\nthree\n", "one two\n\nthree"),
    "links and pictures": ("See [the **site**](https://x.org/a_b_c) ![pic](p.png) now[^1].", "See the site  now."),
    "quotations": ("He said:\n> We stay,\n> all of us.\nDone.", "He said:\n\nWe stay, all of us.\n\nDone."),
    "lists": ("- one\n- two\n1. three", "one\n\ntwo\n\nthree"),
    "tables": ("| a | b |\n|---|---|\n| c | d |", "a\n\nb\n\nc\n\nd"),
    "words with signs": ("snake_case 2 * 3 * 4, 5*6", "snake_case 2 * 3 * 4, 5*6"),
    "notes": ("One.[^1]\n\n[^1]: A note.\n\n[x]: https://example.org\n", "One.\n\nA note."),
    "escapes": (r"\*not emphasis\*", "*not emphasis*"),
    "code blocks are as they are": ("```\n# a *b*\n```\ntext", "# a *b*\n\ntext"),
}


@pytest.mark.parametrize(("source", "text"), MARKDOWN_CASES.values(), ids=MARKDOWN_CASES)
def test_markdown(tmp_path: Path, source: str, text: str) -> None:
    assert read(tmp_path, "a.md", source) == text


RICH_CASES = {
    "marks by name": (r"\ldblquote One\rdblquote , he said\emdash two.", "“One”, he said—two."),
    "letters by number": (r"\u1058?\u1072?\u1082?", "Так"),
    "two replacements": (r"\uc2\u1058??\u1072??x", "Таx"),
    "halves of one sign": (r"a\u-10179?\u-8694?", "a\U0001f60a"),
    "groups that older readers skip": (r"One{\*\unknown two}{\pict 0101}{\header three} four", "One four"),
    "paragraphs, lines and cells": (r"a\par b\line c\cell d\row e", "a\n\nb\nc\n\nd\n\ne"),
    "escaped signs": (r"\{a\}\\ b\~c", "{a}\\ b\u00a0c"),
    "hidden and deleted": (r"a{\v b}{\deleted c}d", "ad"),
    "notes": (r"One{\super 1{\footnote A note.\par More.}} two.\par Three", "One1 two.\n\nA note. More.\n\nThree"),
    "fields": (r'{\field{\*\fldinst HYPERLINK "x"}{\fldrslt link}}', "link"),
}


@pytest.mark.parametrize(("body", "text"), RICH_CASES.values(), ids=RICH_CASES)
def test_rich_text(tmp_path: Path, body: str, text: str) -> None:
    assert read(tmp_path, "a.rtf", "{\\rtf1\\ansi " + body + "}") == text


def test_subtitles_of_two_voices(tmp_path: Path) -> None:
    source = (
        "WEBVTT\n\n00:01.000 --> 00:02.000 align:start\n<v Olha>We will\n<v Olha>not go.\n\n"
        "00:02.000 --> 00:03.000\n<v Petro>Why?\n\n00:03.100 --> 00:04.000\n- Who knows.\n- Nobody.\n"
    )
    assert read(tmp_path, "a.vtt", source) == "Olha: We will not go.\n\nPetro: Why?\n\n- Who knows.\n\n- Nobody."


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.html", "<html><body><script>render()</script><nav>Home</nav></body></html>", "page without text"),
        ("a.docx", word("<w:p><w:r><w:drawing/></w:r></w:p>"), "has no text"),
        ("a.docx", b"PK\x03\x04 and no more", "damaged"),
        ("a.msg", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "save it as .eml"),
        ("a.docx", "The ferry left.", "is no Word file"),
        ("a.pdf", "The ferry left.", "is no PDF file"),
        ("a.json", '{"a": 1}', 'name it "text"'),
        ("a.json", "[]", "no articles"),
        ("a.json", "The ferry left.", "is not JSON"),
        ("a.srt", "The ferry left.", "is not subtitles"),
        ("a.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\n\n", "no subtitles with words"),
        ("a.rss", "<rss><channel><title>x</title></channel></rss>", "feed without texts"),
        ("a.xml", "<?xml version='1.0'?><invoice/>", "XML of a kind"),
        ("a.xlf", "<xliff version='1.2'/>", "--aligned"),
        ("a.po", 'msgid "a"\nmsgstr "b"\n', "--aligned"),
        ("a.eml", "From: x\nMIME-Version: 1.0\nContent-Type: image/png\n\nx", "message without text"),
        ("a.zip", b"PK\x05\x06" + bytes(18), "archive of files"),
        ("a.txt", "", "is empty"),
        ("a.txt", "— 12,5 %", "has no words"),
    ],
)
def test_what_cannot_be_read_is_told(tmp_path: Path, name: str, content: str | bytes, words: str) -> None:
    with pytest.raises(ReadingError, match=words):
        read(tmp_path, name, content)
