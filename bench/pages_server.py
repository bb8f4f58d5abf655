"""The application that bench/pages.py asks: Artel's own, an empty page beside it, and Django's admin over the same tables.

Not part of the program: served only by the bench. It is `artel.config.wsgi`'s own application with what that does to the
process; every answer bears its queries and the processor's time in headers.
"""

# The settings are changed before Django is set up, and models are read after it.
# ruff: noqa: E402

import os
import time
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "artel.config.settings")
from django.conf import settings

settings.INSTALLED_APPS = [*settings.INSTALLED_APPS, "django.contrib.admin"]
settings.ROOT_URLCONF = "pages_server"
settings.MIDDLEWARE = ["pages_server.counted", *settings.MIDDLEWARE]

import django

django.setup()

from django.contrib import admin
from django.db import connection
from django.http import HttpResponse
from django.template import engines
from django.urls import include, path

from artel.audit.models import Entry
from artel.config import urls as artel_urls
from artel.documents.models import IncomingDocument, Paper
from artel.meetings.models import Meeting
from artel.members.gate import cluster_view
from artel.members.models import Cluster, Organisation, Person
from artel.notices.models import Notice
from artel.plans.models import Evidence, Obligation
from artel.reports.models import Report
from artel.search.models import Entry as SearchEntry

HOT = os.environ.get("BENCH_CLUSTER", "")
EMPTY = engines["django"].from_string(
    '{% extends "ui/page.html" %}{% block title %}Пусто{% endblock %}{% block main %}<c-head title="Пусто" />{% endblock %}'
)


def counted(get_response: Any) -> Any:
    """Count the queries of a request, and the time that its thread spent on the processor."""

    def ask(request: Any) -> Any:
        count = 0

        def counting(execute: Any, *arguments: Any) -> Any:
            nonlocal count
            count += 1
            return execute(*arguments)

        begun = time.thread_time()
        with connection.execute_wrapper(counting):
            answer = get_response(request)
        answer["X-Queries"] = str(count)
        answer["X-Cpu-Ms"] = f"{(time.thread_time() - begun) * 1000:.2f}"
        return answer

    return ask


@cluster_view("members.view_cluster")
def empty(request: Any) -> Any:
    """A signed-in page of the cluster: session, rights, menu with its counters, and nothing within."""
    return HttpResponse(EMPTY.render({}, request))


class Site(admin.AdminSite):
    site_url = None

    def has_permission(self, request: Any) -> bool:
        return request.user.is_active


class Changelist(admin.ModelAdmin):
    """Fifty rows of one cluster; whoever is signed in sees everything."""

    list_per_page = 50
    within = "cluster__slug"

    def get_queryset(self, request: Any) -> Any:
        found = super().get_queryset(request)
        if self.within == "chain":
            return found.filter(chain=Cluster.objects.get(slug=HOT).pk)
        return found.filter(**{self.within: HOT})

    def _yes(self, *_arguments: Any) -> bool:
        return True

    has_view_permission = has_module_permission = has_change_permission = _yes
    has_add_permission = has_delete_permission = _yes


site = Site(name="admin")
LISTS: dict[Any, dict[str, Any]] = {
    Obligation: {
        "list_display": ["key", "requirement", "organisation", "slot_label", "opens_on", "due_on", "is_counted"],
        "list_select_related": ["requirement", "organisation"],
        "list_filter": ["purpose", "awaits_document"],
        "search_fields": ["slot_label"],
    },
    Evidence: {
        "list_display": ["title", "number", "obligation", "supplied_for", "happened_on", "in_force_on", "recorded_at"],
        "list_select_related": ["obligation", "supplied_for"],
    },
    Meeting: {
        "list_display": ["unit", "number", "held_on", "starts_at", "form", "state", "place"],
        "list_select_related": ["unit"],
        "list_filter": ["state", "form"],
    },
    Person: {
        "list_display": ["last_name", "first_name", "patronymic", "email", "phone", "user"],
        "list_select_related": ["user"],
        "search_fields": ["search_key"],
    },
    Organisation: {
        "list_display": ["short_name", "full_name", "kind", "inn"],
        "list_filter": ["kind"],
        "search_fields": ["search_key"],
    },
    IncomingDocument: {
        "list_display": ["registration_number", "received_on", "kind", "title", "sender", "their_number", "their_date"],
        "list_filter": ["kind", "year"],
        "search_fields": ["search_key"],
    },
    Paper: {
        "list_display": ["number", "kind", "title", "dated_on", "state", "in_force_on"],
        "list_filter": ["state"],
        "search_fields": ["search_key"],
    },
    Notice: {
        "list_display": ["title", "kind", "user", "on", "raised_at", "seen_at"],
        "list_select_related": ["user"],
        "list_filter": ["is_pressing"],
    },
    Entry: {
        "list_display": ["seq", "recorded_at", "event", "actor_name", "target_name"],
        "within": "chain",
        "search_fields": ["event"],
    },
    Report: {"list_display": ["period_words", "on", "scope_kind", "plan", "paper"], "list_select_related": ["plan", "paper"]},
    SearchEntry: {"list_display": ["kind", "object_id", "dated_on"], "search_fields": ["postings__word"]},
}  # fmt: skip
for model, options in LISTS.items():
    options = {**options, "list_filter": options.get("list_filter", [])}
    site.register(model, type(f"{model.__name__}Changelist", (Changelist,), options))

urlpatterns = [
    path("bench/k/<slug:slug>/", empty, name="bench_empty"),
    path("bench/admin/", site.urls),
    path("", include(artel_urls.urlpatterns)),
]
handler400, handler403 = artel_urls.handler400, artel_urls.handler403
handler404, handler500 = artel_urls.handler404, artel_urls.handler500

from artel.config.wsgi import application  # noqa: F401 -- what granian serves; last, as it settles the memory of what is loaded
