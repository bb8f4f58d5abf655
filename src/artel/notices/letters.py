"""Letters as they are written and handed to the mail server: text and HTML, an address of a page for each thing."""

import contextlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from email.utils import parseaddr
from enum import StrEnum
from pathlib import Path
from smtplib import SMTPException, SMTPRecipientsRefused, SMTPResponseException

from django.conf import settings
from django.core import signing
from django.core.mail import EmailMultiAlternatives, get_connection
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from artel.accounts.letters import absolute
from artel.accounts.models import User
from artel.kernel import clock
from artel.members import selectors as members
from artel.members.models import Cluster
from artel.notices import words
from artel.notices.domain.cadence import Anchor
from artel.notices.models import Letter, Notice
from artel.russian import counted

SALT = "artel.notices.letters_off"
MOST = 30  # items in a letter; the rest is a line with a link
STYLE = Path(__file__).with_name("letter.css")


@dataclass(frozen=True, slots=True)
class Item:
    """One thing in a letter, with the one button that does it."""

    title: str
    when: str
    text: str
    act: str
    url: str
    state: str


@dataclass(frozen=True, slots=True)
class Group:
    title: str
    items: list[Item]


@dataclass(frozen=True, slots=True)
class Written:
    """All that a letter says. `subject` holds no personal data: it is read on locked screens and kept in logs."""

    subject: str
    lead: str
    groups: list[Group]
    more: int
    cluster: str
    list_url: str
    settings_url: str
    off_url: str

    def as_text(self) -> str:
        return render_to_string("notices/letters/digest.txt", {"it": self}).strip() + "\n"

    def as_html(self) -> str:
        style = mark_safe(f"<style>{STYLE.read_text(encoding='utf-8')}</style>")  # noqa: S308 -- our own file
        return render_to_string("notices/letters/digest.html", {"it": self, "style": style})


def write(notices: Sequence[Notice], *, cluster: Cluster, user: User, day: date | None = None) -> Written:
    """Write a letter about these notices as of a day, the worst first. No queries but the cluster's calendar."""
    day = day or clock.today(cluster)
    members.know_calendars([cluster])
    order = {"overdue": 0, "soon": 1, "open": 2}
    said = sorted(
        ((words.state_of(notice, cluster, day), notice) for notice in notices),
        key=lambda pair: (order.get(pair[0], 3), pair[1].on or day, pair[1].pk or 0),
    )
    groups: dict[str, list[Item]] = {}
    for state, notice in said[:MOST]:
        item = Item(
            notice.title, words.when(notice, cluster, day), notice.text, notice.act, absolute(notice.url), state
        )
        groups.setdefault(_group(notice, state), []).append(item)
    overdue = sum(state == "overdue" for state, _notice in said)
    slug = cluster.slug
    return Written(
        subject=_subject(cluster, len(said), overdue),
        lead=_lead(len(said), overdue),
        groups=[Group(title, items) for title, items in groups.items()],
        more=max(len(said) - MOST, 0),
        cluster=cluster.short_name,
        list_url=absolute(reverse("notices:list", args=[slug])),
        settings_url=absolute(reverse("notices:settings", args=[slug])),
        off_url=absolute(reverse("notices:letters_off", args=[off_token(user, cluster)])),
    )


def _subject(cluster: Cluster, count: int, overdue: int) -> str:
    said = counted(count, _("напоминание"), _("напоминания"), _("напоминаний"))
    if overdue:
        said = _("{said}, просрочено: {overdue}").format(said=said, overdue=overdue)
    return " ".join(f"{cluster.short_name}: {said}".split())[:150]


def _lead(count: int, overdue: int) -> str:
    if overdue == count:
        return _("Всё, что ниже, просрочено. Под каждым делом — ссылка туда, где его делают.")
    if overdue:
        return _("Сначала просроченное. Под каждым делом — ссылка туда, где его делают.")
    return _("Под каждым делом — ссылка туда, где его делают.")


def _group(notice: Notice, state: str) -> str:
    if state == "overdue":
        return _("Просрочено")
    if notice.anchor == Anchor.DUE:
        return _("Сроки")
    return _("Ждут вас") if notice.anchor == Anchor.SINCE else _("Новое")


# --- the link that switches letters off ---


def off_token(user: User, cluster: Cluster) -> str:
    """Signed name of one person's letters of one cluster: opens nothing else, and does not expire."""
    return signing.dumps([user.pk, cluster.pk], salt=SALT)


def read_off_token(token: str) -> tuple[int, int] | None:
    """(account, cluster) of a token of ours; None for anything else."""
    try:
        user, cluster = signing.loads(token, salt=SALT)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return int(user), int(cluster)


# --- handing over ---


class Outcome(StrEnum):
    TAKEN = "taken"
    AWAY = "away"  # surely not delivered, may be tried again
    REFUSED = "refused"  # surely not delivered, and will not be
    UNKNOWN = "unknown"


def message_of(letter: Letter, written: Written) -> EmailMultiAlternatives:
    """The letter with its headers, ready to be sent."""
    message = EmailMultiAlternatives(
        subject=written.subject,
        body=written.as_text(),
        to=[letter.user.email],
        headers={
            "Message-ID": f"<{letter.message_id}@{_domain()}>",
            "Auto-Submitted": "auto-generated",
            "List-Unsubscribe": f"<{written.off_url}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        },
    )
    message.attach_alternative(written.as_html(), "text/html")
    return message


def deliver(message: EmailMultiAlternatives) -> tuple[Outcome, str]:
    """Hand one letter to the mail server: what came of it, and why, without addresses.

    Before the letter's body is on its way any trouble means that it did not leave. A connection that breaks later
    leaves it open whether the server has taken it.
    """
    connection = get_connection()
    try:
        connection.open()
    except (SMTPException, OSError) as error:
        return Outcome.AWAY, _("Почтовый сервер недоступен ({error}).").format(error=type(error).__name__)
    try:
        connection.send_messages([message])
    except SMTPRecipientsRefused as error:
        codes = [code for code, _words in error.recipients.values()]
        return _refused(max(codes, default=550))
    except SMTPResponseException as error:
        return _refused(error.smtp_code)
    except (SMTPException, OSError) as error:
        return Outcome.UNKNOWN, _("Связь с почтовым сервером прервалась при отправке ({error}).").format(
            error=type(error).__name__
        )
    finally:
        with contextlib.suppress(SMTPException, OSError):
            connection.close()
    return Outcome.TAKEN, ""


def _refused(code: int) -> tuple[Outcome, str]:
    """4xx: come later; 5xx: never."""
    if code < 500:
        return Outcome.AWAY, _("Почтовый сервер просит повторить позже (код {code}).").format(code=code)
    return Outcome.REFUSED, _("Почтовый сервер отказал (код {code}): проверьте адрес.").format(code=code)


def _domain() -> str:
    return parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"
