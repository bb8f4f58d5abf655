from django.urls import path

from artel.ui import views

app_name = "ui"
urlpatterns = [
    path("k/<slug:slug>/more/", views.more, name="more"),
    path("gallery/", views.gallery, name="gallery"),
]
