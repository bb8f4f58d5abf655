"""Pages of notices: one's own, what letters one wants, and for those who lead, whom the cluster has warned."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from artel.accounts import throttle
from artel.accounts.gate import public_view
from artel.accounts.models import User
from artel.accounts.rights import can
from artel.kernel import clock
from artel.kernel.errors import BrokenRule
from artel.members.gate import cluster_view
from artel.members.models import Cluster
from artel.notices import labels, selectors, services, sources, words
from artel.notices import letters as writing
from artel.notices.domain.states import TROUBLED
from artel.notices.exports import export_log, letter_words
from artel.notices.forms import LogFilter, PreferenceForm
from artel.notices.models import Letter, Notice
from artel.ui.exports import attachment
from artel.ui.paging import paginate

READ_WRITE = ("GET", "HEAD", "POST")
FORMS = gettext_lazy("уведомление,уведомления,уведомлений")


@cluster_view("notices.view_own")
def own(request: HttpRequest) -> HttpResponse:
    """One's own notices: the new ones, or all of them."""
    user, cluster = request.user, request.cluster
    shows_all = request.GET.get("show") == "all"
    had = selectors.kinds_of(user, cluster)
    kind = request.GET.get("kind", "") if request.GET.get("kind") in had else ""
    page = paginate(request, selectors.notices_of(user, cluster, kind=kind, only_new=not shows_all), per_page=20)
    path = reverse("notices:list", args=[cluster.slug])
    context = {
        "place": "notices",
        "page": page,
        "lines": [_line(notice, cluster) for notice in page],
        "tabs": [
            {"url": path, "label": _("Новые"), "count": cluster.unseen_notices, "is_current": not shows_all},
            {"url": f"{path}?show=all", "label": _("Все"), "is_current": shows_all},
        ],
        "kinds": [(key, sources.label_of(key)) for key in had],
        "kind": kind,
        "shows_all": shows_all,
        "reset_url": (f"{path}?show=all" if shows_all else path) if kind else "",
        "forms": FORMS,
    }
    return render(request, "notices/list.html", context)


def _line(notice: Notice, cluster: Cluster) -> dict[str, Any]:
    """A notice with the words of its day."""
    day = clock.today(cluster)
    return {
        "notice": notice,
        "when": words.when(notice, cluster, day),
        "state": words.state_of(notice, cluster, day),
        "kind": sources.label_of(notice.kind),
    }


@cluster_view("notices.view_own", methods=("POST",))
def seen(request: HttpRequest) -> HttpResponse:
    """Mark all the new ones as read, or those of one kind."""
    kind = request.POST.get("kind", "")
    found = selectors.notices_of(request.user, request.cluster, kind=kind, only_new=True)
    services.mark_seen(notices=found, cluster=request.cluster, actor=request.user)
    return redirect("notices:list", request.cluster.slug)


@cluster_view("notices.view_own", methods=("POST",))
def open_(request: HttpRequest, pk: int) -> HttpResponse:
    """Go where the thing is done; the notice is read by that."""
    notice = get_object_or_404(Notice, cluster=request.cluster, user=request.user, pk=pk)
    services.mark_seen(notices=Notice.objects.filter(pk=notice.pk), cluster=request.cluster, actor=request.user)
    if not url_has_allowed_host_and_scheme(notice.url, allowed_hosts=None):
        raise Http404
    return redirect(notice.url)


@cluster_view("notices.change_preference", methods=READ_WRITE)
def settings(request: HttpRequest) -> HttpResponse:
    """What letters one wants of this cluster."""
    form = PreferenceForm(request.POST or None, preference=selectors.preference_of(request.user, request.cluster))
    if request.method == "POST" and form.is_valid():
        try:
            services.change_preference(cluster=request.cluster, actor=request.user, **form.values())
        except BrokenRule as refusal:
            form.add_refusal(refusal)
        else:
            messages.success(request, _("Настройки писем сохранены."))
            return redirect("notices:settings", request.cluster.slug)
    return render(request, "notices/settings.html", {"place": "notices", "form": form})


@cluster_view("notices.view_own")
def sample(request: HttpRequest) -> HttpResponse:
    """How a letter looks, by the person's own notices."""
    found = selectors.notices_of(request.user, request.cluster).filter(settled_at=None)[:10]
    written = writing.write(list(found), cluster=request.cluster, user=request.user) if found else None
    return render(request, "notices/letter.html", {"place": "notices", "it": written, "is_sample": True})


# --- for those who lead ---


@cluster_view("notices.view_log")
def log(request: HttpRequest) -> HttpResponse:
    """Whom and when the cluster has warned, and whether the letter left."""
    chosen = LogFilter(request.GET)
    narrowing = chosen.narrowing()
    page = paginate(request, selectors.log_of(request.user, request.cluster, **narrowing))
    kept = [(name, request.GET[name]) for name in chosen.fields if request.GET.get(name)]
    context = {
        "place": "notices_log",
        "tabs": _log_tabs(request, "log"),
        "page": page,
        "lines": [
            {**_line(notice, request.cluster), "stage": words.stage_words(notice), "letter": letter_words(notice)}
            for notice in page
        ],
        "chosen": chosen,
        "kinds": chosen.fields["kind"].choices,
        "letters": chosen.fields["letter"].choices,
        "kept": kept,
        "reset_url": request.path if kept else "",
        "trouble": selectors.troubled_count(request.cluster),
        "may_export": page.total and can(request.user, "notices.export_log", request.cluster),
        "forms": FORMS,
    }
    return render(request, "notices/log.html", context)


@cluster_view("notices.export_log", methods=("POST",))
def log_export(request: HttpRequest) -> HttpResponse:
    """The same lines as a table."""
    content = export_log(cluster=request.cluster, actor=request.user, **LogFilter(request.POST).narrowing())
    return attachment(content, _("Напоминания {day}.xlsx").format(day=f"{clock.today(request.cluster):%d.%m.%Y}"))


@cluster_view("notices.view_log")
def letter_list(request: HttpRequest) -> HttpResponse:
    """Letters and what became of them."""
    states = [("trouble", _("письмо не ушло")), *labels.LETTER_STATES]
    state = request.GET.get("state", "") if request.GET.get("state") in dict(states) else ""
    page = paginate(request, selectors.letters_of(request.user, request.cluster, state=state))
    context = {
        "place": "notices_log",
        "tabs": _log_tabs(request, "letters"),
        "page": page,
        "troubled": TROUBLED,
        "states": states,
        "state": state,
        "reset_url": request.path if state else "",
        "may_read": can(request.user, "notices.view_letter", request.cluster),
        "may_repeat": can(request.user, "notices.repeat_letter", request.cluster),
        "forms": gettext_lazy("письмо,письма,писем"),
    }
    return render(request, "notices/letters.html", context)


@cluster_view("notices.view_letter")
def letter(request: HttpRequest, pk: int) -> HttpResponse:
    """A letter as it looks, made of what it carries."""
    found = get_object_or_404(Letter.objects.select_related("user"), cluster=request.cluster, pk=pk)
    carried = list(found.notices.select_related("organisation"))
    context = {
        "place": "notices_log",
        "letter": found,
        "it": writing.write(carried, cluster=request.cluster, user=found.user, day=found.day) if carried else None,
        "may_repeat": found.state in TROUBLED and can(request.user, "notices.repeat_letter", request.cluster),
    }
    return render(request, "notices/letter.html", context)


@cluster_view("notices.repeat_letter", methods=("POST",))
def repeat(request: HttpRequest, pk: int) -> HttpResponse:
    """«Отправить ещё раз»."""
    found = get_object_or_404(Letter, cluster=request.cluster, pk=pk)
    services.repeat_letter(letter=found, actor=request.user)
    messages.success(request, _("Письмо поставлено в очередь."))
    return redirect("notices:letters", request.cluster.slug)


def _log_tabs(request: HttpRequest, current: str) -> list[dict[str, Any]]:
    rows = (("log", _("Напоминания")), ("letters", _("Письма")))
    return [
        {"url": reverse(f"notices:{name}", args=[request.cluster.slug]), "label": label, "is_current": name == current}
        for name, label in rows
    ]


# --- the link in a letter ---


# The signed token is the right, and mail programs press the button by themselves (RFC 8058), without any cookie.
@csrf_exempt
@public_view(methods=READ_WRITE)
@never_cache
def letters_off(request: HttpRequest, token: str) -> HttpResponse:
    """Switch off the letters of one cluster, without signing in; only the press does it, never the opening."""
    if not throttle.may_open_link(request):
        return throttle.refuse(request)
    named = writing.read_off_token(token)
    user = User.objects.filter(pk=named[0]).first() if named else None
    cluster = Cluster.objects.filter(pk=named[1]).first() if named else None
    if user is None or cluster is None:
        return render(request, "notices/letters_off.html", {"is_dead": True}, status=404)
    done = ""
    if request.method == "POST":
        is_on = request.POST.get("letters") == "on"
        (services.resubscribe if is_on else services.unsubscribe)(cluster=cluster, user=user)
        done = "on" if is_on else "off"
    response = render(request, "notices/letters_off.html", {"about": cluster, "done": done})
    response["Referrer-Policy"] = "same-origin"
    return response
