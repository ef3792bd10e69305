"""Changes in words, "signatories of hanoi-convention: 72 → 71 in sv; fr and ja still say 72"; nothing is escaped."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from checker.model import SEVERITIES, Changes, FactChange, Finding, State, Stated, Verdict, Voice

T = TypeVar("T")
_SHORT_ID = 10  # characters of a commit's id
_REMARKS = {
    Verdict.NOT_FOUND: "not found in the text",
    Verdict.AMBIGUOUS: "ambiguous in the text",
    Verdict.NOT_CHECKED: "not checked",
}


def subject(change: FactChange) -> str:
    """What the fact is about, with what qualifies it: "signatories of hanoi-convention as of 2025-10-25"."""
    said = [f"{change.attribute.id} of {change.subject}"]
    said += [f"on behalf of {change.on_behalf_of}"] if change.on_behalf_of else []
    said += [f"as of {change.as_of}"] if change.as_of else []
    said += [f"according to {change.according_to}"] if change.according_to else []
    return " ".join(said)


def movement(change: FactChange) -> str:
    """What each article says of the fact now, and said before; articles that agree are named together."""
    voices = change.voices
    if change.kind == "new":
        return "; ".join(f"{said} in {names}" for said, names in _together(change, voices, _after))
    if change.kind == "removed":
        return "; ".join(f"was {said} in {names}" for said, names in _together(change, voices, _before))
    parts = []
    if change.previous is not None:
        parts.append(f"before {change.previous.partition('/')[2]}")
    moved = [one for one in voices if one.before and one.after and one.is_changed]
    parts += [f"{said} in {names}{remark}" for (said, remark), names in _together(change, moved, _moved)]
    come = [one for one in voices if not one.before]
    parts += [f"new in {names}: {said}" for said, names in _together(change, come, _after)]
    gone = [one for one in voices if not one.after]
    parts += [f"no longer in {names}: {said}" for said, names in _together(change, gone, _before)]
    still = [one for one in voices if not one.is_changed]
    for said, names in _together(change, still, _after):
        parts.append(f"{names} still {'say' if ' and ' in names else 'says'} {said}")
    return "; ".join(parts)


def named(change: FactChange, voice: Voice) -> str:
    """An article by its language, where no other of that language speaks of the fact."""
    alike = sum(one.language == voice.language for one in change.voices)
    return voice.language if alike == 1 else f"{voice.language} ({voice.article})"


def _together(change: FactChange, voices: Iterable[Voice], say: Callable[[Voice], T]) -> list[tuple[T, str]]:
    """What is said, and the articles that say it."""
    groups: dict[T, list[str]] = {}
    for voice in voices:
        groups.setdefault(say(voice), []).append(named(change, voice))
    return [(said, series(names)) for said, names in groups.items()]


def _before(voice: Voice) -> str:
    return _listed(voice.before)


def _after(voice: Voice) -> str:
    return _listed(voice.after)


def _moved(voice: Voice) -> tuple[str, str]:
    """One value for another, or what has been added to a set or list and what is missing from it; a remark."""
    structured = any(len(one.members) > 1 for one in (*voice.before, *voice.after))
    several = structured or len(voice.before) > 1 or len(voice.after) > 1
    if not several or not (voice.gained or voice.lost):
        before, after = voice.before[0], voice.after[0]
        if several:
            return f"{_listed(voice.before)} → {_listed(voice.after)}", ""
        if before.value == after.value and before.verdict is not after.verdict:
            return f"{after.value}: {_verdict(before)} → {_verdict(after)}", ""
        return f"{_listed(voice.before)} → {after.value}", _remark(after)
    gained = [_member(one, voice.after) for one in voice.gained]
    if len(gained) == len(voice.lost) == 1:
        return f"{voice.lost[0]} → {gained[0]}", ""
    return ", ".join([*(f"+ {one}" for one in gained), *(f"− {one}" for one in voice.lost)]), ""


def _member(member: str, stated: Sequence[Stated]) -> str:
    """A member with what is to be said of the claim that has it."""
    one = next(one for one in stated if member in one.members)
    return f"{member}{_remark(one)}"


def _listed(stated: Sequence[Stated]) -> str:
    return ", ".join(f"{one.value}{_remark(one)}" for one in stated)


def _verdict(one: Stated) -> str:
    return one.verdict.value.replace("_", " ")


def _remark(one: Stated) -> str:
    if one.verdict is Verdict.REFUTED:
        said = f"its claim says {one.claimed}" if one.claimed != one.value else "refuted by the text"
        return f" ({said})"
    remark = _REMARKS.get(one.verdict)
    return f" ({remark})" if remark else ""


# --- counts ---------------------------------------------------------------------------------


def compared(changes: Changes) -> str:
    """Which states were compared."""
    return f"Compared {state(changes.old)} with {state(changes.new)}"


def state(one: State) -> str:
    """A state by the name it was asked for by, and its commit."""
    if one.commit is None:
        return "the files on disk"
    short = one.commit[:_SHORT_ID]
    return short if one.name is None or one.commit.startswith(one.name) else f"{one.name} ({short})"


def facts_counted(changes: Changes) -> str:
    """How many facts changed, and how."""
    return f"{kinds_counted(changes) or 'No fact changed'}; {counted(changes.same, 'fact')} as before"


def kinds_counted(changes: Changes) -> str:
    """How many facts changed, came and went, or nothing: "1 fact changed, 2 new"."""
    kinds = Counter(one.kind for one in changes.facts)
    said = [(kinds[kind], kind) for kind in ("changed", "new", "removed") if kinds[kind]]
    return ", ".join(f"{count if index else counted(count, 'fact')} {kind}" for index, (count, kind) in enumerate(said))


def findings_counted(changes: Changes) -> str:
    """How many findings are new, fixed and left."""
    weights = Counter(one.severity for one in changes.added)
    said = [counted(weights[severity], f"new {severity}") for severity in SEVERITIES if weights[severity]]
    said = said or ["No new finding"]
    said += [f"{len(changes.fixed)} fixed"] if changes.fixed else []
    said += [f"{len(changes.acknowledged)} acknowledged since"] if changes.acknowledged else []
    return f"{', '.join(said)}; {counted(len(changes.unchanged), 'finding')} as before"


def ordered(findings: Iterable[Finding]) -> list[Finding]:
    """Findings with the heaviest first, then by place."""
    return sorted(
        findings,
        key=lambda one: (SEVERITIES.index(one.severity), one.place.path, one.place.line, one.code, one.fingerprint),
    )


def counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def series(parts: Sequence[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
