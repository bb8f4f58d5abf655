"""The way in: the home address of the installation, and the home page of a cluster."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from artel.accounts.gate import public_view
from artel.desk.fairs import fair_tasks
from artel.desk.first_steps import is_new, steps_of
from artel.desk.papers import tasks_of_papers
from artel.desk.sittings import meetings_ahead, meetings_at_hand, sitting_tasks
from artel.desk.today import SHOWN, SPANS, debt_url, today_of
from artel.members.gate import cluster_view
from artel.members.selectors import clusters_visible_to
from artel.plans import tables


@public_view()
def home(request: HttpRequest) -> HttpResponse:
    """Lead where the person works: their only cluster, the choice of clusters, or the door."""
    if not request.user.is_authenticated:
        return redirect("accounts:demo" if settings.MODE == "demo" else settings.LOGIN_URL)
    clusters = list(clusters_visible_to(request.user)[:2])
    if len(clusters) == 1:
        return redirect("desk:today", clusters[0].slug)
    return redirect("members:clusters")


@cluster_view("members.view_cluster")
def today(request: HttpRequest) -> HttpResponse:
    """What to do now, what is red, what will be."""
    asked = request.GET.get("span", "")
    span = next((span for span in SPANS if str(span) == asked), request.cluster.soon_days)
    page = today_of(request.user, request.cluster, request.standing, span=span)
    at_hand = meetings_at_hand(request.user, request.cluster, request.standing)
    page.tasks[:0] = [
        *sitting_tasks(request.user, request.cluster, request.standing, at_hand),
        *tasks_of_papers(request.user, request.cluster),
        *fair_tasks(request.user, request.cluster, request.standing),
    ]
    slug = request.cluster.slug
    context = {
        "place": "today",
        "today": page,
        "spans": SPANS,
        "overdue": [(debt, debt_url(debt, slug)) for debt in page.overdue[:SHOWN]],
        "soon": [(debt, debt_url(debt, slug)) for debt in page.soon[:SHOWN]],
        "unshown": {"overdue": len(page.overdue[SHOWN:]), "soon": len(page.soon[SHOWN:])},
        "ahead": [(debt, debt_url(debt, slug)) for debt in page.ahead],
        "meetings": meetings_ahead(request.cluster, at_hand),
        "ring": tables.ring_sections(page.status) if page.status else [],
    }
    if is_new(request.user, request.cluster, page.plan):
        steps = steps_of(request.cluster, page.plan)
        page.tasks = [task for task in page.tasks if task.url not in {step.url for step in steps}]
        context |= {"steps": steps, "next": next((step for step in steps if not step.is_done), None)}
    if page.plan is not None:
        url = tables.plan_url(page.plan)
        context |= {"plan_url": url, "legend": tables.legend(page.status, url)}
    return render(request, "desk/today.html", context)
