"""Letters that leave in the background. Jobs carry ids and kinds; secrets are made at the moment of sending."""

from datetime import time, timedelta
from smtplib import SMTPDataError, SMTPRecipientsRefused
from uuid import uuid4

from allauth.account.utils import user_pk_to_url_str
from axes.models import AccessAttempt
from django.contrib.auth.tokens import default_token_generator
from django.contrib.sessions.models import Session
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from artel import jobs
from artel.accounts import guest_links, letters
from artel.accounts.domain.guest_links import LetterState
from artel.accounts.letters import Kind
from artel.accounts.models import GuestLink, User
from artel.kernel import clock

KEEP_FAILURES = timedelta(days=1)  # longer than any lockout


def post_letter(user: User, kind: Kind, *, actor, **words: str) -> None:
    """Ask for a letter to the owner of the account. `words` are names of clusters and roles, never of people."""
    payload = {"user_id": user.pk, "kind": str(kind), "words": words}
    jobs.enqueue("accounts.letter", key=f"accounts.letter:{uuid4()}", actor=actor, payload=payload)


@jobs.handler("accounts.letter", label=_("Письмо об учётной записи"))
def send_letter(run: jobs.Run) -> None:
    """Send a letter to an account that is still open; invented persons get none.

    A reset letter is made here and not on the page, so that the page answers a known address as quickly as an unknown
    one. An account that nobody entered yet is told how it is entered instead.
    """
    user = User.objects.filter(pk=run.payload["user_id"], is_active=True, is_demo=False).first()
    if user is not None:
        kind, words = Kind(run.payload["kind"]), run.payload["words"]
        if kind == Kind.PASSWORD_RESET and user.has_usable_password():
            words = {"url": _reset_url(user)}
        elif kind == Kind.PASSWORD_RESET:
            kind = Kind.NOT_ENTERED_YET
        letters.send(kind, user.email, **words)
    with run.finish() as result:
        result["sent"] = user is not None


@jobs.handler(guest_links.POST_JOB, label=_("Письма со ссылками"))
def send_guest_letters(run: jobs.Run) -> None:
    """Send the letters that still wait, each once; a server that is down is tried again, a bad address is passed over."""
    ids = run.payload["links"]
    for place, link in enumerate(GuestLink.objects.filter(pk__in=ids).order_by("pk"), 1):
        _send_guest_letter(link)
        run.progress(place, len(ids))
    refused = GuestLink.objects.filter(pk__in=ids, letter=LetterState.REFUSED).count()
    with run.finish() as result:
        result["sent"], result["refused"] = len(ids) - refused, refused


def _send_guest_letter(link: GuestLink) -> None:
    url = guest_links.url_of(link)
    if link.letter != LetterState.QUEUED or not url or not link.to_email:
        return
    letter = guest_links.purpose_of(link).letter(link, url)
    if letter is None:  # the thing is gone
        return
    headers = {"Auto-Submitted": "auto-generated"}
    try:
        EmailMessage(letter.subject, letter.body.strip() + "\n", to=[link.to_email], headers=headers).send()
    except (SMTPRecipientsRefused, SMTPDataError):
        GuestLink.objects.filter(pk=link.pk).update(letter=LetterState.REFUSED)
    else:
        GuestLink.objects.filter(pk=link.pk).update(letter=LetterState.SENT, sent_at=clock.now())


def prune_entrance(run: jobs.Run) -> None:
    """Delete sessions that have run out and failed sign-ins that count no more."""
    now = clock.now()
    with run.finish() as result:
        result["sessions"] = Session.objects.filter(expire_date__lt=now).delete()[0]
        result["guests"] = guest_links.forget_guests(before=(now - guest_links.KEPT).date())
        result["failures"] = AccessAttempt.objects.filter(attempt_time__lt=now - KEEP_FAILURES).delete()[0]


jobs.schedule("accounts.prune", at=time(3, 40), handler=prune_entrance, label=_("Уборка прежних входов"))


def _reset_url(user: User) -> str:
    key = {"uidb36": user_pk_to_url_str(user), "key": default_token_generator.make_token(user)}
    return letters.absolute(reverse("account_reset_password_from_key", kwargs=key))
