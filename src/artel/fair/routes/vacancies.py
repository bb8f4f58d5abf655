from django.urls import path

from artel.fair.views import vacancies as views

HERE = "k/<slug:slug>/fairs/<int:pk>/vacancies/"
ONE = "k/<slug:slug>/vacancies/<int:pk>/"

urlpatterns = [
    path(HERE, views.vacancies, name="vacancies"),
    path(f"{HERE}new/", views.add, name="vacancy_add"),
    path(f"{HERE}publish/", views.publish_many, name="vacancies_publish"),
    path(f"{HERE}import/", views.upload, name="vacancies_import"),
    path(f"{HERE}template/", views.template, name="vacancies_template"),
    path(f"{HERE}trudvsem/", views.from_trudvsem, name="vacancies_trudvsem"),
    path(f"{HERE}export/", views.export, name="vacancies_export"),
    path(ONE, views.vacancy, name="vacancy"),
    path(f"{ONE}change/", views.change, name="vacancy_change"),
    path(f"{ONE}submit/", views.submit, name="vacancy_submit"),
    path(f"{ONE}publish/", views.publish, name="vacancy_publish"),
    path(f"{ONE}return/", views.give_back, name="vacancy_return"),
    path(f"{ONE}withdraw/", views.withdraw, name="vacancy_withdraw"),
]
