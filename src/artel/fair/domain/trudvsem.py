"""Reads a saved answer of «Работа России» (opendata.trudvsem.ru, /api/v1/vacancies). Pure: runs in a limited child process.

Traps that were measured (DOMAIN 5.1): an unknown parameter of a request is ignored, so the answer may be of the whole
country and each record's region is read; pages overlap, so records are told apart by id; `salary_min` equal to
`salary_max`, or `salary_max` of 0, is an open «от»; `companycode` is the ОГРН, not the ИНН; texts are HTML; Cyrillic and Latin
letters stand for each other.
"""

import html
import json
import re
from dataclasses import asdict, dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

MAX_RECORDS = 2000
LONGEST = 4000


class Unreadable(Exception):
    """The file is no answer of «Работа России»; the message says what to do."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message_ru = message


@dataclass
class Record:
    """A vacancy of the answer, in plain text. Amounts in roubles a month; `salary_to` None: open-ended.

    `inn` and `ogrn` are digits as given, unchecked; "" where there are none. `region`: digits of the region's code.
    """

    id: str
    title: str
    region: str = ""
    region_name: str = ""
    company: str = ""
    inn: str = ""
    ogrn: str = ""
    salary_from: int | None = None
    salary_to: int | None = None
    currency: str = ""
    schedule: str = ""
    employment: str = ""
    places: int | None = None
    requirements: str = ""
    duty: str = ""
    address: str = ""
    occupation: str = ""
    url: str = ""
    phone: str = ""
    changed: str = ""


@dataclass
class Answer:
    """Records of a saved answer. `total`: how many the service said there are; `twice`: records met again by id."""

    records: list[Record] = field(default_factory=list)
    total: int | None = None
    twice: int = 0
    broken: int = 0

    def to_json(self) -> dict[str, Any]:
        return {**asdict(self)}


def read_answer(path: str | Path) -> Answer:
    """Read one saved answer, or several in a list. Raises Unreadable with a sentence."""
    try:
        data = json.loads(Path(path).read_bytes().decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise Unreadable(
            "Файл не похож на сохранённый ответ «Работы России»: сохраните ответ сервиса целиком, в файле .json."
        ) from error
    answers = data if isinstance(data, list) else [data]
    answer = Answer()
    seen: set[str] = set()
    known = False
    for one in answers:
        found = _vacancies(one)
        if found is None:
            continue
        known = True
        total = _whole(_at(one, "meta", "total"))
        answer.total = max(answer.total or 0, total) if total is not None else answer.total
        for raw in found:
            record = _record(raw)
            if record is None:
                answer.broken += 1
            elif record.id in seen:
                answer.twice += 1
            else:
                seen.add(record.id)
                answer.records.append(record)
            if len(answer.records) > MAX_RECORDS:
                raise Unreadable(f"В файле больше {MAX_RECORDS} вакансий: сохраните ответ частями.")
    if not known:
        raise Unreadable(
            "В файле нет вакансий «Работы России»: сохраните ответ адреса opendata.trudvsem.ru/api/v1/vacancies."
        )
    return answer


def _vacancies(answer: Any) -> list[Any] | None:
    """Raw vacancies; an empty list where the service found none; None where it is no answer at all."""
    if not isinstance(answer, dict) or "results" not in answer:
        return None
    results = answer["results"]
    found = results.get("vacancies", []) if isinstance(results, dict) else []
    return found if isinstance(found, list) else []


def _record(raw: Any) -> Record | None:
    vacancy = raw.get("vacancy") if isinstance(raw, dict) else None
    if not isinstance(vacancy, dict):
        return None
    key, title = _text(vacancy.get("id"))[:60], _text(vacancy.get("job-name"))
    if not key or not title:
        return None
    low, high = salary(vacancy.get("salary_min"), vacancy.get("salary_max"), _text(vacancy.get("salary")))
    wanted = vacancy.get("requirements") or vacancy.get("requirement")
    return Record(
        id=key,
        title=one_alphabet(title)[:200],
        region=_digits(_at(vacancy, "region", "region_code")),
        region_name=_text(_at(vacancy, "region", "name"))[:120],
        company=_text(_at(vacancy, "company", "name"))[:300],
        inn=_digits(_at(vacancy, "company", "inn")),
        ogrn=_digits(_at(vacancy, "company", "ogrn")) or _digits(_at(vacancy, "company", "companycode")),
        salary_from=low,
        salary_to=high,
        currency=_text(vacancy.get("currency"))[:20],
        schedule=_text(vacancy.get("schedule"))[:200],
        employment=_text(vacancy.get("employment"))[:200],
        places=_whole(vacancy.get("work_places")),
        requirements=_wanted(wanted),
        duty=_prose(vacancy.get("duty")),
        address=_address(vacancy),
        occupation=_digits(vacancy.get("code_profession"))[:6],
        url=_url(vacancy.get("vac_url")),
        phone=_text(_at(vacancy, "company", "phone"))[:40],
        changed=_text(vacancy.get("date_modify") or vacancy.get("creation-date"))[:10],
    )


def salary(low: Any, high: Any, words: str = "") -> tuple[int | None, int | None]:
    """Bounds of the pay: «от» alone where the upper one is 0, the same as the lower, or below it."""
    lower, upper = _whole(low), _whole(high)
    if not lower:
        told = re.search(r"от\s*([\d\s\u00a0]{4,12})", words)
        lower = int(re.sub(r"\D", "", told[1])) if told else None
    if not lower and upper:  # «до N» is no promise of N
        return None, upper
    return lower, upper if upper and lower and upper > lower else None


# One letter of the other alphabet inside a word is a slip of the keyboard; «C++» stands for itself.
_TO_CYRILLIC = str.maketrans("ABCEHKMOPTXaceopxy", "АВСЕНКМОРТХасеорху")
_TO_LATIN = str.maketrans("АВСЕНКМОРТХасеорху", "ABCEHKMOPTXaceopxy")


def one_alphabet(text: str) -> str:
    """Put words that mix Cyrillic and Latin look-alikes into the alphabet most of their letters are of."""
    return re.sub(r"[^\W\d_]+(?:\+\+|#)?", _of_one, text)


def _of_one(match: re.Match) -> str:
    word = match.group()
    latin = sum(char.isascii() and char.isalpha() for char in word)
    cyrillic = sum("а" <= char.lower() <= "я" or char in "ёЁ" for char in word)
    if word.endswith(("++", "#")):
        return word.translate(_TO_LATIN)
    if not latin or not cyrillic:
        return word
    mended = word.translate(_TO_LATIN if latin > cyrillic else _TO_CYRILLIC)
    return mended if len({char.isascii() for char in mended if char.isalpha()}) == 1 else word


class _Text(HTMLParser):
    """Text of HTML: blocks are lines, items of lists begin with a dash; scripts and styles are nothing."""

    BLOCKS = frozenset({"p", "div", "br", "ul", "ol", "li", "h1", "h2", "h3", "h4", "tr", "table"})
    SILENT = frozenset({"script", "style"})

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.silent += tag in self.SILENT
        if tag in self.BLOCKS:
            self.parts.append("\n– " if tag == "li" else "\n")

    def handle_endtag(self, tag: str) -> None:
        self.silent -= tag in self.SILENT and self.silent > 0
        if tag in self.BLOCKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.parts.append(data)


def plain(markup: str) -> str:
    """Text of HTML, also of HTML escaped twice; lines without edges, no empty ones."""
    if re.search(r"&lt;\s*/?\s*\w+", markup):
        markup = html.unescape(markup)
    parser = _Text()
    parser.feed(markup[: LONGEST * 10])
    parser.close()
    lines = (" ".join(line.split()) for line in "".join(parser.parts).split("\n"))
    return "\n".join(line for line in lines if line and line != "–")[:LONGEST]


def _prose(value: Any) -> str:
    return plain(value) if isinstance(value, str) else ""


def _wanted(value: Any) -> str:
    """Requirements as they come: a text, or education, experience and qualification apart."""
    if isinstance(value, list):
        value = value[0] if value else None
    if not isinstance(value, dict):
        return _prose(value)
    parts = [_prose(value.get("education")), _prose(value.get("qualification"))]
    years = _whole(value.get("experience"))
    if years:
        parts.append(f"Опыт работы, лет: {years}")
    return "\n".join(part for part in parts if part)


def _address(vacancy: dict) -> str:
    places = _at(vacancy, "addresses", "address")
    first = places[0] if isinstance(places, list) and places else places
    return _text(first.get("location"))[:300] if isinstance(first, dict) else ""


def _url(value: Any) -> str:
    text = _text(value)
    return text[:300] if re.match(r"https?://(?:[\w-]+\.)*trudvsem\.ru/", text) else ""


def _at(value: Any, *keys: str) -> Any:
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    return value


def _text(value: Any) -> str:
    return " ".join(plain(str(value)).split()) if isinstance(value, (str, int, float)) and value != "" else ""


def _digits(value: Any) -> str:
    return re.sub(r"\D", "", str(value))[:20] if isinstance(value, (str, int)) else ""


def _whole(value: Any) -> int | None:
    """A whole number that is not negative; texts and fractions as people and programs write them."""
    if isinstance(value, bool) or value is None:
        return None
    text = re.sub(r"[\s\u00a0]", "", str(value)).replace(",", ".")
    return int(float(text)) if re.fullmatch(r"\d{1,9}(?:\.\d{1,6})?", text) else None
