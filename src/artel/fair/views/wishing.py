"""The list of wishes on a page: one press of a button moves, adds or drops a line. The graduate's and the college's."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from artel.fair.domain.stages import Work, is_open
from artel.fair.models import Graduate, Vacancy
from artel.fair.selectors.cabinet import vacancies_for, wishes_of
from artel.fair.services.graduates import why_no_wishes
from artel.kernel.errors import BrokenRule
from artel.ui.paging import paginate

PER_PAGE = 20


def posted_list(request: HttpRequest, graduate: Graduate) -> list[Vacancy]:
    """The whole list after the press: `add`, `drop`, `up` or `down` with the id of a vacancy, or `wish` in order."""
    chosen = [wish.vacancy for wish in wishes_of(graduate)]
    by_id = {vacancy.pk: vacancy for vacancy in chosen}
    if "wish" in request.POST:
        ids = [_id(text) for text in request.POST.getlist("wish") if text]
        return [by_id.get(pk) or _found(graduate, pk) for pk in ids]
    if "add" in request.POST:
        return [*chosen, _found(graduate, _id(request.POST["add"]))]
    for verb, step in (("drop", 0), ("up", -1), ("down", 1)):
        if verb in request.POST:
            return _moved(chosen, by_id.get(_id(request.POST[verb])), step)
    raise BrokenRule(_("Не понятно, что изменить в списке: нажмите кнопку ещё раз."))


def _moved(chosen: list[Vacancy], vacancy: Vacancy | None, step: int) -> list[Vacancy]:
    if vacancy is None:  # pressed twice, or in another window: it is not in the list any more
        return chosen
    rest = [row for row in chosen if row.pk != vacancy.pk]
    if not step:
        return rest
    place = min(max(chosen.index(vacancy) + step, 0), len(rest))
    return [*rest[:place], vacancy, *rest[place:]]


def _found(graduate: Graduate, pk: int | None) -> Vacancy:
    vacancy = graduate.fair.vacancies.filter(pk=pk).first() if pk is not None else None
    if vacancy is None:
        raise BrokenRule(_("Такой вакансии на этой ярмарке нет."))
    return vacancy


def _id(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 18 else None


def wish_page(request: HttpRequest, graduate: Graduate, *, url: str) -> dict[str, Any]:
    """What the page of choosing shows. `url`: where its buttons post to."""
    query = request.GET.get("q", "").strip()
    wishes = list(wishes_of(graduate))
    chosen = {wish.vacancy_id for wish in wishes}
    page = paginate(request, vacancies_for(graduate, query=query), per_page=PER_PAGE)
    for vacancy in page:
        vacancy.is_chosen = vacancy.pk in chosen
    fair = graduate.fair
    return {
        "wishes": wishes,
        "page": page,
        "query": query,
        "url": url,
        "post_url": f"{url}?{request.GET.urlencode()}" if request.GET else url,
        "why_not": why_no_wishes(graduate),
        "may_add": is_open(Work.WISHES, fair.stage) and len(wishes) < fair.max_wishes,
        "may_choose": is_open(Work.WISHES, fair.stage),
        "may_rerank": is_open(Work.RERANKING, fair.stage),
        "room": max(fair.max_wishes - len(wishes), 0),
    }
