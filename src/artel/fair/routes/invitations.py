from django.urls import path

from artel.fair.views import answer
from artel.fair.views import invitation_files as files
from artel.fair.views import invitations as views

_FAIR = "k/<slug:slug>/fairs/<int:pk>/invitations/"
_ONE = "k/<slug:slug>/invitations/<int:pk>/"

urlpatterns: list = [
    path(_FAIR, views.listed, name="invitations"),
    path(f"{_FAIR}make/", views.make, name="invitations_make"),
    path(f"{_FAIR}send/", views.send, name="invitations_send"),
    path(f"{_FAIR}recall/", views.recall, name="invitations_recall"),
    path(f"{_FAIR}mail/", views.mail, name="invitations_mail"),
    path(f"{_FAIR}offer/", views.offer, name="invitations_offer"),
    path(f"{_FAIR}export/", views.export, name="invitations_export"),
    path(f"{_FAIR}wording/", files.wording_page, name="invitations_wording"),
    path(f"{_FAIR}wording/file/", files.wording_file, name="invitations_wording_file"),
    path(f"{_FAIR}print/", files.printings, name="printings"),
    path(f"{_FAIR}print/<int:printing_pk>/", files.printing_file, name="printing_file"),
    path(_ONE, views.detail, name="invitation"),
    path(f"{_ONE}deliver/", views.deliver, name="invitation_deliver"),
    path(f"{_ONE}answer/", views.answer_on_paper, name="invitation_answer"),
    path(f"{_ONE}revoke/", views.revoke, name="invitation_revoke"),
    path(f"{_ONE}reissue/", views.reissue, name="invitation_reissue"),
    path("i/<str:code>/", answer.answer, name="answer"),
]
