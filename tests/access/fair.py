"""Fairs of the access world, one at each stage whose addresses need it, and the college whose graduates they are for.

The secretary and the member of the group also sit on the commission; graduates are of the representative's college,
vacancies of the representative's enterprise.
"""

from datetime import date, time
from typing import Any

from artel.accounts.rights import system
from artel.catalogue.models import Student, TargetContract
from artel.catalogue.tests.factories import make_group, make_programme, make_student
from artel.documents.services.signing import join_agreement, sign_papers
from artel.fair.domain.states import Basis, GraduateState, InterviewState, RunState, Stage, VacancyState
from artel.fair.models import Fair, Graduate, Interview, Invitation, Placement, Printing, Vacancy
from artel.fair.services import allocation, answers, commission, employment, invitations
from artel.fair.services.interviews import make_timetable
from artel.fair.services.links import bearer, make_links
from artel.fair.tests.factories import give_consent, make_fair, make_graduate, make_stand, make_vacancy, make_wishes
from artel.files.tests.factories import make_stored_file
from artel.kernel import clock
from artel.members.domain.kinds import OfficeKind, UnitKind
from artel.members.tests.factories import PASSWORD, make_person, make_position, make_tenure, make_unit, make_user

TODAY = date(2024, 3, 15)
SECRET = "Тайная"  # the beginning of every graduate's surname: to be looked for where it may not be
PHONE = "+7 913 000-00-00"


def hold_fairs(side: Any) -> None:
    """A catalogue of the college and fairs from the collecting of vacancies to the employment."""
    _appoint(side)
    _teach(side)
    _collect(side)
    _wish(side)
    _interview(side)
    _allocate(side)
    _invite(side)
    _follow(side)
    _others(side)


def person(side: Any, role: str) -> Any:
    return side.people[role].persons.get(cluster=side.cluster)


def _appoint(side: Any) -> None:
    """The commission, and heads who sign: of the enterprise and of the leading college."""
    things = side.things
    things["commission"] = unit = make_unit(
        side.cluster, kind=UnitKind.COMMISSION, name="Комиссия по распределению выпускников"
    )
    chair = make_person(side.cluster, user=make_user())
    join_agreement(person=chair, password=PASSWORD, actor=chair.user)
    seats = (
        (OfficeKind.CHAIR, chair),
        (OfficeKind.SECRETARY, person(side, "secretary")),
        (OfficeKind.MEMBER, person(side, "unit_member")),
    )
    for kind, who in seats:
        make_tenure(unit.offices.get(kind=kind), person=who)
    things["signing_head"] = head = make_person(side.cluster, user=make_user())
    for organisation in (things["employer"], things["organisation"]):
        make_tenure(organisation.offices.get(kind=OfficeKind.HEAD), person=head)
        make_position(head, organisation, title="директор")
    join_agreement(person=head, password=PASSWORD, actor=head.user)


def _teach(side: Any) -> None:
    things = side.things
    things["programme"] = make_programme(things["organisation"], employer=things["employer"], qualification="техник")
    things["study_group"] = make_group(things["programme"], curator=person(side, "representative_college"))
    things["finished_group"] = make_group(
        things["programme"], starts_on=date(2019, 9, 1), graduates_on=date(2023, 6, 30)
    )
    things["student"] = _student(side, "Соколова")
    things["bound"] = _student(side, "Целевой")
    things["contract"] = TargetContract.objects.create(
        cluster=side.cluster,
        student=things["bound"],
        employer=things["employer"],
        number="15",
        signed_on=date(2022, 9, 1),
    )


def _student(side: Any, last_name: str, **fields: Any) -> Student:
    number = Student.objects.filter(cluster=side.cluster).count()
    return make_student(
        fields.pop("group", side.study_group), last_name=f"{SECRET}-{last_name}",
        email=f"student-{side.cluster.pk}-{number}@example.test",
        phone=PHONE, **fields,
    )  # fmt: skip


def _fair(side: Any, name: str, stage: Stage, **fields: Any) -> Fair:
    values = {"commission": side.commission, "venue": "Дворец молодёжи", "about": "Для выпускников", **fields}
    fair = side.things[name] = make_fair(side.cluster, stage, **values)
    return fair


def _vacancy(side: Any, fair: Fair, **fields: Any) -> Vacancy:
    return make_vacancy(
        fair,
        side.employer,
        **{"address": "г. Томск, ул. Приборная, д. 12", "documents": "паспорт", "places": 3} | fields,
    )


def _graduate(side: Any, fair: Fair, last_name: str, *, linked: bool = False, **fields: Any) -> Graduate:
    student = fields.pop("student", None) or _student(side, last_name)
    graduate = make_graduate(fair, student, **fields)
    if linked:
        make_links(graduates=[graduate], actor=system())
    return graduate


def _collect(side: Any) -> None:
    fair, things = _fair(side, "collecting", Stage.COLLECTING), side.things
    states = {"vacancy_draft": "draft", "vacancy_submitted": "submitted", "vacancy": "published"}
    for name, state in states.items():
        things[name] = _vacancy(side, fair, state=VacancyState(state))


def _wish(side: Any) -> None:
    fair, things = _fair(side, "wishing", Stage.WISHES), side.things
    things["wished"], things["unwished"] = (_vacancy(side, fair) for _each in range(2))
    things["graduate"] = graduate = _graduate(
        side, fair, "Абрамова", linked=True, about="Умею паять", grade="3-й разряд"
    )
    make_wishes(graduate, [things["wished"]])
    things["newcomer_graduate"] = _graduate(
        side, fair, "Белова", linked=True, state=GraduateState.ENTERED, confirmed_at=None, consented=False
    )
    things["withdrawn_graduate"] = _graduate(side, fair, "Ветрова", state=GraduateState.WITHDRAWN)


def _interview(side: Any) -> None:
    fair, things = _fair(side, "interviewing", Stage.INTERVIEWS, starts_at=time(10), slot_minutes=15), side.things
    vacancy, another = _vacancy(side, fair), _vacancy(side, fair)
    make_stand(fair, side.employer)
    things["comer"] = _graduate(side, fair, "Громова", linked=True)
    make_wishes(things["comer"], [vacancy])
    things["invited_to_talk"], things["talk_vacancy"] = _graduate(side, fair, "Дёмина", linked=True), another
    make_wishes(things["invited_to_talk"], [vacancy])
    make_timetable(fair=fair, actor=side.author)
    things["interview"] = Interview.objects.get(graduate=things["comer"])
    Interview.objects.create(  # that found no time
        cluster=side.cluster, fair=fair, graduate=things["comer"], vacancy=another, stand=things["interview"].stand
    )


def _allocate(side: Any) -> None:
    """Before a run; a run that the commission looks at; its protocol written; its protocol sent."""
    things = side.things
    _market(side, _fair(side, "allocating", Stage.ALLOCATION))
    for name in ("deciding", "protocolled", "at_signing"):
        fair = _fair(side, name, Stage.ALLOCATION)
        placed, _unplaced = _market(side, fair)
        run = allocation.run_allocation(fair=fair, public_line="курс 90,1", actor=side.author)
        _to(fair, Stage.COMMISSION)
        things[f"{name}_run"], things[f"{name}_graduate"] = run, placed
        if name != "deciding":
            members = [row.person for row in commission.sitting_members(fair, TODAY)]
            things[name + "_protocol"] = commission.compose_protocol(
                fair=fair, held_on=TODAY, present=members, actor=side.author
            )
    commission.send_protocol(protocol=things["at_signing_protocol"], actor=side.author)


def _market(side: Any, fair: Fair) -> tuple[Graduate, Graduate]:
    """One who wished and was met, one who wished nothing; three places."""
    vacancy = _vacancy(side, fair)
    placed, unplaced = _graduate(side, fair, "Ершова"), _graduate(side, fair, "Жукова")
    make_wishes(placed, [vacancy])
    Interview.objects.create(
        cluster=side.cluster, fair=fair, graduate=placed, vacancy=vacancy, stand=make_stand(fair, side.employer),
        state=InterviewState.HELD, mark=5, readiness="yes", marked_at=clock.now(), comment="Умеет читать чертежи",
    )  # fmt: skip
    return placed, unplaced


def _to(fair: Fair, stage: Stage) -> None:
    fair.stage = stage
    fair.save(update_fields=["stage"])


def _invite(side: Any) -> None:
    """Invitations in every state that an address speaks of, and a place that was given back."""
    things = side.things
    fair = _fair(side, "inviting", Stage.ALLOCATION)
    narrow = _vacancy(side, fair, places=1)
    first, second = _graduate(side, fair, "Зимина"), _graduate(side, fair, "Ильина")
    for graduate in (first, second):
        make_wishes(graduate, [narrow])
    run = allocation.run_allocation(fair=fair, public_line="курс 90,1", actor=side.author)
    type(run).objects.filter(pk=run.pk).update(state=RunState.APPROVED, approved_at=clock.now())
    _to(fair, Stage.INVITATIONS)
    wide = _vacancy(side, fair, places=9)
    signed = {"fair_invitation": "Кирова", "revoked_invitation": "Львова", "cabinet_invitation": "Мирова"}
    made = {name: _placed(side, fair, wide, last_name, linked=True) for name, last_name in signed.items()}
    _make_and_send(side, fair)
    papers = [
        (each.paper, each.paper.digest)
        for each in Invitation.objects.filter(fair=fair, state="signing").select_related("paper")
    ]
    sign_papers(signings=papers, password=PASSWORD, actor=things["signing_head"].user)
    for name, graduate in made.items():
        things[name] = graduate.invitations.get()
    given_back = Invitation.objects.get(fair=fair, vacancy=narrow)
    answers.decline_invitation(invitation=given_back, actor=bearer(given_back.graduate), reason="Уезжаю")
    invitations.revoke_invitation(
        invitation=things["revoked_invitation"], reason="Ошибка в должности", actor=side.author
    )
    _placed(side, fair, wide, "Носова")
    _make_and_send(side, fair)
    _placed(side, fair, wide, "Орлова")
    invitations.make_invitations(fair=fair, actor=side.author)
    _placed(side, fair, wide, "Павлова")
    things["printing"] = Printing.objects.create(
        cluster=side.cluster, fair=fair, organisation=side.employer, count=1,
        file=make_stored_file(side.cluster, actor=side.author), job_key=f"printing:{side.cluster.pk}",
        asked_by=side.author, asked_at=clock.now(), made_at=clock.now(),
    )  # fmt: skip


def _placed(side: Any, fair: Fair, vacancy: Vacancy, last_name: str, *, linked: bool = False) -> Graduate:
    graduate = _graduate(side, fair, last_name, linked=linked)
    Placement.objects.create(
        cluster=side.cluster, fair=fair, graduate=graduate, vacancy=vacancy, basis=Basis.COMMISSION, made_at=clock.now(),
        note="Решение комиссии",
    )  # fmt: skip
    return graduate


def _make_and_send(side: Any, fair: Fair) -> None:
    invitations.make_invitations(fair=fair, actor=side.author)
    invitations.send_for_signing(fair=fair, organisation=side.employer, actor=side.author)


def _follow(side: Any) -> None:
    """Employment of those who graduated the year before: a milestone without a summary, with a draft, with one to sign."""
    things = side.things
    fair = _fair(side, "employing", Stage.EMPLOYMENT, year=2023, held_on=date(2023, 4, 12))
    student = _student(side, "Романова", group=things["finished_group"])
    give_consent(student)
    things["employed"] = _graduate(side, fair, "", student=student, consented=False)
    silent = _student(side, "Сергеева", group=things["finished_group"])
    _graduate(side, fair, "", student=silent, consented=False)  # of whom nothing is told
    for milestone in ("autumn", "3m", "6m"):
        employment.record_fact(
            graduate=things["employed"], milestone=milestone, outcome="by_speciality", employer=side.employer,
            position="Техник", hired_on=date(2023, 7, 10), order_number="12-к", actor=side.people["representative_college"],
        )  # fmt: skip
    for milestone in ("3m", "6m"):
        things[f"summary_{milestone}"] = employment.compose_summary(fair=fair, milestone=milestone, actor=side.author)
    employment.send_summary(summary=things["summary_6m"], actor=side.author)


def _others(side: Any) -> None:
    """The same things of a fair that has no commission, with a college and an employer that nobody of the table is of."""
    fair = make_fair(side.cluster, Stage.INVITATIONS)
    graduate = make_graduate(fair, make_student(cluster=side.cluster))
    vacancy = make_vacancy(fair)
    side.things["others"] = {
        "programme": graduate.student.group.programme,
        "vacancy": vacancy,
        "graduate": graduate,
        "interview": Interview.objects.create(
            cluster=side.cluster, fair=fair, graduate=graduate, vacancy=vacancy, stand=make_stand(fair, vacancy.organisation)
        ),
        "fair_invitation": Invitation.objects.create(
            cluster=side.cluster, fair=fair, graduate=graduate, vacancy=vacancy, valid_until=TODAY, made_at=clock.now()
        ),
        "deciding": fair,
    }  # fmt: skip
