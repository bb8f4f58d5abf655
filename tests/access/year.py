"""What the year leaves behind in the world of access: reports, changes of a plan, plans carried over and closed, reminders.

Drafts and the file of a table are somebody's own: of the representative of the college, where one may have them.
"""

from datetime import date
from typing import Any

from artel.accounts.rights import system
from artel.calendars.domain.entries import Scope as FeedScope
from artel.calendars.services import make_feed
from artel.documents.services.signing import sign_papers
from artel.files.sheets import ReadTable
from artel.files.tests.factories import make_stored_file
from artel.members.domain.kinds import TableKind
from artel.members.models import SheetUpload
from artel.members.services import sheets
from artel.members.tests.factories import PASSWORD
from artel.notices.domain.states import LetterState
from artel.notices.models import Letter, Notice, Preference
from artel.notices.services import gather, queue_letters, tell
from artel.plans.models import Amendment, Plan
from artel.plans.notice_sources import NEWS
from artel.plans.services import amending, carrying, closing, happenings
from artel.plans.tests.factories import activity_of, make_plan
from artel.reports import public_services
from artel.reports import services as reports
from artel.reports.domain import periods
from artel.reports.domain.groups import EXPLAINED, MUST_EXPLAIN
from artel.reports.domain.scopes import ScopeKind
from artel.reports.files import facts_of
from artel.reports.models import Report
from artel.reports.question import Question, Scope

TODAY = date(2024, 3, 15)
OWNER = "representative_college"


def live_through(side: Any) -> None:
    """Everything but what is said to people: that comes when all of them are there (`tell_all`)."""
    # News that an enterprise owed yesterday: somebody to be reminded of something late.
    happenings.record_event(
        cluster=side.cluster, title="День открытых дверей", starts_on=date(2024, 3, 13), organiser=side.employer,
        actor=side.author,
    )  # fmt: skip
    side.things["news"] = activity_of(side.plan, "5")
    _close(side)
    _amend(side)
    _report(side)
    _bring(side)
    _give_out(side)


def _past_plan(side: Any, name: str, year: str, month: str, *titles: str) -> Plan:
    """A plan of a year that is long over, with nothing proved."""
    rows = [
        {"number": str(number), "title": title, "executors": "Рабочая группа", "deadline": month}
        for number, title in enumerate(titles or ("Работа группы",), 1)
    ]
    plan = side.things[name] = make_plan(side.cluster, *rows, year=year, created_by=side.author)
    return plan


def _choose(side: Any, plan: Plan) -> None:
    owed = list(plan.obligations.values_list("pk", flat=True))
    closing.choose_end(plan=plan, obligations=owed, how="carry", reason="Работа продолжится", actor=side.author)


def _close(side: Any) -> None:
    """A year with everything decided, one with nothing decided, one that is closed and carried over."""
    things = side.things
    _choose(side, things["finished"])
    _past_plan(side, "ending", "2018/2019", "Март 2019 г.")
    closed = _past_plan(side, "closed", "2019/2020", "Март 2020 г.")
    _choose(side, closed)
    closing.close_year(plan=closed, actor=side.author)
    things["carried"] = carrying.carry_over(plan=closed, actor=side.author)


def _amend(side: Any) -> None:
    """A change in its draft with a row left out; one with a question; one that waits for approval; one approved."""
    things, author = side.things, side.author
    things["amendment"] = _changed(side, things["plan"])
    rows = len(things["amendment"].rows)
    things["left_out"] = things["amendment"].rows[rows - 1]["key"]
    things["amendment"] = amending.leave_row_out(amendment=things["amendment"], index=rows - 1, actor=author)

    plan = _past_plan(side, "changed", "2017/2018", "Март 2018 г.", "Работа группы", "Доклад группы")
    approved = amending.submit_amendment(amendment=_changed(side, plan), reason="Распоряжение № 145-р", actor=author)
    amending.return_amendment(amendment=approved, reason="Уточните срок", actor=side.people["head"])
    approved = amending.submit_amendment(amendment=approved, reason="Распоряжение № 145-р", actor=author)
    things["approved_amendment"] = amending.approve_amendment(
        amendment=approved, approved_on=TODAY, in_force_from=date(2024, 3, 1), number="4",
        file=make_stored_file(side.cluster, actor=author), actor=side.people["chair_coordination"],
    )  # fmt: skip
    asking = amending.begin_amendment(plan=plan, actor=author)
    asking.rows[0]["is_settled"] = False
    asking.save(update_fields=["rows"])
    things["asking_amendment"] = asking

    waiting = _changed(side, _past_plan(side, "to_change", "2016/2017", "Март 2017 г."))
    things["waiting_amendment"] = amending.submit_amendment(
        amendment=waiting, reason="Распоряжение № 146-р", actor=author
    )


def _changed(side: Any, plan: Plan) -> Amendment:
    amendment = amending.begin_amendment(plan=plan, actor=side.author)
    row = amendment.rows[0]["row"]
    words = {name: row[name] for name in ("number", "executors_text", "deadline_text", "result_text", "section")}
    return amending.reword_row(
        amendment=amendment, index=0, title="Переименованное мероприятие", actor=side.author, **words
    )


def _report(side: Any) -> None:
    """Of the whole plan: issued, being signed. Of the college: a draft with its causes, one issued."""
    things = side.things
    owner, college = side.people[OWNER], Scope(ScopeKind.ORGANISATION, organisation=side.organisation, words="Колледж")
    things["report"] = _issued(side, Scope(), side.author)
    things["members_report"] = _issued(side, college, owner)
    things["corrected_report"] = reports.correct_report(
        report=_issued(side, Scope(), side.author), reason="Опечатка", actor=side.author
    )
    things["draft_report"] = draft = _explained(side, college, owner)
    things["explained_key"] = next(row["key"] for row in facts_of(draft)["rows"] if row["group"] in EXPLAINED)
    things["report_at_signing"] = reports.send_report(report=_explained(side, college, owner), actor=owner)


def show_to_everybody(side: Any, *, is_open: bool) -> None:
    """The public page with a published report. Open on one side only: what is open is told to everybody, the other side too."""
    parts = dict.fromkeys(public_services.PARTS, True)
    public_services.describe_page(
        cluster=side.cluster, intro="Кластер готовит станочников.", contacts="Приёмная", actor=side.author, **parts
    )
    public_services.publish_paper(paper=side.report.paper, with_file=False, actor=side.author)
    if is_open:
        public_services.open_page(cluster=side.cluster, actor=side.people["head"])


def _explained(side: Any, scope: Scope, actor: Any) -> Report:
    """A draft in which every row that must be explained is, and one more."""
    plan = side.plan
    plan.cluster = side.cluster
    year = periods.periods_of(plan.starts_on, plan.ends_on, side.cluster.quarter_scheme)[0]
    report = reports.begin_report(question=Question(plan, year, TODAY, scope), actor=actor)
    rows = facts_of(report)["rows"]
    keys = {row["key"] for row in rows if row["group"] in MUST_EXPLAIN} | {rows[0]["key"]}
    notes = dict.fromkeys(keys, ("Не хватило времени", "Перенести срок"))
    return reports.write_notes(report=report, notes=notes, actor=actor)


def _issued(side: Any, scope: Scope, actor: Any) -> Report:
    report = reports.send_report(report=_explained(side, scope, actor), actor=actor)
    sign_papers(signings=[(report.paper, report.paper.digest)], password=PASSWORD, actor=side.signing_head.user)
    return Report.objects.select_related("paper", "cluster", "plan__cluster").get(pk=report.pk)


def _bring(side: Any) -> None:
    """A table of people that waits to be entered, and the same of somebody else."""
    for name, who in (("table", "coordinator"), ("others_table", "head")):
        read = ReadTable([{"row": 2, "last_name": "Табличная", "first_name": "Анна"}], {})
        side.things[name] = sheets.bring_table(
            cluster=side.cluster, kind=TableKind.PEOPLE, read=read, file_name="люди.xlsx", sha256="0" * 64,
            actor=side.people[who],
        )  # fmt: skip
    assert not SheetUpload.objects.filter(cluster=side.cluster, counts__wrong__gt=0).exists()


def _give_out(side: Any) -> None:
    """Links to calendars: of the college's representative both, one of somebody else."""
    made = make_feed(cluster=side.cluster, scope=FeedScope.CLUSTER, actor=side.people[OWNER])
    side.things["feed"], side.things["feed_code"] = made.feed, made.url.rsplit("/", 1)[-1].removesuffix(".ics")
    make_feed(cluster=side.cluster, scope=FeedScope.PERSONAL, has_alarms=True, actor=side.people[OWNER])
    side.things["others_feed"] = make_feed(
        cluster=side.cluster, scope=FeedScope.PERSONAL, actor=side.people["coordinator"]
    ).feed


def tell_all(side: Any, people: dict[str, Any]) -> None:
    """A notice to everybody of the table, the morning round, the letters; one of them did not leave."""
    cluster, things = side.cluster, side.things
    tell(
        users=[user.pk for user in people.values()], cluster=cluster, kind=NEWS, key="access:told", title="План утверждён",
        text="Решение совета № 1", act="Открыть план", url=f"/k/{cluster.slug}/plan/", pressing=True, actor=system(),
    )  # fmt: skip
    things["notices"] = {role: Notice.objects.get(user=user, key="access:told") for role, user in people.items()}
    gather(cluster=cluster)
    queue_letters(cluster=cluster)
    letter = Letter.objects.filter(cluster=cluster).first()
    Letter.objects.filter(pk=letter.pk).update(
        state=LetterState.FAILED, why="Почтовый сервер отказал", message_id="letter-1"
    )
    things["letter"] = Letter.objects.get(pk=letter.pk)
    Preference.objects.create(cluster=cluster, user=people[OWNER], hour=8)
