"""Calendars given out by a link: their owner's page, and what programs read."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from artel.accounts import throttle
from artel.accounts.gate import public_view
from artel.calendars.domain.entries import Scope
from artel.calendars.exports import feed_ics
from artel.calendars.models import CalendarFeed
from artel.calendars.selectors.feeds import feed_by, feeds_of, mark_of
from artel.calendars.services import make_feed, note_asking, revoke_feed
from artel.kernel import clock
from artel.kernel.ical import CONTENT_TYPE
from artel.members.gate import cluster_view

WORDS = {
    Scope.PERSONAL: (
        gettext_lazy("Мои дела"),
        gettext_lazy(
            "Сроки, за которые отвечаете вы или ваша организация, заседания ваших органов, поручения и согласования."
        ),
    ),
    Scope.CLUSTER: (
        gettext_lazy("Весь кластер"),
        gettext_lazy("Заседания всех органов, сроки плана, события и дни ярмарки. Имён в нём нет."),
    ),
}


@cluster_view("calendars.keep_feed")
def feed_list(request: HttpRequest) -> HttpResponse:
    """The person's links: what each tells, when it was made, when it was last asked."""
    kept = {feed.scope: feed for feed in feeds_of(request.user, request.cluster)}
    scopes = [
        {"scope": scope, "title": title, "text": text, "feed": kept.get(scope)}
        for scope, (title, text) in WORDS.items()
    ]
    return render(request, "calendars/feed_list.html", {"scopes": scopes, "place": "calendar"})


@cluster_view("calendars.keep_feed", methods=("POST",))
def feed_make(request: HttpRequest) -> HttpResponse:
    """Make a link, or another in place of the old one. The answer is the only page that ever shows it."""
    if request.POST.get("scope") not in set(Scope):
        raise Http404
    scope = Scope(request.POST["scope"])
    made = make_feed(
        cluster=request.cluster, scope=scope, has_alarms=request.POST.get("alarms") == "1", actor=request.user
    )
    context = {
        "made": made,
        "title": WORDS[scope][0],
        "webcal_url": f"webcal://{made.url.split('://', 1)[1]}",
        "place": "calendar",
    }
    return render(request, "calendars/feed_made.html", context)


@cluster_view("calendars.keep_feed", methods=("POST",))
def feed_revoke(request: HttpRequest, pk: int) -> HttpResponse:
    feed = get_object_or_404(CalendarFeed, pk=pk, cluster=request.cluster, user=request.user.pk)
    revoke_feed(feed=feed, actor=request.user)
    messages.success(request, _("Ссылка отключена. Программы, где календарь уже есть, больше его не обновят."))
    return redirect("calendars:feeds", request.cluster.slug)


@public_view()
def feed(request: HttpRequest, code: str) -> HttpResponse:
    """The calendar for a program that knows the secret; 404 alike for a code unknown, replaced and revoked.

    No session is needed and none is begun. Nothing is written but the hour of asking, and 304 is answered while
    nothing in the cluster has changed.
    """
    found = feed_by(code)
    if found is None:
        # Only misses are counted: one service of calendars asks for many people from one address.
        if not throttle.may_ask_feed(request):
            return throttle.refuse(request)
        raise Http404
    note_asking(found)
    etag = f'"{mark_of(found)}"'
    answer = get_conditional_response(request, etag=etag)
    if answer is None:
        with timezone.override(clock.zone(found.cluster)):
            answer = HttpResponse(feed_ics(found), content_type=CONTENT_TYPE)
        answer["Content-Disposition"] = 'inline; filename="artel.ics"'
    answer["ETag"] = etag
    answer["Cache-Control"] = "private, no-cache"
    answer["X-Robots-Tag"] = "noindex, nofollow"
    answer["Referrer-Policy"] = "no-referrer"
    return answer
