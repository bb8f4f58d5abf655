"""What of papers calls people: signatures to give, approval sheets to answer (DOMAIN G, 2.3)."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from django.db.models import F, Max, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from artel.documents.domain.states import SheetState, SignerRole
from artel.documents.models import ApprovalLine, Signer
from artel.documents.selectors import whose_turn
from artel.kernel import clock
from artel.members.models import Cluster
from artel.notices.addressees import Addressees
from artel.notices.domain import cadence
from artel.notices.sources import Call, Source, register, register_kind
from artel.russian import date_ru

NAMED = 3  # papers named in a notice; the page has all of them
ASKED = register_kind("documents.asked", gettext_lazy("Документы пришли на подпись и согласование"))


def signing_thing(user: int) -> str:
    """The name of everything that waits for one account's signature: signed at one sitting, told as one thing."""
    return f"documents.signing:{user}"


def papers_to_sign(cluster: Cluster, day: date) -> Iterator[Call]:
    """Papers whose turn has come: one call for each signer, however many papers; after five days those who watch."""
    people = Addressees(cluster, day)
    in_round = Q(paper__signatures__signer__round=F("paper__round"))
    places = (
        whose_turn(day)
        .filter(paper__cluster=cluster, person__user__isnull=False, paper__sent_at__isnull=False)
        .annotate(last_signed_on=Max("paper__signatures__signed_on", filter=in_round))
        .select_related("paper", "person")
        .order_by("paper__sent_at", "pk")
    )
    waiting: dict[int, list[Signer]] = defaultdict(list)
    for place in places:
        waiting[place.person.user_id].append(place)
    for user, mine in waiting.items():
        since = min(_since(place, cluster) for place in mine)
        called = people.everybody & {user}
        url = reverse("documents:signing", args=[cluster.slug])
        count = len(mine)
        yield Call(
            thing=signing_thing(user),
            on=since,
            users=called,
            title=_("Прочитать и подписать: {what}").format(what=mine[0].paper)
            if count == 1
            else _("Прочитать и подписать документы: {count}").format(count=count),
            text=_named(mine),
            act=_("Подписать"),
            url=url,
        )
        yield Call(
            thing=f"documents.unsigned:{user}",
            on=since,
            told={step: users - {user} for step, users in people.steps.items()},
            title=_("Не подписано с {day}: {name}").format(day=date_ru(since), name=mine[0].person.short_name),
            text=_named(mine),
            act=_("Открыть документы"),
            url=reverse("documents:papers", args=[cluster.slug]) + "?state=signing",
        )


def _since(place: Signer, cluster: Cluster) -> date:
    """Since when it is that signer's turn: whoever approves waits for the others first."""
    sent_on = clock.date_of(place.paper.sent_at, cluster)
    if place.role != SignerRole.APPROVES or place.last_signed_on is None:
        return sent_on
    return max(sent_on, place.last_signed_on)


def _named(places: list[Signer]) -> str:
    names = "; ".join(str(place.paper) for place in places[:NAMED])
    return _("{names} и ещё {more}.").format(names=names, more=len(places) - NAMED) if len(places) > NAMED else names


def line_thing(line: ApprovalLine) -> str:
    """The name of a line of an approval sheet among the things that call."""
    return f"documents.line:{line.pk}"


def lines_to_answer(cluster: Cluster, day: date) -> Iterator[Call]:
    """Lines of rounds under way: each party by its day; a day late, whoever opened the round. Silence agrees to nothing."""
    people = Addressees(cluster, day)
    rows = ApprovalLine.objects.filter(sheet__cluster=cluster, sheet__state=SheetState.OPEN).select_related(
        "sheet", "person", "organisation"
    )
    sheets: dict[int, list[ApprovalLine]] = defaultdict(list)
    for row in rows.order_by("sheet", "position"):
        sheets[row.sheet_id].append(row)
    for lines in sheets.values():
        for line in answerable(lines):
            user = line.person.user_id
            called = people.everybody & {user}
            opened_by = people.everybody & {line.sheet.opened_by_id}
            yield Call(
                thing=line_thing(line),
                on=line.due_on,
                users=called,
                told={cadence.COORDINATION: (opened_by or people.coordinators) - called},
                title=_("Ответить по листу согласования к {what}").format(what=line.sheet.title),
                text=_("{name}: ответа ещё нет. Молчание согласием не считается.").format(name=line.name),
                act=_("Ответить") if called else _("Открыть лист"),
                url=reverse("documents:sheet", args=[cluster.slug, line.sheet_id]),
                organisation=line.organisation,
            )


def answerable(lines: list[ApprovalLine]) -> list[ApprovalLine]:
    """Lines of one round that can be answered now: whoever approves answers after all the others."""
    silent = [line for line in lines if not line.decision]
    others = [line for line in silent if line.role != "approves"]
    return others or silent


register(Source("documents.signing", gettext_lazy("Документы ждут подписи"), papers_to_sign, cadence.SIGNATURE))
register(Source("documents.lines", gettext_lazy("Листы согласования"), lines_to_answer, cadence.APPROVAL))
