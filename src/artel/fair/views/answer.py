"""The answer to an invitation by the code printed on it: no account, no link, the day of birth. For a phone.

Nobody is named before the day of birth is right. An unknown code is an answer like any other.
"""

import hmac
from typing import Any

from allauth.core.internal import ratelimit
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from artel.accounts import throttle
from artel.accounts.gate import public_view
from artel.fair.domain.states import InvitationState
from artel.fair.forms.invitations import BirthdayForm, DeclineForm
from artel.fair.models import Invitation
from artel.fair.papers.invitation import terms_of
from artel.fair.selectors.invitations import invitation_of_code, may_be_answered
from artel.fair.services import answers
from artel.fair.services.links import bearer
from artel.kernel import clock, codes
from artel.kernel.errors import BrokenRule, IllegalTransition

# Five wrong days in half an hour close the invitation to everybody who tries: a day of birth is soon guessed.
TRIALS = {"app": "artel.fair", "action": "birthday", "config": {"birthday": "5/30m/key"}}
SALT = "fair.answer"
HALF_AN_HOUR = 30 * 60


@public_view(methods=("GET", "HEAD", "POST"))
@never_cache
def answer(request: HttpRequest, code: str) -> HttpResponse:
    """Look, say the day of birth, answer."""
    if not throttle.may_check_code(request):
        return throttle.refuse(request)
    invitation = invitation_of_code(code)
    if invitation is None:
        return _page(request, None)
    with timezone.override(clock.zone(invitation.cluster)):
        response = _answer(request, invitation, codes.clean(code))
    return response


def _answer(request: HttpRequest, invitation: Invitation, code: str) -> HttpResponse:
    if request.method != "POST" or not may_be_answered(invitation):
        return _page(request, invitation, form=BirthdayForm())
    if "token" in request.POST:
        return _decide(request, invitation, code)
    form = BirthdayForm(request.POST)
    if not form.is_valid():
        return _page(request, invitation, form=form, status=422)
    if not ratelimit.consume(request, key=str(invitation.pk), limit_get=True, **TRIALS):
        form.add_refusal(
            BrokenRule(_("Дата введена неверно пять раз. Попробуйте через полчаса или обратитесь в свой колледж."))
        )
        return _page(request, invitation, form=form, status=429)
    born_on = invitation.graduate.student.born_on
    if born_on is None or not hmac.compare_digest(form.cleaned_data["born_on"].isoformat(), born_on.isoformat()):
        form.add_refusal(BrokenRule(_("Дата не совпадает с той, что указал колледж. Проверьте её."), field="born_on"))
        return _page(request, invitation, form=form, status=422)
    ratelimit.clear(request, key=str(invitation.pk), **TRIALS)
    answers.open_invitation(invitation=invitation, actor=bearer(invitation.graduate))
    return _known(request, invitation, signing.dumps(code, salt=SALT))


def _decide(request: HttpRequest, invitation: Invitation, code: str) -> HttpResponse:
    """The answer itself; the token says that the day of birth was right a while ago."""
    try:
        is_theirs = signing.loads(request.POST["token"], salt=SALT, max_age=HALF_AN_HOUR) == code
    except signing.BadSignature:
        is_theirs = False
    if not is_theirs:
        form = BirthdayForm()
        note = _("Страница была открыта слишком долго. Введите дату рождения ещё раз.")
        return _page(request, invitation, form=form, note=note, status=422)
    actor = bearer(invitation.graduate)
    decision = request.POST.get("answer", "")
    try:
        if decision == "accept":
            answers.accept_invitation(invitation=invitation, actor=actor)
        elif decision == "decline":
            form = DeclineForm(request.POST)
            reason = form.cleaned_data["reason"] if form.is_valid() else ""
            answers.decline_invitation(invitation=invitation, reason=reason, actor=actor)
        else:
            raise BrokenRule(_("Выберите ответ."))
    except (BrokenRule, IllegalTransition) as refusal:
        return _known(request, invitation, request.POST["token"], note=str(refusal), status=422)
    return redirect("fair:answer", code)


def _known(
    request: HttpRequest, invitation: Invitation, token: str, *, note: str = "", status: int = 200
) -> HttpResponse:
    """The invitation as its own graduate sees it."""
    context: dict[str, Any] = {
        "person": invitation.graduate.student.person,
        "terms": [(label.rstrip(":"), value) for label, value in terms_of(invitation.vacancy)],
        "token": token,
        "decline_form": DeclineForm(),
    }
    return _page(request, invitation, note=note, status=status, **context)


def _page(request: HttpRequest, invitation: Invitation | None, *, status: int = 200, **context: Any) -> HttpResponse:
    if invitation is not None:
        context |= {
            "it": invitation,
            "may_answer": may_be_answered(invitation),
            "is_accepted": invitation.state == InvitationState.ACCEPTED,
        }
    response = render(request, "fair/answer.html", context, status=status)
    # The code stays within this installation. Not «no-referrer»: a browser then hides where a form comes from, even
    # from ourselves, and its POST is refused as forged.
    response["Referrer-Policy"] = "same-origin"
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response
