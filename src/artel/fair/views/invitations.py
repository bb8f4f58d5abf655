"""Invitations for those who work with them: the list and its presses, one invitation."""

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from artel.accounts.rights import authorize
from artel.documents.papers import html_writer
from artel.documents.papers.tree import Marks
from artel.documents.selectors import document_of, marks_of, papers_awaiting
from artel.fair import exports_invitations, labels
from artel.fair.domain.stages import Work, is_open
from artel.fair.domain.states import IN_HAND, InvitationState
from artel.fair.forms.invitations import PaperAnswerForm, RevokeForm
from artel.fair.models import Fair, Invitation
from artel.fair.selectors import invitations as selectors
from artel.fair.selectors.people import cards_of
from artel.fair.services import answers, invitations, mailing, wording
from artel.fair.services.holding import INVITATION
from artel.fair.views.asked import GET_POST, act, do, fair_context, visible_fair
from artel.kernel import clock
from artel.kernel.errors import BrokenRule
from artel.members.gate import cluster_view
from artel.members.models import Organisation
from artel.members.views.asked import asked_number, may, posted, taken_out_by
from artel.russian import counted, date_ru
from artel.ui.exports import attachment
from artel.ui.paging import paginate

VIEW = "fair.view_invitations"
ISSUE = "fair.issue_invitation"
POST = ("POST",)
SOON_DAYS = 3
TONES = {
    InvitationState.DRAFT: "future",
    InvitationState.SIGNING: "await",
    InvitationState.ISSUED: "open",
    InvitationState.DELIVERED: "open",
    InvitationState.ACCEPTED: "met",
    InvitationState.DECLINED: "lifted",
    InvitationState.EXPIRED: "lifted",
    InvitationState.REVOKED: "lifted",
}
INVITATION_FORMS = ("приглашение", "приглашения", "приглашений")


def listed_url(fair: Fair) -> str:
    return reverse("fair:invitations", args=[fair.cluster.slug, fair.pk])


def tone_of(invitation: Invitation, today: Any) -> str:
    """The drawing of the state; near its last day an invitation in hand says so."""
    if invitation.state in IN_HAND and (invitation.valid_until - today).days <= SOON_DAYS:
        return "soon"
    return TONES[InvitationState(invitation.state)]


# --- the list ---


def _asked(request: HttpRequest) -> dict[str, Any]:
    return {
        "employer": asked_number(request.GET.get("employer", "")),
        "college": asked_number(request.GET.get("college", "")),
        "state": request.GET.get("state", ""),
        "query": request.GET.get("q", "").strip(),
    }


@cluster_view(VIEW)
def listed(request: HttpRequest, pk: int) -> HttpResponse:
    """Every invitation that the person sees; what is to be done now on top."""
    fair = visible_fair(request, pk)
    asked = _asked(request)
    page = paginate(request, selectors.invitation_list(request.user, fair, **asked))
    digest = selectors.digest_of(request.user, fair)
    may_issue = may(request, ISSUE, fair)
    context = fair_context(request, fair, tab="invitations") | asked
    context |= {
        "page": page,
        "rows": _rows(request, fair, page.items),
        "digest": digest,
        "facets": _facets(request, fair, digest, asked["state"]),
        "employers": sorted(digest.employers.items(), key=lambda pair: pair[1]),
        "colleges": sorted(digest.colleges.items(), key=lambda pair: pair[1]),
        "is_filtered": any(asked.values()),
        "may_issue": may_issue,
        "may_export": may_issue or bool(request.standing.organisation_ids),
        "url": listed_url(fair),
    }
    ahead = selectors.ahead_of(fair) if may_issue else None
    context |= {"ahead": ahead, "act": _act_of(fair, digest, ahead) if ahead else _act_of_party(request, fair, digest)}
    return render(request, "fair/invitations_list.html", context)


def _rows(request: HttpRequest, fair: Fair, items: list[Invitation]) -> list[dict[str, Any]]:
    """Lines with the graduate as the person may see them."""
    today = clock.today(fair.cluster)
    for invitation in items:
        invitation.graduate.fair = fair
    cards = cards_of(request.user, fair, [invitation.graduate for invitation in items])
    return [
        {"it": invitation, "card": card, "tone": tone_of(invitation, today)}
        for invitation, card in zip(items, cards, strict=True)
    ]


def _facets(request: HttpRequest, fair: Fair, digest: selectors.Digest, current: str) -> list[dict[str, Any]]:
    query = request.GET.copy()
    query.pop("page", None)
    found = []
    for state, label in [("", _("Все")), *labels.INVITATION_STATES]:
        count = digest.states[state] if state else digest.total
        if state and not count:
            continue
        query["state"] = state
        found.append(
            {
                "url": f"{listed_url(fair)}?{query.urlencode()}",
                "label": str(label).capitalize(),
                "count": count,
                "is_current": state == current,
                "state": TONES[InvitationState(state)] if state else "",
            }
        )
    return found


def _act_of(fair: Fair, digest: selectors.Digest, ahead: selectors.Ahead) -> dict[str, Any]:
    """What is to be done now: one thing, the first that waits."""
    if not is_open(Work.INVITING, fair.stage):
        return {"key": "early"} if not digest.total else {"key": "over"}
    found: dict[str, Any] = {"ready": ahead.ready, "hidden": ahead.hidden, "free": ahead.free}
    found["drafts"], found["at_signing"] = digest.named(digest.drafts), digest.named(digest.at_signing)
    found["drafts_count"], found["at_signing_count"] = sum(digest.drafts.values()), sum(digest.at_signing.values())
    if ahead.ready:
        return found | {"key": "make"}
    if digest.drafts:
        return found | {"key": "send"}
    if digest.to_mail:
        return found | {"key": "mail"}
    if digest.at_signing:
        return found | {"key": "sign"}
    in_hand = sum(digest.states[state] for state in IN_HAND)
    return found | {"key": "wait" if in_hand else "done", "in_hand": in_hand}


def _act_of_party(request: HttpRequest, fair: Fair, digest: selectors.Digest) -> dict[str, Any]:
    if digest.at_signing and papers_awaiting(request.user, request.cluster).filter(fair_invitation__fair=fair).exists():
        return {"key": "mine"}
    return {"key": ""}


@cluster_view(VIEW, methods=POST)
def export(request: HttpRequest, pk: int) -> HttpResponse:
    """The list as it is filtered, as a table; with who took it out."""
    fair = visible_fair(request, pk)
    rows: QuerySet[Invitation] = selectors.invitation_list(request.user, fair, **_asked(request))
    items = list(rows)
    invitations.record_export(fair=fair, rows=len(items), actor=request.user)
    table = exports_invitations.invitations_xlsx(_rows(request, fair, items), note=taken_out_by(request))
    return attachment(table, _("Приглашения {day}.xlsx").format(day=f"{clock.today(request.cluster):%Y-%m-%d}"))


# --- presses above the list ---


@cluster_view(ISSUE, methods=POST)
def make(request: HttpRequest, pk: int) -> HttpResponse:
    fair = visible_fair(request, pk)
    made = invitations.make_invitations(fair=fair, actor=request.user)
    if made:
        words = counted(len(made), *INVITATION_FORMS)
        messages.success(
            request, _("Готово: {count}. Теперь отправьте их на подпись предприятиям.").format(count=words)
        )
    else:
        messages.info(request, _("Новых приглашений нет: у всех, кого можно пригласить, они уже есть."))
    return redirect(listed_url(fair))


def posted_organisation(request: HttpRequest) -> Organisation | None:
    """The organisation that a press names; None where it names none."""
    pk = asked_number(request.POST.get("organisation", ""))
    return get_object_or_404(Organisation, cluster=request.cluster, pk=pk) if pk else None


@cluster_view(ISSUE, methods=POST)
def send(request: HttpRequest, pk: int) -> HttpResponse:
    """Send the drafts of one enterprise for signing, or those of all of them."""
    fair = visible_fair(request, pk)
    organisation = posted_organisation(request)
    drafts = selectors.digest_of(request.user, fair).drafts
    chosen = [organisation] if organisation else list(Organisation.objects.filter(pk__in=drafts).order_by("short_name"))
    sent = 0
    for each in chosen:
        try:
            done = invitations.send_for_signing(fair=fair, organisation=each, actor=request.user)
        except BrokenRule as refusal:
            messages.error(request, f"{each.short_name}. {refusal}")
            continue
        sent += len(done.sent)
        for _invitation, why in done.held:
            messages.warning(request, why)
    if sent:
        messages.success(
            request,
            _("Отправлено на подпись: {count}. Руководитель предприятия подпишет их все за один раз.").format(
                count=counted(sent, *INVITATION_FORMS)
            ),
        )
    return redirect(listed_url(fair))


@cluster_view(ISSUE, methods=POST)
def recall(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the invitations of an enterprise back from signing."""
    fair = visible_fair(request, pk)
    organisation = posted_organisation(request)
    if organisation is None:
        raise Http404
    return act(
        request,
        lambda: invitations.recall_invitations(fair=fair, organisation=organisation, actor=request.user),
        done=_("Приглашения отозваны с подписи: их снова можно править."),
        back=listed_url(fair),
    )


@cluster_view(ISSUE, methods=POST)
def mail(request: HttpRequest, pk: int) -> HttpResponse:
    fair = visible_fair(request, pk)
    return act(
        request,
        lambda: mailing.mail_invitations(fair=fair, actor=request.user),
        done=_("Письма поставлены в очередь и уйдут в течение нескольких минут."),
        back=listed_url(fair),
    )


@cluster_view(ISSUE, methods=GET_POST)
def offer(request: HttpRequest, pk: int) -> HttpResponse:
    """Whom the free places would be offered to; one press offers them."""
    fair = visible_fair(request, pk)
    if request.method == "POST":
        return act(
            request,
            lambda: invitations.offer_freed(fair=fair, actor=request.user),
            done=_("Места предложены следующим кандидатам, приглашения отправлены на подпись."),
            back=listed_url(fair),
        )
    ahead = selectors.offers_ahead(fair)
    cards = cards_of(request.user, fair, [graduate for _vacancy, graduates in ahead for graduate in graduates])
    titles = {card.pk: card for card in cards}
    context = fair_context(request, fair, tab="invitations") | {
        "ahead": [(vacancy, [titles[each.pk] for each in graduates]) for vacancy, graduates in ahead],
        "url": listed_url(fair),
        "is_time": is_open(Work.INVITING, fair.stage),
    }
    return render(request, "fair/invitations_offer.html", context)


# --- one invitation ---


def visible_invitation(request: HttpRequest, pk: int) -> Invitation:
    """The invitation, or 404."""
    fair_pk = Invitation.objects.filter(cluster=request.cluster, pk=pk).values_list("fair", flat=True).first()
    if fair_pk is None:
        raise Http404
    fair = visible_fair(request, fair_pk)
    found = selectors.with_people(selectors.invitations_visible_to(request.user, fair))
    invitation = get_object_or_404(found.select_related("replaces__paper", "replaced_by", "answered_by"), pk=pk)
    invitation.fair = invitation.graduate.fair = invitation.vacancy.fair = fair
    invitation.cluster = invitation.vacancy.cluster = request.cluster
    return invitation


def invitation_url(invitation: Invitation) -> str:
    return reverse("fair:invitation", args=[invitation.cluster.slug, invitation.pk])


@cluster_view(VIEW)
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One invitation: the letter, what happened to it, what is to be done with it."""
    invitation = visible_invitation(request, pk)
    fair, paper = invitation.fair, invitation.paper
    card = cards_of(request.user, fair, [invitation.graduate])[0]
    letter = ""
    if paper is not None:
        paper.cluster = request.cluster
        letter = html_writer.to_html(document_of(paper), marks_of(paper))
    elif (document := wording.draft_of(invitation)) is not None:
        letter = html_writer.to_html(document, Marks(draft=True, demo=request.cluster.is_demo))
    verbs = INVITATION.verbs(invitation.state)
    is_time = is_open(Work.INVITING, fair.stage)
    context = fair_context(request, fair, tab="invitations") | {
        "it": invitation,
        "card": card,
        "letter": letter if card.name else "",
        "lack": wording.lack_of_draft(invitation),
        "tone": tone_of(invitation, clock.today(request.cluster)),
        "history": _history(invitation),
        "url": listed_url(fair),
        "may_deliver": is_time and "deliver" in verbs and may(request, "fair.deliver_invitation", invitation),
        "may_record": is_time and "decline" in verbs and may(request, "fair.record_answer", invitation),
        "may_revoke": is_time and "revoke" in verbs and may(request, "fair.revoke_invitation", invitation),
        "may_reissue": is_time and _may_be_reissued(invitation) and may(request, ISSUE, fair),
        "may_sign": paper is not None and papers_awaiting(request.user, request.cluster).filter(pk=paper.pk).exists(),
    }
    return render(request, "fair/invitation.html", context)


def _may_be_reissued(invitation: Invitation) -> bool:
    ended = (InvitationState.EXPIRED, InvitationState.REVOKED, InvitationState.DECLINED)
    return invitation.state in ended and not hasattr(invitation, "replaced_by")


def _history(invitation: Invitation) -> list[dict[str, Any]]:
    """What happened to the invitation, from its own row: the graduate's journal is not everybody's."""
    answer = _("Выпускник принял приглашение")
    if invitation.state == InvitationState.DECLINED:
        answer = _("Выпускник отказался")
    if invitation.answered_by_id:
        answer += f" ({_('записал колледж')})"
    ended = _("Истёк срок ответа") if invitation.state == InvitationState.EXPIRED else _("Отозвано")
    rows = [
        (invitation.made_at, _("Подготовлено")),
        (invitation.paper.sent_at if invitation.paper else None, _("Отправлено на подпись")),
        (invitation.paper.registered_at if invitation.paper else None, _("Подписано предприятием")),
        (invitation.mailed_at, _("Отправлено письмом")),
        (invitation.delivered_at, f"{_('Вручено')}: {invitation.get_delivery_display()}"),
        (invitation.opened_at, _("Открыто выпускником")),
        (invitation.answered_at, answer),
        (invitation.ended_at, f"{ended}{': ' + invitation.end_reason if invitation.end_reason else ''}"),
    ]
    return [
        {"at": at, "text": text}
        for at, text in sorted((row for row in rows if row[0]), key=lambda row: row[0], reverse=True)
    ]


@cluster_view(VIEW, methods=POST)
def deliver(request: HttpRequest, pk: int) -> HttpResponse:
    """Handed over under a signature."""
    invitation = visible_invitation(request, pk)
    return act(
        request,
        lambda: answers.deliver_invitation(invitation=invitation, how="hand", actor=request.user),
        done=_("Записано: приглашение вручено лично."),
        back=invitation_url(invitation),
    )


@cluster_view(VIEW, methods=GET_POST)
def answer_on_paper(request: HttpRequest, pk: int) -> HttpResponse:
    """The college writes down an answer given on paper."""
    invitation = visible_invitation(request, pk)
    authorize(request.user, "fair.record_answer", invitation)
    form = PaperAnswerForm(posted(request), initial={"answered_on": clock.today(request.cluster)})
    return do(
        request, form,
        lambda data: answers.record_answer(
            invitation=invitation, accepted=data["answer"] == "accept", answered_on=data["answered_on"],
            reason=data["reason"], actor=request.user,
        ),
        done=_("Ответ записан."), title=_("Ответ, данный на бумаге"), submit=_("Записать ответ"),
        back=invitation_url(invitation), crumb=_name_of(invitation),
        lead=_("Ответить нужно до {day}.").format(day=date_ru(invitation.valid_until)),
    )  # fmt: skip


@cluster_view(VIEW, methods=GET_POST)
def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    invitation = visible_invitation(request, pk)
    authorize(request.user, "fair.revoke_invitation", invitation)
    note = _("Место освободится, на странице проверки будет сказано, что приглашение отозвано.")
    if invitation.state == InvitationState.ACCEPTED:
        note = _("Выпускник уже принял это приглашение. Сначала поговорите с ним.") + f" {note}"
    return do(
        request, RevokeForm(posted(request)),
        lambda data: invitations.revoke_invitation(invitation=invitation, reason=data["reason"], actor=request.user),
        done=_("Приглашение отозвано, место свободно."), title=_("Отозвать приглашение"), submit=_("Отозвать"),
        kind="stop", note=note, back=invitation_url(invitation), crumb=_name_of(invitation),
    )  # fmt: skip


@cluster_view(ISSUE, methods=POST)
def reissue(request: HttpRequest, pk: int) -> HttpResponse:
    """Prepare it anew, and go to the new one."""
    invitation = visible_invitation(request, pk)
    try:
        made = invitations.reissue_invitation(invitation=invitation, actor=request.user)
    except BrokenRule as refusal:
        messages.error(request, str(refusal))
        return redirect(invitation_url(invitation))
    messages.success(request, _("Подготовлено новое приглашение. Отправьте его на подпись."))
    return redirect(invitation_url(made))


def _name_of(invitation: Invitation) -> str:
    number = invitation.paper.number if invitation.paper else ""
    return _("Приглашение № {number}").format(number=number) if number else _("Приглашение")
