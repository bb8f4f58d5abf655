"""Graduates of a fair: the list of the college and of those who lead, the employer's showcase, one graduate's page."""

from typing import Any

import segno
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from artel.accounts.rights import authorize
from artel.catalogue.permissions import COLLEGES
from artel.fair import exports_graduates
from artel.fair.domain.stages import Work, is_open
from artel.fair.domain.states import GraduateState, Stage
from artel.fair.forms import graduates as forms
from artel.fair.labels import GRADUATE_STATES
from artel.fair.models import Fair, Graduate, PersonalLink
from artel.fair.permissions import sits_on_commission
from artel.fair.selectors import graduates as selectors
from artel.fair.selectors.cabinet import profile_rows, standing_consent, wishes_of
from artel.fair.selectors.people import card_of, cards_of, graduates_visible_to, has_consent, is_minor, with_cards
from artel.fair.services import graduates as deeds
from artel.fair.services import link_cards, link_letters
from artel.fair.services.erasing import erase_graduate
from artel.fair.services.graduate_sheets import SPEC, check_graduates, import_graduates
from artel.fair.services.links import replace_link
from artel.fair.views.asked import GET_POST, act, do, fair_context, visible_fair
from artel.fair.views.wishing import posted_list, wish_page
from artel.files.sheet_pages import bring_in
from artel.files.sheets import template as sheet_template
from artel.kernel import clock
from artel.kernel.errors import Refusal
from artel.members.gate import cluster_view
from artel.members.models import Organisation
from artel.members.permissions import leads
from artel.members.views.asked import asked_number, history_of, may, posted, taken_out_by
from artel.russian import counted
from artel.ui.exports import attachment
from artel.ui.paging import paginate

VIEW, EDIT, LINKS, EXPORT = "fair.view_graduates", "fair.edit_graduate", "fair.send_links", "fair.export_graduates"
POST = ("POST",)
STATE_MARKS = {
    GraduateState.ENTERED: "open",
    GraduateState.CONFIRMED: "met",
    GraduateState.REFUSED: "lifted",
    GraduateState.WITHDRAWN: "lifted",
}


# --- the list ---


@cluster_view(VIEW)
def graduate_list(request: HttpRequest, pk: int) -> HttpResponse:
    """Who takes part and what each lacks; for an employer, the showcase of cards."""
    fair = visible_fair(request, pk)
    is_keeper = may(request, EDIT, fair)
    is_leader = leads(request.user, fair) or sits_on_commission(request.user, fair)
    if not (is_keeper or is_leader):
        return _showcase(request, fair)
    lack = request.GET.get("lack", "")
    asked = {
        "query": request.GET.get("q", "").strip(),
        "state": _one_of(request.GET.get("state", ""), GraduateState),
        "lack": lack if lack in selectors.LACKS else "",
        "group_id": asked_number(request.GET.get("group", "")) if is_keeper else None,
        "college_id": asked_number(request.GET.get("college", "")) if is_leader else None,
    }
    page = paginate(request, selectors.graduate_list(request.user, fair, **asked))
    rows = list(page)
    for graduate, card in zip(rows, cards_of(request.user, fair, rows), strict=True):
        graduate.card, graduate.mark = card, STATE_MARKS[graduate.state]
    counts = selectors.counts_for(request.user, fair)
    context = fair_context(request, fair, tab="graduates") | {
        **asked,
        "page": page,
        "rows": rows,
        "counts": counts,
        "facets": _facets(request, fair, counts, asked["lack"]),
        "states": GRADUATE_STATES,
        "groups": selectors.groups_of(request.user, fair) if is_keeper else [],
        "colleges": selectors.colleges_of(fair) if is_leader else [],
        "is_keeper": is_keeper,
        "is_filtered": any(asked.values()),
        "waiting": selectors.waiting_students(request.user, fair).count() if is_keeper else 0,
        "may_enter": is_keeper and is_open(Work.PROFILES, fair.stage),
        "may_export": may(request, EXPORT, fair),
        "asks_wishes": is_open(Work.WISHES, fair.stage),
        "asks_people": is_open(Work.PROFILES, fair.stage),
    }
    return render(request, "fair/graduates_list.html", context)


def _one_of(text: str, known: Any) -> str:
    return text if text in set(known) else ""


def _facets(request: HttpRequest, fair: Fair, counts: selectors.Counts, current: str) -> list[dict[str, Any]]:
    here = reverse("fair:graduates", args=[request.cluster.slug, fair.pk])
    rows = (
        ("", _("Все"), counts.total),
        ("confirm", _("Не подтвердили участие"), counts.entered),
        ("consent", _("Нет согласия"), counts.no_consent),
        ("wishes", _("Нет пожеланий"), counts.no_wishes),
        ("link", _("Не получили ссылку"), counts.no_link),
    )
    return [
        {
            "url": f"{here}?lack={key}" if key else here,
            "label": label,
            "count": count,
            "is_current": key == current,
        }
        for key, label, count in rows
    ]


def _showcase(request: HttpRequest, fair: Fair) -> HttpResponse:
    query = request.GET.get("q", "").strip()
    speciality = asked_number(request.GET.get("speciality", ""))
    page = paginate(request, selectors.showcase(request.user, fair, query=query, speciality_id=speciality), per_page=30)
    context = fair_context(request, fair, tab="graduates") | {
        "page": page,
        "cards": cards_of(request.user, fair, list(page)),
        "query": query,
        "speciality": speciality,
        "specialities": selectors.specialities_of(request.user, fair),
        "is_filtered": bool(query or speciality),
        "is_early": not is_open(Work.LOOKING, fair.stage),
    }
    return render(request, "fair/graduates_showcase.html", context)


@cluster_view(EDIT, methods=POST)
def enter(request: HttpRequest, pk: int) -> HttpResponse:
    """Enter everybody of the own colleges who graduates in the fair's year, by one press."""
    fair = visible_fair(request, pk)
    students = list(selectors.waiting_students(request.user, fair))
    return act(
        request,
        lambda: deeds.enter_graduates(fair=fair, students=students, actor=request.user),
        done=_("Внесено: {count}.").format(
            count=counted(len(students), _("выпускник"), _("выпускника"), _("выпускников"))
        ),
        back=_list_url(request, fair),
    )


def _list_url(request: HttpRequest, fair: Fair) -> str:
    return reverse("fair:graduates", args=[request.cluster.slug, fair.pk])


@cluster_view(EDIT)
def template(request: HttpRequest, pk: int) -> HttpResponse:
    fair = visible_fair(request, pk)
    return attachment(sheet_template(SPEC), _("Выпускники {year}, образец.xlsx").format(year=fair.year))


@cluster_view(EDIT, methods=GET_POST)
def upload(request: HttpRequest, pk: int) -> HttpResponse:
    """Graduates by a table: students are entered or brought up to date, then their profiles at the fair."""
    fair = visible_fair(request, pk)
    college = own_college(request)
    authorize(request.user, EDIT, college)
    who = {"fair": fair, "organisation": college, "actor": request.user}
    return bring_in(
        request,
        spec=SPEC,
        check=lambda rows: check_graduates(rows=rows, **who),
        enter=lambda rows: import_graduates(rows=rows, **who),
        done=lambda made: _("Внесено: {count}.").format(
            count=counted(len(made), _("выпускник"), _("выпускника"), _("выпускников"))
        ),
        back=_list_url(request, fair),
        title=_("Загрузить выпускников таблицей"),
        place="fair",
        crumb=_("Выпускники"),
        lead=_("Кто уже учится у вас, узнаётся по имени и дате рождения и не задвоится."),
        template_url=reverse("fair:graduates_template", args=[request.cluster.slug, fair.pk]),
    )


def own_college(request: HttpRequest) -> Organisation:
    """The college that the person speaks for; the first of them where there are several, unless the address names one."""
    mine = Organisation.objects.filter(
        pk__in=request.standing.organisation_ids, kind__in=COLLEGES, cluster=request.cluster
    )
    asked = asked_number(request.GET.get("college", ""))
    return get_object_or_404(mine, pk=asked) if asked else get_object_or_404(mine.order_by("pk")[:1])


# --- personal links ---


@cluster_view(LINKS, methods=GET_POST)
def links(request: HttpRequest, pk: int) -> HttpResponse:
    """Who has not got the link: send letters to those with an address, print cards for the rest."""
    fair = visible_fair(request, pk)
    mine = selectors.own_graduates(request.user, fair)
    if request.method == "POST":
        unsent = list(mine.filter(selectors.UNSENT))
        try:
            job = link_letters.send_links(fair=fair, graduates=unsent, actor=request.user)
        except Refusal as refusal:
            messages.error(request, str(refusal))
            return redirect("fair:graduates_links", request.cluster.slug, fair.pk)
        return redirect("jobs:progress", request.cluster.slug, job.pk)
    context = fair_context(request, fair, tab="graduates") | {
        "crumb": _list_url(request, fair),
        **selectors.link_counts(request.user, fair),
    }
    return render(request, "fair/graduates_links.html", context)


@never_cache
@cluster_view(LINKS, methods=POST)
def cards(request: HttpRequest, pk: int) -> HttpResponse:
    """Cards to be cut and handed out: name, QR, address. Made by a press, for it leaves a trace."""
    fair = visible_fair(request, pk)
    only = asked_number(request.POST.get("graduate", ""))
    group = asked_number(request.POST.get("group", ""))
    mine = selectors.own_graduates(request.user, fair)
    if only:
        mine = mine.filter(pk=only)
    elif group:
        mine = mine.filter(student__group_id=group)
    elif request.POST.get("who") == "unsent":
        mine = mine.filter(selectors.UNSENT)
    made = link_cards.print_links(fair=fair, graduates=list(mine), actor=request.user)
    drawn = [
        {
            "graduate": graduate,
            "url": url,
            "qr": segno.make(url, error="m", micro=False).svg_data_uri(scale=4, border=2, light="#fff"),
        }
        for graduate, url in made
    ]
    context = {"fair": fair, "cards": drawn, "back": _list_url(request, fair), "place": "fair"}
    return render(request, "fair/graduates_cards.html", context)


# --- taking out ---


@cluster_view(EXPORT, methods=GET_POST)
def export(request: HttpRequest, pk: int) -> HttpResponse:
    fair = visible_fair(request, pk)
    form = forms.ExportForm(posted(request))
    if form.is_valid():
        rows = list(selectors.graduate_list(request.user, fair)[: exports_graduates.LARGEST])
        try:
            deeds.record_export(fair=fair, rows=len(rows), actor=request.user, **form.cleaned_data)
        except Refusal as refusal:
            form.add_refusal(refusal)
        else:
            cards = cards_of(request.user, fair, rows)
            content = exports_graduates.graduates_xlsx(list(zip(rows, cards, strict=True)), note=taken_out_by(request))
            return attachment(content, _("Выпускники {year}.xlsx").format(year=fair.year))
    context = {
        "form": form,
        "place": "fair",
        "title": _("Скачать список выпускников"),
        "submit": _("Скачать таблицу"),
        "back": _list_url(request, fair),
        "crumb": _("Выпускники"),
        "note": _("В таблице будут имена тех, кого вы видите по имени. Храните её как персональные данные."),
    }
    return render(request, "ui/deed_form.html", context)


# --- one graduate ---


def visible_graduate(request: HttpRequest, pk: int) -> Graduate:
    """The graduate, or 404."""
    found = get_object_or_404(with_cards(Graduate.objects.filter(cluster=request.cluster)), pk=pk)
    found.cluster = found.fair.cluster = request.cluster
    get_object_or_404(graduates_visible_to(request.user, found.fair), pk=pk)
    return found


def url_of(request: HttpRequest, graduate: Graduate) -> str:
    return reverse("fair:graduate", args=[request.cluster.slug, graduate.pk])


@cluster_view(VIEW)
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    return _page(request, visible_graduate(request, pk))


@never_cache
@cluster_view(VIEW, methods=POST)
def contacts(request: HttpRequest, pk: int) -> HttpResponse:
    """Contacts, by a press: the look leaves a trace."""
    graduate = visible_graduate(request, pk)
    return _page(request, graduate, contacts=deeds.look_at_contacts(graduate=graduate, actor=request.user))


def _page(request: HttpRequest, graduate: Graduate, **more: Any) -> HttpResponse:
    fair, today = graduate.fair, clock.today(request.cluster)
    card = card_of(request.user, graduate)
    may_edit = may(request, EDIT, graduate)
    consent = standing_consent(graduate) if card.is_own else None
    before_allocation = is_open(Work.PROFILES, fair.stage) or is_open(Work.RERANKING, fair.stage)
    context = fair_context(request, fair, tab="graduates") | {
        "graduate": graduate,
        "card": card,
        "contacts": card.contacts,
        "profile": profile_rows(graduate) if card.is_own else [],
        "mark": STATE_MARKS[graduate.state],
        "may_edit": may_edit,
        "may_change": may_edit and is_open(Work.PROFILES, fair.stage) and graduate.state != GraduateState.WITHDRAWN,
        "may_decide": may_edit and before_allocation,
        "may_withdraw": may_edit and fair.stage not in deeds.FROZEN | {Stage.CLOSED},
        "may_rerank": may_edit and is_open(Work.RERANKING, fair.stage),
        "may_erase": may(request, "catalogue.erase_student", graduate.student) and not graduate.student.erased_at,
        "consent": consent,
        "has_consent": has_consent(graduate, today),
        "is_minor": is_minor(graduate, today),
        "contract": deeds.contract_of(graduate) if card.is_own else None,
        "wishes": list(wishes_of(graduate)) if card.is_own or leads(request.user, fair) else [],
        "shows_wishes": card.is_own or leads(request.user, fair),
        "link": PersonalLink.objects.filter(graduate=graduate).first() if card.is_own else None,
        "history": history_of(graduate) if card.is_own else [],
        **more,
    }
    return render(request, "fair/graduate.html", context)


def _do(request: HttpRequest, graduate: Graduate, form: Any, deed: Any, **context: Any) -> HttpResponse:
    authorize(request.user, context.pop("permission", EDIT), graduate)
    return do(
        request, form, deed, back=url_of(request, graduate), crumb=card_of(request.user, graduate).title, **context
    )


@cluster_view(EDIT, methods=GET_POST)
def change(request: HttpRequest, pk: int) -> HttpResponse:
    graduate = visible_graduate(request, pk)
    shown = Graduate.objects.select_related("cluster").get(pk=graduate.pk)
    return _do(
        request,
        graduate,
        forms.ProfileForm(posted(request), instance=shown),
        lambda data: deeds.change_profile(graduate=graduate, actor=request.user, **data),
        done=_("Анкета сохранена."),
        title=_("Анкета выпускника"),
        lead=_("Имя, дату рождения и контакты меняют в карточке студента."),
        submit=_("Сохранить"),
    )


@cluster_view(EDIT, methods=POST)
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    graduate = visible_graduate(request, pk)
    return act(
        request,
        lambda: deeds.confirm(graduate=graduate, actor=request.user),
        done=_("Участие подтверждено."),
        back=url_of(request, graduate),
    )


@cluster_view(EDIT, methods=GET_POST)
def refuse(request: HttpRequest, pk: int) -> HttpResponse:
    graduate = visible_graduate(request, pk)
    return _do(
        request,
        graduate,
        forms.RefusalForm(posted(request)),
        lambda data: deeds.refuse(graduate=graduate, actor=request.user, **data),
        done=_("Отказ записан."),
        title=_("Не участвует в ярмарке"),
        lead=_("Если выпускник сам сказал, что не ищет работу через ярмарку. Передумать можно до распределения."),
        submit=_("Записать отказ"),
        kind="stop",
    )


@cluster_view(EDIT, methods=GET_POST)
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    graduate = visible_graduate(request, pk)
    return _do(
        request,
        graduate,
        forms.BasisForm(posted(request)),
        lambda data: deeds.withdraw_graduate(graduate=graduate, actor=request.user, **data),
        done=_("Выпускник снят с ярмарки."),
        title=_("Снять с ярмарки"),
        lead=_("Назначенные собеседования отменятся, действующие приглашения будут отозваны."),
        submit=_("Снять с ярмарки"),
        kind="stop",
    )


@cluster_view(EDIT, methods=POST)
def restore(request: HttpRequest, pk: int) -> HttpResponse:
    graduate = visible_graduate(request, pk)
    return act(
        request,
        lambda: deeds.restore_graduate(graduate=graduate, actor=request.user),
        done=_("Выпускник возвращён. Участие нужно подтвердить снова."),
        back=url_of(request, graduate),
    )


@cluster_view(EDIT, methods=GET_POST)
def consent(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down a consent signed on paper."""
    graduate = visible_graduate(request, pk)
    today = clock.today(request.cluster)
    form = forms.PaperConsentForm(posted(request), initial={"given_on": today})
    if not is_minor(graduate, today):
        del form.fields["representative"]
    return _do(
        request,
        graduate,
        form,
        lambda data: deeds.give_consent(graduate=graduate, actor=request.user, **data),
        done=_("Согласие записано."),
        title=_("Согласие на бумаге"),
        lead=_("Выпускнику нет 18 лет: согласие подписывает родитель или опекун.")
        if is_minor(graduate, today)
        else _("Внесите, если подписанный бланк у вас на руках."),
        submit=_("Записать согласие"),
    )


@cluster_view(EDIT, methods=POST)
def consent_end(request: HttpRequest, pk: int) -> HttpResponse:
    graduate = visible_graduate(request, pk)
    return act(
        request,
        lambda: deeds.take_consent_back(graduate=graduate, actor=request.user),
        done=_("Отзыв согласия записан: предприятия больше не видят этого выпускника."),
        back=url_of(request, graduate),
    )


@cluster_view("fair.choose_wishes", methods=GET_POST)
def wishes(request: HttpRequest, pk: int) -> HttpResponse:
    """The list of wishes by the college, for a graduate who asked for it."""
    graduate = visible_graduate(request, pk)
    authorize(request.user, "fair.choose_wishes", graduate)
    here = reverse("fair:graduate_wishes", args=[request.cluster.slug, graduate.pk])
    if request.method == "POST":
        try:
            chosen = posted_list(request, graduate)
            deeds.choose_wishes(graduate=graduate, vacancies=chosen, actor=request.user)
        except Refusal as refusal:
            messages.error(request, str(refusal))
        if not request.htmx:
            return redirect(f"{here}?{request.GET.urlencode()}#wishes")
    context = {
        "place": "fair",
        "fair": graduate.fair,
        "graduate": graduate,
        "card": card_of(request.user, graduate),
        "back": url_of(request, graduate),
        **wish_page(request, graduate, url=here),
    }
    is_part = request.htmx and request.method == "POST"
    return render(request, "fair/graduate_wishes.html#choosing" if is_part else "fair/graduate_wishes.html", context)


@cluster_view(LINKS, methods=POST)
def link_replace(request: HttpRequest, pk: int) -> HttpResponse:
    graduate = visible_graduate(request, pk)
    return act(
        request,
        lambda: replace_link(graduate=graduate, actor=request.user),
        done=_("Ссылка заменена: прежняя больше не открывается. Отправьте новую письмом или напечатайте карточку."),
        back=url_of(request, graduate),
    )


@cluster_view(LINKS, methods=POST)
def link_send(request: HttpRequest, pk: int) -> HttpResponse:
    graduate = visible_graduate(request, pk)
    return act(
        request,
        lambda: link_letters.send_links(fair=graduate.fair, graduates=[graduate], actor=request.user),
        done=_("Письмо со ссылкой отправляется."),
        back=url_of(request, graduate),
    )


@cluster_view("catalogue.erase_student", methods=GET_POST)
def erase(request: HttpRequest, pk: int) -> HttpResponse:
    graduate = visible_graduate(request, pk)
    authorize(request.user, "catalogue.erase_student", graduate.student)
    return do(
        request,
        forms.ErasureForm(posted(request)),
        lambda data: erase_graduate(graduate=graduate, actor=request.user, **data),
        done=_("Персональные данные удалены."),
        back=url_of(request, graduate),
        crumb=card_of(request.user, graduate).title,
        title=_("Удалить персональные данные"),
        lead=_(
            "Имя, дата рождения, контакты и всё, что выпускник написал о себе, исчезнут без возврата. Личная ссылка "
            "перестанет открываться, действующие приглашения будут отозваны. Подписанные документы останутся."
        ),
        submit=_("Удалить без возврата"),
        kind="stop",
    )
