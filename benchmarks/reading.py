"""What reading costs: files of one article a second on one core.

    python benchmarks/reading.py

The files are made by the tests (tests/reading/twins.py): an article of 31 paragraphs; the page has a menu and teasers.
Those named after programs are of one page each, with fonts and styles as the programs write them.
"""

import io
import sys
import tempfile
import time
from pathlib import Path

from docx import Document as WordDocument

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.reading.twins import ENGLISH, mht, odt, pdf, rtf
from transcheck.reading.document import read_file

ROUNDS = 40
REAL = Path(__file__).parents[1] / "tests" / "reading" / "real"
PROGRAMS = ("chromium.html", "libreoffice.docx", "libreoffice.pdf", "chromium.pdf")  # one page each, as they write it
STORY = (ENGLISH[0], *(f"{ENGLISH[1]} Paragraph {n} tells what the director said about the river." for n in range(30)))


def word() -> bytes:
    """As a Word document."""
    document = WordDocument()
    for part in STORY:
        document.add_paragraph(part)
    sink = io.BytesIO()
    document.save(sink)
    return sink.getvalue()


def page() -> bytes:
    """As a page of a site."""
    menu = "<nav>" + "<a href=x>Menu item</a>" * 60 + "</nav>"
    text = "".join(f"<p>{part}</p>" for part in STORY[1:])
    teasers = "<div class=card><h3>Teaser</h3></div>" * 40
    return (
        f"<!doctype html><html><body>{menu}<article><h1>{STORY[0]}</h1>{text}</article>{teasers}</body></html>".encode()
    )


def main() -> int:
    """Print the table."""
    short = (STORY[0], "\n".join(STORY[1:16]), "\n".join(STORY[16:]))
    files = {
        "txt": "\n\n".join(STORY).encode(),
        "html": page(),
        "docx": word(),
        "odt": odt(short),
        "rtf": rtf(short),
        "pdf": pdf(ENGLISH),
        "mht": mht(short),
    }
    files |= {f"{path.stem}{path.suffix}": path.read_bytes() for path in map(REAL.joinpath, PROGRAMS)}
    with tempfile.TemporaryDirectory() as folder:
        for name, content in files.items():
            path = Path(folder) / (name if "." in name else f"article.{name}")
            path.write_bytes(content)
            read_file(str(path))  # loads what the format needs
            start = time.process_time()
            for _ in range(ROUNDS):
                read_file(str(path))
            print(f"{name:18s} {len(content):7d} bytes {ROUNDS / (time.process_time() - start):7.0f} files/s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
