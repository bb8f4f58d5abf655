"""Compositions: the editor of a draft, the page of a version with its road, and its deeds."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from artel.accounts.rights import authorize
from artel.bodies import acts, exports, forms, selectors, tables, words
from artel.bodies.domain.composition import Issue
from artel.bodies.domain.rules import Rules
from artel.bodies.domain.templates import template_of
from artel.bodies.models import Composition, Direction
from artel.bodies.services import agreement, approval
from artel.bodies.services import compositions as deeds
from artel.bodies.services.exporting import record_composition_export
from artel.bodies.views.asked import GET_POST, act, do, visible_body, visible_composition, visible_direction
from artel.documents.forms import AgreementForm
from artel.documents.parties import silent_names
from artel.documents.selectors import sheet_seen_by
from artel.files import serving
from artel.kernel import clock
from artel.kernel.errors import BrokenRule
from artel.members.domain.kinds import UnitKind
from artel.members.gate import cluster_view
from artel.members.models import Person, Unit
from artel.members.picking import People
from artel.members.selectors import organisations_visible_to
from artel.members.views.asked import history_of, may, require, taken_out_by
from artel.plans.forms import received
from artel.ui.exports import attachment

SPARE = 3  # empty lines that the editor offers


def kind_of(composition: Composition) -> str:
    """The kind of body a version is of; a group still to be made is a working group."""
    return composition.unit.kind if composition.unit is not None else UnitKind.WORKING_GROUP


def name_of(composition: Composition) -> str:
    return composition.unit.name if composition.unit is not None else composition.direction.name


def url_of(composition: Composition) -> str:
    return reverse("bodies:composition", args=[composition.cluster.slug, composition.pk])


@cluster_view("bodies.view_bodies")
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    composition = visible_composition(request, pk)
    kind, today = kind_of(composition), clock.today(request.cluster)
    difference = selectors.difference_of(composition)
    is_first = selectors.predecessor_of(composition) is None
    seats = tables.seats_of_composition(selectors.seats_of(composition), kind, () if is_first else difference.joined)
    found = selectors.issues_of(composition) if composition.state in selectors.IN_WORK else []
    deeds_may = acts.may_with(request.user, composition)
    voters = sum(seat.has_vote for seat in seats)
    errors, warnings = _told(found)
    context = {
        "place": "bodies", "composition": composition, "title": _title(composition), "way": _way(composition),
        "stages": acts.stages_of_composition(composition), "seats": seats, "may": deeds_may,
        "act": acts.act_of_composition(request.user, composition, found, deeds_may),
        "others": acts.others_of_composition(composition, deeds_may), "errors": errors, "warnings": warnings,
        "total": words.seat_sum(len(seats), voters),
        "quorum": words.quorum_sum(selectors.rules_for(composition, today), voters),
        "gone": list(Person.objects.filter(pk__in=difference.left)),
        "is_in_work": composition.state in selectors.IN_WORK,
        "act_url": acts.paper_url(composition.act) if composition.act else "",
        "minutes_url": acts.paper_url(composition.minutes) if composition.minutes else "",
        "sheet": sheet_seen_by(request.user, request.cluster, agreement.SUBJECT, composition.pk),
        "history": history_of(composition), "may_export": may(request, "bodies.export_composition", composition),
    }  # fmt: skip
    return render(request, "bodies/composition_detail.html", context)


def _title(composition: Composition) -> str:
    return _("{name}, состав, редакция {number}").format(name=name_of(composition), number=composition.number)


def _way(composition: Composition) -> list[tuple[str, str]]:
    slug = composition.cluster.slug
    way = [(_("Советы и группы"), reverse("bodies:list", args=[slug]))]
    if composition.direction is not None:
        direction = composition.direction
        way.append((direction.name, reverse("bodies:direction", args=[slug, direction.pk])))
    if composition.unit is not None:
        way.append((composition.unit.name, reverse("bodies:detail", args=[slug, composition.unit_id])))
    return way


def _told(issues: list[Issue]) -> tuple[list[str], list[str]]:
    """Words of errors and of warnings."""
    errors = [issue.text for issue in issues if issue.is_error]
    return errors, [issue.text for issue in issues if not issue.is_error]


# --- the editor ---


@cluster_view("bodies.view_bodies", methods=GET_POST)
def new_of_body(request: HttpRequest, pk: int) -> HttpResponse:
    """Draft the next composition of a body, beginning with the present one."""
    unit = visible_body(request, pk)
    require(request, "bodies.draft_composition", unit)
    if (standing := selectors.composition_in_work(unit=unit)) is not None:
        messages.info(request, _("Проект нового состава уже есть."))
        return redirect("bodies:composition", request.cluster.slug, standing.pk)
    today = clock.today(request.cluster)
    rules = selectors.rules_on(unit, today)
    latest = selectors.latest_composition(unit, today)
    initial = (
        forms.seat_initial(selectors.seats_of(latest), rules) if latest is not None else _roll_initial(unit, today)
    )
    editor = Editor(
        request, direction=Direction.objects.filter(unit=unit).first(), kind=unit.kind, rules=rules,
        initial=initial, term=forms.usual_term(rules, today), is_first=latest is None,
        title=_("Новый состав: {name}").format(name=unit.name), crumb=unit.name,
        back=reverse("bodies:detail", args=[request.cluster.slug, unit.pk]),
    )  # fmt: skip
    return editor.answer(
        lambda data: deeds.draft_composition(unit=unit, actor=request.user, **data), done=_("Проект состава записан.")
    )


def _roll_initial(unit: Unit, today: Any) -> list[dict[str, Any]]:
    """Lines from those who hold the posts without a composition."""
    return [
        {
            "person": member.person,
            "part": member.part,
            "post": member.post,
            "organisation": member.organisation.pk if member.organisation else None,
        }
        for member in selectors.roll_on(unit, today)
    ]


@cluster_view("bodies.view_bodies", methods=GET_POST)
def new_of_direction(request: HttpRequest, pk: int) -> HttpResponse:
    """Draft the composition of a group, beginning with those who have consented."""
    direction = visible_direction(request, pk)
    if direction.unit_id is not None:
        return redirect("bodies:composition_new", request.cluster.slug, direction.unit_id)
    require(request, "bodies.draft_composition", direction)
    if (standing := selectors.composition_in_work(direction=direction)) is not None:
        messages.info(request, _("Проект состава уже есть."))
        return redirect("bodies:composition", request.cluster.slug, standing.pk)
    rules = template_of(UnitKind.WORKING_GROUP).rules
    editor = Editor(
        request, direction=direction, kind=UnitKind.WORKING_GROUP, rules=rules,
        initial=forms.nomination_initial(selectors.seats_from_nominations(direction)),
        term=forms.usual_term(rules, clock.today(request.cluster)), is_first=True,
        title=_("Состав рабочей группы: {name}").format(name=direction.name), crumb=direction.name,
        back=reverse("bodies:direction", args=[request.cluster.slug, direction.pk]),
        note=_("В строках те, кто выдвинут и согласился. Можно добавить и других."),
    )  # fmt: skip
    return editor.answer(
        lambda data: deeds.draft_composition(direction=direction, actor=request.user, **data),
        done=_("Проект состава записан."),
    )


@cluster_view("bodies.view_bodies", methods=GET_POST)
def change(request: HttpRequest, pk: int) -> HttpResponse:
    composition = visible_composition(request, pk)
    require(request, "bodies.draft_composition", composition)
    if not acts.may_with(request.user, composition)["change"]:
        messages.info(request, _("Состав сейчас нельзя изменить: он не в работе."))
        return redirect(url_of(composition))
    rules = selectors.rules_for(composition, clock.today(request.cluster))
    editor = Editor(
        request, direction=composition.direction, kind=kind_of(composition), rules=rules,
        initial=forms.seat_initial(selectors.seats_of(composition), rules), term=composition.term_until,
        reason=composition.reason, is_first=selectors.predecessor_of(composition) is None,
        title=_("Изменить проект состава"), crumb=_title(composition), back=url_of(composition),
        note=composition.return_reason, issues=selectors.issues_of(composition),
    )  # fmt: skip
    return editor.answer(
        lambda data: deeds.change_composition(composition=composition, actor=request.user, **data),
        done=_("Проект состава сохранён."),
    )


@cluster_view("bodies.view_bodies", methods=GET_POST)
def agree(request: HttpRequest, pk: int) -> HttpResponse:
    """Send a draft round to the organisations whose people sit in it."""
    composition = visible_composition(request, pk)
    require(request, "bodies.draft_composition", composition)
    parties = agreement.parties_of(composition)
    form = AgreementForm(request.POST if request.method == "POST" else None, parties=parties)
    note = ""
    if silent := silent_names(parties):
        note = _("Некому ответить за: {names}. Назначьте руководителя или представителя, чтобы спросить и их.").format(
            names=", ".join(silent)
        )
    return do(
        request, form,
        lambda data: agreement.ask_agreement(
            composition=composition, organisations=form.chosen, due_on=data["due_on"], actor=request.user
        ),
        done=_("Проект состава разослан на согласование. Ответы видны в листе согласования."), back=url_of(composition),
        title=_("Согласовать состав с организациями"), submit=_("Разослать на согласование"), crumb=_title(composition),
        note=note,
    )  # fmt: skip


class Editor:
    """The page where a composition is put together: lines of people, checked by the rules before anything is written."""

    def __init__(
        self,
        request: HttpRequest,
        *,
        kind: str,
        rules: Rules,
        initial: list[dict[str, Any]],
        term: Any,
        is_first: bool,
        title: str,
        crumb: str,
        back: str,
        direction: Direction | None = None,
        reason: str = "",
        note: str = "",
        issues: list[Issue] | None = None,
    ) -> None:
        self.request = request
        self.people = People(request.user, request.cluster, on=clock.today(request.cluster))
        nominations = selectors.nominations_visible_to(request.user, request.cluster).filter(direction=direction)
        organisations = organisations_visible_to(request.user, request.cluster).order_by("short_name")
        about = forms.Seats(people=self.people, kind=kind, organisations=organisations, nominations=nominations)
        self.is_sent = request.method == "POST" and request.POST.get("deed") != "more"
        first = {"term_until": term, "reason": reason}
        if request.method == "POST" and not self.is_sent:  # asks for room: everything typed comes back, unjudged
            first, initial = request.POST.dict(), forms.lines_of(request.POST)
        spare = max(SPARE, rules.min_members - len(initial))
        self.seats = forms.SeatFormSet(
            request.POST if self.is_sent else None,
            initial=[*initial, *({} for _line in range(spare))],
            prefix="seat",
            form_kwargs={"about": about},
        )
        self.form = forms.CompositionForm(request.POST if self.is_sent else None, is_first=is_first, initial=first)
        errors, warnings = _told(issues or [])
        self.page = {
            "place": "bodies", "form": self.form, "seats": self.seats, "title": title, "crumb": crumb, "back": back,
            "note": note, "errors": errors, "warnings": warnings,
            "may_add_people": may(request, "members.manage_members"),
        }  # fmt: skip

    def answer(self, deed: Callable[[dict[str, Any]], Composition], *, done: str) -> HttpResponse:
        """Show the page; when it is sent and whole, do the deed. Otherwise everything typed comes back."""
        if self.is_sent and self.is_whole():
            drafts = [draft for row in self.seats if (draft := row.draft()) is not None]
            try:
                composition = deed({"seats": drafts, **self.form.cleaned_data})
            except BrokenRule as refusal:
                self.form.add_refusal(refusal)
            else:
                messages.success(self.request, done)
                return redirect("bodies:composition", self.request.cluster.slug, composition.pk)
        self.page["suggestions"] = self.people.suggestions
        return render(self.request, "bodies/composition_form.html", self.page)

    def is_whole(self) -> bool:
        """Every line and the rest can be read; if not, the summary says which lines."""
        is_form, are_seats = self.form.is_valid(), self.seats.is_valid()
        wrong = [str(number) for number, row in enumerate(self.seats, 1) if row.errors]
        if wrong:
            self.form.add_error(None, _("Проверьте строки: {numbers}.").format(numbers=", ".join(wrong)))
        for error in self.seats.non_form_errors():
            self.form.add_error(None, error)
        return is_form and are_seats


# --- deeds ---


@cluster_view("bodies.view_bodies", methods=("POST",))
def submit(request: HttpRequest, pk: int) -> HttpResponse:
    composition = visible_composition(request, pk)
    return act(
        request, lambda: deeds.submit_composition(composition=composition, actor=request.user),
        done=_("Состав передан на голосование: секретарь совета увидит его среди вопросов для повестки."),
        back=url_of(composition),
    )  # fmt: skip


@cluster_view("bodies.view_bodies", methods=("POST",))
def recall(request: HttpRequest, pk: int) -> HttpResponse:
    composition = visible_composition(request, pk)
    return act(
        request, lambda: deeds.recall_composition(composition=composition, actor=request.user),
        done=_("Состав отозван, его снова можно изменить."), back=url_of(composition),
    )  # fmt: skip


@cluster_view("bodies.view_bodies", methods=("POST",))
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    composition = visible_composition(request, pk)
    return act(
        request, lambda: deeds.drop_composition(composition=composition, actor=request.user),
        done=_("Проект состава снят."), back=url_of(composition),
    )  # fmt: skip


@cluster_view("bodies.view_bodies", methods=("POST",))
def readdress(request: HttpRequest, pk: int) -> HttpResponse:
    """Send the decision for signature anew, to those in office today."""
    composition = visible_composition(request, pk)
    return act(
        request, lambda: approval.readdress_act(composition=composition, actor=request.user),
        done=_("Решение отправлено на подпись заново."), back=url_of(composition),
    )  # fmt: skip


@cluster_view("bodies.view_bodies", methods=GET_POST)
def enact(request: HttpRequest, pk: int) -> HttpResponse:
    """Enter the composition as approved by a document on paper, with its scan."""
    composition = visible_composition(request, pk)
    require(request, "bodies.enact_composition", composition)
    today = clock.today(request.cluster)
    form = forms.EnactForm(
        request.POST or None, request.FILES or None, initial={"approved_on": today, "effective_from": today}
    )

    def deed(data: dict[str, Any]) -> None:
        with received(data.pop("file")) as file:
            deeds.enact_by_document(composition=composition, file=file, actor=request.user, **data)

    return do(
        request, form, deed, done=_("Состав внесён и действует по документу."), title=_("Внести утверждённым по документу"),
        submit=_("Внести"), crumb=_title(composition), back=url_of(composition),
        note=_("Для составов, утверждённых на бумаге. Люди получат посты с названного дня, прежние сложат их накануне."),
    )  # fmt: skip


@cluster_view("bodies.view_bodies", methods=GET_POST)
def give_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Return the composition at its approval, with remarks."""
    composition = visible_composition(request, pk)
    authorize(request.user, "bodies.return_composition", composition)
    form = forms.ReturnForm(request.POST or None)
    return do(
        request, form, lambda data: approval.return_composition(composition=composition, actor=request.user, **data),
        done=_("Состав возвращён, замечания видны тем, кто его готовит."), title=_("Вернуть состав с замечаниями"),
        submit=_("Вернуть"), kind="stop", crumb=_title(composition), back=url_of(composition),
        note=_("Решение о составе снимется с подписи."),
    )  # fmt: skip


@cluster_view("bodies.view_bodies")
def scan(request: HttpRequest, pk: int) -> HttpResponse:
    """The scan of the act that approved the composition."""
    composition = visible_composition(request, pk)
    if composition.act_file is None:
        raise Http404
    return serving.send(composition.act_file)


@cluster_view("bodies.export_composition", methods=("POST",))
def export(request: HttpRequest, pk: int) -> HttpResponse:
    composition = visible_composition(request, pk)
    contacts = may(request, "bodies.view_contacts", composition)
    record_composition_export(
        target=composition, rows=composition.seats.count(), with_contacts=contacts, actor=request.user
    )
    today = clock.today(request.cluster)
    content = exports.composition_xlsx(composition, with_contacts=contacts, on=today, note=taken_out_by(request))
    return attachment(content, _("{title}.xlsx").format(title=_title(composition)))
