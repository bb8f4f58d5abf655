from django.urls import path

from artel.reports.views import overview, reports

app_name = "reports"
K = "k/<slug:slug>/reports/"
R = f"{K}<int:pk>/"

urlpatterns = [
    path("reports/", overview.clusters, name="overview"),
    path("reports/export/", overview.export, name="overview_export"),
    path(K, reports.report_list, name="list"),
    path(f"{K}preview/", reports.preview, name="preview"),
    path(f"{K}new/", reports.begin, name="begin"),
    path(R, reports.report, name="report"),
    path(f"{R}causes/", reports.notes, name="notes"),
    path(f"{R}send/", reports.send, name="send"),
    path(f"{R}recall/", reports.recall, name="recall"),
    path(f"{R}drop/", reports.drop, name="drop"),
    path(f"{R}correct/", reports.correct, name="correct"),
    path(f"{R}file.<str:form>", reports.download, name="download"),
]
