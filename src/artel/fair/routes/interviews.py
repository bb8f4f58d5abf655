from django.urls import path

from artel.fair.views import interview_day as day
from artel.fair.views import interviews as views

OF_FAIR = "k/<slug:slug>/fairs/<int:pk>/interviews/"
ONE = "k/<slug:slug>/interviews/<int:pk>/"
urlpatterns = [
    path(OF_FAIR, views.timetable, name="interviews"),
    path(f"{OF_FAIR}make/", views.make, name="interviews_make"),
    path(f"{OF_FAIR}add/", views.add, name="interview_add"),
    path(f"{OF_FAIR}ics/", views.ics, name="interviews_ics"),
    path(f"{OF_FAIR}export/", views.export, name="interviews_export"),
    path(f"{OF_FAIR}print/", views.printed, name="interviews_print"),
    path(f"{OF_FAIR}day/", day.my_day, name="interviews_day"),
    path(f"{OF_FAIR}marks/", day.marks, name="interview_marks"),
    path(f"{OF_FAIR}marks/template/", day.marks_template, name="interview_marks_template"),
    path(f"{OF_FAIR}checkin/", day.door, name="checkin"),
    path(f"{OF_FAIR}checkin/<int:graduate>/came/", day.came, name="checkin_came"),
    path("k/<slug:slug>/fairs/<int:pk>/checkin/<str:token>/", day.scanned, name="checkin_code"),
    path(ONE, views.one, name="interview"),
    path(f"{ONE}move/", views.move, name="interview_move"),
    path(f"{ONE}lock/", views.lock, name="interview_lock"),
    path(f"{ONE}cancel/", views.cancel, name="interview_cancel"),
    path(f"{ONE}mark/", day.mark, name="interview_mark"),
    path(f"{ONE}miss/", day.miss, name="interview_miss"),
]
