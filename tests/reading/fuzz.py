"""Damaged files by the thousand: `python tests/reading/fuzz.py [INPUTS]` for each reader and importer of rows.

A reader may refuse a file in one line or make a text of it; it may not raise anything else, hang or grow.
"""

import io
import json
import random
import re
import resource
import signal
import sys
import tempfile
import traceback
import zipfile
from collections.abc import Callable
from pathlib import Path
from types import FrameType

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.reading.test_bitext import ONE_RENDERING, TWO_RENDERINGS
from tests.reading.twins import CHARACTERS, PACKED, STORIES
from transcheck.errors import ReadingError
from transcheck.reading.aligned import read_aligned
from transcheck.reading.document import read_file

SLOWEST = 10  # seconds of the processor: on a loaded machine others take their time
PIECES = (
    b"<",
    b">",
    b"</p>",
    b"<p",
    b"&",
    b"&#x10FFFF;",
    b"&#0;",
    b"]]>",
    b"<!--",
    b"-->",
    b"<![CDATA[",
    b'"',
    b"'",
    b"\\",
    b"{",
    b"}",
    b"\\u-1?",
    b"\\bin999999 ",
    b"\\'",
    b"\0",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"\x80",
    b"\r",
    b"\n\n",
    b"\t",
    b",",
    b"[",
    b"]",
    b"-->",
    b"00:00:01,000 --> 00:00:02,000",
    b"99999999:00:00,000 --> 9:9:9,0",
    b"WEBVTT",
    b'msgid "',
    b"%PDF-",
    b"PK",
    b"endobj",
    b"stream",
    b"= ",
    b'; charset="x"',
    b"--b\n",
    b"<table><tr>",
    b"<script>",
    b"```",
    b"|",
    b"*" * 40,
    b"_" * 40,
    b"[" * 40,
    b"(" * 40,
    b"\xf0\x9f\x98\x80",
    "«".encode(),
    b"A" * 3000,
)


def damaged(content: bytes, dice: random.Random) -> bytes:
    """A copy with a few things wrong; of an archive, sometimes within its members."""
    if content.startswith(b"PK") and dice.random() < 0.7:
        sink = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as target:
            for name in source.namelist():
                part = source.read(name)
                if dice.random() < 0.95:
                    wrong = name.endswith(("document.xml", "content.xml", "sheet1.xml", "workbook.xml"))
                    target.writestr(name, hurt(part, dice) if wrong else part)
        return sink.getvalue()
    return hurt(content, dice)


def hurt(content: bytes, dice: random.Random) -> bytes:
    """Broken, or of sound markup that says strange things."""
    marked_up = content.lstrip().startswith(b"<")
    return rearranged(content, dice) if marked_up and dice.random() < 0.5 else scratched(content, dice)


TAG = re.compile(rb"<[^<>]{1,300}>")
VALUE = re.compile(rb'(?<==")[^"<>]{1,80}(?=")')


def rearranged(content: bytes, dice: random.Random) -> bytes:
    """Markup that is still sound, with elements gone, doubled or elsewhere and values that nobody foresaw."""
    for _ in range(dice.choice((1, 2, 5))):
        tags = [match for match in TAG.finditer(content) if match[0][1:2] not in b"?!"]
        if len(tags) < 4:
            return scratched(content, dice)
        one, other = sorted(dice.sample(tags[1:-1] or tags, 2), key=lambda tag: tag.start())
        values = list(VALUE.finditer(content))
        match dice.randrange(4):
            case 0 if values:
                value = dice.choice(values)
                strange = dice.choice((b"", b"-1", b"0", b"99999999999999999999", b"x" * 500, b"&#9;", "є".encode()))
                content = content[: value.start()] + strange + content[value.end() :]
            case 1:
                name = re.match(rb"</?([^\s/>]*)", one[0])
                empty = b"<" + (name[1] if name else b"x") + b"/>"
                content = content[: other.start()] + empty * dice.choice((1, 50)) + content[other.start() :]
            case 2:
                content = (
                    content[: one.end()] + dice.choice((b"\n", b" ", b"&#160;", b"&lt;", b"]")) + content[one.end() :]
                )
            case _:
                between = content[one.start() : other.start()]
                content = content[: one.start()] + between * dice.choice((0, 2, 3)) + content[other.start() :]
    return content


def scratched(content: bytes, dice: random.Random) -> bytes:
    result = bytearray(content)
    for _ in range(dice.choice((1, 1, 2, 5, 20))):
        at = dice.randrange(len(result) + 1)
        match dice.randrange(5):
            case 0:
                result[at : at + dice.choice((1, 1, 3, 50))] = b""
            case 1:
                result[at:at] = dice.choice(PIECES)
            case 2:
                result[at : at + 1] = bytes([dice.randrange(256)])
            case 3:
                start = dice.randrange(len(result) + 1)
                result[at:at] = result[start : start + dice.choice((5, 50, 500))]
            case _:
                result[at:at] = dice.choice(PIECES) * dice.choice((2, 20, 300))
    return bytes(result)


def too_slow(_number: int, _frame: FrameType | None) -> None:
    raise TimeoutError


def run(name: str, read: Callable[[str], object], seeds: list[bytes], count: int, folder: Path) -> int:
    """Feed one reader; the number of inputs that it did not take as it should."""
    dice = random.Random(name)
    path = folder / name
    faults = refused = 0
    for number in range(count):
        content = damaged(dice.choice(seeds), dice)
        path.write_bytes(content)
        signal.setitimer(signal.ITIMER_PROF, SLOWEST)
        try:
            read(str(path))
        except ReadingError as error:
            refused += 1
            if "\n" in str(error) or not error.message.isprintable():
                faults += 1
                print(f"{name}: not one line: {str(error)[:200]!r}")
        except BaseException:  # whatever it is, it is what is looked for
            faults += 1
            kept = Path(tempfile.gettempdir()) / f"fuzz-{number}-{name}"
            kept.write_bytes(content)
            print(f"{name}: {kept}\n{traceback.format_exc(limit=-3)}")
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{name:16} {count} inputs, {refused} refused, {faults} faults; {grown} MB at most", flush=True)
    return faults


def main(count: int) -> int:
    """All readers."""
    signal.signal(signal.SIGPROF, too_slow)
    faults = 0
    with tempfile.TemporaryDirectory() as folder:
        for name, make in CHARACTERS.items():
            seeds = [make(story).encode(code) for story in STORIES.values() for code in ("utf-8", "utf-16")]
            faults += run(name, read_file, seeds, count, Path(folder))
        for name, pack in PACKED.items():
            faults += run(name, read_file, [pack(story) for story in STORIES.values()], count, Path(folder))
        for name, content in (ONE_RENDERING | TWO_RENDERINGS).items():
            seed = content if isinstance(content, bytes) else content.encode()
            faults += run(name, lambda path: list(read_aligned(path)), [seed], count, Path(folder))
    print(json.dumps({"faults": faults}))
    return int(faults > 0)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000))
