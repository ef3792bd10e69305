"""`python -m checker` is `factlint`."""

from __future__ import annotations

from checker.cli import program

if __name__ == "__main__":
    program()
