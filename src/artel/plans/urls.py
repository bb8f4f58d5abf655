from django.urls import path

from artel.plans.views import deeds, imports, plan, row

app_name = "plans"
K = "k/<slug:slug>/"
ROW = f"{K}plans/<int:pk>/rows/<slug:key>/"
OWED = f"{K}obligations/<int:pk>/"

urlpatterns = [
    path(f"{K}plan/", plan.current, name="plan"),
    path(f"{K}plans/", plan.plan_list, name="list"),
    path(f"{K}plans/<int:pk>/", plan.detail, name="detail"),
    path(f"{K}plans/<int:pk>/year/", plan.year, name="year"),
    path(f"{K}plans/<int:pk>/members/", plan.by_members, name="members"),
    path(f"{K}plans/<int:pk>/export.<str:form>", plan.export, name="export"),
    path(f"{K}plans/<int:pk>/discuss/", plan.discuss, name="discuss"),
    path(f"{K}plans/<int:pk>/agree/", plan.agree, name="agree"),
    path(f"{K}plans/<int:pk>/submit/", plan.submit, name="submit"),
    path(f"{K}plans/<int:pk>/return/", plan.send_back, name="return"),
    path(f"{K}plans/<int:pk>/approve/", plan.approve, name="approve"),
    path(f"{K}plans/<int:pk>/close/", plan.close, name="close"),
    path(f"{K}plans/<int:pk>/delete/", plan.delete, name="delete"),
    path(f"{K}plans/<int:pk>/convert/", plan.convert, name="convert"),
    path(ROW, row.detail, name="row"),
    path(f"{ROW}reading/", row.reading, name="reading"),
    path(f"{ROW}requirements/new/", row.requirement, name="requirement_add"),
    path(f"{ROW}requirements/<int:requirement_pk>/", row.requirement, name="requirement"),
    path(f"{ROW}requirements/<int:requirement_pk>/retire/", row.retire, name="requirement_retire"),
    path(f"{ROW}requirements/<int:requirement_pk>/convert/", row.convert, name="requirement_convert"),
    path(f"{ROW}dates/", deeds.dates, name="dates"),
    path(f"{ROW}remind/", row.remind, name="remind_row"),
    path(f"{ROW}indicators/new/", deeds.indicator, name="indicator"),
    path(OWED, deeds.obligation, name="obligation"),
    path(f"{OWED}evidence/", deeds.supply, name="supply"),
    path(f"{OWED}move/", deeds.move, name="move"),
    path(f"{OWED}lift/", deeds.lift, name="lift"),
    path(f"{OWED}restore/", deeds.restore, name="restore"),
    path(f"{OWED}ask/", deeds.ask, name="ask"),
    path(f"{OWED}remind/", deeds.remind, name="remind"),
    path(f"{K}evidence/", deeds.inbox, name="inbox"),
    path(f"{K}evidence/<int:pk>/", deeds.evidence, name="evidence"),
    path(f"{K}evidence/<int:pk>/file/", deeds.evidence_file, name="evidence_file"),
    path(f"{K}evidence/<int:pk>/accept/", deeds.accept, name="accept"),
    path(f"{K}evidence/<int:pk>/reject/", deeds.reject, name="reject"),
    path(f"{K}requests/", deeds.requests, name="requests"),
    path(f"{K}requests/<int:pk>/", deeds.decide, name="decide"),
    path(f"{K}events/", deeds.events, name="events"),
    path(f"{K}events/new/", deeds.event, name="event_add"),
    path(f"{K}plan/upload/", imports.upload, name="upload"),
    path(f"{K}plan/uploads/<int:pk>/", imports.preview, name="preview"),
    path(f"{K}plan/uploads/<int:pk>/about/", imports.about, name="upload_about"),
    path(f"{K}plan/uploads/<int:pk>/rows/<int:index>/", imports.row, name="upload_row"),
    path(f"{K}plan/uploads/<int:pk>/rows/<int:index>/skip/", imports.skip, name="upload_skip"),
    path(f"{K}plan/uploads/<int:pk>/rows/new/", imports.add, name="upload_add"),
    path(f"{K}plan/uploads/<int:pk>/file/", imports.source, name="upload_file"),
    path(f"{K}plan/uploads/<int:pk>/confirm/", imports.confirm, name="upload_confirm"),
    path(f"{K}plan/uploads/<int:pk>/drop/", imports.drop, name="upload_drop"),
]
