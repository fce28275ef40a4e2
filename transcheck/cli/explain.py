"""`transcheck explain`."""

from typing import Annotated

import typer

from transcheck.cli.printing import say
from transcheck.errors import ConfigError


def explain_command(
    code: Annotated[str, typer.Argument(metavar="CODE", help="Code or name of a rule: TC201, number-mismatch.")],
) -> None:
    """Explain a rule: what it finds, why an editor cares, and examples."""
    from transcheck.checking.selection import did_you_mean
    from transcheck.rules import RULES
    from transcheck.rules.documentation import render_rule

    known = {key: rule for rule in RULES for key in (rule.code, rule.name)}
    rule = known.get(code) or known.get(code.upper()) or known.get(code.lower())
    if rule is None:
        raise ConfigError(f"unknown rule {code!r}{did_you_mean(code, known)}; `transcheck rules` lists them")
    say(render_rule(rule), nl=False)
