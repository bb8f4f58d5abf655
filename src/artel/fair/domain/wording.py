"""The wording of a named invitation: paragraphs with placeholders, what is wrong with them, and what they become.

Pure. Paragraphs are plain text; «{обращение}» is a placeholder, «[, {разряд}]» a piece that is printed only when every
placeholder in it has a value. Values are text: braces and brackets in them mean nothing.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

TERMS, NOTE, SALUTATION = "условия", "оговорка", "обращение"

PLACEHOLDERS = {
    SALUTATION: "Уважаемая Мария Олеговна",
    "предприятие": "полное наименование предприятия",
    "предприятие_кратко": "краткое наименование предприятия",
    "выпускник_вин": "«выпускницу» или «выпускника»",
    "ПОО_род": "полное наименование колледжа в родительном падеже",
    "ПОО_кратко": "краткое наименование колледжа",
    "по_специальности": "«по специальности» или «по профессии»",
    "код_и_название": "код и название специальности: 15.02.16 Технология машиностроения",
    "по_профессии_или_на_должность": "«по профессии «Токарь»» или «на должность техника»",
    "разряд": "3-й разряд",
    "подразделение_вин": "«на участок регулировки», «в механический цех»",
    "начало_работы": "15 июля 2024 г.",
    "зарплата": "от 58 000 рублей в месяц до вычета НДФЛ",
    "график": "график работы",
    "наставник": "фамилия, имя, отчество наставника",
    TERMS: "таблица условий работы; стоит отдельным абзацем",
    "ответить_до": "20 мая 2024 г.",
    "контакт": "телефон и контактное лицо предприятия",
    "документы": "что иметь при себе",
    "ярмарка": "название ярмарки",
    NOTE: "правовая оговорка и срок действия; стоит последним абзацем",
}
OBLIGATORY = (
    SALUTATION,
    "предприятие",
    "по_профессии_или_на_должность",
    TERMS,
    "ответить_до",
    "контакт",
    NOTE,
)
ALONE = (TERMS, NOTE)

STANDARD = (
    "{обращение}!",
    "{предприятие} приглашает Вас, {выпускник_вин} {ПОО_род} {по_специальности} {код_и_название}, "
    "на работу {по_профессии_или_на_должность}[, {разряд}][, {подразделение_вин}].",
    "{условия}",
    "Просим сообщить о принятом решении до {ответить_до} по QR-коду или по телефону {контакт}. "
    "При себе иметь {документы}.",
    "{оговорка}",
)
LEGAL_NOTE = (
    "Настоящее приглашение не является трудовым договором и не обязывает Вас принять его; трудовые отношения "
    "возникают после заключения трудового договора в порядке, установленном Трудовым кодексом Российской Федерации."
)
MOST_PARAGRAPHS, MOST_SIGNS = 12, 3000

_PLACEHOLDER = re.compile(r"\{([^{}\[\]]*)\}")
_PIECE = re.compile(r"\[([^\[\]]*)\]")
_FORBIDDEN = (
    (
        re.compile(r"испытательн\w*\s+срок\w*|срок\w*\s+испытани\w*|с\s+испытани\w+|испытани\w+\s+при\s+при[её]ме"),
        "В приглашении нельзя писать об испытательном сроке: выпускникам, которые впервые поступают на работу по "
        "специальности, испытание не устанавливается (ст. 70 ТК РФ). Уберите слова «{found}».",
    ),
    (
        re.compile(r"\bнаправля(?:ется|етесь|ем|ет)\b|\bраспредел[её]н\w*\b|\bраспределя(?:ется|етесь|ем)\b"),
        "Приглашение никого не направляет на работу и не распределяет: оно предлагает. Уберите слово «{found}».",
    ),
    (
        re.compile(r"\bобязан\w*\b|\bобязу\w*\b|\bобязательно\s+(?:явит|прибыт|принят)\w*|\bдолж(?:ен|на|ны)\b"),
        "Приглашение ни к чему не обязывает (ст. 2, 4 ТК РФ). Уберите слово «{found}».",
    ),
)


class Part(StrEnum):
    """What a paragraph of the filled wording is on the page."""

    SALUTATION = "salutation"
    TEXT = "text"
    TERMS = "terms"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Paragraph:
    part: Part
    text: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong with the wording, as a sentence; `place` is the number of the paragraph, 0 for the whole."""

    words: str
    place: int = 0


def paragraphs_of(stored: Mapping) -> tuple[str, ...]:
    """The paragraphs that a fair keeps; the standard ones where it keeps none."""
    return tuple(stored.get("paragraphs") or STANDARD)


def cleaned(paragraphs: Sequence[str]) -> tuple[str, ...]:
    """Paragraphs as they are kept: spaces in order, control signs and empty ones out."""
    tidy = (
        " ".join("".join(sign for sign in text if sign.isprintable() or sign.isspace()).split()) for text in paragraphs
    )
    return tuple(text for text in tidy if text)


def findings(paragraphs: Sequence[str]) -> list[Finding]:
    """Everything that stands in the way of keeping the wording, in the order of the text; nothing when it is right."""
    if not paragraphs:
        return [Finding("В тексте нет ни одного абзаца.")]
    found = [finding for place, text in enumerate(paragraphs, 1) for finding in _findings_of(text, place)]
    if len(paragraphs) > MOST_PARAGRAPHS or sum(map(len, paragraphs)) > MOST_SIGNS:
        found.append(Finding("Текст слишком длинный: приглашение печатается на одной странице. Сократите его."))
    named = [name for text in paragraphs for name in _PLACEHOLDER.findall(text)]
    for name in OBLIGATORY:
        if name not in named:
            found.append(
                Finding(f"Не хватает слова-подстановки «{{{name}}}» ({PLACEHOLDERS[name]}): верните его в текст.")
            )
    for name in ALONE:
        if named.count(name) > 1:
            found.append(Finding(f"«{{{name}}}» встречается дважды: оставьте один раз."))
    if NOTE in named and paragraphs[-1] != f"{{{NOTE}}}":
        found.append(Finding(f"«{{{NOTE}}}» печатается внизу страницы: поставьте её последним абзацем."))
    return found


def _findings_of(text: str, place: int) -> list[Finding]:
    found = []
    bare = _PLACEHOLDER.sub("", text)
    if "{" in bare or "}" in bare:
        found.append(Finding("Фигурная скобка без пары. Подстановка пишется так: {обращение}.", place))
    if set("[]") & set(_PIECE.sub("", text)):
        found.append(Finding("Квадратная скобка без пары. Необязательная часть пишется так: [, {разряд}].", place))
    if any(not _PLACEHOLDER.search(piece) for piece in _PIECE.findall(text)):
        found.append(Finding("В квадратных скобках нет подстановки: такая часть не напечатается никогда.", place))
    for name in _PLACEHOLDER.findall(text):
        if name not in PLACEHOLDERS:
            found.append(Finding(f"Подстановки «{{{name}}}» нет. Список подстановок напечатан в конце файла.", place))
        elif name in ALONE and text != f"{{{name}}}":
            found.append(Finding(f"«{{{name}}}» должна стоять отдельным абзацем.", place))
    for pattern, words in _FORBIDDEN:
        if match := pattern.search(bare.lower()):
            found.append(Finding(words.format(found=match.group()), place))
    return found


def fill(paragraphs: Sequence[str], values: Mapping[str, str]) -> list[Paragraph]:
    """The wording with its values (KeyError for one that has none; an empty value is a value)."""
    filled = []
    for text in paragraphs:
        if text == f"{{{TERMS}}}":
            filled.append(Paragraph(Part.TERMS))
        elif text == f"{{{NOTE}}}":
            filled.append(Paragraph(Part.NOTE))
        else:
            is_salutation = text.startswith(f"{{{SALUTATION}}}") and len(text) <= len(SALUTATION) + 3
            part = Part.SALUTATION if is_salutation else Part.TEXT
            filled.append(Paragraph(part, _fill_one(text, values)))
    return filled


def _fill_one(text: str, values: Mapping[str, str]) -> str:
    kept = _PIECE.sub(lambda piece: _kept(piece.group(1), values), text)
    return _PLACEHOLDER.sub(lambda name: values[name.group(1)], kept)


def _kept(piece: str, values: Mapping[str, str]) -> str:
    """The optional piece as it is, or nothing where one of its values is empty."""
    return piece if all(values[name] for name in _PLACEHOLDER.findall(piece)) else ""
