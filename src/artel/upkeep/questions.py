"""What `artel init` asks, in its order, and how an answer is checked. Pure: no database, no network, no Django."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import available_timezones

from artel.members.domain.requisites import clean_inn
from artel.upkeep.zones import zone_of

Answers = Mapping[str, str]
Check = Callable[[str], str]
_LATIN = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
        "a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh shch _ y _ e yu ya".replace("_", "").split(" "),
        strict=True,
    )
)


@dataclass(frozen=True, slots=True)
class Question:
    """One question: its key in a file of answers, its words, a proposal from the answers before, and the check.

    The check answers the value as it is kept and raises ValueError with a sentence that says what to do. `when` tells
    whether to ask at all; an answer that was not asked for is empty.
    """

    key: str
    words: str
    check: Check
    propose: Callable[[Answers], str] = lambda answers: ""
    hint: str = ""
    part: str = ""
    is_secret: bool = False
    when: Callable[[Answers], bool] = lambda answers: True


def some(what: str, most: int = 300) -> Check:
    """A check for a line that must not be empty."""

    def check(text: str) -> str:
        value = " ".join(text.split())
        if not value:
            raise ValueError(f"Укажите {what}.")
        if len(value) > most:
            raise ValueError(f"Слишком длинно: не больше {most} знаков.")
        return value

    return check


def any_line(text: str) -> str:
    return " ".join(text.split())


def address(text: str) -> str:
    """An address of the installation: https, a host name, no path."""
    value = text.strip().rstrip("/")
    parts = urlsplit(value if "://" in value else f"https://{value}")
    if parts.scheme != "https" or not re.fullmatch(r"[a-z0-9.-]+\.[a-z0-9-]+", parts.hostname or ""):
        raise ValueError("Адрес пишется так: https://plan.college.ru. Без https пароли пошли бы открытым текстом.")
    if parts.path or parts.query or parts.username:
        raise ValueError("Нужен адрес без пути: https://plan.college.ru. Для Артели заводят отдельное имя.")
    return f"https://{parts.netloc}"


def folder(text: str) -> str:
    value = Path(text.strip() or "var").expanduser().resolve()
    if value.exists() and not value.is_dir():
        raise ValueError(f"{value}: это не папка. Укажите другую.")
    return str(value)


def database(text: str) -> str:
    """Empty for SQLite, else the address of PostgreSQL."""
    value = text.strip()
    if value.lower() in ("", "sqlite"):
        return ""
    if urlsplit(value).scheme not in ("postgres", "postgresql") or not urlsplit(value).path.strip("/"):
        raise ValueError("Напишите sqlite или адрес PostgreSQL: postgres://имя:пароль@сервер:5432/база.")
    return value


def email(text: str) -> str:
    value = text.strip().lower()
    if not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", value):
        raise ValueError("Адрес почты пишется так: ivanova@college.ru.")
    return value


def full_name(text: str) -> str:
    value = " ".join(text.split())
    if len(value.split()) < 2:
        raise ValueError("Укажите фамилию, имя и отчество полностью: Иванова Мария Сергеевна.")
    return value


def slug(text: str) -> str:
    value = text.strip().lower()
    if not re.fullmatch(r"[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?", value):
        raise ValueError("Латинские буквы, цифры и дефис, например tomsk-prom.")
    return value


def zone(text: str) -> str:
    value = text.strip()
    if value not in available_timezones():
        raise ValueError("Такого часового пояса нет. Пишется так: Asia/Tomsk, Europe/Moscow.")
    return value


def port(text: str) -> str:
    value = text.strip() or "587"
    if not value.isdecimal() or not 0 < int(value) < 65536:
        raise ValueError("Порт — число: 587, 465 или 25.")
    return value


def inn(text: str) -> str:
    """ИНН of an organisation; empty when it will be entered later."""
    value = clean_inn(text)
    if len(value) == 12:
        raise ValueError("Это ИНН человека: в ИНН организации 10 цифр. Можно оставить пустым и указать позже.")
    return value


def latin(words: str) -> str:
    """A slug to propose for a name: «Томский промышленный» → tomskiy-promyshlennyy, cut at a word."""
    spelt = "".join(_LATIN.get(sign, sign) for sign in words.lower())
    parts = [part for part in re.sub(r"[^a-z0-9]+", "-", spelt).split("-") if part and part not in ("klaster",)]
    found = ""
    for part in parts:
        if len(found) + len(part) > 30:
            break
        found = f"{found}-{part}".strip("-")
    return found


def _host_mail(answers: Answers) -> str:
    host = urlsplit(answers.get("address", "")).hostname or "college.ru"
    return f"artel@{host.split('.', 1)[1] if host.count('.') > 1 else host}"


def _has_mail(answers: Answers) -> bool:
    return bool(answers.get("mail_host"))


QUESTIONS = (
    Question("address", "По какому адресу будут заходить", address, part="Установка",
             hint="имя сервера в сети колледжа или в интернете, с https"),
    Question("home", "Папка для базы и файлов", folder, lambda answers: "var"),
    Question("database", "База данных: sqlite или адрес PostgreSQL", database, lambda answers: "sqlite",
             hint="одному кластеру хватает sqlite; области и больше — PostgreSQL"),
    Question("mail_host", "Почтовый сервер (SMTP)", any_line, part="Почта",
             hint="пусто — письма не уходят, а складываются в папку mail; настроить можно позже"),
    Question("mail_port", "Порт почтового сервера", port, lambda answers: "587", when=_has_mail),
    Question("mail_user", "Имя для входа на почтовый сервер", any_line, when=_has_mail),
    Question("mail_password", "Пароль почтового ящика", str, is_secret=True,
             when=lambda answers: bool(answers.get("mail_user"))),
    Question("mail_from", "От чьего имени письма", email, lambda answers: answers.get("mail_user") or _host_mail(answers),
             when=_has_mail),
    Question("operator_name", "Кто отвечает за сервер: фамилия, имя, отчество", full_name, part="Оператор установки",
             hint="заводит кластеры и учётные записи; в планы не вмешивается"),
    Question("operator_email", "Его электронная почта", email),
    Question("cluster_name", "Полное название кластера", some("название кластера"), part="Кластер"),
    Question("cluster_short", "Короткое название", some("короткое название", 120),
             lambda answers: answers["cluster_name"][:120]),
    Question("slug", "Адрес кластера, латиницей", slug, lambda answers: latin(answers["cluster_short"])),
    Question("region", "Регион", some("регион", 200)),
    Question("place", "Город, как его пишут в документах", any_line, hint="например: г. Томск"),
    Question("zone", "Часовой пояс", zone, lambda answers: zone_of(answers["region"])),
    Question("lead_name", "Полное название ведущего колледжа", some("название ведущего колледжа", 500)),
    Question("lead_short", "Короткое название колледжа", some("короткое название", 200),
             lambda answers: answers["lead_name"][:200]),
    Question("lead_inn", "ИНН колледжа", inn, hint="можно оставить пустым"),
    Question("coordinator_name", "Координатор кластера: фамилия, имя, отчество", full_name, part="Координатор",
             hint="методист, который ведёт план"),
    Question("coordinator_email", "Его электронная почта", email),
)  # fmt: skip
