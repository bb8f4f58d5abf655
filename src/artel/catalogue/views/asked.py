"""What pages of the catalogue share: tabs, a page of one deed, the objects of an address or 404."""

from functools import partial
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from artel.catalogue import selectors
from artel.catalogue.models import Group, Programme, Student
from artel.catalogue.permissions import COLLEGES
from artel.kernel import clock
from artel.members.domain.kinds import OrganisationKind
from artel.members.models import Organisation
from artel.members.selectors import members_on
from artel.members.views.asked import may
from artel.ui import deeds

GET_POST = ("GET", "HEAD", "POST")
PLACE = "catalogue"

do = partial(deeds.do, place=PLACE)


def url(request: HttpRequest, name: str, *args: Any) -> str:
    return reverse(f"catalogue:{name}", args=[request.cluster.slug, *args])


def tabs(request: HttpRequest, current: str) -> list[dict[str, Any]]:
    """Programmes, one's own students, the list of specialities."""
    rows = [("programmes", _("Программы и группы"))]
    if current == "students" or may(request, "catalogue.view_students"):
        rows.append(("students", _("Студенты")))
    rows.append(("specialities", _("Перечень специальностей")))
    return [{"url": url(request, name), "label": label, "is_current": name == current} for name, label in rows]


def visible_programme(request: HttpRequest, pk: int) -> Programme:
    """The programme, or 404."""
    found = get_object_or_404(
        selectors.programmes_visible_to(request.user, request.cluster).select_related(
            "organisation", "speciality__edition", "employer"
        ),
        pk=pk,
    )
    found.cluster = found.organisation.cluster = request.cluster
    return found


def visible_group(request: HttpRequest, pk: int) -> Group:
    found = get_object_or_404(
        selectors.groups_visible_to(request.user, request.cluster).select_related(
            "programme__organisation", "programme__speciality", "curator"
        ),
        pk=pk,
    )
    found.cluster = found.programme.cluster = found.programme.organisation.cluster = request.cluster
    return found


def visible_student(request: HttpRequest, pk: int) -> Student:
    """A student of one's own college; another college's is 404."""
    found = get_object_or_404(
        selectors.students_visible_to(request.user, request.cluster).select_related(
            "person", "group__programme__organisation", "group__programme__speciality"
        ),
        pk=pk,
    )
    found.cluster = found.group.cluster = found.group.programme.cluster = request.cluster
    return found


def employers(request: HttpRequest) -> QuerySet[Organisation]:
    """Enterprises that are members today."""
    return members_on(request.cluster, clock.today(request.cluster), {OrganisationKind.EMPLOYER}).order_by("short_name")


def colleges(request: HttpRequest) -> QuerySet[Organisation]:
    """Colleges whose programmes the person may enter: their own, or all for those who lead."""
    kept = selectors.colleges_kept_by(request.user, request.cluster)
    if may(request, "members.manage_members"):
        return members_on(request.cluster, clock.today(request.cluster), COLLEGES).order_by("short_name")
    return kept
