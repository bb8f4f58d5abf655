"""Named invitations on their way to the graduate: made, sent for signing, issued, revoked, made anew, run out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from artel import audit
from artel.accounts.rights import authorize, system
from artel.accounts.selectors import account_of
from artel.documents.domain.states import PaperState, SignerRole
from artel.documents.models import Paper
from artel.documents.services.papers import SignerDraft, compose_paper, recall_paper, send_for_signature
from artel.fair.domain.stages import Work
from artel.fair.domain.states import IN_HAND, InvitationState, VacancyState
from artel.fair.domain.wording import paragraphs_of
from artel.fair.events import FairEvent
from artel.fair.models import Fair, Graduate, Invitation, Placement, Vacancy
from artel.fair.papers.invitation import GENDERS, KIND, SUBJECT, Fit, Sender, fit_of, invitation_document, sender_of
from artel.fair.selectors.invitations import free_vacancies, next_candidates, placements_to_invite, with_people
from artel.fair.selectors.people import consented
from artel.fair.services.fairs import lock_fair, require_open
from artel.fair.services.holding import free_place, go, hold_place, locked, revoke
from artel.kernel import clock
from artel.kernel.errors import BrokenRule, IllegalTransition
from artel.members.models import Organisation
from artel.members.selectors import calendar_of, names_on
from artel.members.tenancy import require_same_cluster


@dataclass(slots=True)
class Sent:
    """What became of the drafts of an enterprise: sent for signing, and held back, each with a sentence why."""

    sent: list[Invitation] = field(default_factory=list)
    held: list[tuple[Invitation, str]] = field(default_factory=list)


# --- making ---


@transaction.atomic
def make_invitations(*, fair: Fair, actor: Any, placements: Sequence[Placement] | None = None) -> list[Invitation]:
    """Prepare invitations by the approved allocation, or by these placements of it; those there already are left alone.

    Over-offer: with more than one invitation to a place, the next candidates are invited too, in the order of the run.
    Nothing is sent. A graduate who may not be shown to employers today gets none.
    """
    fair = lock_fair(fair)
    authorize(actor, "fair.issue_invitation", fair)
    require_open(fair, Work.INVITING)
    standing = placements_to_invite(fair)
    if placements is not None:
        require_same_cluster(fair.cluster, *placements)
        standing = standing.filter(pk__in=[placement.pk for placement in placements])
    today = clock.today(fair.cluster)
    shown = set(consented(Graduate.objects.filter(fair=fair), today).values_list("pk", flat=True))
    chosen = [placement for placement in standing if placement.graduate_id in shown]
    vacancies = _locked_vacancies(each.vacancy_id for each in chosen)
    made = [
        invitation
        for placement in chosen
        if (
            invitation := _make(
                fair, placement.graduate_id, vacancies[placement.vacancy_id], actor, placement=placement
            )
        )
    ]
    if placements is None and fair.over_offer > 1:
        made += _invite_next(fair, actor)
    if made:
        audit.record(FairEvent.INVITATIONS_MADE, actor=actor, target=fair, count=len(made))
    return made


@transaction.atomic
def offer_freed(*, fair: Fair, actor: Any) -> list[Invitation]:
    """Offer the places that are free to the next acceptable candidates, in the order of the run, and send them to sign.

    What cannot be sent yet (nobody heads the enterprise, the sex of the graduate is not known) stays a draft.
    """
    fair = lock_fair(fair)
    authorize(actor, "fair.issue_invitation", fair)
    require_open(fair, Work.INVITING)
    made = _invite_next(fair, actor)
    if not made:
        raise BrokenRule(
            _(
                "Предлагать сейчас нечего: свободных мест нет или на них больше нет кандидатов, которых взяло бы предприятие."
            )
        )
    audit.record(FairEvent.FREED_OFFERED, actor=actor, target=fair, count=len(made))
    wanted = {invitation.pk for invitation in made}
    for organisation in Organisation.objects.filter(vacancies__invitations__in=wanted).distinct().order_by("pk"):
        _send(fair, organisation, actor, only=wanted)
    return list(with_people(Invitation.objects.filter(pk__in=wanted)).order_by("pk"))


@transaction.atomic
def reissue_invitation(*, invitation: Invitation, actor: Any) -> Invitation:
    """Prepare anew an invitation that ran out, was declined or revoked. The old one stays as it is and names the new."""
    invitation = locked(invitation)
    authorize(actor, "fair.issue_invitation", invitation.fair)
    require_open(invitation.fair, Work.INVITING)
    if invitation.state not in (InvitationState.EXPIRED, InvitationState.REVOKED, InvitationState.DECLINED):
        raise IllegalTransition(_("Приглашение в силе. Чтобы подготовить его заново, сначала отзовите это."))
    if Invitation.objects.filter(replaces=invitation).exists():
        raise IllegalTransition(_("Это приглашение уже подготовлено заново."))
    theirs = Invitation.objects.filter(graduate=invitation.graduate)
    if theirs.filter(state=InvitationState.ACCEPTED).exists():
        raise BrokenRule(_("Выпускник уже принял другое приглашение."))
    made = _make(
        invitation.fair, invitation.graduate_id, invitation.vacancy, actor,
        placement=invitation.placement, replaces=invitation,
    )  # fmt: skip
    if made is None:
        raise BrokenRule(_("Свободных мест по этой вакансии нет: место предложено другому выпускнику."))
    audit.record(FairEvent.REISSUED, actor=actor, cluster=made.cluster, target=made.graduate)
    return made


def _locked_vacancies(ids: Iterable[int]) -> dict[int, Vacancy]:
    rows = Vacancy.objects.select_for_update(of=("self",)).filter(pk__in=set(ids)).order_by("pk")
    return {row.pk: row for row in rows}


def _invite_next(fair: Fair, actor: Any) -> list[Invitation]:
    """Drafts for everybody who is next for a free place; each graduate once."""
    candidates = next_candidates(fair)
    vacancies = _locked_vacancies(free_vacancies(fair).values_list("pk", flat=True))
    made: list[Invitation] = []
    invited: set[int] = set()
    for pk, vacancy in vacancies.items():
        for graduate in candidates.get(pk, []):
            if graduate.pk in invited:
                continue
            invitation = _make(fair, graduate.pk, vacancy, actor)
            if invitation is None:
                break
            invited.add(graduate.pk)
            made.append(invitation)
    return made


def _make(
    fair: Fair,
    graduate_id: int,
    vacancy: Vacancy,
    actor: Any,
    *,
    placement: Placement | None = None,
    replaces: Invitation | None = None,
) -> Invitation | None:
    """A draft that holds a place of the vacancy; None when every place is held."""
    if not hold_place(vacancy):
        return None
    return Invitation.objects.create(
        cluster=fair.cluster,
        fair=fair,
        graduate_id=graduate_id,
        vacancy=vacancy,
        placement=placement,
        replaces=replaces,
        valid_until=_valid_until(fair),
        made_by=account_of(actor),
        made_at=clock.now_in(fair.cluster),
    )


def _valid_until(fair: Fair) -> date:
    """The last day for an answer: so many working days from today."""
    return calendar_of(fair.cluster).add_working_days(clock.today(fair.cluster), fair.answer_days)


# --- signing ---


@transaction.atomic
def send_for_signing(*, fair: Fair, organisation: Organisation, actor: Any) -> Sent:
    """Write the papers of an enterprise's drafts and ask its head to sign them, all in one sitting.

    The term of answer is counted from today. Drafts that lack something are held back, with a sentence each; refuses
    when there is nothing to send.
    """
    fair = lock_fair(fair)
    authorize(actor, "fair.issue_invitation", fair)
    require_open(fair, Work.INVITING)
    require_same_cluster(fair.cluster, organisation)
    done = _send(fair, organisation, actor, must_go=True)
    if not done.sent:
        why = done.held[0][1] if done.held else _("У предприятия нет приглашений, которые ждут отправки на подпись.")
        raise BrokenRule(why)
    return done


@transaction.atomic
def recall_invitations(*, fair: Fair, organisation: Organisation, actor: Any) -> int:
    """Take an enterprise's invitations back from signing, to mend them; tells how many."""
    fair = lock_fair(fair)
    authorize(actor, "fair.issue_invitation", fair)
    at_signing = Invitation.objects.filter(
        fair=fair, vacancy__organisation=organisation, state=InvitationState.SIGNING
    ).select_related("paper")
    papers = [invitation.paper for invitation in at_signing.order_by("paper_id")]
    for paper in papers:
        recall_paper(paper=paper, actor=actor)
    if not papers:
        raise IllegalTransition(_("На подписи у этого предприятия приглашений нет."))
    return len(papers)


def _send(
    fair: Fair, organisation: Organisation, actor: Any, *, only: set[int] | None = None, must_go: bool = False
) -> Sent:
    today = clock.today(fair.cluster)
    organisation.cluster = fair.cluster
    sender = sender_of(organisation, today)
    if sender.person is None:
        if must_go:
            raise BrokenRule(
                _(
                    "Некому подписать: у предприятия «{name}» не указан руководитель. Укажите его на странице предприятия."
                ).format(name=sender.short_name)
            )
        return Sent()
    drafts = Invitation.objects.filter(fair=fair, vacancy__organisation=organisation, state=InvitationState.DRAFT)
    if only is not None:
        drafts = drafts.filter(pk__in=only)
    done = Sent()
    rows = list(with_people(drafts).order_by("vacancy__number", "graduate__number", "pk"))
    shown = set(consented(Graduate.objects.filter(invitations__in=rows), today).values_list("pk", flat=True))
    colleges: dict[int, tuple[str, str]] = {}
    for invitation in rows:
        invitation.fair = invitation.vacancy.fair = fair
        invitation.cluster = invitation.vacancy.cluster = fair.cluster
        college = invitation.graduate.student.group.programme.organisation
        if college.pk not in colleges:
            colleges[college.pk] = names_on(college, today)
        if lack := lack_of(invitation, is_shown=invitation.graduate_id in shown):
            done.held.append((invitation, lack))
            continue
        if lack := _send_one(invitation, sender, colleges[college.pk], today, actor):
            done.held.append((invitation, lack))
            continue
        done.sent.append(invitation)
    if done.sent:
        audit.record(
            FairEvent.INVITATIONS_SENT, actor=actor, target=fair, count=len(done.sent), organisation=sender.short_name
        )
    return done


def lack_of(invitation: Invitation, *, is_shown: bool) -> str:
    """Why the invitation cannot be sent for signing, as a sentence; "" when it can. `is_shown`: the consent is in force."""
    number, college = invitation.graduate.public_number, invitation.graduate.student.group.programme.organisation
    if not is_shown:
        return _(
            "{number}: согласие на передачу сведений предприятиям не действует. Попросите колледж получить его."
        ).format(number=number)
    if invitation.graduate.student.person.gender not in GENDERS:
        return _(
            "{number}: не указан пол, без него не составить обращение. {college} указывает его в карточке студента."
        ).format(number=number, college=college.short_name)
    if invitation.vacancy.state != VacancyState.PUBLISHED:
        return _("{number}: вакансия снята с публикации. Отзовите приглашение или верните вакансию.").format(
            number=number
        )
    return ""


def _send_one(invitation: Invitation, sender: Sender, college: tuple[str, str], today: date, actor: Any) -> str:
    """Write the paper and send it; the sentence why not, where the letter does not stand on its page."""
    fair = invitation.fair
    valid_until = _valid_until(fair)
    document = invitation_document(
        graduate=invitation.graduate,
        vacancy=invitation.vacancy,
        sender=sender,
        college=college,
        paragraphs=paragraphs_of(fair.wording),
        dated_on=today,
        valid_until=valid_until,
        gender=GENDERS[invitation.graduate.student.person.gender],
    )
    if fit_of(document) is Fit.OVER:
        return _(
            "{number}: письмо не помещается на одну страницу. Сократите текст приглашения или условия вакансии."
        ).format(number=invitation.graduate.public_number)
    reusable = invitation.paper if invitation.paper and invitation.paper.state == PaperState.DRAFT else None
    paper = compose_paper(
        cluster=fair.cluster,
        kind=KIND,
        unit=None,
        title=document.title,
        dated_on=today,
        document=document,
        subject_kind=SUBJECT,
        subject_id=str(invitation.pk),
        paper=reusable,
        actor=actor,
    )
    signer = SignerDraft(sender.person, sender.post, sender.signature, SignerRole.SIGNS, sender.office)
    invitation.paper = send_for_signature(paper=paper, signers=[signer], actor=actor)
    invitation.valid_until = valid_until
    go(invitation, "send")
    invitation.save(update_fields=["paper", "valid_until", "state"])
    return ""


# --- hooks of the paper ---


def number_of(value: int, paper: Paper) -> str:
    """«2024-047»: the fair's beginning, then the number within the fair."""
    fair = Fair.objects.filter(invitations__paper=paper).first()
    return f"{fair.number_prefix if fair else ''}{value:03d}"


def register_of(paper: Paper) -> str:
    """Numbers go on within a fair."""
    fair_id = Invitation.objects.filter(paper=paper).values_list("fair_id", flat=True).first()
    return f"{KIND}:{fair_id}"


@transaction.atomic
def paper_registered(paper: Paper, actor: Any) -> None:
    """The enterprise has signed: the invitation is issued under its number."""
    invitation = _of(paper)
    if clock.today(paper.cluster) > invitation.valid_until:
        raise IllegalTransition(
            _(
                "Срок ответа в приглашении «{title}» уже прошёл. Попросите координатора отправить его на подпись заново."
            ).format(title=paper.title)
        )
    go(invitation, "issue")
    invitation.issued_on = paper.in_force_on
    invitation.save(update_fields=["state", "issued_on"])
    Fair.objects.filter(pk=invitation.fair_id).update(offers_count=F("offers_count") + 1)
    audit.record(
        FairEvent.INVITATION_ISSUED,
        actor=actor,
        cluster=invitation.cluster,
        target=invitation.graduate,
        number=paper.number,
    )


@transaction.atomic
def paper_recalled(paper: Paper, actor: Any) -> None:
    """Taken back from signing: a draft again."""
    invitation = _of(paper)
    go(invitation, "recall")
    invitation.save(update_fields=["state"])


@transaction.atomic
def paper_revoked(paper: Paper, actor: Any) -> None:
    """The paper was revoked in the register of papers: so is the invitation, unless it has ended already."""
    invitation = _of(paper)
    if invitation.state in IN_HAND | {InvitationState.ACCEPTED}:
        revoke(invitation, reason=paper.revoked_reason, actor=actor)


def _of(paper: Paper) -> Invitation:
    return locked(Invitation.objects.select_related("fair__cluster").get(paper=paper))


# --- the end ---


@transaction.atomic
def revoke_invitation(*, invitation: Invitation, reason: str, actor: Any) -> Invitation:
    """Take an invitation back, be it accepted: its place is free, its paper is revoked and keeps its number."""
    invitation = locked(invitation)
    authorize(actor, "fair.revoke_invitation", invitation)
    require_open(invitation.fair, Work.INVITING)
    reason = " ".join(reason.split())
    if not reason:
        raise BrokenRule(_("Напишите, почему приглашение отзывается: причину увидит выпускник."), field="reason")
    revoke(invitation, reason=reason, actor=actor)
    return invitation


def expire_invitations() -> int:
    """End the invitations whose last day has passed by their cluster's calendar, and tell how many.

    Those that the enterprise has not signed in time are taken back from signing: they are sent anew with another day.
    Each fair in a transaction of its own.
    """
    count = 0
    waiting = IN_HAND | {InvitationState.SIGNING}
    fairs = Fair.objects.filter(invitations__state__in=waiting).select_related("cluster").distinct().order_by("pk")
    for fair in fairs:
        count += _expire(fair, clock.today(fair.cluster))
    return count


@transaction.atomic
def _expire(fair: Fair, today: date) -> int:
    fair = lock_fair(fair)
    actor = system("fair.expire_invitations")
    late = Invitation.objects.filter(fair=fair, valid_until__lt=today)
    for invitation in late.filter(state=InvitationState.SIGNING).select_related("paper").order_by("paper_id"):
        recall_paper(paper=invitation.paper, actor=actor)
    ended = 0
    for invitation in late.filter(state__in=IN_HAND).order_by("vacancy_id", "pk"):
        invitation.fair = fair
        invitation = locked(invitation)
        before = invitation.state
        go(invitation, "expire")
        invitation.ended_at = clock.now_in(fair.cluster)
        invitation.save(update_fields=["state", "ended_at"])
        free_place(invitation, before=before)
        ended += 1
    if ended:
        audit.record(FairEvent.EXPIRED, actor=actor, target=fair, count=ended)
    return ended


@transaction.atomic
def record_export(*, fair: Fair, rows: int, actor: Any) -> None:
    """Leave the trace of a list of invitations taken out: it names graduates."""
    authorize(actor, "fair.view_invitations", fair)
    audit.record(FairEvent.GRADUATES_EXPORTED, actor=actor, target=fair, rows=rows, purpose=_("список приглашений"))
