"""The table of rules: what each code means, why it matters, how to mend it, a bad and a good example.

A rule is one row here, one branch where it is found, and one case folder named after it under
`tests/cases/`. Codes and names are stable: configurations and acknowledgements refer to them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from checker.model import Severity


class Rule(NamedTuple):
    """One kind of finding."""

    code: str
    name: str  # kebab-case, as stable as the code
    severity: Severity  # by default
    summary: str  # one line
    why: str
    fix: str
    bad: str  # what is reported …
    good: str  # … and what is not; both as they would stand in the files


# The first digit of a code.
FAMILIES: Mapping[str, str] = {
    "FL0": "files and registry",
    "FL1": "a claim against its text",
    "FL2": "claims against each other",
    "FL3": "text without a claim",
    "FL4": "upkeep",
}

_TABLE = (
    Rule(
        "FL001", "invalid-yaml", "error",
        "A file is no YAML, or uses parts of YAML that factlint refuses.",
        "Nothing in a file that cannot be read is checked. Tags, aliases that multiply, duplicate keys and "
        "very deep nesting are refused because two readers would take them to mean different things.",
        "Mend the line that is named. Quote a value where YAML gives a character its own meaning.",
        "claims:\n  - quote: le pont \"Tove Jansson\"\n   says:\n      bridge.opened: 2025-10-25",
        "claims:\n  - quote: le pont \"Tove Jansson\"\n    says:\n      bridge.opened: 2025-10-25",
    ),
    Rule(
        "FL002", "schema-violation", "error",
        "A file has a key that is not known, lacks one that is needed, or has the wrong shape.",
        "A mistyped key would otherwise drop a claim in silence, and what is not read is not checked.",
        "Compare the key path in the message with the schema; an editor can show it as you type.",
        "claims:\n  - qoute: 72か国\n    says: {treaty.signatories: 72}",
        "claims:\n  - quote: 72か国\n    says: {treaty.signatories: 72}",
    ),
    Rule(
        "FL003", "duplicate-id", "error",
        "Two entries, or two claims of one article, bear the same id.",
        "Acknowledgements and reports refer to ids; one that means two things means nothing.",
        "Rename one of them, or leave the id out: factlint numbers the claims of one key by itself.",
        "harbour-master: {kind: office, names: {en: harbour master}}\n"
        "harbour-master: {kind: office, names: {en: port captain}}",
        "harbour-master: {kind: office, names: {en: harbour master}}\n"
        "port-captain: {kind: office, names: {en: port captain}}",
    ),
    Rule(
        "FL004", "unknown-entity", "error",
        "A claim speaks of an entity that entities.yaml does not declare.",
        "Facts meet across languages through the entity's id; under a mistyped id a fact meets nothing.",
        "Correct the id as the message proposes, or declare the entity with its name in each language.",
        "says:\n  tove-janson-bridge.length: 812 metre",
        "says:\n  tove-jansson-bridge.length: 812 metre",
    ),
    Rule(
        "FL005", "unknown-attribute", "error",
        "A claim uses an attribute that vocabulary.yaml does not declare.",
        "The attribute says which type a value has and so how two of them are compared.",
        "Correct the attribute as the message proposes, or declare it with its type.",
        "says:\n  festival.vistors: 42",
        "says:\n  festival.visitors: 42",
    ),
    Rule(
        "FL006", "wrong-value-type", "error",
        "A value cannot be read as the type that its attribute has.",
        "A value that is not understood can be held neither against the text nor against other languages.",
        "Write it in the notation of its type; quote it where YAML would take it apart.",
        "festival.visitors: two and a half thousand",
        "festival.visitors: 2500",
    ),
    Rule(
        "FL007", "article-unreadable", "error",
        "An article is missing, lies outside the project, is too large, or is not text in UTF-8.",
        "Claims about a text that cannot be read are not checked, and a deleted article would pass unseen.",
        "Correct the path, save the article as UTF-8, or delete the claim file together with the article.",
        "article: articles/festival.sv.txt           # saved as Latin-1",
        "article: articles/festival.sv.txt           # saved as UTF-8",
    ),
    Rule(
        "FL008", "unknown-role", "error",
        "A claim or an entry speaks of a role that roles.yaml does not declare.",
        "Titles of several languages are compared through the role's id.",
        "Correct the id as the message proposes, or declare the role with its wording in each language.",
        "says:\n  lena-ek.title: minster-of-culture",
        "says:\n  lena-ek.title: minister-of-culture",
    ),
    Rule(
        "FL009", "unknown-term", "error",
        "A claim, a unit or an entry speaks of a term that terms.yaml does not declare.",
        "Counted things and set phrases are recognised in each language through the term's wordings.",
        "Correct the id as the message proposes, or declare the term with its wording in each language.",
        "delegates: {type: count, of: persn}",
        "delegates: {type: count, of: person}",
    ),
    Rule(
        "FL101", "quote-orphaned", "error",
        "The article has nothing like the quote of a claim.",
        "The claim rests on a sentence that is gone: the text was rewritten, or the quote was never in it.",
        "Quote the sentence that carries the fact now, or remove the claim if the article dropped it.",
        "quote: 812 metres of steel                  # the article: \"The bridge was opened by the mayor.\"",
        "quote: The bridge was opened by the mayor",
    ),
    Rule(
        "FL102", "quote-drifted", "warning",
        "The quote was reworded in the article, but every figure, date, name and negation still stands.",
        "The fact holds; the quote should follow its text before the two part further.",
        "Replace the quote by the text that the message gives.",
        "quote: 42 personer kom till kajen           # the article: \"42 personer kom ned till kajen\"",
        "quote: 42 personer kom ned till kajen",
    ),
    Rule(
        "FL103", "value-refuted", "error",
        "The quoted text states another value than the claim.",
        "Either the text was changed or the claim was entered wrongly; one of them now misinforms.",
        "Look at the text that is marked. Mend the article if it slipped, the claim if the article is right.",
        "quote: 71か国が署名\nsays: {treaty.signatories: 72}",
        "quote: 72か国が署名\nsays: {treaty.signatories: 72}",
    ),
    Rule(
        "FL104", "value-not-in-quote", "error",
        "The quote holds no value of the claim's kind at all.",
        "A quote that does not say the fact is no evidence for it.",
        "Choose the words that state the value; a quote may be as short as the figure and its noun.",
        "quote: the festival drew large crowds\nsays: {festival.visitors: 2500}",
        "quote: drew 2,500 visitors\nsays: {festival.visitors: 2500}",
    ),
    Rule(
        "FL105", "quote-ambiguous", "error",
        "The quote stands at several places in the article, and nothing says which one is meant.",
        "If one of the places changes, the others would vouch for it.",
        "Add `prefix` or `suffix`: a few words that stand right before or behind the place that is meant.",
        "quote: 42 personnes                         # in the first and in the last paragraph",
        "quote: 42 personnes\nsuffix: \" ont signé\"",
    ),
    Rule(
        "FL106", "hedge-differs", "error",
        "The figure is right, but the text hedges it otherwise than the claim.",
        "\"2,500\" and \"more than 2,500\" are two different statements.",
        "Write the bound as the text has it: `> 2500`, `>= 2500`, `< 2500`, `~ 2500`.",
        "quote: 2,500人を超える代表者\nsays: {festival.delegates: 2500}",
        "quote: 2,500人を超える代表者\nsays: {festival.delegates: \"> 2500\"}",
    ),
    Rule(
        "FL107", "name-unregistered", "warning",
        "A claim's quote has a form of a name that the registry does not know.",
        "Unregistered forms can be compared with nothing; often they are misspellings.",
        "Add the form to the entry: `accepted` if it is right, under `variants` if it should be reported.",
        "quote: Tove Janssons bro                    # registered: Tove Jansson-bron",
        "quote: Tove Jansson-bron",
    ),
    Rule(
        "FL108", "subject-absent", "warning",
        "The article never names the one whom the claim is about.",
        "A value may be read off the right words and still be pinned on the wrong person.",
        "Correct the subject, or register the form by which the article names it.",
        "says: {lena-ek.title: mayor}                # the article speaks of Leena Ek only",
        "says: {leena-ek.title: mayor}",
    ),
    Rule(
        "FL109", "not-checked", "warning",
        "factlint cannot recognise values of this kind in the article's language.",
        "The claim was compared with other languages, but not with its own text: it is no pass.",
        "Check the claim by eye, or extend the data file of the language.",
        "language: tlh\nclaims:\n  - quote: wa'maH cha' yuQmey\n    says: {federation.planets: 12}",
        "language: en\nclaims:\n  - quote: twelve planets\n    says: {federation.planets: 12}",
    ),
    Rule(
        "FL110", "value-ambiguous", "error",
        "The quote states the claim's value and another one of the same kind.",
        "If the two were swapped, the quote would still hold the claim's value, and no one would notice.",
        "Shorten the quote to the words that state this value.",
        "quote: 42 adultes et 17 enfants\nsays: {festival.children: 17}",
        "quote: 17 enfants\nsays: {festival.children: 17}",
    ),
    Rule(
        "FL201", "number-contradiction", "error",
        "Articles of one story state different numbers, amounts, durations or ordinals for one fact.",
        "Readers of one language are told something else than readers of another.",
        "Find out which figure is right and mend the other article, or acknowledge the difference.",
        "sv: \"65 länder undertecknade\"\nja: \"72か国が署名\"",
        "sv: \"72 länder undertecknade\"\nja: \"72か国が署名\"",
    ),
    Rule(
        "FL202", "date-contradiction", "error",
        "Articles of one story state different dates or times for one fact.",
        "A wrong day sends readers to the wrong day.",
        "Find out which one is right and mend the other article, or acknowledge the difference.",
        "fr: \"le 25 octobre\"\nen: \"on October 26\"",
        "fr: \"le 25 octobre\"\nen: \"on October 25\"",
    ),
    Rule(
        "FL203", "title-differs", "warning",
        "Articles of one story, or one article twice, give a person different titles of one kind.",
        "Two offices for one person are a mistranslation until someone has looked.",
        "Mend the translation, declare one role as the broader of the other, or acknowledge the difference.",
        "fr: \"le vice-ministre Lars Ek\"\nsv: \"justitieminister Lars Ek\"",
        "fr: \"le ministre de la justice Lars Ek\"\nsv: \"justitieminister Lars Ek\"",
    ),
    Rule(
        "FL204", "name-variant", "warning",
        "A name, an event or a concept goes by a form that is registered as a variant.",
        "One thing under two names reads as two things, in one article as well as across languages.",
        "Use the preferred form, move the variant to `accepted` if both should stay, or acknowledge it.",
        "fr: \"le pont Tove-Jansson … la passerelle Jansson\"",
        "fr: \"le pont Tove-Jansson … le pont Tove-Jansson\"",
    ),
    Rule(
        "FL205", "entity-contradiction", "error",
        "Articles of one story name different people, places or bodies for one fact.",
        "Who signed, and where, is what the story is about.",
        "Find out which one is right and mend the other article, or acknowledge the difference.",
        "en: \"held in Gothenburg\"\nja: \"ストックホルムで開催\"",
        "en: \"held in Gothenburg\"\nja: \"ヨーテボリで開催\"",
    ),
    Rule(
        "FL206", "list-differs", "warning",
        "Articles of one story give one list other members, or another order where order counts.",
        "A country that is left out of a list of signatories did, for that reader, not sign.",
        "Complete the shorter list, or mark it as open if it gives examples: `{value: […], open: true}`.",
        "en: \"Vietnam, the Maldives and Angola\"\nsv: \"Vietnam och Maldiverna\"",
        "en: \"Vietnam, the Maldives and Angola\"\nsv: \"Vietnam, Maldiverna och Angola\"",
    ),
    Rule(
        "FL207", "hedge-mismatch", "warning",
        "Articles of one story give the same figure under different hedges.",
        "\"About 2,500\" and \"more than 2,500\" have one figure and two meanings.",
        "Translate the hedge along with the figure, or acknowledge the difference.",
        "sv: \"omkring 2 500 delegater\"\nja: \"2,500人を超える代表者\"",
        "sv: \"fler än 2 500 delegater\"\nja: \"2,500人を超える代表者\"",
    ),
    Rule(
        "FL208", "precision-differs", "note",
        "Articles of one story agree, but one is more exact than another.",
        "Nothing is wrong; an editor may want to know what a language leaves out.",
        "Nothing has to be done. Carry the exact value over where there is room for it.",
        "en: \"in October 2025\"\nfr: \"le 25 octobre 2025\"",
        "en: \"on October 25, 2025\"\nfr: \"le 25 octobre 2025\"",
    ),
    Rule(
        "FL209", "unit-differs", "warning",
        "Articles of one story count different things, or measure in units that cannot be held together.",
        "72 countries and 72 delegates are no agreement, though the figures are the same.",
        "Mend the noun or the currency in the article that slipped, or acknowledge the difference.",
        "en: \"72 countries signed\"\nfr: \"72 organisations ont signé\"",
        "en: \"72 countries signed\"\nfr: \"72 pays ont signé\"",
    ),
    Rule(
        "FL210", "statement-differs", "warning",
        "Articles of one story report different statements for one fact.",
        "Two reports of one speech that say different things cannot both be faithful.",
        "Mend the article that misreports, or give both claims one statement id if they say the same.",
        "sv: \"förhandlingarna är avslutade\"\nen: \"negotiations are only beginning\"",
        "sv: \"förhandlingarna har bara börjat\"\nen: \"negotiations are only beginning\"",
    ),
    Rule(
        "FL211", "missing-in-language", "note",
        "A fact that every article of the story should state is missing from one.",
        "The vocabulary declares the attribute as `expected: all`.",
        "Add the fact to the article, add the claim if the article already has it, or drop `expected`.",
        "festival.fr.yaml claims festival.opened, festival.sv.yaml does not",
        "both claim festival.opened",
    ),
    Rule(
        "FL212", "term-differs", "warning",
        "Articles of one story use different terms for one fact.",
        "\"By consensus\" and \"by a majority\" are translations of different things.",
        "Mend the translation, declare one term as the broader of the other, or acknowledge the difference.",
        "en: \"adopted by consensus\"\nfr: \"adopté à la majorité\"",
        "en: \"adopted by consensus\"\nfr: \"adopté par consensus\"",
    ),
    Rule(
        "FL213", "inconsistent-facts", "warning",
        "Facts of one story cannot all be true together.",
        "Each may agree with its text and across languages; together they break a constraint.",
        "Look at every fact that is named and mend the one that is wrong, or acknowledge the conflict.",
        "\"a two-day festival\" … \"from 25 to 27 October\"",
        "\"a three-day festival\" … \"from 25 to 27 October\"",
    ),
    Rule(
        "FL214", "translation-differs", "error",
        "Two language versions of one text contradict each other in a figure, a date or a time.",
        "Both versions were read without claims: each states something here that nothing in the other accounts "
        "for, no conversion, rounding, other clock or other wording.",
        "Mend the version that slipped, or acknowledge the difference.",
        "en: \"The ferry carried 240 people.\"\nsv: \"Färjan tog 250 personer.\"",
        "en: \"The ferry carried 240 people.\"\nsv: \"Färjan tog 240 personer.\"",
    ),
    Rule(
        "FL215", "name-replaced", "warning",
        "Two language versions of one text name somebody or something differently.",
        "A name that stands in one version only, where the other has another one, is likely a slip. Forms of one "
        "entry of the registry never differ, two entries of one kind do, in any script. What the registry lacks is "
        "compared within one script, and told by what each language has for words, so it is a warning.",
        "Mend the version that slipped, or acknowledge the difference.",
        "en: \"Lena Holm spoke first.\"\nsv: \"Lena Berg talade först.\"",
        "en: \"Lena Holm spoke first.\"\nsv: \"Lena Holm talade först.\"",
    ),
    Rule(
        "FL216", "omission", "off",
        "One language version of a text states a figure, a date or a time that the other lacks.",
        "Translators leave out and add, so the rule is off; switch it on where versions must say the same.",
        "Add what is missing, or leave the rule off.",
        "en: \"The ferry carried 240 people in 1931.\"\nsv: \"Färjan tog 240 personer.\"",
        "en: \"The ferry carried 240 people in 1931.\"\nsv: \"Färjan tog 240 personer 1931.\"",
    ),
    Rule(
        "FL301", "unclaimed-fact", "off",
        "The text states a figure, a date, a time, a name or a title that no claim holds.",
        "What no one has claimed, no one compares. The rule is off because most texts are claimed in part; "
        "factlint coverage says how much of them.",
        "Add a claim, or ignore the words in the claim file with a reason.",
        "\"812 metres long\", and no claim quotes it",
        "quote: 812 metres long\nsays: {bridge.length: 812 metre}",
    ),
    Rule(
        "FL302", "near-miss-name", "warning",
        "The text has a word that is almost a registered name.",
        "One letter makes another person of someone, and spelling checkers do not know names.",
        "Mend the spelling, or add the form to the entry if it is right.",
        "fr: \"Tove Janson\"                          # registered: Tove Jansson",
        "fr: \"Tove Jansson\"",
    ),
    Rule(
        "FL303", "malformed-number", "warning",
        "A figure is written in a way that no reader of the language can be sure of.",
        "\"83 5 millions\" may be 83.5 million or 83 and 5 million.",
        "Mend the separator in the text.",
        "fr: \"83 5 millions de dollars\"",
        "fr: \"83,5 millions de dollars\"",
    ),
    Rule(
        "FL401", "acknowledgement-unused", "warning",
        "An acknowledgement matches no finding.",
        "The finding was mended, or its values have changed: the decision no longer speaks of anything.",
        "Remove it, or bring its values up to date if the finding came back in another form.",
        "- code: FL201\n  fact: festival/festival.visitors\n  reason: the city corrected its count\n"
        "  values: {festival.sv.txt: [\"65\"]}          # the text says 72 by now",
        "the entry is removed",
    ),
    Rule(
        "FL402", "acknowledgement-expired", "error",
        "An acknowledgement is past the day it was meant to last to.",
        "Whoever set the day wanted someone to look again.",
        "Look again: mend the article, or set a later day with a reason.",
        "code: FL204\nfact: festival/bridge.name\nreason: new signs are put up this year\nuntil: 2024-12-31",
        "code: FL204\nfact: festival/bridge.name\nreason: the city keeps both names\nuntil: 2031-12-31",
    ),
    Rule(
        "FL403", "unused-registry-entry", "note",
        "An entity, role or term is declared but no claim and no article uses it.",
        "A registry of what is used stays readable.",
        "Remove the entry, or leave it for articles to come.",
        "lena-eck: {kind: person, names: {sv: Lena Eck}}",
        "lena-ek: {kind: person, names: {sv: Lena Ek}}       # named by two articles",
    ),
)  # fmt: skip

RULES: Mapping[str, Rule] = {rule.code: rule for rule in _TABLE}


def find(word: str) -> Rule | None:
    """The rule with this code or name, in any case; None where there is none."""
    word = word.strip()
    rule = RULES.get(word.upper())
    if rule is not None:
        return rule
    return next((rule for rule in _TABLE if rule.name == word.lower()), None)


def matching(selector: str) -> tuple[str, ...]:
    """The codes that a code, the beginning of one ("FL2") or a name selects; empty where it selects none."""
    rule = find(selector)
    if rule is not None:
        return (rule.code,)
    prefix = selector.strip().upper()
    return tuple(code for code in RULES if code.startswith(prefix)) if prefix.startswith("FL") else ()


def nearest(word: str) -> str | None:
    """The code or name that a mistyped one most resembles, for "did you mean"."""
    from difflib import get_close_matches  # slow to import, and needed only for a mistake

    known = {code.lower(): code for code in (*RULES, *FAMILIES)} | {rule.name: rule.name for rule in _TABLE}
    close = get_close_matches(word.strip().lower(), known, n=1, cutoff=0.5)
    return known[close[0]] if close else None


def severities(
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    overrides: Iterable[tuple[str, Severity]] = (),
) -> dict[str, Severity]:
    """What each code weighs in a run; "off" where it is not reported.

    Of `select` and `ignore` the longer selector wins, on a tie `ignore`. A severity set for a code
    holds against its default. A rule that is off by default is a warning where its own code or name
    is selected. `select` never silences FL0xx: what a broken file says is not known, so a run over
    it is no pass; only `ignore` or a severity does.
    """
    chosen, ignored, weights = tuple(select), tuple(ignore), dict(overrides)
    return {code: _severity(rule, chosen, ignored, weights) for code, rule in RULES.items()}


def _severity(
    rule: Rule, select: tuple[str, ...], ignore: tuple[str, ...], overrides: Mapping[str, Severity]
) -> Severity:
    wanted, refused = _reach(rule.code, select), _reach(rule.code, ignore)
    asked_for = not select or wanted > 0 or (rule.code.startswith("FL0") and refused == 0)
    if not asked_for or (refused > 0 and refused >= wanted):
        return "off"
    severity = overrides.get(rule.code, rule.severity)
    return "warning" if severity == "off" and wanted == len(rule.code) else severity


def _reach(code: str, selectors: tuple[str, ...]) -> int:
    """How much of the code the most exact of the selectors spells out; 0 where none selects it."""
    lengths = (
        len(code) if find(selector) else len(selector.strip()) for selector in selectors if code in matching(selector)
    )
    return max(lengths, default=0)
