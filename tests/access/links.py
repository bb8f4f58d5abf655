"""Links for people without accounts in the world of access: what each purpose has opened, and how its address is reached."""

from collections.abc import Callable
from datetime import date
from typing import Any

from artel.accounts import guest_links
from artel.accounts.bearer import Bearer
from artel.accounts.models import GuestLink
from artel.bodies.services.nominations import nominate
from artel.catalogue.domain.guardians import Answer, Degree
from artel.catalogue.guardian_links import bearer_of
from artel.catalogue.services import guardians
from artel.catalogue.tests.factories import make_student
from artel.meetings.services.attendance import invite_person
from artel.members.domain.kinds import ConsentPurpose
from artel.members.models import ConsentText, Organisation
from artel.members.tests.factories import make_person
from tests.access.fair import PHONE, SECRET

OWNER = "representative_college"
BORN = date(2008, 5, 17)

Args = Callable[[Any], dict[str, Any]]
Sent = Callable[[Any, str], dict[str, Any]]


def lend(side: Any) -> None:
    """What each purpose has opened."""
    lend_to_guardians(side)
    owner, things = side.people[OWNER], side.things
    things["guests_nomination"] = nominate(
        direction=side.direction, organisation=side.organisation, last_name="Безучётный", first_name="Пётр",
        post="мастер", actor=owner,
    )  # fmt: skip
    invite_person(meeting=side.called, person=make_person(side.cluster), actor=side.people["secretary"])
    Organisation.objects.filter(pk=side.other.pk).update(email="other@example.test")


def lend_to_guardians(side: Any) -> None:
    """Two learners under age, whose guardians were written to. Needs a group, and a text of publication in force."""
    owner, things = side.people[OWNER], side.things
    for name in ("minor", "others_minor"):
        things[name] = make_student(
            side.study_group, last_name=f"{SECRET}-Младшая", born_on=BORN, phone=PHONE, email=f"{name}@example.test"
        )
    links = guardians.ask_guardians(
        cluster=side.cluster, students=[side.minor, side.others_minor], purposes=[ConsentPurpose.PUBLICATION],
        emails={side.minor.pk: "parent@example.test"}, actor=owner,
    )  # fmt: skip
    things["guest"] = next(link for link in links if link.thing_id == side.minor.pk)


def guardian(name: str) -> Callable[[Any], Bearer]:
    """Who bears the link of this learner's guardian."""
    return lambda side: bearer_of(side.things[name])


def answer_for_minor(side: Any, who: Any) -> None:
    text = ConsentText.objects.filter(cluster=side.cluster, purpose=ConsentPurpose.PUBLICATION).latest("version")
    guardians.answer_as_guardian(
        link=guest_links.open_link(guest_links.code_of(GuestLink.objects.get(pk=side.guest.pk))), student=side.minor,
        answers={ConsentPurpose.PUBLICATION: Answer.GIVEN}, texts={ConsentPurpose.PUBLICATION: text.pk},
        name="Младшая Анна", degree=Degree.MOTHER, actor=who,
    )  # fmt: skip


ARGS: dict[str, Args] = {
    "accounts:guest": lambda side: {"code": guest_links.code_of(side.guest)},
    "bodies:call_links": lambda side: {"pk": side.direction.pk},
    "meetings:call_guests": lambda side: {"pk": side.called.pk},
    "bodies:nomination_link": lambda side: {"pk": side.guests_nomination.pk},
    "catalogue:guardian_link": lambda side: {"pk": side.minor.pk},
}
SENT: dict[str, Sent] = {
    "accounts:guest": lambda _side, _role: {"born_on": "17.05.2008"},
    "bodies:call_links": lambda side, _role: {"organisation": side.other.pk},
    "bodies:nomination_link": lambda _side, _role: {"email": "nominee@example.test"},
    "catalogue:guardian_ask": lambda side, _role: {
        "student": side.minor.pk, "send": "1", "purposes": ["publication"],
        f"email_{side.minor.pk}": "mother@example.test",
    },
    "catalogue:guardian_slips": lambda side, _role: {"student": side.minor.pk},
    "catalogue:guardian_link": lambda _side, _role: {"act": "again"},
}  # fmt: skip
