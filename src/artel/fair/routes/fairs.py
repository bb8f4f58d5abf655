from django.urls import path

from artel.fair.views import fairs

urlpatterns = [
    path("k/<slug:slug>/fairs/", fairs.fair_list, name="list"),
    path("k/<slug:slug>/fairs/<int:pk>/", fairs.detail, name="detail"),
]
