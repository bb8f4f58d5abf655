"""`artel init`: from an empty folder to a cluster whose coordinator holds a link. Every step may be begun again."""

import os
import secrets
import smtplib
import socket
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from artel.config import envfile

KEYS = ("ARTEL_SECRET_KEY", "ARTEL_AUDIT_KEY")
MAIL = {  # answer -> variable
    "mail_host": "ARTEL_SMTP_HOST",
    "mail_port": "ARTEL_SMTP_PORT",
    "mail_user": "ARTEL_SMTP_USER",
    "mail_password": "ARTEL_SMTP_PASSWORD",
    "mail_from": "ARTEL_MAIL_FROM",
}
SECONDS = 5  # to wait for a server that is tried


# --- the file of settings ---


def settings_of(answers: Mapping[str, str], kept: Mapping[str, str]) -> dict[str, str]:
    """Values of artel.env by the answers. A key that was made before is never made again; other lines are kept."""
    values = {
        "ARTEL_MODE": "production",
        "ARTEL_HOME": answers["home"],
        "ARTEL_BASE_URL": answers["address"],
        "ARTEL_HOSTS": urlsplit(answers["address"]).hostname or "",
        **{name: kept.get(name) or secrets.token_urlsafe(50) for name in KEYS},
    }
    if answers["database"]:
        values["DATABASE_URL"] = answers["database"]
    if answers["mail_host"]:
        values |= {variable: answers[key] for key, variable in MAIL.items()}
    asked = {"DATABASE_URL", *MAIL.values()}
    others = {name: value for name, value in kept.items() if name not in asked}
    return {**others, **values}


def answers_kept(kept: Mapping[str, str]) -> dict[str, str]:
    """Answers that an earlier run left in artel.env: they are proposed again."""
    names = {
        "address": "ARTEL_BASE_URL",
        "home": "ARTEL_HOME",
        "database": "DATABASE_URL",
        **MAIL,
    }
    return {key: kept[name] for key, name in names.items() if kept.get(name)}


# --- trying an answer on the world ---


def try_database(answers: Mapping[str, str]) -> str:
    """Why the database does not do, in a sentence; empty when it does."""
    url = answers["database"]
    if not url:
        return ""
    import psycopg

    try:
        with psycopg.connect(url.replace("postgres://", "postgresql://", 1), connect_timeout=SECONDS) as connection:
            row = connection.execute("SELECT current_setting('server_version_num')::int").fetchone()
            if row is None or row[0] < 140000:
                return "Нужен PostgreSQL 14 или новее."
            connection.execute("CREATE TEMPORARY TABLE artel_probe (n int)")
    except psycopg.Error as error:
        reason = " ".join(str(error).split())
        return f"База не отвечает или не пускает: {reason}. Создайте пустую базу и проверьте имя и пароль."
    return ""


def try_mail(answers: Mapping[str, str]) -> str:
    """Why the mail server does not answer, in a sentence; empty when it does."""
    host = answers["mail_host"]
    if not host:
        return ""
    for port in (587, 465, 25):
        try:
            with socket.create_connection((host, port), timeout=SECONDS):
                return ""
        except OSError:
            continue
    return f"Сервер {host} не отвечает ни на одном из портов 587, 465, 25. Проверьте имя и доступ из этой сети."


def try_sign_in(answers: Mapping[str, str]) -> str:
    """Why the mail server does not let in, in a sentence; empty when it does."""
    kind = smtplib.SMTP_SSL if answers["mail_port"] == "465" else smtplib.SMTP
    try:
        with kind(answers["mail_host"], int(answers["mail_port"]), timeout=SECONDS) as server:
            if kind is smtplib.SMTP:
                server.starttls()
            server.login(answers["mail_user"], answers["mail_password"])
    except (OSError, smtplib.SMTPException) as error:
        return f"Почтовый сервер не пустил: {' '.join(str(error).split())}. Проверьте имя, пароль и порт."
    return ""


PROOFS: dict[str, Callable[[Mapping[str, str]], str]] = {
    "database": try_database,
    "mail_host": try_mail,
    "mail_password": try_sign_in,
}


# --- the steps ---


def write_settings(answers: Mapping[str, str], path: Path) -> None:
    """Keep the settings in the file and in this process."""
    kept = envfile.read(path) if path.exists() else {}
    values = settings_of(answers, kept)
    path.parent.mkdir(parents=True, exist_ok=True)
    envfile.write(path, values)
    home = Path(values["ARTEL_HOME"])
    home.mkdir(parents=True, exist_ok=True)
    home.chmod(0o700)
    os.environ.update(values)


def found(answers: Mapping[str, str], say: Callable[[str], None]) -> None:
    """Operator, cluster, lead college, coordinator: what is there already is left as it is. Needs Django and its tables."""
    from artel.accounts.rights import system

    actor = system("artel init")
    _operator(answers, actor, say)
    cluster = _cluster(answers, actor, say)
    _lead(cluster, answers, actor, say)
    _coordinator(cluster, answers, actor, say)


def _operator(answers: Mapping[str, str], actor: Any, say: Callable[[str], None]) -> None:
    from artel.accounts import services
    from artel.accounts.models import User

    held = User.objects.filter(email=answers["operator_email"], is_operator=True).first()
    if held is not None and held.has_usable_password():
        say(f"  оператор: {held.name}, вход уже настроен")
        return
    invited = services.make_operator(email=answers["operator_email"], name=answers["operator_name"], actor=actor)
    say(f"  оператор {answers['operator_name']}: открыть и задать пароль\n    {invited.url or 'вход уже настроен'}")


def _cluster(answers: Mapping[str, str], actor: Any, say: Callable[[str], None]) -> Any:
    from artel.members import services
    from artel.members.models import Cluster

    cluster = Cluster.objects.filter(slug=answers["slug"]).first()
    if cluster is not None:
        say(f"  кластер «{cluster.short_name}» уже есть: /k/{cluster.slug}/")
        return cluster
    cluster = services.add_cluster(
        slug=answers["slug"],
        name=answers["cluster_name"],
        short_name=answers["cluster_short"],
        region=answers["region"],
        place=answers["place"],
        time_zone=answers["zone"],
        actor=actor,
    )
    say(f"  кластер «{cluster.short_name}» создан: /k/{cluster.slug}/")
    return cluster


def _lead(cluster: Any, answers: Mapping[str, str], actor: Any, say: Callable[[str], None]) -> None:
    from artel.kernel import clock
    from artel.members import services
    from artel.members.domain.kinds import OrganisationKind

    if cluster.lead_id is not None:
        return
    college = cluster.organisations.filter(full_name=answers["lead_name"]).first() or services.add_organisation(
        cluster=cluster,
        kind=OrganisationKind.COLLEGE,
        short_name=answers["lead_short"],
        full_name=answers["lead_name"],
        inn=answers["lead_inn"],
        member_from=clock.today(cluster),
        actor=actor,
    )
    services.change_cluster_settings(cluster=cluster, lead=college, actor=actor)
    say(f"  ведущий колледж: {college.short_name}")


def _coordinator(cluster: Any, answers: Mapping[str, str], actor: Any, say: Callable[[str], None]) -> None:
    from artel.members import services
    from artel.members.domain.kinds import RoleKind
    from artel.members.models import Role

    held = (
        Role.objects.filter(cluster=cluster, kind=RoleKind.COORDINATOR, user__email=answers["coordinator_email"])
        .select_related("user")
        .first()
    )
    if held is not None:
        _again(cluster, held.user, actor, say)
        return
    last, first, patronymic = [*answers["coordinator_name"].split(maxsplit=2), ""][:3]
    _person, invited = services.invite_person(
        cluster=cluster,
        email=answers["coordinator_email"],
        last_name=last,
        first_name=first,
        patronymic=patronymic,
        kind=RoleKind.COORDINATOR,
        actor=actor,
    )
    say(
        f"  координатор {answers['coordinator_name']}: передать ссылку, она отправлена и письмом\n"
        f"    {invited.url or 'вход уже настроен'}"
    )


def _again(cluster: Any, user: Any, actor: Any, say: Callable[[str], None]) -> None:
    """A fresh link for a coordinator who has not entered yet: the one printed before may be lost."""
    from artel.accounts.models import OneTimeLink
    from artel.members import services

    link = OneTimeLink.objects.filter(user=user, cluster_id=cluster.pk, used_at=None, revoked_at=None).first()
    if user.has_usable_password() or link is None:
        say(f"  координатор: {user.name}, вход уже настроен")
        return
    invited = services.resend_invitation(cluster=cluster, link=link, actor=actor)
    say(f"  координатор {user.name}: новая ссылка вместо прежней\n    {invited.url}")
