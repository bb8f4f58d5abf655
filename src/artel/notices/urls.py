from django.urls import path

from artel.notices import views

app_name = "notices"
N = "k/<slug:slug>/notices/"

urlpatterns = [
    path(N, views.own, name="list"),
    path(f"{N}seen/", views.seen, name="seen"),
    path(f"{N}<int:pk>/open/", views.open_, name="open"),
    path(f"{N}settings/", views.settings, name="settings"),
    path(f"{N}settings/sample/", views.sample, name="sample"),
    path(f"{N}log/", views.log, name="log"),
    path(f"{N}log/export/", views.log_export, name="log_export"),
    path(f"{N}letters/", views.letter_list, name="letters"),
    path(f"{N}letters/<int:pk>/", views.letter, name="letter"),
    path(f"{N}letters/<int:pk>/repeat/", views.repeat, name="repeat"),
    path("letters/off/<str:token>/", views.letters_off, name="letters_off"),
]
