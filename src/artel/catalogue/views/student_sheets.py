"""Students by a table: its template, the check and the entry, the list taken out."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from artel.catalogue import exports, forms, selectors
from artel.catalogue.models import Student
from artel.catalogue.services import students as deeds
from artel.catalogue.sheets import SPEC, check_students
from artel.catalogue.views.asked import GET_POST, PLACE, url
from artel.files import sheets
from artel.files.sheet_pages import Rows, bring_in
from artel.kernel import clock
from artel.kernel.errors import BrokenRule
from artel.members.gate import cluster_view
from artel.members.models import Organisation
from artel.members.views.asked import asked_number, posted, taken_out_by
from artel.russian import counted
from artel.ui.exports import attachment

LARGEST_EXPORT = 5000


@cluster_view("catalogue.manage_students")
def template(request: HttpRequest) -> HttpResponse:
    """A table to fill."""
    note = _("Даты пишите так: 30.06.2024. Группы, которых ещё нет, система создаст сама.")
    return attachment(sheets.template(SPEC, note=note), _("Студенты, образец.xlsx"))


@cluster_view("catalogue.manage_students", methods=GET_POST)
def bring(request: HttpRequest) -> HttpResponse:
    """Check a table of students; then, when it is clean and the person has looked, enter it."""
    college = _college(request)
    if college is None:
        return render(request, "catalogue/student_import_college.html", {"place": PLACE, "colleges": _kept(request)})
    return bring_in(
        request,
        spec=SPEC,
        check=lambda rows: check_students(organisation=college, rows=rows, actor=request.user),
        enter=lambda rows: _enter(request, college, rows),
        done=lambda made: _("Внесено: {count}.").format(
            count=counted(len(made), _("студент"), _("студента"), _("студентов"))
        ),
        back=url(request, "students"),
        crumb=_("Студенты"),
        title=_("Загрузить студентов таблицей"),
        lead=_("Студенты организации «{name}».").format(name=college.short_name),
        place=PLACE,
        template_url=url(request, "student_template"),
    )


def _enter(request: HttpRequest, college: Organisation, rows: Rows) -> list[Student]:
    sheet = check_students(organisation=college, rows=rows, actor=request.user)
    if not sheet.is_clean:
        raise BrokenRule(_("Пока вы смотрели, сведения изменились. Исправьте таблицу и загрузите её снова."))
    return deeds.enter_students(
        organisation=college, rows=[row.student for row in sheet.rows if row.student], actor=request.user
    )


@cluster_view("catalogue.export_students", methods=GET_POST)
def export(request: HttpRequest) -> HttpResponse:
    """The list as it is filtered, with contacts; the purpose stays in the journal."""
    form = forms.PurposeForm(posted(request))
    if form.is_valid():
        group, year = (asked_number(request.GET.get(name, "")) for name in ("group", "year"))
        found = selectors.student_list(
            request.user,
            request.cluster,
            query=request.GET.get("q", "").strip(),
            group_id=group,
            year=year,
            state=request.GET.get("state", ""),
            with_contract=bool(request.GET.get("contract")),
        )
        rows = list(found[:LARGEST_EXPORT])
        try:
            deeds.record_students_export(
                cluster=request.cluster, rows=len(rows), actor=request.user, **form.cleaned_data
            )
        except BrokenRule as refusal:
            form.add_refusal(refusal)
        else:
            day = clock.today(request.cluster)
            content = exports.students_xlsx(rows, note=taken_out_by(request))
            return attachment(content, _("Студенты {day}.xlsx").format(day=f"{day:%Y-%m-%d}"))
    context = {
        "place": PLACE,
        "form": form,
        "title": _("Выгрузка студентов"),
        "crumb": _("Студенты"),
        "submit": _("Скачать таблицу"),
        "back": url(request, "students"),
        "note": _(
            "В таблице будут фамилии, даты рождения и контакты. Храните её там же, где другие персональные данные."
        ),
    }
    return render(request, "ui/deed_form.html", context)


def _kept(request: HttpRequest) -> list[Organisation]:
    return list(selectors.colleges_kept_by(request.user, request.cluster))


def _college(request: HttpRequest) -> Organisation | None:
    """The college whose students are brought in: the only one, or the one asked for."""
    kept = _kept(request)
    for college in kept:
        college.cluster = request.cluster
    asked = asked_number(request.GET.get("organisation", ""))
    if asked is None:
        return kept[0] if len(kept) == 1 else None
    found = next((college for college in kept if college.pk == asked), None)
    if found is None:
        raise Http404
    return found
