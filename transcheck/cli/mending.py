"""`--fix`, `--diff` and `--annotate`: what is written into the user's files, or a copy of one."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from transcheck.cli.printing import complain, say
from transcheck.errors import ConfigError

if TYPE_CHECKING:
    from transcheck.glossary import Glossary
    from transcheck.model import Correction, Document, Finding, Report, Span


_WITH_CORRECTIONS = frozenset({"sarif"})


def fixable(report: "Report", glossary: "Glossary") -> "Iterator[tuple[Document, tuple[Correction, ...]]]":
    """The documents in which something has one right answer, with what would be written."""
    from transcheck.mending import replacements
    from transcheck.quotes import extract_quotes

    for document in report.story.documents:
        findings = [finding for finding in report.findings if finding.at.document is document]
        if findings:
            quotes = report.story.quotes.get(document.path) or extract_quotes(document, glossary=glossary)
            found = replacements(document, findings, glossary, quotes)
            if found:
                yield document, found


def corrections(report: "Report", glossary: "Glossary", format_name: str) -> "tuple[Correction, ...]":
    """What `--fix` would write, for the formats that tell of it."""
    if format_name not in _WITH_CORRECTIONS:
        return ()
    return tuple(correction for _, found in fixable(report, glossary) for correction in found)


def print_difference(report: "Report", glossary: "Glossary") -> None:
    """What `--fix` would change, as a unified diff."""
    from transcheck.cli.printing import write_data
    from transcheck.mending import difference

    told = "".join(difference(document, found) for document, found in fixable(report, glossary))
    write_data(told.encode("utf-8", errors="replace"))


def fix(report: "Report", glossary: "Glossary", encoding: str | None) -> bool:
    """Mend the files; whether any was changed.

    Raises:
        OutputError: a file cannot be written.
    """
    from transcheck.errors import OutputError
    from transcheck.storing import change_file

    changed = False
    for document, found in fixable(report, glossary):
        if document.path == "-":
            say("transcheck: standard input cannot be mended in place; use --diff", err=True)
            continue
        if "://" in document.path:
            say(f"transcheck: {document.path}: a fetched page cannot be mended in place; use --diff", err=True)
            continue
        mended = partial(_mended, document, found, encoding)
        try:
            change_file(Path(document.path), mended)
        except OutputError as error:
            complain(str(error))
            continue
        changed = True
        places = "1 place" if len(found) == 1 else f"{len(found)} places"
        say(f"transcheck: {document.path}: mended in {places}", err=True)
    return changed


def _mended(document: "Document", found: "Sequence[Correction]", encoding: str | None, old: bytes | None) -> bytes:
    from transcheck.mending import mend

    return mend(old or b"", document, found, encoding)


def annotate(report: "Report", output: str) -> None:
    """Write a copy of the one Word document among the files, with each finding as a comment on its words.

    Raises:
        ConfigError: there is no Word document, or more than one.
        OutputError: the copy cannot be written.
    """
    from transcheck.mending.word import WordFile
    from transcheck.storing import write_file

    documents = [d for d in report.story.documents if d.path.lower().endswith(".docx")]
    if len(documents) != 1:
        raise ConfigError(f"--annotate needs one .docx among the files, not {len(documents)}")
    document = documents[0]
    if Path(output).exists() and Path(output).resolve() == Path(document.path).resolve():
        raise ConfigError("--annotate writes a copy; choose another name than the document's")
    word = WordFile(Path(document.path).read_bytes(), document)
    missed = 0
    for finding, spans in _on(document, report.findings):
        done = [word.comment(span, _comment(finding)) for span in spans]
        missed += not any(done)
    write_file(Path(output), word.content())
    if missed:
        say(f"transcheck: {output}: {missed} findings stand in notes or boxes and have no comment", err=True)


def _on(document: "Document", findings: "Iterable[Finding]") -> "Iterator[tuple[Finding, Sequence[Span]]]":
    for finding in findings:
        places = dict.fromkeys([finding.at, *(related.span for related in finding.related)])
        spans = [place for place in places if place.document is document and place.start < place.end]
        if spans:
            yield finding, spans


def _comment(finding: "Finding") -> str:
    advice = f" → {finding.suggestion}" if finding.suggestion and finding.suggestion not in finding.message else ""
    return f"{finding.severity.upper()} {finding.category}: {finding.message}{advice} ({finding.code})"
