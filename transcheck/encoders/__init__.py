"""Sentences to vectors, behind one protocol."""

from transcheck.cache import cache_folder
from transcheck.encoders.base import Encoder
from transcheck.encoders.cache import CachedEncoder
from transcheck.encoders.lexical import LexicalEncoder
from transcheck.errors import EncoderError

__all__ = ["Encoder", "load_encoder"]


def load_encoder(name: str = "auto", *, cache: bool = True, download: bool = False) -> Encoder:
    """An encoder by its name.

    Args:
        name: "lexical", always there; "e5", the multilingual one; "transformers:MODEL", a hub id or a
            folder; "auto": e5 where it runs, otherwise lexical, whose name then says why.
        cache: keep vectors on disk from run to run (not those of lexical, which are as quick to make).
        download: let "transformers:" fetch weights; nothing else ever touches the network.

    Raises:
        EncoderError: the encoder cannot be had here.
    """
    if name == "auto":
        from transcheck.encoders.e5 import why_not

        if reason := why_not():
            return LexicalEncoder(f"e5 does not run here: {reason}")
        name = "e5"
    if name == "lexical":
        return LexicalEncoder()
    encoder = _load(name, download)
    return CachedEncoder(encoder, cache_folder()) if cache else encoder


def _load(name: str, download: bool) -> Encoder:
    if name == "e5":
        from transcheck.encoders.e5 import E5Encoder

        return E5Encoder()
    kind, _, model = name.partition(":")
    if kind == "transformers" and model:
        from transcheck.encoders.pretrained import PretrainedEncoder

        return PretrainedEncoder(model, download=download)
    raise EncoderError(f"no encoder is called {name!r}; use auto, lexical, e5 or transformers:MODEL")
