from django.urls import path

from artel.fair.views import fairs, public

urlpatterns = [
    path("k/<slug:slug>/fairs/", fairs.fair_list, name="list"),
    path("k/<slug:slug>/fairs/new/", fairs.new, name="new"),
    path("k/<slug:slug>/fairs/<int:pk>/", fairs.detail, name="detail"),
    path("k/<slug:slug>/fairs/<int:pk>/change/", fairs.change, name="change"),
    path("k/<slug:slug>/fairs/<int:pk>/stages/", fairs.stages, name="stages"),
    path("k/<slug:slug>/fairs/<int:pk>/advance/", fairs.advance, name="advance"),
    path("k/<slug:slug>/fairs/<int:pk>/reopen/", fairs.reopen, name="reopen"),
    path("k/<slug:slug>/fairs/<int:pk>/stands/", fairs.stands, name="stands"),
    path("fair/<slug:slug>/<int:pk>/", public.showcase, name="showcase"),
]
