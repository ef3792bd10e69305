"""What the spellers of numbers get wrong, case by case: the only spellings that are not read as they stand.

The tests read each corrected spelling, and fail where one that is listed here has no need to be.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

_THE_TENTHS = {  # num2words makes ordinals of the tens, as if thousands were things and not multiplied
    "деся": "десять", "одиннадца": "одиннадцать", "двенадца": "двенадцать", "тринадца": "тринадцать",
    "четырнадца": "четырнадцать", "пятнадца": "пятнадцать", "шестнадца": "шестнадцать", "семнадца": "семнадцать",
    "восемнадца": "восемнадцать", "девятнадца": "девятнадцать", "двадца": "двадцать", "тридца": "тридцать",
    "пятидеся": "пятьдесят", "шестидеся": "шестьдесят", "семидеся": "семьдесят", "восьмидеся": "восемьдесят",
}  # fmt: skip
_THE_HUNDREDTHS = {
    "трёх": "триста", "четырёх": "четыреста", "шести": "шестьсот", "восьми": "восемьсот", "": "сто",
}  # fmt: skip
_MULTIPLIER = r"(?= (?:тысяч|миллион|миллиард))"

# Pieces of words (regular expressions) that nobody writes, and what the language has instead: (language, speller).
CORRECTED: Mapping[tuple[str, str], Mapping[str, str]] = {
    ("sv", "num2words"): {"tjugode": "tjugonde"},
    ("fr", "num2words"): {
        "quatre-vingtsième": "quatre-vingtième",
        "centsième": "centième",
    },
    ("es", "num2words"): {
        "quadragésimo": "cuadragésimo",
        "cuadrigentésimo": "cuadringentésimo",
        "septigentésimo": "septingentésimo",
        "octigentésimo": "octingentésimo",
        "billonésimo": "milmillonésimo",  # a billón is a million millions
    },
    ("pt", "num2words"): {
        "quadrigentésimo": "quadringentésimo",
        "septigentésimo": "septingentésimo",
        "octigentésimo": "octingentésimo",
    },
    ("da", "num2words"): {
        "hundredete": "hundrede",  # the number serves as its ordinal, and is read as the number
        "tusindte": "tusinde",
        "tredivete": "tredivte",
        "fyrreende": "fyrretyvende",
        "halvtredsende": "halvtredsindstyvende",
        "(?<!halv)tredsende": "tresindstyvende",
        "halvfjerdsende": "halvfjerdsindstyvende",
        "firsende": "firsindstyvende",
        "halvfemsende": "halvfemsindstyvende",
        "(?<!halv)treds(?!inds)": "tres",  # sixty; halvtreds, fifty, is as it should be
    },
    ("cs", "unicode-rbnf"): {"miliardů": "miliard"},
    ("hu", "num2words"): {"kétik": "kettedik"},
    ("el", "unicode-rbnf"): {"εννενήντα": "ενενήντα", "δεκατρεις": "δεκατρείς", "χίλιάδες": "χιλιάδες"},
    ("ar", "num2words"): {  # a hundred and one thousand
        "و ألف ألف": "و واحد ألف",
        "و مليون مليون": "و واحد مليون",
        "و مليار مليار": "و واحد مليار",
    },
    ("nb", "num2words"): {"trettførste": "trettende", "millard": "milliard"},
    ("it", "num2words"): {"dicott": "diciott", "diecesim": "decim"},
    ("ru", "num2words"): {
        **{rf"\b{stem}тый{_MULTIPLIER}": instead for stem, instead in _THE_TENTHS.items()},
        f"сороковой{_MULTIPLIER}": "сорок",
        f"девяностый{_MULTIPLIER}": "девяносто",
        **{rf"\b{stem}сотый{_MULTIPLIER}": instead for stem, instead in _THE_HUNDREDTHS.items()},
    },
}

# Likewise of one number alone.
OF_ONE: Mapping[tuple[str, str], Mapping[int, tuple[str, str]]] = {
    ("tr", "num2words"): {  # the one before a multiplier is left out
        201419: ("yüzbin", "yüzbirbin"),
        281346: ("seksenbin", "seksenbirbin"),
        281834: ("seksenbin", "seksenbirbin"),
        301426: ("yüzbin", "yüzbirbin"),
        431004: ("otuzbin", "otuzbirbin"),
        431017: ("otuzbin", "otuzbirbin"),
        621662: ("yirmibin", "yirmibirbin"),
        811958: ("onbin", "onbirbin"),
        841371: ("kırkbin", "kırkbirbin"),
        931074: ("otuzbin", "otuzbirbin"),
        981543: ("seksenbin", "seksenbirbin"),
        9009689706: ("milyarmilyon", "milyardokuzmilyon"),
        359005993223: ("milyarmilyon", "milyarbeşmilyon"),
    },
    ("ar", "num2words"): {1: ("اول", "أول")},
}

# What the language leaves open: articles and pronouns for one; plurals that are "tens of", "hundreds of".
LEFT_OPEN: Mapping[str, str] = {
    "sv": "en ett",
    "fr": "un une",
    "de": "ein eine einen einer eines einem",
    "es": "un una",
    "it": "un uno una",
    "pt": "um uma",
    "nl": "een",
    "da": "en et",
    "nb": "en ei ett",
    "ru": "один одно одна одни одного одной одних одному одним одну одном одними",
    "uk": "один одне одна",
    "pl": "jeden jedna jedno jednego jednej jednemu jedną jednym",
    "cs": "jeden jedna jedno",
    "hu": "egy",
    "ro": "una",
    "el": "ένα ένας μία",
    "tr": "bir",
    "ar": "واحد واحدة",
    "hi": "एक",
    "fi": "yksi yhden yhtä yhtenä yhdeksi yhdessä yhdestä yhteen yhdellä yhdeltä yhdelle yhdet yksien yksiä yksinä "
    "yksiksi yksissä yksistä yksiin yksillä yksiltä yksille "
    "kymmenet kymmenien kymmeniä kymmeninä kymmeniksi kymmenissä kymmenistä kymmeniin kymmenillä kymmeniltä "
    "kymmenille sadat satojen satoja satoina sadoiksi sadoissa sadoista satoihin sadoilla sadoilta sadoille",
    "id": "kenol",  # nobody ranks from nought
}

# What is not read though it is right.
NOT_READ: Mapping[tuple[str, str], Mapping[int, str]] = {
    ("uk", "num2words"): {3802753000: "сімсотп'ятдесятитрьохтисячний"},  # its apostrophe parts the word it is glued in
}

# Where num2words has no ordinal for a number: it raises or says nothing.
SILENT: Mapping[str, Callable[[int], bool]] = {
    "es": lambda number: number == 0,
    "pt": lambda number: number == 0,
    "ar": lambda number: number == 0,
    "uk": lambda number: number == 0,
    "pl": lambda number: number == 0,
    "cs": lambda number: True,
    "ko": lambda number: number % 100 == 0 or (number // 1000 % 10 > 0 and number % 1000 < 100),
}
# Where what it gives for an ordinal is the number itself, and is read as that.
NO_ORDINAL: Mapping[str, Callable[[int], bool]] = {
    "it": lambda number: number == 0,
    "nb": lambda number: number == 0,
    "vi": lambda number: True,
    "ar": lambda number: number >= 20,
    "da": lambda number: number > 0 and number % 100 == 0,
}
