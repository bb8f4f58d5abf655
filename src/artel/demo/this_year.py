"""A second, smaller cluster on today's date, with this school year's plan: what a cluster looks like in its own time."""

import json
import re
from datetime import date, time, timedelta
from importlib.resources import files

from artel.bodies.domain.templates import TEMPLATES
from artel.bodies.services import bodies
from artel.demo.deeds import bring, prove
from artel.demo.founding import BUILDER, World, found
from artel.demo.papers import plan_docx, sample_pdf
from artel.demo.people import NOW_CITIZENS, NOW_ORGANISATIONS
from artel.demo.year_round import morning_round
from artel.files.services import store_bytes
from artel.kernel import clock
from artel.meetings.services import agenda, meetings
from artel.meetings.services.afterwards import PastFacts, PastItem, record_past_meeting
from artel.members import services as members
from artel.members.models import Cluster
from artel.members.selectors import calendar_of as members_calendar
from artel.plans.models import Evidence
from artel.plans.services import happenings, importing, lifecycle
from artel.plans.services.evidence import accept_evidence
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
    _expert_council(world, year, today)
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
    morning_round(world)
    say("  кластер на сегодняшнюю дату есть")
    return cluster


def _expert_council(world: World, year: SchoolYear, today: date) -> None:
    """A meeting held on paper in October, entered and accepted; the next one has its notice out."""
    unit, secretary = world.units["expert"], world["vlasova"]
    bodies.adopt_rules(
        unit=unit, rules=TEMPLATES[unit.kind].rules, from_day=today, basis="Положение об Экспертном совете", actor=world["ladygina"]
    )  # fmt: skip
    held = year.start + timedelta(45)
    if held < today:
        meeting = record_past_meeting(
            unit=unit, held_on=held, number="1", signed_on=min(held + timedelta(5), today), actor=secretary,
            facts=PastFacts(
                present=[world.people[key] for key in ("gusev", "platonov", "nosova", "vetrov")],
                presiding=world.people["gusev"], place="ауд. 201 ОГБПОУ «ТЭПК»", starts_at=time(15, 0), ends_at=time(16, 10),
                items=(
                    PastItem(
                        title="О плане работы Экспертного совета на учебный год", speaker=world.people["gusev"],
                        decisions=("Утвердить план работы Экспертного совета.",), in_favour=4,
                    ),
                ),
            ),
            scan=store_bytes(sample_pdf("Протокол заседания Экспертного совета", f"Дата: {held:%d.%m.%Y}\nНомер: 1"), "Протокол.pdf", cluster=world.cluster, actor=secretary),
        )  # fmt: skip
        for piece in Evidence.objects.filter(
            obligation__cluster=world.cluster, happened_on=meeting.held_on, verdicts=None
        ):
            accept_evidence(evidence=piece, actor=world["ladygina"])
    ahead = members_calendar(world.cluster).add_working_days(today, 8)
    meeting = meetings.add_meeting(
        unit=unit, held_on=ahead, starts_at=time(15, 0), place="ауд. 201 ОГБПОУ «ТЭПК»", actor=secretary
    )
    for key, title, point in (
        (
            "platonov",
            "О подготовке программ к экспертизе",
            "Утвердить перечень программ, представляемых на экспертизу.",
        ),
        (
            "vetrov",
            "О потребности предприятия в практикантах",
            "Принять к сведению сведения о потребности в практикантах.",
        ),
    ):
        agenda.add_item(meeting=meeting, title=title, speaker=world.people[key], draft=point, actor=secretary)
    agenda.notify_meeting(meeting=meeting, actor=secretary)


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
