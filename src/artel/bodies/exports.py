"""Tables of bodies: a composition, nominations with the template of their columns. Contacts only for those with the right."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _

from artel.bodies.labels import PARTS, PARTS_OF_GROUP
from artel.bodies.models import Composition, Nomination
from artel.bodies.reading import SPEC
from artel.bodies.selectors import RollMember, seats_of
from artel.files.sheets import template
from artel.members.domain.kinds import ConsentPurpose, UnitKind
from artel.members.models import Consent, Organisation, Person, Unit
from artel.members.selectors import names_on
from artel.ui.exports import Column, write_xlsx


def composition_xlsx(composition: Composition, *, with_contacts: bool, on: date, note: str) -> bytes:
    """A version of a composition, seat by seat. A phone or an address of somebody without a consent is left out."""
    seats = list(seats_of(composition))
    is_group = composition.direction_id is not None or composition.unit.kind == UnitKind.WORKING_GROUP
    parts = dict(PARTS_OF_GROUP if is_group else PARTS)
    columns = [
        Column(_("№ п/п"), lambda seat: seat.position, 8),
        Column(_("ФИО"), lambda seat: seat.person.full_name, 34),
        Column(_("Должность"), lambda seat: seat.post, 34),
        Column(_("Организация"), lambda seat: names_on(seat.organisation, on)[0] if seat.organisation else "", 34),
        Column(
            _("Тип организации"), lambda seat: seat.organisation.get_kind_display() if seat.organisation else "", 24
        ),
        Column(_("В составе"), lambda seat: str(parts[seat.part]), 24),
        Column(_("Право голоса"), lambda seat: seat.has_vote, 14),
        Column(_("Срок с"), lambda _seat: composition.effective_from, 12),
        Column(_("Срок по"), lambda _seat: composition.term_until, 12),
    ]
    if with_contacts:
        columns += _contacts([seat.person for seat in seats], on)
    return write_xlsx(columns, seats, title=_("Состав"), note=note)


def roll_xlsx(unit: Unit, members: Sequence[RollMember], *, with_contacts: bool, on: date, note: str) -> bytes:
    """Who counts in a body on a day; rows come from `roll_on`."""
    parts = dict(PARTS_OF_GROUP if unit.kind == UnitKind.WORKING_GROUP else PARTS)
    places = {member.person.pk: place for place, member in enumerate(members, 1)}
    columns = [
        Column(_("№ п/п"), lambda member: places[member.person.pk], 8),
        Column(_("ФИО"), lambda member: member.person.full_name, 34),
        Column(_("Должность"), lambda member: member.post, 34),
        Column(
            _("Организация"), lambda member: names_on(member.organisation, on)[0] if member.organisation else "", 34
        ),
        Column(_("В составе"), lambda member: _part(parts, member), 28),
        Column(_("Право голоса"), lambda member: member.has_vote, 14),
    ]
    if with_contacts:
        columns += _contacts([member.person for member in members], on)
    return write_xlsx(columns, members, title=_("Состав"), note=note)


def _part(parts: dict, member: RollMember) -> str:
    word = str(parts[member.part])
    return _("и. о., {part}").format(part=word) if member.is_acting else word


def nominations_xlsx(nominations: Iterable[Nomination], *, with_contacts: bool, on: date, note: str) -> bytes:
    """Nominations in the columns of the import, so that the table goes back in; the state beside."""
    rows, titles = list(nominations), SPEC.titles
    shown = _consenting([row.person for row in rows], on) if with_contacts else set()
    columns = [
        Column(titles["organisation"], lambda row: row.organisation.short_name, 34),
        Column(titles["name"], lambda row: row.person.full_name, 34),
        Column(titles["post"], lambda row: row.post, 34),
        Column(titles["email"], lambda row: row.person.email if row.person_id in shown else "", 26),
        Column(titles["phone"], lambda row: row.person.phone if row.person_id in shown else "", 18),
        Column(titles["part"], lambda row: row.get_part_display(), 22),
        Column(titles["basis"], lambda row: row.basis, 30),
        Column(titles["consented_on"], lambda row: row.consented_on, 14),
        Column(_("Состояние"), lambda row: row.get_state_display(), 18),
    ]
    return write_xlsx(columns, rows, title=_("Выдвижения"), note=note)


def nominations_template_xlsx(organisations: Iterable[Organisation] = ()) -> bytes:
    """The columns that the import reads, a line begun for each organisation that has not answered.

    A line where nobody is named is no nomination, so that unneeded ones may stay.
    """
    parts = ", ".join(str(word) for _part, word in PARTS_OF_GROUP)
    note = _("«В качестве»: {parts}. Пусто — член группы. Даты пишите так: 12.01.2024.").format(parts=parts)
    return template(SPEC, rows=({"organisation": row.short_name} for row in organisations), note=note)


def _contacts(people: Sequence[Person], on: date) -> list[Column]:
    shown = _consenting(people, on)
    return [
        Column("E-mail", lambda row: row.person.email if row.person.pk in shown else "", 26),
        Column(_("Телефон"), lambda row: row.person.phone if row.person.pk in shown else "", 18),
    ]


def _consenting(people: Sequence[Person], on: date) -> set[int]:
    """Ids of those whose consent to processing is in force: their contacts may be printed (DOMAIN 3.1.1 d)."""
    rows = Consent.objects.filter(
        Q(revoked_on__isnull=True) | Q(revoked_on__gt=on),
        person__in=people,
        purpose=ConsentPurpose.PROCESSING,
        given_on__lte=on,
    )
    return set(rows.values_list("person_id", flat=True))
