"""Rules of bodies in words, with the arithmetic for the composition of the day; parts and stages as people say them."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from artel.bodies import labels
from artel.bodies.domain.rules import MajorityBase, Rules, Share, needed
from artel.bodies.domain.states import Part
from artel.members.domain.kinds import UnitKind
from artel.russian import counted, workdays

_OF_WHOLE = {
    Share.HALF: gettext_lazy("не менее половины"),
    Share.MORE_THAN_HALF: gettext_lazy("более половины"),
    Share.TWO_THIRDS: gettext_lazy("не менее двух третей"),
    Share.THREE_QUARTERS: gettext_lazy("не менее трёх четвертей"),
}


@dataclass(frozen=True, slots=True)
class RuleLine:
    """A rule: its name, the sentence, and how it works out for the composition of the day (may be empty)."""

    name: str
    text: str
    sum: str = ""


def rule_lines(rules: Rules, *, voters: int | None = None) -> list[RuleLine]:
    """All rules of a body in words. `voters`: how many members with a vote it has; without it no sums are told."""
    return [
        RuleLine(_("Кворум"), quorum_words(rules), quorum_sum(rules, voters)),
        RuleLine(_("Решение"), majority_words(rules), _majority_sum(rules, voters)),
        RuleLine(_("Голоса поровну"), _tie(rules)),
        RuleLine(_("Голосование"), _ballots(rules)),
        RuleLine(_("Секретарь"), _("голосует") if rules.secretary_votes else _("без права голоса")),
        RuleLine(_("Самоотвод"), _recusal(rules)),
        RuleLine(_("Извещение"), _notice(rules)),
        RuleLine(_("Протокол"), _minutes(rules)),
        RuleLine(_("Состав"), _composition(rules)),
        RuleLine(_("Нагрузка"), _load(rules)),
        RuleLine(_("Срок полномочий"), term_words(rules)),
    ]


def card_lines(rules: Rules) -> list[RuleLine]:
    """The rules that tell bodies apart, for a choice between them."""
    return [
        RuleLine(_("Кворум"), quorum_words(rules)),
        RuleLine(_("Голосование"), _and([_("открытое"), *_allowed(rules)])),
        RuleLine(_("Извещение"), _notice(rules)),
        RuleLine(_("Состав"), _composition(rules)),
        RuleLine(_("Полномочия"), term_words(rules)),
    ]


def quorum_words(rules: Rules) -> str:
    if rules.quorum_share == Share.ALL:
        return _("все члены с правом голоса")
    return _("{share} членов с правом голоса").format(share=_OF_WHOLE[rules.quorum_share])


def quorum_sum(rules: Rules, voters: int | None) -> str:
    """«при 9 членах с правом голоса — 5»."""
    if not voters:
        return ""
    return _("при {voters} с правом голоса — {needed}").format(
        voters=_members(voters), needed=needed(rules.quorum_share, voters)
    )


def majority_words(rules: Rules) -> str:
    base = str(dict(labels.MAJORITY_BASES)[rules.majority_base])
    if rules.majority_share == Share.ALL:
        return _("единогласно, голосами {base}").format(base=base)
    return _("{share} голосов {base}").format(share=_OF_WHOLE[rules.majority_share], base=base)


def _majority_sum(rules: Rules, voters: int | None) -> str:
    if not voters:
        return ""
    if rules.majority_base == MajorityBase.LISTED:
        return _("при {voters} с правом голоса — {needed}").format(
            voters=_members(voters), needed=needed(rules.majority_share, voters)
        )
    least = needed(rules.quorum_share, voters)
    return _("если собрались все — {all}, если только кворум — {least}").format(
        all=needed(rules.majority_share, voters), least=needed(rules.majority_share, least)
    )


def _members(count: int) -> str:
    """«9 членах», «1 члене»: after «при»."""
    return counted(count, _("члене"), _("членах"), _("членах"))


def _tie(rules: Rules) -> str:
    return _("решает голос председательствующего") if rules.casting_vote else _("решение не принято")


def _allowed(rules: Rules) -> list[str]:
    return [
        word
        for is_allowed, word in (
            (rules.allows_secret, _("тайное")),
            (rules.allows_absentee, _("заочное")),
            (rules.allows_proxy, _("по доверенности")),
        )
        if is_allowed
    ]


def _ballots(rules: Rules) -> str:
    allowed = _allowed(rules)
    refused = [
        word
        for is_allowed, word in (
            (rules.allows_absentee, _("заочного")),
            (rules.allows_proxy, _("голосования по доверенности")),
        )
        if not is_allowed
    ]
    parts = [_("открытое; допускается {kinds}").format(kinds=_and(allowed)) if allowed else _("открытое")]
    if refused:
        parts.append(_("{kinds} нет").format(kinds=_and(refused)))
    return "; ".join(parts)


def _and(parts: list[str]) -> str:
    return _(" и ").join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def _recusal(rules: Rules) -> str:
    if rules.recused_leave_quorum:
        return _("заявивший самоотвод по вопросу не голосует и в кворуме не считается")
    return _("заявивший самоотвод по вопросу не голосует, но в кворуме считается")


def _notice(rules: Rules) -> str:
    if not rules.notice_days:
        return _("срок не установлен")
    if rules.notice_days == rules.materials_days:
        return _("вместе с материалами за {days}").format(days=workdays(rules.notice_days))
    return _("за {notice}, материалы за {materials}").format(
        notice=workdays(rules.notice_days), materials=workdays(rules.materials_days)
    )


def _minutes(rules: Rules) -> str:
    return _("проект через {draft}, подпись через {signing} после заседания").format(
        draft=workdays(rules.draft_days), signing=workdays(rules.signing_days)
    )


def _composition(rules: Rules) -> str:
    least = counted(rules.min_members, _("человека"), _("человек"), _("человек"))
    wanted = [
        word
        for is_wanted, word in ((rules.needs_employer, _("предприятие")), (rules.needs_college, _("ПОО")))
        if is_wanted
    ]
    text = _("не меньше {least}").format(least=least)
    return _("{text}, представлены {who}").format(text=text, who=_and(wanted)) if wanted else text


def _load(rules: Rules) -> str:
    return _("предупреждать, если человек больше чем в {bodies}").format(
        bodies=counted(rules.load_limit, _("органе"), _("органах"), _("органах"))
    )


def term_words(rules: Rules) -> str:
    if not rules.term_months:
        return _("без срока")
    if rules.term_months % 12 == 0:
        return counted(rules.term_months // 12, _("год"), _("года"), _("лет"))
    return counted(rules.term_months, _("месяц"), _("месяца"), _("месяцев"))


def part_choices(kind: UnitKind | str) -> list[tuple[str, Any]]:
    """Parts in a body of this kind: a working group has a «руководитель», a council a «председатель»."""
    return labels.PARTS_OF_GROUP if kind == UnitKind.WORKING_GROUP else labels.PARTS


def part_word(kind: UnitKind | str, part: Part | str) -> str:
    return str(dict(part_choices(kind))[Part(part)])


def seat_sum(total: int, voters: int) -> str:
    """«11 человек, с правом голоса 9»."""
    people = counted(total, _("человек"), _("человека"), _("человек"))
    return people if total == voters else _("{people}, с правом голоса {voters}").format(people=people, voters=voters)
