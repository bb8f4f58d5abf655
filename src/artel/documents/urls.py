from django.urls import path

from artel.documents import views

app_name = "documents"
K = "k/<slug:slug>/documents/"

urlpatterns = [
    path(K, views.register, name="register"),
    path(f"{K}add/", views.add, name="add"),
    path(f"{K}export/", views.export, name="export"),
    path(f"{K}<int:pk>/", views.detail, name="detail"),
    path(f"{K}<int:pk>/file/", views.download, name="download"),
    path(f"{K}<int:pk>/correct/", views.correct, name="correct"),
    path(f"{K}<int:pk>/cancel/", views.cancel, name="cancel"),
]
