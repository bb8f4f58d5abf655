"""Everything a graduate sees on their own page, gathered once."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.formats import localize

from artel.catalogue.models import Speciality, TargetContract
from artel.fair.domain.lines import fits_any
from artel.fair.domain.states import IN_HAND, InterviewState, InvitationState, VacancyState
from artel.fair.domain.steps import Facts, Step, next_step
from artel.fair.models import Graduate, Interview, Invitation, Vacancy, Wish
from artel.fair.selectors.allocation import Result, result_for
from artel.fair.selectors.interviews import interviews_of
from artel.fair.selectors.market import is_too_young
from artel.fair.selectors.people import has_consent, is_minor
from artel.kernel import clock
from artel.members.domain.kinds import ConsentPurpose
from artel.members.models import Consent, ConsentText
from artel.russian import search_key

# An unsigned invitation is nobody's yet.
SHOWN = IN_HAND | {
    InvitationState.ACCEPTED,
    InvitationState.DECLINED,
    InvitationState.EXPIRED,
    InvitationState.REVOKED,
}


@dataclass(frozen=True, slots=True)
class Cabinet:
    graduate: Graduate
    step: Step
    has_consent: bool
    is_minor: bool
    contract: TargetContract | None
    wishes: tuple[Wish, ...]
    interviews: tuple[Interview, ...]
    invitations: tuple[Invitation, ...]
    result: Result | None

    @property
    def to_answer(self) -> list[Invitation]:
        return [row for row in self.invitations if row.state in IN_HAND]


def cabinet_of(graduate: Graduate) -> Cabinet:
    """Gather the page. A constant number of queries."""
    fair = graduate.fair
    today = clock.today(fair.cluster)
    wishes = tuple(wishes_of(graduate))
    meetings = tuple(row for row in interviews_of(graduate) if row.state != InterviewState.CANCELLED)
    invitations = tuple(invitations_of(graduate))
    contract = (
        TargetContract.objects.filter(student_id=graduate.student_id, released_on__isnull=True)
        .select_related("employer")
        .first()
    )
    result = result_for(graduate)
    consented, minor = has_consent(graduate, today), is_minor(graduate, today)
    states = {row.state for row in invitations if row.valid_until >= today or row.state not in IN_HAND}
    facts = Facts(
        stage=fair.stage,
        state=graduate.state,
        has_consent=consented,
        is_minor=minor,
        has_contract=contract is not None,
        has_wishes=bool(wishes),
        has_meetings=bool(meetings),
        has_accepted=InvitationState.ACCEPTED in states,
        has_to_answer=bool(states & IN_HAND),
        result=None if result is None else result.placement is not None,
    )
    return Cabinet(graduate, next_step(facts), consented, minor, contract, wishes, meetings, invitations, result)


def wishes_of(graduate: Graduate) -> QuerySet[Wish]:
    return graduate.wishes.select_related("vacancy__organisation").order_by("rank")


def invitations_of(graduate: Graduate) -> QuerySet[Invitation]:
    """Signed invitations of the graduate, those to be answered first by their day."""
    found = Invitation.objects.filter(graduate=graduate, state__in=SHOWN)
    return found.select_related("vacancy__organisation", "paper").order_by("valid_until", "pk")


def vacancies_for(graduate: Graduate, *, query: str = "") -> QuerySet[Vacancy]:
    """Published vacancies that the graduate may wish: of the speciality, and open to their age."""
    fair = graduate.fair
    published = fair.vacancies.filter(state=VacancyState.PUBLISHED)
    asked = Speciality.objects.filter(
        pk__in=Vacancy.specialities.through.objects.filter(vacancy__in=published).values("speciality_id")
    )
    mine = graduate.student.group.programme.speciality
    fitting = [row.pk for row in asked if fits_any(row, [mine])]
    found = published.filter(
        pk__in=Vacancy.specialities.through.objects.filter(speciality_id__in=fitting).values("vacancy_id")
    )
    if is_minor(graduate, fair.held_on):
        closed = [row.pk for row in found if is_too_young(graduate, row)]
        found = found.exclude(pk__in=closed)
    if query:
        words = search_key(query)
        named = [row.pk for row in found.select_related("organisation") if words in _haystack(row)]
        found = found.filter(Q(pk__in=named))
    return found.select_related("organisation").order_by("number")


def _haystack(vacancy: Vacancy) -> str:
    return search_key(f"{vacancy.title} {vacancy.organisation.short_name} {vacancy.municipality} {vacancy.address}")


def consent_text(graduate: Graduate) -> ConsentText | None:
    """The text that would be agreed to today."""
    found = ConsentText.objects.filter(cluster=graduate.cluster, purpose=ConsentPurpose.EMPLOYERS)
    return found.order_by("-version").first()


def standing_consent(graduate: Graduate) -> Consent | None:
    """The consent that was given and not withdrawn, whether it suits the graduate's age or not."""
    found = Consent.objects.filter(
        person_id=graduate.student.person_id, purpose=ConsentPurpose.EMPLOYERS, revoked_on__isnull=True
    )
    return found.select_related("text").first()


def profile_rows(graduate: Graduate) -> list[tuple[str, Any]]:
    """The profile as names and values, in the graduate's own and the college's view."""
    fields = (
        "average_grade", "exam_points", "grade", "practice_at", "practice_note", "achievements", "municipality",
        "is_ready_to_move", "schedule_wish", "needs_conditions", "about",
    )  # fmt: skip
    rows = []
    for name in fields:
        value = getattr(graduate, name)
        if value in (None, "", False):
            continue
        words = str(Graduate._meta.get_field(name).verbose_name)
        rows.append((words[:1].upper() + words[1:], localize(value) if isinstance(value, Decimal) else value))
    return rows
