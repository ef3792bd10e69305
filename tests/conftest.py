"""What every test runs in."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from hypothesis import settings

# The tests may themselves run in a step of a CI system, which factlint would report to, and on any terminal.
for name in ("CI", "COLUMNS", "FORCE_COLOR", "FORCE_HYPERLINK", "GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY", "NO_COLOR"):
    os.environ.pop(name, None)

# One commit gives one verdict; FACTLINT_FUZZ=1 seeks new counterexamples, to be kept as `@example` once found.
settings.register_profile("settled", derandomize=True, deadline=None)
settings.register_profile("fuzz", max_examples=1000, deadline=None)
settings.load_profile("fuzz" if os.environ.get("FACTLINT_FUZZ") else "settled")


@pytest.fixture(scope="session", autouse=True)
def cache_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The user's cache is neither read nor filled by tests."""
    before = os.environ.get("XDG_CACHE_HOME")
    os.environ["XDG_CACHE_HOME"] = str(tmp_path_factory.mktemp("cache"))
    yield
    if before is None:
        del os.environ["XDG_CACHE_HOME"]
    else:
        os.environ["XDG_CACHE_HOME"] = before
