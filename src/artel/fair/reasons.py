"""Why a wish ended so, in words: to the graduate («ваш балл») and to the commission («балл кандидата»)."""

from collections.abc import Sequence
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from artel.fair.domain.points import IN_RESERVE, LOTTERY, NOT_MET, POINTS, READINESS, READY, standing, told_apart_by
from artel.fair.domain.states import Criterion
from artel.matching import Outcome


def reason_words(
    outcome: Outcome, criteria: Sequence[str], own: Sequence[int] | None, last: Sequence[int] | None, *, mine: bool
) -> str:
    """The sentence. `own`: the order of the graduate there, None where the employer declined; `last`: the cut-off."""
    match outcome:
        case Outcome.PLACED:
            return _("Вы распределены по этому пожеланию.") if mine else _("Распределён по этому пожеланию.")
        case Outcome.HIGHER_WISH_OBTAINED:
            if mine:
                return _("Не понадобилось: вы распределены по более высокому пожеланию.")
            return _("Не понадобилось: распределён по более высокому пожеланию.")
        case Outcome.DECLINED:
            return _("Предприятие отклонило заявку по итогам собеседования.")
        case Outcome.NO_PLACES:
            return _("Все места заняты по договорам о целевом обучении.")
    return _full(criteria, own, last, mine=mine)


def _full(criteria: Sequence[str], own: Sequence[int], last: Sequence[int], *, mine: bool) -> str:
    me, them = standing(criteria, own), standing(criteria, last)
    ground = told_apart_by(criteria, own, last)
    if ground == READINESS:
        return _by_readiness(me.readiness, mine=mine)
    if ground == POINTS:
        # Within the first class everybody admitted has the last one's points or more; a worse class says no more
        # than who was the last.
        said = (
            _("Места заняты кандидатами с баллом {theirs} и выше")
            if them.readiness == READY
            else _("Последним прошёл кандидат с баллом {theirs}")
        )
        own_words = _("ваш балл {points}") if mine else _("балл кандидата {points}")
        return f"{said}; {own_words}.".format(theirs=number(them.points), points=number(me.points))
    if ground == LOTTERY:
        said = (
            _("Последним прошёл кандидат с тем же баллом {points} и меньшим номером жребия ({theirs}, у вас {own}).")
            if mine
            else _(
                "Последним прошёл кандидат с тем же баллом {points} и меньшим номером жребия ({theirs} против {own})."
            )
        )
        return said.format(points=number(me.points), theirs=them.lot, own=me.lot)
    return _("Последним прошёл кандидат с тем же баллом {points}, но {better}.").format(
        points=number(me.points), better=_BETTER[Criterion(ground)]()
    )


def _by_readiness(own: int, *, mine: bool) -> str:
    if own == NOT_MET:
        return (
            _("Места заняли кандидаты, которых предприятие готово пригласить; вы на собеседовании не были.")
            if mine
            else _("Места заняли кандидаты, которых предприятие готово пригласить; собеседования не было.")
        )
    if mine:
        return _("Предприятие записало вас в резерв, а места заняли кандидаты, которые стоят перед резервом.")
    return _("Предприятие записало кандидата в резерв, а места заняли те, кто стоит перед резервом.")


_BETTER = {
    Criterion.PRACTICE: lambda: _("с практикой на этом предприятии"),
    Criterion.EXAM: lambda: _("с более высоким результатом демонстрационного экзамена"),
    Criterion.GRADE: lambda: _("с более высоким средним баллом"),
}


def cut_off_words(criteria: Sequence[str], order: Sequence[int] | None) -> str:
    """Who was the last to get a place: «балл 82,40», «балл 82,40, в резерве»."""
    if order is None:
        return _("есть свободные места")
    last = standing(criteria, order)
    said = _("балл {points}").format(points=number(last.points))
    if last.readiness == NOT_MET:
        return _("{points}, без собеседования").format(points=said)
    return _("{points}, из резерва").format(points=said) if last.readiness == IN_RESERVE else said


def rank_words(rank: int) -> str:
    """«1-е пожелание»"""
    return pgettext("rank", "{rank}-е пожелание").format(rank=rank)


def number(points: Decimal) -> str:
    """«82,40»"""
    return f"{points:.2f}".replace(".", ",")
