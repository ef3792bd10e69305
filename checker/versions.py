"""Language versions of one text, which the configuration or a command line names, held against each other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from checker.load.selection import under
from checker.load.translations import Versions
from checker.model import Article, Config, Finding, Registry
from checker.rules import severities

_OMISSION = "FL216"


def concerned(config: Config, paths: Sequence[str], touched: Sequence[str] | None, cwd: str | None) -> list[Versions]:
    """The configured groups that a run over these paths, or over what a commit touches, concerns: all by default."""
    wanted: Callable[[str], bool]
    if touched is not None:
        wanted = frozenset(touched).__contains__
        if config.source in touched:
            return list(config.translations)
    else:
        wanted = under(config, paths, cwd, gone=True)
    return [group for group in config.translations if any(wanted(path) for _, path in group)]


def held(config: Config, groups: Iterable[Sequence[Article]], registry: Registry) -> list[Finding]:
    """What each translation contradicts its original in; what only one of them says where that is asked for."""
    pairs = [(group[0], other) for group in groups for other in group[1:]]
    if not pairs:
        return []
    from checker.comparison import compare  # a check without translations does without
    from checker.comparison.differences import differences
    from checker.comparison.flow import flowing, moved

    registered = None
    if registry.entities:
        from checker.comparison.registered import Registered

        registered = Registered(registry)
    omissions = severities(config.select, config.ignore, config.severity)[_OMISSION] != "off"
    found = []
    for one, other in pairs:
        (text_a, places_a), (text_b, places_b) = flowing(one), flowing(other)
        contradictions = [
            difference._replace(a_span=moved(difference.a_span, places_a), b_span=moved(difference.b_span, places_b))
            for difference in compare(
                text_a, one.language, text_b, other.language, omissions=omissions, registered=registered
            )
        ]
        found += differences(one, other, contradictions)
    return found
