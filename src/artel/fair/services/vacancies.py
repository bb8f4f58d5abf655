"""Vacancies: entering, the check, publishing, returning, withdrawing."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from artel import audit
from artel.accounts.rights import authorize, can
from artel.accounts.selectors import account_of
from artel.catalogue.models import Occupation, Speciality
from artel.fair.domain.stages import Work
from artel.fair.domain.states import HELD_PLACE, STAGES, Stage, VacancySource, VacancyState, vacancy_workflow
from artel.fair.domain.vacancies import Finding, VacancyFacts, findings
from artel.fair.events import FairEvent
from artel.fair.labels import HAZARDS, VACANCY_STATES
from artel.fair.models import Fair, Vacancy
from artel.fair.services.fairs import lock_fair, offer_limit, require_open
from artel.fair.services.interviews import release_interviews
from artel.fair.words import finding_sentence, grouped
from artel.kernel import clock
from artel.kernel.errors import BrokenRule, IllegalTransition
from artel.kernel.workflow import Workflow
from artel.members.domain.kinds import OrganisationKind
from artel.members.models import Organisation
from artel.members.services.clusters import changed_fields
from artel.members.tenancy import require_same_cluster
from artel.russian import search_key

TEXTS = (
    "title", "grade", "department", "address", "municipality", "schedule", "housing", "training", "benefits", "mentor",
    "requirements", "documents", "contact_name", "contact_phone",
)  # fmt: skip
FIELDS = (
    *TEXTS, "occupation", "is_worker", "places", "salary_from", "salary_to", "needs_medical", "is_adults_only",
    "is_at_night", "hazard", "starts_on",
)  # fmt: skip
NEEDED = {
    "title": lazy("Укажите должность или профессию."),
    "schedule": lazy("Укажите график работы."),
    "contact_name": lazy("Укажите, к кому обращаться."),
    "contact_phone": lazy("Укажите телефон."),
}
MOST_PLACES = 500
MOST_SALARY = 5_000_000
OPEN_TO_EMPLOYER = frozenset({VacancyState.DRAFT, VacancyState.RETURNED})


class Published(NamedTuple):
    """What came of publishing many: those published, and those left with the sentence why."""

    done: list[Vacancy]
    refused: list[tuple[Vacancy, str]]


def workflow() -> Workflow:
    """The vacancy's table of transitions, with its words."""
    return vacancy_workflow(_("Вакансия в состоянии «{state}»: сейчас это действие невозможно."))


def findings_of(vacancy: Vacancy) -> list[Finding]:
    """What is wrong with a vacancy as it stands (`domain.vacancies.findings`)."""
    return findings(
        VacancyFacts(
            texts=tuple((name, getattr(vacancy, name)) for name in TEXTS),
            salary_from=vacancy.salary_from,
            starts_on=vacancy.starts_on,
            hazard=vacancy.hazard,
            is_at_night=vacancy.is_at_night,
            is_adults_only=vacancy.is_adults_only,
            needs_medical=vacancy.needs_medical,
        )
    )


@transaction.atomic
def add_vacancy(
    *,
    fair: Fair,
    organisation: Organisation,
    actor: Any,
    specialities: Iterable[Speciality] = (),
    source: VacancySource = VacancySource.HAND,
    external_id: str = "",
    external_url: str = "",
    **fields: Any,
) -> Vacancy:
    """Enter a vacancy of an employer as a draft. `fields`: any of FIELDS, by name.

    Wrong wording does not stop a draft: it stops handing it in. The same number of «Работа России» stands once at a fair.
    """
    fair = lock_fair(fair)
    authorize(actor, "fair.edit_vacancy", organisation)
    require_open(fair, Work.VACANCIES)
    require_same_cluster(fair.cluster, organisation)
    if organisation.kind != OrganisationKind.EMPLOYER:
        raise BrokenRule(_("Вакансию вносят от имени предприятия."), field="organisation")
    if external_id and fair.vacancies.filter(external_id=external_id).exists():
        raise BrokenRule(_("Эта вакансия «Работы России» уже внесена."), field="external_id")
    vacancy = Vacancy(
        cluster=fair.cluster,
        fair=fair,
        organisation=organisation,
        number=(fair.vacancies.aggregate(last=Max("number"))["last"] or 0) + 1,
        source=source,
        external_id=external_id,
        external_url=external_url,
        added_by=account_of(actor),
        added_at=clock.now_in(fair.cluster),
    )
    specialities = list(specialities)
    _set(vacancy, fields, specialities)
    vacancy.save()
    vacancy.specialities.set(specialities)
    audit.record(FairEvent.VACANCY_ADDED, actor=actor, target=vacancy, organisation=organisation.short_name)
    return vacancy


@transaction.atomic
def change_vacancy(
    *, vacancy: Vacancy, actor: Any, specialities: Iterable[Speciality] | None = None, **changes: Any
) -> Vacancy:
    """Change a vacancy: any of FIELDS, by name, and its specialities when given.

    Its employer changes a draft or a returned one; whoever publishes may also mend what is handed in or published, and
    then it must still be fit to be published.
    """
    vacancy = locked_vacancy(vacancy)
    authorize(actor, "fair.edit_vacancy", vacancy)
    require_open(vacancy.fair, Work.VACANCIES)
    if vacancy.state == VacancyState.WITHDRAWN:
        raise IllegalTransition(_("Вакансия снята и больше не меняется."))
    if vacancy.state not in OPEN_TO_EMPLOYER and not can(actor, "fair.publish_vacancy", vacancy):
        raise IllegalTransition(
            _("Вакансия уже отправлена. Чтобы изменить её, попросите координатора вернуть её на доработку.")
        )
    before = list(vacancy.specialities.all())
    after = before if specialities is None else list(specialities)
    fields = _set(vacancy, changes, after)
    if vacancy.state not in OPEN_TO_EMPLOYER:
        _require_fit(vacancy, after)
    vacancy.save()
    changed = [str(Vacancy._meta.get_field(name).verbose_name) for name in fields]
    if {one.pk for one in before} != {one.pk for one in after}:
        vacancy.specialities.set(after)
        changed.append(str(Vacancy._meta.get_field("specialities").verbose_name))
    if changed:
        audit.record(FairEvent.VACANCY_CHANGED, actor=actor, target=vacancy, fields=sorted(changed))
    return vacancy


@transaction.atomic
def submit_vacancy(*, vacancy: Vacancy, actor: Any) -> Vacancy:
    """Hand a vacancy in to be checked. Wording that cannot be published is told now, not by the coordinator later."""
    vacancy = locked_vacancy(vacancy)
    authorize(actor, "fair.edit_vacancy", vacancy)
    require_open(vacancy.fair, Work.VACANCIES)
    _step(vacancy, "submit")
    _require_fit(vacancy, vacancy.specialities.all())
    vacancy.return_reason = ""
    vacancy.save(update_fields=["state", "return_reason"])
    audit.record(FairEvent.VACANCY_SUBMITTED, actor=actor, target=vacancy)
    return vacancy


@transaction.atomic
def publish_vacancy(*, vacancy: Vacancy, actor: Any) -> Vacancy:
    """Publish a vacancy that was handed in: graduates and the open showcase see it."""
    vacancy = locked_vacancy(vacancy)
    authorize(actor, "fair.publish_vacancy", vacancy)
    require_open(vacancy.fair, Work.VACANCIES)
    _step(vacancy, "publish")
    _require_fit(vacancy, vacancy.specialities.all())
    vacancy.published_on = clock.today(vacancy.cluster)
    vacancy.save(update_fields=["state", "published_on"])
    audit.record(FairEvent.VACANCY_PUBLISHED, actor=actor, target=vacancy)
    return vacancy


@transaction.atomic
def publish_vacancies(*, vacancies: Sequence[Vacancy], actor: Any) -> Published:
    """Publish many that were handed in. One that cannot be published is left as it was and named; it stops no other."""
    published = Published([], [])
    for vacancy in sorted(vacancies, key=lambda one: one.pk):
        try:
            with transaction.atomic():
                published.done.append(publish_vacancy(vacancy=vacancy, actor=actor))
        except (BrokenRule, IllegalTransition) as refusal:
            published.refused.append((vacancy, str(refusal)))
    return published


@transaction.atomic
def return_vacancy(*, vacancy: Vacancy, reason: str, actor: Any) -> Vacancy:
    """Give a vacancy back to its employer with what to put right.

    A published one leaves the showcase and its planned interviews are called off; published again, it is seated anew.
    """
    vacancy = locked_vacancy(vacancy)
    authorize(actor, "fair.publish_vacancy", vacancy)
    require_open(vacancy.fair, Work.VACANCIES)
    reason = _reason(reason, _("Напишите, что исправить."))
    _step(vacancy, "return")
    _require_uninvited(vacancy)
    release_interviews(fair=vacancy.fair, vacancy=vacancy, actor=actor)
    vacancy.return_reason, vacancy.published_on = reason, None
    vacancy.save(update_fields=["state", "return_reason", "published_on"])
    audit.record(FairEvent.VACANCY_RETURNED, actor=actor, target=vacancy, basis=reason)
    return vacancy


@transaction.atomic
def withdraw_vacancy(*, vacancy: Vacancy, reason: str, actor: Any) -> Vacancy:
    """Take a vacancy off the fair for good, before the allocation.

    Wishes for it stay as they are and do not count; planned interviews are called off, what took place stays.
    """
    vacancy = locked_vacancy(vacancy)
    authorize(actor, "fair.edit_vacancy", vacancy)
    if STAGES.index(Stage(vacancy.fair.stage)) >= STAGES.index(Stage.ALLOCATION):
        raise IllegalTransition(_("Распределение уже началось: вакансию не снимают."))
    reason = _reason(reason, _("Напишите, почему вакансия снимается."))
    _step(vacancy, "withdraw")
    _require_uninvited(vacancy)
    release_interviews(fair=vacancy.fair, vacancy=vacancy, actor=actor)
    vacancy.save(update_fields=["state"])
    audit.record(FairEvent.VACANCY_WITHDRAWN, actor=actor, target=vacancy, basis=reason)
    return vacancy


@transaction.atomic
def record_vacancies_export(*, fair: Fair, rows: int, actor: Any) -> None:
    """Write down that a table of vacancies was taken out."""
    authorize(actor, "fair.view_fair", fair)
    audit.record(FairEvent.VACANCIES_EXPORTED, actor=actor, target=fair, rows=rows)


def locked_vacancy(vacancy: Vacancy) -> Vacancy:
    """The vacancy as it is now, held with its fair until the end of the deed."""
    fair = lock_fair(vacancy.fair)
    vacancy = Vacancy.objects.select_for_update(of=("self",), no_key=True).get(pk=vacancy.pk)
    vacancy.fair, vacancy.cluster = fair, fair.cluster
    return vacancy


def refreshed_key(vacancy: Vacancy, specialities: Iterable[Speciality]) -> str:
    words = [vacancy.title, vacancy.organisation.short_name, vacancy.municipality, vacancy.department]
    words += [str(one) for one in specialities]
    return search_key(" ".join(words))[:900]


def _set(vacancy: Vacancy, changes: dict[str, Any], specialities: list[Speciality]) -> list[str]:
    """Put values on the vacancy after checking them; tell which differ."""
    for name, value in changes.items():
        if name not in FIELDS:
            raise TypeError(f"a vacancy has no field {name!r} to set")
        if isinstance(value, str):
            changes[name] = value.strip() if name == "requirements" else " ".join(value.split())
    fields = changed_fields(vacancy, changes)
    for name in TEXTS:
        longest = Vacancy._meta.get_field(name).max_length or 4000
        if len(getattr(vacancy, name)) > longest:
            raise BrokenRule(_("Текст длиннее {count} знаков.").format(count=longest), field=name)
    for name, words in NEEDED.items():
        if not getattr(vacancy, name):
            raise BrokenRule(str(words), field=name)
    if not isinstance(vacancy.places, int) or not 1 <= vacancy.places <= MOST_PLACES:
        raise BrokenRule(_("Укажите число мест от 1 до {most}.").format(most=MOST_PLACES), field="places")
    if vacancy.starts_on is None:
        raise BrokenRule(_("Укажите, когда начинается работа."), field="starts_on")
    if vacancy.hazard not in dict(HAZARDS):
        raise BrokenRule(_("Класс условий труда — от 1 до 4, например 3.1."), field="hazard")
    if vacancy.occupation is not None and not isinstance(vacancy.occupation, Occupation):
        raise TypeError("an occupation is a line of the classifier")
    _check_salary(vacancy)
    if vacancy.places < vacancy.taken:
        raise BrokenRule(_("Занято мест: {taken}. Меньше указать нельзя.").format(taken=vacancy.taken), field="places")
    allocated = vacancy.placements.filter(ended_at__isnull=True).count() if vacancy.pk else 0
    if vacancy.places < allocated:
        raise BrokenRule(
            _("Распределено выпускников: {count}. Меньше мест указать нельзя.").format(count=allocated), field="places"
        )
    vacancy.offer_limit = offer_limit(vacancy.fair, vacancy.places)
    if vacancy.offer_limit < vacancy.offered:
        raise BrokenRule(
            _("Уже подготовлено приглашений: {offered}. Сначала отзовите лишние.").format(offered=vacancy.offered),
            field="places",
        )
    vacancy.search_key = refreshed_key(vacancy, specialities)
    return fields


def _check_salary(vacancy: Vacancy) -> None:
    low, high = vacancy.salary_from, vacancy.salary_to
    if not isinstance(low, int) or not 1 <= low <= MOST_SALARY or (high or 0) > MOST_SALARY:
        raise BrokenRule(
            _("Укажите заработную плату в рублях за месяц, до {most}.").format(most=grouped(MOST_SALARY)),
            field="salary_from",
        )
    if high is not None and high < low:
        raise BrokenRule(_("«До» меньше, чем «от». Если верхней границы нет, оставьте поле пустым."), field="salary_to")


def _require_fit(vacancy: Vacancy, specialities: Iterable[Speciality]) -> None:
    """Refuse what cannot be published: no specialities, or wording and conditions that the law does not allow."""
    if not list(specialities):
        raise BrokenRule(_("Укажите хотя бы одну профессию или специальность СПО."), field="specialities")
    for finding in findings_of(vacancy):
        if finding.is_blocking:
            raise BrokenRule(finding_sentence(finding, starts_on=vacancy.starts_on), field=finding.field)


def _require_uninvited(vacancy: Vacancy) -> None:
    """Refuse to take away a vacancy that somebody holds a place at: by an invitation or an allocation."""
    if vacancy.invitations.filter(state__in=HELD_PLACE).exists():
        raise BrokenRule(_("По этой вакансии есть действующие приглашения: сначала отзовите их."))
    if vacancy.placements.filter(ended_at__isnull=True).exists():
        raise BrokenRule(_("На эту вакансию распределены выпускники: сначала отмените распределение."))


def _step(vacancy: Vacancy, verb: str) -> None:
    label = str(dict(VACANCY_STATES)[VacancyState(vacancy.state)])
    vacancy.state = workflow().target(state=vacancy.state, verb=verb, label=label)


def _reason(text: str, lacking: str) -> str:
    reason = " ".join(text.split())
    if not reason:
        raise BrokenRule(lacking, field="reason")
    if len(reason) > 500:
        raise BrokenRule(_("Напишите короче: до 500 знаков."), field="reason")
    return reason
