"""What can be found. One rule per file; a rule is known by standing in RULES."""

from transcheck.rules.base import Rule
from transcheck.rules.glossary_variant import GlossaryVariant

# The more specific of two rules that see the same words stands first.
RULES: tuple[type[Rule], ...] = (GlossaryVariant,)
