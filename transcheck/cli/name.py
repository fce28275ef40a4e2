"""`transcheck name`."""

from typing import TYPE_CHECKING, Annotated

import typer

from transcheck.cli.printing import say

if TYPE_CHECKING:
    from transcheck.names import Rendering, Word

NameLanguage = Annotated[
    str | None,
    typer.Option(
        "--language", metavar="CODE", help="Language of the Cyrillic name: uk, ru or be. Default: by letters."
    ),
]


def name_command(
    latin: Annotated[str, typer.Argument(metavar="LATIN", help="A name in Latin letters.")],
    native: Annotated[str, typer.Argument(metavar="NATIVE", help="The name in Cyrillic, or another Latin spelling.")],
    language: NameLanguage = None,
) -> int:
    """Tell whether a Latin spelling is that name, and by which system.

    Exit code 0: it most likely is; 1: it is not.
    """
    from transcheck.errors import ConfigError
    from transcheck.names import explain_rendering, same_name
    from transcheck.names.forms import is_native, language_of

    if is_native(latin) or not any(letter.isalpha() for letter in latin + native):
        raise ConfigError(f"“{latin}” is not in Latin letters; give the Latin spelling first, then the Cyrillic name")
    if not is_native(native):
        score = same_name(latin, native)
        say(f"{latin} and {native}: {_verdict(score)} one name ({score:.2f})")
        return int(score < 0.5)
    try:
        chosen = language_of(native, language)
    except ValueError as error:
        raise ConfigError(f"--language {error}") from error
    rendering = explain_rendering(latin, native, chosen)
    say(f"{latin} and {native} ({chosen}): {_verdict(rendering.score)} a spelling of it ({rendering.score:.2f})")
    for line in _reasons(rendering):
        say(f"  {line}")
    return int(rendering.score < 0.5)


def _verdict(score: float) -> str:
    return "most likely" if score >= 0.8 else "probably" if score >= 0.5 else "most likely not"


def _reasons(rendering: "Rendering") -> list[str]:
    if not rendering.words:
        return ["no romanization system leads from the one to the other"]
    lines = [_steps(word) for word in rendering.words]
    if rendering.systems:
        lines.append(f"system: {'; '.join(rendering.systems[:4])}")
    else:
        lines.append("system: no single one; a mixture, or with slips")
    return lines


def _steps(word: "Word") -> str:
    if word.path is None:
        return f"{word.native} → {word.latin}: counterpart of the given name"
    through = f" as {word.through}" if word.through else ""
    steps = " ".join(
        f"{step.native or '·'}→{step.latin or '·'}{'!' if step.routes == 0 and step.cost > 1 else ''}"
        for step in word.path.steps
    )
    return f"{word.native}{through} → {word.latin}: {steps}"
