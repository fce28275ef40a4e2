"""Subtitles, SubRip and WebVTT: what is said, each piece with its time."""

import re
from html import unescape

from transcheck.errors import ReadingError
from transcheck.model import Place
from transcheck.reading.building import Builder, Reading

_CLOCK = r"(?:(\d+):)?(\d\d?):(\d\d)[,.]\d{1,3}"
_TIMING = re.compile(rf"\s*((?:\d+:)?\d\d?:\d\d)[,.]\d{{1,3}}[ \t]+-->[ \t]+{_CLOCK}")
_VOICE = re.compile(r"<v(?:\.[\w.-]+)?[ \t]+([^<>\n]{1,100})>")
_TAG = re.compile(r"</?[a-zA-Z][^<>\n]{0,200}>|<\d\d:[\d:.]+>|\{\\[^{}\n]{0,200}\}")
_REFERENCE = re.compile(r"&(?:amp|lt|gt|nbsp|lrm|rlm|quot|#\d{1,6});")
_TURN = re.compile(r"[ \t]*(?:[-–—][ \t]*\S|>>|[A-ZА-ЯІЇЄҐЎЁ][\w.'’ -]{1,40}:\s)")
# Machines that write down what they hear show each line twice: word by word, then above the next one.
_ROLLING = re.compile(r"<\d\d:\d\d:\d\d\.\d{3}><c>")
_PAUSE = 3  # seconds of silence after which someone begins anew


def read_subtitles(text: str, path: str) -> tuple[Reading, ...]:
    """The words of all cues, joined to paragraphs that end where someone else begins, or after a pause.

    Raises:
        ReadingError: no cue has words.
    """
    builder = Builder()
    lines = re.split(r"\r\n?|\n", text)
    time = voice = ""
    ended = 0
    rolling = _ROLLING.search(text) is not None
    before = ""
    for number, line in enumerate(lines, 1):
        timing = _TIMING.match(line)
        if timing:
            time = timing[1]
            if _seconds(*time.split(":")) - ended >= _PAUSE:
                builder.end_paragraph()
            ended = _seconds(*(part or "0" for part in timing.groups()[1:]))
        elif not line.strip():
            time = ""
        elif time:
            bare = " ".join(_TAG.sub("", line).split())
            if rolling and bare == before:
                continue
            before = bare
            spoken = _VOICE.search(line)
            if spoken and spoken[1] != voice:
                voice = spoken[1]
                builder.end_paragraph()
                builder.add(f"{voice}: ", Place(0, time, number, line.find(voice) + 1))
            elif _TURN.match(bare):
                builder.end_paragraph()
            else:
                builder.add(" ", Place(0, time, number))  # falls away at the start of a paragraph
            _add_words(builder, line, number, time)
    reading = builder.reading()
    if not reading.text:
        raise ReadingError("holds no subtitles with words; give a file with text", path)
    return (reading,)


def _seconds(*clock: str) -> int:
    """Of hours (which may be missing), minutes and seconds."""
    return sum(int(part[-6:]) * 60**power for power, part in enumerate(reversed(clock)))


def _add_words(builder: Builder, line: str, number: int, time: str) -> None:
    at = 0
    stops = [*_TAG.finditer(line), *_REFERENCE.finditer(line)]
    for stop in sorted(stops, key=lambda match: match.start()):
        if stop.start() < at:
            continue
        builder.add(line[at : stop.start()].rstrip("\r"), Place(0, time, number, at + 1))
        if stop[0].startswith("&"):
            builder.add(unescape(stop[0]), Place(0, time, number, stop.start() + 1))
        at = stop.end()
    builder.add(line[at:].rstrip(), Place(0, time, number, at + 1))
