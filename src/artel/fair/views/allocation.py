"""Pages of the allocation: before the run, the run with its proof, by vacancy, by graduate; the commission's deeds."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from artel.documents.domain.states import PaperState
from artel.fair.domain.stages import Work, is_open
from artel.fair.domain.states import Basis, RunState, Stage
from artel.fair.forms import allocation as forms
from artel.fair.labels import CRITERIA
from artel.fair.models import Fair, Graduate, MatchRun, Protocol
from artel.fair.reasons import rank_words
from artel.fair.selectors import allocation as reading
from artel.fair.selectors.market import suits
from artel.fair.selectors.people import cards_of, with_cards
from artel.fair.selectors.placements import MAIN, blocking_pairs, current_runs, openings_of, placement_of
from artel.fair.services import allocation as deeds
from artel.fair.services import commission
from artel.fair.views.asked import GET_POST, act, do, fair_context, visible_fair
from artel.kernel import clock
from artel.kernel.errors import Denied
from artel.members.gate import FORBIDDEN, cluster_view
from artel.members.standing import standing_of
from artel.members.views.asked import asked_number, history_of, may, posted, require
from artel.russian import counted
from artel.ui.exports import attachment
from artel.ui.paging import paginate

SECOND = 2


def _fair(request: HttpRequest, pk: int) -> Fair:
    """The fair, whose allocation the person may see. Looking needs no rights read afresh: two queries less a page."""
    fair = visible_fair(request, pk)
    if not may(request, "fair.view_allocation", fair):
        raise Denied(FORBIDDEN)
    return fair


def _url(request: HttpRequest, name: str, *args: Any) -> str:
    return reverse(f"fair:{name}", args=[request.cluster.slug, *args])


def _page(request: HttpRequest, fair: Fair, view: str = "") -> dict[str, Any]:
    """The head of the fair and the views of its allocation."""
    rows = (
        ("allocation", _("Сводка")),
        ("allocation_vacancies", _("По вакансиям")),
        ("allocation_people", _("По выпускникам")),
    )
    views = [{"url": _url(request, name, fair.pk), "label": label, "is_current": name == view} for name, label in rows]
    return fair_context(request, fair, tab="allocation") | {"views": views}


# --- the summary ---


@cluster_view("fair.view_allocation")
def page(request: HttpRequest, pk: int) -> HttpResponse:
    """Before a run: what it would be run on. After: what came out, the proof, what to do next."""
    fair = _fair(request, pk)
    runs = current_runs(fair)
    may_run = may(request, "fair.run_allocation", fair)
    context = _page(request, fair, "allocation") | {
        "may_run": may_run,
        "past": list(fair.runs.filter(state=RunState.DISCARDED).defer("snapshot", "result").order_by("-number")),
    }
    if MAIN not in runs:
        return render(request, "fair/allocation_before.html", context | _before(request, fair, may_run))
    for run in runs.values():
        run.fair = fair
    return render(request, "fair/allocation.html", context | _after(request, fair, runs))


def _before(request: HttpRequest, fair: Fair, may_run: bool) -> dict[str, Any]:
    ready = reading.readiness_of(fair)
    is_now = is_open(Work.RUN, fair.stage)
    is_first = not fair.runs.exists()
    form = forms.RunForm(initial={"public_line": fair.lottery_seed}) if is_first else None
    return {
        "ready": ready,
        "checks": _checks(request, fair, ready),
        "is_now": is_now,
        "is_past": is_open(Work.OVERRIDES, fair.stage),
        "form": form if is_now and may_run and ready.may_run else None,
        "may_press": is_now and may_run and ready.may_run,
        "line": fair.lottery_seed,
        "is_first": is_first,
    }


def _checks(request: HttpRequest, fair: Fair, ready: reading.Readiness) -> list[dict[str, Any]]:
    """Lines of the checklist: state, what, how many, what it means."""

    def line(is_fine: bool, what: str, count: int, text: str) -> dict[str, Any]:
        return {"state": "met" if is_fine else "soon", "what": what, "count": count, "text": text}

    lines = [
        line(
            ready.participants > 0,
            _("Участвуют в распределении"),
            ready.participants,
            _("подтвердили участие и дали согласие на передачу анкеты"),
        ),
        line(
            ready.without_consent == 0,
            _("Нет согласия"),
            ready.without_consent,
            _("в распределении не участвуют, пока не дадут согласие"),
        ),
        line(
            ready.without_wishes == 0,
            _("Нет пожеланий"),
            ready.without_wishes,
            _("места не получат, но войдут во второй тур"),
        ),
        line(
            ready.interviews_open == 0,
            _("Собеседования без итога"),
            ready.interviews_open,
            _("считаются несостоявшимися: без баллов за собеседование"),
        ),
        line(
            not ready.homeless,
            _("Целевые договоры"),
            ready.contracts,
            _("получают места первыми"),
        ),
        line(
            ready.places >= ready.participants,
            _("Мест"),
            ready.places,
            _("на {vacancies}{lack}").format(
                vacancies=counted(ready.vacancies, _("вакансии"), _("вакансиях"), _("вакансиях")),
                lack=_(": меньше, чем участников") if ready.places < ready.participants else "",
            ),
        ),
        line(fair.commission_id is not None, _("Комиссия"), 1 if fair.commission_id else 0, _commission_words(fair)),
    ]
    if ready.unsuitable:
        lines.append(
            line(False, _("Пожелания не по специальности"), ready.unsuitable, _("в распределении не участвуют"))
        )
    return lines


def _commission_words(fair: Fair) -> str:
    return fair.commission.name if fair.commission_id else _("не назначена: укажите её в правилах ярмарки")


def _after(request: HttpRequest, fair: Fair, runs: dict[int, MatchRun]) -> dict[str, Any]:
    totals = reading.totals_of(fair)
    main = runs[MAIN]
    protocols = {
        protocol.round: protocol
        for protocol in Protocol.objects.filter(fair=fair).select_related("paper").order_by("pk")
        if protocol.paper.state in (PaperState.DRAFT, PaperState.SIGNING, PaperState.REGISTERED)
    }
    changed = totals.by_basis.get(Basis.COMMISSION, 0) or main.placements.exclude(ended_at=None).exists()
    pairs = blocking_pairs(fair) if changed else ()
    may_second = may(request, "fair.run_allocation", fair) and is_open(Work.REST, fair.stage)
    return {
        "totals": totals,
        "ranks": _ranks(request, fair, totals),
        "bases": _bases(totals),
        "runs": list(runs.values()),
        "main": main,
        "second": runs.get(SECOND),
        "pairs": _pair_words(fair, pairs),
        "pairs_count": len(pairs),
        "pairs_words": counted(len(pairs), _("пару"), _("пары"), _("пар")),
        "is_changed": changed,
        "homeless": _homeless(fair, main),
        "protocols": list(protocols.values()),
        "act": _act(request, fair, runs, protocols, totals),
        "may_second": may_second and SECOND not in runs and totals.unplaced and totals.free,
        "may_discard": may_second,
    }


def _ranks(request: HttpRequest, fair: Fair, totals: reading.Totals) -> list[dict[str, Any]]:
    people = _url(request, "allocation_people", fair.pk)
    return [
        {"label": rank_words(rank), "count": count, "url": f"{people}?outcome={rank}"} for rank, count in totals.by_rank
    ]


def _bases(totals: reading.Totals) -> list[tuple[str, int]]:
    words = {
        Basis.TARGET: _("По договорам о целевом обучении"),
        Basis.SECOND_ROUND: _("Во втором туре"),
        Basis.COMMISSION: _("По решению комиссии"),
    }
    return [(label, totals.by_basis[basis]) for basis, label in words.items() if totals.by_basis.get(basis)]


def _pair_words(fair: Fair, pairs: tuple, most: int = 10) -> list[str]:
    """«В-017 и вакансия № 3»: numbers only, the page lists a few."""
    return [
        _("{graduate} и вакансия № {vacancy}").format(graduate=f"В-{pair.graduate:03d}", vacancy=pair.vacancy)
        for pair in pairs[:most]
    ]


def _homeless(fair: Fair, run: MatchRun) -> list[dict[str, str]]:
    return [
        {"number": f"В-{int(number):03d}", "text": reading.homeless_words(run, int(number))}
        for number in run.result["homeless"]
    ]


def _act(
    request: HttpRequest, fair: Fair, runs: dict[int, MatchRun], protocols: dict[int, Protocol], totals: reading.Totals
) -> dict[str, Any]:
    """What the allocation asks for now: state, word, title, text, and one primary step."""
    waiting = [run for run in runs.values() if run.state == RunState.PROPOSED]
    if not waiting:
        number = protocols[MAIN].paper.number if MAIN in protocols else ""
        text = _("Протокол № {number}.").format(number=number)
        if fair.stage in (Stage.COMMISSION, Stage.INVITATIONS):
            text = _("{protocol} Дальше предприятия готовят именные приглашения.").format(protocol=text)
        url = _url(request, "detail", fair.pk) if fair.stage == Stage.COMMISSION else ""
        return {
            "state": "met", "word": _("Утверждено"), "title": _("Распределение утверждено комиссией"), "text": text,
            "url": url, "label": _("Открыть этап «приглашения»"),
        }  # fmt: skip
    run = waiting[0]
    if fair.stage == Stage.ALLOCATION:
        return {
            "state": "soon", "word": _("Проект"), "title": _("Проверьте распределение и передайте его комиссии"),
            "text": _("Это предложение: силу оно получит, когда комиссия подпишет протокол. Чтобы передать его, "
                      "откройте этап «комиссия» на странице ярмарки."),
            "url": _url(request, "detail", fair.pk), "label": _("К странице ярмарки"),
        }  # fmt: skip
    protocol = protocols.get(run.round)
    tour = _(" второго тура") if run.round > MAIN else ""
    if not may(request, "fair.compose_protocol", fair):
        return {
            "state": "soon", "word": _("Проект"), "title": _("Комиссия рассматривает распределение"),
            "text": _("Протокол составляет секретарь комиссии."), "url": "", "label": "",
        }  # fmt: skip
    if protocol is None:
        return {
            "state": "soon", "word": _("Проект"), "title": _("Составьте протокол{tour} комиссии").format(tour=tour),
            "text": _("Сначала внесите решения комиссии, если она меняет распределение: их делают на странице выпускника."),
            "url": _url(request, "protocol_compose", fair.pk), "label": _("Составить протокол"),
        }  # fmt: skip
    if protocol.paper.state == PaperState.DRAFT:
        return {
            "state": "soon", "word": _("Черновик протокола"), "title": _("Прочитайте протокол и отправьте на подпись"),
            "text": _("Подпишут председательствующий и секретарь. Любое новое решение снимет этот черновик."),
            "post": _url(request, "protocol_send", fair.pk, protocol.pk), "label": _("Отправить на подпись"),
        }  # fmt: skip
    return {
        "state": "await", "word": _("На подписи"), "title": _("Протокол ждёт подписей"),
        "text": _("Когда подпишут оба, распределение будет утверждено."),
        "url": reverse("documents:paper", args=[request.cluster.slug, protocol.paper_id]), "label": _("Открыть протокол"),
        "recall": _url(request, "protocol_recall", fair.pk, protocol.pk),
    }  # fmt: skip


# --- deeds on runs ---


@cluster_view("fair.run_allocation", methods=("POST",))
def run(request: HttpRequest, pk: int) -> HttpResponse:
    fair = visible_fair(request, pk)
    require(request, "fair.run_allocation", fair)
    form = forms.RunForm(request.POST)
    line = form.cleaned_data["public_line"] if form.is_valid() else ""
    back = _url(request, "allocation", pk)
    if not form.is_valid():
        messages.error(request, form.errors["public_line"][0])
        return redirect(back)
    return act(
        request, lambda: deeds.run_allocation(fair=fair, public_line=line, actor=request.user),
        done=_("Распределение выполнено и проверено."), back=back,
    )  # fmt: skip


@cluster_view("fair.run_allocation", methods=("POST",))
def second(request: HttpRequest, pk: int) -> HttpResponse:
    fair = visible_fair(request, pk)
    require(request, "fair.run_allocation", fair)
    return act(
        request, lambda: deeds.run_second_round(fair=fair, actor=request.user),
        done=_("Второй тур проведён: предложены оставшиеся места."), back=_url(request, "allocation", pk),
    )  # fmt: skip


def _run(request: HttpRequest, fair: Fair, number: int, *, whole: bool = False) -> MatchRun:
    runs = reading.runs_visible_to(request.user, request.cluster)
    found = get_object_or_404(runs.defer(None) if whole else runs, fair=fair, number=number)
    found.fair = fair
    found.cluster = request.cluster
    return found


@cluster_view("fair.view_allocation")
def one_run(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """A run with its frozen data, be it discarded."""
    fair = _fair(request, pk)
    found = _run(request, fair, number, whole=True)
    context = _page(request, fair) | {
        "run": found,
        "seed": _in_parts(deeds.seed_in(found)),
        "digest": _in_parts(found.digest),
        "result_digest": _in_parts(found.result["digest"]),
        "counts": found.result["counts"],
        "placements": found.placements.filter(ended_at=None).count(),
        "may_discard": found.state == RunState.PROPOSED
        and may(request, "fair.run_allocation", fair)
        and is_open(Work.REST, fair.stage),
    }
    return render(request, "fair/run_detail.html", context)


def _in_parts(text: str, length: int = 16) -> list[str]:
    """A long line without spaces, for a narrow screen to break; copied, it is whole."""
    return [text[start : start + length] for start in range(0, len(text), length)]


@cluster_view("fair.view_allocation", methods=("POST",))
def verify(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Compute the run again from its frozen data and say what came out. Changes nothing."""
    fair = _fair(request, pk)
    verdict = deeds.verify_run(_run(request, fair, number, whole=True))
    if verdict.is_sound:
        said = _("Проверено: данные целы, повторный расчёт дал тот же результат.")
        if verdict.proof is not None:
            said += " " + _("Блокирующих пар — {count}.").format(count=len(verdict.proof.blocking))
        messages.success(request, said)
    else:
        messages.error(request, _unsound(verdict))
    return redirect(_url(request, "run", pk, number))


def _unsound(verdict: deeds.Verdict) -> str:
    if not verdict.is_whole:
        return _("Данные запуска изменены: их SHA-256 не сходится с записанной. Сообщите оператору системы.")
    if not verdict.is_same:
        return _("Повторный расчёт дал другой результат. Сообщите оператору системы.")
    return _("Проверка нашла нарушения устойчивости. Отмените распределение и сообщите оператору системы.")


@cluster_view("fair.view_allocation")
def data(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """The frozen data as a file: numbers only, for whoever wants to compute the result themselves."""
    fair = _fair(request, pk)
    found = _run(request, fair, number, whole=True)
    name = _("{fair}, запуск {number}.json").format(fair=fair.name, number=number)
    return attachment(found.snapshot.encode(), name, content_type="application/json")


@cluster_view("fair.run_allocation", methods=GET_POST)
def discard(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    fair = _fair(request, pk)
    require(request, "fair.run_allocation", fair)
    found = _run(request, fair, number)
    return do(
        request, forms.DiscardForm(posted(request)),
        lambda given: deeds.discard_run(run=found, actor=request.user, **given),
        done=_("Распределение отменено."), back=_url(request, "allocation", pk),
        title=_("Отменить второй тур") if found.round > MAIN else _("Отменить распределение"), submit=_("Отменить его"),
        kind="stop", crumb=fair.name, cancel=_("Оставить как есть"),
        note=_("Все предложенные места будут сняты, решения комиссии тоже. Запуск останется в истории с вашей причиной."),
    )  # fmt: skip


# --- by vacancy, by graduate ---


@cluster_view("fair.view_allocation")
def vacancies(request: HttpRequest, pk: int) -> HttpResponse:
    """Vacancies with their cut-offs and places."""
    fair = _fair(request, pk)
    main = _main(fair)
    query, only_free = request.GET.get("q", "").strip(), request.GET.get("free", "") == "1"
    listed = paginate(request, reading.vacancy_lines(fair, query=query, only_free=only_free))
    context = _page(request, fair, "allocation_vacancies") | {
        "page": listed, "lines": reading.cut_offs(main, listed.items), "query": query, "free": "1" if only_free else "",
        "is_filtered": bool(query or only_free), "free_options": [("1", _("Есть свободные места"))],
    }  # fmt: skip
    return render(request, "fair/allocation_vacancies.html", context)


@cluster_view("fair.view_allocation")
def people(request: HttpRequest, pk: int) -> HttpResponse:
    """Graduates with what each obtained."""
    fair = _fair(request, pk)
    main = _main(fair)
    query, outcome = request.GET.get("q", "").strip(), request.GET.get("outcome", "")
    college = asked_number(request.GET.get("college", ""))
    listed = paginate(request, reading.graduate_lines(fair, query=query, college=college, outcome=outcome))
    context = _page(request, fair, "allocation_people") | {
        "page": listed, "lines": _lines(request, fair, main, listed.items), "query": query, "outcome": outcome,
        "college": college or "", "is_filtered": bool(query or outcome or college), "outcomes": _outcomes(fair),
        "colleges": list(reading.colleges_of(fair).values_list("pk", "short_name")),
    }  # fmt: skip
    return render(request, "fair/allocation_people.html", context)


def _main(fair: Fair) -> MatchRun:
    main = current_runs(fair).get(MAIN)
    if main is None:
        raise Http404
    main.fair = fair
    return main


def _lines(request: HttpRequest, fair: Fair, run: MatchRun, graduates: list[Graduate]) -> list[dict[str, Any]]:
    cards = cards_of(request.user, fair, graduates)
    return [
        {
            "pk": graduate.pk,
            "card": card,
            "placement": graduate.stands[0] if graduate.stands else None,
            "how": _how(graduate.stands[0]) if graduate.stands else reading.homeless_words(run, graduate.number),
        }
        for graduate, card in zip(graduates, cards, strict=True)
    ]


def _how(placement: Any) -> str:
    if placement.basis == Basis.ALGORITHM and placement.rank:
        return rank_words(placement.rank)
    return placement.get_basis_display()


def _outcomes(fair: Fair) -> list[tuple[str, str]]:
    return [
        (reading.NOBODY, _("Без места")),
        *((str(rank), rank_words(rank)) for rank in range(1, fair.max_wishes + 1)),
        (reading.BY_TARGET, _("Целевой договор")),
        (reading.BY_SECOND, _("Второй тур")),
        (reading.BY_COMMISSION, _("Решение комиссии")),
    ]


def _graduate(fair: Fair, pk: int) -> Graduate:
    graduate = get_object_or_404(with_cards(Graduate.objects.filter(fair=fair)), pk=pk)
    graduate.fair, graduate.cluster = fair, fair.cluster
    return graduate


@cluster_view("fair.view_allocation")
def person(request: HttpRequest, pk: int, graduate: int) -> HttpResponse:
    """One graduate: what stands, why each wish ended as it did, what was changed."""
    fair = _fair(request, pk)
    main, who = _main(fair), _graduate(fair, graduate)
    may_change = may(request, "fair.override_placement", who) and is_open(Work.OVERRIDES, fair.stage)
    context = _page(request, fair) | {
        "card": cards_of(request.user, fair, [who])[0],
        "graduate": who,
        "placement": placement_of(who),
        "reasons": reading.reasons_for(who, mine=False),
        "changes": reading.changes_of(who),
        "homeless": reading.homeless_words(main, who.number),
        "history": history_of(who),
        "may_change": may_change,
    }
    return render(request, "fair/allocation_person.html", context)


@cluster_view("fair.override_placement", methods=GET_POST)
def override(request: HttpRequest, pk: int, graduate: int) -> HttpResponse:
    """The commission decides otherwise: another vacancy with a free place, or none."""
    fair = _fair(request, pk)
    who = _graduate(fair, graduate)
    require(request, "fair.override_placement", who)
    stands = placement_of(who)
    offers = _offers(fair, who)
    form = forms.OverrideForm(posted(request), vacancies=offers, has_place=stands is not None)
    back = _url(request, "allocation_person", pk, graduate)
    card = cards_of(request.user, fair, [who])[0]
    if stands:
        where = {"title": stands.vacancy.title, "organisation": stands.vacancy.organisation.short_name}
        lead = _("Сейчас: {title}, {organisation}.").format(**where)
    else:
        lead = _("Сейчас места нет.") if offers else _("Места нет, и свободных мест на ярмарке не осталось.")
    return do(
        request, form,
        lambda given: _told(request, fair, lambda: deeds.override_placement(graduate=who, actor=request.user, **given)),
        done=_("Решение комиссии записано."), back=back, title=_("Решение комиссии: {who}").format(who=card.title),
        submit=_("Записать решение"), crumb=card.title, lead=lead,
        note=_("Предложены вакансии, где есть свободные места. Чтобы отдать занятое место, сначала решите, кто его освобождает."),
    )  # fmt: skip


def _told(request: HttpRequest, fair: Fair, deed: Any) -> None:
    """Do it, and say at once how many pairs the decision leaves that would rather have each other."""
    before = len(blocking_pairs(fair))
    deed()
    if (more := len(blocking_pairs(fair)) - before) > 0:
        said = counted(more, _("пару"), _("пары"), _("пар"))
        messages.warning(
            request,
            _("Решение нарушает {said}: выпускник и предприятие предпочли бы друг друга тому, что получили.").format(
                said=said
            ),
        )


def _offers(fair: Fair, graduate: Graduate) -> list[tuple[Any, str]]:
    left = openings_of(fair)
    ranks = dict(graduate.wishes.values_list("vacancy", "rank"))
    rows = fair.vacancies.filter(pk__in=left).select_related("organisation").prefetch_related("specialities")
    found = []
    for vacancy in rows:
        fits = suits(graduate, vacancy)
        notes = [
            rank_words(ranks[vacancy.pk]) if vacancy.pk in ranks else "",
            "" if fits else _("другая специальность"),
            _("свободно {count}").format(count=left[vacancy.pk]),
        ]
        words = f"№ {vacancy.number}. {vacancy.title}, {vacancy.organisation.short_name}"
        key = (ranks.get(vacancy.pk, 99), not fits, vacancy.number)
        found.append((key, vacancy, f"{words} ({', '.join(note for note in notes if note)})"))
    return [(vacancy, words) for _key, vacancy, words in sorted(found, key=lambda row: row[0])]


# --- the protocol ---


@cluster_view("fair.compose_protocol", methods=GET_POST)
def protocol_compose(request: HttpRequest, pk: int) -> HttpResponse:
    """Day, who was there, votes: the rest the system knows."""
    fair = _fair(request, pk)
    require(request, "fair.compose_protocol", fair)
    today = clock.today(request.cluster)
    roll = commission.sitting_members(fair, today)
    form = forms.ProtocolForm(
        posted(request), roll=roll, initial={"held_on": today, "present": [member.person.pk for member in roll]}
    )
    return do(
        request, form, lambda given: commission.compose_protocol(fair=fair, actor=request.user, **given),
        done=_("Протокол составлен. Прочитайте его и отправьте на подпись."), back=_url(request, "allocation", pk),
        title=_("Протокол комиссии"), submit=_("Составить протокол"), crumb=fair.name,
        note=_("Таблица распределения, решения комиссии с причинами, проверка и свободные места войдут в протокол сами."),
    )  # fmt: skip


def _protocol(fair: Fair, pk: int) -> Protocol:
    found = get_object_or_404(Protocol.objects.select_related("paper"), pk=pk, fair=fair)
    found.fair = fair
    return found


@cluster_view("fair.compose_protocol", methods=("POST",))
def protocol_send(request: HttpRequest, pk: int, protocol: int) -> HttpResponse:
    fair = _fair(request, pk)
    require(request, "fair.compose_protocol", fair)
    found = _protocol(fair, protocol)
    return act(
        request, lambda: commission.send_protocol(protocol=found, actor=request.user),
        done=_("Протокол отправлен на подпись председательствующему и секретарю."), back=_url(request, "allocation", pk),
    )  # fmt: skip


@cluster_view("fair.compose_protocol", methods=("POST",))
def protocol_recall(request: HttpRequest, pk: int, protocol: int) -> HttpResponse:
    fair = _fair(request, pk)
    require(request, "fair.compose_protocol", fair)
    found = _protocol(fair, protocol)
    return act(
        request, lambda: commission.recall_protocol(protocol=found, actor=request.user),
        done=_("Протокол отозван с подписи: распределение снова можно менять."), back=_url(request, "allocation", pk),
    )  # fmt: skip


# --- for the whole cluster, for employers and colleges ---


@cluster_view("fair.view_fair")
def rules(request: HttpRequest, pk: int) -> HttpResponse:
    """How places are given, in words: published before anybody chooses."""
    fair = visible_fair(request, pk)
    words = dict(CRITERIA)
    context = fair_context(request, fair, tab="fair") | {
        "criteria": [words[each] for each in fair.criteria],
        "has_line": bool(fair.lottery_seed),
    }
    return render(request, "fair/allocation_rules.html", context)


@cluster_view("fair.view_graduates")
def mine(request: HttpRequest, pk: int) -> HttpResponse:
    """Employers: where those who wished their vacancies found themselves, without names. Colleges: who has no place."""
    fair = visible_fair(request, pk)
    if not may(request, "fair.view_graduates", fair):
        raise Denied(FORBIDDEN)
    organisations = sorted(standing_of(request.user, request.cluster).organisation_ids)
    runs = current_runs(fair)
    is_college = may(request, "fair.edit_graduate", fair)
    is_told = MAIN in runs and not is_open(Work.RUN, fair.stage)  # a college is told when the commission is, not before
    listed = paginate(request, reading.unplaced_of(fair, organisations) if is_told and is_college else [])
    context = fair_context(request, fair, tab="allocation") | {
        "reports": [_report(report) for report in reading.employer_report(fair, organisations)],
        "is_approved": MAIN in runs and runs[MAIN].state == RunState.APPROVED,
        "is_told": is_told,
        "is_college": is_college,
        "is_employer": may(request, "fair.mark_interview", fair),
        "page": listed,
        "lines": [
            {"card": card, "pk": graduate.pk}
            for graduate, card in zip(listed.items, cards_of(request.user, fair, listed.items), strict=True)
        ],
    }
    return render(request, "fair/allocation_mine.html", context)


def _report(report: reading.VacancyReport) -> dict[str, Any]:
    return {
        "title": report.vacancy.title,
        "placed": report.placed,
        "places": report.vacancy.places,
        "free": report.free,
        "lines": [(rank_words(rank), *rest) for rank, *rest in report.lines],
    }
