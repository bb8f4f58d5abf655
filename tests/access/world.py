"""Two whole clusters, and everybody who can knock at the door of the first one.

`ours` is the cluster that the points of view belong to, `theirs` the one nobody of them may learn of: every text of it is
a canary. Both are lived through by the real services where the services make something the factories do not.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.test import Client

from artel import audit, jobs
from artel.accounts.models import User
from artel.accounts.rights import system
from artel.documents import services as documents
from artel.documents.models import IncomingDocument
from artel.files.tests.factories import make_stored_file
from artel.kernel import clock
from artel.members.domain.kinds import OfficeKind, OrganisationKind, RoleKind, UnitKind
from artel.members.events import MemberEvent
from artel.members.models import Cluster, FormerName
from artel.members.services import invite_person
from artel.members.tests.factories import (
    make_chair,
    make_cluster,
    make_consent,
    make_consent_text,
    make_coordinator,
    make_head,
    make_lead,
    make_observer,
    make_organisation,
    make_override,
    make_person,
    make_position,
    make_representative,
    make_role,
    make_secretary,
    make_tenure,
    make_unit,
    make_user,
)
from artel.plans.domain.states import PlanState
from artel.plans.domain.understanding import ExecutorDraft
from artel.plans.models import Plan
from artel.plans.services import deferrals, evidence, happenings, lifecycle, obligations
from artel.plans.tests.factories import LONG_AGO, activity_of, make_plan, make_seed_upload, obligation_of
from artel.search import kinds
from artel.search.index import rebuild_cluster
from tests.access import fair, governance, links, year
from tests.access.texts import Canaries, fill, fill_files

TODAY = date(2024, 3, 15)  # a Friday
NOON = "2024-03-15 05:00:00+00:00"  # in Tomsk
CELLS = ("number", "title", "executors", "deadline", "result")
ROWS = tuple(
    dict(zip(CELLS, cells, strict=True))
    for cells in (
        ("1", "Формирование групп", "Экспертный совет", "Март 2024 г.", "Отчёт о мероприятии"),
        ("2", "Пул экспертов", "Участники кластера", "Апрель 2024 г.", "Отчёт о мероприятии"),
        ("3", "Заседания", "Председатель Экспертного совета", "Не реже 1 раза в квартал", "Протоколы заседаний"),
        ("4", "Проект", "Участники кластера", "По плану реализации проекта", "Отчёт о мероприятии"),
        ("5", "Новости", "Участники кластера", "Не позднее 1 рабочего дня после события", "Ссылка"),
        ("6", "Инклюзия", "Рабочая группа", "В течение учебного года", "План мероприятий"),
        ("8", "Повестка", "Координационный совет", "Май 2024 г.", "Отчёт о мероприятии"),
        ("7", "Конкурс", "Участники кластера", "В соответствии с приказом Департамента", "Отчёт о мероприятии"),
    )
)
INSIDE = (
    "head", "coordinator", "chair_coordination", "chair_expert", "secretary", "unit_member", "group_chair",
    "representative_college", "representative_employer", "observer", "observer_coordinator", "representative_chair",
)  # fmt: skip
OUTSIDE = ("operator", "stranger", "foreign_coordinator", "former_coordinator", "blocked", "anonymous")
ROLES = INSIDE + OUTSIDE


@dataclass
class Side:
    """One cluster: what its addresses speak of (`things`, by name) and the accounts that stand in it."""

    cluster: Cluster
    things: dict[str, Any] = field(default_factory=dict)
    people: dict[str, User] = field(default_factory=dict)

    def __getattr__(self, name: str) -> Any:
        things = self.__dict__.get("things", {})
        if name in things:
            return things[name]
        raise AttributeError(name)

    @property
    def slug(self) -> str:
        return self.cluster.slug


@dataclass
class World:
    """Both clusters and the signed-in sessions of every point of view."""

    ours: Side
    theirs: Side
    people: dict[str, User | None] = field(default_factory=dict)
    sessions: dict[str, str] = field(default_factory=dict)
    canaries: Canaries = field(default_factory=Canaries)
    _handlers: dict[bool, Any] = field(default_factory=dict)

    def user(self, role: str) -> User | None:
        """The account as it is in the database: nothing that an earlier cell left on the object."""
        user = self.people[role]
        return User.objects.get(pk=user.pk) if user is not None else None

    def client(self, role: str, **options: Any) -> Client:
        """A browser in which the role is signed in; faults of the system come as 500, as to a person."""
        client = Client(raise_request_exception=False, **options)
        # A handler of its own would read every static file of the installation again.
        client.handler = self._handlers.setdefault(bool(options.get("enforce_csrf_checks")), client.handler)
        if role in self.sessions:
            client.cookies[settings.SESSION_COOKIE_NAME] = self.sessions[role]
        return client


def make_two_worlds() -> World:
    """The world of the access tests. The caller stops the clock at NOON and keeps files in a folder of its own."""
    world = World(make_side(), make_side())
    ours = world.ours.cluster
    watcher = make_observer(ours)
    make_role(RoleKind.COORDINATOR, ours, user=watcher)
    acting = make_representative(world.ours.employer)
    make_tenure(
        world.ours.coordination.offices.get(kind=OfficeKind.CHAIR),
        person=acting.persons.get(cluster=ours),
        is_acting=True,
    )
    governance.meet_with_all(world.ours, {**world.ours.people, "representative_chair": acting})
    governance.meet_with_all(world.theirs, world.theirs.people)
    year.tell_all(world.ours, {**world.ours.people, "observer_coordinator": watcher, "representative_chair": acting})
    year.tell_all(world.theirs, world.theirs.people)
    year.show_to_everybody(world.ours, is_open=True)
    year.show_to_everybody(world.theirs, is_open=False)
    blocked = make_coordinator(ours)
    world.people = {
        **world.ours.people,
        "observer_coordinator": watcher,
        "representative_chair": acting,
        "operator": make_user(is_operator=True),
        "stranger": make_user(),
        "foreign_coordinator": world.theirs.people["coordinator"],
        "former_coordinator": make_role(RoleKind.COORDINATOR, ours, valid_to=TODAY - timedelta(days=1)).user,
        "blocked": blocked,
        "anonymous": None,
    }
    assert set(world.people) == set(ROLES)
    for role, user in world.people.items():
        if user is not None:
            client = Client()
            client.force_login(user)
            world.sessions[role] = client.cookies[settings.SESSION_COOKIE_NAME].value
    User.objects.filter(pk=blocked.pk).update(is_active=False)
    fill(world.theirs.cluster, world.canaries)
    # Words were put past the services, where search does not follow: it must know the canaries to keep them back.
    rebuild_cluster(world.theirs.cluster, kinds.known())
    fill_files(world.theirs.cluster, world.canaries)
    return world


def make_side() -> Side:
    """A cluster with a live plan in the middle of its year, and plans in every other state."""
    cluster = make_cluster(place="г. Томск")
    side = Side(cluster)
    _found(side)
    _write_down(side)
    _plan(side)
    _live(side)
    things = side.things
    things["row_of_meetings"] = activity_of(things["plan"], "3")
    things["convertible"] = things["row_of_meetings"].requirements.get()
    governance.compose(side)
    governance.agree(side)
    governance.meet(side)
    fair.hold_fairs(side)
    year.live_through(side)
    links.lend(side)
    return side


def _found(side: Side) -> None:
    cluster, things = side.cluster, side.things
    things["organisation"] = college = make_lead(
        cluster, email="college@example.test", phone="+7 3822 11-11-11", site="https://college.example.test",
        address="ул. Ленина, 1", vk="college", ok="college", telegram="college", max_channel="college",
    )  # fmt: skip
    things["other"] = make_organisation(cluster)
    things["employer"] = make_organisation(cluster, kind=OrganisationKind.EMPLOYER)
    things["newcomer"] = make_organisation(cluster, member_since=None)
    FormerName.objects.create(
        cluster=cluster, organisation=college, short_name="ПУ № 1", full_name="Училище № 1", valid_to=date(2019, 8, 31)
    )
    things["coordination"] = make_unit(cluster, kind=UnitKind.COORDINATION_COUNCIL)
    things["expert"] = expert = make_unit(cluster, kind=UnitKind.EXPERT_COUNCIL)
    things["group"] = group = make_unit(cluster, direction="Наставничество")
    side.people = {
        "head": make_head(cluster),
        "coordinator": make_coordinator(cluster),
        "chair_coordination": make_chair(things["coordination"]),
        "chair_expert": make_chair(expert),
        "secretary": make_secretary(expert),
        "unit_member": make_tenure(group.offices.get(kind=OfficeKind.MEMBER)).person.user,
        "group_chair": make_chair(group),
        "representative_college": make_representative(college),
        "representative_employer": make_representative(things["employer"]),
        "observer": make_observer(cluster),
    }
    things["author"] = make_coordinator(cluster)  # who brings papers and plans, so that nobody of the table has
    things["colleague"] = colleague = make_representative(college)
    things["role"] = colleague.roles.get()
    things["person"] = person = make_person(cluster, phone="+7 3822 22-22-22")
    things["citizen"] = things["author"].persons.get(cluster=cluster)
    things["position"] = make_position(person, college)
    things["tenure"] = make_tenure(
        expert.offices.get(kind=OfficeKind.MEMBER), person=make_person(cluster), basis="Решение № 1"
    )
    things["office"] = group.offices.get(kind=OfficeKind.DEPUTY)
    make_consent_text(cluster, purpose="publication")
    things["consent"] = make_consent(person, representative="Мать")
    things["override"] = make_override(cluster, date(2024, 5, 8))
    _person, invited = invite_person(
        cluster=cluster, email=f"invited-{cluster.pk}@example.test", last_name="Приглашённая", first_name="Анна",
        kind=RoleKind.OBSERVER, actor=things["author"],
    )  # fmt: skip
    things["invitation"], things["token"] = invited.link, invited.url.rstrip("/").rsplit("/", 1)[-1]


def _write_down(side: Side) -> None:
    """The register, a job that did not succeed, lines of the journal."""
    cluster, things = side.cluster, side.things
    author, file = things["author"], make_stored_file(cluster, actor=things["author"])

    def registered(number: str, **fields: Any) -> IncomingDocument:
        values = {
            "kind": "order", "title": f"О мероприятии {number}", "sender": "Департамент образования", "their_number": number,
            "their_date": date(2024, 1, 30), "received_on": date(2024, 2, 1),
        }  # fmt: skip
        return documents.register_incoming(cluster=cluster, actor=author, **values | fields)

    things["document"] = registered("1-р", file=file, note="Копия")
    things["setting"] = registered("2-р", file=file, sender_organisation=things["other"])
    documents.cancel_incoming(document=registered("3-р"), reason="Внесён дважды", actor=author)
    things["upload"] = make_seed_upload(cluster, file=file, year_label="2026/2027", created_by=author)
    things["reading"] = make_seed_upload(cluster, file=file, state="reading", rows=[], sections=[], created_by=author)
    make_seed_upload(cluster, file=file, state="refused", rows=[], refusal="В документе нет таблицы")
    things["job"] = jobs.enqueue(
        "plans.read_upload", key=f"access:{cluster.pk}", actor=side.people["representative_college"], cluster=cluster,
        payload={"upload": things["reading"].pk},
    )  # fmt: skip
    job = things["job"]
    job.state, job.finished_at, job.message, job.fault = "failed", clock.now(), "Не удалось прочитать", "ValueError"
    job.save()
    for who in side.people.values():
        audit.record(MemberEvent.CONTACTS_SEEN, actor=who, target=things["person"])


def _plan(side: Side) -> None:
    cluster, things, author = side.cluster, side.things, side.author
    by = {"created_by": author}
    things["plan"] = make_plan(cluster, *ROWS, source_file=things["document"].file, **by)
    things["draft"] = make_plan(cluster, ROWS[0], year="2024/2025", approved=False, **by)
    things["submitted"] = make_plan(
        cluster, ROWS[0], year="2025/2026", approved=False, state=PlanState.APPROVAL, submitted_by=author,
        submitted_at=LONG_AGO, return_reason="Проверьте строку 1", **by,
    )  # fmt: skip
    things["finished"] = make_plan(cluster, ROWS[0], year="2021/2022", **by)
    things["nested"] = make_plan(
        cluster, ROWS[0], approved=False, title="План инклюзии", parent=activity_of(things["plan"], "6"), **by
    )


def _live(side: Side) -> None:
    cluster, things, author = side.cluster, side.things, side.author
    plan: Plan = things["plan"]
    things["row"], things["row_of_all"] = activity_of(plan, "1"), activity_of(plan, "2")
    things["row_of_group"], things["row_of_council"] = activity_of(plan, "6"), activity_of(plan, "8")
    # The document says only «Рабочая группа»; the coordinator has said which.
    lifecycle.correct_reading(
        activity=things["row_of_group"], deadline_read_as="", actor=author,
        executors=[ExecutorDraft(words="Рабочая группа", kind="group", unit_id=things["group"].pk)],
    )  # fmt: skip
    things["awaiting"] = activity_of(plan, "4")
    lifecycle.add_requirement(
        activity=things["row"], kind="documents.accepted_document", words="Состав группы", actor=author
    )
    things["requirement"] = things["row"].requirements.last()

    def owed(organisation: Any):
        return obligation_of(plan, "2", purpose="result", organisation=organisation)

    things["owed"], things["others_owed"] = owed(things["organisation"]), owed(things["other"])
    things["employers_owed"] = owed(things["employer"])
    things["lifted"] = obligation_of(plan, "3", purpose="result")
    obligations.lift_obligation(obligation=things["lifted"], on=TODAY, basis="Решение совета № 2", actor=author)
    obligations.move_obligation(
        obligation=things["others_owed"], new_due_on=date(2024, 6, 3), on=TODAY, basis="Письмо № 3", actor=author
    )
    things["request"] = obligations.ask_extension(
        obligation=things["employers_owed"], wanted_due_on=date(2024, 6, 3), reason="Отпуск эксперта",
        actor=side.people["representative_employer"],
    )  # fmt: skip
    asked = obligations.ask_extension(
        obligation=things["owed"], wanted_due_on=date(2024, 6, 3), reason="Болезнь", actor=things["colleague"]
    )
    obligations.refuse_extension(request=asked, answer="Нет оснований", actor=author)

    def supply(obligation: Any, **fields: Any):
        values = {"title": "Отчёт о мероприятии", "happened_on": date(2024, 3, 12), "in_force_on": date(2024, 3, 12)}
        return evidence.supply_evidence(obligation=obligation, **{"actor": author, **values, **fields})

    on_row = obligation_of(plan, "1", purpose="result")
    paper = make_stored_file(cluster, name="отчёт.txt", actor=author)
    things["evidence"] = supply(on_row, file=paper, number="14", note="Скан на двух листах")
    accepted = supply(on_row, url="https://example.test/report")
    evidence.accept_evidence(evidence=accepted, actor=side.people["head"])
    rejected = supply(things["others_owed"], url="https://example.test/other")
    evidence.reject_evidence(evidence=rejected, reason="Нет подписи", actor=side.people["head"])
    # What representatives bring is theirs to see and not theirs to judge.
    things["brought"] = supply(things["owed"], file=paper, actor=side.people["representative_college"])
    deferrals.set_dates_by_document(
        activity=activity_of(plan, "7"), document=things["setting"], actor=author,
        windows=[deferrals.Window(date(2024, 4, 15), date(2024, 4, 19), "15–19 апреля 2024 г.")],
    )  # fmt: skip
    things["event"] = happenings.record_event(
        cluster=cluster, title="Ярмарка", starts_on=date(2024, 3, 14), place="Дворец", organiser=things["other"],
        actor=author,
    )  # fmt: skip
    happenings.record_indicator(
        activity=things["row"], name="Участников", unit="чел.", planned=None, reached=10, reached_on=TODAY,
        source="Отчёт", organisation=things["other"], actor=system(),
    )  # fmt: skip
