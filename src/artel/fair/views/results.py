"""Results of a fair in counts, for everybody of the cluster: words, figures and strips beside them; a table out."""

from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from artel import audit
from artel.fair.domain.employment import NO_FIGURE, share
from artel.fair.events import FairEvent
from artel.fair.exports_employment import results_xlsx
from artel.fair.labels import MILESTONES
from artel.fair.selectors.results import Results, Road, results_of
from artel.fair.views.asked import fair_context, visible_fair
from artel.members.gate import cluster_view
from artel.members.views.asked import may, taken_out_by
from artel.russian import NBSP
from artel.ui.exports import attachment

VIEW = "fair.view_fair"
Lines = list[dict[str, Any]]


@cluster_view(VIEW)
def results(request: HttpRequest, pk: int) -> HttpResponse:
    """The road from the list to a job, by college and by employer, the wishes obtained."""
    fair = visible_fair(request, pk)
    found = results_of(fair)
    milestone = dict(MILESTONES)[found.milestone]
    context = fair_context(request, fair, "results")
    context |= {
        "results": found,
        "milestone_words": milestone,
        "stats": _stats(found, fair.target_percent),
        "road": _road(found.road),
        "ranks": _ranks(found),
        "answers": _answers(found),
        "colleges": [(line, share(line.road.employed, line.road.entered)) for line in found.colleges],
        "employers": found.employers,
        "employed_share": share(found.road.employed, found.road.entered),
        "may_see_employment": may(request, "fair.view_employment", fair),
    }
    return render(request, "fair/results.html", context)


@cluster_view(VIEW, methods=("POST",))
def export(request: HttpRequest, pk: int) -> HttpResponse:
    """The same counts as a table."""
    fair = visible_fair(request, pk)
    rows = _rows(results_of(fair))
    with transaction.atomic():
        audit.record(FairEvent.RESULTS_EXPORTED, actor=request.user, target=fair, rows=len(rows))
    content = results_xlsx(rows, note=taken_out_by(request))
    return attachment(content, _("{name}, итоги.xlsx").format(name=fair.name))


def _decimal(number: Any) -> str:
    return NO_FIGURE if number is None else str(number).replace(".", ",")


def _stats(found: Results, target: int) -> Lines:
    road = found.road
    return [
        {
            "value": share(road.invited, road.confirmed),
            "text": _("участников получили приглашение, цель — {target}{nbsp}%").format(target=target, nbsp=NBSP),
        },
        {"value": share(found.accepted_invitations, found.invitations), "text": _("приглашений принято")},
        {"value": _decimal(found.mean_rank), "text": _("среднее место полученной вакансии в списке пожеланий")},
        {"value": str(found.free), "text": _("мест осталось свободными из {places}").format(places=found.places)},
        {"value": share(road.employed, road.entered), "text": _("выпускников работают")},
        {
            "value": share(found.employment.whole.by_speciality, found.employment.whole.total),
            "text": _("работают по специальности"),
        },
    ]


def steps_of(road: Road) -> list[tuple[str, int, int]]:
    """Steps of the road: words, people, of how many: those who take part, and of all for the first and the last."""
    return [
        (_("В списке выпускников"), road.entered, road.entered),
        (_("Подтвердили участие"), road.confirmed, road.entered),
        (_("Дали согласие показать анкету"), road.consented, road.confirmed),
        (_("Указали пожелания"), road.wished, road.confirmed),
        (_("Прошли собеседование"), road.interviewed, road.confirmed),
        (_("Распределены"), road.placed, road.confirmed),
        (_("Получили приглашение"), road.invited, road.confirmed),
        (_("Приняли приглашение"), road.accepted, road.confirmed),
        (_("Работают"), road.employed, road.entered),
    ]


def _road(road: Road) -> Lines:
    lines = [
        {"label": label, "value": str(count), "count": count, "whole": road.entered, "note": _of(count, whole)}
        for label, count, whole in steps_of(road)
    ]
    lines[0]["note"] = ""
    return lines


def _of(count: int, whole: int) -> str:
    return _("{share} из {whole}").format(share=share(count, whole), whole=whole)


def _ranks(found: Results) -> Lines:
    placed = sum(found.ranks.values()) + found.outside
    lines = [
        {"label": _("{rank}-е пожелание").format(rank=rank), "value": str(count), "count": count, "whole": placed}
        for rank, count in found.ranks.items()
    ]
    if found.outside:
        lines.append(
            {"label": _("Вне списка пожеланий"), "value": str(found.outside), "count": found.outside, "whole": placed}
        )
    return [line | {"note": share(line["count"], placed)} for line in lines]


def _answers(found: Results) -> Lines:
    waiting = found.invitations - found.accepted_invitations - found.declined - found.expired
    lines = (
        (_("Приняты"), found.accepted_invitations),
        (_("Отклонены"), found.declined),
        (_("Истекли без ответа"), found.expired),
        (_("Ждут ответа"), waiting),
    )
    return [
        {"label": label, "value": str(count), "count": count, "whole": found.invitations,
         "note": share(count, found.invitations)}
        for label, count in lines
    ] if found.invitations else []  # fmt: skip


def _rows(found: Results) -> Lines:
    """Every count of the page, line by line."""
    whole = _("Вся ярмарка")
    rows = [_row(_("Путь выпускников"), whole, name, count, of) for name, count, of in steps_of(found.road)]
    for line in found.colleges:
        rows += [_row(_("По колледжам"), line.name, name, count, of) for name, count, of in steps_of(line.road)]
    for line in found.employers:
        part = _("По предприятиям")
        rows += [
            _row(part, line.name, _("Мест"), line.places, found.places),
            _row(part, line.name, _("Распределено"), line.placed, line.places),
            _row(part, line.name, _("Приглашений подписано"), line.invited, found.invitations),
            _row(part, line.name, _("Принято"), line.accepted, line.invited),
            _row(part, line.name, _("Свободно"), line.free, line.places),
        ]
    placed = sum(found.ranks.values()) + found.outside
    rows += [_row(_("Пожелания"), whole, line["label"], line["count"], placed) for line in _ranks(found)]
    rows += [_row(_("Ответы"), whole, line["label"], line["count"], found.invitations) for line in _answers(found)]
    return rows


def _row(part: str, label: str, name: str, count: int, whole: int) -> dict[str, Any]:
    return {"part": part, "label": label, "name": name, "count": count, "whole": whole, "share": share(count, whole)}
