"""Links for guardians: what they open, who bears them, what their letter says (docs/links.md)."""

from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from artel.accounts import guest_links
from artel.accounts.bearer import Bearer
from artel.accounts.models import GuestLink
from artel.catalogue.domain.kinds import StudentState
from artel.catalogue.models import Student

PURPOSE = "catalogue.guardian"
DAYS = 30


def student_of(link: GuestLink) -> Student | None:
    """The learner whom the link is about; None when they have left, or their data are gone. One query."""
    return (
        Student.objects.filter(
            pk=link.thing_id, cluster=link.cluster_id, state=StudentState.STUDYING, erased_at__isnull=True
        )
        .select_related("cluster", "person", "group__programme__organisation", "group__programme__speciality")
        .first()
    )


def bearer_of(student: Student) -> Bearer:
    """The guardian as an actor: a right to answer for this one learner, and no name in the journal."""
    return Bearer(thing=student, words=_("представитель по ссылке"))


def letter_of(link: GuestLink, url: str) -> guest_links.Letter | None:
    student = student_of(link)
    if student is None:
        return None
    college = student.group.programme.organisation
    body = render_to_string(
        "catalogue/letters/guardian.txt",
        {"college": college.short_name, "group": student.group.name, "url": url, "until": link.expires_on},
    )
    return guest_links.Letter(_("Колледж просит ответить о согласиях"), body)
