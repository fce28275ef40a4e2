"""Any sentence encoder of the model hub, or of a folder, through transformers and torch."""

import hashlib
import importlib.util
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from transcheck.errors import EncoderError

_BATCH = 32
_MAX_TOKENS = 256
# What a family was trained to see before a sentence (their model cards).
_PREFIXES = {"e5": "query: ", "nomic": "clustering: "}
MULTILINGUAL_VOCABULARY = 100_000  # mBERT has 119,547 pieces, XLM-R 250,002, LaBSE 501,153; English BERT 30,522


class PretrainedEncoder:
    """Mean of the last layer over the tokens of the text, as sentence-transformers do by default.

    Attributes:
        name: the model and its revision, or the hash of its weights when it comes from a folder.
    """

    def __init__(self, model: str, *, download: bool = False, device: str = "cpu") -> None:
        for package in ("torch", "transformers"):
            if importlib.util.find_spec(package) is None:
                raise EncoderError(
                    f"the encoder transformers:{model} needs {package}; run: pip install 'transcheck[torch]'"
                )
        self._tokenizer, self._model = _load(model, download)
        self._model.to(device)
        self._device = device
        self._prefix = next((prefix for family, prefix in _PREFIXES.items() if family in _words(model)), "")
        self.multilingual = int(self._model.config.vocab_size) >= MULTILINGUAL_VOCABULARY
        self.name = f"transformers:{Path(model).name if Path(model).is_dir() else model} {revision(model, self._model)}"

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Encode a batch.

        Args:
            texts: n texts; what lies beyond 256 tokens is not seen.

        Returns:
            Shape (n, dim), float32, unit rows; the row of an empty text is zero.
        """
        rows: NDArray[np.float32] = np.zeros((len(texts), int(self._model.config.hidden_size)), np.float32)
        filled = [index for index, text in enumerate(texts) if text.strip()]
        filled.sort(key=lambda index: len(texts[index]))  # like lengths together: less padding
        for start in range(0, len(filled), _BATCH):
            batch = filled[start : start + _BATCH]
            rows[batch] = self._encode_batch([self._prefix + texts[index] for index in batch])
        return rows

    def _encode_batch(self, texts: list[str]) -> NDArray[np.float32]:
        import torch

        clean = [text.encode("utf-8", "replace").decode("utf-8") for text in texts]
        limit = min(_MAX_TOKENS, int(self._model.config.max_position_embeddings))
        tokens = self._tokenizer(clean, padding=True, truncation=True, max_length=limit, return_tensors="pt")
        tokens = tokens.to(self._device)
        with torch.inference_mode():
            layer = self._model(**tokens).last_hidden_state
            mask = tokens["attention_mask"].unsqueeze(-1).to(layer.dtype)
            mean = (layer * mask).sum(dim=1) / mask.sum(dim=1)
            unit = torch.nn.functional.normalize(mean, dim=1)
        rows: NDArray[np.float32] = unit.float().cpu().numpy()
        return rows


def _load(model: str, download: bool) -> tuple[Any, Any]:
    from transformers import AutoModel, AutoTokenizer
    from transformers.utils import logging

    logging.disable_progress_bar()
    logging.set_verbosity_error()
    try:
        tokenizer = AutoTokenizer.from_pretrained(model, local_files_only=not download)
        return tokenizer, AutoModel.from_pretrained(model, local_files_only=not download).eval()
    except (OSError, ValueError) as error:
        if download:
            reason = str(error).strip().splitlines()[0]
            raise EncoderError(f"the model {model} cannot be loaded: {reason}; check its name") from error
        raise EncoderError(
            f"the model {model} is not on this machine; give a folder, or run once with --download-models"
        ) from error


def _words(model: str) -> list[str]:
    return Path(model).name.lower().replace("_", "-").split("-")


def revision(model: str, loaded: Any) -> str:
    """Which weights these are: the commit of the hub, or the hash of the files of a folder."""
    commit = getattr(loaded.config, "_commit_hash", None)
    if commit:
        return f"@{commit[:12]}"
    weights = sorted([*Path(model).glob("*.safetensors"), *Path(model).glob("*.bin")])
    digest = hashlib.sha256()
    for file in weights:
        with file.open("rb") as stream:
            digest.update(hashlib.file_digest(stream, "sha256").digest())
    return f"sha256:{digest.hexdigest()[:12]}"
