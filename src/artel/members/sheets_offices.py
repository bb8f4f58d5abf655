"""The table of units and offices: councils, groups, who holds what from when. Nobody is dismissed by a missing row."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import F, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from artel.files.sheets import Column, Spec, as_choice, as_date, as_text, as_yes
from artel.kernel import clock
from artel.kernel.errors import Refusal
from artel.members import labels
from artel.members.domain.kinds import OfficeKind, TableKind, UnitKind
from artel.members.models import Cluster, Office, Person, Tenure, Unit
from artel.members.services import offices as deeds
from artel.members.sheets import OrganisationFinder, PersonFinder, SheetRow, Table, Undone, rows_of, shown
from artel.members.standing import in_force_on
from artel.russian import date_ru, search_key

SPEC = Spec(
    title=gettext_lazy("Органы и посты"),
    max_rows=300,
    has_example=True,
    columns=(
        Column("unit_kind", gettext_lazy("Вид органа"), ("вид органа", "вид"), width=22, example="рабочая группа",
               choices=[words for _code, words in labels.UNIT_KINDS], hint=gettext_lazy("Для нового органа.")),
        Column("unit", gettext_lazy("Орган"), ("орган", "наименование органа"), width=36,
               example="Рабочая группа «Наставничество»",
               hint=gettext_lazy("Наименование. Пусто, если пост — руководитель организации.")),
        Column("direction", gettext_lazy("Направление"), ("направление",), width=24, example="наставничество",
               hint=gettext_lazy("Для новой рабочей группы.")),
        Column("unit_from", gettext_lazy("Орган действует с"), ("орган действует с",), width=14, example="01.09.2023"),
        Column("unit_to", gettext_lazy("Орган действует по"), ("орган действует по",), width=14,
               hint=gettext_lazy("Последний день органа: в этот день закончатся полномочия всех, кто в нём состоит.")),
        Column("organisation", gettext_lazy("ИНН организации"), ("инн организации", "инн", "организация"), width=22,
               hint=gettext_lazy("Только для поста «руководитель организации».")),
        Column("office", gettext_lazy("Пост"), ("пост",), is_required=True, width=24, example="секретарь",
               choices=[words for _code, words in labels.OFFICE_KINDS],
               hint=gettext_lazy("Пусто — строка только об органе.")),
        Column("last_name", gettext_lazy("Фамилия"), ("фамилия",), is_required=True, example="Кравцова",
               hint=gettext_lazy("Человек уже должен быть среди людей кластера. Пусто — пост свободен.")),
        Column("first_name", gettext_lazy("Имя"), ("имя",), width=16, example="Елена"),
        Column("patronymic", gettext_lazy("Отчество"), ("отчество",), width=18, example="Викторовна"),
        Column("email", "E-mail", ("e-mail", "email", "электронная почта", "почта"), width=28,
               example="kravtsova@example.ru", hint=gettext_lazy("Нужен, если в кластере есть полный тёзка.")),
        Column("from_day", gettext_lazy("На посту с"), ("на посту с",), width=14, example="01.09.2023"),
        Column("to_day", gettext_lazy("На посту по"), ("на посту по",), width=14,
               hint=gettext_lazy("Последний день на посту.")),
        Column("is_acting", gettext_lazy("Исполняет обязанности"), ("исполняет обязанности", "и. о."), width=14,
               choices=(gettext_lazy("да"), gettext_lazy("нет"))),
        Column("basis", gettext_lazy("Основание"), ("основание",), width=36, example="протокол от 28.08.2023 № 4",
               hint=gettext_lazy("Решение или приказ, его номер и дата.")),
    ),
)  # fmt: skip
NOTE = gettext_lazy(
    "Новое назначение не снимает прежнего: сначала укажите последний день прежнего. "
    "Строка, которой нет в таблице, ничего не меняет."
)
COLUMN_OF = {
    "kind": "unit_kind", "name": "unit", "person": "last_name", "from_day": "from_day", "to_day": "to_day",
    "last_day": "to_day", "is_acting": "is_acting",
}  # fmt: skip
_SHORT_UNITS = {"КС": "coordination_council", "ЭС": "expert_council", "РГ": "working_group"}
_SHORT_OFFICES = {
    "заместитель": "deputy", "участник": "member", "член группы": "member", "руководитель группы": "chair",
    "заместитель руководителя": "deputy", "руководитель": "head",
}  # fmt: skip


def enter(*, cluster: Cluster, rows: Sequence[Mapping[str, Any]], actor: Any, is_trial: bool = False) -> list[SheetRow]:
    """Found units, appoint and end as the rows ask, each by the deed one would do by hand; units are closed at the end."""
    entry = _Entry(cluster, actor)
    checked = rows_of(rows, SPEC)
    for step in (entry.row, entry.close):
        for row in checked:
            if row.errors:
                continue
            try:
                with transaction.atomic():
                    step(row)
                    if row.errors:
                        raise Undone
            except Undone:
                pass
            except Refusal as refusal:
                row.refuse(refusal, COLUMN_OF, otherwise="office")
    return checked


class _Entry:
    def __init__(self, cluster: Cluster, actor: Any) -> None:
        self.cluster, self.actor = cluster, actor
        self.organisations, self.people = OrganisationFinder(cluster), PersonFinder(cluster)
        self.units: dict[str, Unit] = {}
        self.offices: dict[tuple[str, int, str], Office] = {}
        self.tenures: dict[int, list[Tenure]] = {}
        for unit in Unit.objects.filter(cluster=cluster, valid_to__isnull=True).order_by("pk"):
            self._know(unit)
        for office in Office.objects.filter(cluster=cluster).select_related("unit", "organisation"):
            self._know_office(office)
        for tenure in (
            Tenure.objects.filter(cluster=cluster).exclude(valid_to__lt=F("valid_from")).order_by("valid_from")
        ):
            self.tenures.setdefault(tenure.office_id, []).append(tenure)
        self.closings: dict[int, tuple[Unit, date]] = {}
        self.seen: dict[tuple, int] = {}

    def _know(self, unit: Unit) -> None:
        unit.cluster = self.cluster
        self.units[search_key(unit.name)] = unit

    def _know_office(self, office: Office) -> None:
        office.cluster = self.cluster
        owner = ("unit", office.unit_id) if office.unit_id else ("organisation", office.organisation_id)
        self.offices[(*owner, office.kind)] = office

    def row(self, row: SheetRow) -> None:
        unit = self._unit(row)
        if row.errors:
            return
        office = self._office(row, unit)
        if row.errors:
            return
        if office is None:
            if unit is None:
                row.say("unit", _("Укажите орган или организацию."))
            elif row.cells["last_name"] or row.cells["email"]:
                row.say("office", _("Укажите пост."))
            return
        if row.cells["last_name"] or row.cells["email"]:
            person = self.people.find(row)
            if person is not None and not row.errors:
                self._hold(row, office, person)

    # --- the unit ---

    def _unit(self, row: SheetRow) -> Unit | None:
        name = row.text("unit", longest=200)
        kind = row.take("unit_kind", as_choice(labels.UNIT_KINDS, **_SHORT_UNITS))
        direction = row.text("direction", longest=200)
        first, last = row.take("unit_from", as_date), row.take("unit_to", as_date)
        if not name or row.errors:
            return None
        unit = self.units.get(search_key(name))
        if unit is None:
            unit = self._found(row, name, kind, direction, first)
        else:
            self._compare_unit(row, unit, kind, direction, first)
        if unit is not None and last is not None and not row.errors:
            earlier = self.closings.setdefault(unit.pk, (unit, last))
            if earlier[1] != last:
                row.say("unit_to", _("В другой строке у этого органа другой последний день."))
        return unit

    def _found(self, row: SheetRow, name: str, kind: str | None, direction: str, first: date | None) -> Unit | None:
        if kind is None:
            row.say("unit_kind", _("Такого органа нет. Для нового выберите вид из списка."))
        if first is None:
            row.say("unit_from", _("Укажите, с какого дня действует новый орган."))
        if row.errors:
            return None
        unit = deeds.add_unit(
            cluster=self.cluster, kind=UnitKind(kind), name=name, direction=direction, from_day=first, actor=self.actor
        )
        row.is_new = True
        row.notes.append(_("новый орган"))
        self._know(unit)
        for office in unit.offices.select_related("unit"):
            office.unit = unit
            self._know_office(office)
        return unit

    def _compare_unit(self, row: SheetRow, unit: Unit, kind: str | None, direction: str, first: date | None) -> None:
        if kind is not None and kind != unit.kind:
            row.say("unit_kind", _("Этот орган записан как «{kind}».").format(kind=unit.get_kind_display()))
        if direction and search_key(direction) != search_key(unit.direction):
            row.say(
                "direction",
                _("У органа записано направление «{words}». Таблицей его не меняют.").format(words=unit.direction)
                if unit.direction
                else _("У органа направление не записано. Таблицей его не меняют: оставьте ячейку пустой."),
            )
        if first is not None and first != unit.valid_from:
            row.say(
                "unit_from", _("Орган действует с {day}. Этот день не меняют.").format(day=date_ru(unit.valid_from))
            )

    def close(self, row: SheetRow) -> None:
        """The second walk: a unit is closed when everything else about it has been entered, at its first row."""
        unit = self.units.get(search_key(row.cells["unit"]))
        if unit is None or unit.pk not in self.closings:
            return
        closed, last = self.closings.pop(unit.pk)
        try:
            deeds.close_unit(unit=closed, last_day=last, actor=self.actor)
        except Refusal as refusal:
            row.say("unit_to", str(refusal))
            return
        if not row.is_new:
            row.change("unit_to", None, last)

    # --- the office and its holder ---

    def _office(self, row: SheetRow, unit: Unit | None) -> Office | None:
        kind = row.take("office", as_choice(labels.OFFICE_KINDS, **_SHORT_OFFICES))
        organisation = row.take("organisation", self.organisations.find)
        if kind is None or row.errors:
            return None
        if kind == OfficeKind.HEAD and unit is not None and organisation is None:
            kind = OfficeKind.CHAIR  # «руководитель» of a group is its chair
        if kind == OfficeKind.HEAD:
            if organisation is None:
                row.say("organisation", _("Укажите организацию, которую возглавляет человек."))
                return None
            if unit is not None:
                row.say("unit", _("У руководителя организации орган не указывают. Оставьте ячейку пустой."))
                return None
            return self.offices["organisation", organisation.pk, str(OfficeKind.HEAD)]
        if unit is None:
            row.say("unit", _("Укажите орган, в котором этот пост."))
            return None
        return self.offices["unit", unit.pk, str(kind)]

    def _hold(self, row: SheetRow, office: Office, person: Person) -> None:
        from_day, to_day = row.take("from_day", as_date), row.take("to_day", as_date)
        is_acting = row.take("is_acting", as_yes)
        basis = row.take("basis", lambda words: as_text(words, longest=300)) or ""
        if row.errors:
            return
        mine = [tenure for tenure in self.tenures.get(office.pk, []) if tenure.person_id == person.pk]
        known = self._standing(mine, from_day, to_day)
        key = office.pk, person.pk, known.valid_from if known else from_day
        if key in self.seen:
            row.say("last_name", _("Это назначение уже есть в строке {number}.").format(number=self.seen[key]))
            return
        self.seen[key] = row.number
        if known is not None:
            if row.cells["basis"] and row.cells["basis"] != shown(known.basis):
                row.say("basis", _("Основание уже записанного назначения таблицей не меняют. Оставьте ячейку пустой."))
                return
            self._compare(row, known, from_day, to_day, is_acting)
            return
        if from_day is None:
            row.say("from_day", _("Укажите, с какого дня человек на этом посту."))
            return
        row.is_new = True
        tenure = deeds.appoint(
            office=office, person=person, from_day=from_day, to_day=to_day, is_acting=bool(is_acting), basis=basis,
            actor=self.actor,
        )  # fmt: skip
        self.tenures.setdefault(office.pk, []).append(tenure)

    def _standing(self, mine: list[Tenure], from_day: date | None, to_day: date | None) -> Tenure | None:
        """The tenure that the row speaks of: begun that day, or one that the day falls into, or the one that lasts."""
        for tenure in mine:
            if tenure.valid_from == from_day:
                return tenure
        if from_day is None:
            last = mine[-1] if mine else None
            return last if last and (last.valid_to is None or last.valid_to == to_day) else None
        return next((one for one in mine if one.valid_to is None or one.valid_to >= from_day), None)

    def _compare(
        self, row: SheetRow, known: Tenure, from_day: date | None, to_day: date | None, is_acting: bool | None
    ) -> None:
        if from_day is not None and from_day != known.valid_from:
            row.say(
                "from_day",
                _("Человек на этом посту с {day}. Первый день таблицей не меняют.").format(
                    day=date_ru(known.valid_from)
                ),
            )
        elif is_acting is not None and is_acting != known.is_acting:
            row.say("is_acting", _("Записано иначе. Завершите эти полномочия и внесите новое назначение."))
        elif to_day is not None and to_day != known.valid_to:
            row.change("to_day", known.valid_to, to_day)
            known.valid_to = deeds.end_tenure(tenure=known, last_day=to_day, actor=self.actor).valid_to


def taken_out(cluster: Cluster) -> Iterator[dict[str, str]]:
    """Units in force with their offices and holders, then heads of organisations, in the columns of the table."""
    today = clock.today(cluster)
    organisations = OrganisationFinder(cluster)
    by_pk = {one.pk: one for one in organisations.all}
    tenures: dict[int, list[Tenure]] = {}
    lasting = Tenure.objects.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=today), cluster=cluster)
    for tenure in lasting.exclude(valid_to__lt=F("valid_from")).select_related("person").order_by("valid_from", "pk"):
        tenures.setdefault(tenure.office_id, []).append(tenure)
    units = {unit.pk: unit for unit in Unit.objects.filter(in_force_on(today), cluster=cluster, valid_to__isnull=True)}
    order = {str(kind): place for place, kind in enumerate((*UnitKind, *OfficeKind))}
    offices = list(Office.objects.filter(cluster=cluster))
    words = dict(labels.OFFICE_KINDS)
    of_units = [office for office in offices if office.unit_id in units]
    for office in sorted(of_units, key=lambda one: (order[units[one.unit_id].kind], one.unit_id, order[one.kind])):
        unit = units[office.unit_id]
        plain = {
            "unit_kind": str(unit.get_kind_display()), "unit": shown(unit.name), "direction": shown(unit.direction),
            "unit_from": shown(unit.valid_from), "unit_to": shown(unit.valid_to), "office": str(words[office.kind]),
        }  # fmt: skip
        for tenure in tenures.get(office.pk) or [None]:
            yield plain | _holder(tenure)
    heads = [office for office in offices if office.organisation_id and office.kind == OfficeKind.HEAD]
    for office in sorted(heads, key=lambda one: (by_pk[one.organisation_id].short_name, one.pk)):
        for tenure in tenures.get(office.pk, []):
            organisation = organisations.key_of(by_pk[office.organisation_id])
            yield {"organisation": organisation, "office": str(words[office.kind])} | _holder(tenure)


def _holder(tenure: Tenure | None) -> dict[str, str]:
    if tenure is None:
        return {}
    person = tenure.person
    return {
        "last_name": shown(person.last_name), "first_name": shown(person.first_name),
        "patronymic": shown(person.patronymic), "email": shown(person.email), "from_day": shown(tenure.valid_from),
        "to_day": shown(tenure.valid_to), "is_acting": shown(tenure.is_acting), "basis": shown(tenure.basis),
    }  # fmt: skip


TABLE = Table(
    kind=TableKind.OFFICES,
    spec=SPEC,
    note=NOTE,
    permission="members.manage_members",
    export_permission="members.export_people",
    names=(("unit",), ("organisation",), ("office",), ("last_name", "first_name", "patronymic")),
    enter=enter,
    taken_out=taken_out,
)
