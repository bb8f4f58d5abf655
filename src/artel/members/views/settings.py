from copy import copy

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from artel.kernel import clock
from artel.kernel.errors import BrokenRule
from artel.members import consent_drafts, forms, labels, selectors, services
from artel.members.gate import cluster_view
from artel.members.views.asked import form_page, may, posted, require
from artel.members.views.tabs import settings_tabs
from artel.ui.paging import paginate

BOTH = ("GET", "HEAD", "POST")


@cluster_view("members.view_settings", methods=BOTH)
def rules(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        require(request, "members.change_cluster", request.cluster)
    form = forms.SettingsForm(posted(request), instance=copy(request.cluster))
    if form.is_valid():
        try:
            services.change_cluster_settings(cluster=request.cluster, actor=request.user, **form.cleaned_data)
        except BrokenRule as refusal:
            form.add_refusal(refusal)
        else:
            messages.success(request, _("Настройки сохранены. Сроки пересчитаны по новым правилам."))
            return redirect("members:settings", request.cluster.slug)
    context = {
        "form": form,
        "values": _values(form),
        "tabs": settings_tabs(request, "settings"),
        "may_change": may(request, "members.change_cluster"),
        "place": "settings",
    }
    return render(request, "members/settings_rules.html", context)


def _values(form: forms.SettingsForm) -> list[tuple[str, str]]:
    """The same settings as words, for those who may only read them."""
    cluster = form.instance
    words = []
    for name, field in form.fields.items():
        value = getattr(cluster, f"get_{name}_display", lambda name=name: getattr(cluster, name))()
        if isinstance(value, bool):
            value = _("да") if value else _("нет")
        words.append((str(field.label).capitalize(), str(value if value is not None else "")))
    return words


@cluster_view("members.view_settings", methods=BOTH)
def calendar(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        require(request, "members.change_cluster", request.cluster)
    form = forms.OverrideForm(posted(request))
    if form.is_valid():
        try:
            services.override_day(cluster=request.cluster, actor=request.user, **form.cleaned_data)
        except BrokenRule as refusal:
            form.add_refusal(refusal)
        else:
            messages.success(request, _("Особый день записан. Сроки пересчитаны."))
            return redirect("members:calendar", request.cluster.slug)
    overrides = selectors.overrides_visible_to(request.user, request.cluster).order_by("-day")
    known = selectors.calendar_of(request.cluster)
    year = clock.today(request.cluster).year
    context = {
        "form": form,
        "page": paginate(request, overrides),
        "acts": [(each, known.act(each)) for each in range(year - 1, known.known_through + 1)],
        "known_through": known.known_through,
        "tabs": settings_tabs(request, "calendar"),
        "may_change": may(request, "members.change_cluster"),
        "place": "settings",
    }
    return render(request, "members/settings_calendar.html", context)


@cluster_view("members.change_cluster", methods=("POST",))
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    override = get_object_or_404(selectors.overrides_visible_to(request.user, request.cluster), pk=pk)
    services.withdraw_override(override=override, actor=request.user)
    messages.success(request, _("Особое правило отменено. Сроки пересчитаны."))
    return redirect("members:calendar", request.cluster.slug)


@cluster_view("members.view_settings")
def consent_texts(request: HttpRequest) -> HttpResponse:
    texts = selectors.consent_texts_in_force(request.cluster)
    context = {
        "texts": [(purpose, words, texts.get(purpose)) for purpose, words in labels.CONSENT_PURPOSES],
        "tabs": settings_tabs(request, "consent_texts"),
        "may_change": may(request, "members.change_cluster"),
        "place": "settings",
    }
    return render(request, "members/settings_consents.html", context)


@cluster_view("members.change_cluster", methods=BOTH)
def consent_text(request: HttpRequest, purpose: str) -> HttpResponse:
    """Adopt an edition of a text; the first one is offered ready, with the requisites of the lead college."""
    words = dict(labels.CONSENT_PURPOSES).get(purpose)
    if words is None:
        raise Http404
    last = selectors.consent_texts_in_force(request.cluster).get(purpose)
    body = last.body if last else consent_drafts.draft(purpose, request.cluster)
    form = forms.ConsentTextForm(posted(request), initial={"body": body, "from_day": clock.today(request.cluster)})
    if form.is_valid():
        try:
            services.adopt_consent_text(
                cluster=request.cluster, purpose=purpose, actor=request.user, **form.cleaned_data
            )
        except BrokenRule as refusal:
            form.add_refusal(refusal)
        else:
            messages.success(request, _("Текст утверждён. Новые согласия будут даны к этой редакции."))
            return redirect("members:consent_texts", request.cluster.slug)
    back = reverse("members:consent_texts", args=[request.cluster.slug])
    title = _("Текст согласия: {purpose}").format(purpose=words)
    return form_page(request, form, title=title, submit=_("Утвердить редакцию"), back=back, place="settings")
