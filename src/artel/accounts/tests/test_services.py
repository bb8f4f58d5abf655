"""Deeds on accounts: each works and leaves one trace, a stranger is denied, a wrong state is refused."""

from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth.password_validation import validate_password
from django.core import mail
from django.core.exceptions import ValidationError

from artel import jobs
from artel.accounts import selectors, services
from artel.accounts.domain import links
from artel.accounts.events import AccountEvent
from artel.accounts.letters import Kind
from artel.accounts.models import OneTimeLink, Theme, User
from artel.accounts.rights import system
from artel.accounts.tasks import post_letter
from artel.accounts.tests.factories import PASSWORD, make_operator, make_user
from artel.audit.models import Entry
from artel.kernel import clock
from artel.kernel.errors import BrokenRule, Denied, IllegalTransition

pytestmark = pytest.mark.django_db
NEW = "совсем другая фраза"


def traces(event: AccountEvent) -> int:
    return Entry.objects.filter(event=event).count()


def invite(email="new.person@example.test", *, actor=None, cluster_id=7, **words):
    return services.invite_user(
        email=email, name="Новикова Нина Павловна", actor=actor or system("test"), cluster_id=cluster_id, **words
    )


def token_of(invited) -> str:
    return invited.url.rstrip("/").rpartition("/")[2]


def test_inviting_makes_an_account_without_a_password_and_leaves_one_trace():
    actor = make_user()
    invited = invite("New.Person@Example.test ", actor=actor)
    assert invited.is_new
    assert invited.user.email == "new.person@example.test"
    assert not invited.user.has_usable_password()
    assert invited.link.created_by == actor
    assert traces(AccountEvent.INVITATION_SENT) == 1


def test_only_the_hash_of_a_link_is_kept():
    invited = invite()
    token = token_of(invited)
    kept = OneTimeLink.objects.values().get()
    assert links.looks_like_token(token)
    assert kept["token_sha256"] == links.digest(token)
    assert not any(token in str(value) for value in kept.values())
    assert not Entry.objects.filter(detail__icontains=token).exists()


def test_the_letter_of_an_invitation_carries_the_link_and_no_person_in_its_subject(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        invited = invite(cluster_name="Промышленный кластер", role_words="координатор кластера")
    [letter] = mail.outbox
    assert letter.to == ["new.person@example.test"]
    assert letter.subject == "Приглашение в «Артель»"
    assert invited.url in letter.body
    assert "Промышленный кластер" in letter.body and "координатор кластера" in letter.body
    invited.link.refresh_from_db()
    assert invited.link.sent_at is not None


def test_an_invitation_whose_letter_did_not_leave_says_so(settings, tmp_path, django_capture_on_commit_callbacks):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_USE_TLS = "127.0.0.1", 1, False
    with django_capture_on_commit_callbacks(execute=True):
        invited = invite()
    invited.link.refresh_from_db()
    assert invited.link.sent_at is None


def test_accepting_an_invitation_sets_the_password_once():
    token = token_of(invite())
    user = services.accept_invitation(token=token, password=NEW)
    assert user.check_password(NEW)
    assert traces(AccountEvent.INVITATION_ACCEPTED) == 1
    with pytest.raises(IllegalTransition):
        services.accept_invitation(token=token, password=PASSWORD)
    user.refresh_from_db()
    assert user.check_password(NEW)
    assert traces(AccountEvent.INVITATION_ACCEPTED) == 1


def test_a_weak_password_does_not_use_the_link_up():
    token = token_of(invite())
    with pytest.raises(BrokenRule) as refusal:
        services.accept_invitation(token=token, password="коротко")
    assert refusal.value.field == "password1"
    assert selectors.live_invitation(token)
    services.accept_invitation(token=token, password=NEW)


def test_an_expired_invitation_is_refused():
    with time_machine.travel("2024-03-01T10:00:00Z", tick=False):
        token = token_of(invite())
    with time_machine.travel(f"2024-03-{1 + links.INVITATION_LIFETIME.days:02d}T10:00:00Z", tick=False):
        assert selectors.live_invitation(token) is None
        with pytest.raises(IllegalTransition):
            services.accept_invitation(token=token, password=NEW)


def test_a_revoked_invitation_is_refused_and_cannot_be_revoked_again():
    invited = invite()
    services.revoke_invitation(link=invited.link, actor=system("test"))
    assert traces(AccountEvent.INVITATION_REVOKED) == 1
    with pytest.raises(IllegalTransition):
        services.accept_invitation(token=token_of(invited), password=NEW)
    with pytest.raises(IllegalTransition):
        services.revoke_invitation(link=invited.link, actor=system("test"))


def test_unknown_and_malformed_tokens_are_refused_alike():
    words = set()
    for token in (links.token_from(b"0" * 16), "", "../../etc", "я" * 26, "a" * 5000):
        assert selectors.live_invitation(token) is None
        with pytest.raises(IllegalTransition) as refusal:
            services.accept_invitation(token=token, password=NEW)
        words.add(str(refusal.value))
    assert len(words) == 1


def test_sending_again_replaces_the_link():
    first = invite()
    second = services.resend_invitation(link=first.link, actor=system("test"))
    assert second.url and second.url != first.url
    assert selectors.live_invitation(token_of(first)) is None
    assert selectors.live_invitation(token_of(second))
    assert list(selectors.open_invitations(cluster_id=7)) == [second.link]


def test_an_accepted_invitation_is_not_sent_again():
    invited = invite()
    services.accept_invitation(token=token_of(invited), password=NEW)
    with pytest.raises(IllegalTransition):
        services.resend_invitation(link=invited.link, actor=system("test"))


def test_an_account_in_use_is_told_and_gets_no_link():
    user = make_user()
    invited = invite(user.email)
    assert (invited.user, invited.link, invited.url, invited.is_new) == (user, None, "", False)
    user.refresh_from_db()
    assert user.check_password(PASSWORD)
    assert traces(AccountEvent.ACCESS_ANNOUNCED) == 1


def test_the_link_to_an_account_wanted_elsewhere_goes_to_the_mailbox_only():
    ours = invite(cluster_id=1)
    theirs = invite(cluster_id=2)
    assert ours.url and not theirs.url and theirs.link
    is_dead = selectors.live_invitation(token_of(ours)) is None
    assert is_dead, "else the first cluster would enter with the rights of the second"
    again = services.resend_invitation(link=theirs.link, actor=system("test"))
    assert not again.url


def test_an_account_that_was_never_invited_is_not_handed_over():
    user = make_user(password=None)
    assert not invite(user.email).url


def test_a_blocked_account_is_not_invited():
    user = make_user(is_active=False)
    with pytest.raises(BrokenRule) as refusal:
        invite(user.email)
    assert refusal.value.field == "email"


def test_blocking_ends_sessions_and_links_and_leaves_one_trace():
    invited = invite()
    operator = make_operator()
    before = invited.user.session_version
    user = services.block_user(user=invited.user, reason="уволен", actor=operator)
    assert not user.is_active and user.session_version == before + 1
    assert selectors.live_invitation(token_of(invited)) is None
    assert traces(AccountEvent.BLOCKED) == 1
    with pytest.raises(IllegalTransition):
        services.block_user(user=user, reason="", actor=operator)


def test_unblocking_opens_the_account_and_not_the_old_sessions():
    operator = make_operator()
    user = services.block_user(user=make_user(), reason="", actor=operator)
    hash_when_blocked = user.get_session_auth_hash()
    user = services.unblock_user(user=user, actor=operator)
    assert user.is_active and user.get_session_auth_hash() == hash_when_blocked
    with pytest.raises(IllegalTransition):
        services.unblock_user(user=user, actor=operator)


def test_nobody_blocks_themselves():
    operator = make_operator()
    with pytest.raises(BrokenRule):
        services.block_user(user=operator, reason="", actor=operator)


@pytest.mark.parametrize(
    "deed",
    [
        lambda user, actor: services.block_user(user=user, reason="", actor=actor),
        lambda user, actor: services.unblock_user(user=user, actor=actor),
        lambda user, actor: services.end_sessions(user=user, actor=actor),
        lambda user, actor: services.make_operator(email="o@example.test", name="О", actor=actor),
        lambda user, actor: services.change_password(user=user, password=NEW, actor=actor),
        lambda user, actor: services.change_profile(user=user, name="Х", actor=actor),
        lambda user, actor: services.set_theme(user=user, theme=Theme.DARK, actor=actor),
    ],
)
def test_a_stranger_is_denied_and_nothing_changes(deed):
    user = make_user()
    before = User.objects.filter(pk=user.pk).values().get()
    with pytest.raises(Denied):
        deed(user, make_user())
    assert User.objects.filter(pk=user.pk).values().get() == before
    assert not Entry.objects.exists()


def test_changing_the_password_leaves_one_trace_and_tells_the_owner():
    user = make_user()
    services.change_password(user=user, password=NEW, actor=user)
    assert traces(AccountEvent.PASSWORD_CHANGED) == 1
    jobs.run_pending()
    assert [letter.subject for letter in mail.outbox] == ["Пароль в «Артели» изменён"]


def test_resetting_the_password_of_a_blocked_account_is_denied():
    with pytest.raises(Denied):
        services.reset_password(user=make_user(is_active=False), password=NEW)


def test_an_operator_is_made_once():
    first = services.make_operator(email="boss@example.test", name="Главный", actor=system("test"))
    assert first.url and User.objects.get(email="boss@example.test").is_operator
    services.make_operator(email="boss@example.test", name="Главный", actor=system("test"))
    assert traces(AccountEvent.OPERATOR_MADE) == 1


def test_an_unknown_theme_is_refused():
    user = make_user()
    with pytest.raises(BrokenRule):
        services.set_theme(user=user, theme="neon", actor=user)


@pytest.mark.parametrize(
    ("password", "words"),
    [
        ("коротко", "слишком короткий"),
        ("password12345", "подбирают первым"),
        ("gfhjkm2024!!", "подбирают первым"),
        ("Кластер-2024-2025", "подбирают первым"),
        ("123456789012", "подбирают первым"),
        ("абабабабабаб", "однообразен"),
        ("petr.proverkin", "похож на ваше имя или адрес"),
    ],
)
def test_poor_passwords_are_refused_in_russian(password, words):
    user = User(email="petr.proverkin@example.test", name="Проверкин Пётр")
    with pytest.raises(ValidationError) as refusal:
        validate_password(password, user)
    assert words in " ".join(refusal.value.messages)


@pytest.mark.parametrize("password", [PASSWORD, NEW, "correct horse battery", "3 кота на крыше колледжа"])
def test_good_phrases_are_taken(password):
    validate_password(password, User(email="petr@example.test", name="Проверкин Пётр"))


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind != Kind.INVITATION])
def test_every_letter_is_russian_and_has_no_holes(kind):
    user = make_user()
    post_letter(user, kind, actor=user, cluster_name="Кластер", role_words="наблюдатель")
    jobs.run_pending()
    [letter] = mail.outbox
    assert letter.to == [user.email] and user.name not in letter.subject and "@" not in letter.subject
    assert letter.body.startswith("Здравствуйте!") and "{{" not in letter.body and "\n\n\n" not in letter.body
    assert letter.extra_headers["Auto-Submitted"] == "auto-generated"


def test_letters_do_not_reach_the_blocked_and_the_invented():
    for user in (make_user(is_active=False), make_user(is_demo=True)):
        post_letter(user, Kind.PASSWORD_CHANGED, actor=user)
    jobs.run_pending()
    assert mail.outbox == []


def test_who_asks_for_a_reset_before_accepting_is_told_of_the_invitation():
    post_letter(make_user(password=None), Kind.PASSWORD_RESET, actor=system("test"))
    jobs.run_pending()
    assert "приглашение не принято" in mail.outbox[0].body


def test_a_link_is_live_up_to_its_last_moment():
    link = invite().link
    assert link.is_live(link.expires_at - timedelta(microseconds=1))
    assert not link.is_live(link.expires_at)
    assert link.expires_at - clock.now() <= links.INVITATION_LIFETIME


def test_old_sessions_and_failures_are_swept_away(client):
    from axes.models import AccessAttempt
    from django.contrib.sessions.models import Session

    with time_machine.travel("2024-03-01T10:00:00Z", tick=False):
        client.force_login(make_user())
        AccessAttempt.objects.create(username="x", attempt_time=clock.now(), failures_since_start=1)
    with time_machine.travel("2024-03-05T10:00:00Z", tick=False):
        client.force_login(make_user())
        jobs.enqueue("accounts.prune", key="prune", actor=system("test"))
        jobs.run_pending()
    assert Session.objects.count() == 1 and not AccessAttempt.objects.exists()
