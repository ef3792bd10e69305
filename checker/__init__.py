"""factlint: keeps facts consistent across the languages of a text."""

from typing import Any

__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    """`recognise` is imported when it is first asked for, so that importing the package costs nothing."""
    if name == "recognise":
        from checker.recognition import recognise

        return recognise
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
