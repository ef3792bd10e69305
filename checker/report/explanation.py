"""Rules for people to read: one at length, or all of them in a table."""

from __future__ import annotations

from checker.report import Options
from checker.report.colours import painter
from checker.report.display import wrapped
from checker.rules import FAMILIES, RULES, Rule

_INDENT = "  "
_ROOMY = 100  # columns from which a rule's summary stands beside its name


def explain(rule: Rule, options: Options) -> str:
    """What a rule means, why it matters, what to do, a bad and a good example."""
    paint = painter(options.colour)
    weight = paint(_style(rule), "off by default" if rule.severity == "off" else rule.severity)
    lines = [
        f"{paint('strong', rule.code)} {paint('strong', rule.name)}: {weight}, {FAMILIES[rule.code[:3]]}",
        "",
    ]
    lines += wrapped(rule.summary, options.width)
    for label, text in (("why", rule.why), ("help", rule.fix)):
        first, *rest = wrapped(text, options.width - len("help: "))
        lines += ["", f"{paint('note', f'{label}:')}{' ' * (len('help: ') - len(label) - 1)}{first}"]
        lines += [" " * len("help: ") + line for line in rest]
    for label, style, example in (("reported", "error", rule.bad), ("not reported", "good", rule.good)):
        lines += ["", paint(style, f"{label}:"), *(_INDENT + line for line in example.splitlines())]
    return "\n".join(lines) + "\n"


def table(options: Options) -> str:
    """Every rule under the heading of its family: code, name, severity, summary."""
    paint = painter(options.colour)
    names = max(len(rule.name) for rule in RULES.values())
    indent = len(f"{_INDENT}FL000  ") + (names + len("  warning  ") if options.width >= _ROOMY else 0)
    lines: list[str] = []
    for family, title in FAMILIES.items():
        lines += ["", paint("strong", title)] if lines else [paint("strong", title)]
        for rule in RULES.values():
            if rule.code.startswith(family):
                lead = f"{_INDENT}{rule.code}  {rule.name:<{names}}  {paint(_style(rule), rule.severity)}"
                summary = [" " * indent + line for line in wrapped(rule.summary, options.width - indent)]
                if options.width >= _ROOMY:
                    lead += " " * (len("warning  ") - len(rule.severity)) + summary.pop(0).lstrip()
                lines += [lead, *summary]
    return "\n".join(lines) + "\n"


def table_as_json() -> str:
    """All rules with everything that `explain` says of them."""
    import json

    return json.dumps([rule._asdict() for rule in RULES.values()], ensure_ascii=False, indent=2) + "\n"


def _style(rule: Rule) -> str:
    return "faint" if rule.severity == "off" else rule.severity
