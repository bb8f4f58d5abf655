"""The header of a flowing table: lines made of the words headers are made of."""

# ruff: noqa: E501 -- a pattern is read whole

import re
from collections.abc import Sequence
from dataclasses import dataclass

from . import phrases
from .columns import ROLES, role_of
from .flow_marks import NUMBERED, ROMAN, Line
from .solver import Slot

# Phrases a header is made of, in the order they are tried at each place.
_PHRASES: tuple[tuple[str, str], ...] = (
    ("number", r"(?:№|n)\s*(?:п\s*[/.\\]?\s*п\.?|п\.п\.)?|п\s*/\s*п|номер(?:\s+п/п)?"),
    ("extra", r"отметк\w+(?:\s+об?\s+(?:выполнен\w+|исполнен\w+))?|подпис\w*(?:\s+\w+[-\w]*){0,2}|дата\s+выполнени\w+|задач\w+\s+(?:исполнител\w+|заказчик\w+)"),
    ("deadline", r"(?:плановы[ей]\s+)?(?:дат[аы]\s+(?:и|,)\s+(?:место|время)|срок\w*\s+(?:и|,)\s+(?:место|время)|дат[аы]|срок\w*|период\w*|время|когда|месяц|начало|оконч\w+|окночн\w+)"
                 r"\.?(?:\s*\(\s*[^)]{0,40}\))?(?:\s+(?:ис|вы)полн(?!ител)\w*(?:\s?ия)?|\s+провед\w*|\s+реализац\w*|\s+сдачи|\s+подготовк\w+|\s+(?-i:мероприятия|мероприятий|работы?)(?!\w))*"),
    ("result", r"(?:ожидаем\w+|планируем\w+|конечн\w+)\s+(?:результат\w*|итог\w*|эффект\w*)(?:\s+\w+(?:и[яй]|ти)\b)?|форм\w+\s+(?:завершени\w+|отч[её]т\w*|контрол\w+|представлени\w+|подведени\w+\s+итогов)|"
               r"вид\s+отч[её]тности|результат\w*(?:\s+(?:выполнения|реализации|деятельности))?|отч[её]тн\w+(?:\s+документ\w*)?|выход(?:\s+\w+)?|итог\w*(?:\s+документ\w*)?|индикатор\w*|показател\w+(?:\s+результат\w+)?"),
    ("executors", r"ответственн\w+(?:\s+исполнител\w+|\s+лиц\w*)?(?:\s+за(?:\s+\w+(?:ие|цию))?)?(?:\s*\([^)]{0,80}\))?|(?:со)?исполнител\w+|кто\s+(?:проводит|отвечает|исполняет)|организатор\w*"),
    ("title", r"(?:наименовани\w+|содержани\w+|перечень|названи\w+|тема\w*|вид\w*)(?:\s+(?:проводим\w+|основн\w+|планируем\w+))?(?:\s+(?:мероприят\w+|работ\w*|деятельност\w+|вопрос\w*|этап\w*|темы))?"
              r"(?:\s*[,/]\s*\w+)?|(?:основны\w+\s+|планируемы\w+\s+|проводимы\w+\s+)?мероприят\w+|этап\w*(?:\s+работ\w*)?|направлени\w+\s+(?:работ\w*|деятельности)|работ[аы]|вопросы?|действи\w+|событи\w+"),
    ("extra", r"мест[оа](?:\s+проведения)?|примечани\w+|участник\w*|категори\w+(?:\s+участников)?|класс\w*|групп[аы]|аудитори\w+|кол-?во\w*|количество(?:\s+\w+)?|"
              r"(?:потребно\w+\s+)?финансировани\w+(?:\s*\([^)]*\))?|длитель\W?ност\w*|объ[её]м\w*(?:\s+\w+)?|источник\w*(?:\s+\w+)?|контроль|направлени\w+|раздел|ц[еe]ль|форма(?:\s+проведения)?|стоимость"),
)  # fmt: skip
_WORDS = re.compile("|".join(f"(?P<r{n}>\\b(?:{pattern})(?!\\w))" if not pattern.startswith("(?:№") else f"(?P<r{n}>{pattern})"
                              for n, (_role, pattern) in enumerate(_PHRASES)), re.I)  # fmt: skip
_MAX_HEADER_LINES = 18


@dataclass
class Header:
    first: int
    last: int
    slots: list[Slot]

    def order(self) -> tuple[str, ...]:
        return tuple(slot.role for slot in self.slots)


def header_at(lines: Sequence[Line], start: int) -> Header | None:
    """A header that begins with this line: lines made almost wholly of header phrases, that name two columns of a plan or more."""
    if not _WORDS.match(lines[start].text.strip()) or lines[start].text[:1].islower():
        return None
    taken: list[str] = []
    last = start
    for line in lines[start : start + _MAX_HEADER_LINES]:
        if NUMBERED.match(line.text) or phrases.month_heading(line.text):
            break
        trial = " ".join([*taken, line.text.strip()])
        if len(trial) > 400 or _uncovered(trial) > 3 + 0.1 * len(trial):
            break
        taken.append(line.text.strip())
        last += 1
    while taken and _uncovered(" ".join(taken)) > 4 and _uncovered(" ".join(taken[:-1])) < _uncovered(" ".join(taken)):
        taken.pop()
        last -= 1
    if not taken:
        return None
    slots = _slots(" ".join(taken))
    roles = {slot.role for slot in slots}
    if "title" not in roles or not roles & {"deadline", "executors"} or len(slots) < 2:
        return None
    # Words of a header that no phrase of ours knows, but that name a column when taken alone, line by line.
    while last < len(lines) and len(slots) < 12 and _names_column(lines[last].text):
        slots.append(
            Slot(
                "extra" if (role := role_of(lines[last].text)[0]) in roles or role not in ROLES else role,
                phrases.squeeze(lines[last].text),
            )
        )
        roles.add(slots[-1].role)
        last += 1
    last += _counting(lines[last : last + len(slots) + 1], len(slots))
    # A plan's name has such words too; a header names no plan.
    if re.match(r"план\b", taken[0], re.I):
        return None
    return Header(start, last, slots)


def _names_column(text: str) -> bool:
    words = len(text.split())
    return (
        words <= 5
        and not NUMBERED.match(text)
        and not ROMAN.match(text)
        and not text.isupper()
        and role_of(text)[1] >= 64
        and phrases.deadline_score(text) < 0.6
    )


def _counting(lines: Sequence[Line], width: int) -> int:
    """How many lines after a header number its columns: «1 2 3 4 5» on one line or one under another."""
    if lines and re.fullmatch(r"1(?:\s+\d){2,9}", lines[0].text.strip()):
        return 1
    count = 0
    while count < len(lines) and lines[count].text.strip() == str(count + 1):
        count += 1
    return count if count >= max(2, width) else 0


def _uncovered(text: str) -> int:
    return len(re.sub(r"[\s\W\d]+", "", _WORDS.sub(" ", text)))


def _slots(text: str) -> list[Slot]:
    slots: list[Slot] = []
    for match in _WORDS.finditer(text):
        role = _PHRASES[int(next(name for name, value in match.groupdict().items() if value)[1:])][0]
        label = phrases.squeeze(match[0])
        if role == "number":
            if not slots:
                continue
            role = "extra"
        if slots and slots[-1].role == role and role == "deadline":
            slots[-1] = Slot(role, f"{slots[-1].label} {label}")
            continue
        if role != "extra" and any(slot.role == role for slot in slots):
            role = "extra"
        slots.append(Slot(role, label))
    return slots
