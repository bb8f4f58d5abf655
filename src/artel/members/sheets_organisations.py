"""The table of organisations (DOMAIN I-1): found by ИНН and КПП or by ОГРН, added or changed, never deleted."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any
from zoneinfo import available_timezones

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from artel.files.sheets import BadCell, Column, Spec, as_choice, as_date, as_text, as_yes
from artel.kernel.errors import Refusal
from artel.members import labels
from artel.members.domain.kinds import OrganisationKind, TableKind
from artel.members.models import Cluster, Membership, Organisation
from artel.members.services import organisations as deeds
from artel.members.sheets import (
    DASHES,
    OrganisationFinder,
    SheetRow,
    Table,
    Undone,
    as_email,
    as_inn,
    as_kpp,
    as_ogrn,
    as_phone,
    as_site,
    rows_of,
    shown,
)
from artel.russian import date_ru, search_key

SPEC = Spec(
    title=gettext_lazy("Организации"),
    max_rows=300,
    has_example=True,
    columns=(
        Column(
            "inn", gettext_lazy("ИНН"), ("инн",), is_required=True, width=14, example="7017000019",
            hint=gettext_lazy("10 цифр, у предпринимателя 12. По ИНН и КПП система узнаёт организацию."),
        ),
        Column(
            "kpp", gettext_lazy("КПП"), ("кпп",), width=12, example="701701001",
            hint=gettext_lazy("У филиала тот же ИНН, но свой КПП."),
        ),
        Column("ogrn", gettext_lazy("ОГРН"), ("огрн",), width=17, example="1027000000015"),
        Column(
            "short_name", gettext_lazy("Краткое наименование"), ("краткое",), is_required=True, width=30,
            example="ООО «Пример»",
        ),
        Column("full_name", gettext_lazy("Полное наименование"), ("полное",), width=50,
               example="Общество с ограниченной ответственностью «Пример»"),
        Column(
            "kind", gettext_lazy("Тип"), ("тип",), width=24, example="предприятие-работодатель",
            choices=[words for _code, words in labels.ORGANISATION_KINDS],
            hint=gettext_lazy("Выберите из списка."),
        ),
        Column("address", gettext_lazy("Адрес"), ("адрес",), width=36, example="634000, г. Томск, ул. Примерная, д. 1"),
        Column("email", "E-mail", ("e-mail", "email", "электронная почта", "почта"), width=26,
               example="info@example.ru"),
        Column("phone", gettext_lazy("Телефон"), ("телефон",), width=18, example="+7 3822 00-00-00"),
        Column("site", gettext_lazy("Сайт"), ("сайт",), width=24, example="https://example.ru"),
        Column("vk", "VK", ("vk", "вк"), width=18),
        Column("ok", "OK", ("ok", "ок"), width=18),
        Column("telegram", "TG", ("tg", "telegram", "телеграм"), width=18),
        Column("max_channel", "MAX", ("max", "макс"), width=18),
        Column(
            "week", gettext_lazy("Рабочая неделя"), ("рабочая неделя", "неделя"), width=10, example="5",
            choices=("5", "6"), hint=gettext_lazy("5 или 6: по ней считаются рабочие дни организации."),
        ),
        Column(
            "time_zone", gettext_lazy("Часовой пояс"), ("часовой пояс",), width=18,
            choices=[code for code, _words in labels.ZONES], hint=gettext_lazy("Пусто — как у кластера."),
        ),
        Column(
            "joined_on", gettext_lazy("Дата вступления"), ("дата вступления", "вступ"), width=14, example="01.09.2023",
            hint=gettext_lazy("С какого дня участник кластера, например 01.09.2023. Пусто — не участник."),
        ),
        Column(
            "left_on", gettext_lazy("Дата выхода"), ("дата выхода", "выход"), width=14,
            hint=gettext_lazy("Последний день участия. Строка, которой нет в таблице, организацию не исключает."),
        ),
        Column(
            "parent", gettext_lazy("Головная организация"), ("головная",), width=24,
            hint=gettext_lazy("Только для филиала: ИНН или краткое наименование."),
        ),
        Column("is_anchor", gettext_lazy("Опорный работодатель"), ("опорный",), width=12, example="нет",
               choices=(gettext_lazy("да"), gettext_lazy("нет"))),
        Column("has_growth_point", gettext_lazy("«Точка роста»"), ("«точка роста»", "точка роста"), width=12,
               example="нет", choices=(gettext_lazy("да"), gettext_lazy("нет"))),
    ),
)  # fmt: skip
NOTE = gettext_lazy(
    "Пустая ячейка оставляет записанное как есть, прочерк «—» стирает его. Удалить организацию таблицей нельзя."
)
COLUMN_OF = {
    "member_from": "joined_on", "from_day": "joined_on", "last_day": "left_on", "renamed_on": "short_name",
    **{name: name for name in SPEC.titles},
}  # fmt: skip
TEXTS = {"short_name": 200, "full_name": 500, "address": 300, "vk": 200, "ok": 200, "telegram": 200, "max_channel": 200}


def enter(*, cluster: Cluster, rows: Sequence[Mapping[str, Any]], actor: Any, is_trial: bool = False) -> list[SheetRow]:
    """Do what the rows ask, each by the deed one would do by hand; a refusal is an error of its row."""
    entry = _Entry(cluster, actor)
    checked = rows_of(rows, SPEC)
    for row in checked:
        try:
            with transaction.atomic():
                entry.row(row)
                if row.errors:
                    raise Undone
        except Undone:
            pass
        except Refusal as refusal:
            row.refuse(refusal, COLUMN_OF, otherwise="short_name")
    return checked


class _Entry:
    """Enters rows one after another; a branch may stand below its head in the same table."""

    def __init__(self, cluster: Cluster, actor: Any) -> None:
        self.cluster, self.actor = cluster, actor
        self.finder = OrganisationFinder(cluster)
        self.seen: dict[int, int] = {}
        self.memberships: dict[int, list[Membership]] = {}
        for membership in Membership.objects.filter(cluster=cluster).order_by("valid_from", "pk"):
            self.memberships.setdefault(membership.organisation_id, []).append(membership)

    def row(self, row: SheetRow) -> None:
        keys = {
            name: "" if row.cells[name] in DASHES else row.take(name, convert) or ""
            for name, convert in (("inn", as_inn), ("kpp", as_kpp), ("ogrn", as_ogrn))
        }
        if row.errors:
            return
        for name in ("inn", "kpp"):
            if row.cells[name].isdecimal() and len(row.cells[name]) == len(keys[name]) - 1:
                row.notes.append(_("в начале номера {title} возвращён нуль").format(title=row.spec.titles[name]))
        kind = row.take("kind", as_choice(labels.ORGANISATION_KINDS, **_SHORT_KINDS))
        found = self._find(row, kind, **keys)
        if row.errors:
            return
        if found is not None and found.pk in self.seen:
            row.say("inn", _("Эта организация уже есть в строке {number}.").format(number=self.seen[found.pk]))
            return
        if found is None:
            found = self._add(row, kind, keys)
        else:
            self._change(row, found, keys)
        if found is not None and not row.errors:
            self.seen[found.pk] = row.number
            self._leave(row, found)

    # --- which organisation ---

    def _find(self, row: SheetRow, kind: str | None, *, inn: str, kpp: str, ogrn: str) -> Organisation | None:
        same_inn = [one for one in self.finder.all if inn and one.inn == inn]
        if found := next((one for one in same_inn if one.kpp == kpp), None):
            return found
        heads = [one for one in same_inn if one.kind != OrganisationKind.BRANCH]
        if not kpp and same_inn:
            if len(same_inn) == 1:
                return same_inn[0]
            row.say("kpp", _("С этим ИНН записано несколько организаций: укажите КПП."))
            return None
        same_ogrn = [one for one in self.finder.all if ogrn and one.ogrn == ogrn]
        if ogrn and kind != OrganisationKind.BRANCH:
            # A branch has the ОГРН of its head: it cannot tell them apart.
            meant = [one for one in same_ogrn if one.kind != OrganisationKind.BRANCH]
            if len(meant) == 1 and (not inn or meant[0].inn in ("", inn)):
                return meant[0]
            if meant:
                row.say(
                    "ogrn",
                    _("Этот ОГРН записан у организации «{name}». Сверьте ИНН и ОГРН.").format(name=meant[0].short_name),
                )
                return None
        if heads and kind != OrganisationKind.BRANCH:
            row.say(
                "kpp",
                _(
                    "С этим ИНН уже записана «{name}», КПП у неё другой. Если это филиал, укажите тип «филиал ПОО»; "
                    "если КПП сменился, укажите ОГРН."
                ).format(name=heads[0].short_name),
            )
            return None
        return None if inn or ogrn else self._by_name(row)

    def _by_name(self, row: SheetRow) -> Organisation | None:
        """An organisation without requisites is told by its name, among those that have none either."""
        key = search_key(row.cells["short_name"])
        same = [one for one in self.finder.all if search_key(one.short_name) == key and not one.inn and not one.ogrn]
        if len(same) > 1:
            row.say("short_name", _("Организаций с таким наименованием несколько: укажите ИНН."))
        elif not same and any(search_key(one.short_name) == key for one in self.finder.all):
            row.say("inn", _("Организация с таким наименованием уже есть. Укажите её ИНН."))
        elif len(same) == 1:
            return same[0]
        elif key:
            row.notes.append(_("без ИНН: дальше узнаётся только по наименованию"))
        return None

    # --- what to do with it ---

    def _values(self, row: SheetRow, of: Organisation, keys: Mapping[str, str]) -> dict[str, Any]:
        """Fields that differ from those of the organisation, by name."""
        changes: dict[str, Any] = {}
        for name, value in keys.items():
            if value and value != getattr(of, name):
                row.change(name, getattr(of, name), value)
                changes[name] = value
        convert = {name: _text(longest) for name, longest in TEXTS.items()} | {
            "email": as_email, "phone": as_phone, "site": as_site, "time_zone": _zone,
        }  # fmt: skip
        for name, reader in convert.items():
            changes[name] = row.new_value(
                name, getattr(of, name), reader, may_clear=name not in ("short_name", "full_name")
            )
        changes["kind"] = row.new_value(
            "kind", of.kind, as_choice(labels.ORGANISATION_KINDS, **_SHORT_KINDS), may_clear=False,
            words_of=_kind_words,
        )  # fmt: skip
        changes["week"] = row.new_value("week", of.week, _week, may_clear=False)
        for name in ("is_anchor", "has_growth_point"):
            changes[name] = row.new_value(name, getattr(of, name), as_yes, may_clear=False)
        parent = row.new_value("parent", of.parent, self._parent, words_of=self._parent_words)
        if parent is not None:
            changes["parent"] = parent or None
        return {name: value for name, value in changes.items() if value is not None or name == "parent"}

    def _parent(self, words: str) -> Organisation:
        """The head of a branch: a branch has its ИНН too, and is not meant."""
        try:
            inn = as_inn(words)
        except BadCell:
            return self.finder.find(words)
        heads = [one for one in self.finder.all if one.inn == inn and one.kind != OrganisationKind.BRANCH]
        return heads[0] if len(heads) == 1 else self.finder.find(words)

    def _parent_words(self, parent: Organisation | str | None) -> str:
        return parent_words(self.finder, parent) if isinstance(parent, Organisation) else ""

    def _add(self, row: SheetRow, kind: str | None, keys: Mapping[str, str]) -> Organisation | None:
        if not row.cells["kind"]:
            row.say("kind", _("Выберите тип организации из списка."))
        for name in ("short_name", "full_name"):
            if not row.cells[name]:
                row.say(name, _("Укажите наименование."))
        joined_on = row.take("joined_on", as_date)
        values = self._values(row, Organisation(cluster=self.cluster, week=5), keys)
        if row.errors:
            return None
        values.setdefault("kind", kind)
        row.is_new, row.changes = True, []
        made = deeds.add_organisation(cluster=self.cluster, member_from=joined_on, actor=self.actor, **values)
        made.cluster = self.cluster
        self.finder.add(made)
        self.memberships[made.pk] = list(Membership.objects.filter(organisation=made))
        if joined_on is None:
            row.notes.append(_("в кластер не вступает: дата вступления пуста"))
        return made

    def _change(self, row: SheetRow, found: Organisation, keys: Mapping[str, str]) -> None:
        values = self._values(row, found, keys)
        joined_on = row.take("joined_on", as_date)
        if row.errors:
            return
        if {"short_name", "full_name"} & set(values):
            row.notes.append(
                _("наименование исправится как описка; переименование с датой запишите на странице организации")
            )
        if values:
            changed = deeds.change_organisation(organisation=found, actor=self.actor, **values)
            for name in values:
                setattr(found, name, getattr(changed, name))
        self._join(row, found, joined_on)

    def _join(self, row: SheetRow, found: Organisation, joined_on: date | None) -> None:
        """The day of joining: the one recorded, or the beginning of a new membership."""
        known = self.memberships.get(found.pk, [])
        if joined_on is None or any(one.valid_from == joined_on for one in known):
            return
        if known and known[-1].valid_to is None:
            row.say(
                "joined_on",
                _(
                    "Вступление записано с {day}. Таблицей этот день не меняют: запишите выход и новое вступление."
                ).format(day=date_ru(known[-1].valid_from)),
            )
            return
        row.change("joined_on", None, joined_on)
        self.memberships.setdefault(found.pk, []).append(
            deeds.join_cluster(organisation=found, from_day=joined_on, actor=self.actor)
        )

    def _leave(self, row: SheetRow, found: Organisation) -> None:
        left_on = row.take("left_on", as_date)
        if left_on is None:
            return
        known = self.memberships.get(found.pk, [])
        if any(one.valid_to == left_on for one in known):
            return
        if not known or known[-1].valid_to is not None:
            row.say(
                "left_on",
                _("Выход уже записан {day}. Таблицей этот день не меняют.").format(day=date_ru(known[-1].valid_to))
                if known
                else _("Эта организация не участник кластера: дата выхода не нужна."),
            )
            return
        if not row.is_new:
            row.change("left_on", None, left_on)
        known[-1].valid_to = deeds.leave_cluster(organisation=found, last_day=left_on, actor=self.actor).valid_to


def parent_words(finder: OrganisationFinder, parent: Organisation) -> str:
    """How the table names the head of a branch: by the ИНН they share."""
    heads = [one for one in finder.all if one.inn == parent.inn and one.kind != OrganisationKind.BRANCH]
    return parent.inn if parent.inn and len(heads) == 1 else finder.key_of(parent)


def taken_out(cluster: Cluster) -> Iterator[dict[str, str]]:
    """Every organisation with the last of its memberships, in the columns of the table. Two queries."""
    finder = OrganisationFinder(cluster)
    by_pk = {one.pk: one for one in finder.all}
    last: dict[int, Membership] = {}
    for membership in Membership.objects.filter(cluster=cluster).order_by("valid_from", "pk"):
        last[membership.organisation_id] = membership
    order = {str(kind): place for place, kind in enumerate(OrganisationKind)}
    # A head stands above its branches, which name it.
    for one in sorted(finder.all, key=lambda one: (one.parent_id is not None, order[one.kind], one.short_name, one.pk)):
        membership = last.get(one.pk)
        plain = {name: shown(getattr(one, name)) for name in SPEC.titles if hasattr(one, name) and name != "parent"}
        yield plain | {
            "kind": _kind_words(one.kind),
            "parent": parent_words(finder, by_pk[one.parent_id]) if one.parent_id else "",
            "joined_on": shown(membership.valid_from if membership else None),
            "left_on": shown(membership.valid_to if membership else None),
        }


_SHORT_KINDS = {
    "ПОО": "college", "колледж": "college", "техникум": "college", "филиал": "branch", "предприятие": "employer",
    "работодатель": "employer", "университет": "university", "центр занятости": "employment_service",
}  # fmt: skip


def _text(longest: int):
    return lambda words: as_text(words, longest=longest)


def _kind_words(code: str) -> str:
    return str(dict(labels.ORGANISATION_KINDS).get(code, ""))


def _week(words: str) -> int:
    return as_choice([(5, "5"), (6, "6"), *labels.WEEKS])(words)


def _zone(words: str) -> str:
    by_words = {search_key(str(name)): code for code, name in labels.ZONES}
    zone = by_words.get(search_key(words), words)
    if zone not in available_timezones():
        raise BadCell(_("Такого часового пояса нет. Пример: Asia/Tomsk."))
    return zone


TABLE = Table(
    kind=TableKind.ORGANISATIONS,
    spec=SPEC,
    note=NOTE,
    permission="members.manage_members",
    export_permission="members.export_organisations",
    names=(("short_name",), ("inn",)),
    enter=enter,
    taken_out=taken_out,
    is_personal=False,
)
