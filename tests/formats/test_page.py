"""The HTML page: what is in it, and in a real browser where one is installed (chromium and chromedriver)."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.formats.browser import CHROMIUM, DRIVER, Browser, browser
from tests.formats.conftest import hostile, large
from transcheck.formats import render
from transcheck.formats.style import Style
from transcheck.model import Report

EVIL = "<img src=x onerror=alert(1)><script>document.title='x'</script>"


@pytest.fixture(scope="module")
def page() -> Iterator[Browser]:
    if not (CHROMIUM and DRIVER):
        pytest.skip("needs chromium and chromedriver")
    with browser() as driven:
        yield driven


def opened(page: Browser, report: Report, tmp_path: Path) -> Path:
    path = tmp_path / "report.html"
    path.write_text(render(report, "html", Style("compare")), encoding="utf-8")
    page.open(path)
    return path


def test_markup_in_texts_is_escaped_and_nothing_is_loaded(rich_report: Report) -> None:
    shown = render(hostile(EVIL), "html", Style("compare"))
    assert "<img" not in shown
    assert shown.count("<script>") == 1
    for loading in ("src=", "url(", "@import", "<link", "http://", "https://"):
        assert loading not in render(rich_report, "html", Style("compare"))


def test_the_quotes_of_a_document_can_be_shown(rich_report: Report) -> None:
    shown = render(rich_report, "html", Style("quotes"))
    assert "Petro Hnatenko, as told by Olha Kovalets" in shown


def test_the_browser_makes_nothing_of_injected_markup(page: Browser, tmp_path: Path) -> None:
    opened(page, hostile(EVIL), tmp_path)
    assert page.run("return document.images.length") == 0
    assert page.run("return document.title") == "Where the renderings diverge"
    assert page.log("browser") == []


def test_no_request_leaves_the_page(page: Browser, rich_report: Report, tmp_path: Path) -> None:
    page.log("performance")
    path = opened(page, rich_report, tmp_path)
    sent = [entry["message"] for entry in page.log("performance") if '"Network.requestWillBeSent"' in entry["message"]]
    assert all(path.as_uri() in message for message in sent)
    assert len(sent) == 1


def test_filters_search_and_keys(page: Browser, rich_report: Report, tmp_path: Path) -> None:
    opened(page, rich_report, tmp_path)
    shown = "return [...document.querySelectorAll('article')].filter(a => !a.hidden).length"
    everything = page.run(shown)
    page.run("document.querySelector('[value=minor]').click(); document.querySelector('[value=major]').click()")
    critical = page.run("return document.querySelectorAll('li[data-s]:not([hidden])').length")
    assert critical == sum(finding.severity == "critical" for finding in rich_report.findings)
    page.press("r")
    time.sleep(0.05)
    assert page.run(shown) == everything
    page.press("/")
    page.press("murderer")
    time.sleep(0.3)
    assert page.run(shown) == 1
    page.press("\ue00c")  # Escape
    page.press("j")
    assert "murderer" in page.run("return document.activeElement.textContent")
    page.run("document.querySelector('[name=dismissed]').click()")
    page.press("r")
    assert page.log("browser") == []


@pytest.mark.parametrize("width", [320, 390, 768, 1280])
def test_nothing_is_wider_than_the_screen(page: Browser, rich_report: Report, tmp_path: Path, width: int) -> None:
    page.resize(width, 900)
    opened(page, rich_report, tmp_path)
    assert page.run("return document.documentElement.scrollWidth") <= width


def test_five_thousand_findings_open_and_filter_within_a_second(page: Browser, tmp_path: Path) -> None:
    page.resize(1280, 900)
    page.busy()  # begins to count
    path = opened(page, large(5000), tmp_path)
    assert path.stat().st_size < 4_000_000
    opening = page.busy()
    assert 0.05 < opening < 1
    page.run("document.querySelector('[value=minor]').click(); document.body.offsetHeight")
    assert page.run("return document.querySelector('#count').textContent") == "2500 of 5000"
    filtered = page.busy()
    assert filtered - opening < 1
    page.run("""
        document.querySelector('[value=minor]').click();
        document.querySelector('[name=words]').value = 'number 17;';
        document.querySelector('[name=category]').dispatchEvent(new Event('input', {bubbles: true}));
        document.body.offsetHeight;
    """)
    assert page.run("return document.querySelector('#count').textContent") == "2 of 5000"
    assert page.busy() - filtered < 1
