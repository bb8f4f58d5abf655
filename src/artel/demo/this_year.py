"""A second, smaller cluster on today's date, with this school year's plan: what a cluster looks like in its own time."""

import json
import re
from datetime import date, timedelta
from importlib.resources import files

from artel.demo.deeds import bring, owed, prove
from artel.demo.founding import BUILDER, found
from artel.demo.papers import plan_docx
from artel.demo.people import NOW_CITIZENS, NOW_ORGANISATIONS
from artel.files.services import store_bytes
from artel.kernel import clock
from artel.members import services as members
from artel.members.models import Cluster
from artel.plans.services import happenings, importing, lifecycle
from artel.terms import SchoolYear

SLUG = "mashinostroitelny"


def build(say) -> Cluster:
    """Found the cluster; its plan was approved in September, and the facts fall on days that have passed already."""
    cluster = members.add_cluster(
        slug=SLUG, name="Машиностроительный образовательно-отраслевой кластер", short_name="Машиностроительный кластер",
        region="Томская область", place="г. Томск", time_zone="Asia/Tomsk", is_demo=True, actor=BUILDER,
    )  # fmt: skip
    today = clock.today(cluster)
    year = SchoolYear.of(today)
    world = found(cluster, NOW_ORGANISATIONS, NOW_CITIZENS, min(date(year.start.year, 8, 20), today))
    author, chair = world["ladygina"], world["samarina"]
    stored = store_bytes(
        plan_docx(_heading(year), rows_of_year(year)),
        f"План работы {str(year).replace('/', '-')}.docx",
        cluster=cluster,
        actor=author,
    )
    upload = importing.read_upload(
        upload=importing.begin_upload(cluster=cluster, file=stored, actor=author), actor=author
    )
    plan = importing.confirm_upload(upload=upload, actor=author)
    lifecycle.submit_plan(plan=plan, actor=author)
    plan = lifecycle.approve_plan(
        plan=plan, approved_on=min(year.start + timedelta(12), today), number="1", file=None, actor=chair
    )
    meeting = year.start + timedelta(45)
    if meeting <= today:
        for obligation in owed(plan, "3.1"):
            if obligation.is_counted and obligation.opens_on <= meeting <= obligation.words_due_on:
                prove(
                    world,
                    obligation,
                    "gusev",
                    "Протокол заседания Экспертного совета",
                    number="1",
                    happened=meeting,
                    by="ladygina",
                )
    for ago, title in ((40, "Экскурсия школьников на предприятие"), (6, "Круглый стол с работодателями")):
        day = today - timedelta(ago)
        if day > year.start:
            event = happenings.record_event(cluster=cluster, title=title, starts_on=day, actor=author)
            for number, obligation in enumerate(
                event.obligations.select_related("plan__cluster", "cluster", "activity", "requirement", "organisation")
            ):
                if number % 3:
                    news = min(obligation.due_on, today)
                    bring_or_prove = prove if number % 2 else bring
                    bring_or_prove(
                        world, obligation, "ladygina", "Новость на странице участника", happened=news,
                        url=f"https://news.example/{event.pk}/{number}", **({"by": "metelev"} if number % 2 else {}),
                    )  # fmt: skip
    say("  кластер на сегодняшнюю дату есть")
    return cluster


def _heading(year: SchoolYear) -> list[str]:
    return ["ПЛАН РАБОТЫ", "МАШИНОСТРОИТЕЛЬНОГО ОБРАЗОВАТЕЛЬНО-ОТРАСЛЕВОГО КЛАСТЕРА", f"на {year} учебный год"]


def rows_of_year(year: SchoolYear) -> list[dict[str, str]]:
    """The seed's rows with their years moved to this one."""
    seed = json.loads((files("artel.plans") / "seed" / "plan.gold.json").read_text(encoding="utf-8"))
    shift = year.start.year - 2023
    return [
        {
            key: re.sub(r"\b20(2[345])(?=\D|$)", lambda found: str(2000 + int(found.group(1)) + shift), value)
            for key, value in row.items()
        }
        for row in seed["rows"]
    ]
