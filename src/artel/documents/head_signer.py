"""Who signs for the cluster: the head of the lead college, else of the cluster; for a member, its own head."""

from dataclasses import dataclass
from datetime import date

from artel.members.domain.kinds import OfficeKind, RoleKind
from artel.members.models import Cluster, Office, Organisation, Person, Position, Role, Tenure
from artel.members.selectors import head_of_lead, names_on
from artel.members.standing import in_force_on
from artel.russian import initials_surname


@dataclass(frozen=True, slots=True)
class HeadSigner:
    """The person, the post as it is printed, the office it is signed by."""

    person: Person
    post: str
    office: Office | None

    @property
    def signature(self) -> str:
        return initials_surname(self.person.last_name, self.person.first_name, self.person.patronymic)


def cluster_signer(cluster: Cluster, day: date) -> HeadSigner | None:
    """Who heads the lead college on the day, or acts so; else the head of the cluster; None where there is neither."""
    office = head_of_lead(cluster)
    found = _in_office(office, day) if office is not None else None
    if found is not None:
        return found
    role = (
        Role.objects.filter(in_force_on(day), cluster=cluster, kind=RoleKind.HEAD, user__is_active=True)
        .order_by("valid_from", "pk")
        .first()
    )
    person = Person.objects.filter(cluster=cluster, user=role.user_id).first() if role else None
    return HeadSigner(person, "Руководитель кластера", None) if person else None


def member_signer(organisation: Organisation, day: date) -> HeadSigner | None:
    """Who heads the organisation on the day, or acts so."""
    office = Office.objects.filter(organisation=organisation, kind=OfficeKind.HEAD).first()
    return _in_office(office, day) if office is not None else None


def _in_office(office: Office, day: date) -> HeadSigner | None:
    tenure = (
        Tenure.objects.filter(in_force_on(day), office=office)
        .select_related("person")
        .order_by("-is_acting", "valid_from", "pk")
        .first()
    )
    return HeadSigner(tenure.person, _post_of(tenure, office, day), office) if tenure else None


def _post_of(tenure: Tenure, office: Office, day: date) -> str:
    """«Директор ОГБПОУ «ТЭПК»»: the post held there, with the name of the day."""
    name = names_on(office.organisation, day)[0]
    if tenure.is_acting:
        return f"И. о. руководителя {name}"
    posts = Position.objects.filter(in_force_on(day), person=tenure.person, organisation=office.organisation_id)
    held = posts.order_by("valid_from", "pk").first()
    title = held.title if held else "Руководитель"
    return f"{title[:1].upper()}{title[1:]} {name}"
