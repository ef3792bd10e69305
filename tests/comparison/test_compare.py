"""What two language versions of one text contradict each other in, and what an honest translation may look like."""

from __future__ import annotations

import pytest

from checker import compare
from checker.comparison import Contradiction


def told(a: str, language_a: str, b: str, language_b: str) -> list[tuple[str, str | None, str | None]]:
    """The findings as kind, words of the one text, words of the other."""
    found = compare(a, language_a, b, language_b)
    return [(one.kind, cut(a, one.a_span), cut(b, one.b_span)) for one in found]


def cut(text: str, span: tuple[int, int] | None) -> str | None:
    return None if span is None else text[slice(*span)]


CONTRADICTIONS = {
    "a digit": (
        "en", "The ferry carried 240 people.", "sv", "Färjan tog 250 personer.",
        ("number", "240", "250"),
    ),
    "a multiplier": (
        "en", "The bridge cost 3.2 million euros.", "fr", "Le pont a coûté 3,2 milliards d’euros.",
        ("currency", "3.2 million euros", "3,2 milliards d’euros"),
    ),
    "万 for 億": (
        "en", "More than 20 million people watched.", "ja", "2000億人以上が視聴した。",
        ("number", "More than 20 million", "2000億人以上"),
    ),
    "a percentage": (
        "sv", "Priserna steg med 4,8 procent.", "fr", "Les prix ont augmenté de 8,4 %.",
        ("percent", "4,8 procent", "8,4 %"),
    ),
    "a currency": (
        "en", "She paid 300 dollars.", "sv", "Hon betalade 300 euro.",
        ("currency", "300 dollars", "300 euro"),
    ),
    "a day": (
        "en", "It opened on 12 May 2019.", "fr", "Il a ouvert le 21 mai 2019.",
        ("date", "12 May 2019", "le 21 mai 2019"),
    ),
    "a month": (
        "en", "Work begins in June.", "ja", "工事は7月に始まる。",
        ("date", "June", "7月"),
    ),
    "a year": (
        "en", "The mill burnt down in 1931.", "sv", "Kvarnen brann ner 1913.",
        ("date", "in 1931", "1913"),
    ),
    "a year that no calendar has yet": (
        "en", "The mill burnt down in 1931.", "es", "El molino ardió en 7931.",
        ("date", "in 1931", "7931"),
    ),
    "a day that no month has": (
        "en", "It opened on 12 May.", "it", "Ha aperto il 62 maggio.",
        ("date", "12 May", "62"),
    ),
    "a day that no month has, with the dot of an ordinal": (
        "en", "They left on Dec. 26.", "da", "De rejste den 260. december.",
        ("date", "Dec. 26", "260."),
    ),
    "a day that no month has, with its mark": (
        "en", "They met on June 12.", "zh", "他们于6月120日会晤。",
        ("date", "June 12", "120日"),
    ),
    "a month that no year has": (
        "en", "Sales rose in July.", "vi", "Doanh số tăng trong tháng 70.",
        ("date", "July", "70"),
    ),
    "a year that no calendar has yet, with its mark": (
        "en", "A wave hit the coast in 1938.", "zh", "6938年，海浪袭击了海岸。",
        ("date", "in 1938", "6938年"),
    ),
    "a range that falls": (
        "en", "Expect 2 to 4 inches of rain.", "id", "Perkirakan hujan 9 hingga 4 inci.",
        ("quantity", "2 to 4 inches", "9"),
    ),
    "one in a score": (
        "en", "They won 2-1 on Friday.", "nb", "De vant 2–4 på fredag.",
        ("number", "1", "2–4"),
    ),
    "an hour beside a speed": (
        "en", "It blew 85 mph at 5 a.m.", "da", "Det blæste 137 km/t klokken seks.",
        ("time", "5 a.m.", "klokken seks"),
    ),
    "a minute that no hour has": (
        "en", "It fell at 8.46 a.m.", "da", "Det faldt klokken 8.76.",
        ("time", "8.46 a.m.", "8.76"),
    ),
    "the quantity that nothing accounts for": (
        "en", "It was at 35,000ft, 12 miles from here.", "da", "Det var i 10.700 meters højde, 99 kilometer herfra.",
        ("quantity", "12 miles", "99 kilometer"),
    ),
    "an amount that a part is no range with": (
        "en", "It fell a third to €120m.", "nb", "Det falt en tredel til 120 milliarder euro.",
        ("currency", "€120m", "120 milliarder euro"),
    ),
    "a decade that no calendar has": (
        "en", "In the mid-1990s he left.", "da", "I midten af 7990'erne rejste han.",
        ("date", "1990s", "7990"),
    ),
    "an hour that no day has": (
        "en", "Moreau scored at 13:10.", "es", "Moreau marcó en el 130:10.",
        ("time", "13:10", "130:10"),
    ),
    "an hour of the clock that no day has": (
        "en", "Gates open at 4 a.m.", "it", "I cancelli aprono alle 40.",
        ("time", "4 a.m.", "40"),
    ),
    "the minutes and seconds of a match": (
        "en", "Moreau scored at 13:10.", "pt", "Moreau marcou aos 13min17.",
        ("duration", "13:10", "13min17"),
    ),
    "an hour in the first half of the day": (
        "en", "Rosa had winds of 85 mph as of 5 a.m. Sunday.",
        "es", "A las 8 de la mañana del domingo, Rosa tenía vientos de 137 km/h.",
        ("time", "5 a.m.", "A las 8 de la mañana"),
    ),
    "one of several beside a number that only one title tells": (
        "en", "Men arrested. Three men, aged 33, 34 and 39, were held.",
        "it", "Tre uomini arrestati. Tre uomini di 33, 34 e 32 anni sono stati fermati.",
        ("duration", "39", "32 anni"),
    ),
    "a weekday told again": (
        "en", "Rain late Monday, more on Monday night and Tuesday.",
        "es", "Lluvia el lunes, más el martes por la noche y el martes.",
        ("weekday", "Monday", "martes"),
    ),
    "a weekday": (
        "en", "The council met on Friday.", "ja", "議会は木曜日に開かれた。",
        ("weekday", "Friday", "木曜日"),
    ),
    "a weekday whose name has an apostrophe": (
        "en", "Rain on Monday.", "uk", "Дощ у п’ятницю.",
        ("weekday", "Monday", "п’ятницю"),
    ),
    "a figure that its conversion belies": (
        "en", "It is 200 miles away.", "pl", "To 600 mil (320 km) stąd.",
        ("quantity", "200 miles", "600 mil"),
    ),
    "a year that its word makes a length of time": (
        "en", "It struck in 1938.", "pl", "Uderzyło w 7938 roku.",
        ("date", "in 1938", "7938 roku"),
    ),
    "a score": (
        "en", "Dundee won 5-3.", "pl", "Dundee wygrało 5:4.",
        ("number", "3", "4"),
    ),
    "a small number in words": (
        "en", "Two boats sank.", "fr", "Trois bateaux ont coulé.",
        ("number", "Two", "Trois"),
    ),
    "one of two like weekdays": (
        "en", "Rain on Monday, then late Monday again and Tuesday.",
        "sv", "Regn på onsdag, sedan sent på måndag igen och tisdag.",
        ("weekday", "Monday", "onsdag"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CONTRADICTIONS.values(), ids=CONTRADICTIONS)
def test_a_changed_fact_is_found_with_both_places(case: tuple[str, str, str, str, tuple[str, str, str]]) -> None:
    language_a, a, language_b, b, expected = case
    assert told(a, language_a, b, language_b) == [expected]


HONEST = {
    "words for digits": ("en", "Seven boats and 12 crew.", "sv", "7 båtar och tolv mans besättning."),
    "miles for kilometres": ("en", "It is 385 miles away.", "sv", "Det ligger 620 km bort."),
    "a bracketed equivalent with another figure behind it": (
        "en", "It could reach 80 degrees, about 10 degrees above average.",
        "it", "Potrebbe raggiungere gli 80 gradi Fahrenheit (27 °C), circa 10 gradi sopra la media.",
    ),
    "inches for centimetres": ("en", "Up to 10 inches of rain.", "fr", "Jusqu’à 25 cm de pluie."),
    "degrees Fahrenheit for Celsius": ("en", "It reached 80 degrees.", "sv", "Det blev 27 grader."),
    "metres a second for miles an hour": ("en", "Winds of 85 mph.", "fi", "Tuulta 38 metriä sekunnissa."),
    "a difference of degrees": ("en", "It is nearly 20 degrees warmer.", "sv", "Det är nästan tio grader varmare."),
    "pounds that are a weight": ("en", "A 550 pound boar.", "fr", "Un sanglier de 250 kg."),
    "a score with its own marks": ("en", "Dundee won 5-3.", "ru", "«Данди» выиграли 5:3."),
    "a fourth that begins like Thursday": ("en", "On Saturday at 4 a.m.", "uk", "У суботу о четвертій ранку."),
    "a conversion by rule of thumb": ("en", "It is 80 degrees.", "pl", "Jest 80 stopni (25 °C)."),
    "two clocks": ("en", "It starts at 2pm.", "fr", "Cela commence à 14 h."),
    "a clock with a dot": ("en", "At 4.40 am it rang.", "fr", "À 4 h 40, il a sonné."),
    "万": ("en", "2.4 million people live there.", "ja", "そこには240万人が住んでいる。"),
    "a decade named otherwise": ("en", "They left in the 1930s.", "fr", "Ils partirent dans les années 30."),
    "a century named otherwise": ("en", "A 19th century idea.", "sv", "En idé från 1800-talet."),
    "an omission": ("en", "Three of the 40 guests left.", "sv", "Tre av gästerna gick."),
    "an equivalent in brackets": ("en", "A path of 5 miles.", "fr", "Un chemin de 8 km (5 miles)."),
    "thousands as the source marks them": ("en", "He got $375,000 for it.", "sv", "Han fick 375,000 $ för det."),
    "the first of two": ("en", "The first of two talks.", "sv", "Det första av två samtal."),
    "one in words is an article elsewhere": ("en", "Twice, one man said.", "sv", "Två gånger, sa en man."),
    "points for percent": ("en", "He won by 40 percentage points.", "ja", "彼は40%の差で勝った。"),
    "a fact moved to the next sentence": (
        "en", "Forty came. They left on Monday.", "sv", "De kom. Fyrtio for på måndagen.",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", HONEST.values(), ids=HONEST)
def test_an_honest_translation_is_left_alone_either_way_round(case: tuple[str, str, str, str]) -> None:
    language_a, a, language_b, b = case
    assert told(a, language_a, b, language_b) == []
    assert told(b, language_b, a, language_a) == []


def test_paragraphs_need_not_be_cut_alike() -> None:
    english = "The fair opened on Monday. Some 300 people came. It cost 12 pounds. It ends on 4 July.\n"
    swedish = "Mässan öppnade i måndags.\nRunt 300 personer kom. Det kostade 14 pund.\nDen slutar den 4 juli.\n"
    assert told(english, "en", swedish, "sv") == [("currency", "12 pounds", "14 pund")]


def test_spans_are_code_points_of_the_text_given() -> None:
    a, b = "🎉 Twenty people came.", "🎉🎉 30 personer kom."
    assert compare(a, "en", b, "sv") == [Contradiction("number", (2, 8), (3, 5), "20", "30")]


def test_an_unknown_language_is_refused() -> None:
    from checker.errors import UnknownLanguageError

    with pytest.raises(UnknownLanguageError):
        compare("One.", "en", "Ett.", "xx-nonsense")


NAMES = {
    "a first name before a surname that stays": (
        "en", "The mill was run by Signe Holmqvist until she fell ill.",
        "sv", "Kvarnen drevs av Gudrun Holmqvist tills hon blev sjuk.",
        ("name", "Signe", "Gudrun"),
    ),
    "the only name": (
        "en", "The letter was sent to Holmqvist in May.",
        "fr", "La lettre a été envoyée à Lagerlund en mai.",
        ("name", "Holmqvist", "Lagerlund"),
    ),
    "a name in Latin letters among others": (
        "en", "It was built by Holmqvist with a grant.", "ja", "これは助成金でLagerlundが建てた。",
        ("name", "Holmqvist", "Lagerlund"),
    ),
    "a name in Latin letters among Cyrillic ones": (
        "en", "The house was built by Holmqvist with a grant.", "ru", "Дом построен фирмой Lagerlund на субсидию.",
        ("name", "Holmqvist", "Lagerlund"),
    ),
    "a name that opens both sentences": (
        "en", "Holmqvist opened the new mill.", "nl", "Lagerlund opende de nieuwe molen.",
        ("name", "Holmqvist", "Lagerlund"),
    ),
    "a name where every noun has a capital": (
        "en", "The bridge was paid for by Holmqvist.", "de", "Die Brücke wurde von Lagerlund bezahlt.",
        ("name", "Holmqvist", "Lagerlund"),
    ),
    "a surname behind a title": (
        "en", "Only Professor Holmqvist saw it.", "de", "Nur Professor Lagerlund sah es.",
        ("name", "Holmqvist", "Lagerlund"),
    ),
    "a name with a case ending behind an apostrophe": (
        "en", "The house of Signe Holmqvist stands.", "tr", "Gudrun Holmqvist'in evi duruyor.",
        ("name", "Signe", "Gudrun"),
    ),
    "a name with case endings": (
        "en", "They came from Signe Holmqvist in May.", "fi", "He tulivat Gudrun Holmqvistilta toukokuussa.",
        ("name", "Signe", "Gudrun"),
    ),
    "a name beside a word that each language has": (
        "en", "They feared Hurricane Rosa most.", "es", "Temían sobre todo al huracán Elsa.",
        ("name", "Rosa", "Elsa"),
    ),
    "one of two mentions": (
        "en", "Holmqvist came, and Signe Holmqvist left.", "sv", "Holmqvist kom, och Signe Lagerlund gick.",
        ("name", "Holmqvist", "Lagerlund"),
    ),
    "a part of a name that is kept in English": (
        "en", "She works at the National Data Center in Oslo.",
        "de", "Sie arbeitet am National Cork Center in Oslo.",
        ("name", "Data", "Cork"),
    ),
    "a country that goes by one name": (
        "en", "Much of it was shipped to Panama.", "nl", "Veel daarvan werd verscheept naar Lagerlund.",
        ("name", "Panama", "Lagerlund"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", NAMES.values(), ids=NAMES)
def test_a_name_in_the_place_of_another_is_found(case: tuple[str, str, str, str, tuple[str, str, str]]) -> None:
    language_a, a, language_b, b, expected = case
    assert told(a, language_a, b, language_b) == [expected]


SAME_NAMES = {
    "a country": ("en", "They flew to Germany with Holmqvist.", "sv", "De flög till Tyskland med Holmqvist."),
    "a city": ("en", "They flew to Vienna with Holmqvist.", "sv", "De flög till Wien med Holmqvist."),
    "a people": ("en", "The Austrians met Holmqvist.", "fr", "Les Autrichiens ont vu Holmqvist."),
    "an inflected name": ("en", "The house of Holmqvist stands.", "sv", "Där står Holmqvists hus."),
    "a short name inflected": ("en", "They met Ann in Oslo.", "fi", "He tapasivat Annin Oslossa."),
    "a title": ("en", "They met President Holmqvist.", "fr", "Ils ont vu Monsieur Holmqvist."),
    "an abbreviation": ("en", "Only NATO and Holmqvist came.", "fr", "Seuls l’OTAN et Holmqvist sont venus."),
    "an abbreviation with an ending": ("en", "Ten MPs left, said Holmqvist.", "sv", "Tio gick, enligt Holmqvist."),
    "a word that opens its sentence": ("en", "Nobody saw Holmqvist.", "sv", "Ingen såg Holmqvist."),
    "a noun that opens its sentence": ("en", "Tickets cost 30 euros.", "sv", "Biljetter kostar 30 euro."),
    "a verb that opens its sentence": ("en", "Asked about it, Holmqvist left.", "de", "Auf Fragen ging Holmqvist."),
    "a contraction": ("en", "Don't wait, said Holmqvist.", "sv", "Sitt inte och vänta, sa Holmqvist."),
    "a noun": ("en", "The bridge fell on Holmqvist.", "de", "Die Brücke fiel auf Holmqvist."),
    "another script": ("en", "The house of Holmqvist stands.", "ja", "ホルムクヴィストの家が建っている。"),
    "a name transliterated": ("en", "The house of Signe Holmqvist.", "ru", "Дом Сигне Хольмквист."),
    "an institution": ("en", "The White House called Holmqvist.", "id", "Gedung Putih menelepon Holmqvist."),
    "a place by another name": ("en", "They left New York with Ek.", "pl", "Opuścili Nowy Jork z Ekiem."),
    "a name as an adjective": ("en", "The Macedonian minister came.", "de", "Der mazedonische Gast kam."),
    "half of a compound": ("en", "It suits Brandt bats.", "de", "Es passt für Zwerg- und alle anderen Tiere."),
    "a name in a compound": ("en", "The Trump camp fell silent.", "de", "Im Trump-Lager wurde es still."),
    "a first name that is left out": ("en", "He saw Signe Holmqvist there.", "sv", "Han såg Holmqvist i Högdalen."),
    "a pronoun for a name": ("en", "Holmqvist left early.", "fr", "Elle est partie tôt."),
    "a name in an address": (
        "en", "See https://example.org/Holmqvist for more.", "sv", "Se https://example.org/Lagerlund för mer.",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", SAME_NAMES.values(), ids=SAME_NAMES)
def test_a_name_that_is_translated_is_left_alone(case: tuple[str, str, str, str]) -> None:
    language_a, a, language_b, b = case
    assert told(a, language_a, b, language_b) == []


def test_a_name_that_a_text_tells_elsewhere_has_only_moved() -> None:
    english = "Nobody saw him there.\nHolmqvist left with Lagerlund.\n"
    german = "Niemand sah Lagerlund dort.\nEr ging mit Holmqvist fort.\n"
    assert told(english, "en", german, "de") == []


def test_what_one_text_names_again_and_again_goes_by_another_name_in_the_other() -> None:
    english = "The ferry passed Sulawesi.\nThen it left Sulawesi.\n"
    polish = "Prom minął Celebes.\nPotem opuścił Celebes.\n"
    assert told(english, "en", polish, "pl") == []


def test_what_one_version_lacks_is_said_where_it_is_asked_for() -> None:
    found = compare("It opened in 1931 with 40 seats.", "en", "Den öppnade med 40 platser.", "sv", omissions=True)
    assert found == [Contradiction("date", (10, 17), None, "1931", None)]
