"""JSON and JSON Lines of articles."""

import json
import re
from collections.abc import Iterator
from typing import Any

from transcheck.errors import ReadingError
from transcheck.model import Place
from transcheck.reading.building import Builder, Reading
from transcheck.reading.readers.html import html_words

_TEXTS = ("text", "body", "content", "articleBody", "article_body", "full_text", "maintext", "transcript")
_TITLES = ("title", "headline")
_OUTLETS = ("outlet", "site_name", "sitename", "publisher", "publication", "source")
_LANGUAGES = ("language", "lang", "inLanguage")
_LISTS = ("articles", "items", "results", "documents", "data")
_MARKUP = re.compile(r"</(?:p|div|a|em|strong|b|i|blockquote|span)>|<br\s*/?>", re.IGNORECASE)


def read_json(text: str, path: str) -> tuple[Reading, ...]:
    """The articles of a file, each its title and its text.

    Raises:
        ReadingError: it is damaged, or has no article with a text.
    """
    readings = []
    records = list(_records(text, path))
    for number, (line, record) in enumerate(records, 1):
        body = _first(record, _TEXTS)
        if body is None:
            raise ReadingError(f'article {number} has no text; name it "text"', path, line)
        name = str(number) if len(records) > 1 else None
        place = Place(0, f"article {number}" if name else "text", line)
        builder = Builder()
        title = _first(record, _TITLES)
        if title:
            builder.paragraph(title, place)
        builder.paragraph(html_words(body) if _MARKUP.search(body) else body, place)
        outlet, language = _first(record, _OUTLETS), _first(record, _LANGUAGES)
        readings.append(builder.reading(outlet=outlet, language=_code(language), name=name))
    if not readings:
        raise ReadingError("holds no articles; give objects with a text", path)
    return tuple(readings)


def _code(language: str | None) -> str | None:
    return language.replace("_", "-").partition("-")[0].lower() if language else None


def _records(text: str, path: str) -> Iterator[tuple[int, dict[str, Any]]]:
    """Objects with their lines."""
    try:
        whole = json.loads(text)
    except RecursionError:
        raise ReadingError("is JSON nested too deep; give a list of articles", path) from None
    except ValueError as error:
        first = text.lstrip().partition("\n")
        try:
            json.loads(first[0])
        except (ValueError, RecursionError):
            line = getattr(error, "lineno", None)
            raise ReadingError(f"is not JSON ({getattr(error, 'msg', error)}); check the file", path, line) from None
        yield from _lines(text, path)
        return
    if isinstance(whole, dict):
        listed = next((whole[key] for key in _LISTS if isinstance(whole.get(key), list)), None)
        whole = [whole] if listed is None else listed
    if not isinstance(whole, list):
        raise ReadingError("holds no articles; give objects with a text", path)
    line = 1 + len(text) - len(text.lstrip())
    for record in whole:
        if not isinstance(record, dict):
            raise ReadingError("holds something that is no article; give objects with a text", path)
        yield (text.count("\n", 0, line) + 1 if line else 1), record


def _lines(text: str, path: str) -> Iterator[tuple[int, dict[str, Any]]]:
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except (ValueError, RecursionError):
            raise ReadingError("is not JSON; one object a line", path, number) from None
        if not isinstance(record, dict):
            raise ReadingError('is not an object; write {"text": …}', path, number)
        yield number, record


def _first(record: dict[str, Any], keys: tuple[str, ...]) -> str | None:
    for key in keys:
        value = record.get(key)
        if isinstance(value, dict):  # schema.org: {"name": …}
            value = value.get("name")
        if isinstance(value, list) and value and all(isinstance(item, str) for item in value):
            value = "\n\n".join(value)
        if isinstance(value, str) and value.strip():
            return value
    return None
