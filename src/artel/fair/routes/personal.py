from django.urls import path

from artel.fair.views import personal as views

HOME = "g/<str:code>/"
urlpatterns = [
    path(HOME, views.cabinet, name="cabinet"),
    path(f"{HOME}confirm/", views.confirm, name="cabinet_confirm"),
    path(f"{HOME}refuse/", views.refuse, name="cabinet_refuse"),
    path(f"{HOME}profile/", views.profile, name="cabinet_profile"),
    path(f"{HOME}consent/", views.consent, name="cabinet_consent"),
    path(f"{HOME}consent/end/", views.consent_end, name="cabinet_consent_end"),
    path(f"{HOME}wishes/", views.wishes, name="cabinet_wishes"),
    path(f"{HOME}interviews.ics", views.calendar, name="cabinet_calendar"),
    path(f"{HOME}invitations/<int:pk>/", views.invitation, name="cabinet_invitation"),
    path(f"{HOME}invitations/<int:pk>/pdf/", views.invitation_pdf, name="cabinet_invitation_pdf"),
    path(f"{HOME}invitations/<int:pk>/accept/", views.accept, name="cabinet_accept"),
    path(f"{HOME}invitations/<int:pk>/decline/", views.decline, name="cabinet_decline"),
]
