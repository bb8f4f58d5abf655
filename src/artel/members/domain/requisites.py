"""Requisites of organisations: ИНН, КПП, ОГРН. Reads what people paste, checks what can be checked (DOMAIN 2.4)."""

import re
import unicodedata

# Typed for digits by hand or by a scanner: «О» for 0, «З» for 3, «l» for 1, «б» for 6.
_DIGITS = str.maketrans("OoОоЗзlIІіБб", "000033111166")
# КПП may hold capital Latin letters; a Russian keyboard types their twins.
_LATIN = str.maketrans("АВЕКМНОРСТУХ", "ABEKMHOPCTYX")
_NOISE = re.compile(r"[\s\u200b\u2060\ufeff.\-–—/\\]+")

_INN10 = (2, 4, 10, 3, 5, 9, 4, 6, 8)
_INN11 = (7, 2, 4, 10, 3, 5, 9, 4, 6, 8)
_INN12 = (3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8)
_KPP = re.compile(r"\d{4}[\dA-Z]{2}\d{3}")


def clean_inn(text: str) -> str:
    """Read an ИНН (10 digits of an organisation, 12 of an entrepreneur); empty stays empty.

    Raises ValueError with a sentence in Russian.
    """
    value = _digits(text, "ИНН")
    if not value:
        return ""
    if len(value) not in (10, 12):
        raise ValueError(f"В ИНН организации 10 цифр, у предпринимателя 12. Здесь {_so_many(len(value))}.")
    if value.strip("0") == "" or value != value[: -1 if len(value) == 10 else -2] + inn_check_digits(value):
        raise ValueError("Контрольная цифра ИНН не сходится. Сверьте номер с документом: скорее всего, в нём опечатка.")
    return value


def clean_ogrn(text: str) -> str:
    """Read an ОГРН (13 digits) or ОГРНИП (15); empty stays empty. Raises ValueError with a sentence in Russian."""
    value = _digits(text, "ОГРН")
    if not value:
        return ""
    if len(value) not in (13, 15):
        raise ValueError(f"В ОГРН 13 цифр, в ОГРНИП 15. Здесь {_so_many(len(value))}.")
    if value.strip("0") == "" or value[-1] != ogrn_check_digit(value):
        raise ValueError(
            "Контрольная цифра ОГРН не сходится. Сверьте номер с документом: скорее всего, в нём опечатка."
        )
    return value


def clean_kpp(text: str) -> str:
    """Read a КПП: nine signs, the fifth and sixth may be capital Latin letters. It has no check digit.

    Empty stays empty. Raises ValueError with a sentence in Russian.
    """
    value = _bare(text).upper()
    if not value:
        return ""
    value = value[:4].translate(_DIGITS) + value[4:6].translate(_LATIN) + value[6:].translate(_DIGITS)
    if not _KPP.fullmatch(value):
        raise ValueError("КПП состоит из девяти знаков, например 701701001. Сверьте его с документом.")
    return value


def check_pair(inn: str, kpp: str) -> None:
    """Refuse a КПП beside the ИНН of an entrepreneur, or without any ИНН: ValueError with a sentence in Russian."""
    if kpp and len(inn) == 12:
        raise ValueError("У предпринимателя (ИНН из 12 цифр) нет КПП. Оставьте поле пустым.")
    if kpp and not inn:
        raise ValueError("КПП указывают вместе с ИНН. Заполните ИНН.")


def inn_check_digits(inn: str) -> str:
    """The last digit of a 10-digit ИНН or the last two of a 12-digit one, computed from the rest."""
    if len(inn) == 10:
        return _weighed(inn, _INN10)
    eleventh = _weighed(inn, _INN11)
    return eleventh + _weighed(inn[:10] + eleventh, _INN12)


def ogrn_check_digit(ogrn: str) -> str:
    """The last digit of an ОГРН or ОГРНИП, computed from the rest."""
    body, modulus = (ogrn[:12], 11) if len(ogrn) == 13 else (ogrn[:14], 13)
    return str(int(body) % modulus % 10)


def _weighed(digits: str, weights: tuple[int, ...]) -> str:
    return str(sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=False)) % 11 % 10)


def _bare(text: str) -> str:
    return _NOISE.sub("", unicodedata.normalize("NFKC", text or ""))


def _digits(text: str, name: str) -> str:
    value = _bare(text).translate(_DIGITS)
    # str.isdigit() admits digits of other scripts; NFKC has already turned the full-width ones into ours.
    if value and not re.fullmatch(r"[0-9]+", value):
        raise ValueError(f"{name} состоит только из цифр. Проверьте, нет ли в нём лишних знаков.")
    return value


def _so_many(count: int) -> str:
    if count % 10 == 1 and count % 100 != 11:
        return f"{count} цифра"
    if count % 10 in (2, 3, 4) and count % 100 not in (12, 13, 14):
        return f"{count} цифры"
    return f"{count} цифр"
