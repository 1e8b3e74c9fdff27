"""A headless Chromium, spoken to in its own protocol: enough to open a file, press keys and read the page."""

from __future__ import annotations

import itertools
import json
import os
import shutil
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
_PATIENCE = 30.0
_KEYS = {"Tab": 9, "Enter": 13, "Escape": 27}


def chromium() -> str | None:
    """The program: what FACTCHECK_CHROMIUM names, or the first one on the path; None where there is none."""
    named = os.environ.get("FACTCHECK_CHROMIUM")
    return named or next((found for name in NAMES if (found := shutil.which(name))), None)


def axe() -> Path | None:
    """axe-core's script: what FACTCHECK_AXE names, or that of `npm install axe-core` in the repository; or None."""
    places = (os.environ.get("FACTCHECK_AXE"), Path(__file__).parents[2] / "node_modules/axe-core/axe.min.js")
    return next((Path(place) for place in places if place and Path(place).is_file()), None)


class Tab:
    """One tab of the browser."""

    def __init__(self, socket: Any) -> None:
        self._socket, self._numbers = socket, itertools.count(1)
        self.events: list[dict[str, Any]] = []

    def call(self, method: str, **params: Any) -> dict[str, Any]:
        """Call a method of the protocol; events that come in between are kept."""
        number = next(self._numbers)
        self._socket.send(json.dumps({"id": number, "method": method, "params": params}))
        while True:
            answer = json.loads(self._socket.recv(timeout=_PATIENCE))
            if answer.get("id") == number:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']['message']}")
                return dict(answer["result"])
            self._note(answer)

    def _note(self, event: dict[str, Any]) -> None:
        self.events.append(event)
        if event["method"] == "Page.javascriptDialogOpening":  # it would hold up all that follows
            self._socket.send(
                json.dumps(
                    {"id": next(self._numbers), "method": "Page.handleJavaScriptDialog", "params": {"accept": True}}
                )
            )

    def js(self, expression: str) -> Any:
        """The value of an expression in the page."""
        result = self.call("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in result:
            raise RuntimeError(f"{expression[:80]}: {result['exceptionDetails']}")
        return result["result"].get("value")

    def open(self, path: Path, hash_: str = "") -> None:
        """Open a file and wait until its scripts have run."""
        self.call("Page.navigate", url="about:blank")
        self.events.clear()
        self.call("Page.navigate", url=path.as_uri() + hash_)
        deadline = time.monotonic() + _PATIENCE
        while self.js("location.href === 'about:blank' || document.readyState !== 'complete'"):
            if time.monotonic() > deadline:
                raise TimeoutError(f"{path}: not loaded in {_PATIENCE} seconds")
        self.js("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))")

    def window(self, width: int, height: int = 900, *, dark: bool = False, phone: bool = False) -> None:
        """Set size and colour scheme."""
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=phone)
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.call(
            "Emulation.setEmulatedMedia", features=[scheme, {"name": "prefers-reduced-motion", "value": "reduce"}]
        )

    def press(self, key: str) -> None:
        """Press a key, by its name or its letter."""
        code = {"windowsVirtualKeyCode": _KEYS[key]} if key in _KEYS else {}
        text = {"text": "\r"} if key == "Enter" else {"text": key} if len(key) == 1 else {}
        self.call("Input.dispatchKeyEvent", type="keyDown", key=key, **code, **text)
        self.call("Input.dispatchKeyEvent", type="keyUp", key=key, **code)


@contextmanager
def tab(program: str, profile: Path) -> Iterator[Tab]:
    """A tab of a browser of its own, which ends with the context."""
    from websockets.sync.client import connect

    flags = ["--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--remote-debugging-port=0"]
    command = [program, *flags, f"--user-data-dir={profile}", "about:blank"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        with connect(_address(profile / "DevToolsActivePort"), max_size=None) as socket:
            yield Tab(socket)
    finally:
        process.terminate()
        process.wait(timeout=_PATIENCE)


def _address(port_file: Path) -> str:
    deadline = time.monotonic() + _PATIENCE
    while time.monotonic() < deadline:
        lines = port_file.read_text().split() if port_file.exists() else []
        if len(lines) > 1:
            with urllib.request.urlopen(f"http://127.0.0.1:{lines[0]}/json") as answer:
                tabs = [t for t in json.load(answer) if t["type"] == "page"]
            if tabs:
                return str(tabs[0]["webSocketDebuggerUrl"])
        time.sleep(0.1)
    raise TimeoutError(f"the browser did not start in {_PATIENCE} seconds")
