"""Addresses. Everything of a cluster lives under /k/<slug>/; the rest belongs to the installation."""

from django.urls import include, path

urlpatterns = [
    path("", include("artel.desk.urls")),
    path("", include("artel.desk.job_urls")),
    path("", include("artel.ui.urls")),
    path("", include("artel.accounts.urls")),
]
