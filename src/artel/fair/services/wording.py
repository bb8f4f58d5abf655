"""The text of a fair's invitations: read from the coordinator's Word file, tried on a graduate, kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from artel import audit
from artel.accounts.rights import authorize
from artel.documents.papers.tree import Document
from artel.fair.domain import wording
from artel.fair.domain.states import HELD_PLACE, InvitationState, Stage
from artel.fair.events import FairEvent
from artel.fair.models import Fair, Graduate, Invitation, Placement, Vacancy
from artel.fair.papers.invitation import GENDERS, Fit, fit_of, invitation_document, sender_of
from artel.fair.selectors.people import has_consent
from artel.fair.services.fairs import lock_fair
from artel.fair.services.invitations import lack_of
from artel.files.intake import read_limited
from artel.kernel import clock
from artel.kernel.errors import BrokenRule, IllegalTransition
from artel.members.selectors import calendar_of, names_on
from artel.russian import Gender, guess_gender

READER = "artel.fair.papers.wording_docx:read_wording"


@dataclass(frozen=True, slots=True)
class Trial:
    """A wording as it would be printed: what is wrong with it, and the letter to one graduate when there is one to try."""

    paragraphs: tuple[str, ...]
    findings: tuple[wording.Finding, ...]
    document: Document | None = None
    fit: Fit = Fit.WHOLE
    is_guessed: bool = False  # the sex of the graduate is a guess

    @property
    def may_be_kept(self) -> bool:
        return not self.findings and self.fit is not Fit.OVER


def extract(path: Path) -> tuple[str, ...]:
    """Read the paragraphs of a received Word file, in a limited child process."""
    return wording.cleaned(read_limited(path, READER)["paragraphs"])


def try_wording(fair: Fair, paragraphs: Sequence[str]) -> Trial:
    """Judge a wording and set it on a graduate of the fair: on an invitation, else on a placement, else on anybody."""
    paragraphs = wording.cleaned(paragraphs)
    found = tuple(wording.findings(paragraphs))
    pair = _sample(fair)
    if found or pair is None:
        return Trial(paragraphs, found)
    document = _letter(fair, *pair, paragraphs)
    is_guessed = pair[0].student.person.gender not in GENDERS
    return Trial(paragraphs, found, document, fit_of(document), is_guessed=is_guessed)


def draft_of(invitation: Invitation) -> Document | None:
    """The letter of a draft as it would be sent today; None while the sex of the graduate is not settled."""
    if invitation.graduate.student.person.gender not in GENDERS:
        return None
    fair = invitation.fair
    return _letter(fair, invitation.graduate, invitation.vacancy, wording.paragraphs_of(fair.wording))


def lack_of_draft(invitation: Invitation) -> str:
    """Why a draft could not be sent for signing today, as a sentence; "" when it could, or is no draft."""
    if invitation.state != InvitationState.DRAFT:
        return ""
    today = clock.today(invitation.fair.cluster)
    if sender_of(invitation.vacancy.organisation, today).person is None:
        return _("У предприятия не указан руководитель: подписать приглашение некому.")
    return lack_of(invitation, is_shown=has_consent(invitation.graduate, today))


def _letter(fair: Fair, graduate: Graduate, vacancy: Vacancy, paragraphs: Sequence[str]) -> Document:
    """The letter of today. A sex that nobody settled is guessed: for looking at, never for signing."""
    today = clock.today(fair.cluster)
    vacancy.fair, vacancy.cluster, vacancy.organisation.cluster = fair, fair.cluster, fair.cluster
    person = graduate.student.person
    guess = guess_gender(person.first_name, person.patronymic, person.last_name) or Gender.MALE
    return invitation_document(
        graduate=graduate,
        vacancy=vacancy,
        sender=sender_of(vacancy.organisation, today),
        college=names_on(graduate.student.group.programme.organisation, today),
        paragraphs=paragraphs,
        dated_on=today,
        valid_until=calendar_of(fair.cluster).add_working_days(today, fair.answer_days),
        gender=GENDERS.get(person.gender, guess),
    )


@transaction.atomic
def set_wording(*, fair: Fair, paragraphs: Sequence[str], actor: Any) -> Fair:
    """Keep the wording; none is the standard one. Papers sent for signing before keep theirs."""
    fair = lock_fair(fair)
    authorize(actor, "fair.manage_fair", fair)
    if fair.stage == Stage.CLOSED:
        raise IllegalTransition(_("Ярмарка завершена: её данные только для чтения."))
    kept = wording.cleaned(paragraphs)
    if kept:
        trial = try_wording(fair, kept)
        if trial.findings:
            raise BrokenRule(trial.findings[0].words, field="file")
        if trial.fit is Fit.OVER:
            raise BrokenRule(_("Письмо с таким текстом не помещается на одну страницу. Сократите текст."), field="file")
    fair.wording = {"paragraphs": list(kept)} if kept and kept != wording.STANDARD else {}
    fair.save(update_fields=["wording"])
    audit.record(FairEvent.WORDING_CHANGED, actor=actor, target=fair)
    return fair


def _sample(fair: Fair) -> tuple[Graduate, Vacancy] | None:
    for found in (
        Invitation.objects.filter(fair=fair, state__in=HELD_PLACE).order_by("pk"),
        Placement.objects.filter(fair=fair, ended_at__isnull=True).order_by("pk"),
    ):
        row = found.select_related(*_ROWS).first()
        if row is not None:
            return row.graduate, row.vacancy
    return None


_ROWS = (
    "graduate__student__person",
    "graduate__student__group__programme__organisation",
    "graduate__student__group__programme__speciality",
    "vacancy__organisation",
)
