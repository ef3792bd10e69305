"""One article judged again and again, each time with one edit that stays in memory.

What an edit cannot reach is not judged anew. It cannot reach a claim that stands further off than any unit,
bound or title belongs to a value, unless the claim's words stand near the edit too, before or after it; nor
recognition beyond a line that reads as it did. The cache is never asked about an edited article, nor told.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from checker.anchor import Selector, Source, anchor_all
from checker.evidence import MARGIN, ReadArticle
from checker.judge import judge
from checker.model import Anchor, Anchored, Article, Claim, ClaimFile, Finding, Hit, Judged, Mention, Reading, Registry
from checker.mutate.figures import Rewritten
from checker.reading import Reader
from checker.survey import survey
from checker.text.normalise import Folded, fold, read_off
from checker.text.positions import LineIndex
from checker.verify import ignored, verify

_SETTLED = 60  # code points beside an edit beyond which recognition has to read what it read before
_LINES = 240  # code points at least that are read anew on either side of an edit
_REACH = MARGIN + 120  # code points from a claim's quote beyond which an edit is none of its business
_NEAR_NAMES = frozenset({"FL107", "FL302"})
_SURVEYED = frozenset({"FL203", "FL204", "FL301", "FL303", *_NEAR_NAMES})


class Bench:
    """An article with its claims, as it is and with edits."""

    def __init__(
        self,
        text: ReadArticle,
        files: Sequence[ClaimFile],
        reader: Reader,
        registry: Registry,
        failing: frozenset[str],
        *,
        aside: bool = False,
    ) -> None:
        """`failing` are the codes that make the check fail; `aside` edits what stands aside of the text instead."""
        self.text = _asides(text, reader) if aside else text
        self._reader = reader
        self._registry = registry
        self._failing = failing
        self._surveyed = bool(failing & _SURVEYED)
        self._files = [_File(file, text, self.text, reader, registry) for file in files]
        self.judged = [one for file in self._files for one in file.judged]
        places = [where for file in files for _, where in ignored(file, text, reader) if where.anchor is Anchor.EXACT]
        self.ignored = [(one.start, one.end) for one in places if one.start is not None and one.end is not None]
        findings = [one for file in self._files for one in file.findings]
        self._known = frozenset(map(_mark, self._all_failing(findings, self.text, self.judged)))

    def edited(self, edit: Rewritten) -> tuple[list[Judged], list[Finding]]:
        """With one stretch rewritten: the claims that were judged anew, and the findings that fail and are new."""
        body = self.text.article.text
        now = body[: edit.start] + edit.now + body[edit.end :]
        reading = None if self._surveyed else self._partly_read(edit, now)
        if reading is None:
            return self.rewritten(now)
        return self._judged(now, reading, lambda file: file.touched(edit, now, self.text.reading, reading))

    def rewritten(self, now: str) -> tuple[list[Judged], list[Finding]]:
        """With another text from beginning to end."""
        article = self.text.article._replace(text=now, source=None, asides=None)
        read = self._reader.read_anew if self._failing & _NEAR_NAMES else self._read
        return self._judged(now, read(article), lambda file: (file.claims, None))

    def _read(self, article: Article) -> Reading:
        return self._reader.read_quote(article.text, article.language)

    def _judged(
        self,
        now: str,
        reading: Reading,
        chosen: Callable[[_File], tuple[Sequence[Claim], Mapping[Selector, Anchored] | None]],
    ) -> tuple[list[Judged], list[Finding]]:
        text = ReadArticle(self.text.article._replace(text=now, source=None, asides=None), reading, LineIndex(now))
        source = Source(now)
        judged: list[Judged] = []
        findings: list[Finding] = []
        for file in self._files:
            claims, known = chosen(file)
            if claims:
                anchored = anchor_all(source, map(_selector, claims), known)
                claims = file.with_kin(claims, anchored)
                pairs = [(claim, anchored[_selector(claim)]) for claim in claims]
                some, found = judge(text, pairs, self._registry, self._reader.read_quote)
                judged += some
                findings += found
        failing = self._all_failing(findings, text, judged)
        return judged, [one for one in failing if _mark(one) not in self._known]

    def _all_failing(self, findings: Iterable[Finding], text: ReadArticle, judged: Sequence[Judged]) -> list[Finding]:
        found = [*findings, *(survey([text], judged) if self._surveyed else ())]
        return [one for one in found if one.code in self._failing]

    def _partly_read(self, edit: Rewritten, now: str) -> Reading | None:
        """The article's reading after an edit, its lines read anew and the rest as it was; None where what
        stands further off on those lines reads otherwise too, so that all has to be read."""
        old, body = self.text.reading, self.text.article.text
        low, high = _lines(old, body, edit)
        by = len(edit.now) - (edit.end - edit.start)
        if high - low > len(body) * 0.7:
            return None
        part = self._reader.read_quote(now[low : high + by], old.language)
        mentions = [_moved(one, low) for one in part.mentions]
        hits = [_moved_hit(one, low) for one in part.hits]
        first, last = edit.start - _SETTLED, edit.end + _SETTLED
        for was, new in ((old.mentions, mentions), (old.hits, hits)):
            if [o for o in was if low <= o.start and o.end <= first] != [o for o in new if o.end <= first]:
                return None
            moved = [_any_moved(o, by) for o in was if last <= o.start and o.end <= high]
            if moved != [o for o in new if last + by <= o.start]:
                return None
        return old._replace(
            text=now,
            mentions=(
                *(one for one in old.mentions if one.end <= low),
                *mentions,
                *(_moved(one, by) for one in old.mentions if one.start >= high),
            ),
            hits=(
                *(one for one in old.hits if one.end <= low),
                *hits,
                *(_moved_hit(one, by) for one in old.hits if one.start >= high),
            ),
            near=(),
        )


class _File:
    """A claim file and what became of its claims in the article as it is: of those that quote the text under edit."""

    def __init__(
        self, file: ClaimFile, text: ReadArticle, edited: ReadArticle, reader: Reader, registry: Registry
    ) -> None:
        judged, self.findings = verify(file, text, reader, registry)
        self.judged = [one for one in judged if _is_aside(one, text) is (edited is not text)]
        self.claims = [one.claim for one in self.judged]
        folded = Source(edited.article.text).folded
        self._quotes = [fold(claim.quote).text for claim in self.claims]
        places = {quote: _places(folded, quote) for quote in dict.fromkeys(self._quotes)}
        self._places = [places[quote] for quote in self._quotes]
        # How far a context reaches, white space that folding drops included.
        self._around = [2 * max(len(claim.prefix or ""), len(claim.suffix or "")) + 20 for claim in self.claims]
        self._longest = 2 * max(map(len, self._quotes), default=0) + 20

    def touched(
        self, edit: Rewritten, now: str, before: Reading, after: Reading
    ) -> tuple[list[Claim], dict[Selector, Anchored]]:
        """The claims that an edit may reach, and where the quotes of all others stand."""
        by = len(edit.now) - (edit.end - edit.start)
        window = fold(now[max(0, edit.start - self._longest) : edit.start + len(edit.now) + self._longest]).text
        gone = _named(before) - _named(after)
        quotes: set[str] = set()
        for at, one in enumerate(self.judged):
            if self._is_reached(at, one, edit) or self._quotes[at] in window or _subjects(one.claim) & gone:
                quotes.add(self._quotes[at])
        reached = [quote in quotes for quote in self._quotes]
        known: dict[Selector, Anchored] = {}
        for one, is_reached in zip(self.judged, reached, strict=True):
            if not is_reached and one.start is not None and one.end is not None:
                shift = by if one.start >= edit.end else 0
                known[_selector(one.claim)] = Anchored(Anchor.EXACT, one.start + shift, one.end + shift)
        return [claim for claim, is_reached in zip(self.claims, reached, strict=True) if is_reached], known

    def with_kin(self, claims: Sequence[Claim], anchored: Mapping[Selector, Anchored]) -> list[Claim]:
        """The claims, with those that say the same as one that drifted: it may have drifted to their words."""
        drifted = {claim.key for claim in claims if anchored[_selector(claim)].anchor is Anchor.DRIFTED}
        chosen = {claim.id for claim in claims}
        return [claim for claim in self.claims if claim.id in chosen or claim.key in drifted]

    def _is_reached(self, at: int, one: Judged, edit: Rewritten) -> bool:
        if one.anchor is not Anchor.EXACT or one.start is None or one.end is None:
            return True
        if one.start - _REACH <= edit.end and edit.start <= one.end + _REACH:
            return True
        around = self._around[at]
        return any(low - around <= edit.end and edit.start <= high + around for low, high in self._places[at])


def _is_aside(one: Judged, text: ReadArticle) -> bool:
    """Whether a claim quotes an alternative text or title amid a sentence: no edit of the sentence reaches it."""
    if text.article.asides is None or one.start is None or one.end is None:
        return False
    return not read_off(text.article.text[one.start : one.end]).strip()


def _asides(text: ReadArticle, reader: Reader) -> ReadArticle:
    """What stands aside of an article as an article; none but the claims that quote it can be judged by that."""
    article = text.article._replace(text=text.article.asides or "", source=text.article.on_disk, asides=None)
    return ReadArticle(article, reader.read_quote(article.text, article.language), text.lines)


def _selector(claim: Claim) -> Selector:
    return claim.quote, claim.prefix, claim.suffix


def _places(folded: Folded, quote: str) -> list[tuple[int, int]]:
    """Every place of a quote in the article as it is on disk, whatever stands around it."""
    places = []
    at = folded.text.find(quote) if quote else -1
    while at >= 0:
        places.append(folded.source(at, at + len(quote)))
        at = folded.text.find(quote, at + 1)
    return places


def _named(reading: Reading) -> set[str]:
    return {hit.entry.id for hit in reading.hits if hit.entry.registry == "entity"}


def _subjects(claim: Claim) -> set[str]:
    qualifiers = claim.qualifiers
    return {one for one in (claim.subject, qualifiers.on_behalf_of, qualifiers.according_to) if one is not None}


def _lines(reading: Reading, body: str, edit: Rewritten) -> tuple[int, int]:
    """Whole lines around an edit, begun and ended where no expression goes on into another."""
    low, high = edit.start - _LINES, edit.end + _LINES
    spans = [(one.start, one.end) for one in reading.mentions] + [(one.start, one.end) for one in reading.hits]
    while True:
        low = body.rfind("\n", 0, low) + 1 if low > 0 else 0
        high = body.find("\n", high) if high < len(body) else -1
        high = len(body) if high < 0 else high
        torn = [(start, end) for start, end in spans if start < low < end or start < high < end]
        if not torn:
            return low, high
        low = min(low, *(start for start, _ in torn))
        high = max(high, *(end for _, end in torn))


def _moved(mention: Mention, by: int) -> Mention:
    core = mention.core
    return mention._replace(
        start=mention.start + by, end=mention.end + by, core=None if core is None else (core[0] + by, core[1] + by)
    )


def _moved_hit(hit: Hit, by: int) -> Hit:
    return Hit(hit.entry, hit.form, hit.start + by, hit.end + by)


def _any_moved(one: Mention | Hit, by: int) -> Mention | Hit:
    return _moved_hit(one, by) if isinstance(one, Hit) else _moved(one, by)


def _mark(finding: Finding) -> tuple[object, ...]:
    """What makes a finding the same as one that was there before the edit: what is wrong with which claims."""
    claims = tuple(sorted({one.claim for one in finding.evidence if one.claim is not None}))
    said = () if claims else tuple(fold(word).text for _, words in finding.values for word in words)
    return finding.code, claims, said
