"""Lists cost no more queries for many things than for few; none costs more than DEAREST, unless DEARER says why."""

import hashlib
from datetime import timedelta

import pytest
from django.db import connection
from django.urls import reverse

from artel import audit, jobs
from artel.accounts.models import OneTimeLink
from artel.accounts.rights import system
from artel.bodies.tests.factories import make_composition, make_direction, make_nomination
from artel.catalogue.tests.factories import make_programme, make_student
from artel.documents import services as documents
from artel.documents.models import ApprovalSheet
from artel.documents.services.papers import compose_paper
from artel.documents.tests.factories import make_document
from artel.fair.models import Interview, Invitation, Placement
from artel.fair.tests.factories import make_fair, make_graduate, make_stand, make_vacancy, make_wishes
from artel.jobs.models import Job
from artel.kernel import clock
from artel.meetings.models import Assignment, Meeting
from artel.members.domain.kinds import OrganisationKind, RoleKind
from artel.members.events import MemberEvent
from artel.members.models import SheetUpload
from artel.members.tests.factories import (
    make_organisation,
    make_override,
    make_person,
    make_position,
    make_role,
    make_tenure,
    make_unit,
)
from artel.notices.models import Letter, Notice
from artel.plans.models import Amendment, Event, Evidence, ExtensionRequest
from artel.plans.tests.factories import make_file, make_plan, make_seed_upload
from artel.reports.models import Report, ReportNote
from tests.access.links import BORN
from tests.access.table import BY_NAME
from tests.access.urls import address
from tests.access.watching import Watch, read
from tests.access.world import ROWS, TODAY, World

pytestmark = pytest.mark.django_db

DEAREST = 12
MANY = 60  # more than a page of 50

# Lists that cost more than DEAREST, with what for. No other may; these may not cost more than what stands here.
DEARER = {
    # 4 for the door (session, account, cluster with the menu's figures, roles with offices and own days), 1 plan with what its
    # head tells, 7 for the status: rows, evidence, decisions, obligations, executors, holders of offices, members, read once
    # for all rows; that makes the 12 of a plan. «Сегодня» adds one for each kind of thing that may wait, which have no
    # table in common: requests, evidence, letters; meetings, votes, answers, assignments; papers, sheets; compositions,
    # nominations, uploads; fairs. What the menu has counted as none is not asked.
    "desk:today": 23,
    # The status again: of both years that are compared, each as of its own day; of the year that ends, with what else waits
    # in it; of the plan of each cluster; of the plan that is reported on, with who decided and proved, requests, indicators,
    # meetings and assignments.
    "plans:compare": 20,
    "plans:close": 18,
    "reports:overview": 13,
    "reports:preview": 23,
    "reports:notes": 19,
    # The wording in force beside the one proposed, and what would be owed: members, obligations with their facts.
    "plans:amendment": 14,
    "plans:preview": 13,
    # A query or two for each source: what is owed with its facts, meetings, assignments, events, calls, terms, sheets, fairs.
    "calendars:month": 20,
    "calendars:agenda": 20,
    "calendars:year": 20,
    "search:search": 16,  # the words, the rights, then each kind of things that is on the page by its own query or two
    # 4 for the door, the fair with its stages and its tabs; then what each page is of: facts by college and employer with
    # summaries and proposals; runs, totals, protocols and pairs.
    "fair:employment": 13,
    "fair:allocation": 13,
    "fair:results": 13,  # a count of each step of the road, by college and by employer; no list
}
LISTS = (
    "desk:today", "desk:journal", "jobs:unsuccessful", "plans:list", "plans:detail", "plans:year", "plans:members",
    "plans:inbox", "plans:requests", "plans:events", "plans:upload", "documents:register", "members:organisations",
    "members:people", "members:units", "members:access", "members:calendar", "members:clusters", "documents:papers",
    "documents:approvals", "bodies:list", "bodies:directions", "meetings:list", "meetings:schedule", "meetings:assignments",
    "catalogue:programmes", "catalogue:specialities", "catalogue:students", "catalogue:guardians", "catalogue:group",
    "bodies:call_links", "fair:list", "fair:detail",
    "fair:vacancies", "fair:graduates", "fair:interviews", "fair:interviews_day", "fair:checkin", "fair:allocation",
    "fair:allocation_vacancies", "fair:allocation_people", "fair:invitations", "fair:printings", "fair:employment",
    "fair:results", "search:search", "notices:list", "notices:log", "notices:letters", "calendars:month", "calendars:agenda",
    "calendars:year", "calendars:feeds", "reports:overview", "reports:list", "reports:preview", "reports:report", "reports:notes",
    "reports:public_settings",
    "plans:versions", "plans:version", "plans:amendment", "plans:amendment_settle", "plans:compare", "plans:close",
    "plans:preview", "members:people_table", "members:table", "desk:first_steps",
)  # fmt: skip
ROLES = ("coordinator", "representative_college")


def cost(world: World, name: str, role: str) -> list[str]:
    """Statements of one look at a list, when everything that is kept in the process is there already."""
    url = address(BY_NAME[name], world.ours, role)
    read(world.client(role).get(url))
    watch = Watch()
    with connection.execute_wrapper(watch):
        answer = read(world.client(role).get(url))
    assert answer.status_code in (200, 403, 404)
    return watch.queries


def crowd(world: World) -> None:
    """Many of everything that stands in lists."""
    side, cluster = world.ours, world.ours.cluster
    now, author = clock.now(), side.author
    owed = [side.owed, side.others_owed, side.employers_owed]
    for number in range(MANY):
        organisation = make_organisation(cluster, kind=OrganisationKind.EMPLOYER)
        person = make_person(cluster)
        make_position(person, organisation)
        make_tenure(organisation.offices.get(), person=make_person(cluster))
        user = make_role(RoleKind.REPRESENTATIVE, cluster, organisation=organisation).user
        documents.register_incoming(
            cluster=cluster, kind="order", title="Приказ", sender="Департамент", their_number=f"{number}-м",
            their_date=TODAY, received_on=TODAY, file=make_file(cluster), sender_organisation=organisation, actor=author,
        )  # fmt: skip
        audit.record(MemberEvent.CONTACTS_SEEN, actor=user, target=person)
        on = owed[number % len(owed)]
        Evidence.objects.create(
            cluster=cluster, obligation=on, title="Отчёт", happened_on=TODAY, in_force_on=TODAY, recorded_by=user,
            supplied_by=person, supplied_for=organisation, file=make_file(cluster), recorded_at=now,
        )  # fmt: skip
        ExtensionRequest.objects.create(
            cluster=cluster, obligation=on, state="refused", wanted_due_on=TODAY, reason="Болезнь", asked_by=user,
            asked_at=now, answer="Нет", decided_by=author, decided_at=now,
        )  # fmt: skip
        Event.objects.create(
            cluster=cluster, title="Событие", starts_on=TODAY, ends_on=TODAY, organiser=organisation, recorded_at=now
        )
        make_override(cluster, TODAY + timedelta(days=200 + number))
        OneTimeLink.objects.create(
            token_sha256=hashlib.sha256(str(number).encode()).hexdigest(), tail="abcd", purpose="invitation", user=user,
            email=user.email, cluster_id=cluster.pk, created_by=author, created_at=now, expires_at=now + timedelta(days=3),
        )  # fmt: skip
        job = jobs.enqueue("plans.read_upload", key=f"crowd:{number}", actor=user, cluster=cluster)
        Job.objects.filter(pk=job.pk).update(state="failed", finished_at=now)
    _crowd_of_bodies(side)
    _crowd_of_fairs(side)
    _crowd_of_the_year(world)
    for number in range(25):
        make_seed_upload(cluster, state="dropped", rows=[], sections=[], year_label="")
        make_unit(cluster, name=f"Группа {number}")
        year = 1990 + number
        make_plan(cluster, ROWS[0], year=f"{year}/{year + 1}", created_by=author)


def _crowd_of_bodies(side) -> None:
    """Meetings with papers, assignments, directions with nominations, rounds of agreement."""
    cluster, point = side.cluster, side.assignment.point
    for number in range(MANY):
        meeting = Meeting.objects.create(
            cluster=cluster, unit=side.expert, number=100 + number, year=2024, held_on=TODAY + timedelta(days=number % 100),
            created_at=clock.now(),
        )  # fmt: skip
        Meeting.objects.filter(pk=meeting.pk).update(state="held" if number % 2 else "planned")
        person = make_person(cluster)
        Assignment.objects.create(
            cluster=cluster, unit=side.expert, point=point, person=person, words_due_on=TODAY, due_on=TODAY,
            controller=side.citizen, issued_on=TODAY,
        )  # fmt: skip
        direction = make_direction(cluster, forming_unit=side.expert)
        make_nomination(direction, person=person, organisation=side.other)
        make_composition(direction=direction, seats=[(person, "chair")])
        compose_paper(
            cluster=cluster, kind="meetings.extract", unit=side.expert, title=f"Выписка {number}", dated_on=TODAY,
            document=make_document(), subject_kind="meetings.item", subject_id=str(number), actor=system(),
        )  # fmt: skip
        ApprovalSheet.objects.create(
            cluster=cluster, subject_kind="plans.plan", subject_id=f"x{number}", title="проекту плана", digest="0" * 64,
            state="agreed", due_on=TODAY, opened_by=side.author, opened_at=clock.now(),
        )  # fmt: skip


def _crowd_of_fairs(side) -> None:
    """Vacancies, graduates of the own college with wishes, interviews and invitations, at each fair that a list is of."""
    group, now = side.study_group, clock.now()
    fairs = (side.wishing, side.interviewing, side.deciding, side.inviting, side.employing)
    for number in range(MANY):
        make_fair(side.cluster)
        make_programme(side.organisation, starts_in=1900 + number)
        employer = (
            make_organisation(side.cluster, kind=OrganisationKind.EMPLOYER) if number % 10 == 0 else side.employer
        )
        vacancies = {fair: make_vacancy(fair, employer) for fair in (*fairs, side.collecting)}
        student = make_student(group)
        make_student(group, born_on=BORN)
        for fair in fairs:
            graduate = make_graduate(fair, student, consented=fair == side.wishing)
            make_wishes(graduate, [vacancies[fair]])
            common = {"cluster": side.cluster, "fair": fair, "graduate": graduate, "vacancy": vacancies[fair]}
            if fair == side.interviewing:
                stand = fair.stands.filter(organisation=employer).first() or make_stand(fair, employer)
                Interview.objects.create(stand=stand, **common)
            if fair == side.inviting:
                Invitation.objects.create(valid_until=TODAY, made_at=now, **common)
            if fair == side.deciding:
                Placement.objects.create(run=side.deciding_run, basis="algorithm", rank=1, made_at=now, **common)


def _crowd_of_the_year(world: World) -> None:
    """Notices with their letters, drafts of reports with causes, rows of a change, of a table and of plans, more years."""
    side, now = world.ours, clock.now()
    for role in ROLES:
        told = side.notices[role]
        for number in range(MANY):
            notice = Notice.objects.get(pk=told.pk)
            notice.pk, notice.key, notice.organisation = None, f"crowd:{number}", side.organisation
            notice.save()
            letter = Letter.objects.create(
                cluster=side.cluster, user=notice.user, day=TODAY - timedelta(days=1 + number), slot="digest", state="failed",
                count=1, queued_at=now,
            )  # fmt: skip
            letter.notices.add(notice)
    draft = Report.objects.get(pk=side.draft_report.pk)
    for _number in range(MANY):
        draft.pk = None
        draft.save()
    for activity in side.plan.activities.exclude(pk__in=side.draft_report.notes.values("activity")):
        ReportNote.objects.create(report=side.draft_report, activity=activity, cause="Нет", proposal="Внести", at=now)
    for amendment in (side.amendment, side.asking_amendment):
        rows = Amendment.objects.get(pk=amendment.pk).rows
        Amendment.objects.filter(pk=amendment.pk).update(rows=rows * 20)
    table = SheetUpload.objects.get(pk=side.table.pk)
    many = range(2, MANY + 2)
    rows = [table.rows[0] | {"row": number} for number in many]
    findings = [table.findings[0] | {"row": number} for number in many]
    SheetUpload.objects.filter(pk=table.pk).update(rows=rows, findings=findings)


def test_lists_cost_no_more_for_many_than_for_few_and_no_more_than_they_may(world):
    few = {(name, role): cost(world, name, role) for name in LISTS for role in ROLES}
    crowd(world)
    many = {key: cost(world, *key) for key in few}
    # A page full of one kind of things may ask less than a page of several.
    assert {key: (len(few[key]), len(many[key])) for key in few if len(few[key]) < len(many[key])} == {}
    assert {key: len(said) for key, said in many.items() if len(said) > DEARER.get(key[0], DEAREST)} == {}


def test_a_plan_of_many_rows_costs_what_a_plan_of_few_costs(world):
    side = world.ours
    plans = [
        make_plan(side.cluster, *rows, year=year, created_by=side.author)
        for rows, year in ((ROWS[:2], "1980/1981"), ([*ROWS] * 6, "1981/1982"))
    ]
    for name in ("detail", "year", "members"):
        lengths = []
        for plan in plans:
            url = reverse(f"plans:{name}", args=[side.slug, plan.pk])
            read(world.client("coordinator").get(url))
            watch = Watch()
            with connection.execute_wrapper(watch):
                assert read(world.client("coordinator").get(url)).status_code == 200
            lengths.append(len(watch.queries))
        assert len(set(lengths)) == 1, (name, lengths)
