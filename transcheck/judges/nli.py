"""A model of natural language inference as a judge, through transformers and torch."""

import importlib.util
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from transcheck.encoders.pretrained import MULTILINGUAL_VOCABULARY, revision
from transcheck.errors import JudgeError
from transcheck.judges.base import Verdict

_BATCH = 32
_MAX_TOKENS = 512


class NliJudge:
    """A sequence-classification model whose labels are entailment, neutral and contradiction, in any order.

    Attributes:
        name: the model and its revision, or the hash of its weights when it comes from a folder.
        multilingual: whether its vocabulary is one of many languages.
    """

    def __init__(self, model: str, *, download: bool = False) -> None:
        for package in ("torch", "transformers"):
            if importlib.util.find_spec(package) is None:
                raise JudgeError(
                    f"the judge transformers:{model} needs {package}; run: pip install 'transcheck[torch]'"
                )
        self._tokenizer, self._model = _load(model, download)
        self._same, self._contrary = _labels(model, self._model.config.id2label)
        self.multilingual = int(self._model.config.vocab_size) >= MULTILINGUAL_VOCABULARY
        name = Path(model).name if Path(model).is_dir() else model
        self.name = f"transformers:{name} {revision(model, self._model)}"
        self._known: dict[tuple[str, str], tuple[float, float]] = {}

    def judge(self, pairs: Sequence[tuple[str, str]]) -> list[Verdict]:
        """One verdict a pair, in order.

        Args:
            pairs: two texts each; what lies beyond 512 tokens is not seen.
        """
        asked = dict.fromkeys(way for one, other in pairs for way in ((one, other), (other, one)))
        unknown = [way for way in asked if way not in self._known]
        unknown.sort(key=lambda way: len(way[0]) + len(way[1]))  # like lengths together: less padding
        for start in range(0, len(unknown), _BATCH):
            batch = unknown[start : start + _BATCH]
            self._known.update(zip(batch, self._ask(batch), strict=True))
        return [
            Verdict(min(there[0], back[0]), max(there[1], back[1]))
            for there, back in ((self._known[one, other], self._known[other, one]) for one, other in pairs)
        ]

    def _ask(self, batch: Sequence[tuple[str, str]]) -> list[tuple[float, float]]:
        import torch

        premises = [one.encode("utf-8", "replace").decode("utf-8") for one, _ in batch]
        claims = [other.encode("utf-8", "replace").decode("utf-8") for _, other in batch]
        limit = min(_MAX_TOKENS, int(self._model.config.max_position_embeddings) - 2)  # RoBERTa keeps two for itself
        tokens = self._tokenizer(premises, claims, padding=True, truncation=True, max_length=limit, return_tensors="pt")
        with torch.inference_mode():
            likely = self._model(**tokens).logits.float().softmax(dim=-1)
        return [(float(row[self._same]), float(row[self._contrary])) for row in likely]


def _load(model: str, download: bool) -> tuple[Any, Any]:
    from transformers import AutoModelForSequenceClassification, AutoTokenizer
    from transformers.utils import logging

    logging.disable_progress_bar()
    logging.set_verbosity_error()
    try:
        tokenizer = AutoTokenizer.from_pretrained(model, local_files_only=not download)
        loaded = AutoModelForSequenceClassification.from_pretrained(model, local_files_only=not download)
    except (OSError, ValueError) as error:
        if download:
            reason = str(error).strip().splitlines()[0]
            raise JudgeError(f"the model {model} cannot be loaded: {reason}; check its name") from error
        raise JudgeError(
            f"the model {model} is not on this machine; give a folder, or run once with --download-models"
        ) from error
    return tokenizer, loaded.eval()


def _labels(model: str, labels: Mapping[int, str]) -> tuple[int, int]:
    """The numbers of entailment and contradiction: models have them in different orders.

    Raises:
        JudgeError: the model has no such labels.
    """
    found = {
        wanted: [number for number, label in labels.items() if str(label).lower().startswith(wanted)]
        for wanted in ("entail", "contradict")
    }
    if any(len(numbers) != 1 for numbers in found.values()):
        shown = ", ".join(map(str, labels.values()))
        raise JudgeError(f"the model {model} is no judge: its labels are {shown}; use one trained on NLI")
    return int(found["entail"][0]), int(found["contradict"][0])
