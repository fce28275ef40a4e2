"""One story in every format: what the readers are held against."""

import io
import json
import zipfile
from collections.abc import Callable
from html import escape

from docx import Document as WordDocument

ENGLISH = (
    "Ferry at Mazyr will run on",
    "“We will not close the crossing before Monday,” said Olha Kovalets, its director.",
    "“The water is rising — 250 people are waiting,” she added. “It’s safe.”",
)
UKRAINIAN = (
    "Пором у Мозирі ходитиме далі",
    "«Ми її не закриємо до понеділка», — сказала директорка Ольга Ковалець.",
    "«Вода піднімається, чекають 250 людей, — додала вона. — Це безпечно, є ґрунт і їжа».",
)
RUSSIAN = (
    "Паром в Мозыре будет ходить",
    "«Мы её не закроем до понедельника», — сказала директор Ольга Ковалец.",
    "«Вода поднимается, ждут 250 человек, — добавила она. — Это ещё не объезд».",
)
BELARUSIAN = (
    "Паром у Мазыры будзе хадзіць",
    "«Мы яе не зачынім да панядзелка», — сказала дырэктарка Вольга Кавалец.",
    "«Вада падымаецца, чакаюць 250 чалавек, — дадала яна. — Гэта яшчэ не ўсё».",
)
STORIES = {"en": ENGLISH, "uk": UKRAINIAN, "ru": RUSSIAN, "be": BELARUSIAN}


def twin(story: tuple[str, ...]) -> str:
    return "\n\n".join(story)


def plain(story: tuple[str, ...]) -> str:
    return twin(story)


def markdown(story: tuple[str, ...]) -> str:
    head, first, second = story
    word = first.split()[1]
    return f"---\noutlet: Daily A\n---\n# {head}\n\n{first.replace(word, f'**{word}**', 1)}\n\n> {second}\n"


def html(story: tuple[str, ...], charset: str = "") -> str:
    head, first, second = (escape(part, quote=False) for part in story)
    meta = f'<meta charset="{charset}">' if charset else ""
    word = first.split()[2]
    return (
        f"<!DOCTYPE html>\n<html><head>{meta}<title>Site</title><script>var x = '<p>no</p>';</script></head>\n<body>"
        f"<nav><ul><li>Home</li><li>News</li></ul></nav>\n<article>\n<h1>{head}</h1>\n<div class='byline'>By Us</div>\n"
        f"<p>{first.replace(word, f'<em>{word}</em>', 1).replace(' ', chr(10), 1)}</p>\n"
        f"<aside>Read also: another story</aside><blockquote><p>{second}</p></blockquote>\n</article>\n"
        "<div id='cookie-consent'><p>We use cookies</p></div><footer>All rights reserved</footer></body></html>\n"
    )


def srt(story: tuple[str, ...]) -> str:
    cues = []
    for number, part in enumerate(story, 1):
        words = part.split(" ")
        half = len(words) // 2
        first, second = " ".join(words[:half]), " ".join(words[half:])
        cues.append(f"{number}\n00:0{number}:00,000 --> 00:0{number}:05,000\n<i>{first}</i>\n{second}\n")
    return "\n".join(cues)


def vtt(story: tuple[str, ...]) -> str:
    return "WEBVTT\n\nNOTE made by hand\n\n" + srt(story).replace(",000", ".000")


def json_article(story: tuple[str, ...]) -> str:
    return json.dumps({"title": story[0], "text": twin(story[1:]), "outlet": "Daily A"}, ensure_ascii=False)


def jsonl(story: tuple[str, ...]) -> str:
    return json_article(story) + "\n"


def rss(story: tuple[str, ...]) -> str:
    body = escape("".join(f"<p>{part}</p>" for part in story[1:]))
    return (
        '<?xml version="1.0"?><rss version="2.0"><channel><title>Daily A</title>'
        f"<item><title>{escape(story[0])}</title><description>{body}</description></item></channel></rss>"
    )


def atom(story: tuple[str, ...]) -> str:
    body = "".join(f"<p>{escape(part)}</p>" for part in story[1:])
    return (
        '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Daily A</title><entry>'
        f'<title>{escape(story[0])}</title><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{body}</div>'
        "</content></entry></feed>"
    )


def docx(story: tuple[str, ...]) -> bytes:
    document = WordDocument()
    document.add_heading(story[0])
    paragraph = document.add_paragraph()
    for word in story[1].split(" "):
        paragraph.add_run(word if not paragraph.text else f" {word}")
    table = document.add_table(1, 1)
    table.cell(0, 0).text = story[2]
    sink = io.BytesIO()
    document.save(sink)
    return sink.getvalue()


def odt(story: tuple[str, ...]) -> bytes:
    head, first, second = (escape(part) for part in story)
    content = (
        '<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="urn:o" xmlns:text="urn:t">'
        "<office:body><office:text><text:tracked-changes><text:changed-region><text:deletion><text:p>GONE</text:p>"
        f"</text:deletion></text:changed-region></text:tracked-changes><text:h>{head}</text:h>"
        f"<text:p>{first.replace(' ', '<text:s/>', 1)}"
        "<office:annotation><text:p>NOTE</text:p></office:annotation></text:p>"
        f"<text:p>\n   {second}\n</text:p></office:text></office:body></office:document-content>"
    )
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", content, zipfile.ZIP_DEFLATED)
    return sink.getvalue()


def rtf(story: tuple[str, ...]) -> bytes:
    """As Word writes it: letters as \\u with a question mark for old readers."""

    def coded(text: str) -> str:
        return "".join(c if c.isascii() else f"\\u{ord(c) if ord(c) < 32768 else ord(c) - 65536}?" for c in text)

    head, first, second = map(coded, story)
    return (
        "{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Times;}}{\\info{\\title No}}\n"
        f"{{\\b {head}}}\\par\n{first}{{\\deleted gone}}\\par\n\\pard {second}\\par}}"
    ).encode("ascii")


def rtf_1251(story: tuple[str, ...]) -> bytes:
    """As WordPad writes it: letters as bytes of the font's character set."""
    coded = ["".join(c if c.isascii() else f"\\'{c.encode('cp1251').hex()}" for c in part) for part in story]
    return (
        "{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0\\fcharset204 Arial;}}\\f0 " + "\\par ".join(coded) + "}"
    ).encode()


def eml(story: tuple[str, ...]) -> bytes:
    from email.message import EmailMessage

    message = EmailMessage()
    message["From"], message["Subject"] = "desk@example.org", "Copy"
    message["MIME-Version"] = "1.0"
    message.set_content(twin(story) + "\n", cte="base64")
    message.add_alternative(html(story), subtype="html")
    return message.as_bytes()


def mht(story: tuple[str, ...]) -> bytes:
    from email.mime.multipart import MIMEMultipart
    from email.mime.text import MIMEText

    message = MIMEMultipart("related")
    message["From"] = "<Saved by a browser>"
    message["Snapshot-Content-Location"] = "https://example.org/"
    message.attach(MIMEText(html(story), "html", "utf-8"))
    message.attach(MIMEText("body { color: red }", "css"))
    return message.as_bytes()


def xlsx(story: tuple[str, ...]) -> bytes:
    import openpyxl

    book = openpyxl.Workbook()
    book.active.title = "Copy"
    for number, part in enumerate(story, 1):
        book.active.cell(number, 2, part)
    sink = io.BytesIO()
    book.save(sink)
    return sink.getvalue()


def pdf(story: tuple[str, ...]) -> bytes:
    """One page, a line for each paragraph, its letters named by a ToUnicode table."""
    letters = sorted(set("".join(story)))
    codes = {letter: number for number, letter in enumerate(letters, 1)}
    table = "\n".join(f"<{code:04x}> <{ord(letter):04x}>" for letter, code in codes.items())
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def "
        "1 begincodespacerange <0000> <ffff> endcodespacerange\n"
        + f"{len(codes)} beginbfchar\n{table}\nendbfchar endcmap end end"
    )
    lines = []
    for number, part in enumerate(story):
        words = part.split(" ")
        half = (len(words) + 1) // 2
        for row, words_of_row in enumerate((words[:half], words[half:])):
            coded = "".join(f"{codes[letter]:04x}" for letter in " ".join(words_of_row))
            lines.append(f"BT /F1 10 Tf 50 {780 - 40 * number - 12 * row} Td <{coded}> Tj ET")
    content = "\n".join(lines)
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 1200 842] /Contents 4 0 R "
        "/Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
        "<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H "
        "/DescendantFonts [6 0 R] /ToUnicode 7 0 R >>",
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) "
        "/Supplement 0 >> /FontDescriptor 8 0 R /DW 500 >>",
        f"<< /Length {len(cmap)} >>\nstream\n{cmap}\nendstream",
        "<< /Type /FontDescriptor /FontName /X /Flags 4 /FontBBox [0 0 1000 1000] /ItalicAngle 0 /Ascent 800 "
        "/Descent -200 /CapHeight 700 /StemV 80 >>",
    ]
    out = bytearray(b"%PDF-1.4\n")
    starts = []
    for number, body in enumerate(objects, 1):
        starts.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode()
    table_at = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += "".join(f"{start:010d} 00000 n \n" for start in starts).encode()
    out += f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{table_at}\n%%EOF\n".encode()
    return bytes(out)


CHARACTERS: dict[str, Callable[[tuple[str, ...]], str]] = {
    "a.txt": plain, "a.md": markdown, "a.html": html, "a.srt": srt, "a.vtt": vtt, "a.json": json_article,
    "a.jsonl": jsonl, "a.rss": rss, "a.atom": atom,
}  # fmt: skip
PACKED: dict[str, Callable[[tuple[str, ...]], bytes]] = {
    "a.docx": docx, "a.odt": odt, "a.rtf": rtf, "a.eml": eml, "a.mht": mht, "a.xlsx": xlsx, "a.pdf": pdf,
}  # fmt: skip
OLD = {
    "en": ("cp1252", "mac-roman", "cp1251"), "uk": ("cp1251", "mac-cyrillic"), "ru": ("cp1251", "mac-cyrillic"),
    "be": ("cp1251", "mac-cyrillic"),
}  # fmt: skip
