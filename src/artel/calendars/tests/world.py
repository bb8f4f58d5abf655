"""A cluster in March 2024 with something of every kind in its calendar."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from artel.accounts.models import User
from artel.accounts.rights import system
from artel.bodies.domain.states import CompositionState
from artel.bodies.tests.factories import make_composition, make_direction
from artel.documents.models import ApprovalLine, ApprovalSheet
from artel.fair.domain.states import Stage
from artel.fair.models import Fair, Interview
from artel.fair.tests.factories import make_fair, make_graduate, make_stand, make_vacancy
from artel.meetings.domain.states import MeetingState
from artel.meetings.models import Assignment, Attendee, Meeting
from artel.meetings.tests.factories import make_item, make_meeting, make_point
from artel.members.domain.kinds import OrganisationKind, UnitKind
from artel.members.models import Person, Unit
from artel.members.tests.factories import make_organisation, make_representative
from artel.plans.services.happenings import record_event
from artel.plans.tests.world import World, make_world

LONG_AGO = datetime(2024, 1, 10, 5, 0, tzinfo=UTC)


@dataclass
class Full:
    """The plan's world and what was put around it. `member` sits in the Expert Council."""

    plans: World
    unit: Unit
    meeting: Meeting
    assignment: Assignment
    fair: Fair
    recruiter: User

    @property
    def cluster(self):
        return self.plans.cluster

    def person(self, user: User) -> Person:
        return Person.objects.get(cluster=self.cluster, user=user)


def make_full() -> Full:
    """At noon of 15.03.2024: the caller stops the clock."""
    plans = make_world()
    cluster, member = plans.cluster, plans.member
    unit = Unit.objects.get(cluster=cluster, kind=UnitKind.EXPERT_COUNCIL)
    person = Person.objects.get(cluster=cluster, user=member)
    meeting = make_meeting(
        unit, held_on=date(2024, 3, 22), starts_at=time(9, 0), state=MeetingState.NOTIFIED, notified_at=LONG_AGO,
        link="https://video.example/room",
    )  # fmt: skip
    Attendee.objects.create(meeting=meeting, unit=unit, person=person, has_vote=True)
    held = make_meeting(unit, held_on=date(2024, 2, 20), state=MeetingState.HELD)
    assignment = Assignment.objects.create(
        cluster=cluster, unit=unit, point=make_point(make_item(held)), person=person,
        words_due_on=date(2024, 3, 24), due_on=date(2024, 3, 25), issued_on=date(2024, 2, 20),
    )  # fmt: skip
    record_event(
        cluster=cluster, title="Неделя с работодателем", starts_on=date(2024, 3, 11), ends_on=date(2024, 3, 14),
        place="Томск", organiser=plans.college, actor=system("test"),
    )  # fmt: skip
    make_direction(
        cluster,
        forming_unit=unit,
        name="Наставничество",
        call_opened_on=date(2024, 3, 1),
        call_due_on=date(2024, 3, 20),
    )
    make_composition(
        unit=unit, state=CompositionState.APPROVED, effective_from=date(2022, 3, 28), approved_on=date(2022, 3, 28),
        term_until=date(2024, 3, 27),
    )  # fmt: skip
    sheet = ApprovalSheet.objects.create(
        cluster=cluster, subject_kind="plans.plan", subject_id="1", title="проекту плана", digest="0" * 64,
        due_on=date(2024, 3, 19), opened_at=LONG_AGO,
    )  # fmt: skip
    ApprovalLine.objects.create(
        sheet=sheet, position=1, person=person, post="эксперт", name=person.short_name, received_at=LONG_AGO,
        due_on=date(2024, 3, 19),
    )  # fmt: skip
    fair = make_fair(cluster, stage=Stage.WISHES, held_on=date(2024, 3, 29), starts_at=time(10), venue="ТЭПК")
    fair.stages.filter(stage=Stage.WISHES).update(due_on=date(2024, 3, 21))
    employer = make_organisation(cluster, kind=OrganisationKind.EMPLOYER, short_name="АО «Завод»")
    recruiter = make_representative(employer)
    vacancy, stand = make_vacancy(fair, employer), make_stand(fair, employer, place="ауд. 201")
    for number in range(2):
        Interview.objects.create(
            cluster=cluster, fair=fair, graduate=make_graduate(fair), vacancy=vacancy, stand=stand, round=number + 1,
            table=1, starts_at=datetime(2024, 3, 29, 3, 15 * number, tzinfo=UTC),
        )  # fmt: skip
    return Full(plans, unit, meeting, assignment, fair, recruiter)
