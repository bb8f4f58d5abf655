"""Nothing of one cluster is told in another, whatever is asked: searches, filters, exports, letters, forms, addresses."""

import re
from itertools import chain
from urllib.parse import quote

import pytest
from django import forms
from django.core import mail
from django.test import TestCase
from django.urls import reverse

from artel.accounts.models import User
from artel.audit.models import Entry
from artel.documents.models import Paper
from artel.files.models import StoredFile
from artel.meetings.models import DecisionPoint
from artel.members.models import Organisation, Person, Unit
from tests.access import texts
from tests.access.table import BY_NAME, PLACES, expected, first_allowed
from tests.access.texts import our_models, texts_of, way_of, words_in
from tests.access.urls import ARGS, address, sent
from tests.access.watching import ENTRANCE, read, watched
from tests.access.world import INSIDE

pytestmark = pytest.mark.django_db

OF_CLUSTERS = [place for place in PLACES if place.of_cluster]
POSTED = [place for place in PLACES if place.takes("POST") and place.mark not in ("public", "signed_in", "demo")]
READERS = ("coordinator", "representative_college", "observer")


def get(world, role, url, query=None):
    # An address that asks something already is asked something else instead.
    return read(world.client(role).get(url.partition("?")[0] if query else url, query or {}))


# The canaries themselves


def test_every_model_of_the_system_has_a_way_to_its_cluster_or_belongs_to_none():
    own_ways = {model._meta.label for model in our_models() if way_of(model) not in (None, "cluster")}
    assert own_ways == set(texts.WAYS)


def test_every_text_of_the_other_cluster_is_a_canary(world):
    silent = []
    for model in our_models():
        way = way_of(model)
        if way is None or not texts_of(model):
            continue
        rows = model._base_manager.filter(**{way: world.theirs.cluster.pk})
        if not rows.exists():
            silent.append(model._meta.label)
        for field in texts_of(model):
            assert all(world.canaries.told(value) for value in rows.values_list(field.name, flat=True)), field
    assert silent == []
    assert len(world.canaries.places) > 700


def test_a_canary_that_is_told_is_heard(world):
    page = get(world, "foreign_coordinator", address(BY_NAME["plans:detail"], world.theirs))
    assert any("plans.ActivityVersion.title" in place for place in world.canaries.told(words_in(page)))
    table = get(world, "foreign_coordinator", address(BY_NAME["plans:export"], world.theirs))
    assert any("plans.ActivityVersion.title" in place for place in world.canaries.told(words_in(table)))
    word = Person.objects.get(pk=world.theirs.person.pk).last_name
    found = get(world, "foreign_coordinator", address(BY_NAME["search:search"], world.theirs), {"q": word})
    assert any("members.Person.last_name" in place for place in world.canaries.told(words_in(found)))


# Searches, filters, exports, letters


def questions(world) -> list[tuple[str, dict, set[str]]]:
    """(address by name, what is asked, canaries that the question itself says)."""
    theirs = world.theirs
    organisation = Organisation.objects.get(pk=theirs.organisation.pk)
    person, document = Person.objects.get(pk=theirs.person.pk), type(theirs.document).objects.get(pk=theirs.document.pk)
    row = theirs.row.wordings.get()
    lists = (
        "members:organisations", "members:people", "members:access", "documents:register", "plans:detail",
        "documents:papers", "documents:approvals", "bodies:list", "bodies:directions", "meetings:list",
        "meetings:assignments", "catalogue:programmes", "fair:list", "fair:vacancies", "search:search", "notices:log",
        "reports:list", "plans:amendment", "plans:version", "calendars:agenda",
    )  # fmt: skip
    words = (
        organisation.search_key,
        organisation.inn,
        person.search_key,
        document.search_key,
        row.search_key,
        row.title,
        Paper.objects.get(pk=theirs.registered.pk).search_key,
        DecisionPoint.objects.get(pk=theirs.assignment.point_id).text,
    )
    author = theirs.author.pk
    return [
        *((name, {"q": word, "who": "all"}, {word.lower()}) for name in lists for word in words),
        ("members:people", {"organisation": theirs.organisation.pk}, set()),
        ("documents:papers", {"unit": theirs.expert.pk, "kind": "meetings.minutes"}, set()),
        ("meetings:list", {"unit": theirs.expert.pk}, set()),
        ("meetings:assignments", {"unit": theirs.expert.pk}, set()),
        ("meetings:desk", {"item": theirs.voting_item.pk}, set()),
        ("meetings:plan", {"unit": theirs.expert.pk}, set()),
        ("bodies:nominate", {"organisation": theirs.organisation.pk}, set()),
        ("meetings:record_past", {"unit": theirs.expert.pk, "held_on": "01.03.2024"}, set()),
        ("members:invite", {"organisation": theirs.organisation.pk}, set()),
        ("plans:upload", {"parent": theirs.row.pk}, set()),
        ("desk:journal", {"actor": author}, set()),
        ("desk:journal_check", {"anchor": _anchor(theirs.cluster.pk)}, set()),
        *(("plans:detail", {"on": day, "known": "then"}, set()) for day in ("01.09.2023", "31.08.2024")),
        ("members:organisations", {"on": "01.01.2019", "who": "all"}, set()),
        ("search:search", {"q": theirs.report.paper.number, "kind": "paper"}, set()),
        ("calendars:month", {"unit": theirs.expert.pk, "whose": "cluster"}, set()),
        ("plans:version", {"with": theirs.changed.pk}, set()),
        ("reports:preview", {"period": f"{theirs.plan.pk}:year", "scope": "whole"}, set()),
        *(
            ("reports:preview", {"period": f"{world.ours.plan.pk}:year", "scope": f"{of}-{thing.pk}"}, set())
            for of, thing in (("member", theirs.organisation), ("unit", theirs.expert))
        ),
        ("plans:export", {"states": "1"}, set()),
        ("plans:export", {"view": "members"}, set()),
    ]  # fmt: skip


def _anchor(chain_key: int) -> str:
    last = Entry.objects.filter(chain=chain_key).order_by("-seq").first()
    return f"{last.seq}:{last.digest}"


@pytest.mark.parametrize("role", READERS)
def test_no_question_brings_anything_of_another_cluster(world, role):
    for name, asked, said in questions(world):
        with watched():
            page = get(world, role, address(BY_NAME[name], world.ours), asked)
        assert page.status_code in (200, 403), (name, asked)
        assert world.canaries.told(words_in(page), beside=said) == [], (name, asked)


@pytest.mark.parametrize("states", ["", "1"])
def test_the_plan_as_a_document_says_nothing_of_another_cluster(world, states):
    url = reverse("plans:export", args=[world.ours.slug, world.ours.plan.pk, "docx"])
    document = get(world, "coordinator", url, {"states": states})
    assert document.body.startswith(b"PK")
    assert world.canaries.told(words_in(document)) == []


def test_letters_say_nothing_of_another_cluster(world):
    for name, role in (("members:invite", "coordinator"), ("members:invite_again", "coordinator")):
        place = BY_NAME[name]
        with TestCase.captureOnCommitCallbacks(execute=True):
            answer = world.client(role).post(address(place, world.ours), sent(place, world.ours, role))
        assert answer.status_code == 200
    assert len(mail.outbox) >= 1
    for letter in mail.outbox:
        assert world.canaries.told(str(letter.message().as_string()) + letter.body) == []


# Foreign keys of forms


SWAPPED_BY_HAND = {
    # Fields that name a thing of the cluster and are no ModelChoiceField.
    "plans:upload": lambda theirs: {"parent": [theirs.row.pk]},
    "plans:reading": lambda theirs: {"target_0": targets(theirs)},
    "plans:upload_row": lambda theirs: {"target_0": targets(theirs)},
    "desk:journal_export": lambda _theirs: {},
    **dict.fromkeys(
        ("bodies:composition_new", "bodies:composition_change", "bodies:direction_composition_new"),
        lambda theirs: {"seat-0-organisation": [theirs.employer.pk], "seat-0-person": ["Никого Такого"]},
    ),
}


def targets(theirs) -> list[str]:
    unit = Unit.objects.filter(cluster=theirs.cluster).first()
    office = unit.offices.first()
    return [f"organisation:{theirs.organisation.pk}", f"unit:{unit.pk}", f"office:{office.pk}"]


def foreign_keys(world, place, role) -> dict[str, list]:
    """Fields of the form that choose a thing of the cluster, each with things of the other one."""
    found = SWAPPED_BY_HAND[place.name](world.theirs) if place.name in SWAPPED_BY_HAND else {}
    if not place.takes("GET"):
        return found
    form = (get(world, role, address(place, world.ours)).context or {}).get("form")
    for name, field in form.fields.items() if form is not None else ():
        if isinstance(field, forms.ModelChoiceField) and way_of(field.queryset.model) is not None:
            model = field.queryset.model
            found[name] = [model._base_manager.filter(**{way_of(model): world.theirs.cluster.pk}).first().pk]
    return found


def test_a_thing_of_another_cluster_is_refused_in_every_field_of_every_form(world):
    swapped = []
    for place in POSTED:
        role = first_allowed(place, "POST")
        for name, value in chain.from_iterable(
            ((name, value) for value in values) for name, values in foreign_keys(world, place, role).items()
        ):
            with watched() as watch:
                form = sent(place, world.ours, role) | {name: value}
                answer = read(world.client(role).post(address(place, world.ours), form))
            said = f"{place.name}, {name}={value}: {answer.status_code}"
            assert answer.status_code in (200, 403, 404, 422), said
            if answer.status_code == 200:
                assert {name, "__all__"} & set(answer.context["form"].errors), said  # of a line, the whole form says so
            assert watch.beside(ENTRANCE) == [], said
            assert world.canaries.told(words_in(answer)) == [], said
            swapped.append((place.name, name))
    assert {
        ("documents:add", "sender_organisation"), ("members:appoint", "person"), ("members:invite", "organisation"),
        ("members:organisation_add", "parent"), ("members:organisation_edit", "parent"), ("members:post_add", "organisation"),
        ("members:role_grant", "organisation"), ("members:settings", "lead"), ("plans:dates", "document"),
        ("plans:event_add", "organiser"), ("plans:upload", "parent"), ("plans:reading", "target_0"),
        ("plans:upload_row", "target_0"), ("bodies:direction_new", "forming_unit"), ("bodies:suspend", "person"),
        ("bodies:nominate", "person"), ("bodies:composition_new", "seat-0-organisation"), ("meetings:add", "unit"),
        ("meetings:add", "joint_with"), ("meetings:invite", "person"), ("meetings:open", "presiding"),
        ("meetings:item_add", "speaker"), ("meetings:recuse", "attendee"), ("meetings:assignment_add", "person"),
        ("meetings:assignment_add", "point"), ("meetings:assignment_add", "controller"),
    } <= set(swapped)  # fmt: skip


# Addresses


NOT_IDS = {"index", "purpose", "form", "slug", "part"}


def with_ids() -> list:
    return [place for place in OF_CLUSTERS if set(re.findall(r"<\w+:(\w+)>", place.route)) - NOT_IDS]


@pytest.mark.parametrize("place", with_ids(), ids=lambda place: place.name)
def test_things_of_another_cluster_are_not_found_under_the_address_of_ours(world, place):
    method = "GET" if place.takes("GET") else "POST"
    for role in dict.fromkeys((first_allowed(place, method), "representative_college", "observer")):
        args = ARGS[place.name](world.theirs)
        mixed = [{**ARGS[place.name](world.ours), name: value} for name, value in args.items() if name.endswith("_pk")]
        for foreign in (args, *mixed):
            url = reverse(place.name, kwargs={"slug": world.ours.slug, **foreign})
            with watched() as watch:
                answers = [
                    read(world.client(role).generic(verb, url))
                    for verb in dict.fromkeys((method, *(("POST",) if place.takes("POST") else ())))
                ]
            # Where the role lacks the right at the cluster, it is told so before anything is looked for.
            refused = 404 if expected(place, role, method).is_allowed else 403
            assert {answer.status_code for answer in answers} <= {404, refused}, (role, url)
            assert watch.beside(ENTRANCE) == []
            assert all(world.canaries.told(words_in(answer)) == [] for answer in answers)


HOSTILE_IDS = ("0", "-1", str(10**20), str(2**63), "%00", "x")


@pytest.mark.parametrize("place", with_ids(), ids=lambda place: place.name)
def test_an_address_with_no_such_thing_is_not_found(world, place):
    method = "GET" if place.takes("GET") else "POST"
    client = world.client(first_allowed(place, method))
    own = {name: str(value) for name, value in ARGS[place.name](world.ours).items()}
    for name in own.keys() - NOT_IDS:
        for value in HOSTILE_IDS:
            parts = {**own, "slug": world.ours.slug, name: value}
            url = "/" + re.sub(r"<\w+:(\w+)>", lambda match, parts=parts: parts[match[1]], place.route)
            with watched() as watch:
                assert read(client.generic(method, url)).status_code == 404, url
            assert watch.beside(ENTRANCE) == []


@pytest.mark.parametrize("slug", ["0", "-", "нет", "%00", "x" * 300, quote("'; DROP TABLE"), "CLUSTER-1"])
def test_a_cluster_of_no_such_name_is_not_found(world, slug):
    for path in ("", "plan/", "members/", "settings/"):
        assert world.client("coordinator").get(f"/k/{slug}/{path}").status_code == 404


PARAMETERS = (
    "page", "on", "known", "state", "states", "view", "q", "kind", "year", "organisation", "who", "parent", "span", "group",
    "actor", "since", "until", "anchor", "next", "skip", "unit", "show", "item", "code", "edition", "held_on", "mine", "theme",
    "attendee", "lack", "college", "speciality", "employer", "stand", "table", "by", "for", "m", "outcome", "free", "graduate",
    "contract", "closed", "from", "whose", "month", "scope", "period", "until", "how", "with", "a", "b", "letter", "topics",
)  # fmt: skip
HOSTILE_VALUES = ("", "0", "-1", str(10**20), "9" * 5000, "1e9", "\x00", "%", "'\"<", "٣", "01.13.2024", "[]", "\ud83d")


# Pages that read their address; what the others are asked makes no difference to them.
ASKED = frozenset(
    {
        "desk:today", "desk:journal", "desk:journal_check", "jobs:unsuccessful", "plans:detail", "plans:year", "plans:members",
        "plans:export", "plans:row", "plans:inbox", "plans:requests", "plans:events", "plans:upload", "documents:register",
        "members:clusters", "members:organisations", "members:people", "members:units", "members:access", "members:invite",
        "members:calendar", "account_login", "documents:papers", "documents:approvals", "documents:check_enter", "bodies:list",
        "bodies:detail", "bodies:directions", "bodies:nominate", "meetings:list", "meetings:schedule", "meetings:plan",
        "meetings:add", "meetings:desk", "meetings:recuse", "meetings:me", "meetings:check_in", "meetings:hall",
        "meetings:pulse", "meetings:assignments", "meetings:minutes", "meetings:remark", "meetings:record_past",
        "catalogue:specialities", "catalogue:programmes", "catalogue:students", "catalogue:student_import", "fair:list",
        "fair:vacancies", "fair:graduates", "fair:graduates_import", "fair:graduate_wishes", "fair:stands", "fair:interviews",
        "fair:interviews_print", "fair:interviews_day", "fair:interview_add", "fair:checkin", "fair:allocation_vacancies",
        "fair:allocation_people", "fair:invitations", "fair:printings", "fair:employment", "fair:employment_fact",
        "fair:employment_template", "fair:showcase", "fair:cabinet_wishes", "search:search", "notices:list", "notices:log",
        "notices:letters", "calendars:month", "calendars:agenda", "calendars:year", "reports:list", "reports:preview",
        "reports:report", "reports:notes", "reports:public_page", "reports:public_settings",
        "plans:versions", "plans:version", "plans:version_docx", "plans:amendment",
        "plans:compare", "plans:compare_export", "plans:close", "plans:preview", "members:table", "members:people_table",
    }
)  # fmt: skip


def asked(url: str, query: str) -> str:
    return f"{url}{'&' if '?' in url else '?'}{query}"


@pytest.mark.parametrize("value", HOSTILE_VALUES, ids=lambda value: ascii(value[:8]))
def test_no_question_is_a_fault_of_the_system(world, value):
    query = "&".join(f"{name}={quote(value, errors='surrogatepass')}" for name in PARAMETERS)
    for place in PLACES:
        if place.takes("GET") and (place.name in ASKED or value == "\x00"):
            role = first_allowed(place, "GET")
            with watched():
                answer = read(world.client(role).get(asked(address(place, world.ours), query)))
            assert answer.status_code < 500, (place.name, answer.exc_info)
            assert value != "\x00" or answer.status_code == 400, place.name


@pytest.mark.parametrize("index", ["0", "16", "17", str(10**20)])
def test_a_row_that_an_upload_has_not_is_no_fault(world, index):
    for tail in ("", "skip/"):
        url = f"/k/{world.ours.slug}/plan/uploads/{world.ours.upload.pk}/rows/{index}/{tail}"
        with watched():
            answer = world.client("coordinator").post(url, {"skip": "1"})
        assert answer.status_code in (200, 302, 404, 422), url


def test_files_of_another_cluster_are_served_to_nobody_of_ours(world):
    """The bytes too: each kept file of the other cluster holds a canary, and no address of ours gives it."""
    for file in StoredFile.objects.filter(cluster=world.theirs.cluster).exclude(content=""):
        with file.content.open("rb") as content:
            assert world.canaries.told(content.read().decode())
    for role in INSIDE:
        for name in (
            "documents:download", "plans:evidence_file", "plans:upload_file", "documents:paper_scan",
            "bodies:composition_scan", "bodies:nomination_letter", "meetings:material", "meetings:assignment_file",
        ):  # fmt: skip
            url = reverse(name, kwargs={"slug": world.ours.slug, **ARGS[name](world.theirs)})
            assert get(world, role, url).status_code in (403, 404)


def test_nobody_of_ours_is_offered_as_an_account_of_theirs(world):
    people = User.objects.filter(persons__cluster=world.theirs.cluster)
    page = get(world, "coordinator", reverse("members:access", args=[world.ours.slug]))
    assert not any(person.email in page.body.decode() for person in people)
