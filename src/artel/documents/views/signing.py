"""Signing: everything that awaits one's signature at one sitting, and the agreement on simple signatures."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from artel.documents import forms, selectors
from artel.documents.domain.states import PaperState
from artel.documents.models import Paper, Signature, Signer
from artel.documents.papers import html_writer, kinds
from artel.documents.services import signing as services
from artel.documents.views.tabs import document_tabs
from artel.kernel import clock
from artel.kernel.errors import BrokenRule, IllegalTransition
from artel.members.gate import cluster_view
from artel.members.models import Person
from artel.members.selectors import person_of
from artel.members.views.asked import posted
from artel.russian import counted
from artel.ui.paging import paginate

BOTH = ("GET", "HEAD", "POST")
AT_ONE_SITTING = 20


@dataclass(frozen=True, slots=True)
class Waiting:
    """A paper that waits: its whole text, the place one signs in, who else signs, whether it was ticked."""

    paper: Paper
    kind: str
    text: SafeString
    place: Signer
    signed: list[Signer]
    others: list[Signer]
    is_ticked: bool
    is_changed: bool


@cluster_view("documents.view_signing", methods=BOTH)
@sensitive_post_parameters("password")
def sitting(request: HttpRequest) -> HttpResponse:
    """Read, tick, one password, one button: all that was ticked is signed, or nothing is."""
    person = person_of(request.user, request.cluster)
    agreement = person and selectors.agreement_of(person, clock.today(request.cluster))
    form = forms.SittingForm(posted(request), user=request.user, joins=agreement is None)
    conflict = None
    if form.is_valid():
        try:
            signatures = _sign(request, form)
        except BrokenRule as refusal:
            form.add_refusal(refusal)
        except IllegalTransition as refusal:
            conflict = refusal
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _said(signatures))
            return redirect("documents:signing", request.cluster.slug)
    context = {
        "form": form,
        "page": _waiting(request, conflict),
        "agreement": agreement,
        "agreement_text": None if agreement else selectors.agreement_text(request.cluster),
        "tabs": document_tabs(request, "signing"),
    }
    return render(request, "documents/signing.html", context, status=409 if conflict else 200)


def _sign(request: HttpRequest, form: forms.SittingForm) -> list[Signature]:
    waiting = {str(paper.pk): paper for paper in selectors.papers_awaiting(request.user, request.cluster)}
    ticked = request.POST.getlist("sign")
    if gone := [pk for pk in ticked if pk not in waiting]:
        raise IllegalTransition(
            _("Документов, которые больше не ждут вашей подписи: {count}. Проверьте список.").format(count=len(gone))
        )
    signings = [(waiting[pk], request.POST.get(f"digest-{pk}", "")) for pk in ticked]
    fields = {"signings": signings, "password": form.cleaned_data["password"], "actor": request.user}
    if form.cleaned_data.get("join"):
        return services.join_and_sign(cluster=request.cluster, **fields)
    return services.sign_papers(**fields)


def _waiting(request: HttpRequest, conflict: IllegalTransition | None):
    """The page of papers that wait, each with what its signer must see; ticks stay but for the changed one."""
    found = selectors.with_signers(selectors.papers_awaiting(request.user, request.cluster)).select_related("unit")
    page = paginate(request, found, per_page=AT_ONE_SITTING)
    changed = conflict.paper.pk if isinstance(conflict, services.TextChanged) else None
    ticked = set(request.POST.getlist("sign"))
    page.items = [_read(request, paper, ticked, changed) for paper in page.items]
    return page


def _read(request: HttpRequest, paper: Paper, ticked: set[str], changed: int | None) -> Waiting:
    paper.cluster = request.cluster
    signers = paper.signers_now
    mine = [each for each in signers if each.person.user_id == request.user.pk and not hasattr(each, "signature")]
    return Waiting(
        paper=paper,
        kind=kinds.get(paper.kind).label,
        text=html_writer.to_html(selectors.document_of(paper), selectors.marks_of(paper)),
        place=min(mine, key=lambda each: (each.role == "approves", each.position)),
        signed=[each for each in signers if hasattr(each, "signature")],
        others=[each for each in signers if not hasattr(each, "signature") and each not in mine],
        is_ticked=str(paper.pk) in ticked and paper.pk != changed,
        is_changed=paper.pk == changed,
    )


def _said(signatures: list[Signature]) -> str:
    done = [each.paper for each in signatures if each.paper.state == PaperState.REGISTERED]
    said = _("Подписано: {count}.").format(
        count=counted(len(signatures), _("документ"), _("документа"), _("документов"))
    )
    if done:
        said += " " + _("Зарегистрированы: {numbers}.").format(numbers=", ".join(f"№ {each.number}" for each in done))
    return said


@cluster_view("documents.view_signing", methods=BOTH)
@sensitive_post_parameters("password")
def agreement(request: HttpRequest) -> HttpResponse:
    """The agreement on simple signatures: what was joined and when, or its text and the joining of it."""
    person = person_of(request.user, request.cluster)
    standing = person and selectors.agreement_of(person, clock.today(request.cluster))
    form = forms.PasswordForm(posted(request), user=request.user)
    if person is not None and standing is None and form.is_valid():
        try:
            services.join_agreement(person=person, password=form.cleaned_data["password"], actor=request.user)
        except BrokenRule as refusal:
            form.add_refusal(refusal)
        else:
            messages.success(request, _("Вы присоединились к соглашению о простой электронной подписи."))
            return redirect("documents:signature", request.cluster.slug)
    return _agreement_page(request, person, standing, form)


def _agreement_page(request: HttpRequest, person: Person | None, standing, form) -> HttpResponse:
    context = {
        "person": person,
        "agreement": standing,
        "text": standing.consent.text if standing else selectors.agreement_text(request.cluster),
        "form": form,
        "place": "signing",
    }
    return render(request, "documents/agreement.html", context)
