"""What a run can fail with. `cli` turns these into a line on standard error and exit status 2."""

from __future__ import annotations


class FactlintError(Exception):
    """Could not run. The message says where, what was found, what was expected and what to do."""


class ConfigurationError(FactlintError):
    """Bad configuration or flags."""


class UnknownLanguageError(FactlintError):
    """A language tag that is none."""


class ValueProblem(Exception):  # noqa: N818 - it becomes a finding, not a failure of the run
    """A claim's value that its type cannot read. `found` and `expected` are for people.

    `code` is FL006, or FL004, FL008, FL009 for an id that the registry lacks; `member` is the index
    of the list's member at fault.
    """

    def __init__(
        self,
        found: str,
        expected: str,
        hint: str | None = None,
        code: str = "FL006",
        member: int | None = None,
    ) -> None:
        super().__init__(f"found {found}, expected {expected}")
        self.found = found
        self.expected = expected
        self.hint = hint
        self.code = code
        self.member = member
