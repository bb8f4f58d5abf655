"""Nominations out of a table: read in a limited process, checked in a dry run, entered all together or not at all."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.translation import gettext as _

from artel import audit
from artel.accounts.rights import authorize, can
from artel.bodies.domain.states import NominationState, Part
from artel.bodies.events import BodyEvent
from artel.bodies.labels import PARTS_OF_GROUP
from artel.bodies.models import Direction, Nomination
from artel.bodies.reading import SPEC
from artel.bodies.services.nominations import nominate, record_consent
from artel.files import sheets
from artel.files.services import Received
from artel.files.sheets import as_date
from artel.kernel import clock
from artel.kernel.errors import BrokenRule, Refusal
from artel.members.models import Organisation, Person
from artel.members.selectors import members_on
from artel.russian import search_key


@dataclass(slots=True)
class CheckedRow(sheets.CheckedRow):
    """A row of the table with what it would do."""

    organisation: Organisation | None = None
    person: Person | None = None  # known already; None: will be entered
    names: tuple[str, str, str] = ("", "", "")
    part: Part = Part.MEMBER
    consented_on: date | None = None


CheckedSheet = sheets.CheckedSheet[CheckedRow]


def read_nominations_xlsx(*, direction: Direction, file: Received, actor: Any) -> CheckedSheet:
    """Read a table of nominations and check it: the dry run. Writes nothing; call it outside of a transaction.

    Raises `Refused` (a BrokenRule at «file») where the file is no such table.
    """
    authorize(actor, "bodies.nominate", direction)
    return check_nominations(direction=direction, rows=sheets.read(file, SPEC), actor=actor)


def check_nominations(*, direction: Direction, rows: Sequence[Mapping[str, Any]], actor: Any) -> CheckedSheet:
    """Check rows as read: every error by its row and column. A constant number of queries."""
    finder = _Finder(direction, actor)
    return sheets.CheckedSheet(tuple(finder.check(row) for row in rows))


@transaction.atomic
def import_nominations(*, direction: Direction, rows: Sequence[Mapping[str, Any]], actor: Any) -> list[Nomination]:
    """Enter the rows of a table that was looked at, all of them or none.

    A row with the day of a consent is entered as consented on paper.
    """
    authorize(actor, "bodies.nominate", direction)
    sheet = check_nominations(direction=direction, rows=rows, actor=actor)
    if not sheet.is_clean:
        raise BrokenRule(_("В таблице есть ошибки: исправьте их и загрузите снова."), field="file")
    made = []
    for row in sheet.rows:
        try:
            made.append(_enter(direction, row, actor))
        except Refusal as refusal:
            raise BrokenRule(
                _("Строка {number}: {what}").format(number=row.number, what=refusal), field="file"
            ) from refusal
    audit.record(BodyEvent.NOMINATIONS_READ, actor=actor, cluster=direction.cluster, target=direction, rows=len(made))
    return made


def _enter(direction: Direction, row: CheckedRow, actor: Any) -> Nomination:
    last_name, first_name, patronymic = row.names
    nomination = nominate(
        direction=direction,
        organisation=row.organisation,
        person=row.person,
        last_name=last_name,
        first_name=first_name,
        patronymic=patronymic,
        email=row.cells.get("email", ""),
        phone=row.cells.get("phone", "")[:40],
        post=row.cells["post"],
        part=row.part,
        basis=row.cells.get("basis", ""),
        actor=actor,
    )
    if row.consented_on is not None:
        words = row.cells.get("basis") or _("письменное согласие")
        return record_consent(nomination=nomination, on=row.consented_on, words=words, actor=actor)
    return nomination


class _Finder:
    """Matches rows to the cluster's records: three queries, whatever the table."""

    def __init__(self, direction: Direction, actor: Any) -> None:
        self.actor, self.today = actor, clock.today(direction.cluster)
        self.organisations: dict[str, list[Organisation]] = {}
        for organisation in members_on(direction.cluster, self.today):
            for key in {organisation.inn, search_key(organisation.short_name), search_key(organisation.full_name)}:
                if key:
                    self.organisations.setdefault(key, []).append(organisation)
        self.people: dict[str, list[Person]] = {}
        for person in Person.objects.filter(cluster=direction.cluster, is_learner=False):
            self.people.setdefault(person.search_key, []).append(person)
        self.taken = {
            person: _("уже выдвинут по этому направлению")
            for person in direction.nominations.filter(
                state__in=[NominationState.PROPOSED, NominationState.CONSENTED]
            ).values_list("person__search_key", flat=True)
        }

    def check(self, raw: Mapping[str, Any]) -> CheckedRow:
        row = CheckedRow.of(raw, SPEC)
        cells = row.cells
        self._organisation(row)
        self._person(row)
        self._part(row)
        self._day(row)
        if not cells["post"]:
            row.say("post", _("Укажите должность."))
        elif len(cells["post"]) > 200:
            row.say("post", _("Должность длиннее 200 знаков."))
        if cells["email"]:
            try:
                validate_email(cells["email"])
            except ValidationError:
                row.say("email", _("Это не адрес электронной почты."))
        return row

    def _organisation(self, row: CheckedRow) -> None:
        words = row.cells["organisation"]
        found = self.organisations.get(words) or self.organisations.get(search_key(words)) or []
        if not words:
            row.say("organisation", _("Укажите организацию."))
        elif len(found) != 1:
            row.say(
                "organisation",
                _("Таких организаций несколько: укажите ИНН.") if found else _("Среди участников кластера такой нет."),
            )
        elif not can(self.actor, "bodies.nominate", found[0]):
            row.say("organisation", _("Вы можете выдвигать только от своей организации."))
        else:
            row.organisation = found[0]

    def _person(self, row: CheckedRow) -> None:
        words = row.cells["name"].split()
        if len(words) < 2:
            row.say("name", _("Напишите фамилию и имя полностью."))
            return
        if any(len(word) > 100 for word in words):
            row.say("name", _("Имя длиннее 100 знаков."))
            return
        row.names = (words[0], words[1], " ".join(words[2:])[:100])
        key = search_key(" ".join(words))
        if key in self.taken:
            row.say("name", _("{name} {why}.").format(name=row.cells["name"], why=self.taken[key]))
            return
        self.taken[key] = _("встречается в таблице дважды")
        namesakes = self.people.get(key, [])
        if len(namesakes) > 1:
            row.say("name", _("В кластере есть полные тёзки: внесите этого человека на странице направления."))
        elif namesakes:
            row.person = namesakes[0]

    def _part(self, row: CheckedRow) -> None:
        words = search_key(row.cells["part"])
        by_words = {search_key(str(label)): Part(code) for code, label in PARTS_OF_GROUP}
        by_words |= {"": Part.MEMBER, "член рабочей группы": Part.MEMBER, "заместитель": Part.DEPUTY}
        if words not in by_words:
            known = ", ".join(str(label) for _code, label in PARTS_OF_GROUP)
            row.say("part", _("Напишите одно из: {known}.").format(known=known))
        else:
            row.part = by_words[words]

    def _day(self, row: CheckedRow) -> None:
        day = row.take("consented_on", as_date)
        if day is not None and day > self.today:
            row.say("consented_on", _("Дата согласия не может быть в будущем."))
        row.consented_on = day
