from django.urls import path  # noqa: F401

app_name = "catalogue"
K = "k/<slug:slug>/"
urlpatterns: list = []
