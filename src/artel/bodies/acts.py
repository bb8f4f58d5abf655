"""What a composition, a direction or a nomination asks for now: the sentence at the head of its page, and the one button."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from artel.accounts.rights import can
from artel.bodies import labels
from artel.bodies.domain.composition import Issue
from artel.bodies.domain.states import CompositionState, FormationStage, NominationState
from artel.bodies.models import Composition, Direction, Nomination
from artel.bodies.selectors import forming_unit_of
from artel.documents.models import Paper
from artel.documents.selectors import papers_awaiting, signers_of
from artel.kernel import clock
from artel.members.models import Organisation
from artel.russian import counted, date_ru, date_words

COMPOSITION_TONES = {
    CompositionState.DRAFT: "open",
    CompositionState.VOTING: "open",
    CompositionState.APPROVAL: "soon",
    CompositionState.APPROVED: "met",
    CompositionState.RETURNED: "overdue",
    CompositionState.DROPPED: "lifted",
}
STAGE_TONES = {
    FormationStage.DIRECTION: "future",
    FormationStage.NOMINATIONS: "open",
    FormationStage.DRAFT: "open",
    FormationStage.VOTING: "open",
    FormationStage.APPROVAL: "soon",
    FormationStage.WORKING: "met",
    FormationStage.EXPIRED: "overdue",
}
NOMINATION_TONES = {
    NominationState.PROPOSED: "open",
    NominationState.CONSENTED: "met",
    NominationState.DECLINED: "lifted",
    NominationState.WITHDRAWN: "lifted",
}


@dataclass(frozen=True, slots=True)
class Act:
    """`url` is a page where the deed is done, `post` the deed itself; neither: nothing for this person to do."""

    state: str
    word: str
    title: str
    text: str = ""
    label: str = ""
    url: str = ""
    post: str = ""


@dataclass(frozen=True, slots=True)
class Other:
    """A deed beside the main one."""

    label: str
    url: str = ""
    post: str = ""
    ask: str = ""
    hint: str = ""
    kind: str = "quiet"


# --- compositions ---


def may_with(user: Any, composition: Composition) -> dict[str, bool]:
    """Deeds on the composition that the person may do and its state allows; the services ask both again."""
    state = CompositionState(composition.state)
    drafts = can(user, "bodies.draft_composition", composition)
    undone = (CompositionState.DRAFT, CompositionState.RETURNED)
    return {
        "change": drafts and state in undone,
        "submit": drafts and state == CompositionState.DRAFT,
        "agree": drafts and state == CompositionState.DRAFT,
        "recall": drafts and state == CompositionState.VOTING,
        "drop": drafts and state in (*undone, CompositionState.VOTING),
        "enact": state == CompositionState.DRAFT and can(user, "bodies.enact_composition", composition),
        "return": state == CompositionState.APPROVAL and can(user, "bodies.return_composition", composition),
        "readdress": drafts and state == CompositionState.APPROVAL,
    }


def act_of_composition(user: Any, composition: Composition, issues: list[Issue], may: dict[str, bool]) -> Act:
    """The sentence and the button for whoever looks."""
    slug, state = composition.cluster.slug, CompositionState(composition.state)
    tone = COMPOSITION_TONES[state]
    word = composition.get_state_display().capitalize()
    match state:
        case CompositionState.DRAFT:
            return _draft_act(composition, issues, may, tone, word)
        case CompositionState.RETURNED:
            label = _("Исправить состав") if may["change"] else ""
            url = reverse("bodies:composition_change", args=[slug, composition.pk]) if label else ""
            return Act(tone, word, _("Состав возвращён"), composition.return_reason, label, url)
        case CompositionState.VOTING:
            forming = forming_unit_of(composition)
            title = _("Ждёт голосования: {body}").format(body=forming.name if forming else "—")
            text = _(
                "Вопрос о составе берут в повестку ближайшего заседания. Решение придёт из подписанного протокола."
            )
            return Act(tone, word, title, text)
        case CompositionState.APPROVAL:
            return _approval_act(user, composition, tone, word)
        case CompositionState.APPROVED:
            title = _("Утверждён, действует с {day}").format(day=date_words(composition.effective_from))
            label = _("Открыть орган") if composition.unit_id else ""
            return Act(tone, word, title, "", label, reverse("bodies:detail", args=[slug, composition.unit_id]))
    return Act(tone, word, _("Проект снят"), _("Он остаётся в истории и никуда не пойдёт."))


def _draft_act(composition: Composition, issues: list[Issue], may: dict[str, bool], tone: str, word: str) -> Act:
    slug = composition.cluster.slug
    wrong = sum(issue.is_error for issue in issues)
    if wrong:
        title = _("Проект не готов: {remarks}").format(
            remarks=counted(wrong, _("замечание"), _("замечания"), _("замечаний"))
        )
        label = _("Исправить состав") if may["change"] else ""
        url = reverse("bodies:composition_change", args=[slug, composition.pk]) if label else ""
        return Act("soon", word, title, "", label, url)
    forming = forming_unit_of(composition)
    text = _("Следующий шаг — голосование: {body}.").format(body=forming.name) if forming else ""
    if not may["submit"]:
        return Act(tone, word, _("Проект состава готов"), text)
    post = reverse("bodies:composition_submit", args=[slug, composition.pk])
    return Act(tone, word, _("Проект состава готов"), text, _("Передать на голосование"), "", post)


def _approval_act(user: Any, composition: Composition, tone: str, word: str) -> Act:
    paper = composition.act
    if paper is None or paper.state != "signing":
        text = _("Подписать некому: в совете или в Координационном совете нет председателя. Назначьте его.")
        return Act("overdue", word, _("Решение о составе не отправлено на подпись"), text)
    waiting = [signer for signer in signers_of(paper) if not hasattr(signer, "signature")]
    names = ", ".join(signer.name for signer in waiting)
    title = _("Ждёт подписи: {names}").format(names=names) if names else _("Ждёт утверждения")
    text = _("Состав начнёт действовать в день последней подписи.")
    mine = papers_awaiting(user, composition.cluster).filter(pk=paper.pk).exists()
    if mine:
        return Act(tone, word, title, text, _("Прочитать и подписать"), paper_url(paper))
    return Act(tone, word, title, text)


def others_of_composition(composition: Composition, may: dict[str, bool]) -> list[Other]:
    """The other deeds, the milder first."""
    slug, pk = composition.cluster.slug, composition.pk

    def url(name: str) -> str:
        return reverse(f"bodies:composition_{name}", args=[slug, pk])

    found = []
    if may["agree"]:
        hint = _("Организации, чьи люди в составе, ответят в листе согласования. Необязательно.")
        found.append(Other(_("Согласовать с организациями"), url("agree"), hint=hint))
    if may["enact"]:
        hint = _("Если состав уже утверждён и подписан на бумаге: понадобится скан.")
        found.append(Other(_("Внести утверждённым по документу"), url("enact"), hint=hint))
    if may["recall"]:
        ask = _("Отозвать состав с голосования? Вопрос уйдёт из повестки.")
        found.append(Other(_("Отозвать с голосования"), post=url("recall"), ask=ask))
    if may["readdress"]:
        hint = _("Если сменился председатель или секретарь: прежние подписи под решением не сохранятся.")
        ask = _("Отправить решение на подпись заново? Прежние подписи под ним не сохранятся.")
        found.append(Other(_("Отправить на подпись заново"), post=url("readdress"), ask=ask, hint=hint))
    if may["return"]:
        found.append(Other(_("Вернуть с замечаниями"), url("return")))
    if may["drop"]:
        ask = _("Снять проект состава? Вернуть его будет нельзя.")
        found.append(Other(_("Снять проект"), post=url("drop"), ask=ask, kind="text"))
    return found


def stages_of_composition(composition: Composition) -> list[dict[str, Any]]:
    """The road of a version; a returned one stands at its beginning again, a dropped one nowhere."""
    state = CompositionState(composition.state)
    place = {
        CompositionState.DRAFT: 0,
        CompositionState.RETURNED: 0,
        CompositionState.VOTING: 1,
        CompositionState.APPROVAL: 2,
        CompositionState.APPROVED: 3,
        CompositionState.DROPPED: -1,
    }[state]
    minutes = composition.minutes
    voted = _("протокол {day}").format(day=date_ru(minutes.dated_on)) if minutes is not None and place > 1 else ""
    forming = forming_unit_of(composition)
    begins = _("с {day}").format(day=date_ru(composition.effective_from)) if composition.effective_from else ""
    road = [
        (_("Проект"), date_ru(clock.date_of(composition.created_at, composition.cluster))),
        (_("Голосование"), voted or (forming.name if forming else "")),
        (_("Утверждение"), date_ru(composition.approved_on) if composition.approved_on else ""),
        (_("Действует"), begins),
    ]
    return [
        {
            "label": label,
            "note": note,
            "is_done": number < place or place == 3,
            "is_current": number == place and place != 3,
        }
        for number, (label, note) in enumerate(road)
    ]


def paper_url(paper: Paper) -> str:
    """Where a paper is read and signed."""
    return reverse("documents:paper", args=[paper.cluster.slug, paper.pk])


# --- directions ---


def stage_word(stage: FormationStage) -> str:
    return str(dict(labels.STAGES)[stage])


def stages_of_direction(
    direction: Direction, stage: FormationStage, latest: Composition | None
) -> list[dict[str, Any]]:
    """The road from a direction to a working group."""
    order = [name for name, _word in labels.STAGES if name != FormationStage.EXPIRED]
    place = len(order) if stage == FormationStage.EXPIRED else order.index(stage)
    due = direction.call_due_on
    notes = {
        FormationStage.DIRECTION: date_ru(direction.added_on),
        FormationStage.NOMINATIONS: _("до {day}").format(day=date_ru(due)) if due else "",
        FormationStage.WORKING: _("с {day}").format(day=date_ru(latest.effective_from))
        if latest is not None and latest.effective_from
        else "",
    }
    words = {name: _("Голосование") if name == FormationStage.VOTING else word for name, word in labels.STAGES}
    notes[FormationStage.VOTING] = direction.forming_unit.name
    is_working = stage == FormationStage.WORKING
    return [
        {
            "label": words[name],
            "note": notes.get(name, ""),
            "is_done": number < place or is_working,
            "is_current": number == place and not is_working,
        }
        for number, name in enumerate(order)
    ]


def next_step(direction: Direction, stage: FormationStage, *, consented: int, today: date) -> str:
    """What comes next, for a line of the list."""
    if direction.closed_on:
        return _("Закрыто {day}").format(day=date_ru(direction.closed_on))
    match stage:
        case FormationStage.DIRECTION:
            return _("Объявить выдвижение")
        case FormationStage.NOMINATIONS if call_is_open(direction) and direction.call_due_on >= today:
            return _("Выдвижение до {day}").format(day=date_ru(direction.call_due_on))
        case FormationStage.NOMINATIONS:
            return _("Подготовить состав") if consented else _("Дождаться согласия кандидатов")
        case FormationStage.DRAFT:
            return _("Передать состав на голосование")
        case FormationStage.VOTING:
            return _("Проголосовать: {body}").format(body=direction.forming_unit.name)
        case FormationStage.APPROVAL:
            return _("Утвердить состав")
        case FormationStage.EXPIRED:
            return _("Утвердить новый состав")
    return _("Группа работает")


def call_is_open(direction: Direction) -> bool:
    return direction.call_opened_on is not None and direction.call_closed_on is None


def act_of_direction(
    user: Any,
    direction: Direction,
    stage: FormationStage,
    *,
    composition: Composition | None,
    consented: int,
    answered: str,
    owing: Organisation | None,
    today: date,
) -> Act | None:
    """The sentence and the button. `owing`: an organisation of this very person that has not answered the call."""
    if direction.closed_on:
        return None
    slug, pk = direction.cluster.slug, direction.pk
    tone, word = STAGE_TONES[stage], stage_word(stage)
    if composition is not None and stage in (FormationStage.DRAFT, FormationStage.VOTING, FormationStage.APPROVAL):
        title = next_step(direction, stage, consented=consented, today=today)
        url = reverse("bodies:composition", args=[slug, composition.pk])
        return Act(tone, word, title, composition.return_reason, _("Открыть состав"), url)
    if stage in (FormationStage.WORKING, FormationStage.EXPIRED) and direction.unit_id:
        title = _("Группа действует") if stage == FormationStage.WORKING else _("Срок полномочий группы истёк")
        text = "" if stage == FormationStage.WORKING else _("Решений она не принимает, пока не утверждён новый состав.")
        return Act(
            tone, word, title, text, _("Открыть группу"), reverse("bodies:detail", args=[slug, direction.unit_id])
        )
    if stage == FormationStage.DIRECTION:
        if not can(user, "bodies.manage_directions", direction):
            return Act(tone, word, _("Выдвижение ещё не объявлено"))
        text = _("Организации увидят, до какого дня назвать своих людей.")
        url = reverse("bodies:call_open", args=[slug, pk])
        return Act(tone, word, _("Объявите выдвижение"), text, _("Объявить выдвижение"), url)
    return _nominations_act(user, direction, consented=consented, answered=answered, owing=owing, today=today)


def _nominations_act(
    user: Any, direction: Direction, *, consented: int, answered: str, owing: Organisation | None, today: date
) -> Act:
    slug, pk, word = direction.cluster.slug, direction.pk, stage_word(FormationStage.NOMINATIONS)
    is_open = call_is_open(direction)
    is_late = is_open and direction.call_due_on < today
    if is_open:
        day = date_words(direction.call_due_on)
        title = _("Срок выдвижения прошёл {day}") if is_late else _("Выдвижение идёт до {day}")
        title = title.format(day=day)
    else:
        title = _("Выдвижение закрыто")
    tone = "soon" if is_late else "open"
    if is_open and owing is not None:
        url = f"{reverse('bodies:nominate', args=[slug, pk])}?organisation={owing.pk}"
        text = _("Ваша организация ещё никого не выдвинула.")
        return Act("soon", word, title, text, _("Выдвинуть"), url)
    if consented and can(user, "bodies.draft_composition", direction):
        url = reverse("bodies:direction_composition_new", args=[slug, pk])
        text = _("{answered} Согласились: {count}.").format(answered=answered, count=consented)
        return Act(tone, word, title, text, _("Подготовить состав"), url)
    if is_late and can(user, "bodies.manage_directions", direction):
        return Act(tone, word, title, answered, _("Продлить выдвижение"), reverse("bodies:call_open", args=[slug, pk]))
    return Act(tone, word, title, answered)


# --- nominations ---


def may_with_nomination(user: Any, nomination: Nomination) -> dict[str, bool]:
    """Deeds on the nomination that the person may do and its state allows."""
    state = NominationState(nomination.state)
    is_proposed, is_live = (
        state == NominationState.PROPOSED,
        state
        in (
            NominationState.PROPOSED,
            NominationState.CONSENTED,
        ),
    )
    answers = can(user, "bodies.answer_nomination", nomination)
    nominates = can(user, "bodies.nominate", nomination)
    return {
        "consent": is_proposed and answers,
        "decline": is_live and (answers or nominates),
        "record": is_proposed and nominates and not answers,
        "ask": is_proposed and nominates and nomination.person.user_id is None,
        "withdraw": is_live and nominates,
        "is_own": answers,
        "see_letter": answers or nominates or can(user, "bodies.view_contacts", nomination.direction),
    }


def act_of_nomination(nomination: Nomination, may: dict[str, bool]) -> Act:
    state = NominationState(nomination.state)
    word = nomination.get_state_display().capitalize()
    tone = NOMINATION_TONES[state]
    match state:
        case NominationState.PROPOSED if may["consent"]:
            title = _("Вас выдвинули в рабочую группу «{name}»").format(name=nomination.direction.name)
            text = _("{organisation} предлагает вас в качестве: {part}. Войти в группу можно только с вашего согласия.")
            text = text.format(organisation=nomination.organisation.short_name, part=nomination.get_part_display())
            return Act("soon", word, title, text)
        case NominationState.PROPOSED:
            text = _("Согласиться может сам человек: приглашение видно ему в «Сегодня».")
            if nomination.person.user_id is None:
                text = _("У человека нет доступа в систему: отправьте ему ссылку или запишите согласие на бумаге.")
            return Act(tone, word, _("Нужно согласие кандидата"), text)
        case NominationState.CONSENTED:
            day = date_words(nomination.consented_on)
            return Act(tone, word, _("Согласие получено {day}").format(day=day), nomination.consent_words)
        case NominationState.DECLINED:
            return Act(tone, word, _("Кандидат отказался"), nomination.reason)
    return Act(tone, word, _("Выдвижение отозвано"), nomination.reason)
