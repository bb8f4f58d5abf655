"""The life of letters: queued by the clock, begun, delivered or not. What is written in them: artel.notices.letters."""

from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from artel import audit, jobs
from artel.accounts.rights import authorize
from artel.kernel import clock
from artel.members import selectors as members
from artel.members.models import Cluster
from artel.members.standing import standing_of
from artel.notices import selectors
from artel.notices.domain.posting import DIGEST, Day, Wish, digest_moment, pressing_slot, slot_for
from artel.notices.domain.states import CARRIES, Choice, LetterState, letter_workflow
from artel.notices.events import NoticeEvent
from artel.notices.models import Letter, Notice, Preference

JOB = "notices.letter"
PATIENCE = timedelta(hours=6)  # for so long a mail server that is away is waited for
PAUSE = timedelta(minutes=30)
LETTER = letter_workflow(_("Письмо в состоянии «{state}»: отправить его ещё раз нельзя."))


@transaction.atomic
def queue_letters(*, cluster: Cluster) -> int:
    """Queue the letters that may leave the cluster at this moment; answers how many. The system's deed.

    Called as often as one likes: a slot of a person's day is one letter by the database's constraint, a notice goes into
    one letter. Invented persons' letters are written, to be looked at, and never sent.
    """
    waiting = selectors.awaiting_letters_of(cluster)
    if not waiting:
        return 0
    now, today = clock.now_in(cluster), clock.today(cluster)
    day = _day(cluster, today)
    wishes = {row.user_id: row for row in Preference.objects.filter(cluster=cluster, user__in=waiting)}
    taken: dict[int, set[str]] = {}
    for user, slot in Letter.objects.filter(cluster=cluster, day=today).values_list("user_id", "slot"):
        taken.setdefault(user, set()).add(slot)
    count = 0
    for user, notices in waiting.items():
        settled = wishes.get(user) or Preference()
        heard = [notice for notice in notices if notice.kind not in settled.muted]
        slot, chosen = choose(heard, settled.wish, day, now, taken.get(user, set()))
        if slot is not None:
            count += _queue(cluster, user, today, slot, chosen, now)
    return count


def choose(
    notices: list[Notice], wish: Wish, day: Day, now: datetime, taken: set[str]
) -> tuple[str | None, list[Notice]]:
    """Which letter may leave, and what goes into it."""
    pressing = [notice for notice in notices if notice.is_pressing]
    slot = slot_for(wish, day, now, taken, has_pressing=bool(pressing))
    if slot == DIGEST:
        moment = digest_moment(now, wish)
        # Something of this morning makes a digest; once one leaves, it takes along what came after it.
        if any(notice.stage is not None or notice.raised_at <= moment for notice in notices):
            return slot, notices
        slot = pressing_slot(wish, day, now, taken) if pressing else None
    return (slot, pressing) if slot else (None, [])


def _day(cluster: Cluster, today: date) -> Day:
    calendar = members.calendar_of(cluster)
    monday = today - timedelta(days=today.weekday())
    before = (monday + timedelta(days=number) for number in range(today.weekday()))
    return Day(calendar.is_working(today), not any(calendar.is_working(each) for each in before))


def _queue(cluster: Cluster, user: int, today: date, slot: str, notices: list[Notice], now: datetime) -> int:
    letter, is_new = Letter.objects.get_or_create(
        cluster=cluster,
        user_id=user,
        day=today,
        slot=slot,
        defaults={"count": len(notices), "queued_at": now, "attempt": 1},
    )
    if not is_new:
        return 0
    letter.notices.set(notices)
    _enqueue(letter, actor=None)
    return 1


def _enqueue(letter: Letter, *, actor: Any, delay: timedelta | None = None) -> None:
    key = f"{JOB}:{letter.pk}:{letter.attempt}"
    jobs.enqueue(JOB, key=key, actor=actor, cluster=letter.cluster, payload={"letter": letter.pk}, delay=delay)


@transaction.atomic
def begin_letter(pk: int) -> tuple[Letter, list[Notice]] | None:
    """Take a letter for sending, and answer what it says; None where it is not to be sent.

    Looks again at what may have changed since it was queued: the role, the account, the person's own settings, what is
    done meanwhile. A letter that an earlier attempt has begun and not ended is lost sight of: nobody knows whether it
    left, and it is not sent again by itself.
    """
    letter = Letter.objects.select_for_update(of=("self",)).select_related("cluster", "user").filter(pk=pk).first()
    if letter is None:
        return None
    if letter.state == LetterState.SENDING:
        _go(letter, "lose", why=_("Отправка прервалась, и узнать, ушло ли письмо, нельзя."))
    if letter.state != LetterState.QUEUED:
        return None
    notices = standing_in(letter)
    why = _reason_not_to(letter, notices)
    if why:
        _go(letter, "refuse", why=why)
        return None
    letter.message_id = letter.message_id or _message_id(letter)
    letter.count = len(notices)
    if letter.user.is_demo or letter.cluster.is_demo:
        _go(letter, "show", why=_("Вымышленным лицам писем не отправляют."))
        return None
    _go(letter, "begin")
    return letter, notices


def standing_in(letter: Letter) -> list[Notice]:
    """What the letter still has to say: not done meanwhile, not muted, not taken along by another letter."""
    muted = selectors.preference_of(letter.user, letter.cluster).muted
    elsewhere = Letter.objects.filter(user=letter.user_id, cluster=letter.cluster_id, state__in=CARRIES)
    found = letter.notices.filter(settled_at=None).exclude(kind__in=muted).select_related("organisation", "cluster")
    return list(found.exclude(letters__in=elsewhere.exclude(pk=letter.pk)).order_by("on", "pk"))


def _reason_not_to(letter: Letter, notices: list[Notice]) -> str:
    letter.user.__dict__.pop("_standings", None)
    if not letter.user.is_active:
        return _("Учётная запись заблокирована.")
    if not standing_of(letter.user, letter.cluster).is_somebody:
        return _("У человека больше нет роли в кластере.")
    if selectors.preference_of(letter.user, letter.cluster).letters == Choice.NONE:
        return _("Человек отключил письма этого кластера.")
    if not notices:
        return _("Всё, о чём было письмо, уже сделано.")
    return ""


def letter_delivered(letter: Letter) -> None:
    """The mail server has taken it. Part of the job's last transaction."""
    _go(letter, "deliver", sent_at=clock.now())


def letter_failed(letter: Letter, why: str) -> None:
    """It did not leave and will not by itself. What it said goes into the next digest."""
    _go(letter, "fail", why=why)


def letter_lost(letter: Letter, why: str) -> None:
    """The connection broke when the letter was on its way: nobody can tell."""
    _go(letter, "lose", why=why)


@transaction.atomic
def return_letter(letter: Letter, why: str) -> None:
    """It surely did not leave this time; the job tries again."""
    _go(letter, "return", why=why)


def wait_or_fail(letter: Letter, why: str) -> None:
    """The job's attempts are over and the mail server is still away: wait for it for some hours, then give up."""
    if clock.now() - letter.queued_at > PATIENCE:
        letter_failed(letter, why)
        return
    letter.attempt += 1
    letter.save(update_fields=["attempt"])
    _go(letter, "return", why=why)
    _enqueue(letter, actor=None, delay=PAUSE)


@transaction.atomic
def repeat_letter(*, letter: Letter, actor: Any) -> Letter:
    """Send once more a letter that did not leave, or of which nobody knows; the same Message-ID, what still stands."""
    letter = Letter.objects.select_for_update(of=("self",)).select_related("cluster", "user").get(pk=letter.pk)
    authorize(actor, "notices.repeat_letter", letter)
    letter.attempt += 1
    letter.queued_at = clock.now_in(letter.cluster)
    letter.save(update_fields=["attempt", "queued_at"])
    _go(letter, "repeat")
    _enqueue(letter, actor=None)
    audit.record(NoticeEvent.LETTER_REPEATED, actor=actor, cluster=letter.cluster, letter=letter.pk)
    return letter


def _go(letter: Letter, verb: str, *, why: str = "", sent_at: datetime | None = None) -> None:
    letter.state = LETTER.target(state=letter.state, verb=verb, label=letter.get_state_display())
    letter.why, letter.sent_at = why[:300], sent_at
    letter.save(update_fields=["state", "why", "sent_at", "message_id", "count"])


def _message_id(letter: Letter) -> str:
    """The name of the letter, the same at every attempt: a mailbox that gets it twice can tell."""
    digest = salted_hmac("artel.notices.letter", str(letter.pk), algorithm="sha256").hexdigest()[:24]
    return f"letter-{letter.pk}-{digest}"
