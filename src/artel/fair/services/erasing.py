"""Erasure of a graduate's personal data: the person's by the catalogue, the profile's and what was said of it here."""

from typing import Any

from django.utils.translation import gettext as _

from artel import audit
from artel.catalogue.services.students import erase_student
from artel.fair.domain.states import GraduateState
from artel.fair.events import FairEvent
from artel.fair.models import EmploymentFact, Graduate, Interview, Invitation
from artel.fair.services.fairs import lock_fair
from artel.fair.services.graduates import end_invitations
from artel.fair.services.interviews import release_interviews
from artel.fair.services.links import kill_link
from artel.members.models import Person

_WORDS = (
    "refusal_reason", "grade", "practice_note", "achievements", "municipality", "schedule_wish", "about"
)  # fmt: skip


def erase_graduate(*, graduate: Graduate, basis: str, actor: Any) -> Graduate:
    """Take away everything that tells who the graduate was: the student is erased, and with them every profile."""
    erase_student(student=graduate.student, basis=basis, actor=actor)
    return Graduate.objects.select_related("student__person", "fair__cluster").get(pk=graduate.pk)


def clear_profiles(person: Person, *, basis: str, actor: Any) -> None:
    """Clear what every fair knows of a person who is being erased. A part of the catalogue's deed.

    Live invitations are revoked, the personal link opens nothing. Marks, wishes and results stay under the number, so
    counts and the proof of the allocation hold; registered papers are documents and stay whole.
    """
    profiles = Graduate.objects.filter(student__person=person).select_related(
        "fair__cluster", "student__person", "student__group__programme"
    )
    for profile in profiles.order_by("fair_id"):
        fair = profile.fair = lock_fair(profile.fair)
        release_interviews(fair=fair, graduate=profile, actor=actor)
        end_invitations(profile, reason=_("Персональные данные выпускника удалены."), actor=actor)
        kill_link(profile)
        for name in _WORDS:
            setattr(profile, name, "")
        profile.needs_conditions, profile.state = False, GraduateState.WITHDRAWN
        profile.save(update_fields=[*_WORDS, "needs_conditions", "state"])
        audit.record(FairEvent.GRADUATE_ERASED, actor=actor, target=profile, basis=basis)
    Interview.objects.filter(graduate__in=profiles).update(comment="")
    Invitation.objects.filter(graduate__in=profiles).update(answer_reason="")
    EmploymentFact.objects.filter(graduate__in=profiles).update(order_number="", employer_name="", position="")
