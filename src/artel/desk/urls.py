from django.urls import path

from artel.desk import health, journal

app_name = "desk"
urlpatterns = [
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("k/<slug:slug>/journal/", journal.journal, name="journal"),
    path("k/<slug:slug>/journal/export/", journal.journal_export, name="journal_export"),
    path("k/<slug:slug>/journal/check/", journal.journal_check, name="journal_check"),
]
