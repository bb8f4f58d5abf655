"""Employment: what colleges tell of their graduates at a milestone, one by one or by a table; the signed summary."""

from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from artel import audit
from artel.accounts.rights import authorize
from artel.documents.domain.states import PaperState
from artel.fair import exports_employment
from artel.fair.domain.employment import is_asked
from artel.fair.domain.stages import Work, is_open
from artel.fair.domain.states import Milestone
from artel.fair.events import FairEvent
from artel.fair.exports_employment import employer_words
from artel.fair.forms.employment import FactForm
from artel.fair.labels import MILESTONES, OUTCOMES
from artel.fair.models import EmploymentSummary, Fair, Graduate
from artel.fair.selectors import employment as selectors
from artel.fair.selectors.people import card_of, cards_of, with_cards
from artel.fair.services import employment as deeds
from artel.fair.services.employment_sheets import SPEC, check_facts, import_facts
from artel.fair.views.asked import GET_POST, act, do, fair_context, visible_fair
from artel.fair.words import out_of_time
from artel.files import sheet_pages
from artel.kernel import clock
from artel.kernel.errors import Denied, IllegalTransition
from artel.members.domain.kinds import OrganisationKind
from artel.members.gate import FORBIDDEN, cluster_view
from artel.members.models import Organisation
from artel.members.selectors import members_on
from artel.members.views.asked import asked_number, may, posted, taken_out_by
from artel.russian import counted, date_ru
from artel.ui.exports import attachment
from artel.ui.paging import paginate

VIEW, RECORD, SUMMARISE = "fair.view_employment", "fair.record_employment", "fair.summarise_employment"
POST = ("POST",)
_WORDS = dict(OUTCOMES)
_MILESTONES = dict(MILESTONES)


def asked_milestone(request: HttpRequest, fair: Fair, days: dict[Milestone, Any] | None = None) -> Milestone:
    """The milestone of the address, of the form sent, or the one that is asked about now."""
    asked = request.POST.get("m") or request.GET.get("m", "")
    if asked in set(Milestone):
        return Milestone(asked)
    return selectors.current_milestone(fair, days or selectors.milestone_days(fair))


def _url(request: HttpRequest, fair: Fair, milestone: Milestone, name: str = "employment") -> str:
    return f"{reverse(f'fair:{name}', args=[request.cluster.slug, fair.pk])}?m={milestone}"


# --- the page ---


@cluster_view(VIEW)
def employment(request: HttpRequest, pk: int) -> HttpResponse:
    """Counts of a milestone for whoever may look; line by line for the graduates' college and those who lead."""
    fair = visible_fair(request, pk)
    if not may(request, VIEW, fair):
        raise Denied(FORBIDDEN)
    register = selectors.register_of(fair)
    days = register.days
    milestone = asked_milestone(request, fair, days)
    facts_are_open = is_open(Work.FACTS, fair.stage) and is_asked(milestone, days[milestone], clock.today(fair.cluster))
    followed = selectors.followed_by(request.user, fair)
    figures, organisations = register.figures(milestone), register.names
    mine = [pk for pk in figures.colleges if pk in request.standing.organisation_ids]
    may_record = bool(mine) and may(request, RECORD, fair)
    summaries = list(selectors.summaries_visible_to(request.user, fair).filter(milestone=milestone).order_by("-pk"))
    context = fair_context(request, fair, "employment") | _list(request, fair, followed, milestone)
    context |= {
        "milestone": milestone,
        "milestone_words": _MILESTONES[milestone],
        "day": days[milestone],
        "milestones": _switch(request, fair, days, milestone),
        "figures": figures,
        "colleges": sorted((organisations.get(pk, "—"), tally) for pk, tally in figures.colleges.items()),
        "college_choices": sorted(((pk, organisations[pk]) for pk in figures.colleges), key=lambda pair: pair[1]),
        "outcomes": _outcomes(figures),
        "employers": _employers(figures, organisations),
        "mine_missing": sum(figures.colleges[pk].missing for pk in mine),
        "may_record": may_record and facts_are_open,
        "is_waiting": not is_open(Work.FACTS, fair.stage),
        "why_closed": out_of_time(Work.FACTS, fair.stage) if not is_open(Work.FACTS, fair.stage) else "",
        "may_summarise": may(request, SUMMARISE, fair) and facts_are_open,
        "may_export": may(request, "fair.export_graduates", fair),
        "summary": summaries[0] if summaries else None,
        "summaries": [_summary_line(request, each) for each in summaries if each.paper.state != PaperState.DRAFT],
        "import_url": _url(request, fair, milestone, "employment_import"),
        "missing_url": f"{_url(request, fair, milestone)}&outcome={selectors.NO_FACT}",
    }
    return render(request, "fair/employment.html", context)


def _list(request: HttpRequest, fair: Fair, followed: Any, milestone: Milestone) -> dict[str, Any]:
    query, outcome = request.GET.get("q", "").strip()[:200], request.GET.get("outcome", "")
    college = asked_number(request.GET.get("college", ""))
    if outcome != selectors.NO_FACT and outcome not in _WORDS:
        outcome = ""
    rows = selectors.employment_list(
        followed, milestone, user=request.user, fair=fair, outcome=outcome, college=college, query=query
    )
    page = paginate(request, with_cards(rows))
    told = selectors.facts_of(page.items) if page.items else {}
    for graduate, card in zip(page.items, cards_of(request.user, fair, page.items), strict=True):
        graduate.card, graduate.fact = card, told.get(graduate.pk, {}).get(milestone)
        graduate.outcome_words = _WORDS[graduate.fact.outcome] if graduate.fact else ""
        graduate.employer_words = employer_words(graduate.fact)
    # A proposal comes from the college's own papers: whoever only looks is told of facts alone.
    own = [each for each in page.items if each.card.is_own]
    proposals = selectors.proposals_for(own, told) if own else {}
    for graduate in own:
        graduate.proposal = None if graduate.fact else proposals.get(graduate.pk)
        graduate.proposal_words = _WORDS[graduate.proposal.outcome] if graduate.proposal else ""
    return {
        "page": page,
        "query": query,
        "outcome": outcome,
        "college": college or "",
        "outcome_choices": [(selectors.NO_FACT, _("не внесено")), *OUTCOMES],
        "is_filtered": bool(query or outcome or college),
    }


def _switch(request: HttpRequest, fair: Fair, days: dict[Milestone, Any], current: Milestone) -> list[dict[str, Any]]:
    return [
        {
            "url": _url(request, fair, milestone),
            "label": _MILESTONES[milestone].capitalize(),
            "is_current": milestone == current,
        }
        for milestone in days
    ]


def _outcomes(figures: Any) -> list[dict[str, Any]]:
    whole = figures.whole
    return [
        {"label": _WORDS[outcome], "value": str(count), "count": count, "whole": whole.total}
        for outcome, count in whole.outcomes.items()
        if count
    ]


def _employers(figures: Any, names: dict[int, str]) -> list[dict[str, Any]]:
    hired = sum(figures.employers.values()) + figures.outside
    lines = sorted(((names.get(pk, "—"), count) for pk, count in figures.employers.items()), key=lambda each: -each[1])
    if figures.outside:
        lines.append((_("вне кластера или не указан"), figures.outside))
    return [{"label": name, "value": str(count), "count": count, "whole": hired} for name, count in lines]


def _summary_line(request: HttpRequest, summary: EmploymentSummary) -> dict[str, Any]:
    paper = summary.paper
    return {
        "title": paper.title,
        "url": reverse("documents:paper", args=[request.cluster.slug, paper.pk]),
        "note": _("№ {number} от {day}").format(number=paper.number, day=date_ru(paper.dated_on))
        if paper.number
        else "",
        "state": paper.get_state_display(),
        "tone": {PaperState.REGISTERED: "met", PaperState.SIGNING: "soon"}.get(paper.state, "lifted"),
    }


# --- facts ---


@cluster_view(RECORD, methods=GET_POST)
def fact(request: HttpRequest, pk: int) -> HttpResponse:
    """What became of one graduate; a proposal stands in the fields, and counts once it is sent."""
    found = with_cards(Graduate.objects.filter(cluster=request.cluster)).select_related("fair__commission")
    graduate = get_object_or_404(found, pk=pk)
    fair = graduate.fair
    fair.cluster = graduate.cluster = request.cluster
    get_object_or_404(selectors.followed_by(request.user, fair), pk=pk)
    authorize(request.user, RECORD, graduate)
    if not is_open(Work.FACTS, fair.stage):
        raise IllegalTransition(out_of_time(Work.FACTS, fair.stage))
    milestone = asked_milestone(request, fair)
    facts = selectors.facts_of([graduate])
    told = facts.get(graduate.pk, {}).get(milestone)
    source = told or selectors.proposals_for([graduate], facts).get(graduate.pk)
    names = ("outcome", "employer", "employer_name", "position", "hired_on", "order_number")
    initial = {name: getattr(source, name) for name in names} if source else {}
    employers = members_on(request.cluster, clock.today(request.cluster)).filter(kind=OrganisationKind.EMPLOYER)
    if told and told.employer_id:
        employers = employers | Organisation.objects.filter(pk=told.employer_id)
    note = ""
    if source and not told:
        note = (
            _("Поля заполнены по принятому приглашению. Проверьте их: пока не нажата кнопка, это не сведения.")
            if source.source == "accepted"
            else _("Поля заполнены по прежним сведениям. Проверьте, что с тех пор изменилось.")
        )
    card = card_of(request.user, graduate)
    return do(
        request,
        FactForm(posted(request), employers=employers.order_by("short_name"), initial=initial),
        lambda data: deeds.record_fact(graduate=graduate, milestone=milestone, actor=request.user, **data),
        done=_("Сведения внесены: {name}.").format(name=card.title),
        back=_back(request, fair, milestone),
        title=card.title,
        submit=_("Внести сведения"),
        crumb=_("Трудоустройство {milestone}").format(milestone=_MILESTONES[milestone]),
        lead=f"{card.number} · {card.speciality_code} {card.speciality_name} · {card.group}",
        note=note,
    )


def _back(request: HttpRequest, fair: Fair, milestone: Milestone) -> str:
    """To the list, among those of whom nothing is told where the person came from there."""
    url = _url(request, fair, milestone)
    is_missing = (request.POST.get("show") or request.GET.get("show")) == selectors.NO_FACT
    return f"{url}&outcome={selectors.NO_FACT}" if is_missing else url


@cluster_view(RECORD, methods=GET_POST)
def bring_in(request: HttpRequest, pk: int) -> HttpResponse:
    """Facts by a table: checked first, entered when the person says so."""
    fair = visible_fair(request, pk)
    authorize(request.user, RECORD, fair)
    milestone = asked_milestone(request, fair)
    return sheet_pages.bring_in(
        request,
        spec=SPEC,
        check=lambda rows: check_facts(fair=fair, milestone=milestone, rows=rows, actor=request.user),
        enter=lambda rows: import_facts(fair=fair, milestone=milestone, rows=rows, actor=request.user),
        done=lambda made: _("Внесены сведения: {people}.").format(
            people=counted(len(made), _("выпускник"), _("выпускника"), _("выпускников"))
        ),
        back=_url(request, fair, milestone),
        title=_("Трудоустройство таблицей"),
        place="fair",
        crumb=fair.name,
        lead=_("Сведения {milestone}, выпускники вашего колледжа.").format(milestone=_MILESTONES[milestone]),
        template_url=_url(request, fair, milestone, "employment_template"),
    )


@cluster_view(RECORD)
def template(request: HttpRequest, pk: int) -> HttpResponse:
    """The table to fill, with those of whom nothing is told yet."""
    fair = visible_fair(request, pk)
    authorize(request.user, RECORD, fair)
    milestone = asked_milestone(request, fair)
    own = selectors.own_graduates(request.user, fair).select_related("student__person")
    rows = selectors.employment_list(own, milestone, user=request.user, fair=fair, outcome=selectors.NO_FACT)
    content = exports_employment.employment_template_xlsx(list(rows))
    return attachment(content, _("Трудоустройство {milestone}.xlsx").format(milestone=_MILESTONES[milestone]))


@cluster_view("fair.export_graduates", methods=POST)
def export(request: HttpRequest, pk: int) -> HttpResponse:
    """Facts of a milestone as a table, with a trace that it was taken out."""
    fair = visible_fair(request, pk)
    authorize(request.user, "fair.export_graduates", fair)
    milestone = asked_milestone(request, fair)
    graduates = list(with_cards(selectors.followed_by(request.user, fair)).order_by("number"))
    facts = selectors.facts_of(graduates)
    rows = [(card, facts.get(card.pk, {}).get(milestone)) for card in cards_of(request.user, fair, graduates)]
    with transaction.atomic():
        audit.record(FairEvent.EMPLOYMENT_EXPORTED, actor=request.user, target=fair, rows=len(rows))
    content = exports_employment.employment_xlsx(rows, note=taken_out_by(request))
    return attachment(content, _("{name}, трудоустройство.xlsx").format(name=fair.name))


# --- the summary ---


@cluster_view(SUMMARISE, methods=POST)
def summary(request: HttpRequest, pk: int) -> HttpResponse:
    """Write the summary from the facts as they stand."""
    fair = visible_fair(request, pk)
    milestone = asked_milestone(request, fair)
    return act(
        request,
        lambda: deeds.compose_summary(fair=fair, milestone=milestone, actor=request.user),
        done=_("Сводка составлена. Прочитайте её и отправьте на подпись."),
        back=_url(request, fair, milestone),
    )


@cluster_view(SUMMARISE, methods=POST)
def summary_send(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask for the signature."""
    return _of_summary(request, pk, deeds.send_summary, _("Сводка отправлена на подпись."), PaperState.DRAFT)


@cluster_view(SUMMARISE, methods=POST)
def summary_recall(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the summary back from signing."""
    done = _("Сводка отозвана с подписи. Её можно составить заново.")
    return _of_summary(request, pk, deeds.recall_summary, done, PaperState.SIGNING)


def _of_summary(request: HttpRequest, pk: int, deed: Any, done: str, state: PaperState) -> HttpResponse:
    fair = visible_fair(request, pk)
    milestone = asked_milestone(request, fair)
    authorize(request.user, SUMMARISE, fair)
    found = EmploymentSummary.objects.filter(fair=fair, milestone=milestone, paper__state=state).first()
    if found is None:
        raise IllegalTransition(_("Сводка уже в другом состоянии: обновите страницу."))
    found.fair = fair
    return act(
        request,
        lambda: deed(summary=found, actor=request.user),
        done=done,
        back=_url(request, fair, milestone),
    )
