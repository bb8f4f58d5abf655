"""Addresses of background jobs. Their app lies below the members, so their screens live here, under its own name."""

from django.urls import path

from artel.desk import jobs

app_name = "jobs"
urlpatterns = [
    path("k/<slug:slug>/jobs/", jobs.unsuccessful, name="unsuccessful"),
    path("k/<slug:slug>/jobs/<int:pk>/", jobs.progress, name="progress"),
    path("k/<slug:slug>/jobs/<int:pk>/repeat/", jobs.repeat, name="repeat"),
]
