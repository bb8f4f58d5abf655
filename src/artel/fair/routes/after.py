from django.urls import path

from artel.fair.views import after, results

urlpatterns = [
    path("k/<slug:slug>/fairs/<int:pk>/employment/", after.employment, name="employment"),
    path("k/<slug:slug>/fairs/<int:pk>/employment/import/", after.bring_in, name="employment_import"),
    path("k/<slug:slug>/fairs/<int:pk>/employment/template/", after.template, name="employment_template"),
    path("k/<slug:slug>/fairs/<int:pk>/employment/export/", after.export, name="employment_export"),
    path("k/<slug:slug>/fairs/<int:pk>/employment/summary/", after.summary, name="employment_summary"),
    path("k/<slug:slug>/fairs/<int:pk>/employment/summary/send/", after.summary_send, name="employment_summary_send"),
    path(
        "k/<slug:slug>/fairs/<int:pk>/employment/summary/recall/",
        after.summary_recall,
        name="employment_summary_recall",
    ),
    path("k/<slug:slug>/graduates/<int:pk>/employment/", after.fact, name="employment_fact"),
    path("k/<slug:slug>/fairs/<int:pk>/results/", results.results, name="results"),
    path("k/<slug:slug>/fairs/<int:pk>/results/export/", results.export, name="results_export"),
]
