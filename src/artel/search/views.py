"""The page of search, and the few lines under the field of the top bar. What was asked is written down nowhere."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from artel.members.gate import cluster_view
from artel.members.selectors import clusters_visible_to
from artel.russian.wordforms import Term, marked
from artel.search import kinds, selectors
from artel.search.kinds import Hit, Kind
from artel.ui.forms import DateField
from artel.ui.paging import paginate

PER_PAGE = 20
FIRST = 6  # lines under the field
SUGGESTIONS = "search-found"  # where they are put: artel/ui/templates/ui/_bar.html
LONGEST = 200
BEFORE, AROUND = 60, 220  # letters of a passage before the first found word, and in all
DEEPEST = 50_000  # letters of a text that are looked through for a passage


@dataclass(frozen=True, slots=True)
class Line:
    """A found thing as it is drawn: words in pieces, those that were asked for told apart."""

    one: str
    hit: Hit
    title: list[tuple[str, bool]]
    context: list[tuple[str, bool]]
    passage: list[tuple[str, bool]]


@cluster_view("search.find")
def search(request: HttpRequest) -> HttpResponse:
    """Everything of the cluster that the person may see and that answers the words."""
    query = " ".join(request.GET.get("q", "").split())[:LONGEST]
    if getattr(request, "htmx", None) and request.htmx.target == SUGGESTIONS:
        return _suggestions(request, query)
    kind, since = request.GET.get("kind", ""), _since(request)
    if kind not in {each.code for each in kinds.known()}:
        kind = ""
    everything = selectors.find(request.user, request.cluster, query, since=since)
    found = everything
    if kind:
        refs = [ref for ref in everything.refs if ref.kind == kind]
        if everything.is_cut:
            found = selectors.find(request.user, request.cluster, query, kind=kind, since=since)
            refs = found.refs
    else:
        refs = everything.refs
    page = paginate(request, refs, per_page=PER_PAGE)
    context = {
        "query": query,
        "asks": bool(everything.asked),
        "kind": kind,
        "since": since,
        "since_text": request.GET.get("from", "").strip()[:10],
        "page": page,
        "lines": _lines(request, page.items, everything.asked),
        "is_cut": found.is_cut,
        "facets": _facets(request, everything.counts, kind) if everything.counts else [],
        "meant": _meant(request, query) if query and not everything.refs and not since else None,
        "others": _other_clusters(request) if query else [],
        "reset": f"{request.path}?{_without(request, 'kind', 'from', 'page')}" if kind or since else "",
    }
    return render(request, "search/search.html", context)


def _suggestions(request: HttpRequest, query: str) -> HttpResponse:
    found = selectors.find(request.user, request.cluster, query, batch=60, batches=2)
    context = {
        "query": query,
        "lines": _lines(request, found.refs[:FIRST], found.asked),
        "more": len(found.refs) > FIRST or found.is_cut,
        "url": f"{request.path}?{_without(request, 'page', 'kind', 'from')}",
    }
    return render(request, "search/_suggestions.html", context)


def _lines(request: HttpRequest, refs: Sequence[selectors.Ref], asked: Sequence[Term]) -> list[Line]:
    hits = selectors.hits_of(request.user, request.cluster, refs)
    return [_line(kind, hit, asked) for kind, hit in hits]


def _line(kind: Kind, hit: Hit, asked: Sequence[Term]) -> Line:
    title = marked(hit.title, asked)
    return Line(
        one=str(kind.one),
        hit=hit,
        title=title,
        context=marked(hit.context, asked),
        passage=[] if any(is_found for _text, is_found in title) else _passage(hit.text, asked),
    )


def _passage(text: str, asked: Sequence[Term]) -> list[tuple[str, bool]]:
    """A piece of the text around the first found word; nothing where none stands in it."""
    pieces = marked(" ".join(text[:DEEPEST].split()), asked)
    before = 0
    for piece, is_found in pieces:
        if is_found:
            break
        before += len(piece)
    else:
        return []
    start = max(before - BEFORE, 0)
    cut: list[tuple[str, bool]] = [("…", False)] if start else []
    place = 0
    for piece, is_found in pieces:
        shown = piece[max(start - place, 0) : max(start + AROUND - place, 0)]
        if shown:
            cut.append((shown, is_found))
        place += len(piece)
    return [*cut, ("…", False)] if place > start + AROUND else cut


def _facets(request: HttpRequest, counts: Any, current: str) -> list[dict[str, Any]]:
    rows = [{"code": "", "label": _("Всё"), "count": sum(counts.values())}]
    rows += [
        {"code": kind.code, "label": kind.label, "count": counts[kind.code]}
        for kind in kinds.known()
        if counts[kind.code]
    ]
    for row in rows:
        rest = _without(request, "kind", "page")
        row["url"] = f"{request.path}?{rest}&kind={row['code']}" if row["code"] else f"{request.path}?{rest}"
        row["is_current"] = row["code"] == current
    return rows


def _meant(request: HttpRequest, query: str) -> dict[str, str] | None:
    words = selectors.suggested(request.user, request.cluster, query)
    if not words:
        return None
    address = request.GET.copy()
    address["q"] = words
    return {"words": words, "url": f"{request.path}?{address.urlencode()}"}


def _other_clusters(request: HttpRequest) -> list[dict[str, str]]:
    """The same search in the person's other clusters: each is looked through by itself."""
    others = clusters_visible_to(request.user).exclude(pk=request.cluster.pk).order_by("short_name")
    rest = _without(request, "page", "kind", "from")
    return [
        {"name": cluster.short_name, "url": f"{reverse('search:search', args=[cluster.slug])}?{rest}"}
        for cluster in others
    ]


def _since(request: HttpRequest) -> date | None:
    """The day of «не раньше»; a date that cannot be read narrows nothing."""
    try:
        return DateField(required=False).clean(request.GET.get("from", ""))
    except ValidationError:
        return None


def _without(request: HttpRequest, *names: str) -> str:
    address = request.GET.copy()
    for name in names:
        address.pop(name, None)
    return address.urlencode()
