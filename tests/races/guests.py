"""What the processes of the races for a guest's link do."""

from datetime import date

from artel.accounts import guest_links
from artel.accounts.models import GuestLink
from artel.accounts.rights import system
from artel.catalogue.domain.guardians import Answer, Degree
from artel.catalogue.guardian_links import bearer_of, student_of
from artel.catalogue.services import guardians
from artel.catalogue.tests.factories import make_student
from artel.kernel import clock
from artel.kernel.errors import Refusal
from artel.members.domain.kinds import ConsentPurpose
from artel.members.models import Consent, ConsentText
from artel.members.tests.factories import make_consent_text
from tests import races

PURPOSE = ConsentPurpose.PROCESSING


def prepare(_index: int) -> dict:
    """A learner of fifteen whose guardian has a link."""
    today = clock.now().date()
    student = make_student(born_on=date(today.year - 15, 1, 1))
    make_consent_text(student.cluster, purpose=PURPOSE)
    (link,) = guardians.ask_guardians(
        cluster=student.cluster, students=[student], purposes=[PURPOSE], emails={}, actor=system("race")
    )
    return {"code": guest_links.code_of(link), "cluster": student.cluster_id}


def answer(index: int, *, code: str, cluster: int) -> bool:
    """Answer from one of several tabs: every other one refuses."""
    link = guest_links.open_link(code)
    student = student_of(link)
    text = ConsentText.objects.get(cluster=cluster, purpose=PURPOSE)
    races.barrier()
    try:
        guardians.answer_as_guardian(
            link=link, student=student, answers={PURPOSE: Answer.REFUSED if index % 2 else Answer.GIVEN},
            texts={PURPOSE: text.pk}, name="Петрова Анна", degree=Degree.MOTHER, actor=bearer_of(student),
        )  # fmt: skip
    except Refusal:
        return False
    return True


def ask_again(_index: int, *, code: str, cluster: int) -> str:
    """Ask the same guardian anew."""
    link = GuestLink.objects.get(cluster_id=cluster, revoked_at=None)
    student = student_of(link)
    races.barrier()
    return guest_links.code_of(guardians.ask_again(student=student, actor=system("race")))


def look(_index: int, *, code: str, cluster: int) -> dict:
    links = GuestLink.objects.filter(cluster_id=cluster)
    given = Consent.objects.filter(cluster=cluster).count()
    first = links.earliest("pk")
    return {
        "uses": first.use_count,
        "is_as_answered": given == (first.answer == {PURPOSE: Answer.GIVEN}),
        "living": links.filter(revoked_at=None).count(),
    }
