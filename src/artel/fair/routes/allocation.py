from django.urls import path

from artel.fair.views import allocation as views

HERE = "k/<slug:slug>/fairs/<int:pk>/allocation/"
PERSON = f"{HERE}people/<int:graduate>/"
RUN = f"{HERE}runs/<int:number>/"
PROTOCOL = f"{HERE}protocol/<int:protocol>/"

urlpatterns = [
    path(HERE, views.page, name="allocation"),
    path(f"{HERE}run/", views.run, name="allocation_run"),
    path(f"{HERE}second/", views.second, name="allocation_second"),
    path(f"{HERE}vacancies/", views.vacancies, name="allocation_vacancies"),
    path(f"{HERE}people/", views.people, name="allocation_people"),
    path(PERSON, views.person, name="allocation_person"),
    path(f"{PERSON}override/", views.override, name="allocation_override"),
    path(RUN, views.one_run, name="run"),
    path(f"{RUN}verify/", views.verify, name="run_verify"),
    path(f"{RUN}data/", views.data, name="run_data"),
    path(f"{RUN}discard/", views.discard, name="run_discard"),
    path(f"{HERE}protocol/", views.protocol_compose, name="protocol_compose"),
    path(f"{PROTOCOL}send/", views.protocol_send, name="protocol_send"),
    path(f"{PROTOCOL}recall/", views.protocol_recall, name="protocol_recall"),
    path(f"{HERE}rules/", views.rules, name="allocation_rules"),
    path(f"{HERE}mine/", views.mine, name="allocation_mine"),
]
