"""Graduates at a fair: entering them, their profiles, consents and wishes. By the college or by the graduate's own link."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from artel import audit
from artel.accounts.bearer import Bearer
from artel.accounts.models import User
from artel.accounts.rights import authorize, system
from artel.catalogue.domain.ages import is_adult
from artel.catalogue.domain.kinds import StudentState
from artel.catalogue.models import Student, TargetContract
from artel.fair.domain.stages import Work, is_open
from artel.fair.domain.states import LIVE, GraduateState, InvitationState, Stage, VacancyState, graduate_workflow
from artel.fair.events import FairEvent
from artel.fair.evidence import refresh_rows
from artel.fair.models import Fair, Graduate, Invitation, Vacancy, Wish
from artel.fair.selectors.market import is_too_young, suits
from artel.fair.selectors.people import Contacts, card_of, has_consent
from artel.fair.services.fairs import lock_fair, require_open
from artel.fair.services.holding import locked as locked_invitation
from artel.fair.services.holding import revoke as end_invitation
from artel.fair.services.interviews import release_interviews
from artel.fair.words import out_of_time, stage_label
from artel.kernel import clock
from artel.kernel.errors import BrokenRule, Denied, IllegalTransition
from artel.members.domain.kinds import ConsentPurpose
from artel.members.models import Consent
from artel.members.services.clusters import changed_fields
from artel.members.services.consents import record_consent, revoke_consent
from artel.members.tenancy import require_same_cluster

GRADUATE = graduate_workflow(lazy("Выпускник в состоянии «{state}»: это действие сейчас невозможно."))
OWN_FIELDS = ("municipality", "is_ready_to_move", "schedule_wish", "needs_conditions", "achievements", "about")
FIELDS = (*OWN_FIELDS, "average_grade", "exam_points", "grade", "practice_at", "practice_note")
# The allocation is being made from a frozen list of people: only the commission changes what comes of it.
FROZEN = frozenset({Stage.ALLOCATION, Stage.COMMISSION})


@transaction.atomic
def enter_graduates(*, fair: Fair, students: Sequence[Student], actor: Any) -> list[Graduate]:
    """Enter students who finish in the fair's year; those who are there already are passed over.

    Sends no links and asks for no consent: nobody outside of the college is told of them yet.
    """
    fair = lock_fair(fair)
    require_same_cluster(fair.cluster, *students)
    found = list(
        Student.objects.filter(pk__in=[student.pk for student in students])
        .exclude(pk__in=fair.graduates.values("student_id"))
        .select_related("person", "group__programme__organisation")
        .order_by("group__programme__organisation_id", "group__name", "person__last_name", "person__first_name", "pk")
    )
    for organisation in {student.group.programme.organisation for student in found}:
        authorize(actor, "fair.edit_graduate", organisation)
    if not found:
        return []
    require_open(fair, Work.PROFILES)
    for student in found:
        _require_graduating(student, fair)
    number = fair.graduates.aggregate(last=Max("number"))["last"] or 0
    now = clock.now_in(fair.cluster)
    made = Graduate.objects.bulk_create(
        Graduate(cluster=fair.cluster, fair=fair, student=student, number=number + place, added_at=now)
        for place, student in enumerate(found, 1)
    )
    audit.record(FairEvent.GRADUATES_ENTERED, actor=actor, target=fair, rows=len(made))
    return made


def _require_graduating(student: Student, fair: Fair) -> None:
    if student.erased_at is not None or student.state == StudentState.LEFT:
        raise BrokenRule(_("Среди выбранных есть выбывший студент: уберите его из списка."))
    if student.group.graduates_on.year != fair.year:
        raise BrokenRule(
            _("Группа {group} выпускается не в {year} году: на эту ярмарку её не вносят.").format(
                group=student.group.name, year=fair.year
            )
        )


def lock_graduate(graduate: Graduate) -> Graduate:
    """The graduate as they are now, with the fair and the cluster held."""
    fair = lock_fair(graduate.fair)
    found = (
        Graduate.objects.select_for_update(of=("self",))
        .select_related("student__person", "student__group__programme__speciality", "practice_at")
        .get(pk=graduate.pk)
    )
    found.fair, found.cluster = fair, fair.cluster
    found.student.cluster = found.student.person.cluster = fair.cluster
    return found


def _authorize(actor: Any, graduate: Graduate) -> None:
    """Let the graduate themself or their college."""
    authorize(actor, "fair.change_own_profile" if isinstance(actor, Bearer) else "fair.edit_graduate", graduate)


@transaction.atomic
def change_profile(*, graduate: Graduate, actor: Any, **changes: Any) -> Graduate:
    """Change the profile: the college any of FIELDS, the graduate OWN_FIELDS. Names and contacts are the catalogue's."""
    graduate = lock_graduate(graduate)
    _authorize(actor, graduate)
    require_open(graduate.fair, Work.PROFILES)
    _require_here(graduate)
    allowed = OWN_FIELDS if isinstance(actor, Bearer) else FIELDS
    if strange := sorted(set(changes) - set(allowed)):
        if set(strange) <= set(FIELDS):
            raise Denied(_("Оценки и практику вносит колледж. Если в них ошибка, скажите куратору группы."))
        raise TypeError(f"not a field of a profile: {', '.join(strange)}")
    require_same_cluster(graduate.cluster, changes.get("practice_at"))
    fields = changed_fields(graduate, {name: _plain(value) for name, value in changes.items()})
    if not fields:
        return graduate
    _check_scales(graduate)
    graduate.save(update_fields=fields)
    labels = sorted(str(Graduate._meta.get_field(name).verbose_name) for name in fields)
    audit.record(FairEvent.PROFILE_CHANGED, actor=actor, target=graduate, fields=labels)
    return graduate


def _plain(value: Any) -> Any:
    return value.strip() if isinstance(value, str) else value


def _check_scales(graduate: Graduate) -> None:
    if graduate.average_grade is not None and not 2 <= graduate.average_grade <= 5:
        raise BrokenRule(_("Средний балл — число от 2 до 5."), field="average_grade")
    if graduate.exam_points is not None and not 0 <= graduate.exam_points <= 100:
        raise BrokenRule(_("Баллы демонстрационного экзамена — число от 0 до 100."), field="exam_points")


# --- taking part ---


@transaction.atomic
def confirm(*, graduate: Graduate, actor: Any) -> Graduate:
    """Say that the graduate takes part. Gives no consent: that is a document of its own."""
    graduate = lock_graduate(graduate)
    _authorize(actor, graduate)
    _require_before_allocation(graduate.fair)
    _go(graduate, "confirm")
    graduate.confirmed_at, graduate.refusal_reason = clock.now_in(graduate.cluster), ""
    graduate.save(update_fields=["state", "confirmed_at", "refusal_reason"])
    audit.record(FairEvent.CONFIRMED, actor=actor, target=graduate)
    return graduate


@transaction.atomic
def refuse(*, graduate: Graduate, reason: str, actor: Any) -> Graduate:
    """Say that the graduate does not look for work through the fair. Planned interviews are called off, wishes are kept."""
    graduate = lock_graduate(graduate)
    _authorize(actor, graduate)
    _require_before_allocation(graduate.fair)
    reason = reason.strip()
    if not reason:
        raise BrokenRule(_("Напишите, почему: это видит только колледж."), field="reason")
    _go(graduate, "refuse")
    graduate.refusal_reason = reason[:300]
    graduate.save(update_fields=["state", "refusal_reason"])
    release_interviews(fair=graduate.fair, graduate=graduate, actor=actor)
    audit.record(FairEvent.REFUSED, actor=actor, target=graduate)
    return graduate


@transaction.atomic
def withdraw_graduate(*, graduate: Graduate, reason: str, actor: Any) -> Graduate:
    """Take a graduate off the fair: planned interviews are called off, live invitations revoked.

    Refused while the allocation is being made and approved: then the commission decides.
    """
    graduate = lock_graduate(graduate)
    authorize(actor, "fair.edit_graduate", graduate)
    if graduate.fair.stage in FROZEN:
        raise IllegalTransition(
            _("Список участников зафиксирован для распределения: снять выпускника может комиссия своим решением.")
        )
    if graduate.fair.stage == Stage.CLOSED:
        raise IllegalTransition(_("Ярмарка завершена: её данные только для чтения."))
    reason = reason.strip()
    if not reason:
        raise BrokenRule(_("Укажите основание: приказ, заявление, его дату."), field="reason")
    _go(graduate, "withdraw")
    graduate.save(update_fields=["state"])
    release_interviews(fair=graduate.fair, graduate=graduate, actor=actor)
    end_invitations(graduate, reason=_("Выпускник снят с ярмарки."), actor=actor)
    audit.record(FairEvent.WITHDRAWN, actor=actor, target=graduate, basis=reason[:300])
    refresh_rows(graduate.cluster)
    return graduate


@transaction.atomic
def restore_graduate(*, graduate: Graduate, actor: Any) -> Graduate:
    """Bring a graduate who was taken off back; they confirm again. Called-off interviews do not come back by themselves."""
    graduate = lock_graduate(graduate)
    authorize(actor, "fair.edit_graduate", graduate)
    _require_before_allocation(graduate.fair)
    if graduate.student.erased_at is not None:
        raise IllegalTransition(_("Персональные данные этого выпускника удалены: вернуть его нельзя."))
    _go(graduate, "restore")
    graduate.save(update_fields=["state"])
    audit.record(FairEvent.RESTORED, actor=actor, target=graduate)
    return graduate


def end_invitations(graduate: Graduate, *, reason: str, actor: Any) -> None:
    """Revoke the graduate's live and accepted invitations. A part of the deed above it."""
    ending = LIVE | {InvitationState.ACCEPTED}
    for invitation in Invitation.objects.filter(graduate=graduate, state__in=ending).order_by("vacancy_id", "pk"):
        end_invitation(locked_invitation(invitation), reason=reason, actor=actor)


def _go(graduate: Graduate, verb: str) -> None:
    label = str(graduate.get_state_display())
    graduate.state = GRADUATE.target(state=graduate.state, verb=verb, label=label)


def _require_before_allocation(fair: Fair) -> None:
    """Profiles and the order of wishes may be changed up to the day of the fair; later the list of people is frozen."""
    if not (is_open(Work.PROFILES, fair.stage) or is_open(Work.RERANKING, fair.stage)):
        raise IllegalTransition(
            _("Участие подтверждают и отменяют до распределения, а сейчас идёт этап «{now}».").format(
                now=stage_label(fair.stage)
            )
        )


def _require_here(graduate: Graduate) -> None:
    if graduate.state == GraduateState.WITHDRAWN:
        raise IllegalTransition(_("Выпускник снят с ярмарки: сначала верните его."))


# --- consent ---


@transaction.atomic
def give_consent(*, graduate: Graduate, actor: Any, representative: str = "", given_on: date | None = None) -> Consent:
    """Record the consent to be shown to employers: the graduate's own by the link, or one the college holds on paper.

    A minor's consent is signed on paper, with a representative named; from the eighteenth birthday on only the person's
    own counts, and takes the place of the representative's.
    """
    graduate = lock_graduate(graduate)
    _authorize(actor, graduate)
    _require_here(graduate)
    today = clock.today(graduate.cluster)
    given_on, representative = given_on or today, " ".join(representative.split())
    adult = is_adult(graduate.student.born_on, given_on)
    if isinstance(actor, Bearer):
        representative = ""
        if not adult:
            raise BrokenRule(
                _("Вам ещё нет 18 лет: согласие подписывает родитель или опекун на бумаге, в вашем колледже.")
            )
    elif not adult and not representative:
        raise BrokenRule(
            _("Выпускнику нет 18 лет: укажите родителя или опекуна, который подписал согласие."), field="representative"
        )
    elif adult and representative:
        raise BrokenRule(
            _("Выпускнику исполнилось 18 лет: согласие он подписывает сам, без представителя."), field="representative"
        )
    if has_consent(graduate, today):
        raise BrokenRule(_("Согласие уже есть."))
    person = graduate.student.person
    for outgrown in _standing_consents(graduate):
        revoke_consent(consent=outgrown, revoked_on=max(outgrown.given_on, given_on), actor=system("fair.consent"))
    consent = record_consent(
        person=person,
        purpose=ConsentPurpose.EMPLOYERS,
        given_on=given_on,
        representative=representative,
        actor=system("fair.consent"),
    )
    event = FairEvent.CONSENT_GIVEN
    if isinstance(actor, User):
        event = FairEvent.CONSENT_WRITTEN_DOWN
        consent.recorded_by = actor
        consent.save(update_fields=["recorded_by"])
    audit.record(event, actor=actor, target=graduate, purpose=consent.get_purpose_display())
    return consent


@transaction.atomic
def take_consent_back(*, graduate: Graduate, actor: Any) -> None:
    """End the consent from today on: employers are told nothing more of the graduate, in no list.

    Invitations that were given stay the graduate's; wishes and interviews stay too and wait for another consent.
    """
    graduate = lock_graduate(graduate)
    _authorize(actor, graduate)
    standing = list(_standing_consents(graduate))
    if not standing:
        raise IllegalTransition(_("Действующего согласия нет."))
    for consent in standing:
        revoke_consent(consent=consent, revoked_on=clock.today(graduate.cluster), actor=system("fair.consent"))
    own = isinstance(actor, Bearer)
    audit.record(
        FairEvent.CONSENT_TAKEN_BACK if own else FairEvent.CONSENT_ENDED,
        actor=actor,
        target=graduate,
        purpose=standing[0].get_purpose_display(),
    )


def _standing_consents(graduate: Graduate) -> Any:
    return Consent.objects.filter(
        person=graduate.student.person, purpose=ConsentPurpose.EMPLOYERS, revoked_on__isnull=True
    )


# --- wishes ---


@transaction.atomic
def choose_wishes(*, graduate: Graduate, vacancies: Sequence[Vacancy], actor: Any) -> list[Wish]:
    """Set the whole list of wishes, the first one first. The college may do it for a graduate who asked on paper.

    Published vacancies of this fair for the graduate's speciality, at most as many as the fair allows. At the stage of
    interviews only the order changes, or a wish is dropped. Whoever has a target contract does not choose.
    """
    graduate = lock_graduate(graduate)
    authorize(actor, "fair.choose_wishes", graduate)
    fair = graduate.fair
    if not is_open(Work.RERANKING, fair.stage):
        raise IllegalTransition(out_of_time(Work.WISHES, fair.stage))
    if why := why_no_wishes(graduate):
        raise BrokenRule(why)
    ids = [vacancy.pk for vacancy in vacancies]
    kept = {wish.vacancy_id: wish for wish in graduate.wishes.all()}
    if not is_open(Work.WISHES, fair.stage) and not set(ids) <= set(kept):
        raise BrokenRule(_("Идут собеседования: порядок можно изменить и вакансию можно убрать, но не добавить."))
    if len(ids) != len(set(ids)):
        raise BrokenRule(_("Одна вакансия указана дважды: оставьте её на одном месте."), field="wishes")
    if len(ids) > fair.max_wishes:
        raise BrokenRule(
            _("На этой ярмарке можно выбрать не больше {count} вакансий.").format(count=fair.max_wishes),
            field="wishes",
        )
    rows = {row.pk: row for row in fair.vacancies.filter(pk__in=ids).prefetch_related("specialities")}
    if len(rows) != len(ids):
        raise BrokenRule(_("Такой вакансии на этой ярмарке нет."), field="wishes")
    for pk in ids:
        if why := why_not_for(graduate, rows[pk]):
            raise BrokenRule(_("«{title}»: {why}").format(title=rows[pk].title, why=why), field="wishes")
    now = clock.now_in(fair.cluster)
    graduate.wishes.all().delete()
    made = Wish.objects.bulk_create(
        Wish(
            fair=fair,
            graduate=graduate,
            vacancy_id=pk,
            rank=rank,
            added_at=kept[pk].added_at if pk in kept else now,
        )
        for rank, pk in enumerate(ids, 1)
    )
    graduate.wishes_at = now if made else None
    graduate.save(update_fields=["wishes_at"])
    audit.record(FairEvent.WISHES_CHOSEN, actor=actor, target=graduate, count=len(made))
    return made


def why_no_wishes(graduate: Graduate) -> str:
    """Why the graduate cannot choose at all, and what to do about it; "" when they can. The stage is not asked."""
    if graduate.state != GraduateState.CONFIRMED:
        return _("Сначала подтвердите участие в ярмарке.")
    if not has_consent(graduate, clock.today(graduate.cluster)):
        return _(
            "Сначала нужно согласие на передачу анкеты предприятиям: без него предприятия не узнают о выпускнике. "
            "Согласие даёт сам выпускник на своей странице, за несовершеннолетнего — родитель или опекун в колледже."
        )
    contract = contract_of(graduate)
    if contract is not None:
        return _(
            "Заключён договор о целевом обучении с предприятием {employer}: место работы уже определено, выбирать "
            "вакансии не нужно. Если предприятие отпускает, колледж отметит это в договоре."
        ).format(employer=contract.employer.short_name)
    return ""


def contract_of(graduate: Graduate) -> TargetContract | None:
    """The target contract that settles the graduate's employer."""
    return (
        TargetContract.objects.filter(student_id=graduate.student_id, released_on__isnull=True)
        .select_related("employer")
        .first()
    )


def why_not_for(graduate: Graduate, vacancy: Vacancy) -> str:
    """Why this vacancy cannot be this graduate's wish; "" when it can."""
    if vacancy.state != VacancyState.PUBLISHED:
        return _("вакансия сейчас не опубликована.")
    if not suits(graduate, vacancy):
        return _("предприятие ищет выпускников других специальностей.")
    if is_too_young(graduate, vacancy):
        return _("на эту работу принимают с 18 лет, а к её началу их ещё не будет.")
    return ""


# --- contacts ---


@transaction.atomic
def look_at_contacts(*, graduate: Graduate, actor: Any) -> Contacts:
    """Give the contacts of a graduate: to the employer whose invitation was accepted, with a trace; to the own college without."""
    card = card_of(actor, graduate)
    if card.contacts is not None:
        return card.contacts
    if not card.may_ask_contacts:
        raise Denied(_("Контакты открываются предприятию, приглашение которого выпускник принял."))
    audit.record(FairEvent.CONTACTS_SEEN, actor=actor, target=graduate)
    person = graduate.student.person
    return Contacts(person.email, person.phone)


# --- taking out ---


@transaction.atomic
def record_export(*, fair: Fair, rows: int, purpose: str, actor: Any) -> None:
    """Leave the trace of a list of graduates taken out, with its purpose. Refuses an empty purpose."""
    authorize(actor, "fair.export_graduates", fair)
    if not purpose.strip():
        raise BrokenRule(_("Напишите, для чего нужна выгрузка: это останется в журнале."), field="purpose")
    audit.record(FairEvent.GRADUATES_EXPORTED, actor=actor, target=fair, rows=rows, purpose=purpose.strip()[:300])
