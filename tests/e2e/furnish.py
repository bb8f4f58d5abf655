"""Runs inside a fresh demo installation: adds what its world has none of, and tells the tests where everything is.

Prints one line of JSON: sessions of people, addresses of every page that answers GET, and who may open it.
"""

import json
from collections.abc import Iterator
from datetime import date
from importlib.resources import files

import django

django.setup()

from django.conf import settings  # noqa: E402 -- Django must be there first
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY  # noqa: E402
from django.contrib.sessions.backends.db import SessionStore  # noqa: E402
from django.urls import URLPattern, get_resolver, reverse  # noqa: E402

from artel import jobs  # noqa: E402
from artel.accounts import services as accounts  # noqa: E402
from artel.accounts.models import User  # noqa: E402
from artel.accounts.rights import can  # noqa: E402
from artel.demo import year2023  # noqa: E402
from artel.demo.founding import BUILDER, found  # noqa: E402
from artel.demo.papers import plan_docx, sample_pdf  # noqa: E402
from artel.demo.people import NOW_CITIZENS, NOW_ORGANISATIONS  # noqa: E402
from artel.documents.models import IncomingDocument  # noqa: E402
from artel.files.services import store_bytes  # noqa: E402
from artel.jobs.domain.states import JobState  # noqa: E402
from artel.jobs.models import Job  # noqa: E402
from artel.kernel import clock  # noqa: E402
from artel.members import services as members  # noqa: E402
from artel.members.domain.kinds import ConsentPurpose, OfficeKind, RoleKind  # noqa: E402
from artel.members.models import Cluster, Office, Person, Tenure  # noqa: E402
from artel.plans.models import Activity, Evidence, ExtensionRequest, Obligation, Plan  # noqa: E402
from artel.plans.services import evidence, importing, lifecycle  # noqa: E402
from artel.plans.services import obligations as deeds  # noqa: E402
from tests.e2e import fair, governance, year  # noqa: E402

PASSWORD = "Сосна-над-Томью-1604"  # of the account that is not invented, so that it has secrets of its own
# Of the Coordination Council: with its chair and «member» they are nine.
COUNCIL = ("tihonov", "ermakova", "golubev", "zhuravleva", "panov", "antipova", "shestakov")
PEOPLE = {  # the short names by which the tests call them
    "coordinator": "kravtsova", "head": "sobolev", "chair": "lapteva", "expert_chair": "grineva", "secretary": "zorina",
    "college": "yusupova", "other_college": "nechay", "late_college": "kim", "school": "lebedyanskaya", "observer": "voronina",
    "clerk": "pak", "expert": "sizova", "member": "prohorov",
    "curator": "dorohov", "plant": "pozdnyakov", **{key: key for key in COUNCIL},
}  # fmt: skip

NEW_PEOPLE = {"new_coordinator": "ladygina", "new_chair": "samarina", "new_college": "nosova"}


def furnish(cluster: Cluster) -> dict[str, object]:
    """An operator, a person with a password, an invitation, jobs, a consent, an own day, uploads, plans on their way."""
    coordinator = _user("kravtsova", cluster)
    made: dict[str, object] = {}
    made["operator"] = User.objects.create_user(
        "operator@artel.example", name="Оператор Установки", is_operator=True, is_demo=True
    )
    _person, invited = members.invite_person(
        cluster=cluster, email="staff@artel.example", last_name="Штатная", first_name="Анна", patronymic="Ивановна",
        kind=RoleKind.COORDINATOR, actor=coordinator,
    )  # fmt: skip
    made["staff"] = accounts.accept_invitation(token=_token(invited), password=PASSWORD)
    _person, invited = members.invite_person(
        cluster=cluster, email="new@artel.example", last_name="Новикова", first_name="Лидия", kind=RoleKind.OBSERVER,
        actor=coordinator,
    )  # fmt: skip
    made["token"] = _token(invited)
    person = Person.objects.filter(cluster=cluster, user=None).order_by("pk").first()
    made["consent"] = members.record_consent(
        person=person, purpose=ConsentPurpose.PROCESSING, given_on=date(2024, 3, 1), actor=coordinator
    )
    members.override_day(
        cluster=cluster, day=date(2024, 5, 10), kind="off", act="распоряжение от 01.03.2024 № 12", actor=coordinator
    )
    owed = Obligation.objects.filter(
        plan=year2023_plan(cluster), activity__wordings__number="2.4", evidence=None, decisions=None
    )
    made["rejected"] = evidence.supply_evidence(
        obligation=owed.order_by("pk").last(), title="Новость об экскурсии", happened_on=date(2024, 3, 12),
        in_force_on=date(2024, 3, 12), url="https://school.example/news", actor=coordinator,
    )  # fmt: skip
    evidence.reject_evidence(
        evidence=made["rejected"], reason="Новость о другом событии", actor=_user("sobolev", cluster)
    )
    made |= _uploads(cluster, coordinator)
    made |= year.before_the_plans(cluster, year2023_plan(cluster))
    made |= _plans(cluster, coordinator)
    made |= governance.furnish(cluster, made)
    made |= year.furnish(cluster, year2023_plan(cluster))
    done = jobs.enqueue(
        "plans.read_upload", key="a job that failed", actor=coordinator, cluster=cluster, payload={"upload": 0}
    )
    Job.objects.filter(pk=done.pk).update(
        state=JobState.FAILED, attempts=5, finished_at=clock.now(), message="Документ не найден."
    )
    made["job"] = done
    groups = Obligation.objects.get(plan=year2023_plan(cluster), activity__wordings__number="1.1")
    deeds.ask_extension(
        obligation=groups, wanted_due_on=date(2024, 4, 30), reason="Состав согласуют предприятия.",
        actor=_user("grineva", cluster),
    )  # fmt: skip
    return made


def year2023_plan(cluster: Cluster) -> Plan:
    return Plan.objects.get(cluster=cluster, parent=None, state="approved")


def _uploads(cluster: Cluster, coordinator: User) -> dict[str, object]:
    """One that is read, one that is refused, one that waits for the worker."""
    seed = (files("artel.plans") / "seed" / "plan.pdf").read_bytes()
    made = {}
    for name, data, is_read in (
        ("План работы.pdf", seed, True),
        ("Приказ.pdf", sample_pdf("Приказ", "О проведении ярмарки"), True),
        ("Ещё не прочитан.pdf", seed, False),
    ):
        upload = importing.begin_upload(
            cluster=cluster, file=store_bytes(data, name, cluster=cluster, actor=coordinator), actor=coordinator
        )
        made[name] = importing.read_upload(upload=upload, actor=coordinator) if is_read else upload
    return {"read": made["План работы.pdf"], "refused": made["Приказ.pdf"], "reading": made["Ещё не прочитан.pdf"]}


def _plans(cluster: Cluster, coordinator: User) -> dict[str, object]:
    """A draft and a plan that waits for approval, of the two years to come."""
    made = {}
    for key, title, first in (("draft", "План на два года вперёд", 2025), ("waiting", "План будущего года", 2024)):
        rows = [
            {"section": "I. Организация", "number": "1.1", "title": f"{title}: подготовка", "executors": "Экспертный совет",
             "deadline": f"Октябрь {first} г.", "result": "Протокол заседания"},
            {"section": "I. Организация", "number": "1.2", "title": f"{title}: участие", "executors": "Участники кластера",
             "deadline": f"Март {first + 1} г.", "result": "Отчёт"},
        ]  # fmt: skip
        data = plan_docx(["ПЛАН РАБОТЫ КЛАСТЕРА", f"на {first}/{first + 1} учебный год"], rows)
        upload = importing.begin_upload(
            cluster=cluster, file=store_bytes(data, f"{title}.docx", cluster=cluster, actor=coordinator),
            actor=coordinator,
        )  # fmt: skip
        upload = importing.read_upload(upload=upload, actor=coordinator)
        made[key] = importing.confirm_upload(upload=upload, actor=coordinator)
    lifecycle.submit_plan(plan=made["waiting"], actor=coordinator)
    return made


def _token(invited: accounts.Invited) -> str:
    return invited.url.rstrip("/").rsplit("/", 1)[1]


def _user(key: str, cluster: Cluster) -> User:
    return User.objects.get(email=f"{key}@{cluster.slug}.example")


def session_of(user: User) -> str:
    """Open a session for the user, as a sign-in does, and tell its key."""
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[-1]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.save()
    return session.session_key


def samples(cluster: Cluster, made: dict[str, object]) -> dict[str, list[dict[str, object]]]:
    """Objects to put into the addresses that take them, by the name of the route or of its application."""
    plan = year2023_plan(cluster)
    nested = Plan.objects.get(parent__plan=plan)
    rows = {
        row.wordings.get().number: row
        for row in Activity.objects.filter(plan=plan)
        if row.wordings.get().number != "3.3"
    }
    kinds = [
        ("1.1", "overdue"),
        ("2.6", "nested"),
        ("3.1", "quarters"),
        ("2.8", "awaiting"),
        ("4.2", "dated"),
        ("2.4", "members"),
        ("3.2", "council"),
    ]
    row_pages = [{"pk": plan.pk, "key": rows[number].key} for number, _why in kinds]
    owed = {
        "overdue": Obligation.objects.get(activity=rows["1.1"]),
        "document": Obligation.objects.get(activity=rows["2.8"], purpose="document"),
        "member": Obligation.objects.filter(activity=rows["2.4"], evidence=None, decisions=None).first(),
        "met": Obligation.objects.get(activity=rows["2.7"]),
    }
    lifted = Obligation.objects.filter(activity=rows["2.4"], decisions__kind="lift").first()
    requirement = rows["1.1"].requirements.first()
    waiting = Evidence.objects.filter(cluster=cluster, verdicts=None, obligation__activity=rows["2.2"]).first()
    rejected = made["rejected"]
    link = Evidence.objects.filter(cluster=cluster).exclude(url="").first()
    person = Person.objects.get(cluster=cluster, user__email__startswith="yusupova@")
    asked = ExtensionRequest.objects.filter(cluster=cluster, state="asked").first()
    document = IncomingDocument.objects.filter(cluster=cluster).order_by("pk").first()
    tenure = Tenure.objects.filter(cluster=cluster).order_by("pk").first()
    organisation = person.positions.first().organisation
    one = lambda found: [{"pk": found.pk}]  # noqa: E731 -- a table reads better so
    return {
        "plans:detail": [{"pk": each.pk} for each in (plan, nested, made["draft"], made["waiting"])],
        "plans:year": [{"pk": plan.pk}, {"pk": made["draft"].pk}], "plans:members": one(plan),
        "plans:export": [{"pk": plan.pk, "form": "docx"}, {"pk": plan.pk, "form": "xlsx"}],
        "plans:return": one(made["waiting"]), "plans:approve": one(made["waiting"]),
        "plans:row": row_pages, "plans:reading": row_pages[:2], "plans:requirement_add": row_pages[:1],
        "plans:requirement": [row_pages[0] | {"requirement_pk": requirement.pk}], "plans:dates": [row_pages[3]],
        "plans:indicator": row_pages[:1],
        "plans:obligation": [{"pk": each.pk} for each in (*owed.values(), lifted)],
        "plans:supply": one(owed["member"]), "plans:move": one(owed["overdue"]), "plans:lift": one(owed["overdue"]),
        "plans:restore": one(lifted), "plans:ask": one(owed["member"]),
        "plans:evidence": [{"pk": each.pk} for each in (waiting, rejected, link)],
        "plans:evidence_file": one(waiting), "plans:reject": one(waiting), "plans:decide": one(asked),
        "plans:preview": [{"pk": made[each].pk} for each in ("read", "refused", "reading", "carried")],
        "plans:upload_about": one(made["read"]), "plans:upload_add": one(made["read"]), "plans:upload_file": one(made["read"]),
        "plans:upload_row": [{"pk": made["read"].pk, "index": index} for index in (0, 9)],
        "documents:": one(document), "jobs:": one(made["job"]), "members:cluster_lead": one(cluster),
        "members:organisation": one(organisation), "members:organisation_leave": one(organisation),
        "members:organisation_join": [{"pk": cluster.organisations.get(kind="authority").pk}],
        "members:person": one(person), "members:post": one(person), "members:post_end": one(person.positions.first()),
        "members:role_grant": one(person), "members:consent_add": one(person), "members:consent_revoke": one(made["consent"]),
        "members:unit_close": one(cluster.units.first()),
        "members:appoint": one(Office.objects.get(cluster=cluster, unit=cluster.units.first(), kind=OfficeKind.DEPUTY)),
        "members:tenure_end": one(tenure), "members:role_end": one(cluster.roles.filter(user=person.user).get()),
        "members:consent_text": [{"purpose": "processing"}], "accounts:invitation": [{"token": made["token"]}, {"token": "x" * 43}],
        "account_reset_password_from_key": [{"uidb36": "1", "key": "bad-key"}],
        **governance.samples(cluster, made), **year.samples(cluster, plan, made),
    }  # fmt: skip


def routes(resolver=None, space: str = "") -> Iterator[tuple[str, object]]:
    """(name, view) of every address of the installation."""
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLPattern):
            yield space + pattern.name, pattern.callback
        else:
            yield from routes(pattern, f"{space}{pattern.namespace}:" if pattern.namespace else space)


def empty_cluster() -> Cluster:
    """A cluster with members and councils and no plan yet: where a new coordinator begins."""
    cluster = members.add_cluster(
        slug="novy", name="Новый образовательно-отраслевой кластер", short_name="Новый кластер", region="Томская область",
        place="г. Томск", time_zone="Asia/Tomsk", is_demo=True, frozen_on=date(2023, 8, 25), actor=BUILDER,
    )  # fmt: skip
    found(cluster, NOW_ORGANISATIONS, NOW_CITIZENS, date(2023, 8, 21))
    return cluster


def main() -> None:
    cluster = Cluster.objects.get(slug=year2023.SLUG)
    made = furnish(cluster)
    fairs = fair.furnish()
    known = samples(cluster, made) | fair.samples(fairs)
    people = {name: _user(key, cluster) for name, key in PEOPLE.items()}
    new = empty_cluster()
    people |= {name: _user(key, new) for name, key in NEW_PEOPLE.items()}
    people |= {"operator": made["operator"], "staff": made["staff"]}
    homes = dict.fromkeys(fair.people(fairs), fairs.cluster)
    people |= fair.people(fairs)
    addresses, rights = {}, {}
    for name, view in routes():
        if "GET" not in view.methods:
            continue
        wanted = [argument for argument in _arguments(name) if argument != "slug"]
        found = _nearest(known, name) if wanted else known.get(name, [{}])
        if not found:
            raise SystemExit(f"furnish.py has no object for the address {name}: add it to samples()")
        home = fairs.cluster if name.partition(":")[0] in fair.SPACES else cluster
        slug = {"slug": home.slug} if "slug" in _arguments(name) else {}
        addresses[name] = [
            reverse(name, kwargs=slug | {key: value for key, value in each.items() if key in wanted})
            + (f"?{each['?']}" if "?" in each else "")
            for each in found
        ]
        rights[name] = {
            "permission": view.permission,
            "in_cluster": bool(slug) and view.permission != "public",
            "home": home.slug,
        }
    asked = {each["permission"] for each in rights.values() if each["in_cluster"]}
    told = {
        "people": {
            name: {
                "name": user.name,
                "session": session_of(user),
                "home": homes.get(name, cluster).slug,
                "may": sorted(each for each in asked if can(user, each, homes.get(name, cluster))),
            }
            for name, user in people.items()
        },
        "addresses": addresses,
        "rights": rights,
        "password": PASSWORD,
    }
    print(json.dumps(told, ensure_ascii=False))


def _nearest(known: dict[str, list], name: str) -> list:
    """Objects for the route, else for what its name begins with (person_edit → person), else for its application."""
    while name and name not in known:
        name = name.rpartition("_")[0] or (name.partition(":")[0] + ":" if not name.endswith(":") else "")
    return known.get(name, [])


def _arguments(name: str) -> list[str]:
    """Names of what an address takes, of all the parts that it is included by."""
    possibilities = get_resolver()
    *spaces, last = name.split(":")
    for space in spaces:
        possibilities = possibilities.namespace_dict[space][1]
    return possibilities.reverse_dict.getlist(last)[0][0][0][1]


if __name__ == "__main__":
    main()
