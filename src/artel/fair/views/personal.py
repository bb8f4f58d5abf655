"""The graduate's own page, without an account: by the code of the personal link, phone first."""

from collections.abc import Callable
from functools import wraps
from typing import Any

import segno
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from artel.accounts.by_code import by_code
from artel.documents.services.making import file_name
from artel.fair.domain.stages import Work, is_open
from artel.fair.domain.states import IN_HAND, InterviewState, InvitationState, Stage
from artel.fair.exports_ics import calendar_response, interviews_ics
from artel.fair.forms.graduates import DeclineForm, OwnConsentForm, OwnProfileForm, RefusalForm
from artel.fair.models import Graduate, Invitation
from artel.fair.selectors import cabinet as selectors
from artel.fair.selectors.people import has_consent, is_minor
from artel.fair.services import answers, graduates
from artel.fair.services.interviews import checkin_url
from artel.fair.services.links import bearer_of, note_opening
from artel.fair.services.mailing import pdf_of
from artel.fair.views.wishing import posted_list, wish_page
from artel.kernel import clock
from artel.kernel.errors import BrokenRule, Refusal
from artel.members.views.asked import posted
from artel.ui.exports import attachment

BOTH = ("GET", "HEAD", "POST")
MARKS = {
    InvitationState.ISSUED: "soon",
    InvitationState.DELIVERED: "soon",
    InvitationState.ACCEPTED: "met",
    InvitationState.DECLINED: "lifted",
    InvitationState.EXPIRED: "lifted",
    InvitationState.REVOKED: "lifted",
}


def cabinet_view(*, methods: tuple[str, ...] = ("GET", "HEAD")) -> Callable:
    """Guard a page of the cabinet: the code is an account, so it is told to nobody. Refusals become messages."""

    def decorate(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        @by_code(bearer_of, dead="fair/cabinet_dead.html", methods=methods)
        @wraps(view)
        def guarded(request: HttpRequest, code: str, found: tuple, *args: Any, **kwargs: Any) -> HttpResponse:
            return _let_in(request, code, found, view, *args, **kwargs)

        return guarded

    return decorate


def _let_in(request: HttpRequest, code: str, found: tuple, view: Callable, *args: Any, **kwargs: Any) -> HttpResponse:
    request.bearer, graduate = found
    request.code = code
    with timezone.override(clock.zone(graduate.cluster)):
        try:
            return view(request, graduate, *args, **kwargs)
        except Refusal as refusal:
            messages.error(request, str(refusal))
            return redirect("fair:cabinet", code)
        except Http404:
            messages.error(request, _("Этой страницы больше нет."))
            return redirect("fair:cabinet", code)


def _page(request: HttpRequest, template: str, graduate: Graduate, **context: Any) -> HttpResponse:
    fair = graduate.fair
    context |= {
        "graduate": graduate,
        "person": graduate.student.person,
        "fair": fair,
        "college": graduate.student.group.programme.organisation,
        "code": request.code,
        "home": reverse("fair:cabinet", args=[request.code]),
    }
    return render(request, template, context)


def _do(
    request: HttpRequest, graduate: Graduate, form: Any, deed: Callable[[dict], Any], *, done: str, **context: Any
) -> HttpResponse:
    """A page of one form; a broken rule is told at its field, everything else on the way back."""
    if request.method == "POST" and form.is_valid():
        try:
            deed(form.cleaned_data)
        except BrokenRule as refusal:
            form.add_refusal(refusal)
        else:
            messages.success(request, done)
            return redirect("fair:cabinet", request.code)
    template = context.pop("template", "fair/cabinet_form.html")
    return _page(request, template, graduate, form=form, **context)


@cabinet_view()
def cabinet(request: HttpRequest, graduate: Graduate) -> HttpResponse:
    """What to do now, and everything else under it."""
    note_opening(graduate)
    found = selectors.cabinet_of(graduate)
    fair = graduate.fair
    days = {row.stage: row for row in fair.stages.all()}
    qr = ""
    if found.interviews and fair.stage in (Stage.WISHES, Stage.INTERVIEWS):
        url = checkin_url(graduate)
        qr = segno.make(url, error="m", micro=False).svg_data_uri(scale=5, border=3, light="#fff") if url else ""
    return _page(
        request,
        "fair/cabinet.html",
        graduate,
        cabinet=found,
        step=found.step,
        stage_due=days[fair.stage].due_on if fair.stage in days else None,
        qr=qr,
        planned=[row for row in found.interviews if row.state == InterviewState.PLANNED],
        may_change_profile=is_open(Work.PROFILES, fair.stage),
        may_leave=is_open(Work.PROFILES, fair.stage) or is_open(Work.RERANKING, fair.stage),
        may_look=is_open(Work.LOOKING, fair.stage),
        may_choose=is_open(Work.RERANKING, fair.stage),
        profile=selectors.profile_rows(graduate),
    )


@cabinet_view(methods=("POST",))
def confirm(request: HttpRequest, graduate: Graduate) -> HttpResponse:
    graduates.confirm(graduate=graduate, actor=request.bearer)
    messages.success(request, _("Участие подтверждено."))
    return redirect("fair:cabinet", request.code)


@cabinet_view(methods=BOTH)
def refuse(request: HttpRequest, graduate: Graduate) -> HttpResponse:
    return _do(
        request,
        graduate,
        RefusalForm(posted(request)),
        lambda data: graduates.refuse(graduate=graduate, actor=request.bearer, **data),
        done=_("Вы отказались от участия. Передумать можно до распределения."),
        title=_("Не участвовать в ярмарке"),
        lead=_("Предприятия не увидят вашу анкету, назначенные собеседования отменятся."),
        submit=_("Не участвовать"),
        kind="stop",
    )


@cabinet_view(methods=BOTH)
def profile(request: HttpRequest, graduate: Graduate) -> HttpResponse:
    # The form writes into the row it is given; the deed compares with the row as it is kept.
    shown = Graduate.objects.select_related("student__person").get(pk=graduate.pk)
    return _do(
        request,
        graduate,
        OwnProfileForm(posted(request), instance=shown),
        lambda data: graduates.change_profile(graduate=graduate, actor=request.bearer, **data),
        done=_("Анкета сохранена."),
        title=_("Ваша анкета"),
        lead=_("Оценки, разряд и практику вносит колледж. Если в них ошибка, скажите куратору группы."),
        submit=_("Сохранить"),
    )


@cabinet_view(methods=BOTH)
def consent(request: HttpRequest, graduate: Graduate) -> HttpResponse:
    """The text of the consent, on a page of its own; given by the grown-up, printed for the parent of a minor."""
    today = clock.today(graduate.cluster)
    return _do(
        request,
        graduate,
        OwnConsentForm(posted(request)),
        lambda _data: graduates.give_consent(graduate=graduate, actor=request.bearer),
        done=_("Согласие записано. Отозвать его можно на этой странице в любой день."),
        template="fair/cabinet_consent.html",
        text=selectors.consent_text(graduate),
        standing=selectors.standing_consent(graduate),
        is_minor=is_minor(graduate, today),
        has_consent=has_consent(graduate, today),
    )


@cabinet_view(methods=BOTH)
def consent_end(request: HttpRequest, graduate: Graduate) -> HttpResponse:
    """What taking the consent back means, before it is taken back."""
    if request.method == "POST":
        graduates.take_consent_back(graduate=graduate, actor=request.bearer)
        messages.success(request, _("Согласие отозвано: предприятия больше не видят вашу анкету."))
        return redirect("fair:cabinet", request.code)
    return _page(request, "fair/cabinet_consent_end.html", graduate, cabinet=selectors.cabinet_of(graduate))


@cabinet_view(methods=BOTH)
def wishes(request: HttpRequest, graduate: Graduate) -> HttpResponse:
    """Vacancies to choose from and the list in order; each press of a button is kept at once."""
    if request.method == "POST":
        try:
            chosen = posted_list(request, graduate)
            graduates.choose_wishes(graduate=graduate, vacancies=chosen, actor=request.bearer)
        except Refusal as refusal:
            messages.error(request, str(refusal))
        if not request.htmx:
            return redirect(f"{reverse('fair:cabinet_wishes', args=[request.code])}?{request.GET.urlencode()}#wishes")
    context = wish_page(request, graduate, url=reverse("fair:cabinet_wishes", args=[request.code]))
    template = (
        "fair/cabinet_wishes.html#choosing" if request.htmx and request.method == "POST" else "fair/cabinet_wishes.html"
    )
    return _page(request, template, graduate, **context)


@cabinet_view()
def calendar(request: HttpRequest, graduate: Graduate) -> HttpResponse:
    return calendar_response(interviews_ics(graduate), _("Собеседования.ics"))


def _invitation(request: HttpRequest, graduate: Graduate, pk: int) -> Invitation:
    found = selectors.invitations_of(graduate).filter(pk=pk).first()
    if found is None:
        raise Http404
    found.fair, found.graduate = graduate.fair, graduate
    return found


@cabinet_view()
def invitation(request: HttpRequest, graduate: Graduate, pk: int) -> HttpResponse:
    """The invitation with its two answers. Opening it is its delivery."""
    found = _invitation(request, graduate, pk)
    if found.state in IN_HAND:
        answers.open_invitation(invitation=found, actor=request.bearer)
        found = _invitation(request, graduate, pk)
    others = [row for row in selectors.invitations_of(graduate) if row.pk != found.pk and row.state in IN_HAND]
    return _page(
        request,
        "fair/cabinet_invitation.html",
        graduate,
        invitation=found,
        vacancy=found.vacancy,
        others=others,
        state_mark=MARKS[found.state],
        may_answer=found.state in IN_HAND and found.valid_until >= clock.today(graduate.cluster),
        may_give_back=found.state == InvitationState.ACCEPTED and is_open(Work.ANSWERS, graduate.fair.stage),
    )


@cabinet_view()
def invitation_pdf(request: HttpRequest, graduate: Graduate, pk: int) -> HttpResponse:
    found = _invitation(request, graduate, pk)
    if found.paper is None:
        raise Http404
    return attachment(pdf_of(found.paper), file_name(found.paper, "pdf"), content_type="application/pdf")


@cabinet_view(methods=("POST",))
def accept(request: HttpRequest, graduate: Graduate, pk: int) -> HttpResponse:
    answers.accept_invitation(invitation=_invitation(request, graduate, pk), actor=request.bearer)
    messages.success(request, _("Приглашение принято. Предприятие увидит ваши контакты и свяжется с вами."))
    return redirect("fair:cabinet", request.code)


@cabinet_view(methods=BOTH)
def decline(request: HttpRequest, graduate: Graduate, pk: int) -> HttpResponse:
    found = _invitation(request, graduate, pk)
    return _do(
        request,
        graduate,
        DeclineForm(posted(request)),
        lambda data: answers.decline_invitation(invitation=found, actor=request.bearer, **data),
        done=_("Вы отказались от приглашения. Место предложат другому выпускнику."),
        title=_("Отказаться от приглашения"),
        lead=_("{title}, {organisation}. Место сразу предложат другому выпускнику.").format(
            title=found.vacancy.title, organisation=found.vacancy.organisation.short_name
        ),
        submit=_("Отказаться"),
        kind="stop",
    )
