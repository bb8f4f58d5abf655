"""Consents of guardians by a link: asked by the college, answered without an account."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from artel import audit
from artel.accounts import guest_links
from artel.accounts.domain.guest_links import is_open
from artel.accounts.models import GuestLink
from artel.accounts.rights import authorize, system
from artel.accounts.selectors import account_of
from artel.catalogue.domain.ages import is_adult
from artel.catalogue.domain.guardians import ASKED, PARENTS, Answer, Degree
from artel.catalogue.domain.kinds import StudentState
from artel.catalogue.events import CatalogueEvent
from artel.catalogue.guardian_links import PURPOSE
from artel.catalogue.labels import DEGREES
from artel.catalogue.models import Student
from artel.kernel import clock
from artel.kernel.errors import BrokenRule, IllegalTransition
from artel.members.domain.kinds import ConsentPurpose, ConsentWay
from artel.members.models import Cluster, Consent, ConsentText
from artel.members.selectors import consent_texts_in_force
from artel.members.services.clusters import lock_cluster
from artel.members.services.consents import record_consent, revoke_consent

REASON = "catalogue.guardian"


@transaction.atomic
def ask_guardians(
    *,
    cluster: Cluster,
    students: Sequence[Student],
    purposes: Sequence[ConsentPurpose],
    emails: Mapping[int, str],
    actor: Any,
) -> list[GuestLink]:
    """Give the guardians of these learners a link each, in place of an earlier one; those with an address get a letter.

    `emails` by the student's id; the rest are for printing. Refuses learners of age, and purposes without a text. What is
    in force already is not asked again: the link then serves to take it back.
    """
    cluster = lock_cluster(cluster)
    purposes = [purpose for purpose in ASKED if purpose in purposes]
    texts = consent_texts_in_force(cluster)
    if not purposes:
        raise BrokenRule(_("Отметьте, на что нужно согласие."), field="purposes")
    if missing := [purpose for purpose in purposes if purpose not in texts]:
        raise BrokenRule(
            _("Текст согласия «{purpose}» ещё не утверждён. Его утверждает координатор в настройках кластера.").format(
                purpose=dict(Consent.purpose.field.choices)[missing[0]]
            ),
            field="purposes",
        )
    rows = _locked(cluster, students, actor)
    standing = _standing(rows)
    links = [
        guest_links.issue(
            purpose=PURPOSE,
            cluster=cluster,
            thing_id=student.pk,
            to_email=emails.get(student.pk, ""),
            asked=[purpose for purpose in purposes if purpose not in standing.get(student.person_id, set())],
            actor=actor,
        )
        for student in rows
    ]
    guest_links.post(links, cluster=cluster, actor=actor)
    audit.record(CatalogueEvent.GUARDIANS_ASKED, actor=actor, target=cluster, count=len(links))
    return links


@transaction.atomic
def print_slips(*, cluster: Cluster, students: Sequence[Student], actor: Any) -> list[tuple[Student, GuestLink]]:
    """Give the addresses for slips of paper; a link that still opens keeps its code, the rest are made."""
    cluster = lock_cluster(cluster)
    rows = _locked(cluster, students, actor)
    living = {link.thing_id: link for link in living_links(cluster, rows)}
    texts = consent_texts_in_force(cluster)
    standing = _standing(rows)
    made = []
    for student in rows:
        link = living.get(student.pk)
        if link is None or not guest_links.code_of(link):
            lacking = [each for each in ASKED if each in texts and each not in standing.get(student.person_id, set())]
            link = guest_links.issue(
                purpose=PURPOSE,
                cluster=cluster,
                thing_id=student.pk,
                to_words=_("на бумаге"),
                asked=lacking,
                actor=actor,
            )
        made.append((student, link))
    guest_links.note_printed([link for _student, link in made], cluster=cluster)
    audit.record(CatalogueEvent.SLIPS_PRINTED, actor=actor, target=cluster, count=len(made))
    return made


@transaction.atomic
def print_forms(
    *, cluster: Cluster, students: Sequence[Student], actor: Any
) -> tuple[list[Student], list[ConsentText]]:
    """Whose forms are printed to be signed by hand, and the texts in force; leaves a trace of how many."""
    cluster = lock_cluster(cluster)
    rows = _locked(cluster, students, actor)
    found = consent_texts_in_force(cluster)
    texts = [found[purpose] for purpose in ASKED if purpose in found]
    if not texts:
        raise BrokenRule(_("Тексты согласий ещё не утверждены: их утверждает координатор в настройках кластера."))
    audit.record(CatalogueEvent.FORMS_PRINTED, actor=actor, target=cluster, count=len(rows))
    return rows, texts


@transaction.atomic
def record_paper_answer(
    *,
    student: Student,
    purposes: Sequence[ConsentPurpose],
    given_on: date,
    name: str,
    degree: Degree,
    actor: Any,
    document: str = "",
) -> list[Consent]:
    """Write down what a guardian signed on paper: a consent for each purpose. The college keeps the paper."""
    lock_cluster(student.cluster)
    authorize(actor, "catalogue.manage_students", student)
    student = Student.objects.select_related("person").get(pk=student.pk)
    if is_adult(student.born_on, given_on):
        raise BrokenRule(_("Студенту исполнилось 18 лет: согласия он даёт сам."), field="given_on")
    given = [
        record_consent(
            person=student.person,
            purpose=purpose,
            given_on=given_on,
            representative=_words(name, degree, document),
            way=ConsentWay.PAPER,
            actor=system(REASON),
        )
        for purpose in purposes
    ]
    Consent.objects.filter(pk__in=[consent.pk for consent in given]).update(recorded_by=account_of(actor))
    audit.record(CatalogueEvent.PAPER_ANSWER_RECORDED, actor=actor, target=student, count=len(given))
    return given


@transaction.atomic
def ask_again(*, student: Student, actor: Any) -> GuestLink:
    """Send the same question to the same address by a new link; the old one opens nothing."""
    cluster = lock_cluster(student.cluster)
    authorize(actor, "catalogue.manage_students", student)
    last = guest_links.links_of(PURPOSE, cluster).filter(thing_id=student.pk).first()
    if last is None:
        raise IllegalTransition(_("Ссылку этому представителю ещё не отправляли."))
    purposes = last.asked or [each for each in ASKED if each in consent_texts_in_force(cluster)]
    emails = {student.pk: last.to_email} if last.to_email else {}
    return ask_guardians(cluster=cluster, students=[student], purposes=purposes, emails=emails, actor=actor)[0]


@transaction.atomic
def revoke_guardian_link(*, student: Student, actor: Any) -> None:
    """Let the link open nothing; what was answered by it stays."""
    cluster = lock_cluster(student.cluster)
    authorize(actor, "catalogue.manage_students", student)
    link = guest_links.links_of(PURPOSE, cluster).filter(thing_id=student.pk, revoked_at=None).first()
    if link is None:
        raise IllegalTransition(_("Действующей ссылки нет."))
    guest_links.revoke(link, cluster=cluster)
    audit.record(CatalogueEvent.GUARDIAN_LINK_REVOKED, actor=actor, target=student)


@transaction.atomic
def answer_as_guardian(
    *,
    link: GuestLink,
    student: Student,
    answers: Mapping[ConsentPurpose, Answer],
    texts: Mapping[ConsentPurpose, int],
    name: str,
    degree: Degree,
    document: str = "",
    actor: Any,
) -> list[Consent]:
    """Answer every purpose that is asked, once: what is given becomes a consent, what is refused stays the link's answer.

    `texts` are the editions that were read: another edition adopted meanwhile is read first.
    """
    cluster = lock_cluster(student.cluster)
    authorize(actor, "catalogue.answer_as_guardian", student)
    words = _words(name, degree, document)
    if is_adult(student.born_on, clock.today(cluster)):
        raise BrokenRule(_("Студенту исполнилось 18 лет: теперь согласия он даёт сам."))
    asked = open_questions(link, student)
    if not asked or set(answers) != set(asked):
        raise IllegalTransition(_("На этот вопрос уже ответили."))
    for purpose, text in asked.items():
        if texts.get(purpose) != text.pk:
            raise BrokenRule(_("Пока вы читали, текст согласия изменился. Прочитайте его ещё раз."))
    guest_links.use(link, cluster=cluster, answer={str(purpose): str(answer) for purpose, answer in answers.items()})
    given = [
        record_consent(
            person=student.person,
            purpose=purpose,
            given_on=clock.today(cluster),
            representative=words,
            link=link,
            actor=system(REASON),
        )
        for purpose, answer in answers.items()
        if answer == Answer.GIVEN
    ]
    audit.record(
        CatalogueEvent.GUARDIAN_ANSWERED,
        actor=actor,
        target=student,
        given=len(given),
        refused=len(answers) - len(given),
    )
    return given


@transaction.atomic
def take_back_as_guardian(*, link: GuestLink, student: Student, consent_id: int, actor: Any) -> Consent:
    """Take one consent of the learner back, from today on. Only what a guardian gave."""
    cluster = lock_cluster(student.cluster)
    authorize(actor, "catalogue.answer_as_guardian", student)
    consent = standing_consents(student).filter(pk=consent_id).first()
    if consent is None:
        raise IllegalTransition(_("Такого согласия нет, или оно уже отозвано."))
    if not link.asked and not link.used_at:
        guest_links.use(link, cluster=cluster)
    consent = revoke_consent(consent=consent, revoked_on=clock.today(cluster), actor=system(REASON))
    audit.record(CatalogueEvent.GUARDIAN_TOOK_BACK, actor=actor, target=student, purpose=consent.get_purpose_display())
    return consent


def open_questions(link: GuestLink, student: Student) -> dict[ConsentPurpose, ConsentText]:
    """What the link asks and nobody has given yet, with the edition in force; nothing once it was answered."""
    if link.used_at is not None:
        return {}
    texts = consent_texts_in_force(student.cluster)
    there = set(Consent.objects.filter(person=student.person, revoked_on=None).values_list("purpose", flat=True))
    return {
        purpose: texts[purpose]
        for purpose in ASKED
        if purpose in link.asked and purpose in texts and purpose not in there
    }


def standing_consents(student: Student) -> Any:
    """Consents in force that a guardian gave."""
    given = Consent.objects.filter(person=student.person, revoked_on=None).exclude(representative="")
    return given.select_related("text").order_by("purpose")


def living_links(cluster: Cluster, students: Sequence[Student]) -> list[GuestLink]:
    """Links of these learners that still open."""
    today = clock.today(cluster)
    ids = [student.pk for student in students]
    found = guest_links.links_of(PURPOSE, cluster).filter(thing_id__in=ids, revoked_at=None, expires_on__gte=today)
    return [link for link in found if is_open(link, today)]


def _words(name: str, degree: Degree, document: str) -> str:
    """«Петрова Анна Ивановна, опекун, распоряжение № 12 от 01.02.2020»."""
    name, document = " ".join(name.split()), " ".join(document.split())
    if len(name.split()) < 2:
        raise BrokenRule(_("Напишите фамилию, имя и отчество полностью."), field="name")
    if degree not in PARENTS and not document:
        raise BrokenRule(_("Назовите документ: например, распоряжение опеки, номер и дата."), field="document")
    return ", ".join(part for part in (name, str(dict(DEGREES)[degree]), document) if part)[:300]


def _locked(cluster: Cluster, students: Sequence[Student], actor: Any) -> list[Student]:
    ids = [student.pk for student in students]
    if not ids:
        raise BrokenRule(_("Отметьте студентов в списке."))
    rows = list(
        Student.objects.filter(pk__in=ids, cluster=cluster)
        .select_related("cluster", "person", "group__programme__organisation")
        .order_by("group__name", "person__last_name", "person__first_name", "pk")
    )
    for student in rows:
        student.cluster = student.group.cluster = student.group.programme.cluster = cluster
        authorize(actor, "catalogue.manage_students", student)
        if student.state != StudentState.STUDYING or student.erased_at is not None:
            raise BrokenRule(_("Среди отмеченных есть выбывшие: спросить можно только за тех, кто учится."))
        if is_adult(student.born_on, clock.today(cluster)):
            raise BrokenRule(_("Среди отмеченных есть совершеннолетние: согласия они дают сами."))
    return rows


def _standing(students: Sequence[Student]) -> dict[int, set[str]]:
    found: dict[int, set[str]] = {}
    people = [student.person_id for student in students]
    for person, purpose in Consent.objects.filter(person__in=people, revoked_on=None).values_list("person", "purpose"):
        found.setdefault(person, set()).add(purpose)
    return found
