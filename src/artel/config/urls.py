"""Addresses. Everything of a cluster lives under /k/<slug>/; the rest belongs to the installation."""

from django.urls import include, path

from artel.desk.home import home

urlpatterns = [
    path("", home, name="home"),
    path("", include("artel.desk.urls")),
    path("", include("artel.desk.job_urls")),
    path("", include("artel.reports.urls")),
    path("", include("artel.calendars.urls")),
    path("", include("artel.search.urls")),
    path("", include("artel.notices.urls")),
    path("", include("artel.plans.urls")),
    path("", include("artel.documents.urls")),
    path("", include("artel.bodies.urls")),
    path("", include("artel.meetings.urls")),
    path("", include("artel.fair.urls")),
    path("", include("artel.catalogue.urls")),
    path("", include("artel.members.urls")),
    path("", include("artel.accounts.urls")),
    path("", include("artel.ui.urls")),
]

handler400 = "artel.ui.views.bad_request"
handler403 = "artel.ui.views.forbidden"
handler404 = "artel.ui.views.not_found"
handler500 = "artel.ui.views.server_error"
