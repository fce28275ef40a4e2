"""A judge: a tiny model of random weights, made here; what it is worth is nobody's claim."""

import importlib.util
import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from transcheck.checking.judged import hear_judge
from transcheck.cli import main
from transcheck.errors import JudgeError
from transcheck.judges import Verdict, load_judge
from transcheck.judges.nli import _labels
from transcheck.model import Document, Evidence, Finding, Member, Pair, Story

needs_torch = pytest.mark.skipif(importlib.util.find_spec("torch") is None, reason="needs torch")
ITEM = {
    "source": "Пором не прийде до понеділка.",
    "lang": "uk",
    "faithful": [
        "The ferry will not come before Monday.",
        "There will be no ferry until Monday.",
        "No ferry is coming till Monday.",
    ],
    "divergent": [
        {"text": "The ferry will come before Monday.", "near": 0, "severity": "critical"},
        {"text": "There might be no ferry until Monday.", "near": None, "severity": "minor"},
    ],
    "light": [{"near": 1, "text": "There'll be no ferry until Monday."}],
}


class Stub:
    """Says the same of every pair."""

    name = "stub"
    multilingual = False

    def __init__(self, verdict: Verdict) -> None:
        self.verdict = verdict

    def judge(self, pairs: Sequence[tuple[str, str]]) -> list[Verdict]:
        return [self.verdict] * len(pairs)


def finding(severity: str, likely: float) -> tuple[Finding, Story]:
    documents = [Document(name, "The ferry left.", "en") for name in "ab"]
    sides = [Member(document.span(0, 15)) for document in documents]
    pair = Pair("p1", sides[0], sides[1], 1.0)
    found = Finding(
        code="TC202", name="x", category="meaning", severity=severity, confidence="medium", message="m",
        at=documents[0].span(0, 3), pair="p1", evidence=Evidence(likely, 0.1, 0.1),
    )  # fmt: skip
    return found, Story(tuple(documents), {}, (pair,))


SAME, CONTRARY = Verdict(1.0, 0.0), Verdict(0.0, 1.0)


@pytest.mark.parametrize(
    ("severity", "likely", "verdict", "becomes"),
    [
        ("minor", 0.7, CONTRARY, "major"),
        ("minor", 0.3, CONTRARY, "minor"),
        ("major", 0.85, SAME, "minor"),
        ("major", 0.95, SAME, "major"),
        ("critical", 0.91, SAME, "critical"),
        ("major", 0.89, CONTRARY, "major"),
        ("neutral", 0.7, CONTRARY, "neutral"),
    ],
)
def test_a_judge_moves_what_is_near_the_line(severity: str, likely: float, verdict: Verdict, becomes: str) -> None:
    found, story = finding(severity, likely)
    (moved,) = hear_judge([found], story, Stub(verdict), lambda _: "critical")
    assert moved.severity == becomes
    assert moved.evidence is not None
    assert (moved.evidence.likely > likely) == (verdict == CONTRARY)


def test_no_finding_rises_above_its_rule() -> None:
    found, story = finding("minor", 0.7)
    (moved,) = hear_judge([found], story, Stub(CONTRARY), lambda _: "minor")
    assert moved.severity == "minor"


def test_what_rests_on_no_evidence_is_left_alone() -> None:
    found, story = finding("major", 0.5)
    bare = replace(found, evidence=None)
    assert hear_judge([bare], story, Stub(SAME), lambda _: "critical") == [bare]


def test_labels_are_read_in_any_order() -> None:
    assert _labels("m", {0: "CONTRADICTION", 1: "neutral", 2: "Entailment"}) == (2, 0)
    with pytest.raises(JudgeError, match="is no judge"):
        _labels("m", {0: "entailment", 1: "not_entailment"})


def test_only_transformers_are_judges() -> None:
    with pytest.raises(JudgeError, match="use transformers:MODEL"):
        load_judge("oracle")


@pytest.fixture
def model(tmp_path: Path) -> Path:
    """An NLI model of random weights that knows the letters, saved where the hub's would lie."""
    from tokenizers import Tokenizer, models, pre_tokenizers, processors
    from torch import manual_seed
    from transformers import BertConfig, BertForSequenceClassification, PreTrainedTokenizerFast

    marks = ["[PAD]", "[UNK]", "[CLS]", "[SEP]"]
    letters = [*marks, *(chr(n) for n in range(33, 127))]
    tokenizer = Tokenizer(models.WordLevel({word: n for n, word in enumerate(letters)}, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.Split("", "isolated")
    tokenizer.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]", pair="[CLS] $A [SEP] $B:1 [SEP]:1", special_tokens=[("[CLS]", 2), ("[SEP]", 3)]
    )
    folder = tmp_path / "tiny"
    PreTrainedTokenizerFast(tokenizer_object=tokenizer, pad_token="[PAD]", unk_token="[UNK]").save_pretrained(folder)
    manual_seed(7)
    config = BertConfig(
        vocab_size=len(letters), hidden_size=16, num_hidden_layers=1, num_attention_heads=2, intermediate_size=16,
        max_position_embeddings=128, id2label={0: "contradiction", 1: "entailment", 2: "neutral"},
        label2id={"contradiction": 0, "entailment": 1, "neutral": 2},
    )  # fmt: skip
    BertForSequenceClassification(config).save_pretrained(folder)
    return folder


@needs_torch
@pytest.mark.filterwarnings("ignore")  # of torch and transformers
def test_a_model_of_a_folder_judges_both_ways(model: Path) -> None:
    judge = load_judge(f"transformers:{model}")
    one, other = judge.judge([("The ferry left.", "The boat stayed."), ("The boat stayed.", "The ferry left.")])
    assert one == other
    assert all(0 <= share <= 1 for share in one)
    assert judge.name.startswith("transformers:tiny sha256:")
    assert not judge.multilingual


@needs_torch
@pytest.mark.filterwarnings("ignore")
def test_a_model_that_is_not_here_is_not_fetched(tmp_path: Path) -> None:
    with pytest.raises(JudgeError, match="not on this machine"):
        load_judge(f"transformers:{tmp_path / 'nothing'}")


@needs_torch
@pytest.mark.filterwarnings("ignore")
def test_measure_prints_both(model: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    corpus = tmp_path / "corpus.jsonl"
    corpus.write_text(json.dumps(ITEM, ensure_ascii=False), encoding="utf-8")
    with pytest.raises(SystemExit) as end:
        main(["judge", "measure", str(corpus), "--judge", f"transformers:{model}"])
    assert not end.value.code
    printed = capsys.readouterr().out.splitlines()
    assert printed[0] == "1 utterances"
    assert printed[1].startswith("without  false alarms")
    assert printed[2].startswith("with     false alarms")
    assert printed[3].startswith("judge    transformers:tiny")


def test_measure_without_a_judge(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    corpus = tmp_path / "corpus.jsonl"
    corpus.write_text(json.dumps(ITEM, ensure_ascii=False), encoding="utf-8")
    with pytest.raises(SystemExit) as end:
        main(["judge", "measure", str(corpus)])
    assert not end.value.code
    assert "alone false 0.000 found 1.000" in capsys.readouterr().out


def test_what_is_no_utterance_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    corpus = tmp_path / "corpus.jsonl"
    corpus.write_text('{"source": "Пором"}', encoding="utf-8")
    with pytest.raises(SystemExit) as end:
        main(["judge", "measure", str(corpus)])
    assert end.value.code == 2
    assert "corpus.jsonl:1: an utterance has source" in capsys.readouterr().err
