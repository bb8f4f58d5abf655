"""What the fair adds to a student's page: the fairs they take part in."""

from django.http import HttpRequest
from django.utils.translation import gettext as _

from artel.catalogue.models import Student
from artel.catalogue.student_sections import Section
from artel.fair.models import Graduate


def fairs_section(request: HttpRequest, student: Student) -> list[Section]:
    """The section «Ярмарки»; none for a student who is at no fair. One query."""
    profiles = Graduate.objects.filter(student=student).select_related("fair").order_by("-fair__held_on")
    rows = list(profiles)
    return [Section(_("Ярмарки вакансий"), "fair/_student_fairs.html", {"profiles": rows})] if rows else []
