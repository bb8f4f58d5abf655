"""The index in step with what it speaks of: in the transaction of every saving, mended at night, empty of the erased."""

import pytest
from django.db import transaction
from django.db.models import F

from artel import jobs
from artel.accounts.rights import system
from artel.catalogue.services.students import erase_student
from artel.cli import main
from artel.documents.domain.states import PaperState
from artel.members.services.people import change_person
from artel.members.tests.factories import make_cluster, make_organisation, make_person
from artel.plans.models import ActivityVersion, PlanVersion
from artel.search import index, kinds
from artel.search.models import Entry, Posting
from artel.search.tests.world import NOON, make_world, refs

pytestmark = [pytest.mark.django_db, pytest.mark.time_machine(NOON)]


def drift(cluster):
    return index.check_cluster(cluster, kinds.known())


def test_every_kind_is_in_the_index_as_soon_as_it_is_saved_and_nothing_drifts(world):
    kept = set(Entry.objects.filter(cluster=world.cluster).values_list("kind", flat=True))
    assert kept == {kind.code for kind in kinds.known()} == set(world.things)
    for code, thing in world.things.items():
        entry = Entry.objects.get(kind=code, object_id=thing.pk)
        assert entry.cluster_id == world.cluster.pk
        assert Posting.objects.filter(entry=entry, word="янтарь").exists(), code
    assert drift(world.cluster) == {}


def test_a_renamed_thing_is_found_by_its_new_words_only_and_takes_those_along_that_name_it(world):
    plant = world.plant
    plant.short_name = "АО «Лазурит»"
    plant.save(update_fields=["short_name"])
    assert refs(world.coordinator, world.cluster, "лазурита") >= {
        ("organisation", plant.pk),
        ("person", world.things["person"].pk),
        ("vacancy", world.things["vacancy"].pk),
    }
    # the vacancy's own key of the old name is the fair's to refresh; the other two have forgotten it
    assert not {"organisation", "person"} & {kind for kind, _pk in refs(world.coordinator, world.cluster, "приборы")}
    unit = world.unit
    unit.name = "Совет «Малахит»"
    unit.save()
    assert {kind for kind, _pk in refs(world.coordinator, world.cluster, "малахит")} == {
        "body",
        "composition",
        "meeting",
    }
    assert drift(world.cluster) == {}


def test_a_saving_that_touches_no_words_asks_the_index_nothing(world, django_assert_num_queries):
    meeting = world.things["meeting"]
    meeting.version += 1
    with django_assert_num_queries(1):
        meeting.save(update_fields=["version"])


def test_a_deed_on_one_row_costs_the_index_a_few_queries(world, django_assert_max_num_queries):
    incoming = world.things["incoming"]
    incoming.title = "О поставке малахита"
    with django_assert_max_num_queries(14):  # the saving itself is one of them
        incoming.save(update_fields=["title"])
    with django_assert_max_num_queries(5):
        incoming.save(update_fields=["title"])  # the same words again


def test_a_deleted_thing_leaves_no_words(world):
    point = world.things["decision"]
    world.things["assignment"].delete()
    pk = point.pk
    point.delete()
    assert not Entry.objects.filter(kind="decision", object_id=pk).exists()
    assert refs(world.coordinator, world.cluster, "сводка") == set()
    assert drift(world.cluster) == {}


def test_what_is_undone_with_its_transaction_is_undone_in_the_index(world):
    person = world.things["person"]
    with pytest.raises(RuntimeError), transaction.atomic():
        person.last_name = "Малахитова"
        person.save()
        assert ("person", person.pk) in refs(world.coordinator, world.cluster, "малахитова")
        raise RuntimeError
    assert refs(world.coordinator, world.cluster, "малахитова") == set()
    assert ("person", person.pk) in refs(world.coordinator, world.cluster, "янтарь ольга")


def test_a_deed_of_the_services_is_found_at_once(world):
    person = world.things["person"]
    change_person(
        person=person, actor=world.coordinator, last_name="Малахитова", first_name="Ольга", patronymic="Петровна"
    )
    assert ("person", person.pk) in refs(world.coordinator, world.cluster, "малахитовой")


def test_an_erased_student_is_in_no_list_of_words(world):
    student = world.student
    assert ("student", student.pk) in refs(world.keeper, world.cluster, "янтарь глеб")
    erase_student(student=student, basis="заявление", actor=world.keeper)
    assert refs(world.keeper, world.cluster, "глеб") == set()
    assert not Posting.objects.filter(word__in=["глеб", "ильич"]).exists()
    assert not Entry.objects.filter(kind="student", object_id=student.pk).exists()
    assert drift(world.cluster) == {}


def test_a_signed_text_is_searched_and_a_draft_of_one_is_not(world):
    paper = world.things["paper"]
    assert refs(world.coordinator, world.cluster, "кандидатуры") == set()
    paper.state, paper.digest, paper.number = PaperState.REGISTERED, "a" * 64, "5-К"
    paper.registered_at = paper.created_at
    paper.in_force_on = paper.dated_on
    paper.save()
    assert refs(world.coordinator, world.cluster, "кандидатуры") == {("paper", paper.pk)}
    assert refs(world.coordinator, world.cluster, "5-К") == {("paper", paper.pk)}


def test_a_row_is_found_by_the_words_of_the_wording_in_force(world, time_machine):
    plan, row = world.things["plan"], world.things["row"]
    old = row.wordings.get()
    second = PlanVersion.objects.create(plan=plan, number=2, created_at=plan.created_at, in_force_from="2024-04-01")
    ActivityVersion.objects.create(activity=row, version=second, position=1, number="3.4", title="Подготовка марафона")
    assert refs(world.coordinator, world.cluster, "марафон") == set()
    assert ("row", row.pk) in refs(world.coordinator, world.cluster, "янтарю тридцать")
    assert drift(world.cluster) == {}
    time_machine.move_to("2024-04-02 05:00:00+00:00")
    assert drift(world.cluster) == {"row": 1}  # nobody saved anything: the day has come
    assert refs(world.coordinator, world.cluster, "марафон") == {("row", row.pk)}
    assert refs(world.coordinator, world.cluster, f"{old.number}") == set()


def test_drift_is_counted_by_kind_and_mended(world):
    kind = kinds.get("event")
    kind.model.objects.filter(pk=world.things["event"].pk).update(title="Выставка малахита")
    Posting.objects.filter(entry__kind="fair").delete()
    Entry.objects.filter(kind="fair").delete()
    Entry.objects.create(cluster=world.cluster, kind="item", object_id=10**9, digest="x")
    Entry.objects.create(cluster=world.cluster, kind="gone", object_id=1, digest="x")
    assert drift(world.cluster) == {"event": 1, "fair": 1, "item": 1}
    assert drift(world.cluster) == {}
    assert not Entry.objects.filter(kind="gone").exists()
    assert refs(world.coordinator, world.cluster, "малахит") == {("event", world.things["event"].pk)}


def test_rebuilding_makes_the_same_index_again(world):
    def everything():
        return set(
            Posting.objects.filter(cluster=world.cluster).values_list(
                "entry__kind", "entry__object_id", "entry__digest", "word", "rank"
            )
        )

    before = everything()
    assert index.rebuild_cluster(world.cluster, kinds.known()) == Entry.objects.filter(cluster=world.cluster).count()
    assert everything() == before
    assert len(before) > 100


def test_words_past_the_services_are_told_explicitly(world):
    other = make_cluster()
    organisation = make_organisation(other)
    type(organisation).objects.filter(pk=organisation.pk).update(short_name="Малахит")
    assert not Posting.objects.filter(cluster=other, word="малахит").exists()
    kinds.refresh("organisation", [organisation.pk])
    assert Posting.objects.filter(cluster=other, word="малахит").exists()


def test_contacts_stand_in_no_index(world):
    person = make_person(world.cluster, email="orlova@example.test", phone="+7 913 555-44-33")
    words = set(Posting.objects.filter(entry__kind="person", entry__object_id=person.pk).values_list("word", flat=True))
    assert words
    assert not any("orlova" in word or "555" in word or "913" in word for word in words)


def test_the_words_of_one_cluster_are_not_the_words_of_another(world):
    other = make_world()
    assert not Posting.objects.exclude(cluster=F("entry__cluster")).exists()
    assert refs(other.coordinator, other.cluster, "янтарь", kind="organisation") == {("organisation", other.college.pk)}


def test_the_nightly_job_mends_and_tells_how_much_differed(world, caplog):
    kinds.get("event").model.objects.filter(pk=world.things["event"].pk).update(title="Выставка малахита")
    job = jobs.enqueue("search.check", key="check-1", actor=system())
    with caplog.at_level("WARNING", logger="artel.search"):
        jobs.run_pending()
    job.refresh_from_db()
    assert (job.state, job.result["drift"]) == ("done", 1)
    assert "{'event': 1}" in caplog.text
    assert "малахит" not in caplog.text.lower()
    again = jobs.enqueue("search.check", key="check-2", actor=system())
    jobs.run_pending()
    again.refresh_from_db()
    assert again.result["drift"] == 0


def test_the_command_makes_an_index_anew(world, capsys):
    Posting.objects.filter(cluster=world.cluster).delete()
    assert main(["search", "rebuild", "--cluster", world.cluster.slug]) == 0
    assert f"{world.cluster.slug}: {Entry.objects.filter(cluster=world.cluster).count()}" in capsys.readouterr().out
    assert ("row", world.things["row"].pk) in refs(world.coordinator, world.cluster, "янтарю тридцать")
    assert main(["search", "rebuild", "--cluster", "nowhere"]) == 1
    assert "nowhere" in capsys.readouterr().err
