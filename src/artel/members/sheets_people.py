"""The table of people with their posts (DOMAIN I-2): one row is a person in a post; nobody is merged silently (J-11)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from artel.accounts.rights import System
from artel.files.sheets import Column, Spec, as_choice, as_date, as_text, as_yes
from artel.kernel import clock
from artel.members import labels
from artel.members.domain.kinds import TableKind
from artel.members.models import Cluster, Organisation, Person, Position, Tenure
from artel.members.permissions import leads, writes
from artel.members.services import people as deeds
from artel.members.sheets import (
    DASHES,
    OrganisationFinder,
    PersonFinder,
    SheetRow,
    Table,
    as_email,
    as_phone,
    name_key,
    name_of,
    rows_of,
    shown,
)
from artel.members.standing import in_force_on, standing_of
from artel.russian import date_ru, search_key

SPEC = Spec(
    title=gettext_lazy("Люди"),
    max_rows=5000,
    has_example=True,
    columns=(
        Column("last_name", gettext_lazy("Фамилия"), ("фамилия",), is_required=True, example="Кравцова"),
        Column("first_name", gettext_lazy("Имя"), ("имя",), is_required=True, width=16, example="Елена"),
        Column("patronymic", gettext_lazy("Отчество"), ("отчество",), width=18, example="Викторовна"),
        Column(
            "gender", gettext_lazy("Пол"), ("пол",), width=12, example="женский",
            choices=[words for _code, words in labels.GENDERS],
            hint=gettext_lazy("Нужен, чтобы склонять фамилию в документах. Система его не угадывает."),
        ),
        Column(
            "organisation", gettext_lazy("ИНН организации"), ("инн организации", "инн", "организация"), width=22,
            example="7017000019",
            hint=gettext_lazy("У филиала — ИНН и КПП через дробь. Можно написать краткое наименование."),
        ),
        Column(
            "title", gettext_lazy("Должность"), ("должность",), width=32, example="методист",
            hint=gettext_lazy("Вторая должность того же человека — ещё одна строка."),
        ),
        Column("email", "E-mail", ("e-mail", "email", "электронная почта", "почта"), width=28,
               example="kravtsova@example.ru",
               hint=gettext_lazy("По адресу система узнаёт человека; без него — по имени и организации.")),
        Column("phone", gettext_lazy("Телефон"), ("телефон",), width=18, example="+7 900 111-22-33"),
        Column(
            "from_day", gettext_lazy("В должности с"), ("в должности с", "должность с", "работает с"), width=14,
            example="01.09.2023", hint=gettext_lazy("Пусто — с сегодняшнего дня."),
        ),
        Column(
            "to_day", gettext_lazy("В должности по"), ("в должности по", "должность по", "дата выхода", "работает по"), width=14,
            hint=gettext_lazy("Последний день. Строка, которой нет в таблице, никого не увольняет."),
        ),
        Column(
            "namesake", gettext_lazy("Полный тёзка"), ("полный тезка", "тезка"), width=12,
            choices=(gettext_lazy("да"), gettext_lazy("нет")),
            hint=gettext_lazy(
                "Если такое имя уже записано: «да» — это другой человек, «нет» — тот же самый. Иначе оставьте пустым."
            ),
        ),
    ),
)  # fmt: skip
NOTE = gettext_lazy(
    "Пустая ячейка оставляет записанное как есть, прочерк «—» стирает отчество или контакты. "
    "Доступ к системе эта таблица не даёт: роли выдают отдельной таблицей."
)
NAMES = ("last_name", "first_name", "patronymic")
HOW_OF = {"email": as_email, "phone": as_phone}


@dataclass(slots=True)
class _Known:
    """A person of the cluster, or one whom the table brings, with what the table wants of them."""

    person: Person
    is_new: bool = False
    posts: list["_Post"] = field(default_factory=list)
    wants: dict[str, tuple[Any, int]] = field(default_factory=dict)  # field -> (value, number of the row that wants it)
    is_guarded: bool = False  # has an account, an office or a post elsewhere: not a representative's to change
    row: int = 0

    def is_in(self, organisation: Organisation) -> bool:
        return any(post.organisation.pk == organisation.pk for post in self.posts)


@dataclass(slots=True)
class _Post:
    organisation: Organisation
    title: str
    valid_from: date
    valid_to: date | None
    position: Position | None = None
    ends: bool = False
    row: int = 0


def enter(*, cluster: Cluster, rows: Sequence[Mapping[str, Any]], actor: Any, is_trial: bool = False) -> list[SheetRow]:
    """Check the rows and, when none has an error, write them: a constant number of queries for the check."""
    check = _Check(cluster, actor)
    checked = rows_of(rows, SPEC)
    for row in checked:
        check.row(row)
    if not is_trial and not any(row.errors for row in checked):
        deeds.write_people(cluster=cluster, brought=check.brought(), actor=actor)
    return checked


class _Check:
    def __init__(self, cluster: Cluster, actor: Any) -> None:
        self.cluster, self.today = cluster, clock.today(cluster)
        self.organisations = OrganisationFinder(cluster)
        by_pk = {one.pk: one for one in self.organisations.all}
        people = PersonFinder(cluster)
        self.known = {person.pk: _Known(person) for person in people.all}
        for position in (
            Position.objects.filter(cluster=cluster, person__is_learner=False)
            .select_related("organisation")
            .order_by("valid_from", "pk")
        ):
            self.known[position.person_id].posts.append(
                _Post(by_pk[position.organisation_id], position.title, position.valid_from, position.valid_to, position)
            )
        self.by_email = {key: [self.known[one.pk] for one in found] for key, found in people.by_email.items()}
        self.by_name = {key: [self.known[one.pk] for one in found] for key, found in people.by_name.items()}
        # None: those who lead bring in anybody; else the organisations one represents.
        self.own = None if _is_free(actor, cluster) else standing_of(actor, cluster).organisation_ids
        if self.own is not None:
            self._guard()
        self.new: list[_Known] = []

    def _guard(self) -> None:
        held = Tenure.objects.filter(in_force_on(self.today), cluster=self.cluster)
        holders = set(held.values_list("person_id", flat=True))
        for pk, known in self.known.items():
            elsewhere = any(post.organisation.pk not in self.own for post in known.posts if self._lasts(post))
            known.is_guarded = known.person.user_id is not None or pk in holders or elsewhere

    def _lasts(self, post: _Post) -> bool:
        return post.valid_to is None or post.valid_to >= self.today

    def brought(self) -> list[deeds.BroughtPerson]:
        """What is to be written of each person touched, in the order of the rows."""
        return [
            deeds.BroughtPerson(
                person=known.person,
                changes={name: value for name, (value, _row) in known.wants.items()},
                new_posts=[
                    (p.organisation, p.title, p.valid_from, p.valid_to) for p in known.posts if p.position is None
                ],
                ended_posts=[(p.position, p.valid_to) for p in known.posts if p.position is not None and p.ends],
            )
            for known in [*self.known.values(), *self.new]
            if known.is_new or known.wants or any(post.position is None or post.ends for post in known.posts)
        ]

    # --- a row ---

    def row(self, row: SheetRow) -> None:
        for name in ("last_name", "first_name"):
            if row.cells[name] in ("", *DASHES):
                row.say(name, _("Укажите фамилию.") if name == "last_name" else _("Укажите имя."))
        organisation = row.take("organisation", self.organisations.find)
        namesake = row.take("namesake", as_yes)
        if organisation is None and not row.cells["organisation"] and row.cells["title"]:
            row.say("organisation", _("Укажите организацию, в которой эта должность."))
        if organisation is not None and not row.cells["title"]:
            row.say("title", _("Укажите должность."))
        if self.own is not None and not self._is_own(row, organisation):
            return
        if row.errors:
            return
        known = self._find(row, organisation, namesake=namesake)
        if row.errors:
            return
        if known is None:
            known = self._new(row)
        self._fields(row, known)
        if organisation is not None and not row.errors:
            self._post(row, known, organisation)
        if known.is_new:
            row.is_new, row.changes = True, []

    def _is_own(self, row: SheetRow, organisation: Organisation | None) -> bool:
        if organisation is not None and organisation.pk in self.own:
            return True
        if not row.errors:
            row.say("organisation", _("Вы вносите людей только своей организации. Уберите эту строку."))
        return False

    # --- who is meant ---

    def _find(self, row: SheetRow, organisation: Organisation | None, *, namesake: bool | None) -> _Known | None:
        """The person meant: by the address, else by the full name and the organisation. None: somebody new."""
        email, name = row.cells["email"].lower(), name_of(row)
        email = "" if email in DASHES else email
        if email and (found := self.by_email.get(email)):
            return self._by_email(row, found, name)
        same = self.by_name.get(name, [])
        if not same:
            return None
        here = [known for known in same if organisation is not None and known.is_in(organisation)]
        # Two lines of one table with two addresses are two people, until they are told to be namesakes or one.
        here = [known for known in here if not (known.is_new and email and "email" in known.wants)]
        if namesake:
            return self._namesake(row, organisation, email, here)
        if namesake is False:
            here = here or same
        elif organisation is None:
            here = same if len(same) == 1 else [known for known in same if not known.posts]
        if len(here) == 1:
            return here[0]
        if here or organisation is None:
            row.say("email", _("Таких двое: укажите e-mail."))
            return None
        where = "; ".join(sorted({post.organisation.short_name for known in same for post in known.posts})[:3])
        row.say(
            "last_name",
            _(
                "Человек с таким именем уже записан{where}. Если это он, укажите его e-mail или «нет» в столбце "
                "«Полный тёзка»; если другой человек — «да»."
            ).format(where=f" ({where})" if where else ""),
        )
        return None

    def _by_email(self, row: SheetRow, found: list[_Known], name: str) -> _Known | None:
        named = [known for known in found if self._name(known) == name] or found
        if len(named) > 1:
            row.say("email", _("С этим адресом записано несколько человек: исправьте адрес на их страницах."))
            return None
        known = named[0]
        if self._name(known) == name or self._is_renamed(row, known):
            return known
        if self.own is not None and known.is_guarded:
            row.say("email", _("Этот адрес записан у другого человека. Укажите собственный адрес человека."))
        else:
            row.say(
                "email",
                _("С этим адресом записан другой человек: {name}. Укажите собственный адрес каждого.").format(
                    name=known.person.full_name
                ),
            )
        return None

    def _name(self, known: _Known) -> str:
        return name_key(known.person)

    def _is_renamed(self, row: SheetRow, known: _Known) -> bool:
        """The same person under a new surname, or with a slip put right: the rest of the name is the same."""
        same = [search_key(row.cells[name]) == search_key(getattr(known.person, name)) for name in NAMES]
        if not same[2] and not row.cells["patronymic"]:
            same[2] = True  # an empty cell leaves the patronymic as it is
        return same[1] and (same[0] or same[2]) and not known.is_new

    def _namesake(
        self, row: SheetRow, organisation: Organisation | None, email: str, here: list[_Known]
    ) -> _Known | None:
        """Somebody else of the same name: told apart by an address, or by an organisation where there is no other."""
        if email:
            return None
        if organisation is None or len(here) > 1:
            row.say("email", _("Укажите e-mail: полных тёзок различают по нему."))
            return None
        return here[0] if here else None

    def _new(self, row: SheetRow) -> _Known:
        known = _Known(Person(cluster=self.cluster), is_new=True, row=row.number)
        for name in NAMES:
            setattr(known.person, name, "" if row.cells[name] in DASHES else row.cells[name])
        self.new.append(known)
        self.by_name.setdefault(name_of(row), []).append(known)
        email = row.cells["email"].lower()
        if email and email not in DASHES:
            self.by_email.setdefault(email, []).append(known)
        if not row.cells["gender"]:
            row.notes.append(_("пол не указан: фамилия в документах не будет склоняться"))
        for name in NAMES:
            row.take(name, _name)
            known.wants[name] = (getattr(known.person, name), row.number)
        return known

    # --- what is to be written ---

    def _fields(self, row: SheetRow, known: _Known) -> None:
        gender = as_choice(labels.GENDERS, м="m", ж="f", муж="m", жен="f")
        values = {}
        for name, convert in (HOW_OF | dict.fromkeys(NAMES, _name)).items():
            values[name] = row.new_value(
                name, getattr(known.person, name), convert, may_clear=name not in ("last_name", "first_name")
            )
        values["gender"] = row.new_value(
            "gender",
            known.person.gender,
            gender,
            may_clear=False,
            words_of=lambda code: dict(labels.GENDERS).get(code, ""),
        )
        values = {name: value for name, value in values.items() if value is not None}
        if row.errors:
            return
        if values and known.is_guarded and self.own is not None:
            column = next(iter(values))
            row.say(column, _("Сведения этого человека меняет он сам или координатор. Оставьте в ячейке то, что было."))
            return
        for name, value in values.items():
            wanted, number = known.wants.get(name, (value, row.number))
            if wanted != value and number != row.number:
                row.say(name, _("В строке {number} у этого человека написано другое.").format(number=number))
                return
            known.wants[name] = (value, row.number)
        if "email" in values and known.person.user_id is not None:
            row.notes.append(_("адрес для входа останется прежним"))
        if known.is_new and known.row != row.number:
            row.notes.append(_("тот же человек, что в строке {number}").format(number=known.row))

    def _post(self, row: SheetRow, known: _Known, organisation: Organisation) -> None:
        from_day, to_day = row.take("from_day", as_date), row.take("to_day", as_date)
        title = row.text("title", longest=200)
        if row.errors:
            return
        key = search_key(title)
        same = [
            post for post in known.posts if post.organisation.pk == organisation.pk and search_key(post.title) == key
        ]
        post = next((one for one in same if one.valid_from == from_day), None)
        if post is None and from_day is None and to_day is not None:
            post = next((one for one in same if one.valid_to == to_day), None)
        if post is None:
            post = next((one for one in reversed(same) if self._clashes(one, from_day)), None)
        if post is None:
            self._new_post(row, known, _Post(organisation, title, from_day or self.today, to_day, row=row.number))
            return
        if post.row and post.row != row.number:
            row.say("title", _("Эта должность уже есть в строке {number}.").format(number=post.row))
        elif from_day is not None and from_day != post.valid_from:
            row.say(
                "from_day",
                _("Эта должность записана с {day}. Первый день таблицей не меняют.").format(
                    day=date_ru(post.valid_from)
                ),
            )
        elif to_day is not None and to_day != post.valid_to:
            self._end_post(row, post, to_day)
        post.row = row.number

    def _clashes(self, post: _Post, from_day: date | None) -> bool:
        """The post that the row speaks of: the one that lasts, or one that the new day would fall into."""
        day = from_day or self.today
        return post.valid_to is None or post.valid_to >= day

    def _new_post(self, row: SheetRow, known: _Known, post: _Post) -> None:
        if post.valid_to is not None and post.valid_to < post.valid_from:
            row.say("to_day", _("Последний день не может быть раньше первого."))
            return
        known.posts.append(post)
        if not row.cells["from_day"]:
            row.notes.append(_("в должности с сегодняшнего дня"))
        if not known.is_new:
            row.change("title", None, f"{post.title}, {_('с')} {date_ru(post.valid_from)}")

    def _end_post(self, row: SheetRow, post: _Post, to_day: date) -> None:
        if post.valid_to is not None:
            row.say(
                "to_day",
                _("Эта должность уже закончилась {day}. Таблицей этот день не меняют.").format(
                    day=date_ru(post.valid_to)
                ),
            )
        elif to_day < post.valid_from:
            row.say("to_day", _("Последний день не может быть раньше первого."))
        else:
            row.change("to_day", None, to_day)
            post.valid_to, post.ends = to_day, True


def _is_free(actor: Any, cluster: Cluster) -> bool:
    """Brings in anybody: those who lead, and the system."""
    return isinstance(actor, System) or (leads & writes).test(actor, cluster)


def _name(words: str) -> str:
    return as_text(words, longest=100)


def taken_out(cluster: Cluster) -> Iterator[dict[str, str]]:
    """People with the posts that last, a line for each post, in the columns of the table. Three queries."""
    organisations = OrganisationFinder(cluster)
    by_pk = {one.pk: one for one in organisations.all}
    posts: dict[int, list[Position]] = {}
    for position in Position.objects.filter(in_force_on(clock.today(cluster)), cluster=cluster).order_by("pk"):
        posts.setdefault(position.person_id, []).append(position)
    people = PersonFinder(cluster).all
    for person in sorted(people, key=lambda one: (name_key(one), one.pk)):
        plain = {name: shown(getattr(person, name)) for name in (*NAMES, "email", "phone")}
        plain["gender"] = str(person.get_gender_display())
        for post in posts.get(person.pk) or [None]:
            yield plain | (
                {
                    "organisation": organisations.key_of(by_pk[post.organisation_id]),
                    "title": shown(post.title),
                    "from_day": shown(post.valid_from),
                    "to_day": shown(post.valid_to),
                }
                if post
                else {}
            )


TABLE = Table(
    kind=TableKind.PEOPLE,
    spec=SPEC,
    note=NOTE,
    permission="members.bring_people",
    export_permission="members.export_people",
    names=(("last_name", "first_name", "patronymic"), ("title",)),
    enter=enter,
    taken_out=taken_out,
    large=300,
)
