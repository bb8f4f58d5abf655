"""Which time zone a region of Russia lives in, to propose it. Pure; the person decides."""

from artel.russian import search_key

DEFAULT = "Europe/Moscow"
# Stems of names as people write them, by zone; what is not listed lives by Moscow. Source: Federal law 107-ФЗ, art. 5.
_STEMS = {
    "Europe/Kaliningrad": ("калининград",),
    "Europe/Samara": ("самар", "удмурт", "ижевск"),
    "Asia/Yekaterinburg": (
        "екатеринбург", "свердловск", "башкорт", "башкир", "уфа", "перм", "челябинск", "оренбург", "курганск", "курган",
        "тюмен", "хмао", "ханты", "югр", "янао", "ямал",
    ),
    "Asia/Omsk": ("омск",),
    "Asia/Tomsk": ("томск",),
    "Asia/Novosibirsk": ("новосибирск",),
    "Asia/Krasnoyarsk": ("красноярск", "хакас", "абакан", "тыва", "тува", "кемеров", "кузбасс", "алтай", "барнаул"),
    "Asia/Irkutsk": ("иркутск", "бурят", "улан-удэ"),
    "Asia/Yakutsk": ("якут", "саха ", "забайкал", "чита", "амурск", "благовещенск"),
    "Asia/Vladivostok": ("владивосток", "приморск", "хабаровск", "еврейск"),
    "Asia/Magadan": ("магадан", "сахалин"),
    "Asia/Kamchatka": ("камчат", "чукот"),
}  # fmt: skip
_TAKEN_FOR_ANOTHER = {"томск": "омск"}  # «Томская» holds «омск»


def zone_of(region: str) -> str:
    """Time zone to propose for a region: «Томская область» → Asia/Tomsk; Moscow's where none is known."""
    words = f"{search_key(region)} "
    for zone, stems in _STEMS.items():
        for stem in stems:
            hidden = next((longer for longer, short in _TAKEN_FOR_ANOTHER.items() if short == stem), None)
            if stem in (words.replace(hidden, "") if hidden else words):
                return zone
    return DEFAULT
