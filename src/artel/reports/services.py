"""Making reports: a draft, causes and proposals, signing, correction. What was sent for signing is frozen."""

import re
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from artel import audit
from artel.accounts.models import User
from artel.accounts.rights import authorize
from artel.accounts.selectors import account_of
from artel.documents.domain.states import PaperState, SignerRole
from artel.documents.head_signer import HeadSigner, cluster_signer, member_signer
from artel.documents.models import Paper
from artel.documents.services.papers import SignerDraft, compose_paper, drop_paper, recall_paper, send_for_signature
from artel.kernel import clock
from artel.kernel.errors import BrokenRule, IllegalTransition
from artel.members.models import Cluster
from artel.members.selectors import person_of
from artel.members.services.clusters import lock_cluster
from artel.members.tenancy import require_same_cluster
from artel.plans.models import Activity
from artel.reports.collect import collect
from artel.reports.domain.groups import MUST_EXPLAIN
from artel.reports.domain.states import ReportState
from artel.reports.events import ReportEvent
from artel.reports.models import Report, ReportNote
from artel.reports.papers.report import KIND, MEMBER_KIND, report_document
from artel.reports.proving import digest_of
from artel.reports.question import Question
from artel.reports.selectors import notes_of
from artel.reports.words import title_of
from artel.russian import date_ru

_LONGEST = 2000  # signs of a cause or a proposal: more stands on no row of a table
_MANY = 12


@transaction.atomic
def begin_report(*, question: Question, actor: Any) -> Report:
    """Make a draft. It keeps the question alone: what it shows goes on following the plan until it is sent.

    Refused for a plan that is not approved, for a day to come, and for a day before the period begins.
    """
    report = Report.of(question)
    cluster = lock_cluster(report.cluster)
    authorize(actor, "reports.compose_report", report)
    require_same_cluster(cluster, report.plan, report.organisation, report.unit)
    if not report.plan.is_live:
        raise BrokenRule(_("План ещё не утверждён: отчёт составляют по утверждённому плану."), field="period")
    if report.on > clock.today(cluster):
        raise BrokenRule(_("Этот день ещё не наступил: укажите сегодняшний или прошедший."), field="on")
    if report.on < report.starts_on:
        raise BrokenRule(
            _("На этот день период ещё не начался: укажите {day} или позже.").format(day=date_ru(report.starts_on)),
            field="on",
        )
    report.created_by, report.created_at = account_of(actor), clock.now_in(cluster)
    report.save()
    audit.record(ReportEvent.BEGUN, actor=actor, target=report, period=report.period_words, day=date_ru(report.on))
    return report


@transaction.atomic
def write_notes(*, report: Report, notes: Mapping[str, tuple[str, str]], actor: Any) -> Report:
    """Write why rows are not executed and what is proposed, by the keys of the rows; empty ones are taken away.

    Both are written or neither. Refused once the report is sent for signing.
    """
    report = _locked(report)
    authorize(actor, "reports.compose_report", report)
    _require_draft(report)
    rows = dict(Activity.objects.filter(plan=report.plan, key__in=notes).values_list("key", "pk"))
    before, now, changed = notes_of(report), clock.now_in(report.cluster), 0
    for key, texts in notes.items():
        cause, proposal = (_tidied(text) for text in texts)
        if key not in rows or before.get(key, ("", "")) == (cause, proposal):
            continue
        if bool(cause) != bool(proposal):
            raise BrokenRule(
                _("Напишите и причину, и предложение, или оставьте пустыми оба поля."),
                field=f"{'proposal' if cause else 'cause'}_{key}",
            )
        if max(len(cause), len(proposal)) > _LONGEST:
            raise BrokenRule(
                _("Текст длиннее {count} знаков: в таблице отчёта он не поместится.").format(count=_LONGEST),
                field=f"{'cause' if len(cause) > _LONGEST else 'proposal'}_{key}",
            )
        changed += 1
        if not cause:
            ReportNote.objects.filter(report=report, activity=rows[key]).delete()
            continue
        ReportNote.objects.update_or_create(
            report=report,
            activity_id=rows[key],
            defaults={"cause": cause, "proposal": proposal, "by": account_of(actor), "at": now},
        )
    if changed:
        audit.record(ReportEvent.EXPLAINED, actor=actor, target=report, rows=changed)
    return report


@transaction.atomic
def send_report(*, report: Report, actor: Any) -> Report:
    """Freeze the facts, make the paper and ask for the signature: of who heads the lead college, or the member.

    Refused while an overdue row has no cause and proposal, and where there is nobody to sign.
    """
    report = _locked(report)
    authorize(actor, "reports.compose_report", report)
    _require_draft(report)
    facts = collect(report.question, notes=notes_of(report))
    _require_explained(facts)
    signer = signer_of(report)
    if signer is None:
        raise BrokenRule(
            _("Некому подписать: укажите, кто руководит участником, на его странице.")
            if report.organisation_id
            else _("Некому подписать: укажите, кто руководит ведущей ПОО, на её странице.")
        )
    today = clock.today(report.cluster)
    facts["signing"] = {
        "dated_on": today.isoformat(),
        "post": signer.post,
        "name": signer.signature,
        "is_members": report.organisation_id is not None,
        "executor": _executor(report, actor),
    }
    old = report.corrects.paper if report.corrects_id else None
    facts["corrects"] = {"number": old.number, "edition": old.edition, "reason": report.correction} if old else None
    digest = digest_of(facts)
    document = report_document(facts, digest=digest)
    paper = compose_paper(
        cluster=report.cluster,
        kind=MEMBER_KIND if report.organisation_id else KIND,
        unit=None,
        title=title_of(facts),
        dated_on=today,
        document=document,
        subject_kind=KIND,
        subject_id=str(report.pk),
        paper=report.paper,
        supersedes=old if report.paper is None else None,
        actor=actor,
    )
    report.facts, report.digest, report.paper = facts, digest, paper
    report.save(update_fields=["facts", "digest", "paper"])
    line = SignerDraft(signer.person, signer.post, signer.signature, SignerRole.SIGNS, signer.office)
    report.paper = send_for_signature(paper=paper, signers=[line], actor=actor)
    audit.record(ReportEvent.SENT, actor=actor, target=report, digest=digest[:16])
    return report


def signer_of(report: Report) -> HeadSigner | None:
    """Who signs it today."""
    day = clock.today(report.cluster)
    return member_signer(report.organisation, day) if report.organisation_id else cluster_signer(report.cluster, day)


@transaction.atomic
def recall_report(*, report: Report, actor: Any) -> Report:
    """Take the report back from signing: it is a draft again and follows the plan."""
    report = _locked(report)
    authorize(actor, "reports.compose_report", report)
    if report.state is not ReportState.SIGNING:
        raise IllegalTransition(_("Отчёт не на подписи: отзывать нечего. Обновите страницу."))
    report.paper = recall_paper(paper=report.paper, actor=actor)
    audit.record(ReportEvent.RECALLED, actor=actor, target=report)
    return report


@transaction.atomic
def drop_report(*, report: Report, actor: Any) -> None:
    """Give a draft up. A paper it has had, recalled from signing, stays among the papers that came to nothing."""
    report = _locked(report)
    authorize(actor, "reports.compose_report", report)
    _require_draft(report)
    if report.paper is not None and report.paper.state == PaperState.DRAFT:
        drop_paper(paper=report.paper, actor=actor)
    audit.record(ReportEvent.DROPPED, actor=actor, target=report, period=report.period_words, day=date_ru(report.on))
    report.delete()


@transaction.atomic
def correct_report(*, report: Report, reason: str, actor: Any) -> Report:
    """Begin a corrected report in the place of an issued one: the same question and notes, the same number.

    The old one stays as it is and in force until the corrected one is signed. Refused where one is begun already.
    """
    report = _locked(report)
    authorize(actor, "reports.compose_report", report)
    if report.state is not ReportState.ISSUED:
        raise IllegalTransition(_("Исправить можно только подписанный отчёт, который ещё не заменён."))
    if Report.objects.filter(corrects=report).exists():
        raise IllegalTransition(_("Исправленный отчёт уже составляется."))
    if not reason.strip():
        raise BrokenRule(_("Напишите, что исправлено и почему."), field="reason")
    corrected = Report.of(report.question)
    corrected.corrects, corrected.correction = report, " ".join(reason.split())[:500]
    corrected.created_by, corrected.created_at = account_of(actor), clock.now_in(report.cluster)
    corrected.save()
    for note in report.notes.all():
        note.pk, note.report = None, corrected
        note.save()
    audit.record(
        ReportEvent.CORRECTED, actor=actor, target=report, number=report.paper.number, reason=corrected.correction
    )
    return corrected


@transaction.atomic
def record_export(*, report: Report, form: str, actor: Any) -> None:
    """Leave the trace of a report taken out as a file."""
    authorize(actor, "reports.read_report", report)
    audit.record(ReportEvent.EXPORTED, actor=actor, target=report, form=form)


@transaction.atomic
def record_overview_export(*, clusters: list[Cluster], actor: Any) -> None:
    """Leave the trace of the overview taken out, in the installation's chain: it is of no one cluster."""
    audit.record(ReportEvent.OVERVIEW_EXPORTED, actor=actor, clusters=len(clusters))


def number_of(value: int, paper: Paper) -> str:
    """«1-ОТ»; of a member «1-ОУ»"""
    return f"{value}-{'ОУ' if paper.kind == MEMBER_KIND else 'ОТ'}"


def _locked(report: Report) -> Report:
    """The report as it is now, held till the transaction ends: the cluster first, as papers do."""
    cluster = lock_cluster(report.cluster)
    found = (
        Report.objects.select_for_update(of=("self",))
        .select_related("plan", "organisation", "unit", "paper", "corrects__paper")
        .get(pk=report.pk)
    )
    found.cluster = found.plan.cluster = cluster
    return found


def _require_draft(report: Report) -> None:
    if report.state is not ReportState.DRAFT:
        raise IllegalTransition(_("Отчёт уже на подписи или подписан. Обновите страницу и посмотрите, что изменилось."))


def _require_explained(facts: Mapping[str, Any]) -> None:
    bare = [row for row in facts["rows"] if row["group"] in MUST_EXPLAIN and not row["cause"]]
    if bare:
        named = ", ".join(row["number"] or str(row["position"]) for row in bare[:_MANY])
        raise BrokenRule(
            _("Напишите причину и предложение по просроченным строкам: {rows}.").format(
                rows=named + (_(" и ещё {count}").format(count=len(bare) - _MANY) if len(bare) > _MANY else "")
            )
        )


def _executor(report: Report, actor: Any) -> list[str]:
    """The mark of the executor: who made the report."""
    person = person_of(actor, report.cluster) if isinstance(actor, User) else None
    if person is None:
        return [actor.name] if isinstance(actor, User) else []
    return [" ".join(filter(None, (person.last_name, person.first_name, person.patronymic)))]


def _tidied(text: str) -> str:
    return re.sub(r"[ \t]+", " ", re.sub(r"\s*\n\s*", "\n", text)).strip()
