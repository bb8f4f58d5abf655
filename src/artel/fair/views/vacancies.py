"""Vacancies: the list with the check of many, one vacancy, entering by hand, by a table, out of «Работа России»."""

from typing import Any

from django.contrib import messages
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from artel.accounts.rights import can
from artel.fair import exports
from artel.fair.acts import Act, is_past
from artel.fair.domain.stages import Work, is_open
from artel.fair.domain.states import Stage, VacancyState
from artel.fair.domain.vacancies import Finding, FindingKind
from artel.fair.forms.vacancies import AnswerFileForm, ChoiceForm, ReasonForm, VacancyForm
from artel.fair.labels import VACANCY_STATES
from artel.fair.models import Fair, Vacancy
from artel.fair.selectors import vacancies as selectors
from artel.fair.services import trudvsem, vacancy_sheets
from artel.fair.services import vacancies as deeds
from artel.fair.views.asked import GET_POST, PLACE, act, do, fair_context, visible_fair
from artel.fair.words import finding_sentence, salary_words
from artel.files import sheets
from artel.files.services import receive
from artel.files.sheet_pages import LASTS, bring_in
from artel.kernel import clock
from artel.kernel.errors import BrokenRule
from artel.members.gate import cluster_view
from artel.members.views.asked import history_of, may, posted, require, taken_out_by
from artel.russian import counted
from artel.ui.exports import attachment
from artel.ui.paging import paginate

VIEW, EDIT, PUBLISH = "fair.view_fair", "fair.edit_vacancy", "fair.publish_vacancy"
POST = ("POST",)
TONES = {
    VacancyState.DRAFT: "future",
    VacancyState.SUBMITTED: "soon",
    VacancyState.RETURNED: "overdue",
    VacancyState.PUBLISHED: "met",
    VacancyState.WITHDRAWN: "lifted",
}
MOST_CARRIED = 300  # records of an answer on one page


def visible_vacancy(request: HttpRequest, pk: int) -> Vacancy:
    """The vacancy, or 404."""
    found = selectors.vacancies_visible_to(request.user, request.cluster).select_related(
        "organisation", "occupation", "fair__commission"
    )
    vacancy = get_object_or_404(found, pk=pk)
    vacancy.cluster = vacancy.fair.cluster = request.cluster
    return vacancy


# --- the list ---


@cluster_view(VIEW)
def vacancies(request: HttpRequest, pk: int) -> HttpResponse:
    fair = visible_fair(request, pk)
    asked = _asked(request)
    page = paginate(request, selectors.vacancies_found(request.user, fair, **asked))
    publishes, is_time = may(request, PUBLISH, fair), is_open(Work.VACANCIES, fair.stage)
    for vacancy in page:
        vacancy.tone, vacancy.salary_words = TONES[VacancyState(vacancy.state)], salary_words(vacancy)
        vacancy.blocking = [one for one in deeds.findings_of(vacancy) if one.is_blocking]
        vacancy.may_be_chosen = publishes and is_time and vacancy.state == VacancyState.SUBMITTED
    edits = may(request, EDIT, fair)
    counts, employers = selectors.states_and_employers(request.user, fair)
    context = fair_context(request, fair, "vacancies") | {
        "page": page, **asked, "is_filtered": any(asked.values()), "states": _facets(request, fair, counts, asked["state"]),
        "employers": employers, "specialities": selectors.specialities_sought(fair),
        "may_add": edits and is_time, "is_late": edits and not is_time,
        "may_choose": any(vacancy.may_be_chosen for vacancy in page),
    }  # fmt: skip
    return render(request, "fair/vacancies_list.html", context)


def _asked(request: HttpRequest) -> dict[str, str]:
    source = request.POST if request.method == "POST" else request.GET
    state = source.get("state", "")
    return {
        "query": source.get("q", "").strip(),
        "employer": source.get("employer", ""),
        "speciality": source.get("speciality", ""),
        "state": state if state in set(VacancyState) else "",
    }


def _facets(request: HttpRequest, fair: Fair, counts: dict[str, int], current: str) -> list[dict[str, Any]]:
    """States with counts of what the person sees."""
    address = reverse("fair:vacancies", args=[request.cluster.slug, fair.pk])
    facets = [{"url": address, "label": _("Все"), "count": sum(counts.values()), "is_current": not current}]
    for state, label in VACANCY_STATES:
        if counts.get(state):
            facets.append(
                {"url": f"{address}?state={state}", "label": capfirst(label), "count": counts[state],
                 "is_current": state == current, "state": TONES[state]}
            )  # fmt: skip
    return facets


@cluster_view(PUBLISH, methods=POST)
def publish_many(request: HttpRequest, pk: int) -> HttpResponse:
    """Publish the checked ones; whatever cannot be is named with the reason."""
    fair = visible_fair(request, pk)
    chosen = [int(value) for value in request.POST.getlist("vacancy") if value.isdecimal() and len(value) < 18]
    found = selectors.vacancies_visible_to(request.user, request.cluster).filter(fair=fair, pk__in=chosen)
    back = redirect("fair:vacancies", request.cluster.slug, fair.pk)
    if not chosen:
        messages.error(request, _("Отметьте вакансии, которые публикуете."))
        return back
    result = deeds.publish_vacancies(vacancies=list(found.select_related("fair__cluster")), actor=request.user)
    if result.done:
        count = counted(len(result.done), _("вакансия"), _("вакансии"), _("вакансий"))
        messages.success(request, _("Опубликовано: {count}.").format(count=count))
    for vacancy, why in result.refused:
        messages.error(request, _("№ {number}, {title}: {why}").format(number=vacancy.number, title=vacancy, why=why))
    return back


@cluster_view(VIEW, methods=POST)
def export(request: HttpRequest, pk: int) -> HttpResponse:
    """The vacancies found as a table that can be brought in again."""
    fair = visible_fair(request, pk)
    rows = list(selectors.vacancies_found(request.user, fair, **_asked(request)))
    deeds.record_vacancies_export(fair=fair, rows=len(rows), actor=request.user)
    content = exports.vacancies_xlsx(rows, note=taken_out_by(request))
    return attachment(content, _("{name}, вакансии.xlsx").format(name=fair.name))


# --- one vacancy ---


@cluster_view(VIEW)
def vacancy(request: HttpRequest, pk: int) -> HttpResponse:
    vacancy = visible_vacancy(request, pk)
    fair = vacancy.fair
    edits, publishes = may(request, EDIT, vacancy), may(request, PUBLISH, vacancy)
    is_time = is_open(Work.VACANCIES, fair.stage)
    found = deeds.findings_of(vacancy) if edits else []
    specialities = list(vacancy.specialities.all())
    context = {
        "place": PLACE, "fair": fair, "vacancy": vacancy, "specialities": specialities, "tone": TONES[VacancyState(vacancy.state)],
        "salary": salary_words(vacancy), "edits": edits, "publishes": publishes,
        "act": _act(vacancy, edits and is_time, publishes and is_time, [one for one in found if one.is_blocking], specialities),
        "findings": [
            {"text": finding_sentence(one, starts_on=vacancy.starts_on), "tone": _tone(one),
             "field": str(Vacancy._meta.get_field(one.field).verbose_name)}
            for one in found
        ],
        "may_change": is_time and edits and (publishes or vacancy.state in deeds.OPEN_TO_EMPLOYER)
        and vacancy.state != VacancyState.WITHDRAWN,
        "may_return": is_time and publishes and "return" in deeds.workflow().verbs(vacancy.state),
        "may_withdraw": edits and not is_past(fair, Stage.INTERVIEWS)
        and "withdraw" in deeds.workflow().verbs(vacancy.state),
        "history": history_of(vacancy) if edits else [],
    }  # fmt: skip
    return render(request, "fair/vacancies_detail.html", context)


def _tone(finding: Finding) -> str:
    if finding.is_blocking:
        return "overdue"
    return "open" if finding.kind == FindingKind.MEDICAL else "soon"


def _act(vacancy: Vacancy, edits: bool, publishes: bool, blocking: list, specialities: list) -> Act | None:
    """What the vacancy asks of the person now. The label is of a button that posts, or of the way to the form."""
    change = reverse("fair:vacancy_change", args=[vacancy.cluster.slug, vacancy.pk])
    if edits and vacancy.state in deeds.OPEN_TO_EMPLOYER:
        if vacancy.state == VacancyState.RETURNED:
            title, text = _("Исправьте и отправьте снова"), f"{vacancy.return_reason.rstrip('.')}."
        else:
            title, text = _("Отправьте вакансию на проверку"), _("Пока это черновик: его видите вы и координатор.")
        tone = TONES[VacancyState(vacancy.state)]
        word = vacancy.get_state_display().capitalize()
        if blocking or not specialities:
            lacking = _("Сначала исправьте отмеченное ниже.") if blocking else _("Укажите, кому подходит вакансия.")
            return Act("overdue", word, title, f"{text} {lacking}".strip(), _("Исправить"), change)
        return Act("open" if tone == "future" else tone, word, title, text, _("Отправить на проверку"))
    if publishes and vacancy.state == VacancyState.SUBMITTED:
        if blocking:
            text = _("Опубликовать нельзя: исправьте отмеченное ниже или верните предприятию.")
            return Act("overdue", _("На проверке"), _("Верните вакансию на доработку"), text)
        text = _("Проверьте условия. После публикации вакансию увидят выпускники.")
        return Act("soon", _("На проверке"), _("Опубликуйте вакансию"), text, _("Опубликовать"))
    if edits and vacancy.state == VacancyState.SUBMITTED:
        return Act("open", _("На проверке"), _("Координатор проверяет вакансию"), _("Делать ничего не нужно."))
    return None


@cluster_view(EDIT, methods=GET_POST)
def add(request: HttpRequest, pk: int) -> HttpResponse:
    fair = visible_fair(request, pk)
    employers = selectors.employers_written_by(request.user, request.cluster, clock.today(request.cluster))
    form = VacancyForm(posted(request), fair=fair, employers=employers, initial=_last_contacts(request, fair))
    if form.is_valid():
        try:
            made = deeds.add_vacancy(fair=fair, actor=request.user, **form.deed())
        except BrokenRule as refusal:
            form.add_refusal(refusal)
        else:
            messages.success(request, _("Вакансия записана как черновик. Проверьте её и отправьте."))
            return redirect("fair:vacancy", request.cluster.slug, made.pk)
    back = reverse("fair:vacancies", args=[request.cluster.slug, fair.pk])
    context = {
        "place": PLACE,
        "fair": fair,
        "form": form,
        "title": _("Новая вакансия"),
        "back": back,
        "submit": _("Сохранить черновик"),
    }
    return render(request, "fair/vacancies_form.html", context)


def _last_contacts(request: HttpRequest, fair: Fair) -> dict[str, Any]:
    """The second vacancy of an employer begins with what the first one said of contacts and hours."""
    mine = request.standing.organisation_ids
    last = fair.vacancies.filter(organisation__in=mine).order_by("-pk").first() if mine else None
    if last is None:
        return {}
    names = (
        "organisation",
        "schedule",
        "starts_on",
        "address",
        "municipality",
        "benefits",
        "contact_name",
        "contact_phone",
    )
    return {name: getattr(last, f"{name}_id" if name == "organisation" else name) for name in names}


@cluster_view(EDIT, methods=GET_POST)
def change(request: HttpRequest, pk: int) -> HttpResponse:
    vacancy = visible_vacancy(request, pk)
    require(request, EDIT, vacancy)
    form = VacancyForm(posted(request), instance=vacancy, fair=vacancy.fair, employers=None)
    return do(
        request, form, lambda _data: deeds.change_vacancy(vacancy=vacancy, actor=request.user, **form.deed()),
        done=_("Вакансия изменена."), back=reverse("fair:vacancy", args=[request.cluster.slug, vacancy.pk]),
        title=_("Изменить вакансию"), submit=_("Сохранить"), template="fair/vacancies_form.html", fair=vacancy.fair,
        vacancy=vacancy,
    )  # fmt: skip


@cluster_view(EDIT, methods=POST)
def submit(request: HttpRequest, pk: int) -> HttpResponse:
    vacancy = visible_vacancy(request, pk)
    return act(
        request, lambda: deeds.submit_vacancy(vacancy=vacancy, actor=request.user),
        done=_("Вакансия отправлена на проверку."), back=reverse("fair:vacancy", args=[request.cluster.slug, vacancy.pk]),
    )  # fmt: skip


@cluster_view(PUBLISH, methods=POST)
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    vacancy = visible_vacancy(request, pk)
    return act(
        request, lambda: deeds.publish_vacancy(vacancy=vacancy, actor=request.user), done=_("Вакансия опубликована."),
        back=reverse("fair:vacancy", args=[request.cluster.slug, vacancy.pk]),
    )  # fmt: skip


@cluster_view(PUBLISH, methods=GET_POST)
def give_back(request: HttpRequest, pk: int) -> HttpResponse:
    vacancy = visible_vacancy(request, pk)
    found = [one for one in deeds.findings_of(vacancy) if one.is_blocking]
    words = " ".join(finding_sentence(one, starts_on=vacancy.starts_on) for one in found)
    form = ReasonForm(posted(request), initial={"reason": words[:500]}, hint=_("Предприятие увидит эти слова."))
    return do(
        request, form, lambda data: deeds.return_vacancy(vacancy=vacancy, actor=request.user, **data),
        done=_("Вакансия возвращена предприятию."), back=reverse("fair:vacancy", args=[request.cluster.slug, vacancy.pk]),
        title=_("Вернуть на доработку"), submit=_("Вернуть"), crumb=vacancy.title,
        note=_("Пока вакансия не опубликована снова, её нет на витрине. Назначенные собеседования отменятся."),
    )  # fmt: skip


@cluster_view(EDIT, methods=GET_POST)
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    vacancy = visible_vacancy(request, pk)
    require(request, EDIT, vacancy)
    form = ReasonForm(posted(request), label=_("Почему снимается"), hint=_("Например: набор закрыт, место занято."))
    return do(
        request, form, lambda data: deeds.withdraw_vacancy(vacancy=vacancy, actor=request.user, **data),
        done=_("Вакансия снята с ярмарки."), back=reverse("fair:vacancy", args=[request.cluster.slug, vacancy.pk]),
        title=_("Снять вакансию"), submit=_("Снять"), kind="stop", crumb=vacancy.title,
        note=_("Вернуть её не получится: понадобится новая. Пожелания на неё не учтутся, собеседования отменятся."),
    )  # fmt: skip


# --- a table ---


@cluster_view(EDIT)
def template(request: HttpRequest, pk: int) -> HttpResponse:
    fair = visible_fair(request, pk)
    own = selectors.employers_written_by(request.user, request.cluster, clock.today(request.cluster))
    rows = [{"employer": one.inn or one.short_name} for one in own] if not can(request.user, PUBLISH, fair) else []
    return attachment(sheets.template(vacancy_sheets.SPEC, rows=rows), _("{name}, образец.xlsx").format(name=fair.name))


@cluster_view(EDIT, methods=GET_POST)
def upload(request: HttpRequest, pk: int) -> HttpResponse:
    """A table checked row by row, then entered whole as drafts."""
    fair = visible_fair(request, pk)
    return bring_in(
        request,
        spec=vacancy_sheets.SPEC,
        check=lambda rows: vacancy_sheets.check_vacancies(fair=fair, rows=rows, actor=request.user),
        enter=lambda rows: vacancy_sheets.import_vacancies(fair=fair, rows=rows, actor=request.user),
        done=lambda made: _("Внесено черновиков: {count}. Проверьте их и отправьте.").format(count=len(made)),
        back=reverse("fair:vacancies", args=[request.cluster.slug, fair.pk]),
        title=_("Загрузить вакансии таблицей"),
        place=PLACE,
        crumb=fair.name,
        template_url=reverse("fair:vacancies_template", args=[request.cluster.slug, fair.pk]),
    )


# --- «Работа России» ---


@cluster_view(EDIT, methods=GET_POST)
def from_trudvsem(request: HttpRequest, pk: int) -> HttpResponse:
    """A saved answer looked at: what may be taken is chosen, what may not says why."""
    fair = visible_fair(request, pk)
    context: dict[str, Any] = {
        "place": PLACE, "fair": fair, "back": reverse("fair:vacancies", args=[request.cluster.slug, fair.pk]),
        "form": AnswerFileForm(),
    }  # fmt: skip
    if request.method == "POST" and "checked" in request.POST:
        return _choose(request, fair, context)
    if request.method == "POST":
        form = context["form"] = AnswerFileForm(request.POST, request.FILES)
        if form.is_valid():
            try:
                with receive(form.cleaned_data["file"], allowed=frozenset({"json"})) as file:
                    answer = trudvsem.read_trudvsem(fair=fair, file=file, actor=request.user)
            except BrokenRule as refusal:
                form.add_refusal(refusal)
            else:
                carried = answer.takeable[:MOST_CARRIED]
                context |= {
                    "answer": answer, "choice": ChoiceForm(records=carried) if carried else None,
                    "checked": _sealed(request, carried), "uncarried": len(answer.takeable) - len(carried),
                    "left": answer.left[:MOST_CARRIED],
                }  # fmt: skip
    return render(request, "fair/vacancies_trudvsem.html", context)


def _choose(request: HttpRequest, fair: Fair, context: dict[str, Any]) -> HttpResponse:
    try:
        raw = signing.loads(request.POST["checked"], salt=_salt(request), max_age=LASTS)
    except signing.BadSignature:
        messages.error(request, _("Проверка устарела: загрузите файл снова."))
        return render(request, "fair/vacancies_trudvsem.html", context)
    records = trudvsem.check_records(fair=fair, records=raw, actor=request.user)
    form = ChoiceForm(request.POST, records=records)
    if form.is_valid():
        data = form.cleaned_data
        choices = [
            trudvsem.Choice(
                record=record.raw, specialities=found, places=places, starts_on=data["starts_on"],
                contact_name=data["contact_name"],
            )
            for record, found, places in form.chosen
        ]  # fmt: skip
        try:
            made = trudvsem.import_trudvsem(fair=fair, records=choices, actor=request.user)
        except BrokenRule as refusal:
            form.add_refusal(refusal)
        else:
            messages.success(
                request, _("Внесено черновиков: {count}. Проверьте их и отправьте.").format(count=len(made))
            )
            return redirect(context["back"])
    context |= {"choice": form, "checked": request.POST["checked"]}
    return render(request, "fair/vacancies_trudvsem.html", context)


def _sealed(request: HttpRequest, records: list[trudvsem.CheckedRecord]) -> str:
    return signing.dumps([record.raw for record in records], salt=_salt(request), compress=True)


def _salt(request: HttpRequest) -> str:
    return f"fair.trudvsem:{request.path}:{request.user.pk}"
