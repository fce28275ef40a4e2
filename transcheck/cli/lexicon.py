"""`transcheck lexicon`."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from transcheck.cli.printing import say

if TYPE_CHECKING:
    from transcheck.languages.lexicon.meanings import Expression

_CYRILLIC = "абвгґдеєжзиіїйклмнопрстуфхцчшщьюяыэъёўАБВГҐДЕЄЖЗИІЇЙКЛМНОПРСТУФХЦЧШЩЬЮЯЫЭЪЁЎ"


def lexicon_command(
    words: Annotated[list[str] | None, typer.Argument(metavar="WORD", help="A word or an expression.")] = None,
    lint: Annotated[
        bool, typer.Option("--lint", help="Look for lines that contradict themselves or stand twice.")
    ] = False,
) -> int:
    """Show what the lexicon knows of a word: what an editor exchanges, what differs, what says something else.

    Exit code 0: something is known, or the lexicon is clean; 1: nothing is, or it is not.
    """
    from transcheck.errors import ConfigError

    if lint:
        from transcheck.languages.lexicon.lint import faults

        found = list(faults())
        for fault in found:
            say(fault)
        say(f"{len(found)} faults" if found else "no faults")
        return int(bool(found))
    if not words:
        raise ConfigError("give a word, or --lint")
    text = " ".join(words)
    lines = list(_native(text) if any(letter in _CYRILLIC for letter in text) else _english(text))
    for line in lines or [f"“{text}” is in no lexicon"]:
        say(line)
    return int(not lines)


def _english(text: str) -> Iterator[str]:
    from transcheck.languages.english import lemma
    from transcheck.languages.lexicon.meanings import english_lexicon

    lexicon = english_lexicon()
    lines = lexicon.by_meaning()
    wanted = tuple(lemma(word) for word in text.split())
    for found in lexicon.beginning_with(wanted[0]):
        if found.words == wanted and found.role in {"same", "not", "converse"}:
            meaning = found.meaning
            yield f"{meaning.gloss} ({meaning.source})"
            line = lines[meaning.number]
            for label, role in _LABELS:
                members = [_shown(expression) for expression in line if expression.role == role]
                if members:
                    yield f"  {label}: {', '.join(members)}"


_LABELS = (
    ("exchanged freely", "same"),
    ("its denial says the same", "not"),
    ("the same with the roles exchanged", "converse"),
    ("nearly the same", "near"),
    ("says something else", "contrast"),
)


def _shown(expression: "Expression") -> str:
    return f"{expression.text} ({expression.note})" if expression.note else expression.text


def _native(text: str) -> Iterator[str]:
    from transcheck.languages.lexicon.renderings import bilingual_lexicon, first_word

    low = text.lower()
    for language in ("uk", "ru", "be"):
        for entry in bilingual_lexicon(language).beginning_with(first_word(low)):
            if low in {head.lower() for head in entry.heads}:
                yield f"{' / '.join(entry.heads)} ({language}, {entry.source})"
                for sense in entry.senses:
                    where = f" [near {', '.join(sense.conditions)}]" if sense.conditions else ""
                    shown = [f"not {word}" if word in sense.denied else word for word in sense.renderings]
                    yield f"  {', '.join(shown)}{where}"
                for word, reason in entry.wrong.items():
                    yield f"  wrong: {word}" + (f" ({reason})" if reason else "")
