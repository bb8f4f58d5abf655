"""Students of one's own college: the list, a student's page and deeds on it."""

from datetime import MAXYEAR

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from artel.catalogue import forms, labels, selectors
from artel.catalogue.domain.ages import age_on
from artel.catalogue.domain.kinds import StudentState
from artel.catalogue.models import Group, Student, TargetContract
from artel.catalogue.services import students as deeds
from artel.catalogue.student_sections import sections
from artel.catalogue.views.asked import GET_POST, PLACE, do, employers, tabs, url, visible_group, visible_student
from artel.kernel import clock
from artel.members.gate import cluster_view
from artel.members.views.asked import asked_number, history_of, may, posted, require
from artel.ui.paging import paginate

NAMES = ("last_name", "first_name", "patronymic", "gender", "email", "phone")


@cluster_view("catalogue.view_students")
def student_list(request: HttpRequest) -> HttpResponse:
    query, state = request.GET.get("q", "").strip(), request.GET.get("state", "")
    group, year = (asked_number(request.GET.get(name, "")) for name in ("group", "year"))
    year = year if year and year <= MAXYEAR else None
    contract = request.GET.get("contract", "")
    rows = selectors.student_list(
        request.user, request.cluster, query=query, group_id=group, year=year, state=state, with_contract=bool(contract)
    )
    own = Group.objects.filter(
        programme__organisation__in=selectors.colleges_kept_by(request.user, request.cluster)
    ).order_by("-graduates_on", "name")
    groups = list(own.values_list("pk", "name", "graduates_on"))
    context = {
        "place": PLACE,
        "tabs": tabs(request, "students"),
        "page": paginate(request, rows),
        "query": query,
        "group": group,
        "groups": [(pk, f"{name}, {graduates_on:%Y}") for pk, name, graduates_on in groups],
        "year": year,
        "years": [(found, found) for found in dict.fromkeys(day.year for _pk, _name, day in groups)],
        "state": state,
        "states": labels.STUDENT_STATES,
        "contract": contract,
        "contract_options": [("yes", _("С целевым договором"))],
        "is_filtered": bool(query or group or year or state or contract),
        "may_manage": may(request, "catalogue.manage_students"),
        "asked": request.GET.urlencode(),
        "reset": url(request, "students"),
    }
    return render(request, "catalogue/student_list.html", context)


@cluster_view("catalogue.view_students")
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    student = visible_student(request, pk)
    contracts = list(student.target_contracts.select_related("employer"))
    context = {
        "place": PLACE,
        "student": student,
        "age": age_on(student.born_on, clock.today(request.cluster)),
        "contracts": contracts,
        "in_force": next((row for row in contracts if row.released_on is None), None),
        "consents": list(student.person.consents.select_related("text", "recorded_by")),
        "sections": sections(request, student),
        "may_manage": may(request, "catalogue.manage_students", student),
        "may_erase": may(request, "catalogue.erase_student", student),
        "is_studying": student.state == StudentState.STUDYING,
        "history": history_of(student),
    }
    return render(request, "catalogue/student_detail.html", context)


@cluster_view("catalogue.manage_students", methods=GET_POST)
def add(request: HttpRequest, pk: int) -> HttpResponse:
    group = visible_group(request, pk)
    require(request, "catalogue.manage_students", group)
    return do(
        request,
        forms.StudentForm(posted(request)),
        lambda told: deeds.add_student(group=group, actor=request.user, **told),
        done=_("Студент внесён."),
        back=url(request, "group", group.pk),
        crumb=_("Группа {name}").format(name=group.name),
        title=_("Новый студент"),
        submit=_("Внести студента"),
    )


@cluster_view("catalogue.manage_students", methods=GET_POST)
def change(request: HttpRequest, pk: int) -> HttpResponse:
    student = visible_student(request, pk)
    require(request, "catalogue.manage_students", student)
    groups = Group.objects.filter(programme__organisation=student.group.programme.organisation_id)
    initial = {name: getattr(student.person, name) for name in NAMES}
    form = forms.StudentForm(
        posted(request),
        groups=groups.order_by("-graduates_on", "name"),
        initial=initial | {"born_on": student.born_on, "group": student.group_id},
    )
    return do(
        request,
        form,
        lambda told: deeds.change_student(student=student, actor=request.user, **told),
        done=_("Сведения сохранены."),
        **_of(request, student),
        title=_("Сведения о студенте"),
        submit=_("Сохранить"),
    )


@cluster_view("catalogue.manage_students", methods=GET_POST)
def leave(request: HttpRequest, pk: int) -> HttpResponse:
    student = visible_student(request, pk)
    require(request, "catalogue.manage_students", student)
    return do(
        request,
        forms.LeaveForm(posted(request), initial={"left_on": clock.today(request.cluster)}),
        lambda told: deeds.leave_student(student=student, actor=request.user, **told),
        done=_("Выбытие записано."),
        **_of(request, student),
        title=_("Студент выбыл"),
        submit=_("Записать выбытие"),
    )


@cluster_view("catalogue.manage_students", methods=GET_POST)
def add_contract(request: HttpRequest, pk: int) -> HttpResponse:
    student = visible_student(request, pk)
    require(request, "catalogue.manage_students", student)
    return do(
        request,
        forms.ContractForm(posted(request), employers=employers(request)),
        lambda told: deeds.record_contract(student=student, actor=request.user, **told),
        done=_("Договор записан."),
        **_of(request, student),
        title=_("Договор о целевом обучении"),
        lead=_("На ярмарке место такого выпускника — у заказчика, пока тот его не отпустил."),
        submit=_("Записать договор"),
    )


@cluster_view("catalogue.manage_students", methods=GET_POST)
def release_contract(request: HttpRequest, pk: int) -> HttpResponse:
    contract = get_object_or_404(
        TargetContract.objects.filter(student__in=selectors.students_visible_to(request.user, request.cluster)), pk=pk
    )
    student = visible_student(request, contract.student_id)
    require(request, "catalogue.manage_students", student)
    return do(
        request,
        forms.ReleaseForm(posted(request), initial={"released_on": clock.today(request.cluster)}),
        lambda told: deeds.release_contract(contract=contract, actor=request.user, **told),
        done=_("Записано: работодатель отпустил."),
        **_of(request, student),
        title=_("Работодатель отпустил"),
        submit=_("Записать"),
    )


@cluster_view("catalogue.erase_student", methods=GET_POST)
def erase(request: HttpRequest, pk: int) -> HttpResponse:
    student = visible_student(request, pk)
    require(request, "catalogue.erase_student", student)
    return do(
        request,
        forms.EraseForm(posted(request)),
        lambda told: deeds.erase_student(student=student, actor=request.user, **told),
        done=_("Персональные данные удалены."),
        **_of(request, student) | {"back": url(request, "students")},
        title=_("Удалить персональные данные"),
        note=_(
            "Имя, дата рождения и контакты исчезнут отовсюду, кроме зарегистрированных документов. Вернуть их нельзя."
        ),
        kind="stop",
        submit=_("Удалить данные"),
    )


def _of(request: HttpRequest, student: Student) -> dict[str, str]:
    return {"back": url(request, "student", student.pk), "crumb": student.person.full_name}
