"""Running the command line in this process."""

import io
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from transcheck.cli import main

EXAMPLE = Path(__file__).parents[2] / "examples" / "crossing"


@dataclass(frozen=True)
class Run:
    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Run]:
    def call(*arguments: str | Path, stdin: bytes | None = None) -> Run:
        if stdin is not None:
            monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        with pytest.raises(SystemExit) as exit_info:
            main([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        assert isinstance(exit_info.value.code, int)
        return Run(exit_info.value.code, captured.out, captured.err)

    return call


@pytest.fixture
def example() -> list[Path]:
    return [EXAMPLE / f"{name}.txt" for name in ("daily-courier", "riverside-wire", "polesia-online")]


@pytest.fixture
def original() -> Path:
    return EXAMPLE / "original.uk.txt"
