"""What the tables of members share: a row with what it would do, cells as values, an organisation or a person by words."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email
from django.utils.translation import gettext as _

from artel.files.sheet_reading import cell_text
from artel.files.sheets import BadCell, CheckedRow, Spec, Words, as_text
from artel.kernel.errors import Refusal
from artel.members.domain import requisites
from artel.members.domain.kinds import TableKind
from artel.members.domain.tables import Outcome
from artel.members.models import Cluster, Organisation, Person
from artel.russian import date_ru, search_key

DASHES = frozenset({"-", "–", "—"})
_PHONE = re.compile(r"(?:[\d\s()+\-–.,;/]|доб\.?|вн\.?|тел\.?)+", re.IGNORECASE)
_SHORTENED = re.compile(r"\d+([.,]\d+)?E\+?\d+", re.IGNORECASE)


@dataclass(slots=True)
class SheetRow(CheckedRow):
    """A row with what it would do: `changes` are (column, was, becomes) in words; `letter_count`: invitations to send."""

    changes: list[tuple[str, str, str]] = field(default_factory=list, kw_only=True)
    is_new: bool = field(default=False, kw_only=True)
    letter_count: int = field(default=0, kw_only=True)

    @property
    def outcome(self) -> Outcome:
        if self.errors:
            return Outcome.WRONG
        if self.is_new:
            return Outcome.ADDED
        return Outcome.CHANGED if self.changes else Outcome.SAME

    def change(self, column: str, was: Any, becomes: Any) -> None:
        self.changes.append((column, shown(was), shown(becomes)))

    def new_value(
        self,
        column: str,
        was: Any,
        convert: Callable[[str], Any],
        *,
        may_clear: bool = True,
        words_of: Callable[[Any], str] | None = None,
    ) -> Any:
        """The value to write in place of what stands, None where the cell leaves it as it is.

        An empty cell leaves it; a dash clears it. What stands is never checked anew: a list taken out goes back in
        whatever it holds. `words_of` tells a value of a choice.
        """
        tell = words_of or shown
        words = self.cells[column]
        if not words or words == tell(was):
            return None
        value = "" if may_clear and words in DASHES else self.take(column, convert)
        if value is None or value == was:
            return None
        self.changes.append((column, tell(was), tell(value)))
        return value

    def refuse(self, refusal: Refusal, columns: Mapping[str, str], *, otherwise: str) -> None:
        """Tell a refused deed at the column of its field."""
        self.say(columns.get(refusal.field or "", otherwise), str(refusal))

    def to_json(self) -> dict[str, Any]:
        """What the check said of the row, as plain values."""
        keys = {title: key for key, title in self.spec.titles.items()}
        return {
            "row": self.number,
            "outcome": str(self.outcome),
            "changes": [] if self.errors else [list(change) for change in self.changes],
            "errors": [[keys[error.column], error.text] for error in self.errors],
            "notes": [] if self.errors else list(self.notes),
            "letters": self.letter_count,
        }


@dataclass(frozen=True, slots=True)
class Table:
    """A table of members: its columns, who may bring it in and take it out, how its rows are entered and written.

    `enter(cluster=, rows=, actor=, is_trial=)` does what the rows ask within the caller's transaction and tells each
    row's outcome; for a trial the caller undoes it. So a check is told by the very deeds. `taken_out(cluster)` gives
    cells by the keys of the columns; `names` are the columns by which a person knows a row.
    """

    kind: TableKind
    spec: Spec
    note: Words
    permission: str
    export_permission: str
    names: tuple[tuple[str, ...], ...]
    enter: Callable[..., list[SheetRow]]
    taken_out: Callable[[Cluster], Iterable[Mapping[str, str]]]
    is_personal: bool = True
    large: int = 100  # rows: such a table is entered by the worker

    def name_of(self, cells: Mapping[str, Any]) -> str:
        """Whom or what a row speaks of: «Кравцова Елена Викторовна, методист»."""
        parts = (" ".join(words for key in keys if (words := cells.get(key))) for keys in self.names)
        return ", ".join(part for part in parts if part)


def shown(value: Any) -> str:
    """A value as its cell shows it, spaces folded as they are when a cell is read."""
    match value:
        case None:
            return ""
        case bool():
            return _("да") if value else _("нет")
        case str():
            return cell_text(value)
    return date_ru(value) if hasattr(value, "year") else str(value)


def rows_of(raw: Iterable[Mapping[str, Any]], spec: Spec) -> list[SheetRow]:
    return [SheetRow.of(row, spec) for row in raw]


# --- cells as values ---


def as_inn(words: str) -> str:
    """An ИНН; a zero in front that a spreadsheet has eaten is given back where the check digit agrees."""
    return _requisite(words, requisites.clean_inn, lengths=(9, 11))


def as_kpp(words: str) -> str:
    return _requisite(words, requisites.clean_kpp, lengths=(8,))


def as_ogrn(words: str) -> str:
    return _requisite(words, requisites.clean_ogrn, lengths=())


def _requisite(words: str, clean: Callable[[str], str], *, lengths: tuple[int, ...]) -> str:
    if _SHORTENED.fullmatch(words.replace(" ", "")):
        raise BadCell(_("Excel сократил номер. Сделайте ячейку текстовой и впишите его целиком."))
    if words.isdecimal() and len(words) in lengths:
        words = f"0{words}"
    try:
        return clean(words)
    except ValueError as error:
        raise BadCell(str(error)) from error


def as_email(words: str) -> str:
    try:
        validate_email(as_text(words, longest=254))
    except ValidationError:
        raise BadCell(_("Это не адрес электронной почты. Напишите так: ivanova@example.ru.")) from None
    return words


def as_phone(words: str) -> str:
    """A telephone as people write it; kept as it is written."""
    digits = sum(sign.isdecimal() for sign in words)
    if not _PHONE.fullmatch(words) or not 5 <= digits <= 20 or len(words) > 40:
        raise BadCell(_("Напишите телефон цифрами, например +7 3822 00-00-00, не длиннее 40 знаков."))
    return words


def as_site(words: str) -> str:
    address = words if "://" in words else f"https://{words}"
    try:
        URLValidator(schemes=["http", "https"])(address)
    except ValidationError:
        raise BadCell(_("Это не адрес сайта. Напишите так: https://example.ru.")) from None
    return as_text(address, longest=200)


# --- things by words ---


class OrganisationFinder:
    """Organisations of a cluster by what a cell says: ИНН, ИНН/КПП, or the name. One query."""

    def __init__(self, cluster: Cluster) -> None:
        self._by_key: dict[str, list[Organisation]] = {}
        self._keys: dict[int, str] = {}
        self.all: list[Organisation] = list(Organisation.objects.filter(cluster=cluster).order_by("pk"))
        for organisation in self.all:
            organisation.cluster = cluster
            self._index(organisation)

    def add(self, organisation: Organisation) -> None:
        """Know an organisation that was entered meanwhile."""
        self.all.append(organisation)
        self._index(organisation)

    def _index(self, organisation: Organisation) -> None:
        keys = {search_key(organisation.short_name), search_key(organisation.full_name)}
        if organisation.inn:
            keys |= {organisation.inn, f"{organisation.inn}/{organisation.kpp}"}
        for key in keys:
            self._by_key.setdefault(key, []).append(organisation)

    def key_of(self, organisation: Organisation) -> str:
        """The shortest words that mean this organisation alone."""
        words = [organisation.short_name, organisation.full_name]
        if organisation.inn:
            words = [organisation.inn, f"{organisation.inn}/{organisation.kpp}", *words]
        return next((word for word in words if len(self._found(word)) == 1), organisation.short_name)

    def _found(self, words: str) -> list[Organisation]:
        inn, _slash, kpp = words.partition("/")
        key = inn
        try:
            key = as_inn(inn.strip())
            if kpp.strip():
                key = f"{key}/{as_kpp(kpp.strip())}"
            elif "/" in words:
                key = f"{key}/"
        except BadCell:
            key = search_key(words)
        found = self._by_key.get(key) or self._by_key.get(search_key(words), [])
        return list({organisation.pk: organisation for organisation in found}.values())

    def find(self, words: str) -> Organisation:
        """The organisation meant; BadCell with a sentence where there is none or more than one."""
        found = self._found(words)
        if len(found) == 1:
            return found[0]
        if found:
            names = "; ".join(organisation.short_name for organisation in found[:4])
            raise BadCell(_("Таких организаций несколько: {names}. Укажите ИНН и КПП через дробь.").format(names=names))
        if re.fullmatch(r"[\d\s]{9,}(/.*)?", words):
            as_inn(words.partition("/")[0].strip())
        raise BadCell(_("Такой организации в кластере нет. Сначала внесите её в таблицу «Организации»."))


class PersonFinder:
    """People of a cluster, students apart, by their address or their full name. One query."""

    def __init__(self, cluster: Cluster) -> None:
        self.by_email: dict[str, list[Person]] = {}
        self.by_name: dict[str, list[Person]] = {}
        self.all = list(Person.objects.filter(cluster=cluster, is_learner=False).select_related("user").order_by("pk"))
        for person in self.all:
            person.cluster = cluster
            for address in {person.email.lower(), person.user.email.lower() if person.user else ""} - {""}:
                self.by_email.setdefault(address, []).append(person)
            self.by_name.setdefault(name_key(person), []).append(person)

    def find(self, row: CheckedRow) -> Person | None:
        """The person whom «email» or the name of the row means; None with an error at the row."""
        email, name = row.cells["email"].lower(), name_of(row)
        found = self.by_email.get(email, []) if email else self.by_name.get(name, [])
        if email and name and len(found) > 1:
            found = [person for person in found if name_key(person) == name]
        column = "email" if email else "last_name"
        if len(found) == 1:
            if name and name_key(found[0]) != name:
                row.say("last_name", _("С этим адресом в кластере записан другой человек. Сверьте адрес и фамилию."))
                return None
            return found[0]
        if found:
            row.say("email", _("Таких двое: укажите e-mail."))
        elif email or name:
            row.say(column, _("Такого человека в кластере нет. Сначала внесите его в таблицу «Люди»."))
        return None


def name_key(person: Person) -> str:
    return search_key(person.full_name)


def name_of(row: CheckedRow) -> str:
    """The full name that the row says, folded."""
    return search_key(" ".join(row.cells[key] for key in ("last_name", "first_name", "patronymic")))


class Undone(Exception):
    """Leaves the savepoint of a row that has errors."""
