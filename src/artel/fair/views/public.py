"""The open page of a fair, without an account: the announcement, then the vacancies. No persons."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from artel.accounts.gate import public_view
from artel.fair.domain.stages import Work, is_open
from artel.fair.models import Fair
from artel.fair.selectors.fairs import stages_of
from artel.fair.selectors.vacancies import showcase as shown
from artel.fair.selectors.vacancies import specialities_sought
from artel.fair.words import rules_of, salary_words, span, stage_label
from artel.ui.paging import paginate


@public_view()
def showcase(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    found = Fair.objects.select_related("cluster__lead")
    fair = get_object_or_404(found, pk=pk, cluster__slug=slug)
    query, speciality = request.GET.get("q", "").strip(), request.GET.get("speciality", "")
    page = paginate(request, shown(fair, query=query, speciality=speciality))
    for vacancy in page:
        vacancy.salary_words = salary_words(vacancy)
    days = [(stage_label(row.stage).capitalize(), span(row.opens_on, row.due_on)) for row in stages_of(fair)]
    context = {
        "fair": fair, "cluster": fair.cluster, "page": page, "query": query, "speciality": speciality,
        "specialities": specialities_sought(fair) if page.total or speciality else [],
        "is_shown": is_open(Work.LOOKING, fair.stage), "days": [pair for pair in days if pair[1]], "rules": rules_of(fair),
        "is_filtered": bool(query or speciality),
    }  # fmt: skip
    return render(request, "fair/public_showcase.html", context)
