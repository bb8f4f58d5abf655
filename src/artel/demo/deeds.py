"""Short words for the deeds of the demo's people, so that their year reads as a story."""

from collections.abc import Iterable
from datetime import date

from artel.demo.founding import World
from artel.demo.papers import sample_pdf
from artel.files.services import store_bytes
from artel.plans.models import Activity, Evidence, Obligation, Plan
from artel.plans.services import evidence as deeds
from artel.plans.services import importing, lifecycle


def bring_plan(
    world: World, data: bytes, name: str, *, author: str, approver: str, brought: date, submitted: date, approved: date,
    number: str, parent: Activity | None = None, year: str = "", title: str = "",
) -> Plan:  # fmt: skip
    """Upload, read, confirm, submit and approve a plan, each on its day."""
    world.day(brought)
    cluster, author_user = world.cluster, world[author]
    stored = store_bytes(data, name, cluster=cluster, actor=author_user)
    upload = importing.begin_upload(cluster=cluster, file=stored, parent=parent, actor=author_user)
    upload = importing.read_upload(upload=upload, actor=author_user)
    if upload.state != "read":
        raise RuntimeError(f"the demo's own plan was not read: {upload.refusal}")
    if year or title:
        upload = importing.correct_upload(
            upload=upload, title=title or upload.title, year_label=year or upload.year_label, actor=author_user
        )
    plan = importing.confirm_upload(upload=upload, actor=author_user)
    world.day(submitted)
    lifecycle.submit_plan(plan=plan, actor=author_user)
    world.day(approved)
    return lifecycle.approve_plan(plan=plan, approved_on=approved, number=number, file=None, actor=world[approver])


def owed(plan: Plan, number: str, *, title: str = "", **lookup: object) -> list[Obligation]:
    """Obligations of the row that bears the number (and whose title begins so), in their order."""
    found = Obligation.objects.filter(plan=plan, activity__wordings__number=number, **lookup)
    if title:
        found = found.filter(activity__wordings__title__startswith=title)
    return list(
        found.select_related("plan__cluster", "cluster", "activity", "requirement", "organisation").order_by(
            "position", "pk"
        )
    )


def activity(plan: Plan, number: str, title: str = "") -> Activity:
    """The row that bears the number."""
    found = Activity.objects.filter(plan=plan, wordings__number=number)
    if title:
        found = found.filter(wordings__title__startswith=title)
    return found.select_related("plan__cluster", "cluster").get()


def bring(
    world: World, obligation: Obligation, who: str, title: str, *, happened: date, in_force: date | None = None,
    number: str = "", recorded: date | None = None, note: str = "", url: str = "",
) -> Evidence:  # fmt: skip
    """Bring a document on the day it took effect (or later: `recorded`)."""
    in_force = in_force or happened
    world.day(recorded or in_force)
    user = world[who]
    file = None
    if not url:
        body = f"Дата: {happened:%d.%m.%Y}\nНомер: {number or 'б/н'}"
        file = store_bytes(sample_pdf(title, body), f"{title}.pdf", cluster=world.cluster, actor=user)
    return deeds.supply_evidence(
        obligation=obligation, title=title, number=number, happened_on=happened, in_force_on=in_force, file=file, url=url,
        note=note, actor=user,
    )  # fmt: skip


def prove(
    world: World,
    obligation: Obligation,
    who: str,
    title: str,
    *,
    by: str = "kravtsova",
    accepted: date | None = None,
    **values: object,
) -> Evidence:
    """Bring a document and have another person accept it."""
    piece = bring(world, obligation, who, title, **values)
    if accepted:
        world.day(accepted)
    deeds.accept_evidence(evidence=piece, actor=world[by])
    return piece


def representatives(world: World, citizens: Iterable[object]) -> dict[int, str]:
    """Key of the representative of each organisation, by the organisation's id."""
    return {
        world.organisations[citizen.organisation].pk: citizen.key
        for citizen in citizens
        if citizen.role == "representative"
    }
