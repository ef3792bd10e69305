"""factlint: keeps facts consistent across the languages of a text."""

from typing import Any

__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    """The public functions are imported when first asked for, so that importing the package costs nothing."""
    if name == "recognise":
        from checker.recognition import recognise

        return recognise
    if name == "compare":
        from checker.comparison import compare

        return compare
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
