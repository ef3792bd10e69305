"""A headless Chromium driven through the DevTools protocol (https://chromedevtools.github.io/devtools-protocol/)."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import time
from base64 import b64decode
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

_FLAGS = (
    "--headless",
    "--no-sandbox",  # tests run as root in containers
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
    "--hide-scrollbars",
    "--remote-debugging-port=0",
)
_PATIENCE = 30.0  # seconds for an answer


def executable() -> str | None:
    """Where Chromium is, or None; FACTLINT_CHROMIUM names another one."""
    named = os.environ.get("FACTLINT_CHROMIUM")
    return named or shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


class ChromiumError(Exception):
    """What the browser or the page's script says went wrong."""


class Tab:
    """One tab: commands go in, answers and events come out."""

    def __init__(self, socket: Any, session: str) -> None:
        self._socket = socket
        self._session = session
        self._last = 0
        self.requests: list[str] = []  # addresses asked for, the page's own among them
        self.refused: list[str] = []  # why requests were refused before they left
        self.complaints: list[str] = []  # console errors, exceptions, broken policies

    def send(self, method: str, **parameters: Any) -> dict[str, Any]:
        """The answer to a command; ChromiumError where it is an error."""
        self._last += 1
        message = {"id": self._last, "method": method, "params": parameters, "sessionId": self._session}
        self._socket.send(json.dumps(message))
        while True:
            answer = json.loads(self._socket.recv(timeout=_PATIENCE))
            if answer.get("id") == self._last and answer.get("sessionId") == self._session:
                if "error" in answer:
                    raise ChromiumError(f"{method}: {answer['error']['message']}")
                return dict(answer["result"])
            self._note(answer)

    def _note(self, event: dict[str, Any]) -> None:
        match event.get("method"), event.get("params", {}):
            case "Network.requestWillBeSent", {"request": {"url": address}}:
                self.requests.append(address)
            case "Network.loadingFailed", {"blockedReason": reason}:
                self.refused.append(reason)
            case "Runtime.exceptionThrown", {"exceptionDetails": details}:
                self.complaints.append(details.get("exception", {}).get("description", details["text"]))
            case "Log.entryAdded", {"entry": entry} if entry["level"] == "error":
                self.complaints.append(entry["text"])
            case "Runtime.consoleAPICalled", {"type": "error" | "assert", "args": words}:
                self.complaints.append(" ".join(str(word.get("value")) for word in words))

    def open(self, path: Path, fragment: str = "") -> None:
        """Loads a page from disk and waits until its script has run."""
        self.requests.clear()
        self.refused.clear()
        self.complaints.clear()
        self.send("Page.navigate", url="about:blank")
        self.send("Page.navigate", url=path.as_uri() + fragment)
        self.wait("document.readyState === 'complete' && location.protocol === 'file:'")
        self.settle()

    def settle(self) -> None:
        """Waits for what the page still wants to lay out."""
        self.run("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 30))))")

    def run(self, expression: str) -> Any:
        """The value of an expression in the page; a promise is waited for."""
        answer = self.send("Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True)
        if "exceptionDetails" in answer:
            details = answer["exceptionDetails"]
            raise ChromiumError(details.get("exception", {}).get("description", details["text"]))
        return answer["result"].get("value")

    def wait(self, condition: str) -> None:
        """Waits until an expression holds."""
        deadline = time.monotonic() + _PATIENCE
        while not self.run(condition):
            if time.monotonic() > deadline:
                raise ChromiumError(f"never came true: {condition}")
            time.sleep(0.02)

    def press(self, key: str, *, shift: bool = False) -> None:
        """Presses one key, as a person would."""
        codes = {"Tab": 9, "Enter": 13, "Escape": 27, " ": 32, "ArrowDown": 40}
        rest = {"key": key, "windowsVirtualKeyCode": codes[key], "modifiers": 8 if shift else 0}
        if key in ("Enter", " "):
            rest["text"] = "\r" if key == "Enter" else " "
        self.send("Input.dispatchKeyEvent", type="keyDown", **rest)
        self.send("Input.dispatchKeyEvent", type="keyUp", **{k: v for k, v in rest.items() if k != "text"})
        self.settle()

    def click(self, selector: str) -> None:
        """Clicks in the middle of the first line of an element."""
        found = f"document.querySelector({json.dumps(selector)})"
        for _ in range(2):  # what comes into view for the first time may move the rest
            self.run(f"{found}.scrollIntoView({{block: 'center', behavior: 'instant'}})")
            self.settle()
        box = self.run(f"(box => [box.x + box.width / 2, box.y + box.height / 2])({found}.getClientRects()[0])")
        for kind in ("mousePressed", "mouseReleased"):
            self.send("Input.dispatchMouseEvent", type=kind, x=box[0], y=box[1], button="left", clickCount=1)
        self.settle()

    def look(self, width: int = 1400, height: int = 900, *, dark: bool = False, phone: bool = False) -> None:
        """The size of the window and the colours that the system prefers."""
        self.send("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=phone)
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.send("Emulation.setEmulatedMedia", features=[scheme])

    def picture(self, **clip: float) -> bytes:
        """What is in view as PNG; or the part of the page between x, y, width and height."""
        more: dict[str, Any] = {"clip": {**clip, "scale": 1}, "captureBeyondViewport": True} if clip else {}
        return b64decode(self.send("Page.captureScreenshot", format="png", **more)["data"])

    def printed(self) -> bytes:
        """The page as PDF."""
        return b64decode(self.send("Page.printToPDF", printBackground=True, preferCSSPageSize=True)["data"])


@contextmanager
def chromium(folder: Path) -> Iterator[Tab]:
    """A browser with an empty profile in `folder`, and one tab of it."""
    from websockets.sync.client import connect

    command = [executable() or "chromium", *_FLAGS, f"--user-data-dir={folder}", "about:blank"]
    with subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    ) as process:
        try:
            with connect(_address(folder, process), max_size=None, compression=None) as socket:
                yield _tab(socket)
        finally:
            os.killpg(process.pid, signal.SIGKILL)  # its own group: this browser and its children


def _address(folder: Path, process: subprocess.Popen[bytes]) -> str:
    """Where the browser listens: it writes port and path to its profile."""
    file = folder / "DevToolsActivePort"
    deadline = time.monotonic() + _PATIENCE
    while time.monotonic() < deadline and process.poll() is None:
        lines = file.read_text(encoding="ascii").split() if file.exists() else []
        if len(lines) == 2:
            return f"ws://127.0.0.1:{lines[0]}{lines[1]}"
        time.sleep(0.02)
    raise ChromiumError("Chromium did not start")


def _tab(socket: Any) -> Tab:
    def ask(number: int, method: str, **parameters: Any) -> dict[str, Any]:
        socket.send(json.dumps({"id": number, "method": method, "params": parameters}))
        while True:
            answer = json.loads(socket.recv(timeout=_PATIENCE))
            if answer.get("id") == number:
                return dict(answer["result"])

    target = ask(-1, "Target.createTarget", url="about:blank")["targetId"]
    tab = Tab(socket, ask(-2, "Target.attachToTarget", targetId=target, flatten=True)["sessionId"])
    for domain in ("Page", "Runtime", "Network", "Log"):
        tab.send(f"{domain}.enable")
    tab.look()
    return tab
