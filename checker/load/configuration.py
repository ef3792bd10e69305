"""The configuration: `[tool.factlint]` in pyproject.toml or factlint.yaml, the nearest upwards; flags win.

The project's root is the folder of that file. Without one it is the nearest folder upwards that holds
the claims or a git repository, else the folder that factlint was started in.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from checker.cache import remembered
from checker.errors import ConfigurationError
from checker.load.files import Disk, Tree, Unreadable, read_text
from checker.load.notation import is_day
from checker.load.translations import versions
from checker.load.wording import crumb, did_you_mean
from checker.model import Config, Finding
from checker.rules import matching, nearest

if TYPE_CHECKING:
    from checker.load.schema import Violation

NAMES = ("factlint.yaml", "factlint.yml")
_PYPROJECT = "pyproject.toml"
# Cheaper than reading TOML: whether a pyproject.toml can have the table at all.
_MENTIONS = re.compile(r"tool[\s\"']*\.[\s\"']*factlint|^\s*\[\s*[\"']?tool[\"']?\s*\]", re.MULTILINE)
_AT = re.compile(r" \(at line (\d+), column (\d+)\)")


class Setting(NamedTuple):
    """One key of the configuration, and who said so."""

    key: str  # as the file and the flags write it
    value: Any  # of the field of Config
    origin: str  # "default", "flag", or the configuration file


class _Source(NamedTuple):
    """The configuration file, read."""

    root: str
    name: str | None
    data: dict[str, Any]


def load_config(start: str, config: str | None = None, overrides: Mapping[str, Any] | None = None) -> Config:
    """The configuration in force. `start` is where to look from, `config` a file that was named instead.

    `overrides` are the flags: fields of Config, already in its types; None says nothing. Raises
    ConfigurationError, with file and line where there is one.
    """
    source = _source(start, config)
    fields = {**_fields(source), **_flags(overrides)}
    return Config(root=source.root, source=source.name, **fields)


def config_at(tree: Tree, config: Config) -> Config:
    """The configuration in force for another state of the project: its claims are where that state has them.

    Everything else stays, so that what changes between two states is what they say and not the rules. Of a
    configuration that cannot be read nothing is taken.
    """
    try:
        if config.source is not None and tree.is_file(config.source):
            name = config.source
            data = _table(tree, name) if name.endswith(".toml") else _yaml(tree, name)
        else:
            found = _in_folder(tree)
            data = None if found is None else found.data
    except ConfigurationError:
        return config
    return config._replace(claims=str((data or {}).get("claims", Config._field_defaults["claims"])))


def settings(start: str, config: str | None = None, overrides: Mapping[str, Any] | None = None) -> tuple[Setting, ...]:
    """Every key of the configuration in force with where it comes from, for `--show-config`."""
    source = _source(start, config)
    said = _fields(source)
    flags = _flags(overrides)
    values = Config(root=source.root, source=source.name, **{**said, **flags})._asdict()
    rows = []
    for field in Config._fields[2:]:
        origin = "flag" if field in flags else (source.name or "default") if field in said else "default"
        rows.append(Setting(field.replace("_", "-"), values[field], origin))
    return tuple(rows)


def _flags(overrides: Mapping[str, Any] | None) -> dict[str, Any]:
    flags = {name.replace("-", "_"): value for name, value in (overrides or {}).items() if value is not None}
    unknown = sorted(set(flags) - set(Config._fields[2:]))
    if unknown:
        raise ConfigurationError(f"`{unknown[0]}` is no key of the configuration")
    return {name: tuple(value) if isinstance(value, list) else value for name, value in flags.items()}


# --- finding and reading the file -----------------------------------------------------------


def _source(start: str, config: str | None) -> _Source:
    start = os.path.abspath(start)
    if config is not None:
        path = os.path.join(start, config)
        if not os.path.isfile(path):
            raise ConfigurationError(f"{config}: no such file; expected a factlint.yaml or pyproject.toml")
        root, name = os.path.split(os.path.abspath(path))
        tree = Disk(root)
        table = _table(tree, name) if name.endswith(".toml") else None
        if name.endswith(".toml") and table is None:
            raise ConfigurationError(f"{config}: no [tool.factlint] in it; add the table, or name another file")
        return _Source(root, name, _yaml(tree, name) if table is None else table)
    for folder in _upwards(start):
        found = _in_folder(Disk(folder))
        if found is not None:
            return found
    return _Source(_root(start), None, {})


def _upwards(start: str) -> Iterable[str]:
    folder = start
    while True:
        yield folder
        parent = os.path.dirname(folder)
        if parent == folder:
            return
        folder = parent


def _in_folder(tree: Tree) -> _Source | None:
    names = [name for name in NAMES if tree.is_file(name)]
    table = _table(tree, _PYPROJECT) if tree.is_file(_PYPROJECT) else None
    if table is not None:
        names.append(f"[tool.factlint] in {_PYPROJECT}")
    if len(names) > 1:
        raise ConfigurationError(
            f"{tree.root}: found {names[0]} and {names[1]}, expected one of them; remove the other"
        )
    if table is not None:
        return _Source(tree.root, _PYPROJECT, table)
    return _Source(tree.root, names[0], _yaml(tree, names[0])) if names else None


def _root(start: str) -> str:
    marks = (Config._field_defaults["claims"], ".git")
    return next((one for one in _upwards(start) if any(os.path.exists(os.path.join(one, m)) for m in marks)), start)


def _text(tree: Tree, name: str) -> str:
    try:
        return read_text(tree, name)
    except Unreadable as error:
        raise ConfigurationError(f"{name}: found {error.found}, expected {error.expected}; {error.hint}") from error


def _yaml(tree: Tree, name: str) -> dict[str, Any]:
    """The data of a YAML file."""
    text = _text(tree, name)
    return remembered(f"{tree.root} {name}", [text.encode("utf-8")], lambda: _read_yaml(tree, name), tree.kept)


def _read_yaml(tree: Tree, name: str) -> dict[str, Any]:
    from checker.load.documents import load_document  # with it come YAML and JSON Schema

    loaded = load_document(tree, name, "config")
    if loaded.findings:
        raise ConfigurationError("\n".join(map(_line, loaded.findings)))
    data = loaded.document.root if isinstance(loaded.document.root, dict) else {}
    _check(name, loaded.document.text, data)
    return data


def _line(finding: Finding) -> str:
    place = finding.place
    hint = f"; {finding.hint}" if finding.hint else ""
    return f"{place.path}:{place.line}:{place.column}: {finding.message}{hint}"


def _table(tree: Tree, name: str) -> dict[str, Any] | None:
    """The table [tool.factlint] of a TOML file; None where it has none."""
    text = _text(tree, name)
    if not _MENTIONS.search(text):
        return None
    return remembered(f"{tree.root} {name}", [text.encode("utf-8")], lambda: _read_table(name, text), tree.kept)


def _read_table(name: str, text: str) -> dict[str, Any] | None:
    import tomllib

    from checker.load.schema import violations

    try:
        tools = tomllib.loads(text.removeprefix("\ufeff")).get("tool")
    except tomllib.TOMLDecodeError as error:
        match = _AT.search(str(error))
        where = f"{name}:{match[1]}:{match[2]}" if match else name
        raise ConfigurationError(f"{where}: found no valid TOML ({_AT.sub('', str(error))}), expected TOML") from error
    table = tools.get("factlint") if isinstance(tools, dict) else None
    if table is None:
        return None
    data = _plain(table)
    wrong = violations("config", data)
    if wrong:
        raise ConfigurationError("\n".join(_toml_line(name, text, one) for one in wrong))
    _check(name, text, data)
    return dict(data)


def _plain(value: Any) -> Any:
    """TOML's own days as text, like those of YAML."""
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    return value if isinstance(value, (str, bool, int, float)) else str(value)


def _toml_line(name: str, text: str, one: Violation) -> str:
    path = one.path if one.key is None else (*one.path, one.key)
    word = next((step for step in reversed(path) if isinstance(step, str)), None)
    where = f"{crumb(one.path)}: " if one.path else ""
    hint = f"; {one.hint}" if one.hint else ""
    return f"{_where(name, text, word)}: {where}found {one.found}, expected {one.expected}{hint}"


def _where(name: str, text: str, key: str | None) -> str:
    """File and line of a key, as near as its text tells: TOML's reader keeps no places."""
    if key is None:
        return name
    table = re.search(r"^\s*\[\s*tool\s*\.\s*factlint", text, re.MULTILINE) if name.endswith(".toml") else None
    pattern = re.compile(rf"(?:^|[\s{{,.])[\"']?{re.escape(key)}[\"']?\s*[=:\]]", re.MULTILINE)
    match = pattern.search(text, table.start() if table else 0)
    return name if match is None else f"{name}:{text.count(chr(10), 0, match.end() - 1) + 1}"


# --- from the file's words to the fields ----------------------------------------------------


def _check(name: str, text: str, data: dict[str, Any]) -> None:
    """What the schema cannot say: rules that exist, days that are in the calendar."""
    for key in ("select", "ignore", "severity"):
        for word in data.get(key, ()):
            if not matching(word):
                close = nearest(word)
                hint = f"; did you mean `{close}`?" if close else ""
                where = _where(name, text, word if key == "severity" else key)
                raise ConfigurationError(
                    f"{where}: {key}: found `{word}`, expected a code, its beginning or a name{hint}"
                )
    today = data.get("today")
    if today is not None and not is_day(today):
        where = _where(name, text, "today")
        raise ConfigurationError(f"{where}: today: found `{today}`, expected a day of the calendar such as 2026-11-21")


def _fields(source: _Source) -> dict[str, Any]:
    data = source.data
    fields: dict[str, Any] = {}
    for key in ("claims", "format", "color", "today"):
        if key in data:
            fields[key] = str(data[key])
    for key in ("select", "ignore"):
        if key in data:
            fields[key] = tuple(data[key])
    for key in ("quiet", "allow-empty"):
        if key in data:
            fields[key.replace("-", "_")] = data[key] in (True, "true")
    if "fail-on" in data:
        fields["fail_on"] = "off" if data["fail-on"] == "never" else data["fail-on"]
    if "translations" in data:
        name = source.name or ""
        fields["translations"] = tuple(
            versions(group, f"{name}: translations[{at}]") for at, group in enumerate(data["translations"])
        )
    if "severity" in data:
        fields["severity"] = _severity(data["severity"])
    if "output" in data:
        pairs = data["output"].items() if isinstance(data["output"], dict) else _pairs(data["output"])
        fields["output"] = tuple(
            (form, file if file == "-" else os.path.join(source.root, file)) for form, file in pairs
        )
    if "claims" in fields and not os.path.isdir(os.path.join(source.root, fields["claims"])):
        hint = did_you_mean(fields["claims"], os.listdir(source.root))
        expected = "a folder that exists below the project root"
        raise ConfigurationError(
            f"{source.name}: claims: found `{fields['claims']}`, expected {expected}{'; ' + hint if hint else ''}"
        )
    return fields


def _pairs(written: Iterable[str]) -> list[tuple[str, str]]:
    return [(form, file) for form, _, file in (one.partition("=") for one in written)]


def _severity(said: Mapping[str, Any]) -> tuple[tuple[str, Any], ...]:
    """By code; of a code and its beginnings the longest wins, as with `select`."""
    order = sorted(said, key=lambda word: min(len(word), len("FL204")))  # a name is as exact as a code
    weights = {code: said[word] for word in order for code in matching(word)}
    return tuple(sorted(weights.items()))
