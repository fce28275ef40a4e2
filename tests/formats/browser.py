"""A real browser, driven by the WebDriver protocol over the loopback; nothing but the standard library."""

import json
import shutil
import socket
import subprocess
import time
import urllib.request
from base64 import b64decode
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

DRIVER = shutil.which("chromedriver")
CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")


class Browser:
    def __init__(self, port: int, session: str) -> None:
        self._base = f"http://127.0.0.1:{port}/session/{session}"

    def _call(self, path: str, body: dict[str, Any] | None = None) -> Any:
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self._base + path, data, {"Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=60) as answer:
            return json.loads(answer.read())["value"]

    def open(self, path: Path) -> None:
        self._call("/url", {"url": path.as_uri()})

    def busy(self) -> float:
        """Seconds that the page has kept its processor busy; other work on the machine does not count."""
        self._call("/goog/cdp/execute", {"cmd": "Performance.enable", "params": {"timeDomain": "threadTicks"}})
        told = self._call("/goog/cdp/execute", {"cmd": "Performance.getMetrics", "params": {}})["metrics"]
        return float(next(metric["value"] for metric in told if metric["name"] == "TaskDuration"))

    def run(self, script: str) -> Any:
        return self._call("/execute/sync", {"script": script, "args": []})

    def resize(self, width: int, height: int) -> None:
        self._call(
            "/goog/cdp/execute",
            {
                "cmd": "Emulation.setDeviceMetricsOverride",
                "params": {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600},
            },
        )

    def dark(self) -> None:
        features = [{"name": "prefers-color-scheme", "value": "dark"}]
        self._call("/goog/cdp/execute", {"cmd": "Emulation.setEmulatedMedia", "params": {"features": features}})

    def screenshot(self, path: Path) -> None:
        path.write_bytes(b64decode(self._call("/screenshot")))

    def press(self, keys: str) -> None:
        element = self._call("/element/active")
        identity = next(iter(element.values()))
        self._call(f"/element/{identity}/value", {"text": keys})

    def log(self, kind: str) -> list[dict[str, Any]]:
        return self._call("/se/log", {"type": kind})  # type: ignore[no-any-return]


@contextmanager
def browser() -> Iterator[Browser]:
    """A headless Chromium that is gone afterwards."""
    assert DRIVER is not None
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    driver = subprocess.Popen([DRIVER, f"--port={port}"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        options = {
            "binary": CHROMIUM,
            "args": ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
        }
        wanted = {
            "alwaysMatch": {
                "browserName": "chrome",
                "goog:chromeOptions": options,
                "goog:loggingPrefs": {"browser": "ALL", "performance": "ALL"},
            }
        }
        body = json.dumps({"capabilities": wanted}).encode()
        for attempt in range(100):
            try:
                request = urllib.request.Request(
                    f"http://127.0.0.1:{port}/session", body, {"Content-Type": "application/json"}
                )
                with urllib.request.urlopen(request, timeout=60) as answer:
                    session = json.loads(answer.read())["value"]["sessionId"]
                break
            except OSError:
                if attempt == 99:
                    raise
                time.sleep(0.1)
        yield Browser(port, session)
    finally:
        with urllib.request.urlopen(
            urllib.request.Request(f"http://127.0.0.1:{port}/session/{session}", method="DELETE"), timeout=20
        ):
            pass
        driver.terminate()
        driver.wait(20)
