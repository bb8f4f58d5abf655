from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from artel.kernel import clock
from artel.kernel.errors import BrokenRule
from artel.members import exports, forms, selectors, services
from artel.members.gate import cluster_view
from artel.members.models import Person
from artel.members.views.asked import asked_day, asked_number, form_page, history_of, may, posted, require, taken_out_by
from artel.members.views.tabs import member_tabs
from artel.ui.exports import attachment
from artel.ui.paging import paginate

BOTH = ("GET", "HEAD", "POST")
LARGEST_EXPORT = 5000


@cluster_view("members.view_members")
def people_list(request: HttpRequest) -> HttpResponse:
    day, query = asked_day(request), request.GET.get("q", "").strip()
    organisation = asked_number(request.GET.get("organisation", ""))
    rows = selectors.people_list(request.user, request.cluster, on=day, query=query, organisation_id=organisation)
    organisations = selectors.organisations_visible_to(request.user, request.cluster).order_by("short_name")
    page = paginate(request, rows)
    for person in page:
        person.ties = exports.ties_of(person)
    context = {
        "page": page,
        "day": day,
        "is_past": day != clock.today(request.cluster),
        "query": query,
        "organisation": organisation,
        "organisations": list(organisations.values_list("pk", "short_name")),
        "is_filtered": bool(query or organisation),
        "tabs": member_tabs(request, "people"),
        "may_manage": may(request, "members.manage_members"),
        "may_export": may(request, "members.export_people"),
        "may_bring": may(request, "members.bring_people"),
    }
    return render(request, "members/people_list.html", context)


def _visible(request: HttpRequest, pk: int) -> Person:
    person = get_object_or_404(selectors.people_visible_to(request.user, request.cluster).select_related("user"), pk=pk)
    person.cluster = request.cluster
    return person


def _back(request: HttpRequest, person: Person) -> str:
    return reverse("members:person", args=[request.cluster.slug, person.pk])


@cluster_view("members.view_members")
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    person = _visible(request, pk)
    return _page(request, person, shows_contacts=person.user_id == request.user.pk)


@cluster_view("members.view_contacts", methods=("POST",))
def contacts(request: HttpRequest, pk: int) -> HttpResponse:
    """Show somebody's contacts. It is a POST because the look is written down."""
    person = _visible(request, pk)
    services.record_contacts_seen(person=person, actor=request.user)
    return _page(request, person, shows_contacts=True)


def _page(request: HttpRequest, person: Person, *, shows_contacts: bool) -> HttpResponse:
    roles = selectors.roles_of(person)
    today = clock.today(request.cluster)
    for role in roles:
        role.may_end = (role.valid_to is None or role.valid_to >= today) and role.kind in services.grantable_kinds(
            request.user, request.cluster, role.organisation
        )
    context = {
        "person": person,
        "is_own": person.user_id == request.user.pk,
        "shows_contacts": shows_contacts,
        "may_see_contacts": may(request, "members.view_contacts", person),
        "may_manage": may(request, "members.manage_members"),
        "may_grant": bool(services.grantable_kinds(request.user, request.cluster)),
        "may_record_consent": may(request, "members.record_consent", person),
        "may_revoke_consent": may(request, "members.revoke_consent", person),
        "positions": list(person.positions.select_related("organisation")),
        "tenures": list(person.tenures.select_related("office")),
        "roles": roles,
        "consents": list(person.consents.select_related("text").order_by("-given_on", "-pk")),
        "history": history_of(person)
        if may(request, "members.view_access") or person.user_id == request.user.pk
        else None,
        "tabs": member_tabs(request, "people"),
    }
    return render(request, "members/person_detail.html", context)


@cluster_view("members.manage_members", methods=BOTH)
def add(request: HttpRequest) -> HttpResponse:
    form = forms.NewPersonForm(posted(request))
    if form.is_valid():
        try:
            person = services.add_person(cluster=request.cluster, actor=request.user, **form.cleaned_data)
        except BrokenRule as refusal:
            form.add_refusal(refusal)
        else:
            messages.success(request, _("Человек внесён."))
            return redirect(_back(request, person))
    back = reverse("members:people", args=[request.cluster.slug])
    note = _("Здесь вносят без доступа в систему. Чтобы человек мог входить, пригласите его.")
    return form_page(request, form, title=_("Новый человек"), submit=_("Внести"), back=back, note=note)


@cluster_view("members.manage_members", methods=BOTH)
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    person = _visible(request, pk)
    form = forms.PersonForm(posted(request), instance=person)
    return _change(request, person, form, title=_("Сведения о человеке"))


@cluster_view("members.view_members", methods=BOTH)
def edit_own(request: HttpRequest, pk: int) -> HttpResponse:
    person = _visible(request, pk)
    require(request, "members.change_own_contacts", person)
    form = forms.OwnContactsForm(posted(request), instance=person)
    return _change(request, person, form, title=_("Мои контакты"))


def _change(request: HttpRequest, person: Person, form, *, title: str) -> HttpResponse:
    if form.is_valid():
        try:
            services.change_person(person=person, actor=request.user, **form.cleaned_data)
        except BrokenRule as refusal:
            form.add_refusal(refusal)
        else:
            messages.success(request, _("Сведения сохранены."))
            return redirect(_back(request, person))
    return form_page(request, form, title=title, submit=_("Сохранить"), back=_back(request, person))


@cluster_view("members.manage_members", methods=BOTH)
def add_post(request: HttpRequest, pk: int) -> HttpResponse:
    person = _visible(request, pk)
    organisations = selectors.organisations_visible_to(request.user, request.cluster).order_by("short_name")
    form = forms.PostForm(
        posted(request), organisations=organisations, initial={"from_day": clock.today(request.cluster)}
    )
    if form.is_valid():
        try:
            services.give_post(person=person, actor=request.user, **form.cleaned_data)
        except BrokenRule as refusal:
            form.add_refusal(refusal)
        else:
            messages.success(request, _("Должность записана."))
            return redirect(_back(request, person))
    title = _("Должность: {name}").format(name=person.full_name)
    return form_page(request, form, title=title, submit=_("Записать"), back=_back(request, person))


@cluster_view("members.manage_members", methods=BOTH)
def end(request: HttpRequest, pk: int) -> HttpResponse:
    position = get_object_or_404(
        selectors.positions_visible_to(request.user, request.cluster).select_related("person", "organisation"), pk=pk
    )
    form = forms.LastDayForm(posted(request), initial={"last_day": clock.today(request.cluster)})
    if form.is_valid():
        try:
            services.end_post(position=position, actor=request.user, **form.cleaned_data)
        except BrokenRule as refusal:
            form.add_refusal(refusal)
        else:
            messages.success(request, _("Должность завершена."))
            return redirect(_back(request, position.person))
    title = _("Завершить должность: {title}, {organisation}").format(
        title=position.title, organisation=position.organisation.short_name
    )
    return form_page(request, form, title=title, submit=_("Завершить"), back=_back(request, position.person))


@cluster_view("members.export_people", methods=BOTH)
def export(request: HttpRequest) -> HttpResponse:
    form = forms.ExportForm(posted(request))
    if form.is_valid():
        day = clock.today(request.cluster)
        rows = list(selectors.people_list(request.user, request.cluster, on=day)[:LARGEST_EXPORT])
        services.record_people_export(cluster=request.cluster, rows=len(rows), actor=request.user, **form.cleaned_data)
        content = exports.people_xlsx(rows, note=taken_out_by(request))
        return attachment(content, _("Люди {day}.xlsx").format(day=f"{day:%Y-%m-%d}"))
    back = reverse("members:people", args=[request.cluster.slug])
    note = _("В таблице будут фамилии и контакты. Храните её там же, где другие персональные данные.")
    return form_page(request, form, title=_("Выгрузка людей"), submit=_("Скачать таблицу"), back=back, note=note)
