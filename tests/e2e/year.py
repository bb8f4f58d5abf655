"""The part of furnish.py that is about the plan through its year: wordings, years, reports, notices, links, tables."""

from collections.abc import Mapping
from datetime import date
from hashlib import sha256
from typing import Any

from artel.accounts.models import User
from artel.calendars.domain.entries import Scope
from artel.calendars.services import make_feed
from artel.demo.papers import plan_docx
from artel.files.services import store_bytes
from artel.files.sheets import ReadTable
from artel.members.domain.kinds import TableKind
from artel.members.models import Cluster, SheetUpload
from artel.members.services import sheets as tables
from artel.members.tests.factories import make_inn
from artel.notices.domain.states import LetterState
from artel.notices.letters import off_token
from artel.notices.models import Letter
from artel.plans.domain.closing import End
from artel.plans.models import Amendment, Plan
from artel.plans.selectors.amendments import rows_of_amendment, versions_of
from artel.plans.selectors.years import year_end
from artel.plans.services import amending, carrying, closing, importing, lifecycle
from artel.reports import services as reports
from artel.reports.domain.periods import PeriodKind, periods_of
from artel.reports.models import Report
from artel.reports.question import Question

TODAY = date(2024, 3, 15)  # of the demo
COLUMNS = ("inn", "short_name", "full_name", "kind")
# A newer document of the nested plan: of one row nobody but a person can say what it is.
NEWER = (
    ("1", "Обучение кураторов работе в смешанных группах", "ОГБПОУ «ТЭПК»", "Октябрь 2023 г.", "Отчёт о мероприятии"),
    ("2", "Осмотр мастерских и входных групп", "ОГБПОУ «ТЭПК»", "Ноябрь 2023 г.", "Акт обследования"),
    ("3", "Встреча с родителями студентов", "Колледж приборостроения", "Май 2024 г.", "Отчёт о мероприятии"),
)


def user(key: str, cluster: Cluster) -> User:
    return User.objects.get(email=f"{key}@{cluster.slug}.example")


def before_the_plans(cluster: Cluster, plan: Plan) -> dict[str, Any]:
    """The year of the plan carried over, while the cluster has no plan of the next."""
    return {"carried": carrying.carry_over(plan=plan, actor=user("kravtsova", cluster))}


def furnish(cluster: Cluster, plan: Plan) -> dict[str, Any]:
    """A nested plan in its second wording and the third on its way, a closed year, reports, a failed letter, tables."""
    coordinator = user("kravtsova", cluster)
    nested = Plan.objects.select_related("cluster").get(parent__plan=plan)
    failed = Letter.objects.filter(cluster=cluster).order_by("pk").last()
    Letter.objects.filter(pk=failed.pk).update(state=LetterState.FAILED, why="550 Нет такого ящика")
    return {
        "nested": nested,
        "second": _second_wording(nested, coordinator),
        "third": _third_wording(nested, coordinator),
        "past": _closed_year(cluster),
        "reports": _reports(plan, coordinator),
        "letter": failed,
        "feed": make_feed(cluster=cluster, scope=Scope.CLUSTER, has_alarms=True, actor=coordinator).url,
        "tables": _tables(cluster, coordinator),
        "off": off_token(user("yusupova", cluster), cluster),
    }


def _second_wording(plan: Plan, author: User) -> Amendment:
    """One row reworded, one left out, one added; approved."""
    amendment = amending.begin_amendment(plan=plan, actor=author)
    rows = rows_of_amendment(amendment)
    last = len(rows) - 1
    row = rows[last - 1].row
    amendment = amending.leave_row_out(amendment=amendment, index=last, actor=author)
    amendment = amending.reword_row(
        amendment=amendment, index=last - 1, number=row.number, title=row.title + " и их родителей", section=row.section,
        executors_text=row.executors_text, deadline_text="Июнь 2024 г.", result_text=row.result_text, actor=author,
    )  # fmt: skip
    amendment, _index = amending.add_amended_row(amendment=amendment, title="Отчёт для департамента", actor=author)
    amendment = amending.submit_amendment(amendment=amendment, reason="протокол от 14.03.2024 № 2", actor=author)
    return amending.approve_amendment(
        amendment=amendment, approved_on=TODAY, in_force_from=TODAY, number="3", file=None,
        actor=user("lapteva", plan.cluster),
    )  # fmt: skip


def _third_wording(plan: Plan, author: User) -> Amendment:
    """A change by a document, with questions still open."""
    keys = ("number", "title", "executors", "deadline", "result")
    rows = [{"section": "", **dict(zip(keys, row, strict=True))} for row in NEWER]
    document = plan_docx(["ПЛАН МЕРОПРИЯТИЙ", f"на {plan.year_label} учебный год"], rows)
    stored = store_bytes(document, "План инклюзия, новая редакция.docx", cluster=plan.cluster, actor=author)
    upload = importing.begin_upload(cluster=plan.cluster, file=stored, amends=plan, actor=author)
    return amending.amend_by_upload(upload=importing.read_upload(upload=upload, actor=author), actor=author)


def _closed_year(cluster: Cluster) -> Plan:
    """The year before, of two rows that nobody carried out."""
    author = user("kravtsova", cluster)
    rows = [
        {"section": "I. Организация", "number": number, "title": title, "executors": "Экспертный совет",
         "deadline": deadline, "result": "Протокол заседания"}
        for number, title, deadline in (
            ("1.1", "Создание рабочих групп", "Октябрь 2022 г."), ("1.2", "Подведение итогов года", "Июнь 2023 г."),
        )
    ]  # fmt: skip
    data = plan_docx(["ПЛАН РАБОТЫ КЛАСТЕРА", "на 2022/2023 учебный год"], rows)
    stored = store_bytes(data, "План 2022.docx", cluster=cluster, actor=author)
    upload = importing.begin_upload(cluster=cluster, file=stored, actor=author)
    plan = importing.confirm_upload(upload=importing.read_upload(upload=upload, actor=author), actor=author)
    lifecycle.submit_plan(plan=plan, actor=author)
    plan = lifecycle.approve_plan(
        plan=plan, approved_on=date(2022, 9, 12), number="1", file=None, actor=user("lapteva", cluster)
    )
    for how, owed in zip((End.UNDONE, End.CARRY), year_end(plan).undecided, strict=True):
        closing.choose_end(plan=plan, obligations=[owed], how=how, reason="Кластер ещё не был создан.", actor=author)
    return closing.close_year(plan=plan, actor=author)


def _reports(plan: Plan, author: User) -> list[Report]:
    """The signed one of the demo, a draft of the quarter that runs."""
    periods = periods_of(plan.starts_on, plan.ends_on, plan.cluster.quarter_scheme)
    running = next(period for period in periods if period.kind is PeriodKind.QUARTER and TODAY in period)
    draft = reports.begin_report(question=Question(plan, running, TODAY), actor=author)
    return [draft, Report.objects.exclude(paper=None).get(plan=plan)]


def _tables(cluster: Cluster, author: User) -> list[SheetUpload]:
    """One with an error, one that may be entered, one entered."""
    rows = [
        {
            "row": n,
            "inn": inn,
            "short_name": name,
            "full_name": f"Общество «{name}»",
            "kind": "предприятие-работодатель",
        }
        for n, (inn, name) in enumerate(
            ((make_inn(88_001), "Прибор-1"), ("7017000018", "Прибор-2"), (make_inn(88_003), "Прибор-3")), 2
        )
    ]
    brought = [
        tables.bring_table(
            cluster=cluster, kind=TableKind.ORGANISATIONS, file_name=f"Участники {n}.xlsx", sha256=sha256(b"%d" % n).hexdigest(),
            read=ReadTable(own, dict(zip(COLUMNS, "ABCD", strict=True))), actor=author,
        )
        for n, own in enumerate((rows, [rows[0]], [rows[2]]), 1)
    ]  # fmt: skip
    tables.enter_table(upload=brought[-1], revision=brought[-1].revision, actor=author)
    return brought


def samples(cluster: Cluster, plan: Plan, made: Mapping[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """Objects for the addresses, by the name of the route or its beginning; «?» holds what follows the path."""
    one = lambda found: [{"pk": found.pk}]  # noqa: E731 -- a table reads better so
    many = lambda *found: [{"pk": each.pk} for each in found]  # noqa: E731
    waiting = Amendment.objects.get(cluster=cluster, plan=plan)
    nested, past, second, third = made["nested"], made["past"], made["second"], made["third"]
    draft, issued = made["reports"]
    period = f"{plan.pk}:{next(p.key for p in periods_of(plan.starts_on, plan.ends_on, cluster.quarter_scheme) if TODAY in p)}"
    letters = Letter.objects.filter(cluster=cluster, state=LetterState.SHOWN)
    ways = [{}, {"?": "whose=cluster"}]
    return {
        "plans:amend": one(plan), "plans:amendment": many(waiting, second, third),
        **dict.fromkeys((f"plans:amendment_{deed}" for deed in ("settle", "add", "submit")), one(third)),
        **dict.fromkeys((f"plans:amendment_{deed}" for deed in ("return", "approve")), one(waiting)),
        "plans:amendment_row": [{"pk": third.pk, "index": index} for index in (0, 1)],
        "plans:versions": many(plan, nested),
        "plans:version": [{"pk": nested.pk, "number": version.number} for version in versions_of(nested)],
        "plans:carry": one(nested), "plans:close": many(plan, past), "plans:compare": [{}, {"?": f"a={past.pk}&b={plan.pk}"}],
        "reports:list": [{}, {"?": "q=нет+такого"}],
        "reports:preview": [{"?": f"period={period}&on=15.03.2024&scope=whole"}], "reports:overview": [{}],
        "reports:": many(draft, issued), "reports:notes": one(draft), "reports:correct": one(issued),
        "reports:public_publish": one(issued.paper), "reports:public_paper": [{"code": issued.paper.public_id}],
        "reports:public_file": [{"code": issued.paper.public_id}],
        "notices:list": [{}, {"?": "show=all"}], "notices:letter": many(made["letter"], letters.first()),
        "notices:letters_off": [{"token": made["off"]}],
        "calendars:month": ways, "calendars:agenda": ways, "calendars:year": ways,
        "calendars:feed": [{"code": made["feed"].rsplit("/", 1)[1].removesuffix(".ics")}],
        "search:search": [{"?": f"q={words}"} for words in ("заседаниями+совета", "наставничиство", "Юсупова", "")],
        "members:table": many(*made["tables"]), "members:table_errors": many(made["tables"][0]),
    }  # fmt: skip
