"""Pages of the entrance, as browsers and strangers meet them."""

import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import get_resolver, reverse

from artel import jobs
from artel.accounts import demo, privilege, profile, services
from artel.accounts.events import AccountEvent
from artel.accounts.models import OneTimeLink, Theme, User
from artel.accounts.rights import system
from artel.accounts.tests.factories import PASSWORD, make_operator, make_user
from artel.audit.models import Entry

pytestmark = pytest.mark.django_db
NEW = "совсем другая фраза"
ELSEWHERE = {"REMOTE_ADDR": "203.0.113.7"}


@pytest.fixture(autouse=True)
def _fresh_counters():
    cache.clear()


@pytest.fixture
def registries(monkeypatch):
    """Registries as they are before any app registers."""
    for module, name in ((demo, "_sources"), (privilege, "_tellers"), (profile, "_builders")):
        monkeypatch.setattr(module, name, [])


def sign_in(client: Client, email: str, password: str = PASSWORD, **extra):
    return client.post(reverse("account_login"), {"login": email, "password": password}, **extra)


def is_signed_in(client: Client) -> bool:
    return client.get(reverse("accounts:profile")).status_code == 200


def text(answer) -> str:
    """The page with plain spaces: typography binds words with other ones."""
    return answer.content.decode().replace("\N{NO-BREAK SPACE}", " ")


def invitation_path(**fields) -> str:
    invited = services.invite_user(email="new@example.test", name="Новикова Нина", actor=system("test"), **fields)
    return reverse("accounts:invitation", args=[invited.url.rstrip("/").rpartition("/")[2]])


def code_for(user: User) -> str:
    from allauth.mfa.utils import decrypt

    secret = decrypt(Authenticator.objects.get(user=user, type=Authenticator.Type.TOTP).data["secret"])
    return format_hotp_value(hotp_value(secret, list(yield_hotp_counters_from_time())[1]))


# --- signing in -----------------------------------------------------------------------------------------------------


def test_signing_in_and_out_leaves_a_trace_of_the_sign_in(client):
    user = make_user()
    assert sign_in(client, user.email.upper()).status_code == 302
    assert is_signed_in(client)
    assert Entry.objects.get(event=AccountEvent.SIGNED_IN).actor_id == user.pk
    client.post(reverse("account_logout"))
    assert not is_signed_in(client)


def test_signing_in_leads_where_the_person_was_going_and_nowhere_outside(client):
    user = make_user()
    wanted = reverse("accounts:profile")
    answer = client.post(reverse("account_login"), {"login": user.email, "password": PASSWORD, "next": wanted})
    assert answer["Location"] == wanted
    other = Client()
    answer = other.post(
        reverse("account_login"), {"login": user.email, "password": PASSWORD, "next": "https://evil.example/"}
    )
    assert "evil" not in answer["Location"]


@pytest.mark.parametrize("page", ["account_login", "account_reset_password"])
def test_an_unknown_address_is_answered_as_a_known_one(page):
    known = make_user(email="known@example.test")
    field = "login" if page == "account_login" else "email"
    answers = []
    for email in (known.email, "nobod@example.test"):
        answer = Client().post(reverse(page), {field: email, "password": "неверный пароль"})
        body = re.sub(rb'value="[A-Za-z0-9]{64}"', b"", answer.content).replace(email.encode(), b"")
        answers.append((answer.status_code, answer.get("Location"), body))
    assert answers[0] == answers[1]


def test_asking_for_a_reset_does_not_wait_for_the_letter(client):
    client.post(reverse("account_reset_password"), {"email": make_user().email})
    assert mail.outbox == [], "else the time of the answer would tell who is known"


def test_a_blocked_person_with_the_right_password_is_told_so(client):
    user = make_user(is_active=False)
    assert sign_in(client, user.email)["Location"] == reverse("account_inactive")
    assert "заблокирована" in text(client.get(reverse("account_inactive")))
    assert not is_signed_in(client)


def test_signup_does_not_exist(client):
    assert client.get("/signup/").status_code == 404
    assert client.get("/accounts/signup/").status_code == 404


# --- guessing -------------------------------------------------------------------------------------------------------


def test_five_wrong_passwords_close_the_door_to_this_address_and_to_nobody_else(client):
    user = make_user()
    answers = [sign_in(client, user.email, "неверно").status_code for _ in range(6)]
    assert answers == [200, 200, 200, 200, 429, 429]
    locked = sign_in(client, user.email)
    assert locked.status_code == 429 and not is_signed_in(client)
    assert re.search(r"после \d\d:\d\d", text(locked))
    assert sign_in(Client(), user.email, **ELSEWHERE).status_code == 302, "the owner comes in from another network"
    assert sign_in(client, make_user().email).status_code == 302, "another person at the same address comes in"
    assert Entry.objects.filter(event=AccountEvent.SIGN_IN_REFUSED).count() == 1


def test_guessing_at_an_unknown_address_is_stopped_in_the_same_way(client):
    answers = [sign_in(client, "nobody@example.test", "неверно").status_code for _ in range(6)]
    assert answers == [200, 200, 200, 200, 429, 429]


def test_no_password_is_kept_of_failed_attempts(client):
    from axes.models import AccessAttempt

    sign_in(client, make_user().email, "секретная опечатка")
    kept = str(AccessAttempt.objects.values().get())
    assert "секретная опечатка" not in kept


def test_a_forged_header_does_not_change_whom_the_limiter_counts(client):
    user = make_user()
    for number in range(5):
        sign_in(client, user.email, "неверно", HTTP_X_FORWARDED_FOR=f"198.51.100.{number}")
    assert sign_in(client, user.email, HTTP_X_FORWARDED_FOR="198.51.100.99").status_code == 429


def test_behind_one_proxy_only_the_address_it_wrote_counts(client, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    user = make_user()
    for number in range(5):
        sign_in(client, user.email, "неверно", HTTP_X_FORWARDED_FOR=f"198.51.100.{number}, 192.0.2.1")
    assert sign_in(client, user.email, HTTP_X_FORWARDED_FOR="8.8.8.8, 192.0.2.1").status_code == 429
    assert sign_in(Client(), user.email, HTTP_X_FORWARDED_FOR="192.0.2.2").status_code == 302


def test_an_ipv6_network_counts_as_one_address(client):
    user = make_user()
    for number in range(5):
        sign_in(client, user.email, "неверно", REMOTE_ADDR=f"2001:db8:1:2::{number + 1}")
    assert sign_in(client, user.email, REMOTE_ADDR="2001:db8:1:2:ffff::1").status_code == 429
    assert sign_in(Client(), user.email, REMOTE_ADDR="2001:db8:1:3::1").status_code == 302


def post_login(client):
    return sign_in(client, "somebody@example.test", "неверно")


def post_reset(client):
    return client.post(reverse("account_reset_password"), {"email": "somebody@example.test"})


def post_reset_key(client):
    return client.post(reverse("account_reset_password_from_key", kwargs={"uidb36": "1", "key": "bad-key"}))


def get_invitation(client):
    return client.get(reverse("accounts:invitation", args=["a" * 26]))


def post_invitation(client):
    return client.post(reverse("accounts:invitation", args=["a" * 26]), {"password1": NEW, "password2": NEW})


def post_reauthenticate(client):
    client.force_login(User.objects.get_or_create(email="own@example.test")[0])
    return client.post(reverse("account_reauthenticate"), {"password": "неверно"})


def post_password_change(client):
    user, made = User.objects.get_or_create(email="own@example.test")
    if made:
        user.set_password(PASSWORD)
        user.save()
    client.force_login(user)
    return client.post(reverse("account_change_password"), {"oldpassword": "неверно"})


@pytest.mark.parametrize(
    ("attempt", "limit"),
    [
        (post_login, 5),
        (post_reset, 6),
        (post_reset_key, 21),
        (get_invitation, 31),
        (post_invitation, 31),
        (post_password_change, 6),
    ],
)
def test_whatever_takes_a_secret_is_limited(client, attempt, limit):
    answers = [attempt(client).status_code for _ in range(limit)]
    assert answers[-1] == 429
    assert 429 not in answers[:-1]


def test_asking_for_the_password_again_is_limited(client):
    user = make_user()
    client.force_login(user)
    answers = [client.post(reverse("account_reauthenticate"), {"password": "неверно"}).status_code for _ in range(5)]
    assert answers[-1] == 429
    assert Client().get(reverse("account_login")).status_code == 200


def test_codes_of_the_second_factor_are_limited_before_they_can_be_guessed(client):
    user = make_user()
    TOTP.activate(user, "A" * 32)
    sign_in(client, user.email)
    pages = [text(client.post(reverse("mfa_authenticate"), {"code": "000000"})) for _ in range(6)]
    assert "Слишком много попыток" in pages[-1]
    client.post(reverse("mfa_authenticate"), {"code": code_for(user)})
    assert not is_signed_in(client)


# --- forgotten passwords --------------------------------------------------------------------------------------------


def test_a_forgotten_password_is_replaced_by_the_link_of_the_letter(client):
    user = make_user()
    for _ in range(5):
        sign_in(client, user.email, "неверно")
    elsewhere = Client()
    sign_in(elsewhere, user.email, **ELSEWHERE)
    client.post(reverse("account_reset_password"), {"email": user.email})
    jobs.run_pending()
    url = re.search(r"https?://\S+", mail.outbox[0].body).group()
    path = "/" + url.split("/", 3)[3]
    form = client.get(path, follow=True)
    answer = client.post(form.redirect_chain[-1][0], {"password1": NEW, "password2": NEW})
    assert answer["Location"] == reverse("account_reset_password_from_key_done")
    assert Entry.objects.filter(event=AccountEvent.PASSWORD_RESET).count() == 1
    assert not is_signed_in(elsewhere), "old sessions end"
    assert sign_in(client, user.email, NEW).status_code == 302, "the lockout is forgiven"
    assert "не действует" in text(Client().get(path)), "the link works once"


def test_links_in_letters_do_not_follow_a_forged_host(client, settings):
    settings.ALLOWED_HOSTS = ["*"]
    settings.BASE_URL = "https://artel.example"
    client.post(reverse("account_reset_password"), {"email": make_user().email}, HTTP_HOST="evil.example")
    jobs.run_pending()
    assert "evil" not in mail.outbox[0].body and "https://artel.example/password/reset/" in mail.outbox[0].body


# --- invitations ----------------------------------------------------------------------------------------------------


def test_an_invited_person_sets_a_password_and_is_in(client):
    path = invitation_path(cluster_id=1, cluster_name="Промышленный кластер", role_words="координатор кластера")
    page = text(client.get(path))
    assert "Новикова Нина" in page and "Промышленный кластер" in page and "new@example.test" in page
    answer = client.post(path, {"password1": NEW, "password2": NEW})
    assert answer.status_code == 302
    assert is_signed_in(client)


def test_two_tabs_use_an_invitation_once():
    path = invitation_path()
    first, second = Client(), Client()
    for tab in (first, second):
        assert tab.get(path).status_code == 200
    first.post(path, {"password1": NEW, "password2": NEW})
    late = second.post(path, {"password1": PASSWORD, "password2": PASSWORD})
    assert late.status_code == 404 and "не действует" in text(late)
    assert User.objects.get(email="new@example.test").check_password(NEW)
    assert not is_signed_in(second)


def test_dead_and_unknown_invitations_look_the_same(client):
    revoked = invitation_path()
    services.revoke_invitation(link=OneTimeLink.objects.get(), actor=system("test"))
    unknown = reverse("accounts:invitation", args=["b" * 26])
    answers = {(client.get(path).status_code, client.get(path).content) for path in (revoked, unknown)}
    assert len(answers) == 1


def test_a_weak_or_mistyped_password_is_shown_at_its_field(client):
    path = invitation_path()
    page = client.post(path, {"password1": "коротко", "password2": "коротко"})
    assert "слишком короткий" in text(page)
    page = client.post(path, {"password1": NEW, "password2": PASSWORD})
    assert "Пароли не совпали" in text(page)
    assert client.get(path).status_code == 200


def test_accepting_an_invitation_in_somebody_elses_browser_ends_their_session(client):
    client.force_login(make_user())
    client.post(invitation_path(), {"password1": NEW, "password2": NEW})
    assert "new@example.test" in text(client.get(reverse("accounts:profile")))


# --- sessions -------------------------------------------------------------------------------------------------------


def test_the_next_request_of_a_blocked_person_is_refused_in_every_session():
    user = make_user()
    browsers = [Client() for _ in range(3)]
    for browser in browsers:
        sign_in(browser, user.email)
        assert is_signed_in(browser)
    services.block_user(user=user, reason="", actor=make_operator())
    assert [is_signed_in(browser) for browser in browsers] == [False] * 3
    services.unblock_user(user=user, actor=make_operator())
    assert [is_signed_in(browser) for browser in browsers] == [False] * 3, "old sessions stay dead"


def test_changing_the_password_ends_the_other_sessions_and_not_this_one(client):
    user = make_user()
    other = Client()
    for browser in (client, other):
        sign_in(browser, user.email)
    answer = client.post(
        reverse("account_change_password"), {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}
    )
    assert answer.status_code == 302
    assert is_signed_in(client) and not is_signed_in(other)
    assert Entry.objects.filter(event=AccountEvent.PASSWORD_CHANGED).count() == 1


def test_ending_sessions_spares_the_one_that_asked(client):
    user = make_user()
    other = Client()
    for browser in (client, other):
        sign_in(browser, user.email)
    client.post(reverse("accounts:end_sessions"))
    assert is_signed_in(client) and not is_signed_in(other)


def test_knowing_who_is_there_costs_two_queries(client, django_assert_num_queries):
    client.force_login(make_user())
    client.get(reverse("account_change_password"))
    with django_assert_num_queries(2):  # the session and the account: no check of ours adds one
        client.get(reverse("account_change_password"))


# --- second factor --------------------------------------------------------------------------------------------------


def test_turning_the_second_factor_on_shows_recovery_codes_and_asks_for_a_code_at_the_next_sign_in(client):
    user = make_user()
    sign_in(client, user.email)
    page = client.get(reverse("mfa_activate_totp"))
    assert "data:image/svg+xml" in text(page)
    secret = page.context["form"].secret
    code = format_hotp_value(hotp_value(secret, list(yield_hotp_counters_from_time())[1]))
    answer = client.post(reverse("mfa_activate_totp"), {"code": code}, follow=True)
    assert answer.redirect_chain[-1][0] == reverse("mfa_view_recovery_codes")
    codes = answer.context["unused_codes"]
    assert len(codes) == 10
    assert Entry.objects.filter(event=AccountEvent.TWO_FACTOR_ON).count() == 1
    kept = str(list(Authenticator.objects.values_list("data", flat=True)))
    assert secret not in kept and codes[0] not in kept, "secrets are kept encrypted"

    other = Client()
    assert sign_in(other, user.email)["Location"] == reverse("mfa_authenticate")
    assert not is_signed_in(other)
    other.post(reverse("mfa_authenticate"), {"code": codes[0]})
    assert is_signed_in(other)

    answer = client.post(reverse("mfa_deactivate_totp"))
    assert answer.status_code == 302
    assert Entry.objects.filter(event=AccountEvent.TWO_FACTOR_OFF).count() == 1
    assert not Authenticator.objects.filter(user=user).exists()
    jobs.run_pending()
    assert [letter.subject for letter in mail.outbox] == [
        "Двухэтапный вход в «Артель» включён",
        "Двухэтапный вход в «Артель» выключен",
    ]


def test_a_privileged_person_without_the_second_factor_sets_it_up_before_anything_else(client, settings):
    settings.MFA_REQUIRED = True
    user = make_operator()
    sign_in(client, user.email)
    assert client.get(reverse("accounts:profile"))["Location"] == reverse("mfa_activate_totp")
    page = client.get(reverse("mfa_activate_totp"))
    assert page.status_code == 200, "the password was given a moment ago and is not asked again"
    assert "Ваша роль требует" in text(page)
    code = format_hotp_value(hotp_value(page.context["form"].secret, list(yield_hotp_counters_from_time())[1]))
    answer = client.post(reverse("mfa_activate_totp"), {"code": code}, follow=True)
    assert answer.context["unused_codes"]
    assert is_signed_in(client)
    refused = client.post(reverse("mfa_deactivate_totp"))
    assert "выключить его нельзя" in text(refused)
    assert Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists()


def test_a_role_granted_in_mid_session_asks_for_the_second_factor_soon(client, settings, registries, monkeypatch):
    settings.MFA_REQUIRED = True
    user = make_user()
    sign_in(client, user.email)
    assert is_signed_in(client)
    privilege.register(lambda somebody: somebody.pk == user.pk)
    assert is_signed_in(client)
    monkeypatch.setattr("artel.accounts.middleware.RECHECK_SECONDS", 0)
    session = client.session
    session["two_factor_asked_after"] = 0
    session.save()
    assert client.get(reverse("accounts:profile"))["Location"] == reverse("mfa_activate_totp")


def test_whoever_has_the_second_factor_is_not_looked_up_twice(client, settings, django_assert_num_queries):
    settings.MFA_REQUIRED = True
    user = make_operator()
    TOTP.activate(user, "A" * 32)
    client.force_login(user)
    client.get(reverse("account_change_password"))
    with django_assert_num_queries(2):
        client.get(reverse("account_change_password"))


def test_a_demo_only_offers_the_second_factor(client, settings):
    settings.MFA_REQUIRED = False
    client.force_login(make_operator())
    assert "включите код из приложения" in text(client.get(reverse("accounts:profile")))


# --- own account ----------------------------------------------------------------------------------------------------


def test_the_name_can_be_changed_and_nothing_else_with_it(client):
    user = make_user()
    client.force_login(user)
    before = User.objects.filter(pk=user.pk).values().get()
    hostile = {
        field.name: "1"
        for field in User._meta.get_fields()
        if field.concrete and field.name not in ("name",) and not field.many_to_many
    }
    client.post(
        reverse("accounts:profile"),
        hostile | {"name": "Новое Имя", "email": "evil@example.test", "groups": "1", "user_permissions": "1"},
    )
    after = User.objects.filter(pk=user.pk).values().get()
    assert after.pop("name") == "Новое Имя"
    before.pop("name")
    assert after == before
    assert Entry.objects.filter(event=AccountEvent.PROFILE_CHANGED).count() == 1


def test_the_theme_turns_by_one_press_and_comes_back_to_the_page(client):
    user = make_user()
    client.force_login(user)
    came_from = "http://testserver/password/change/"
    answer = client.post(reverse("accounts:theme"), HTTP_REFERER=came_from)
    assert answer["Location"] == came_from
    assert 'data-bs-theme="dark"' in text(client.get(reverse("accounts:profile")))
    client.post(reverse("accounts:theme"), {"theme": "system"}, HTTP_REFERER="https://evil.example/")
    user.refresh_from_db()
    assert user.theme == Theme.SYSTEM


def test_sections_of_apps_above_stand_on_the_page(client, registries):
    line = profile.ProfileLine("Координатор кластера", "Промышленный кластер", "/k/prom/")
    profile.register(lambda user: [profile.ProfileSection("Мои роли", (line,)), profile.ProfileSection("Пусто", ())])
    client.force_login(make_user())
    page = text(client.get(reverse("accounts:profile")))
    assert "Мои роли" in page and 'href="/k/prom/"' in page and "Пусто" not in page


# --- demo -----------------------------------------------------------------------------------------------------------


def person(user, **fields):
    defaults = {"post": "заместитель директора", "role": "Координатор кластера", "cluster": "Промышленный кластер"}
    return demo.DemoPerson(user_id=user.pk, name=user.name, **defaults | fields)


def test_one_press_signs_in_as_an_invented_person(client, registries):
    user = make_user(password=None, is_demo=True)
    demo.register(lambda: [person(user, note="Увидит всё красное")])
    page = text(client.get(reverse("accounts:demo")))
    assert user.name in page and "Координатор кластера" in page and "Увидит всё красное" in page
    client.post(reverse("accounts:demo_enter"), {"user": user.pk})
    assert is_signed_in(client)
    assert Entry.objects.filter(event=AccountEvent.DEMO_SIGNED_IN).count() == 1
    other = make_user(password=None, is_demo=True)
    client.post(reverse("accounts:demo_enter"), {"user": other.pk})
    assert other.email in text(client.get(reverse("accounts:profile")))


def test_a_real_person_can_not_be_entered_by_one_press(client, registries):
    user = make_user()
    demo.register(lambda: [person(user)])
    assert user.name not in text(client.get(reverse("accounts:demo")))
    for value in (user.pk, "0", "-1", "", "x", "٣", "9" * 30):
        assert client.post(reverse("accounts:demo_enter"), {"user": value}).status_code == 404
    assert not is_signed_in(client)


def test_the_demo_does_not_exist_in_production(client, settings, registries):
    settings.MODE = "production"
    user = make_user(password=None, is_demo=True)
    demo.register(lambda: [person(user)])
    assert client.get(reverse("accounts:demo")).status_code == 404
    assert client.post(reverse("accounts:demo_enter"), {"user": user.pk}).status_code == 404
    assert not is_signed_in(client)
    assert reverse("accounts:demo") not in text(client.get(reverse("account_login")))


def test_the_sign_in_page_of_a_demo_leads_to_its_people(client, settings):
    settings.MODE = "demo"
    assert reverse("accounts:demo") in text(client.get(reverse("account_login")))


@pytest.mark.parametrize(
    "name",
    ["account_change_password", "account_set_password", "account_reauthenticate", "mfa_index", "mfa_activate_totp"],
)
def test_a_visitor_cannot_shut_an_invented_person_to_the_next_visitor(client, name):
    client.force_login(make_user(password=None, is_demo=True))
    assert client.get(reverse(name)).status_code == 403


def test_the_list_of_people_takes_a_constant_number_of_queries(client, registries, django_assert_num_queries):
    users = [make_user(password=None, is_demo=True) for _ in range(12)]
    demo.register(lambda: [person(user) for user in users])
    client.get(reverse("accounts:demo"))
    with django_assert_num_queries(2):  # the session and the people
        client.get(reverse("accounts:demo"))


# --- every address --------------------------------------------------------------------------------------------------


def addresses():
    for pattern in get_resolver("artel.accounts.urls").url_patterns:
        yield from getattr(pattern, "url_patterns", [pattern])


def path_of(pattern) -> str:
    name = pattern.name if pattern.name.startswith(("account_", "mfa_")) else f"accounts:{pattern.name}"
    samples = {"token": "a" * 26, "code": "A" * 26, "uidb36": "1", "key": "k-1"}
    wanted = pattern.pattern.converters or pattern.pattern.regex.groupindex
    return reverse(name, kwargs={key: samples[key] for key in wanted})


@pytest.mark.parametrize("pattern", addresses(), ids=lambda pattern: pattern.name)
def test_every_address_says_who_may_open_it_and_by_what_methods(pattern):
    assert pattern.callback.permission in {"public", "signed_in", "demo"}
    assert set(pattern.callback.methods) <= {"GET", "HEAD", "POST"}


@pytest.mark.parametrize(
    "pattern", [p for p in addresses() if "POST" in p.callback.methods], ids=lambda pattern: pattern.name
)
def test_no_post_is_taken_without_its_secret(pattern):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(make_user())
    assert strict.post(path_of(pattern)).status_code == 403


@pytest.mark.parametrize(
    "pattern", [p for p in addresses() if p.callback.permission == "signed_in"], ids=lambda pattern: pattern.name
)
def test_own_pages_send_a_stranger_to_the_sign_in(pattern, client):
    method = client.get if "GET" in pattern.callback.methods else client.post
    answer = method(path_of(pattern))
    assert answer.status_code == 302 and answer["Location"].startswith(reverse("account_login"))


@pytest.mark.parametrize("pattern", addresses(), ids=lambda pattern: pattern.name)
def test_pages_speak_russian_only(pattern, client):
    if "GET" not in pattern.callback.methods:
        return
    if pattern.callback.permission == "signed_in":
        user = make_user()
        sign_in(client, user.email)
        if pattern.name not in ("mfa_activate_totp", "account_set_password"):
            TOTP.activate(user, "A" * 32)
            services.record_two_factor(user=user, event=AccountEvent.TWO_FACTOR_ON)
        if "recovery" in pattern.name:
            client.post(reverse("mfa_generate_recovery_codes"))
    answer = client.get(path_of(pattern), follow=True)
    assert answer.status_code in (200, 404), pattern.name
    body = re.sub(r"(?s)<(svg|script|head|code)\b.*?</\1>|<[^>]+>", " ", text(answer))
    english = set(re.findall(r"[A-Za-z]{3,}", body)) - {"Caps", "Lock", "FreeOTP", "Google", "Authenticator", "Word"}
    english -= {"artel", "demo", "test", "example"} | {word for word in english if word.startswith("person")}
    assert not english
