from django.urls import path

from artel.catalogue.views import guardians, programmes, specialities, student_sheets, students

app_name = "catalogue"
K = "k/<slug:slug>/"
PROGRAMME = f"{K}programmes/<int:pk>/"
GROUP = f"{K}study-groups/<int:pk>/"
STUDENT = f"{K}students/<int:pk>/"
urlpatterns = [
    path(f"{K}specialities/", specialities.speciality_list, name="specialities"),
    path(f"{K}programmes/", programmes.programme_list, name="programmes"),
    path(f"{K}programmes/add/", programmes.add, name="programme_add"),
    path(PROGRAMME, programmes.detail, name="programme"),
    path(f"{PROGRAMME}change/", programmes.change, name="programme_change"),
    path(f"{PROGRAMME}close/", programmes.close, name="programme_close"),
    path(f"{PROGRAMME}groups/add/", programmes.add_group, name="group_add"),
    path(GROUP, programmes.group, name="group"),
    path(f"{GROUP}change/", programmes.change_group, name="group_change"),
    path(f"{GROUP}graduate/", programmes.graduate, name="group_graduate"),
    path(f"{GROUP}students/add/", students.add, name="student_add"),
    path(f"{K}students/", students.student_list, name="students"),
    path(f"{K}students/import/", student_sheets.bring, name="student_import"),
    path(f"{K}students/template/", student_sheets.template, name="student_template"),
    path(f"{K}students/export/", student_sheets.export, name="student_export"),
    path(f"{K}students/consents/", guardians.guardian_list, name="guardians"),
    path(f"{K}students/consents/ask/", guardians.ask, name="guardian_ask"),
    path(f"{K}students/consents/slips/", guardians.slips, name="guardian_slips"),
    path(f"{STUDENT}consents/", guardians.one, name="guardian_link"),
    path(STUDENT, students.detail, name="student"),
    path(f"{STUDENT}change/", students.change, name="student_change"),
    path(f"{STUDENT}leave/", students.leave, name="student_leave"),
    path(f"{STUDENT}contract/", students.add_contract, name="contract_add"),
    path(f"{STUDENT}erase/", students.erase, name="student_erase"),
    path(f"{K}target-contracts/<int:pk>/release/", students.release_contract, name="contract_release"),
]
