"""The database refuses by itself. Run on PostgreSQL too: python -m tests.postgres pytest src/artel/documents."""

import copy
import random

import pytest
import time_machine
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction

from artel.accounts.rights import system
from artel.audit.models import Entry
from artel.documents.models import Paper, PaperFile, Signature, Signer, Thaw
from artel.documents.papers.canonical import digest_of
from artel.documents.selectors import faults_of, is_whole
from artel.documents.services.immutability import thaw
from artel.documents.services.papers import revoke_paper
from artel.documents.tests.factories import make_paper_at_signing, make_signer, register_kind, sign
from artel.documents.tests.samples import approval_sheet, decision, extract, minutes
from artel.files.tests.factories import make_stored_file
from artel.kernel import clock
from artel.kernel.errors import BrokenRule, Denied
from artel.members.tests.factories import make_cluster, make_coordinator, make_user

pytestmark = pytest.mark.django_db
REFUSED = pytest.raises(IntegrityError, match="immutable")


@pytest.fixture(autouse=True)
def kind(monkeypatch):
    with time_machine.travel("2024-03-15 05:00:00+00:00", tick=False):
        yield register_kind(monkeypatch)


@pytest.fixture
def paper():
    signer = make_signer(make_cluster())
    return sign(make_paper_at_signing(signer), signer)


def other_value(field, paper):
    return {
        "public_id": "00000000-0000-4000-8000-000000000000",
        "content": {**paper.content, "title": "Иначе"},
        "cluster": make_cluster().pk if field == "cluster" else None,
        "dated_on": "2024-03-14",
        "registered_at": "2024-03-14T00:00Z",
        "in_force_on": "2024-03-14",
        "year": 2023,
        "edition": 2,
        "round": 7,
        "gost_edition": 2025,
        "number_value": 77,
        "is_by_hand": True,
    }.get(field, "f" * 10)


@pytest.mark.parametrize("settled", ["registered", "revoked"])
@pytest.mark.parametrize(
    "field",
    [
        "content", "digest", "number", "number_value", "register", "year", "kind", "cluster", "title", "dated_on",
        "place", "edition", "round", "gost_edition", "registered_at", "in_force_on", "public_id", "subject_kind",
        "subject_id", "is_by_hand",
    ],
)  # fmt: skip
def test_a_frozen_field_of_a_signed_paper_is_not_changed(paper, field, settled):
    if settled == "revoked":
        revoke_paper(paper=paper, reason="Ошибка", actor=system())
    with REFUSED, transaction.atomic():
        Paper.objects.filter(pk=paper.pk).update(**{field: other_value(field, paper)})


def test_links_of_a_signed_paper_are_not_changed(paper):
    other = make_paper_at_signing(make_signer(paper.cluster))
    for change in ({"supersedes": other}, {"created_by": make_user()}, {"scan": make_stored_file(paper.cluster)}):
        with REFUSED, transaction.atomic():
            Paper.objects.filter(pk=paper.pk).update(**change)


@pytest.mark.parametrize("state", ["draft", "signing", "dropped"])
def test_a_signed_paper_never_goes_back(paper, state):
    with REFUSED, transaction.atomic():
        Paper.objects.filter(pk=paper.pk).update(state=state)
    revoke_paper(paper=paper, reason="Ошибка", actor=system())
    for again in (state, "registered"):
        with REFUSED, transaction.atomic():
            Paper.objects.filter(pk=paper.pk).update(state=again)
    with REFUSED, transaction.atomic():
        Paper.objects.filter(pk=paper.pk).update(revoked_reason="Иначе")


def test_what_is_signed_is_not_deleted_and_its_signatures_are_neither_changed_nor_added(paper):
    signature, signer = Signature.objects.get(), Signer.objects.get()
    file = make_stored_file(paper.cluster)
    made = PaperFile.objects.create(paper=paper, form="pdf", file=file, sha256=file.sha256, made_at=clock.now())
    deeds = [
        lambda: Paper.objects.filter(pk=paper.pk)._raw_delete("default"),
        lambda: Signature.objects.filter(pk=signature.pk)._raw_delete("default"),
        lambda: Signer.objects.filter(pk=signer.pk)._raw_delete("default"),
        lambda: PaperFile.objects.filter(pk=made.pk)._raw_delete("default"),
        lambda: Signature.objects.filter(pk=signature.pk).update(digest="0" * 64),
        lambda: Signature.objects.filter(pk=signature.pk).update(signed_on="2024-03-01"),
        lambda: Signer.objects.filter(pk=signer.pk).update(name="А.А. Иной"),
        lambda: PaperFile.objects.filter(pk=made.pk).update(sha256="0" * 64),
        lambda: Signer.objects.create(paper=paper, position=9, role="signs", person=signer.person, post="x", name="x"),
    ]
    for deed in deeds:
        with REFUSED, transaction.atomic():
            deed()


def test_raw_sql_is_refused_as_well(paper):
    for statement in (
        "UPDATE documents_paper SET title = 'x' WHERE id = %s",
        "DELETE FROM documents_paper WHERE id = %s",
        "UPDATE documents_signature SET full_name = 'x' WHERE paper_id = %s",
        "DELETE FROM documents_signature WHERE paper_id = %s",
    ):
        with REFUSED, transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement, [paper.pk])


def test_a_paper_that_is_not_signed_yet_is_free_but_a_signature_never_is():
    cluster = make_cluster()
    first, second = make_signer(cluster), make_signer(cluster)
    paper = sign(make_paper_at_signing(first, second), first)
    Paper.objects.filter(pk=paper.pk).update(title="Иначе")
    Signer.objects.filter(paper=paper).update(post="Иначе")
    with REFUSED, transaction.atomic():
        Signature.objects.filter(paper=paper).update(full_name="Иначе")


def test_the_words_of_search_and_a_new_code_may_change(paper):
    Paper.objects.filter(pk=paper.pk).update(search_key="иначе", token_hash="0" * 64, token_version=2)


def test_only_the_operator_and_the_system_thaw_with_a_reason_and_the_journal_keeps_it(paper):
    with pytest.raises(Denied), thaw("Проверка", make_coordinator(paper.cluster)):
        pass
    with pytest.raises(BrokenRule, match="зачем"), thaw(" ", system()):
        pass
    with thaw("Восстановление из копии", make_user(is_operator=True)):
        Paper.objects.filter(pk=paper.pk).update(title="Иначе")
    assert not Thaw.objects.exists()
    assert Entry.objects.get(event="documents.papers_thawed").detail == {"reason": "Восстановление из копии"}
    with REFUSED, transaction.atomic():
        Paper.objects.filter(pk=paper.pk).update(title="Ещё иначе")


def test_a_thaw_that_fails_leaves_everything_frozen_and_unchanged(paper):
    with pytest.raises(ZeroDivisionError), thaw("Проверка", system()):
        Paper.objects.filter(pk=paper.pk).update(title="Иначе")
        raise ZeroDivisionError
    paper.refresh_from_db()
    assert paper.title != "Иначе" and not Thaw.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_flush_empties_signed_papers_and_the_refusal_stands_after_it(paper):
    call_command("flush", interactive=False, verbosity=0)
    assert not Paper.objects.exists() and not Signature.objects.exists()
    signer = make_signer(make_cluster())
    paper = sign(make_paper_at_signing(signer), signer)
    with REFUSED, transaction.atomic():
        Paper.objects.filter(pk=paper.pk).update(title="Иначе")


def leaves(value, path=()):
    """Paths of all plain values of a content."""
    if isinstance(value, dict):
        return [leaf for key, inner in value.items() for leaf in leaves(inner, (*path, key))]
    if isinstance(value, list):
        return [leaf for index, inner in enumerate(value) for leaf in leaves(inner, (*path, index))]
    return [path]


def mutated(content, chance: random.Random):
    """The content with one value changed, a key added, or an item of a list doubled, moved or taken away."""
    content = copy.deepcopy(content)
    *way, last = chance.choice(leaves(content))
    inside = content
    for step in way:
        inside = inside[step]
    match chance.randrange(4):
        case 0 if isinstance(inside, dict):
            inside["лишнее"] = "x"
        case 1 if isinstance(inside, dict):
            del inside[last]
        case 2 if isinstance(inside, list):
            inside.insert(last, inside[last])
        case _:
            inside[last] = _flipped(inside[last], chance)
    return content


def _flipped(value, chance: random.Random):
    if isinstance(value, str) and value:
        at = chance.randrange(len(value))
        return value[:at] + chr(ord(value[at]) ^ 1) + value[at + 1 :]
    if isinstance(value, bool):
        return not value
    return value + 1 if isinstance(value, (int, float)) else "x"


def test_two_thousand_changes_of_a_content_are_all_noticed():
    chance = random.Random(63)
    samples = [minutes(), extract(), decision(), approval_sheet()]
    for number in range(2000):
        document = samples[number % len(samples)]
        whole = Paper(content=document.to_json(), digest=digest_of(document))
        assert is_whole(whole)
        assert not is_whole(Paper(content=mutated(whole.content, chance), digest=whole.digest))


def test_a_changed_content_and_a_moved_signature_are_told_in_words(paper):
    assert faults_of(paper) == []
    with thaw("Проверка", system()):
        Paper.objects.filter(pk=paper.pk).update(content={**paper.content, "title": "Иначе"})
        Signature.objects.filter(paper=paper).update(digest="0" * 64)
    paper.refresh_from_db()
    assert faults_of(paper) == [
        "содержание изменено после подписания",
        "подпись на месте 1 стоит под другим текстом",
    ]
