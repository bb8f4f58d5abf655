"""The table of roles: who may do what in the cluster; whoever has no account is invited by a letter."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import F, Prefetch, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from artel.accounts.models import User
from artel.files.sheets import Column, Spec, as_choice, as_date
from artel.kernel import clock
from artel.kernel.errors import Refusal
from artel.members import labels
from artel.members.domain.kinds import RoleKind, TableKind
from artel.members.models import Cluster, Organisation, Person, Role
from artel.members.services import roles as deeds
from artel.members.sheets import (
    OrganisationFinder,
    SheetRow,
    Table,
    Undone,
    as_email,
    name_key,
    name_of,
    rows_of,
    shown,
)
from artel.russian import date_ru, search_key

SPEC = Spec(
    title=gettext_lazy("Роли"),
    max_rows=200,
    has_example=True,
    columns=(
        Column("email", "E-mail", ("e-mail", "email", "электронная почта", "почта"), is_required=True, width=28,
               example="kravtsova@example.ru", hint=gettext_lazy("Адрес, по которому человек входит или будет входить.")),
        Column("last_name", gettext_lazy("Фамилия"), ("фамилия",), example="Кравцова",
               hint=gettext_lazy("Имя нужно тому, кого ещё нет в кластере: ему уйдёт приглашение.")),
        Column("first_name", gettext_lazy("Имя"), ("имя",), width=16, example="Елена"),
        Column("patronymic", gettext_lazy("Отчество"), ("отчество",), width=18, example="Викторовна"),
        Column("kind", gettext_lazy("Роль"), ("роль",), is_required=True, width=28,
               example="представитель организации", choices=[words for _code, words in labels.ROLE_KINDS],
               hint=gettext_lazy("Выберите из списка.")),
        Column("organisation", gettext_lazy("ИНН организации"), ("инн организации", "инн", "организация"), width=22,
               example="7017000019", hint=gettext_lazy("Только для представителя. Можно краткое наименование.")),
        Column("from_day", gettext_lazy("Роль с"), ("роль с",), width=14, example="01.09.2023",
               hint=gettext_lazy("Пусто — с сегодняшнего дня.")),
        Column("to_day", gettext_lazy("Роль по"), ("роль по",), width=14,
               hint=gettext_lazy("Последний день. Строка, которой нет в таблице, роли не лишает.")),
    ),
)  # fmt: skip
NOTE = gettext_lazy(
    "Роль выдаёт только тот, кто вправе выдать её и вручную. Кому приглашения уйдут, видно до подтверждения."
)
COLUMN_OF = {
    "user": "email", "email": "email", "kind": "kind", "organisation": "organisation", "to_day": "to_day",
    "last_day": "to_day", "from_day": "from_day", "last_name": "last_name", "first_name": "first_name",
    "is_namesake": "last_name",
}  # fmt: skip
_SHORT = {
    "координатор": "coordinator", "представитель": "representative", "наблюдатель": "observer", "руководитель": "head",
}  # fmt: skip


def enter(*, cluster: Cluster, rows: Sequence[Mapping[str, Any]], actor: Any, is_trial: bool = False) -> list[SheetRow]:
    """Grant, end and invite as the rows ask, each by the deed one would do by hand; a refusal is an error of its row."""
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
            row.refuse(refusal, COLUMN_OF, otherwise="kind")
    return checked


class _Entry:
    def __init__(self, cluster: Cluster, actor: Any) -> None:
        self.cluster, self.actor, self.today = cluster, actor, clock.today(cluster)
        self.organisations = OrganisationFinder(cluster)
        self.seen: dict[tuple, int] = {}

    def row(self, row: SheetRow) -> None:
        email = (row.take("email", as_email, lacking=_("Укажите адрес электронной почты.")) or "").lower()
        kind = row.take("kind", as_choice(labels.ROLE_KINDS, **_SHORT), lacking=_("Выберите роль из списка."))
        organisation = row.take("organisation", self.organisations.find)
        from_day, to_day = row.take("from_day", as_date), row.take("to_day", as_date)
        if row.errors:
            return
        if from_day is not None and to_day is not None and to_day < from_day:
            row.say("to_day", _("Последний день не может быть раньше первого."))
            return
        kind = RoleKind(kind)
        if kind == RoleKind.REPRESENTATIVE and organisation is None:
            row.say("organisation", _("Укажите организацию, которую представляет человек."))
            return
        if kind not in deeds.grantable_kinds(self.actor, self.cluster, organisation):
            row.say("kind", _("Эту роль вы выдать не вправе. Уберите строку или попросите координатора кластера."))
            return
        key = email, kind, organisation.pk if organisation else None, from_day
        if key in self.seen:
            row.say("email", _("Эта роль уже есть в строке {number}.").format(number=self.seen[key]))
            return
        self.seen[key] = row.number
        self._give(row, email, kind, organisation, from_day, to_day)

    def _give(
        self,
        row: SheetRow,
        email: str,
        kind: RoleKind,
        organisation: Organisation | None,
        from_day: date | None,
        to_day: date | None,
    ) -> None:
        people = Person.objects.filter(cluster=self.cluster, user__email=email)
        person = people.select_related("user").first()
        if person is not None:
            self._check_name(row, person)
            role = None if row.errors else self._standing(person.user, kind, organisation, from_day, to_day)
            if role is not None:
                self._compare(row, role, from_day, to_day)
                return
        if row.errors:
            return
        row.is_new = True
        given = {"cluster": self.cluster, "kind": kind, "organisation": organisation, "actor": self.actor}
        if person is None:
            invited = self._invite(row, email, given, from_day)
            if invited is None:
                return
            role = Role.objects.filter(cluster=self.cluster, user=invited.user).latest("pk")
            if to_day is not None:
                deeds.end_role(role=role, last_day=to_day, actor=self.actor)
        else:
            deeds.grant_role(user=person.user, from_day=from_day or self.today, to_day=to_day, **given)

    def _check_name(self, row: SheetRow, person: Person) -> None:
        """A name beside a known address is there to be compared: another name is another person."""
        if row.cells["last_name"] and name_of(row) != name_key(person):
            row.say("email", _("Под этим адресом в кластере другой человек. Сверьте адрес и имя."))

    def _standing(
        self,
        user: User,
        kind: RoleKind,
        organisation: Organisation | None,
        from_day: date | None,
        to_day: date | None,
    ) -> Role | None:
        """The role that the row speaks of, if it was granted before."""
        same = Role.objects.filter(cluster=self.cluster, user=user, kind=kind, organisation=organisation).exclude(
            valid_to__lt=F("valid_from")
        )
        same = list(same.order_by("-valid_from"))
        day = from_day or self.today
        for role in same:
            if from_day == role.valid_from or (from_day is None and to_day is not None and role.valid_to == to_day):
                return role
        return next((role for role in same if role.valid_to is None or role.valid_to >= day), None)

    def _compare(self, row: SheetRow, role: Role, from_day: date | None, to_day: date | None) -> None:
        if from_day is not None and from_day != role.valid_from:
            row.say(
                "from_day",
                _("Эта роль выдана с {day}. Первый день таблицей не меняют.").format(day=date_ru(role.valid_from)),
            )
        elif to_day is not None and to_day != role.valid_to:
            row.change("to_day", role.valid_to, to_day)
            role.cluster = self.cluster
            deeds.end_role(role=role, last_day=to_day, actor=self.actor)

    def _invite(self, row: SheetRow, email: str, given: Mapping[str, Any], from_day: date | None) -> Any:
        """Let somebody in who has no account here; the letter leaves when the table has been entered."""
        known = list(Person.objects.filter(cluster=self.cluster, is_learner=False, user=None, email__iexact=email)[:2])
        named = {name: row.text(name, longest=100) for name in ("last_name", "first_name", "patronymic")}
        if len(known) > 1:
            row.say("email", _("С этим адресом записаны двое: исправьте адрес на их страницах."))
        elif known:
            self._check_name(row, known[0])
            named = {name: getattr(known[0], name) for name in named}
        else:
            for name in ("last_name", "first_name"):
                if not named[name]:
                    row.say(name, _("Человека с этим адресом в кластере нет: укажите фамилию и имя."))
        if row.errors:
            return None
        _person, invited = deeds.invite_person(email=email, from_day=from_day or self.today, **named, **given)
        row.letter_count = 1
        row.notes.append(_("будет отправлено приглашение"))
        return invited


def taken_out(cluster: Cluster) -> Iterator[dict[str, str]]:
    """Roles in force and to come, in the columns of the table. Three queries."""
    today = clock.today(cluster)
    organisations = OrganisationFinder(cluster)
    by_pk = {one.pk: one for one in organisations.all}
    roles = Role.objects.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=today), cluster=cluster).exclude(
        valid_to__lt=F("valid_from")
    )
    people = Prefetch("user__persons", Person.objects.filter(cluster=cluster), to_attr="persons_here")
    found = roles.select_related("user").prefetch_related(people)
    words = dict(labels.ROLE_KINDS)
    for role in sorted(found, key=lambda one: (search_key(one.user.name), one.user_id, one.pk)):
        person = next(iter(role.user.persons_here), None)
        yield {
            "email": role.user.email,
            "last_name": shown(person.last_name) if person else "",
            "first_name": shown(person.first_name) if person else "",
            "patronymic": shown(person.patronymic) if person else "",
            "kind": str(words[role.kind]),
            "organisation": organisations.key_of(by_pk[role.organisation_id]) if role.organisation_id else "",
            "from_day": shown(role.valid_from),
            "to_day": shown(role.valid_to),
        }


TABLE = Table(
    kind=TableKind.ROLES,
    spec=SPEC,
    note=NOTE,
    permission="members.grant_role",
    export_permission="members.export_people",
    names=(("last_name", "first_name", "patronymic"), ("email",), ("kind",)),
    enter=enter,
    taken_out=taken_out,
)
