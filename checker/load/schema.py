"""What is wrong with the shape of a file, held against its JSON Schema.

jsonschema-rs says whether anything is; only then is jsonschema, the reference implementation, imported
to say what. A schema's `title` completes the sentence "expected …", so that editors and messages agree.
"""

from __future__ import annotations

import os
from collections.abc import Collection
from functools import cache
from itertools import islice
from typing import Any, NamedTuple

from checker.load.wording import did_you_mean, question

Step = str | int

MOST_VIOLATIONS = 100  # that are explained: to explain one takes a hundred times as long as to find it

_WORDS = {"string": "text", "number": "text", "boolean": "text", "array": "a list", "object": "a mapping"}


class Violation(NamedTuple):
    """One thing that the schema forbids, at a path from the root."""

    path: tuple[Step, ...]
    key: str | None  # a key of the mapping at the path, where the key itself is at fault
    found: str
    expected: str
    hint: str | None = None


class Shape(NamedTuple):
    """How plain data stands to a schema."""

    violations: list[Violation]  # in the order of the paths; at most MOST_VIOLATIONS and one that says so
    faults: frozenset[tuple[Step, ...]]  # the path of every violation, the key at fault included


def violations(name: str, data: Any) -> list[Violation]:
    """What the schema of that name forbids in plain data, in the order of the paths."""
    return shape(name, data).violations


def shape(name: str, data: Any) -> Shape:
    """The plain data held against the schema of that name."""
    if _validator(name).is_valid(data):
        return Shape([], frozenset())
    return _explain(name, data)


def folder() -> str:
    """Where the schemas are: inside the package when installed, beside it in a checkout."""
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    shipped = os.path.join(package, "schemas")
    return shipped if os.path.isdir(shipped) else os.path.join(os.path.dirname(package), "schemas")


def shown(value: Any) -> str:
    """A value as a message names it."""
    if value is None:
        return "nothing"
    if isinstance(value, list):
        return "a list" if value else "an empty list"
    if isinstance(value, dict):
        return "a mapping" if value else "an empty mapping"
    text = str(value).lower() if isinstance(value, bool) else str(value)
    if not text.strip():
        return "empty text"
    return f"`{text if len(text) <= 60 else text[:59] + '…'}`"


def _source(name: str) -> str:
    with open(os.path.join(folder(), f"{name}.schema.json"), encoding="utf-8") as file:
        return file.read()


@cache
def _validator(name: str) -> Any:
    from jsonschema_rs import Draft7Validator

    return Draft7Validator(_source(name))


def _explain(name: str, data: Any) -> Shape:
    import json

    from jsonschema import Draft7Validator
    from jsonschema.exceptions import best_match

    found: dict[tuple[tuple[Step, ...], str | None], Violation] = {}
    hints: dict[tuple[Step, ...], set[str | None]] = {}  # by path
    errors = list(islice(Draft7Validator(json.loads(_source(name))).iter_errors(data), MOST_VIOLATIONS + 1))
    # A mistyped key is one mistake, and not a missing key as well: those come last.
    for error in sorted(map(best_match, zip(errors)), key=lambda error: bool(error.validator == "required")):
        for violation in _violations(error, hints.get(tuple(error.absolute_path), ())):
            found.setdefault((violation.path, violation.key), violation)
            hints.setdefault(violation.path, set()).add(violation.hint)
    faults = frozenset(path if key is None else (*path, key) for path, key in found)
    ordered = [found[at] for at in sorted(found, key=lambda at: ([str(step).zfill(9) for step in at[0]], at[1] or ""))]
    if len(errors) > MOST_VIOLATIONS:
        faults |= {tuple(error.instance_path) for error in _validator(name).iter_errors(data)}
        hint = "mend those that are named first, then look again"
        more = Violation((), None, f"more than {MOST_VIOLATIONS} mistakes of shape", "none", hint)
        return Shape([*ordered[:MOST_VIOLATIONS], more], faults)
    if not found:  # the two disagree, on a line break behind a key for one
        error = next(_validator(name).iter_errors(data))
        path = tuple(error.instance_path)
        return Shape([Violation(path, None, shown(error.instance), "what the schema asks for")], frozenset({path}))
    return Shape(ordered, faults)


def _violations(error: Any, hints: Collection[str | None]) -> list[Violation]:
    path = tuple(error.absolute_path)
    expected = error.schema.get("title") or _expected(error)
    if "propertyNames" in error.absolute_schema_path:
        enum = error.schema.get("enum")
        hint = did_you_mean(error.instance, enum) if enum else None
        return [Violation(path, error.instance, f"the key {shown(error.instance)}", expected, hint)]
    match error.validator:
        case "additionalProperties":
            known = error.schema["properties"]
            return [_unknown(path, key, known) for key in error.instance if key not in known]
        case "required":
            missing = [key for key in error.validator_value if key not in error.instance and question(key) not in hints]
            found = "no " + " and no ".join(f"`{key}`" for key in missing)
            return [Violation(path, None, found, expected)] if missing else []
        case "enum":
            options = [str(option) for option in error.validator_value]
            hint = did_you_mean(error.instance, options) if isinstance(error.instance, str) else None
            if hint is None and len(options) > 4:  # a short list stands in the title
                hint = f"they are {', '.join(options)}"
            return [Violation(path, None, shown(error.instance), expected, hint)]
    return [Violation(path, None, shown(error.instance), expected)]


def _unknown(path: tuple[Step, ...], key: str, known: Any) -> Violation:
    hint = did_you_mean(key, known)
    if hint is None and "." in key and "says" in known:
        hint = "facts stand below `says`"
    words = ", ".join(f"`{word}`" for word in known)
    return Violation(path, key, f"the unknown key {shown(key)}", f"one of {words}", hint)


def _expected(error: Any) -> str:
    if error.validator == "type":
        types = error.validator_value if isinstance(error.validator_value, list) else [error.validator_value]
        return " or ".join(dict.fromkeys(_WORDS[one] for one in types if one in _WORDS))
    return "what the schema asks for"
