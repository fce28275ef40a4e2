"""`transcheck rules`."""

from transcheck.cli.options import ConfigPath, Ignore, Select, run_options
from transcheck.cli.printing import say


def rules_command(select: Select = None, ignore: Ignore = None, config_path: ConfigPath = None) -> None:
    """List what can be found: code, name, severity, and whether the rule is on."""
    from transcheck.config import load_config
    from transcheck.pipeline import chosen_rules
    from transcheck.rules import RULES
    from transcheck.rules.documentation import document_rule

    options = run_options(load_config(config_path), select=select, ignore=ignore)
    running = {type(rule) for rule in chosen_rules(options)}
    for rule in sorted(RULES, key=lambda rule: rule.code):
        state = "on " if rule in running else "off"
        summary = document_rule(rule).summary
        say(f"{rule.code}  {state}  {rule.severity:8}  {rule.name:24}  {summary}")
