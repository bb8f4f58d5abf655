"""Everything that a report says, read once and laid down as plain JSON: words, states and the facts they follow from.

The screen, the paper, the table and the bundle are drawn from this JSON alone, so that they cannot differ, and what was
issued is never read again from tables that have gone on living.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _

from artel.kernel import clock
from artel.members.models import Cluster
from artel.members.selectors import calendar_of
from artel.plans import kinds, words
from artel.plans.domain.obligations import Purpose
from artel.plans.domain.states import DONE, State
from artel.plans.domain.status import DecisionKind, ObligationFacts
from artel.plans.models import Decision, Evidence, ExtensionRequest, Indicator
from artel.plans.selectors import ObligationStatus, PlanStatus, RowStatus, plan_status
from artel.reports.councils import assignments_of, attendance_of
from artel.reports.domain import figures
from artel.reports.domain.frozen import to_json
from artel.reports.domain.groups import EXPLAINED, group_of
from artel.reports.domain.periods import next_after, periods_of
from artel.reports.domain.verifying import fact_day, figures_of
from artel.reports.narrowing import rows_of
from artel.reports.provenance import digests_of
from artel.reports.question import Question
from artel.russian import counted, date_ru

FORM = "artel.report/1"


def collect(question: Question, *, notes: Mapping[str, tuple[str, str]] | None = None) -> dict[str, Any]:
    """The report as JSON. `notes`: cause and proposal by the row's key, in place of what the system would write.

    About a dozen queries, however many rows. As known then, nothing recorded later gets into it.
    """
    plan, cluster = question.plan, question.plan.cluster
    status = plan_status(plan, question.on, known_on=question.known_on)
    if question.is_then:
        _forget_later(status, question.on, cluster)
    rows = rows_of(status, question.scope)
    owed = {item.obligation.pk: item for row in rows for item in row.obligations}
    decisions, requests = _decisions(owed, question, cluster), _requests(owed, question, cluster)
    evidence = _evidence(rows, question, cluster)
    indicators = _indicators(rows, question, cluster)
    frozen = [
        _row(row, question, evidence, decisions, requests, indicators.get(row.activity_id, []), notes or {})
        for row in rows
    ]
    periods = periods_of(plan.starts_on, plan.ends_on, cluster.quarter_scheme)
    coming = next_after(question.period, periods)
    scope = question.scope
    facts = {
        "form": FORM,
        "cluster": {
            "slug": cluster.slug, "name": cluster.name, "short": cluster.short_name, "place": cluster.place,
            "is_demo": cluster.is_demo,
        },
        "plan": {
            "id": plan.pk, "title": plan.title, "year": plan.year_label, "starts_on": plan.starts_on.isoformat(),
            "ends_on": plan.ends_on.isoformat(),
        },
        "period": {
            "kind": str(question.period.kind), "words": question.period.words,
            "starts_on": question.period.starts_on.isoformat(), "ends_on": question.period.ends_on.isoformat(),
        },
        "next": {"starts_on": coming[0].isoformat(), "ends_on": coming[1].isoformat()},
        "on": question.on.isoformat(),
        "known_on": question.known_on.isoformat() if question.known_on else None,
        "scope": {"kind": str(scope.kind), "key": scope.key, "words": scope.words},
        "soon_days": cluster.soon_days,
        "sections": _sections(rows),
        "rows": frozen,
        "evidence": list(evidence.values()),
        "decisions": [line for lines in decisions.values() for line in lines],
        "attendance": attendance_of(question),
        "assignments": assignments_of(question),
    }  # fmt: skip
    facts["calendars"] = _calendars(facts, rows, cluster)
    facts["debtors"] = _debtors(rows)
    facts["figures"] = _figures(facts)
    return facts


# --- as it was known -----------------------------------------------------------------------------------------------------


def _forget_later(status: PlanStatus, on: date, cluster: Cluster) -> None:
    """Leave out of a status, read to be shown and never saved, what was recorded after the day."""
    for item in status.obligations:
        item.facts = known_by(item.facts, on)
        item.near = None  # what stands nearest to a proof keeps no record of when it came to be known
        keys = {each.key for each in item.facts.evidence}
        item.evidence = [
            {**line, "verdicts": [v for v in line["verdicts"] if clock.date_of(v["at"], cluster) <= on]}
            for line in item.evidence
            if line["pk"] in keys
        ]


def known_by(facts: ObligationFacts, on: date) -> ObligationFacts:
    """The facts that had been recorded by the end of the day."""
    return replace(
        facts,
        window=facts.window if facts.window and facts.window.registered_on <= on else None,
        evidence=tuple(
            replace(each, verdicts=tuple(v for v in each.verdicts if v.recorded_on <= on))
            for each in facts.evidence
            if each.recorded_on <= on
        ),
        decisions=tuple(each for each in facts.decisions if each.recorded_on <= on),
    )


# --- rows ----------------------------------------------------------------------------------------------------------------


def _row(
    row: RowStatus,
    question: Question,
    evidence: Mapping[int, dict[str, Any]],
    decisions: Mapping[int, list[dict[str, Any]]],
    requests: Mapping[int, list[ExtensionRequest]],
    indicators: Sequence[Indicator],
    notes: Mapping[str, tuple[str, str]],
) -> dict[str, Any]:
    wording, lack = row.row, words.lack_of_row(row)
    frozen: dict[str, Any] = {
        "key": wording.activity.key,
        "position": wording.position,
        "number": wording.number,
        "section": wording.section.position if wording.section else 0,
        "title": wording.title,
        "executors": wording.executors_text,
        "deadline": wording.deadline_text,
        "understood": words.deadline_understood(row),
        "expected": wording.result_text,
        "goes_on": row.goes_on,
        "state": str(row.state),
        "moved": row.is_moved,
        "duplicate": row.duplicate_no,
        "obligations": [_owed(item) for item in row.obligations],
        "lack": {"what": lack.what, "who": lack.who, "left": lack.left} if lack else None,
        "proofs": [pk for item in row.obligations for pk in item.at.met_by if pk in evidence],
    }
    fact_on = fact_day(frozen)
    frozen["fact_on"] = fact_on.isoformat() if fact_on else None
    frozen["group"] = str(group_of(row.state, fact_on, question.period.starts_on))
    frozen["percent"] = figures.percent_of_row(frozen)
    frozen["late_days"] = max((-item.at.left for item in row.counted if item.at.left and item.at.left < 0), default=0)
    frozen["reached"] = _reached(row, indicators)
    frozen["decisions"] = [line for item in row.obligations for line in decisions.get(item.obligation.pk, [])]
    asked = [request for item in row.obligations for request in requests.get(item.obligation.pk, [])]
    known = suggestion(row, frozen["decisions"], asked) if frozen["group"] in EXPLAINED else ("", "")
    frozen["suggested"] = {"cause": known[0], "proposal": known[1]}
    cause, proposal = notes.get(frozen["key"], ("", ""))
    frozen["cause"], frozen["proposal"] = cause, proposal
    return frozen


def _owed(item: ObligationStatus) -> dict[str, Any]:
    obligation, at = item.obligation, item.at
    return {
        "key": obligation.key,
        "name": words.obligation_name(obligation),
        "counted": bool(obligation.is_counted and obligation.purpose == Purpose.RESULT),
        "state": str(at.state),
        "opens_on": at.opens_on.isoformat() if at.opens_on else None,
        "due_on": at.due_on.isoformat() if at.due_on else None,
        "met_on": at.met_on.isoformat() if at.met_on else None,
        "met_by": list(at.met_by),
        "left": at.left,
        "moved": at.moved,
        "who": words.who_owes([item]) if at.state not in DONE else words.debtor_words(item.debtors),
        "organisation": obligation.organisation_id,
        "calendar": str(obligation.organisation.week if obligation.organisation_id else 5),
        "facts": to_json(item.facts),
    }


def _reached(row: RowStatus, indicators: Sequence[Indicator]) -> str:
    """What has been reached: how many of the shares, which of them, what waits to be accepted, the indicators."""
    owed, parts = row.counted, []
    done = [item for item in owed if item.state in DONE]
    if row.state in DONE and len(owed) == 1:
        parts.append(row.row.result_text or owed[0].obligation.requirement.words)
    elif len(owed) > 1 and done:
        parts.append(_("Исполнено {done} из {all}").format(done=len(done), all=len(owed)))
        named = [item.obligation.slot_label for item in done if item.obligation.slot_kind in ("period", "item")]
        if named and len(named) == len(done):
            parts[-1] += f": {words.some_of(named, 4)}"
    waiting = [item for item in row.obligations if item.at.pending]
    if waiting:
        parts.append(
            _("Представлено и ждёт приёмки: {many}").format(
                many=counted(len(waiting), _("документ"), _("документа"), _("документов"))
            )
        )
    parts += [_indicator(each) for each in indicators]
    return ". ".join(part.rstrip(".") for part in parts if part)


def _indicator(each: Indicator) -> str:
    """«Охват школьников: 120 чел. (план — 150)»; a plan nobody set is said so, and no percentage is told."""
    planned = f"{each.planned.normalize():f}".replace(".", ",") if each.planned is not None else _("не установлен")
    reached = f"{each.reached.normalize():f}".replace(".", ",") if each.reached is not None else _("нет сведений")
    return _("{name}: {reached} {unit} (план — {planned})").format(
        name=each.name, reached=reached, unit=each.unit, planned=planned
    )


def suggestion(
    row: RowStatus, decisions: Sequence[Mapping[str, Any]], asked: Sequence[ExtensionRequest]
) -> tuple[str, str]:
    """What the system itself knows of the cause, and what it would propose; a person may write otherwise."""
    lack, causes, proposals = words.lack_of_row(row), [], []
    causes += [_("Просьба о переносе: {reason}").format(reason=each.reason.rstrip(".")) for each in asked]
    moves = [each for each in decisions if each["kind"] == DecisionKind.MOVE]
    if row.state is State.AWAITING:
        causes.append(_("Документ, который установит срок, не поступил"))
    elif moves:
        causes.append(
            _("Срок переносился до {day}, основание: {basis}").format(
                day=date_ru(date.fromisoformat(moves[-1]["new_due_on"])), basis=moves[-1]["basis"].rstrip(".")
            )
        )
    if lack is not None:
        if row.state is not State.AWAITING:
            causes.append(_("Нет {what}").format(what=lack.what))
        proposals.append(
            _("Получить документ и внести его в реестр; ответственный: {who}").format(who=lack.who)
            if row.state is State.AWAITING
            else _("Принять решение о приёмке; решает {who}").format(who=lack.who)
            if any(item.at.pending for item in row.counted)
            else _("Представить недостающее; ответственный: {who}").format(who=lack.who)
        )
    if asked:
        latest = max(each.wanted_due_on for each in asked)
        proposals.insert(0, _("Рассмотреть перенос срока на {day}").format(day=date_ru(latest)))
    return tuple(f"{'. '.join(parts)}." if parts else "" for parts in (causes, proposals))


def _sections(rows: Iterable[RowStatus]) -> list[dict[str, Any]]:
    found: dict[int, dict[str, Any]] = {}
    for row in rows:
        section = row.row.section
        if section is not None:
            found.setdefault(
                section.position, {"position": section.position, "number": section.number, "title": section.title}
            )
    return list(found.values())


def _debtors(rows: Iterable[RowStatus]) -> list[dict[str, Any]]:
    """Who owes what is overdue, by the number of overdue shares, the most first."""
    counts: Counter[str] = Counter()
    for row in rows:
        for item in row.counted:
            if item.state is State.OVERDUE:
                counts.update({str(debtor.words) for debtor in item.debtors})
    return [{"words": name, "count": count} for name, count in sorted(counts.items(), key=lambda p: (-p[1], p[0]))]


# --- what stands behind --------------------------------------------------------------------------------------------------


def _evidence(rows: Sequence[RowStatus], question: Question, cluster: Cluster) -> dict[int, dict[str, Any]]:
    """The evidence that met something, with who brought it, who accepted it and what its bytes are. Up to three queries."""
    lines = {
        pk: (row, item, line)
        for row in rows
        for item in row.obligations
        for line in item.evidence
        if (pk := line["pk"]) in item.at.met_by
    }
    extra = {
        each["pk"]: each
        for each in Evidence.objects.filter(obligation__plan=question.plan).values(
            "pk", "file__sha256", "file__name", "recorded_by__name", "supplied_for__short_name"
        )
    }
    digests = digests_of([line for _row, _item, line in lines.values()])
    found = {}
    for number, (pk, (row, item, line)) in enumerate(lines.items(), start=1):
        last = line["verdicts"][-1] if line["verdicts"] else None
        about = extra[pk]
        kind = kinds.label_of(item.obligation.requirement.kind) if item.obligation.requirement_id else ""
        found[pk] = {
            "key": pk,
            "no": number,
            "row": row.row.number or str(row.row.position),
            "owed": words.obligation_name(item.obligation),
            "kind": kind or _("документ, который установил срок"),
            "title": line["title"],
            "number": line["number"],
            "happened_on": line["happened_on"].isoformat(),
            "in_force_on": line["in_force_on"].isoformat(),
            "recorded_on": clock.date_of(line["recorded_at"], cluster).isoformat(),
            "recorded_at": line["recorded_at"].astimezone(clock.zone(cluster)).isoformat(timespec="seconds"),
            "by": about["recorded_by__name"] or _("Артель"),
            "of": about["supplied_for__short_name"] or "",
            "accepted_by": (last and last["by"]) or "",
            "accepted_on": clock.date_of(last["at"], cluster).isoformat() if last else None,
            "url": line["url"],
            "file": about["file__name"] or "",
            "sha256": about["file__sha256"] or digests.get(pk, ""),
        }
    return found


def _decisions(
    owed: Mapping[int, ObligationStatus], question: Question, cluster: Cluster
) -> dict[int, list[dict[str, Any]]]:
    """Moves, lifts and restorings that count on the day, by obligation, with who decided and on what basis."""
    if not any(item.facts.decisions for item in owed.values()):
        return {}
    found: dict[int, list[dict[str, Any]]] = {}
    # Not by ids: thousands of them cost more than the rows of the plan that are not asked about.
    for each in Decision.objects.filter(obligation__plan=question.plan, on__lte=question.on).select_related("by"):
        recorded_on = clock.date_of(each.recorded_at, cluster)
        if each.obligation_id not in owed or (question.is_then and recorded_on > question.on):
            continue
        item = owed[each.obligation_id]
        lines = found.setdefault(each.obligation_id, [])
        before = lines[-1]["new_due_on"] if lines and lines[-1]["new_due_on"] else _iso(item.facts.due_on)
        lines.append(
            {
                "obligation": item.obligation.key,
                "owed": words.obligation_name(item.obligation),
                "kind": str(each.kind),
                "words": each.get_kind_display(),
                "on": each.on.isoformat(),
                "recorded_on": recorded_on.isoformat(),
                "old_due_on": before,
                "new_due_on": _iso(each.new_due_on),
                "reason": each.get_reason_display() if each.reason else "",
                "basis": each.basis,
                "by": each.by.name if each.by else _("Артель"),
            }
        )
    return found


def _requests(
    owed: Mapping[int, ObligationStatus], question: Question, cluster: Cluster
) -> dict[int, list[ExtensionRequest]]:
    """Requests to move what is overdue that nobody has answered by the day."""
    overdue = {pk for pk, item in owed.items() if item.state is State.OVERDUE}
    if not overdue:
        return {}
    end, found = clock.end_of_day(question.on, cluster), {}
    for each in ExtensionRequest.objects.filter(obligation__plan=question.plan, asked_at__lt=end):
        if each.obligation_id in overdue and (each.decided_at is None or each.decided_at >= end):
            found.setdefault(each.obligation_id, []).append(each)
    return found


def _indicators(rows: Sequence[RowStatus], question: Question, cluster: Cluster) -> dict[int, list[Indicator]]:
    """Indicators of the rows, as recorded by the day where the report is as known then; a member's own alone."""
    organisation = question.scope.organisation
    found: dict[int, list[Indicator]] = {}
    asked = Indicator.objects.filter(activity__in=[row.activity_id for row in rows])
    if question.is_then:
        asked = asked.filter(recorded_at__lt=clock.end_of_day(question.on, cluster))
    for each in asked:
        if each.reached_on is not None and each.reached_on > question.on:
            continue
        if organisation is None or each.organisation_id in (None, organisation.pk):
            found.setdefault(each.activity_id, []).append(each)
    return found


def _calendars(facts: Mapping[str, Any], rows: Iterable[RowStatus], cluster: Cluster) -> dict[str, Any]:
    """Days off over all the days the facts name, by the length of the week: what makes «просрочено на» checkable."""
    named = set(_dates(facts["rows"])) | {facts["on"], facts["plan"]["starts_on"], facts["plan"]["ends_on"]}
    first, last = date.fromisoformat(min(named)), date.fromisoformat(max(named))
    weeks = {"5": None}
    for row in rows:
        for item in row.obligations:
            if item.obligation.organisation_id:
                weeks[str(item.obligation.organisation.week)] = item.obligation.organisation
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    return {
        week: {
            "first": first.isoformat(),
            "last": last.isoformat(),
            "days_off": [day.isoformat() for day in days if not calendar_of(cluster, organisation).is_working(day)],
        }
        for week, organisation in weeks.items()
    }


def _dates(value: Any) -> Iterable[str]:
    """Every ISO date inside the facts of obligations."""
    if isinstance(value, dict):
        for name, item in value.items():
            if isinstance(item, str) and (name.endswith("_on") or name in ("on", "until", "known_from", "exists_from")):
                yield item
            else:
                yield from _dates(item)
    elif isinstance(value, list):
        for item in value:
            yield from _dates(item)


def _figures(facts: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Every figure with its formula in words, numerator and denominator; None for nothing of nothing."""
    texts = {
        "execution": (_("Исполнение плана"), _("исполненные строки, и с опозданием / строки, срок которых наступил")),
        "in_time": (_("Исполнение в срок"), _("строки, исполненные в срок / строки, срок которых наступил")),
        "shares": (
            _("Обязательства со сроком в периоде"),
            _("исполненные обязательства / обязательства, срок которых пришёлся на период; снятые не считаются"),
        ),
        "assignments": (
            _("Исполнение поручений в срок"),
            _("поручения, исполненные не позже срока / поручения, срок которых пришёлся на период"),
        ),
    }
    found = [
        {
            "code": each.code,
            "title": texts[each.code][0],
            "formula": texts[each.code][1],
            "numerator": each.numerator,
            "denominator": each.denominator,
            "percent": each.percent,
            "target": None,
            "done": list(each.done),
            "counted": list(each.counted),
        }
        for each in figures_of(facts)
        if each.code != "assignments" or facts["assignments"]
    ]
    for body in facts["attendance"]:
        tally = figures.attendance(body["meetings"])
        found.append(
            {
                "code": f"attendance-{body['unit']}",
                "title": _("Посещаемость: {name}").format(name=body["name"]),
                "formula": _("присутствовавшие / члены с правом голоса, по заседаниям с кворумом"),
                "numerator": tally.present,
                "denominator": tally.members,
                "percent": tally.percent,
                "target": None,
                "done": [],
                "counted": [],
            }
        )
    return found


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
