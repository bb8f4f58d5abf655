from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from artel.kernel import clock
from artel.kernel.errors import BrokenRule
from artel.members import forms, selectors, services
from artel.members.gate import cluster_view
from artel.members.views.asked import form_page, posted, require

BOTH = ("GET", "HEAD", "POST")


@cluster_view("members.view_members", methods=BOTH)
def record(request: HttpRequest, pk: int) -> HttpResponse:
    person = get_object_or_404(selectors.people_visible_to(request.user, request.cluster), pk=pk)
    require(request, "members.record_consent", person)
    form = forms.ConsentForm(
        posted(request),
        is_own=person.user_id == request.user.pk,
        initial={"given_on": clock.today(request.cluster)},
    )
    back = reverse("members:person", args=[request.cluster.slug, person.pk])
    if form.is_valid():
        try:
            services.record_consent(person=person, actor=request.user, **form.cleaned_data)
        except BrokenRule as refusal:
            form.add_refusal(refusal)
        else:
            messages.success(request, _("Согласие записано."))
            return redirect(back)
    title = _("Согласие: {name}").format(name=person.full_name)
    texts = list(selectors.consent_texts_in_force(request.cluster).values())
    return form_page(request, form, title=title, submit=_("Записать согласие"), back=back, texts=texts)


@cluster_view("members.view_members", methods=BOTH)
def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    consent = get_object_or_404(
        selectors.consents_visible_to(request.user, request.cluster).select_related("person"), pk=pk
    )
    require(request, "members.revoke_consent", consent.person)
    form = forms.RevokeForm(posted(request), initial={"revoked_on": clock.today(request.cluster)})
    back = reverse("members:person", args=[request.cluster.slug, consent.person_id])
    if form.is_valid():
        try:
            services.revoke_consent(consent=consent, actor=request.user, **form.cleaned_data)
        except BrokenRule as refusal:
            form.add_refusal(refusal)
        else:
            messages.success(request, _("Отзыв записан."))
            return redirect(back)
    title = _("Отзыв согласия: {purpose}").format(purpose=consent.get_purpose_display())
    return form_page(request, form, title=title, submit=_("Записать отзыв"), back=back, kind="stop")
