"""The day of the fair, on a phone: a stand's queue, the employer's word after talking, the door."""

from django.contrib import messages
from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from artel.accounts.rights import authorize
from artel.fair import exports_interviews
from artel.fair.domain.stages import Work, is_open
from artel.fair.domain.states import InterviewState
from artel.fair.forms.interviews import MarkForm
from artel.fair.models import Fair, Graduate
from artel.fair.selectors import interviews as selectors
from artel.fair.selectors.people import cards_of, graduates_visible_to, with_cards
from artel.fair.services import interview_marks
from artel.fair.services import interviews as deeds
from artel.fair.views.asked import GET_POST, PLACE, act, fair_context, visible_fair
from artel.fair.views.interviews import POST, VIEW, interview_page, visible_interview
from artel.files.sheet_pages import bring_in
from artel.kernel.errors import BrokenRule
from artel.members.gate import cluster_view
from artel.members.views.asked import asked_number, may
from artel.russian import counted
from artel.ui.exports import attachment
from artel.ui.paging import paginate

MARK, CHECK_IN = "fair.mark_interview", "fair.check_in"


# --- a stand ---


@cluster_view(VIEW)
def my_day(request: HttpRequest, pk: int) -> HttpResponse:
    """My stand's queue: now, later, done."""
    fair = visible_fair(request, pk)
    stands = selectors.stands_of(request.user, fair)
    asked = asked_number(request.GET.get("stand", ""))
    stand = next((each for each in stands if each.pk == asked), stands[0] if stands else None)
    table = asked_number(request.GET.get("table", ""))
    if stand is None or not table or table > stand.tables:
        table = None
    context = {
        "place": PLACE,
        "fair": fair,
        "stands": stands if len(stands) > 1 else [],
        "stand_options": [(each.pk, each.organisation.short_name) for each in stands],
        "stand": stand,
        "queue": selectors.queue_of(stand, request.user, table=table) if stand else None,
        "tables": _tables(request, stand.pk, stand.tables, table) if stand and stand.tables > 1 else [],
        "is_day": is_open(Work.MARKS, fair.stage),
        "may_invite": may(request, "fair.invite_to_interview", fair) and is_open(Work.TIMETABLE, fair.stage),
        "may_mark": may(request, MARK, fair),
    }
    return render(request, "fair/interviews_day.html", context)


def _tables(request: HttpRequest, stand: int, count: int, current: int | None) -> list[dict]:
    items = [{"url": f"{request.path}?stand={stand}", "label": _("Все столы"), "is_current": current is None}]
    return items + [
        {
            "url": f"{request.path}?stand={stand}&table={each}",
            "label": _("Стол {table}").format(table=each),
            "is_current": current == each,
        }
        for each in range(1, count + 1)
    ]


@cluster_view(MARK, methods=POST)
def mark(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down the employer's word."""
    interview = visible_interview(request, pk)
    authorize(request.user, MARK, interview)
    form = MarkForm(request.POST, interview=interview)
    if form.is_valid():
        try:
            deeds.mark_interview(interview=interview, actor=request.user, **form.cleaned_data)
        except BrokenRule as refusal:
            form.add_refusal(refusal)
        else:
            messages.success(request, _("Записано: {who}.").format(who=interview.card.title))
            return redirect(_day_url(request, interview.fair, interview.stand_id))
    return interview_page(request, interview, form=form)


@cluster_view(MARK, methods=POST)
def miss(request: HttpRequest, pk: int) -> HttpResponse:
    """Note that the graduate did not come."""
    interview = visible_interview(request, pk)
    return act(
        request,
        lambda: deeds.miss_interview(interview=interview, actor=request.user),
        done=_("Отмечена неявка: {who}. Если придёт позже, поставьте оценку.").format(who=interview.card.title),
        back=_day_url(request, interview.fair, interview.stand_id),
    )


def _day_url(request: HttpRequest, fair: Fair, stand: int) -> str:
    return f"{reverse('fair:interviews_day', args=[request.cluster.slug, fair.pk])}?stand={stand}"


@cluster_view(MARK, methods=GET_POST)
def marks(request: HttpRequest, pk: int) -> HttpResponse:
    """Marks that were written on paper, by a table."""
    fair = visible_fair(request, pk)
    authorize(request.user, MARK, fair)
    return bring_in(
        request,
        spec=interview_marks.SPEC,
        check=lambda rows: interview_marks.check_marks(fair=fair, rows=rows, actor=request.user),
        enter=lambda rows: interview_marks.import_marks(fair=fair, rows=rows, actor=request.user),
        done=lambda made: _("Внесено: {count}.").format(
            count=counted(len(made), _("собеседование"), _("собеседования"), _("собеседований"))
        ),
        back=reverse("fair:interviews_day", args=[request.cluster.slug, fair.pk]),
        title=_("Загрузить оценки таблицей"),
        place=PLACE,
        crumb=fair.name,
        lead=_("В образце уже стоят ваши собеседования: впишите оценки и решения с бумаги."),
        template_url=reverse("fair:interview_marks_template", args=[request.cluster.slug, fair.pk]),
    )


@cluster_view(MARK)
def marks_template(request: HttpRequest, pk: int) -> HttpResponse:
    """A table to fill, begun with own interviews; numbers only."""
    fair = visible_fair(request, pk)
    mine = selectors.interviews_visible_to(request.user, fair).filter(
        vacancy__organisation__in=selectors.own_employers(request.user, fair), state=InterviewState.PLANNED
    )
    rows = selectors.with_people(request.user, fair, selectors.with_rows(mine.order_by("round", "table", "pk")))
    return attachment(
        exports_interviews.marks_template_xlsx(rows), _("{name}, оценки, образец.xlsx").format(name=fair.name)
    )


# --- the door ---


@cluster_view(CHECK_IN)
def door(request: HttpRequest, pk: int) -> HttpResponse:
    """Who is expected and who has come; found by surname or number."""
    fair = visible_fair(request, pk)
    query = request.GET.get("q", "").strip()[:200]
    everybody = selectors.expected(request.user, fair)
    asked = selectors.found_at_door(everybody, request.user, fair, query)
    page = paginate(request, with_cards(asked), per_page=30)
    for person in page.items:
        person.fair = fair
    people = dict(zip(page.items, cards_of(request.user, fair, page.items), strict=True))
    for person, card in people.items():
        person.card = card
    context = fair_context(request, fair, "interviews") | {
        "page": page,
        "query": query,
        "counts": everybody.aggregate(total=Count("pk"), came=Count("pk", filter=Q(checked_in_at__isnull=False))),
        "is_day": is_open(Work.MARKS, fair.stage),
    }
    return render(request, "fair/interviews_door.html", context)


@cluster_view(CHECK_IN)
def scanned(request: HttpRequest, pk: int, token: str) -> HttpResponse:
    """What the scanner opens: who it is, and one button. Opening it changes nothing."""
    fair = visible_fair(request, pk)
    graduate = deeds.graduate_of_code(fair, token)
    if graduate is None:
        return render(request, "fair/interviews_unknown.html", {"place": PLACE, "fair": fair}, status=404)
    return _door_page(request, fair, graduate.pk)


def _door_page(request: HttpRequest, fair: Fair, pk: int) -> HttpResponse:
    graduate = get_object_or_404(with_cards(graduates_visible_to(request.user, fair)), pk=pk)
    graduate.fair = fair
    (card,) = cards_of(request.user, fair, [graduate])
    rows = selectors.interviews_visible_to(request.user, fair).filter(graduate=graduate)
    rows = selectors.with_rows(rows.exclude(state=InterviewState.CANCELLED)).order_by("round")
    context = {
        "place": PLACE,
        "fair": fair,
        "graduate": graduate,
        "card": card,
        "rows": selectors.timed(fair, rows),
        "is_day": is_open(Work.MARKS, fair.stage),
    }
    response = render(request, "fair/interviews_scanned.html", context)
    response["Referrer-Policy"] = "same-origin"  # a form under «no-referrer» is refused as forged
    return response


@cluster_view(CHECK_IN, methods=POST)
def came(request: HttpRequest, pk: int, graduate: int) -> HttpResponse:
    """Note that a graduate has come."""
    fair = visible_fair(request, pk)
    found: Graduate | None = with_cards(graduates_visible_to(request.user, fair)).filter(pk=graduate).first()
    if found is None:
        raise Http404
    found.fair, found.cluster = fair, request.cluster
    (card,) = cards_of(request.user, fair, [found])
    try:
        is_first = deeds.check_in(graduate=found, actor=request.user)
    except BrokenRule as refusal:
        messages.error(request, str(refusal))
    else:
        words = _("{who}: приход отмечен.") if is_first else _("{who}: приход уже был отмечен раньше.")
        messages.success(request, words.format(who=card.title))
    return redirect("fair:checkin", request.cluster.slug, fair.pk)
