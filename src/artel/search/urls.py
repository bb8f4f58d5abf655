from django.urls import path

from artel.search import views

app_name = "search"
urlpatterns = [
    path("k/<slug:slug>/search/", views.search, name="search"),
]
