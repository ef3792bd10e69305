"""Names: what the subject is called, as the text words it, resolved to a form of its entry."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from checker.concepts import stem
from checker.model import Form, Mention, Reading, Registry, Relation
from checker.quantities.notation import one_scalar
from checker.text.boundaries import cuts_katakana, cuts_word
from checker.text.normalise import fold
from checker.values import Context

KINDS: frozenset[str] = frozenset()
HOLDS_ONE = False


class Name(NamedTuple):
    """A wording of a name. `str` gives the wording."""

    text: str
    language: str  # BCP 47 tag of the article
    entry: str | None = None  # the entity that owns the wording; None: the registry lacks it
    status: Literal["preferred", "accepted", "variant"] | None = None

    def __str__(self) -> str:
        return self.text


def parse(written: str | Sequence[str], context: Context, *, open_list: bool = False) -> Name:
    """The wording, resolved to a form of the subject's entry where it is one; raises ValueProblem."""
    text = one_scalar(written, "a name as the article words it")
    form = _registered(text, context.subject, context.language, context.registry)
    if form is None:
        return Name(text, context.language)
    return Name(text, context.language, context.subject, form.status)


def _registered(text: str, subject: str, language: str, registry: Registry) -> Form | None:
    entry = registry.entities.get(subject)
    forms = [form for form in entry.forms if _speaks(form, language)] if entry is not None else []
    exact = next((form for form in forms if form.text == text), None)
    if exact is not None or not forms:
        return exact
    wording = fold(text).text
    return next((form for form in forms if fold(form.text).text == wording), None)


def _speaks(form: Form, language: str) -> bool:
    return form.language == "*" or language == form.language or language.startswith(f"{form.language}-")


def find(reading: Reading, value: Name, context: Context) -> list[Mention]:
    """Every form of the subject's entry, and every literal occurrence of a wording that the registry lacks.

    Where a form and the wording overlap, the longer one stands there.
    """
    subject = context.subject
    forms = [
        Mention(
            "name",
            hit.start,
            hit.end,
            _as_found(hit.form, reading.language, subject),
            core=stem(hit),
        )
        for hit in reading.hits
        if hit.entry.registry == "entity" and hit.entry.id == subject
    ]
    if value.status is not None:
        return forms
    taken = [(hit.start, hit.end) for hit in reading.hits if hit.entry.registry == "entity"]
    literal = [span for span in _occurrences(reading.text, value.text) if not _inside_longer(span, taken)]
    found = [one for one in forms if not _inside_longer((one.start, one.end), literal)]
    found.extend(Mention("name", start, end, value, core=(start, end)) for start, end in literal)
    return sorted(found, key=lambda one: (one.start, one.end))


def _as_found(form: Form, language: str, subject: str) -> Name:
    return Name(form.text, language, subject, form.status)


def _inside_longer(span: tuple[int, int], others: Iterable[tuple[int, int]]) -> bool:
    """Whether a longer span overlaps this one."""
    start, end = span
    return any(low < end and start < high and high - low > end - start for low, high in others)


def _occurrences(text: str, wording: str) -> list[tuple[int, int]]:
    """Where the wording stands as words of its own, whatever its width, spacing and quote marks."""
    folded, sought = fold(text), fold(wording).text
    spans: list[tuple[int, int]] = []
    position = folded.text.find(sought) if sought else -1
    while position >= 0:
        end = position + len(sought)
        if not any(cuts_word(folded.text, at) or cuts_katakana(folded.text, at) for at in (position, end)):
            spans.append(folded.source(position, end))
        position = folded.text.find(sought, end)
    return spans


def relate(a: Name, b: Name) -> Relation:
    """How a stands to b.

    Preferred and accepted forms of one entry are equal in any language; a variant is equal to itself alone.
    A wording that the registry lacks is equal to itself, and unlike any other of its own language.
    """
    if a.entry is not None and b.entry is not None:
        if a.entry != b.entry or (a.status == "variant") != (b.status == "variant"):
            return Relation.DISJOINT
        return Relation.EQUAL if a.status != "variant" or _same_wording(a, b) else Relation.DISJOINT
    if _same_wording(a, b):
        return Relation.EQUAL
    return Relation.DISJOINT if a.language == b.language else Relation.INCOMPARABLE


def _same_wording(a: Name, b: Name) -> bool:
    return a.text == b.text or fold(a.text).text == fold(b.text).text


def show(value: Name) -> str:
    """The wording."""
    return value.text
