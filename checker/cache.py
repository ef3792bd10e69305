"""What was worked out before, kept in the user's folder for caches under the content it came from.

An entry is a pure function of its key: the bytes that were read, the code that read them, Python. A
key that differs, a file that is damaged or a folder that cannot be written only means that the work
is done again. Each entry has one file that a newer one replaces, so that the folder does not grow.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any, TypeVar

from checker import __version__

try:
    from _blake2 import blake2b  # what hashlib offers, without OpenSSL, which takes longer to load than a check
except ImportError:
    from hashlib import blake2b

T = TypeVar("T")
_PACKAGE = os.path.dirname(os.path.abspath(__file__))
_SCHEMAS = os.path.join(os.path.dirname(_PACKAGE), "schemas")  # of a checkout; those of a wheel are in the package
# What an entry may be made of beside the package's own records: nothing that runs when it is read.
_BUILTIN = {("decimal", "Decimal"), ("builtins", "frozenset"), ("builtins", "set")}
_DIGEST_SIZE = 16


def remembered(name: str, parts: Iterable[bytes], work: Callable[[], T], kept: str = "") -> T:
    """The result of `work`, which depends on `parts` alone; `name` says which entry a newer one replaces.

    `kept` keeps apart what two states of one project leave behind, lest they replace each other's entries
    in every run; what is alike in both is found in the entry without it.
    """
    key = digest(_code().encode(), *parts)
    for path in dict.fromkeys((_entry(name + kept), _entry(name))):
        found = _read(path, key)
        if found is not None:
            return found[0]  # type: ignore[no-any-return]
    result = work()
    _write(_entry(name + kept), key, result)
    return result


def _entry(name: str) -> str:
    named = blake2b(name.encode(errors="surrogateescape"), digest_size=_DIGEST_SIZE)  # a folder may be any bytes
    return os.path.join(cache_folder(), f"{named.hexdigest()}.entry")


def digest(*parts: bytes) -> bytes:
    """A hash of the parts and of where each of them ends."""
    total = blake2b(digest_size=_DIGEST_SIZE)
    for part in parts:
        total.update(len(part).to_bytes(8, "big"))
        total.update(part)
    return total.digest()


def cache_folder() -> str:
    """Where entries are kept: below XDG_CACHE_HOME where it is set, else the platform's folder for caches.

    A relative XDG_CACHE_HOME is ignored, as its specification asks: it would be another folder in every project.
    """
    home = os.path.expanduser("~")
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or os.path.join(home, "AppData", "Local")
    elif sys.platform == "darwin":
        base = os.path.join(home, "Library", "Caches")
    else:
        base = os.path.join(home, ".cache")
    told = os.environ.get("XDG_CACHE_HOME", "")
    folder = told if os.path.isabs(told) else base
    return os.path.join(folder if os.path.isabs(folder) else os.devnull, "factlint")


@cache
def _code() -> str:
    """The code and data of the package, told apart by the sizes and times of their files."""
    marks = [__version__, sys.version, installed("babel")]
    for top in (_PACKAGE, _SCHEMAS):
        for folder, folders, names in os.walk(top):
            folders[:] = sorted(one for one in folders if one != "__pycache__")
            for name in sorted(names):
                status = os.stat(os.path.join(folder, name))
                marks.append(f"{name} {status.st_size} {status.st_mtime_ns}")
    return "\n".join(marks)


@cache
def installed(name: str) -> str:
    """A distribution and its version, as the folder of its metadata is named; importlib.metadata is slow to import."""
    for folder in sys.path:
        try:
            names = os.listdir(folder or ".")
        except OSError:
            continue  # a folder of sys.path need not exist
        for one in sorted(names):
            if one.lower().startswith(f"{name}-") and one.endswith((".dist-info", ".egg-info")):
                return one
    return ""


def _read(path: str, key: bytes) -> tuple[Any] | None:
    try:
        with open(path, "rb") as file:
            content = file.read()
    except OSError:
        return None
    if content[:_DIGEST_SIZE] != key:
        return None
    import io
    import pickle

    try:
        return (_reader()(io.BytesIO(content[_DIGEST_SIZE:])).load(),)
    except (pickle.UnpicklingError, EOFError, ValueError, TypeError, LookupError, AttributeError, ImportError):
        return None  # damaged: the work is done again


@cache
def _reader() -> type[Any]:
    import pickle

    class Reader(pickle.Unpickler):
        """Makes the package's own records and plain values, and refuses everything else."""

        def find_class(self, module: str, name: str) -> Any:
            if (module, name) in _BUILTIN or (module.startswith("checker.") and name[:1].isupper()):
                return super().find_class(module, name)
            raise pickle.UnpicklingError(f"{module}.{name}")

    return Reader


def _write(path: str, key: bytes, result: object) -> None:
    """Replaces the entry in one step, or leaves things as they are where it cannot be written."""
    import pickle

    content = key + pickle.dumps(result, protocol=pickle.HIGHEST_PROTOCOL)
    folder = os.path.dirname(path)
    try:
        os.makedirs(folder, mode=0o700, exist_ok=True)
        # A name of this process alone; tempfile would take longer to import than the entry to write.
        name = f"{path}.{os.getpid()}"
        handle = os.open(name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except OSError:
        return
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        os.replace(name, path)
    except OSError:
        os.unlink(name)
