"""Who finds what, in what order, at what cost; and that nobody learns of what is hidden from them."""

import pytest

from artel.accounts.tests.factories import make_operator
from artel.fair.domain.states import VacancyState
from artel.fair.tests.factories import make_vacancy
from artel.meetings.domain.states import MinutesState
from artel.meetings.models import Minutes
from artel.meetings.tests.factories import chair
from artel.members.domain.kinds import OrganisationKind
from artel.members.tests.factories import (
    make_cluster,
    make_coordinator,
    make_observer,
    make_organisation,
    make_person,
    make_position,
    make_representative,
    make_user,
)
from artel.search import kinds, selectors
from artel.search.domain.ranks import Weight, Words, ranked
from artel.search.tests.world import MOMENT, NOON, TODAY, kinds_found, refs

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine(NOON)]
NOT_THE_LEADS = {"student"}  # their own college's alone


# --- rights ---


def test_the_coordinator_finds_every_kind_but_students(world):
    assert kinds_found(world.coordinator, world.cluster, "янтарём") == set(world.things) - NOT_THE_LEADS


def test_a_student_is_found_by_their_own_college_alone(world):
    student = ("student", world.student.pk)
    neighbour = make_representative(make_organisation(world.cluster))
    employer = make_representative(world.plant)
    found = {
        name: student in refs(user, world.cluster, "Янтарь Глеб")
        for name, user in {
            "own college": world.keeper,
            "other college": neighbour,
            "employer": employer,
            "coordinator": world.coordinator,
            "observer": make_observer(world.cluster),
        }.items()
    }
    assert found == {
        "own college": True, "other college": False, "employer": False, "coordinator": False, "observer": False
    }  # fmt: skip
    # the person's own record is a learner's: it is not among the cluster's people either
    assert not any(kind == "person" for kind, _pk in refs(world.keeper, world.cluster, "Глеб"))


@pytest.mark.parametrize("who", ["stranger", "operator", "other cluster", "ended role"])
def test_who_has_no_standing_finds_nothing_and_is_offered_no_word(world, who):
    other = make_cluster()
    user = {
        "stranger": make_user,
        "operator": make_operator,
        "other cluster": lambda: make_coordinator(other),
        "ended role": lambda: _ended(make_coordinator(world.cluster)),
    }[who]()
    assert refs(user, world.cluster, "янтарь") == set()
    assert selectors.suggested(user, world.cluster, "янтраь") == ""
    found = selectors.find(user, world.cluster, "янтарь")
    assert (found.refs, dict(found.counts), found.is_cut) == ([], {}, False)


def _ended(user):
    user.roles.update(valid_to="2024-03-01", valid_from="2023-09-01")
    return user


def test_drafts_of_others_are_not_found_and_counts_do_not_tell_of_them(world):
    employer = make_representative(world.plant)
    neighbour = make_representative(make_organisation(world.cluster, kind=OrganisationKind.EMPLOYER))
    draft = make_vacancy(world.things["fair"], world.plant, title="Янтарных дел мастер", state=VacancyState.DRAFT)
    assert ("vacancy", draft.pk) in refs(employer, world.cluster, "янтарный мастер")
    assert ("vacancy", draft.pk) in refs(world.coordinator, world.cluster, "янтарный мастер")
    assert refs(neighbour, world.cluster, "янтарный мастер") == set()
    counted = selectors.find(neighbour, world.cluster, "янтарь").counts
    assert counted["vacancy"] == 1  # the published one
    assert ("paper", world.things["paper"].pk) not in refs(neighbour, world.cluster, "янтарь")


def test_a_decision_is_everybodys_once_its_minutes_are_signed(world):
    decision = ("decision", world.things["decision"].pk)
    outsider = make_representative(make_organisation(world.cluster))
    assert decision in refs(chair(world.unit), world.cluster, "сводка по янтарю")
    assert decision not in refs(outsider, world.cluster, "сводка по янтарю")
    minutes = Minutes.objects.create(
        meeting=world.things["meeting"], paper=world.things["paper"], state=MinutesState.SIGNED, drafted_at=MOMENT,
        draft_due_on=TODAY, signing_due_on=TODAY,
    )  # fmt: skip
    assert minutes.pk
    assert decision in refs(outsider, world.cluster, "сводка по янтарю")


def test_an_assignment_not_yet_in_force_is_for_those_inside(world):
    assignment = world.things["assignment"]
    type(assignment).objects.filter(pk=assignment.pk).update(issued_on=None)
    outsider = make_representative(make_organisation(world.cluster))
    assert ("assignment", assignment.pk) in refs(world.coordinator, world.cluster, "сводка")
    assert ("assignment", assignment.pk) in refs(chair(world.unit), world.cluster, "сводка")
    assert ("assignment", assignment.pk) not in refs(outsider, world.cluster, "сводка")


def test_a_word_that_only_hidden_things_bear_is_not_offered(world):
    assert selectors.suggested(world.keeper, world.cluster, "Глбе") == "глеб"
    assert selectors.suggested(world.coordinator, world.cluster, "Глбе") == ""


# --- words ---


def test_every_word_must_stand_in_the_found(world):
    assert refs(world.coordinator, world.cluster, "янтарь ольга") == {
        ("person", world.things["person"].pk),
        ("assignment", world.things["assignment"].pk),
    }
    assert refs(world.coordinator, world.cluster, "янтарь небылица") == set()


@pytest.mark.parametrize("request_", ["", "   ", "и не о", "!!!", "%", "_", "'; --", "а" * 5000])
def test_an_empty_or_odd_request_finds_nothing_and_breaks_nothing(world, request_):
    assert refs(world.coordinator, world.cluster, request_) == set()
    assert selectors.suggested(world.coordinator, world.cluster, request_) == ""


def test_numbers_are_found_whole_and_by_their_beginning(world):
    inn = world.college.inn
    organisation = ("organisation", world.college.pk)
    assert organisation in refs(world.coordinator, world.cluster, inn)
    assert organisation in refs(world.coordinator, world.cluster, inn[:8])
    assert ("row", world.things["row"].pk) in refs(world.coordinator, world.cluster, "3.3")
    assert refs(world.coordinator, world.cluster, "12-П") == {("incoming", world.things["incoming"].pk)}
    assert ("programme", world.things["programme"].pk) in refs(world.coordinator, world.cluster, "29.02")


def test_the_last_word_may_be_unfinished_and_whole_words_stand_before_guesses(world):
    guess = make_person(world.cluster, last_name="Янтарева", first_name="Анна")
    found = [(ref.kind, ref.object_id) for ref in selectors.find(world.coordinator, world.cluster, "янтар").refs]
    assert ("person", guess.pk) in found
    found = [(ref.kind, ref.object_id) for ref in selectors.find(world.coordinator, world.cluster, "янтарь").refs]
    assert ("person", guess.pk) not in found
    assert refs(world.coordinator, world.cluster, "ян") == set()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("янтраь", "янтарь"), ("zynfhm", "янтарь"), ("обработчик янтари", ""), ("выставке янтарря", "выставке янтарь")],
)
def test_a_misprint_and_the_other_layout_are_mended(world, typed, meant):
    if meant:
        assert refs(world.coordinator, world.cluster, typed) == set()
        assert selectors.suggested(world.coordinator, world.cluster, typed) == meant
        assert refs(world.coordinator, world.cluster, meant)
    else:
        assert refs(world.coordinator, world.cluster, typed)


# --- order and bounds ---


def test_words_of_a_title_outweigh_words_of_a_text_and_a_short_title_a_long_one():
    short = ranked([Words("Ярмарка", Weight.TITLE)], lift=0, dated_on=None)["ярмарка"]
    long = ranked([Words("Ярмарка вакансий для выпускников колледжей", Weight.TITLE)], lift=0, dated_on=None)["ярмарка"]
    text = ranked([Words("ярмарка", Weight.TEXT)], lift=9, dated_on=TODAY)["ярмарка"]
    dated = ranked([Words("ярмарка", Weight.TEXT)], lift=9, dated_on=None)["ярмарка"]
    assert short > long > text > dated


def test_the_nearest_stands_first(world):
    exact = make_organisation(world.cluster, short_name="Лазурит", full_name="Лазурит")
    longer = make_organisation(world.cluster, short_name="Лазурит и партнёры из Томска", full_name="ООО")
    person = make_person(world.cluster, last_name="Ершова")
    make_position(person, exact, title="директор")
    found = [(ref.kind, ref.object_id) for ref in selectors.find(world.coordinator, world.cluster, "лазурит").refs]
    assert found == [("organisation", exact.pk), ("organisation", longer.pk), ("person", person.pk)]


def test_since_leaves_what_is_older_or_has_no_date(world):
    assert kinds_found(world.coordinator, world.cluster, "янтарь", since=TODAY) >= {"evidence", "meeting", "incoming"}
    assert not kinds_found(world.coordinator, world.cluster, "янтарь", since=TODAY) & {"person", "organisation", "plan"}


def test_candidates_are_read_by_batches_until_enough_is_seen(world):
    for number in range(12):
        make_vacancy(world.things["fair"], world.plant, title=f"Лазурь {number}", state=VacancyState.DRAFT)
    shown = make_vacancy(world.things["fair"], world.plant, title="Лазурь и много прочих разных слов в названии")
    neighbour = make_representative(make_organisation(world.cluster))
    found = selectors.find(neighbour, world.cluster, "лазурь", batch=5, batches=4)
    assert [ref.object_id for ref in found.refs] == [shown.pk]  # the thirteenth candidate, in the third batch
    assert found.is_cut is False
    found = selectors.find(neighbour, world.cluster, "лазурь", batch=5, batches=2)
    assert (found.refs, found.is_cut) == ([], True)  # it is said that there may be more


def test_queries_do_not_grow_with_what_is_found(world, django_assert_num_queries, django_assert_max_num_queries):
    user = world.coordinator
    selectors.find(user, world.cluster, "янтарь")  # the standing is known from here on
    with django_assert_num_queries(5):
        few = selectors.find(user, world.cluster, "обработка янтаря")
    for number in range(30):
        make_organisation(world.cluster, short_name=f"Обработка янтаря {number}", full_name="ООО")
    with django_assert_num_queries(5):
        many = selectors.find(user, world.cluster, "обработка янтаря")
    assert len(many.refs) == len(few.refs) + 30
    with django_assert_num_queries(2):  # organisations, and the one direction among them
        assert len(selectors.hits_of(user, world.cluster, many.refs[:20])) == 20
    with django_assert_max_num_queries(4):
        assert selectors.find(user, world.cluster, "янтарь").refs  # one word: there is no rarest to look for


def test_a_hit_of_every_kind_says_what_it_is_and_leads_to_its_page(world, client):
    for user in (world.coordinator, world.keeper):
        found = selectors.find(user, world.cluster, "янтарь")
        for kind, hit in selectors.hits_of(user, world.cluster, found.refs):
            assert hit.title and hit.url.startswith(f"/k/{world.cluster.slug}/"), kind.code
            client.force_login(user)
            assert client.get(hit.url).status_code == 200, (kind.code, hit.url)


def test_what_has_gone_from_sight_since_is_left_out(world):
    found = selectors.find(world.keeper, world.cluster, "янтарь глеб")
    world.keeper.roles.update(valid_from="2023-09-01", valid_to="2024-03-01")
    world.keeper.__dict__.pop("_standings")
    assert selectors.hits_of(world.keeper, world.cluster, found.refs) == []


def test_a_kind_registered_twice_is_a_mistake():
    with pytest.raises(ValueError, match="twice"):
        kinds.register(kinds.get("person"))
