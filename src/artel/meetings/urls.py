from django.urls import path

from artel.meetings.views import agenda, assignments, desk, hall, live, meeting, member, schedule

app_name = "meetings"
K = "k/<slug:slug>/meetings/"
M = f"{K}<int:pk>/"
ITEM = f"{M}items/<int:item_pk>/"
QUESTION = f"{M}questions/<int:question_pk>/"
A = "k/<slug:slug>/assignments/"

urlpatterns = [
    path(K, schedule.archive, name="list"),
    path(f"{K}schedule/", schedule.schedule, name="schedule"),
    path(f"{K}schedule/plan/", schedule.plan, name="plan"),
    path(f"{K}new/", meeting.add, name="add"),
    path(M, meeting.detail, name="detail"),
    path(f"{M}change/", meeting.change, name="change"),
    path(f"{M}cancel/", meeting.cancel, name="cancel"),
    path(f"{M}repeat/", meeting.repeat, name="repeat"),
    path(f"{M}notify/", meeting.notify, name="notify"),
    path(f"{M}rsvp/", meeting.rsvp, name="rsvp"),
    path(f"{M}invite/", meeting.invite, name="invite"),
    path(f"{M}excuse/<int:attendee_pk>/", meeting.excuse, name="excuse"),
    # the agenda
    path(f"{M}agenda/", agenda.agenda, name="agenda"),
    path(f"{M}items/new/", agenda.add, name="item_add"),
    path(f"{M}items/propose/", agenda.propose, name="item_propose"),
    path(f"{M}items/subject/", agenda.take_subject, name="item_subject"),
    path(f"{M}items/carry/", agenda.carry, name="item_carry"),
    path(ITEM, agenda.change, name="item"),
    path(f"{ITEM}move/", agenda.move, name="item_move"),
    path(f"{ITEM}drop/", agenda.drop, name="item_drop"),
    path(f"{ITEM}take/", agenda.take_up, name="item_take"),
    path(f"{ITEM}decline/", agenda.decline, name="item_decline"),
    path(f"{ITEM}materials/", agenda.material, name="material_add"),
    path(f"{ITEM}materials/<int:material_pk>/", agenda.material_file, name="material"),
    # the secretary's desk
    path(f"{M}desk/", desk.desk, name="desk"),
    path(f"{M}attendance/", desk.attendance, name="attendance"),
    path(f"{M}open/", desk.open_, name="open"),
    path(f"{M}chair/", desk.chair, name="chair"),
    path(f"{M}close/", desk.close, name="close"),
    path(f"{M}fail/", desk.fail, name="fail"),
    path(f"{M}poll/", desk.open_poll, name="poll_open"),
    path(f"{M}poll/close/", desk.close_poll, name="poll_close"),
    path(f"{M}attendance/<int:attendee_pk>/proxy/", desk.proxy, name="proxy"),
    path(f"{M}came/", desk.came, name="came"),
    path(f"{M}left/", desk.left, name="left"),
    path(f"{ITEM}start/", desk.start, name="start"),
    path(f"{ITEM}finish/", desk.finish, name="finish"),
    path(f"{ITEM}remove/", desk.remove, name="remove"),
    path(f"{ITEM}recuse/", desk.recuse, name="recuse"),
    path(f"{ITEM}unrecuse/", desk.unrecuse, name="unrecuse"),
    path(f"{ITEM}words/", desk.words, name="words"),
    path(f"{ITEM}vote/", desk.open_vote, name="vote_open"),
    path(f"{QUESTION}close/", desk.close_vote, name="vote_close"),
    path(f"{QUESTION}hands/", desk.hands, name="vote_hands"),
    path(f"{QUESTION}annul/", desk.annul_vote, name="vote_annul"),
    # a member's own page, the screen of the hall, what keeps them live
    path(f"{M}me/", member.me, name="me"),
    path(f"{M}me/vote/", member.vote, name="vote"),
    path(f"{M}me/bulletin/", member.bulletin, name="bulletin"),
    path(f"{M}me/recuse/", member.recuse, name="self_recuse"),
    path(f"{M}me/check-in/", member.check_in, name="check_in"),
    path(f"{M}hall/", hall.hall, name="hall"),
    path(f"{M}hall/code/", hall.code, name="hall_code"),
    path(f"{M}pulse/<slug:part>/", live.pulse, name="pulse"),
    # assignments
    path(f"{ITEM}assignments/new/", assignments.add, name="assignment_add"),
    path(A, assignments.register, name="assignments"),
    path(f"{A}export/", assignments.export, name="assignments_export"),
    path(f"{A}<int:pk>/", assignments.detail, name="assignment"),
    path(f"{A}<int:pk>/file/", assignments.file, name="assignment_file"),
    path(f"{A}<int:pk>/accept/", assignments.accept, name="assignment_accept"),
    path(f"{A}<int:pk>/report/", assignments.report, name="assignment_report"),
    path(f"{A}<int:pk>/return/", assignments.send_back, name="assignment_return"),
    path(f"{A}<int:pk>/close/", assignments.close, name="assignment_close"),
    path(f"{A}<int:pk>/move/", assignments.move, name="assignment_move"),
    path(f"{A}<int:pk>/drop/", assignments.drop, name="assignment_drop"),
    path(f"{A}<int:pk>/lift/", assignments.lift, name="assignment_lift"),
    # --- minutes and meetings recorded afterwards (views/minutes.py, views/afterwards.py): put their paths below ---
    # --- end of minutes ---
]
