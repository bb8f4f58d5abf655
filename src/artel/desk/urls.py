from django.urls import path

from artel.desk import first_steps, health, home, journal

app_name = "desk"
urlpatterns = [
    path("k/<slug:slug>/", home.today, name="today"),
    path("k/<slug:slug>/first-steps/", first_steps.first_steps, name="first_steps"),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("k/<slug:slug>/journal/", journal.journal, name="journal"),
    path("k/<slug:slug>/journal/export/", journal.journal_export, name="journal_export"),
    path("k/<slug:slug>/journal/check/", journal.journal_check, name="journal_check"),
]
