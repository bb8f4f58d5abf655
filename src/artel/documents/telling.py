"""What deeds on papers tell at once, and whom. Each is part of a deed: in its transaction, after its change."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from artel.documents.domain.states import SheetState, SignerRole
from artel.documents.models import ApprovalLine, ApprovalSheet, Paper
from artel.documents.notice_sources import ASKED, answerable, line_thing, signing_thing
from artel.documents.selectors import whose_turn
from artel.kernel import clock
from artel.members.models import Cluster
from artel.notices.services import settle, tell
from artel.russian import date_ru


def tell_signers(paper: Paper, actor: Any, *, approvers: bool = False) -> None:
    """Those whose turn it is to sign are told: once an hour, however many papers come. `approvers`: only who approves."""
    cluster = paper.cluster
    places = whose_turn(clock.today(cluster)).filter(paper=paper, person__user__isnull=False)
    if approvers:
        places = places.filter(role=SignerRole.APPROVES)
    for user in sorted(set(places.order_by().values_list("person__user", flat=True))):
        tell(
            users=[user],
            cluster=cluster,
            kind=ASKED,
            key=f"{signing_thing(user)}:{cluster.pk}:{clock.now_in(cluster):%Y%m%d%H}",
            thing=signing_thing(user),
            title=_("Документы ждут вашей подписи"),
            text=str(paper),
            act=_("Прочитать и подписать"),
            url=reverse("documents:signing", args=[cluster.slug]),
            actor=actor,
            pressing=True,
        )


def quiet_signers(cluster: Cluster, users: Iterable[int | None]) -> None:
    """Whoever has nothing left to sign is called no more."""
    wanted = {user for user in users if user is not None}
    places = whose_turn(clock.today(cluster)).filter(paper__cluster=cluster, person__user__in=wanted)
    for user in sorted(wanted - set(places.order_by().values_list("person__user", flat=True))):
        settle(cluster=cluster, thing=signing_thing(user))


def accounts_of(paper: Paper) -> list[int | None]:
    """Accounts of everybody who signs the paper in its present round."""
    return list(paper.signers.filter(round=paper.round).order_by().values_list("person__user", flat=True))


def tell_parties(sheet: ApprovalSheet, actor: Any) -> None:
    """The parties whose turn it is to answer are told."""
    lines = list(sheet.lines.select_related("person").order_by("position"))
    for line in answerable(lines):
        tell_party(line, sheet, actor)


def tell_party(line: ApprovalLine, sheet: ApprovalSheet, actor: Any) -> None:
    """One party is told of a sheet that it has to answer."""
    tell(
        users=[line.person.user_id],
        cluster=sheet.cluster,
        kind=ASKED,
        key=f"{line_thing(line)}:asked",
        thing=line_thing(line),
        title=_("Вас просят согласовать: лист согласования к {what}").format(what=sheet.title),
        text=_("Ответить нужно до {day}.").format(day=date_ru(line.due_on)),
        act=_("Прочитать и ответить"),
        url=reverse("documents:decide", args=[sheet.cluster.slug, sheet.pk, line.pk]),
        actor=actor,
    )


def tell_answered(line: ApprovalLine, sheet: ApprovalSheet, actor: Any) -> None:
    """A party has answered: it is called no more, and who approves is called once all the others have."""
    settle(cluster=sheet.cluster, thing=line_thing(line))
    if sheet.state == SheetState.OPEN and line.role != "approves":
        for each in answerable(list(sheet.lines.select_related("person").order_by("position"))):
            if each.role == "approves":
                tell_party(each, sheet, actor)


def tell_round_over(sheet: ApprovalSheet, actor: Any) -> None:
    """The round has ended: its parties are called no more, whoever opened it learns how."""
    for line in sheet.lines.all():
        settle(cluster=sheet.cluster, thing=line_thing(line))
    if sheet.state == SheetState.VOID:
        return
    agreed = sheet.state == SheetState.AGREED
    said = _("Согласовано всеми: лист согласования к {what}") if agreed else _("Не согласовано: лист к {what}")
    tell(
        users=[sheet.opened_by_id],
        cluster=sheet.cluster,
        kind=ASKED,
        key=f"documents.sheet:{sheet.pk}:{sheet.state}",
        title=said.format(what=sheet.title),
        act=_("Открыть лист"),
        url=reverse("documents:sheet", args=[sheet.cluster.slug, sheet.pk]),
        actor=actor,
    )
