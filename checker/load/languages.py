"""The language of a file, by its name or as it is given."""

from __future__ import annotations

from checker.errors import ConfigurationError, UnknownLanguageError
from checker.load.notation import is_language_tag
from checker.locales import language_tag


def told(path: str, where: str) -> str:
    """The language that a file's name or folders tell: about.sv.md, sv/about.md. Raises ConfigurationError."""
    language = language_of(path)
    if language is None:
        example = "expected a name such as about.sv.md or sv/about.md, or the language beside it"
        raise ConfigurationError(f"{where}: `{path}` tells no language; {example}")
    return language


def known(tag: str, where: str) -> str:
    """The tag as it is written. Raises ConfigurationError where CLDR has no such language."""
    if not is_language_tag(tag) or not _is_language(language_tag(tag)):
        expected = "the tag of a language that CLDR knows, such as sv or pt-BR"
        raise ConfigurationError(f"{where}: found `{tag}`, expected {expected}")
    return language_tag(tag)


def language_of(path: str) -> str | None:
    """The language that a file's name tells, else the nearest folder that is named after one."""
    *folders, name = path.replace("\\", "/").split("/")
    middle = name.split(".")[1:-1]
    for word in (*reversed(middle), *reversed(folders)):
        if is_language_tag(word) and _is_language(language_tag(word)):
            return language_tag(word)
    return None


def _is_language(tag: str) -> bool:
    from checker.locales import locale

    try:
        locale(tag)
    except UnknownLanguageError:
        return False
    return True
