"""Names and terms of the user's own texts that have no entry, as drafts that do not gate until they are accepted."""

from transcheck.glossary.upkeep.suggest.collecting import Collector
from transcheck.glossary.upkeep.suggest.drafts import draft_entries, draft_text, tell_known
from transcheck.glossary.upkeep.suggest.referents import Referent, cluster

__all__ = ["Collector", "Referent", "cluster", "draft_entries", "draft_text", "tell_known"]
