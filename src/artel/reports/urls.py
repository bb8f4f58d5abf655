from django.urls import path

from artel.reports.views import overview, public, reports

app_name = "reports"
K = "k/<slug:slug>/reports/"
R = f"{K}<int:pk>/"
P = "k/<slug:slug>/public/"
OPEN = "p/<slug:slug>/"

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
    path(P, public.set_up, name="public_settings"),
    path(f"{P}preview/", public.preview, name="public_preview"),
    path(f"{P}switch/", public.switch, name="public_switch"),
    path(f"{P}papers/<int:pk>/", public.publish, name="public_publish"),
    path(f"{P}papers/<int:pk>/withdraw/", public.withdraw, name="public_withdraw"),
    path("p/", public.index, name="public_index"),
    path(OPEN, public.page, name="public_page"),
    path(f"{OPEN}calendar.ics", public.calendar, name="public_calendar"),
    path(f"{OPEN}<uuid:code>/", public.paper, name="public_paper"),
    path(f"{OPEN}<uuid:code>.pdf", public.paper_file, name="public_file"),
]
