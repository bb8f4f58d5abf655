"""Study programmes of colleges."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from artel import audit
from artel.accounts.rights import authorize
from artel.catalogue.domain.codes import programme_kind
from artel.catalogue.domain.kinds import AdmissionBase, ProgrammeKind, StudyForm
from artel.catalogue.events import CatalogueEvent
from artel.catalogue.models import Programme, Speciality
from artel.catalogue.permissions import COLLEGES
from artel.kernel import clock
from artel.kernel.errors import BrokenRule, IllegalTransition
from artel.members.domain.kinds import OrganisationKind
from artel.members.models import Organisation
from artel.members.services.clusters import changed_fields, lock_cluster
from artel.members.tenancy import require_same_cluster
from artel.russian import date_ru, search_key

EARLIEST = 2000
LONGEST_MONTHS = 72


@transaction.atomic
def add_programme(
    *,
    organisation: Organisation,
    speciality: Speciality,
    starts_in: int,
    months: int,
    actor: Any,
    kind: ProgrammeKind | None = None,
    base: AdmissionBase = AdmissionBase.NINE,
    form: StudyForm = StudyForm.FULL_TIME,
    qualification: str = "",
    employer: Organisation | None = None,
) -> Programme:
    """Enter a programme that a college teaches from a year on. The kind follows from the code unless it is said.

    Refuses the same speciality, base, form and year twice, and an organisation that teaches nobody.
    """
    cluster = lock_cluster(organisation.cluster)
    authorize(actor, "catalogue.manage_programmes", organisation)
    programme = new_programme(
        organisation,
        speciality,
        starts_in=starts_in,
        months=months,
        kind=kind,
        base=base,
        form=form,
        qualification=qualification,
        employer=employer,
    )
    audit.record(CatalogueEvent.PROGRAMME_ADDED, actor=actor, cluster=cluster, target=programme)
    return programme


def new_programme(organisation: Organisation, speciality: Speciality, **fields: Any) -> Programme:
    """The record of a new programme; part of the deeds that bring one in."""
    if organisation.kind not in COLLEGES:
        raise BrokenRule(
            _("Программы есть только у профессиональных образовательных организаций."), field="organisation"
        )
    fields["kind"] = fields.get("kind") or programme_kind(speciality.kind)
    fields["qualification"] = " ".join(fields.get("qualification", "").split()) or speciality.qualification
    programme = Programme(cluster=organisation.cluster, organisation=organisation, speciality=speciality, **fields)
    _check(programme)
    programme.search_key = _key(programme)
    programme.save()
    return programme


CHANGEABLE = frozenset({"kind", "base", "form", "months", "qualification", "starts_in", "employer"})


@transaction.atomic
def change_programme(*, programme: Programme, actor: Any, **changes: Any) -> Programme:
    """Change any of CHANGEABLE by name. The college and the speciality stay: another one is another programme."""
    cluster = lock_cluster(programme.cluster)
    programme = Programme.objects.select_related("organisation", "speciality").get(pk=programme.pk)
    authorize(actor, "catalogue.manage_programmes", programme)
    if unknown := set(changes) - CHANGEABLE:
        raise TypeError(f"not a field to change: {', '.join(sorted(unknown))}")
    different = changed_fields(programme, changes)
    if not different:
        return programme
    _check(programme)
    programme.search_key = _key(programme)
    programme.save()
    audit.record(
        CatalogueEvent.PROGRAMME_CHANGED, actor=actor, cluster=cluster, target=programme, fields=sorted(different)
    )
    return programme


@transaction.atomic
def close_programme(*, programme: Programme, closed_on: date, actor: Any) -> Programme:
    """Record that a programme takes no more students from a day. Its groups study on to the end."""
    cluster = lock_cluster(programme.cluster)
    programme = Programme.objects.get(pk=programme.pk)
    authorize(actor, "catalogue.manage_programmes", programme)
    if programme.closed_on is not None:
        raise IllegalTransition(_("Программа уже закрыта {day}.").format(day=date_ru(programme.closed_on)))
    if closed_on.year < programme.starts_in:
        raise BrokenRule(_("Программу нельзя закрыть раньше, чем она началась."), field="closed_on")
    programme.closed_on = closed_on
    programme.save(update_fields=["closed_on"])
    audit.record(CatalogueEvent.PROGRAMME_CLOSED, actor=actor, cluster=cluster, target=programme)
    return programme


def _check(programme: Programme) -> None:
    require_same_cluster(programme.cluster, programme.organisation, programme.employer)
    if not 1 <= programme.months <= LONGEST_MONTHS:
        raise BrokenRule(
            _("Укажите срок обучения в месяцах, от 1 до {most}.").format(most=LONGEST_MONTHS), field="months"
        )
    if not EARLIEST <= programme.starts_in <= clock.today(programme.cluster).year + 5:
        raise BrokenRule(_("Проверьте год начала обучения."), field="starts_in")
    if programme.employer is not None and programme.employer.kind != OrganisationKind.EMPLOYER:
        raise BrokenRule(_("Опорным работодателем может быть только предприятие."), field="employer")
    twin = Programme.objects.filter(
        organisation=programme.organisation,
        speciality__code=programme.speciality.code,
        base=programme.base,
        form=programme.form,
        starts_in=programme.starts_in,
    ).exclude(pk=programme.pk)
    if twin.exists():
        raise BrokenRule(
            _("Такая программа с {year} года уже есть: та же специальность, база и форма.").format(
                year=programme.starts_in
            ),
            field="starts_in",
        )


def _key(programme: Programme) -> str:
    words = f"{programme.speciality.code} {programme.speciality.name} {programme.qualification}"
    return search_key(f"{words} {programme.organisation.short_name}")[:600]
