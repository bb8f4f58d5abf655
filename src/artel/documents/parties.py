"""Whom an approval sheet asks: organisations, each by whoever speaks for it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from artel.documents.services.approvals import PartyDraft
from artel.kernel.errors import BrokenRule
from artel.members.models import Organisation, Person, Position
from artel.members.selectors import speakers_of
from artel.members.standing import in_force_on
from artel.russian import initials_surname


@dataclass(frozen=True, slots=True)
class Party:
    """An organisation and who answers for it: its head, or whoever represents it; nobody, when there is neither."""

    organisation: Organisation
    person: Person | None
    post: str


def parties_of(organisations: Iterable[Organisation], day: date) -> list[Party]:
    """The same organisations in their order, with who speaks for each on the day. Three queries."""
    organisations = list(organisations)
    speakers = speakers_of(organisations, day)
    posts = {
        (post.person_id, post.organisation_id): post.title
        for post in Position.objects.filter(in_force_on(day), organisation__in=organisations)
    }
    found = []
    for organisation in organisations:
        person = speakers.get(organisation.pk)
        found.append(Party(organisation, person, posts.get((person.pk, organisation.pk), "") if person else ""))
    return found


def asked(parties: Iterable[Party], organisations: Collection[int]) -> list[PartyDraft]:
    """The lines of a sheet for the organisations named; refuses those that nobody speaks for, by their names."""
    chosen = [party for party in parties if party.organisation.pk in organisations]
    if silent := silent_names(chosen):
        raise BrokenRule(
            _("Некому ответить за: {names}. Назначьте руководителя или представителя организации.").format(
                names=", ".join(silent)
            ),
            field="organisations",
        )
    return [
        PartyDraft(
            person=party.person,
            post=party.post or _("представитель"),
            name=initials_surname(party.person.last_name, party.person.first_name, party.person.patronymic),
            organisation=party.organisation,
        )
        for party in chosen
    ]


def silent_names(parties: Iterable[Party]) -> list[str]:
    """Organisations that nobody speaks for."""
    return [party.organisation.short_name for party in parties if party.person is None]
