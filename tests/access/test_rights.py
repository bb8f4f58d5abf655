"""Every right × every role, asked of a thing that is not the role's own and of one that is; and rights that a thing denies."""

from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse

from artel.accounts.rights import can
from artel.bodies.models import Nomination
from artel.documents.models import ApprovalLine, ApprovalSheet, Paper
from artel.meetings.models import Assignment, Attendee
from artel.plans.domain.states import PlanState
from artel.plans.models import Amendment, Evidence, Plan, Verdict
from artel.plans.tests.factories import obligation_of
from artel.reports.models import Report
from tests.access.table import BY_NAME, MARKS, MATRIX, PLACES, allows
from tests.access.urls import address, sent
from tests.access.watching import ENTRANCE, ask, read, watched
from tests.access.world import INSIDE, ROLES, Side, World

pytestmark = pytest.mark.django_db

JOURNAL = frozenset({"audit_entry", "audit_chain"})
OWN_MARKS = frozenset({"notices_notice", "notices_preference"})
RIGHTS = [right for right in MATRIX if right not in MARKS and "/" not in right]
REPRESENTED = {
    "representative_college": "organisation", "representative_employer": "employer", "representative_chair": "employer",
}  # fmt: skip
OWN_ROW = {
    "chair_expert": "row", "secretary": "row", "unit_member": "row_of_group",
    "group_chair": "row_of_group", "chair_coordination": "row_of_council",
    "representative_college": "row_of_all", "representative_employer": "row_of_all", "representative_chair": "row_of_all",
}  # fmt: skip
OWN_DEBT = {
    "representative_college": "owed",
    "representative_employer": "employers_owed",
    "representative_chair": "employers_owed",
}


def person(side: Side, user):
    return user.persons.get(cluster=side.cluster)


def own_debt(side: Side, role: str):
    if role in OWN_DEBT:
        return side.things[OWN_DEBT[role]]
    return obligation_of(side.plan, side.things[OWN_ROW[role]].wordings.get().number, purpose="result")


# right → (a thing that is nobody's own, the role's own one); a right without a row is asked of the cluster.
THINGS = {
    **dict.fromkeys(
        ("accounts.block_user", "accounts.end_sessions", "accounts.change_own_account"),
        (lambda side, _role: side.author, lambda _side, _role, user: user),
    ),
    "members.change_own_organisation": (
        lambda side, _role: side.other, lambda side, role, _user: side.things[REPRESENTED[role]],
    ),
    **dict.fromkeys(
        ("members.change_own_contacts", "members.record_consent", "members.revoke_consent", "members.view_contacts"),
        (lambda side, _role: side.citizen, lambda side, _role, user: person(side, user)),
    ),
    **dict.fromkeys(("plans.approve_plan", "plans.return_plan"), (lambda side, _role: side.submitted, None)),
    "plans.review_evidence": (lambda side, _role: side.evidence, None),
    **dict.fromkeys(
        ("plans.supply_evidence", "plans.ask_extension"),
        (lambda side, _role: side.others_owed, lambda side, role, _user: own_debt(side, role)),
    ),
    "plans.record_indicator": (
        lambda side, role: side.row if OWN_ROW.get(role) == "row_of_all" else side.row_of_all,
        lambda side, role, _user: side.things[OWN_ROW[role]],
    ),
}  # fmt: skip


EXPERT = ("chair_expert", "secretary")
COUNCIL = ("chair_coordination", "representative_chair")


def unit_of(side: Side, role: str):
    """The body where the role sits at the desk; those who lead, where nobody keeps the minutes."""
    return side.expert if role in EXPERT else side.coordination if role in COUNCIL else side.group


def another_unit(side: Side, role: str):
    return side.coordination if role in EXPERT else side.expert


def meeting_of(side: Side, role: str):
    return side.voting if role in EXPERT else side.of_council if role in COUNCIL else side.of_group


def another_meeting(side: Side, role: str):
    return side.of_council if role in EXPERT else side.voting


def row_of(side: Side, user):
    return side.of_all.attendees.get(person=person(side, user))


def another_row(side: Side, role: str):
    if role in EXPERT:
        return Attendee(meeting=side.of_council, person=side.citizen)
    return side.called_member


def assignment(side: Side, unit, **fields) -> Assignment:
    found = Assignment.objects.get(pk=side.controlled.pk)
    found.unit = unit
    for name, value in fields.items():
        setattr(found, name, value)
    return found


THINGS |= {
    "documents.join_agreement": (lambda side, _role: side.citizen, lambda side, _role, user: person(side, user)),
    "documents.sign_paper": (
        lambda side, role: Paper(cluster=side.cluster),
        lambda side, _role, _user: side.signed_by_all,
    ),
    **dict.fromkeys(
        ("documents.sign_by_hand", "documents.revoke_paper"),
        (
            lambda side, role: Paper(cluster=side.cluster, unit=another_unit(side, role)),
            lambda side, role, _user: Paper(cluster=side.cluster, unit=unit_of(side, role)),
        ),
    ),
    "documents.decide_line": (
        lambda side, _role: ApprovalLine(sheet=side.sheet, person=side.citizen),
        lambda side, _role, user: ApprovalLine(sheet=side.sheet, person=person(side, user)),
    ),
    **dict.fromkeys(
        ("documents.answer_remark", "documents.close_sheet"),
        (lambda side, _role: side.sheet, lambda side, _role, user: ApprovalSheet(cluster=side.cluster, opened_by=user)),
    ),
    **dict.fromkeys(
        ("bodies.view_contacts", "bodies.draft_composition", "bodies.suspend_member"),
        (another_unit, lambda side, role, _user: unit_of(side, role)),
    ),
    "bodies.nominate": (lambda side, _role: side.other, lambda side, role, _user: side.things[REPRESENTED[role]]),
    "bodies.answer_nomination": (
        lambda side, _role: Nomination(cluster=side.cluster, person=side.citizen),
        lambda side, _role, user: Nomination(cluster=side.cluster, person=person(side, user)),
    ),
    **dict.fromkeys(
        ("meetings.view_materials", "meetings.view_named_votes", "meetings.view_drafts", "meetings.remark_minutes",
         "meetings.add_dissent"),
        (another_meeting, lambda side, _role, _user: side.of_all),
    ),
    **dict.fromkeys(
        ("meetings.plan_meeting", "meetings.run_meeting", "meetings.approve_agenda", "meetings.chair_meeting",
         "meetings.propose_item", "meetings.record_past_meeting", "meetings.order_extract"),
        (another_meeting, lambda side, role, _user: meeting_of(side, role)),
    ),
    **dict.fromkeys(
        ("meetings.answer_rsvp", "meetings.check_in", "meetings.cast_vote", "meetings.recuse"),
        (another_row, lambda side, _role, user: row_of(side, user)),
    ),
    **dict.fromkeys(
        ("meetings.accept_assignment", "meetings.report_assignment"),
        (
            lambda side, _role: assignment(side, side.expert),
            lambda side, _role, user: assignment(side, side.expert, person=person(side, user)),
        ),
    ),
    "meetings.control_assignment": (
        lambda side, role: assignment(side, another_unit(side, role), controller=None),
        lambda side, role, user: assignment(side, another_unit(side, role), controller=person(side, user)),
    ),
}  # fmt: skip


def _own_of_fair(name: str):
    """A thing of the fair beside another's: of another employer, of another college, of a fair with no commission."""
    return lambda side, role: side.others[name], lambda side, role, _user: side.things[name]


THINGS |= {
    **dict.fromkeys(
        ("catalogue.manage_programmes", "catalogue.view_students", "catalogue.manage_students", "catalogue.export_students",
         "catalogue.erase_student", "catalogue.view_counts"),
        _own_of_fair("programme"),
    ),
    **dict.fromkeys(("fair.edit_vacancy", "fair.invite_to_interview"), _own_of_fair("vacancy")),
    **dict.fromkeys(("fair.edit_graduate", "fair.send_links", "fair.choose_wishes", "fair.record_employment",
                     "fair.export_graduates"), _own_of_fair("graduate")),
    **dict.fromkeys(("fair.mark_interview", "fair.view_interviews", "fair.check_in"), _own_of_fair("interview")),
    **dict.fromkeys(("fair.revoke_invitation", "fair.deliver_invitation", "fair.view_invitations", "fair.record_answer"),
                    _own_of_fair("fair_invitation")),
    **dict.fromkeys(("fair.run_allocation", "fair.view_allocation", "fair.override_placement", "fair.compose_protocol"),
                    _own_of_fair("deciding")),
    "fair.view_graduates": _own_of_fair("graduate"),
    "fair.view_employment": _own_of_fair("interview"),
}  # fmt: skip


THINGS |= {
    **dict.fromkeys(
        ("plans.approve_amendment", "plans.return_amendment"), (lambda side, _role: side.waiting_amendment, None)
    ),
    **dict.fromkeys(
        ("reports.read_report", "reports.compose_report"),
        (
            lambda side, _role: Report(cluster=side.cluster, organisation=side.other),
            lambda side, role, _user: Report(cluster=side.cluster, organisation=side.things[REPRESENTED[role]]),
        ),
    ),
}  # fmt: skip


def asked(world: World, right: str, role: str) -> list[tuple[bool, bool]]:
    """(what the table promises, what the code says) of a thing of others, and of one's own where there can be one."""
    other, own = THINGS.get(right, (lambda side, _role: side.cluster, None))
    ours = world.ours
    actor = world.user(role) or AnonymousUser()
    found = [(allows(right, role, is_own=False), can(actor, right, other(ours, role)))]
    if MATRIX[right][role] == "own":
        found.append((True, can(actor, right, own(ours, role, actor))))
    return found


@pytest.mark.parametrize("right", RIGHTS)
def test_the_rights_are_those_of_the_table(world, right):
    wrong = [role for role in ROLES if any(promised != said for promised, said in asked(world, right, role))]
    assert wrong == []


@pytest.mark.parametrize("right", [right for right in RIGHTS if "own" in MATRIX[right].values()])
def test_what_is_ones_own_is_asked_of_a_thing(right):
    assert THINGS[right][1] is not None


def test_nobody_of_another_cluster_has_a_right_in_ours(world):
    """Roles of theirs, all of them; one's own account and the operator's rights are of no cluster."""
    of_clusters = [right for right in RIGHTS if not right.startswith("accounts.") and right != "members.add_cluster"]
    for right in of_clusters:
        other, _own = THINGS.get(right, (lambda side, _role: side.cluster, None))
        for role, user in world.theirs.people.items():
            assert not can(user, right, other(world.ours, role)), (right, role)


# What a thing denies to who has the right otherwise


def post(world, role, name, thing):
    """Do a deed of the table on another thing than the table's."""
    url = reverse(name, kwargs={"slug": world.ours.slug, "pk": thing.pk})
    return read(world.client(role).post(url, sent(BY_NAME[name], world.ours, role)))


@pytest.mark.parametrize("name", ["plans:supply", "plans:ask"])
def test_a_representative_does_nothing_for_another_organisation(world, name):
    for role, owed in (
        ("representative_college", "employers_owed"),
        ("representative_college", "others_owed"),
        ("representative_employer", "owed"),
    ):
        with watched() as watch:
            url = reverse(name, kwargs={"slug": world.ours.slug, "pk": world.ours.things[owed].pk})
            assert world.client(role).get(url).status_code == 403
            assert post(world, role, name, world.ours.things[owed]).status_code == 403
        assert watch.beside(ENTRANCE) == []


@pytest.mark.parametrize("name", ["plans:move", "plans:lift"])
def test_a_representative_decides_nothing_about_their_own_debt(world, name):
    assert post(world, "representative_college", name, world.ours.owed).status_code == 403


@pytest.mark.parametrize("name", ["plans:accept", "plans:reject"])
@pytest.mark.parametrize("role", ["head", "coordinator", "chair_expert", "representative_chair"])
def test_who_brought_evidence_does_not_judge_it(world, name, role):
    evidence = world.ours.evidence
    Evidence.objects.filter(pk=evidence.pk).update(recorded_by=world.people[role])
    with watched() as watch:
        assert post(world, role, name, evidence).status_code == 403
    assert watch.beside(ENTRANCE) == []
    assert not Verdict.objects.filter(evidence=evidence).exists()
    somebody_else = "head" if role != "head" else "coordinator"
    assert post(world, somebody_else, name, evidence).status_code == 302


@pytest.mark.parametrize("authorship", ["created_by", "submitted_by"])
@pytest.mark.parametrize("role", ["chair_coordination", "representative_chair"])
def test_the_author_of_a_plan_does_not_approve_it(world, role, authorship):
    Plan.objects.filter(pk=world.ours.submitted.pk).update(**{authorship: world.people[role]})
    with watched() as watch:
        assert post(world, role, "plans:approve", world.ours.submitted).status_code == 403
    assert watch.beside(ENTRANCE) == []
    assert Plan.objects.get(pk=world.ours.submitted.pk).state == PlanState.APPROVAL


def test_a_head_who_also_chairs_approves_only_what_others_made(world):
    """Two rights together are no more than each."""
    chair = world.people["chair_coordination"]
    chair.roles.create(cluster=world.ours.cluster, kind="head", valid_from=date(2023, 9, 1))
    assert post(world, "chair_coordination", "plans:approve", world.ours.submitted).status_code == 302


def test_an_observer_writes_nothing_whatever_other_role_comes_on_top(world):
    written = [
        (place.name, method)
        for place in PLACES
        for method in place.methods
        if place.of_cluster and method == "POST" and allows(place.right(method), "observer_coordinator", is_own=True)
    ]
    # Looks at contacts and tables taken out are lines of the journal: reading that is written down. A run that is
    # computed again leaves not even that. Marks of what one has read and of what letters one wants are one's own.
    assert written == [
        ("desk:journal_export", "POST"), ("documents:export", "POST"), ("documents:export_papers", "POST"),
        ("bodies:export", "POST"), ("bodies:composition_export", "POST"), ("bodies:nominations_export", "POST"),
        ("members:organisations_export", "POST"), ("members:person_contacts", "POST"),
        ("fair:vacancies_export", "POST"), ("fair:interviews_ics", "POST"), ("fair:interviews_export", "POST"),
        ("fair:run_verify", "POST"), ("fair:invitations_export", "POST"), ("fair:results_export", "POST"),
        ("reports:download", "POST"), ("notices:seen", "POST"), ("notices:open", "POST"), ("notices:settings", "POST"),
        ("members:organisations_table_export", "POST"),
    ]  # fmt: skip
    for name, method in written:
        with watched() as watch:
            answer = ask(world, BY_NAME[name], "observer_coordinator", method)
        assert answer.status_code in BY_NAME[name].codes(method), name
        marks = OWN_MARKS if name.startswith("notices:") else frozenset()
        assert watch.beside(ENTRANCE, JOURNAL, marks) == [], name


@pytest.mark.parametrize(
    ("name", "thing", "role"),
    [
        ("notices:open", "notices", "coordinator"),
        ("members:table_enter", "others_table", "coordinator"),
        ("members:table_again", "others_table", "coordinator"),
        ("calendars:feed_revoke", "others_feed", "representative_college"),
    ],
)
def test_what_is_somebody_elses_own_is_not_there(world, name, thing, role):
    """Not for whoever has such things too, nor for whoever leads."""
    found = world.ours.things[thing]
    found = found["head"] if thing == "notices" else found
    with watched() as watch:
        assert post(world, role, name, found).status_code == 404
    assert watch.beside(ENTRANCE) == []


def test_a_calendar_by_its_link_tells_nothing_once_its_owner_is_nobody(world):
    url, owner = address(BY_NAME["calendars:feed"], world.ours), world.people["representative_college"]
    program = world.client("anonymous")
    assert b"BEGIN:VEVENT" in program.get(url).content
    assert program.get(url.replace(".ics", "x.ics")).status_code == 404
    owner.roles.update(valid_to=date(2024, 3, 14))
    person(world.ours, owner).tenures.update(valid_to=date(2024, 3, 14))
    assert b"BEGIN:VEVENT" not in program.get(url).content


@pytest.mark.parametrize("role", ["chair_coordination", "representative_chair"])
def test_the_author_of_a_change_does_not_approve_it(world, role):
    change = world.ours.waiting_amendment
    for authorship in ("created_by", "submitted_by"):
        with watched() as watch:
            Amendment.objects.filter(pk=change.pk).update(**{authorship: world.people[role]})
            watch.written.clear()
            assert post(world, role, "plans:amendment_approve", change).status_code == 403
            assert watch.beside(ENTRANCE) == []


@pytest.mark.parametrize("role", INSIDE)
def test_a_role_that_ended_yesterday_is_no_role_today(world, role):
    user = world.people[role]
    user.roles.update(valid_to=date(2024, 3, 14))
    person(world.ours, user).tenures.update(valid_to=date(2024, 3, 14))
    url = reverse("desk:today", args=[world.ours.slug])
    assert world.client(role).get(url).status_code == 404
    user.roles.update(valid_to=date(2024, 3, 15))
    person(world.ours, user).tenures.update(valid_to=date(2024, 3, 15))
    assert world.client(role).get(url).status_code == 200
