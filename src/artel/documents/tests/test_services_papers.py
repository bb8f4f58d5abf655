from dataclasses import replace

import pytest
import time_machine
from django.db import IntegrityError, transaction

from artel.accounts.rights import system
from artel.audit.models import Entry
from artel.documents.models import Paper
from artel.documents.selectors import paper_of, papers_awaiting, papers_visible_to, signers_of
from artel.documents.services.papers import (
    SignerDraft,
    compose_paper,
    drop_paper,
    recall_paper,
    revoke_paper,
    send_for_signature,
)
from artel.documents.tests.factories import (
    MINUTES,
    make_document,
    make_paper,
    make_paper_at_signing,
    make_signer,
    register_kind,
    sign,
)
from artel.kernel.errors import BrokenRule, Denied, IllegalTransition
from artel.members.domain.kinds import UnitKind
from artel.members.tests.factories import (
    make_chair,
    make_cluster,
    make_coordinator,
    make_observer,
    make_organisation,
    make_person,
    make_representative,
    make_secretary,
    make_unit,
    make_user,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def kind(monkeypatch):
    with time_machine.travel("2024-03-15 05:00:00+00:00", tick=False):
        yield register_kind(monkeypatch)


def write(paper: Paper, words: str) -> Paper:
    return compose_paper(
        cluster=paper.cluster,
        kind=paper.kind,
        unit=paper.unit,
        title=paper.title,
        dated_on=paper.dated_on,
        document=make_document(words=words),
        subject_kind=paper.subject_kind,
        subject_id=paper.subject_id,
        actor=system(),
        paper=paper,
    )


def test_a_draft_is_written_anew_and_leaves_a_trace_only_when_something_changed():
    paper = make_paper()
    assert (paper.state, paper.edition, paper.place, paper.gost_edition) == ("draft", 1, "г. Томск", 2016)
    assert write(paper, "Иначе.").digest != paper.digest
    write(paper, "Иначе.")
    assert Entry.objects.filter(event="documents.paper_composed").count() == 2


def test_every_place_of_the_text_has_its_signer_and_nobody_signs_twice():
    cluster = make_cluster()
    paper = make_paper(cluster, document=make_document(signers=2))
    person, other = make_person(cluster), make_person(cluster)
    one = SignerDraft(person, "Председатель", "И.О. Фамилия")
    with pytest.raises(ValueError, match="places"):
        send_for_signature(paper=paper, signers=[one], actor=system())
    with pytest.raises(BrokenRule, match="дважды"):
        send_for_signature(paper=paper, signers=[one, one], actor=system())
    with pytest.raises(BrokenRule, match="кто подписывает"):
        send_for_signature(paper=paper, signers=[], actor=system())
    sent = send_for_signature(paper=paper, signers=[one, SignerDraft(other, "Секретарь", "О.И. Иная")], actor=system())
    assert (sent.state, [signer.position for signer in signers_of(sent)]) == ("signing", [1, 2])


def test_a_person_of_another_cluster_is_not_asked_to_sign():
    with pytest.raises(Denied, match="одного кластера"):
        send_for_signature(
            paper=make_paper(), signers=[SignerDraft(make_person(), "Председатель", "И.О. Фамилия")], actor=system()
        )


def test_a_paper_at_signing_stands_still():
    paper = make_paper_at_signing(make_signer(make_cluster()))
    with pytest.raises(IllegalTransition, match="на подписи"):
        write(paper, "Иначе.")


def test_a_recalled_paper_keeps_its_void_signatures_and_gets_a_fresh_round(monkeypatch):
    cluster = make_cluster()
    chair, secretary = make_signer(cluster), make_signer(cluster)
    paper = sign(make_paper_at_signing(chair, secretary), chair)
    recalled = []
    register_kind(monkeypatch, replace(MINUTES, recalled=lambda paper, actor: recalled.append(paper.pk)))
    paper = recall_paper(paper=paper, actor=system())
    assert (paper.state, signers_of(paper), recalled) == ("draft", [], [paper.pk])
    paper = write(paper, "Исправлено.")
    paper = send_for_signature(
        paper=paper, signers=[SignerDraft(secretary, "Секретарь", "И.О. Фамилия")], actor=system()
    )
    assert paper.round == 2
    assert [signer.person for signer in signers_of(paper)] == [secretary]
    assert paper.signatures.get().digest != paper.digest
    assert not papers_awaiting(chair.user, cluster).exists()
    assert sign(paper, secretary).state == "registered"


def test_a_paper_given_up_frees_what_it_was_to_correct():
    signer = make_signer(make_cluster())
    paper = sign(make_paper_at_signing(signer), signer)
    again = make_paper(paper.cluster, supersedes=paper)
    assert (again.edition, again.supersedes) == (2, paper)
    with pytest.raises(IllegalTransition, match="Новая редакция"):
        make_paper(paper.cluster, supersedes=paper)
    drop_paper(paper=again, actor=system())
    assert make_paper(paper.cluster, supersedes=paper).supersedes == paper


def test_only_a_signed_paper_is_corrected_by_an_edition_of_the_same_kind_and_body():
    draft = make_paper()
    with pytest.raises(IllegalTransition, match="только подписанный"):
        make_paper(draft.cluster, supersedes=draft)
    with pytest.raises(ValueError, match="same kind"):
        make_paper(draft.cluster, supersedes=draft, unit=make_unit(draft.cluster))


def test_a_correction_keeps_the_number():
    signer = make_signer(make_cluster())
    first = sign(make_paper_at_signing(signer), signer)
    second = sign(make_paper_at_signing(signer, supersedes=first), signer)
    assert (second.number, second.number_value, second.edition) == (first.number, 1, 2)
    assert sign(make_paper_at_signing(signer), signer).number == "2-ЭС"
    first.refresh_from_db()
    assert first.superseded_by == second


def test_a_paper_is_revoked_with_a_reason_by_those_who_keep_it():
    cluster = make_cluster()
    unit = make_unit(cluster, kind=UnitKind.EXPERT_COUNCIL)
    signer = make_signer(cluster)
    paper = sign(make_paper_at_signing(signer, unit=unit), signer)
    for stranger in (make_observer(cluster), make_representative(make_organisation(cluster)), signer.user):
        with pytest.raises(Denied):
            revoke_paper(paper=paper, reason="Ошибка", actor=stranger)
    with pytest.raises(BrokenRule, match="почему"):
        revoke_paper(paper=paper, reason=" ", actor=make_coordinator(cluster))
    paper = revoke_paper(paper=paper, reason="Подписан не тот текст", actor=make_secretary(unit))
    assert (paper.state, paper.revoked_reason) == ("revoked", "Подписан не тот текст")
    with pytest.raises(IllegalTransition):
        revoke_paper(paper=paper, reason="Ещё раз", actor=make_coordinator(cluster))


def test_a_draft_is_seen_by_those_who_work_on_it_and_a_signed_paper_by_everybody():
    cluster = make_cluster()
    unit = make_unit(cluster, kind=UnitKind.EXPERT_COUNCIL)
    chair, secretary, signer = make_chair(unit), make_secretary(unit), make_signer(cluster)
    member = make_representative(make_organisation(cluster))
    draft = make_paper(cluster, unit=unit)
    waiting = make_paper_at_signing(signer, unit=unit)

    def seen(user):
        return set(papers_visible_to(user, cluster))

    for user in (chair, secretary, make_coordinator(cluster), make_observer(cluster)):
        assert seen(user) == {draft, waiting}
    assert seen(signer.user) == {waiting}
    assert seen(member) == seen(make_user()) == set()
    sign(waiting, signer)
    assert seen(member) == {waiting}
    assert seen(make_coordinator(make_cluster())) == set()


def test_the_paper_of_a_subject_is_its_newest_edition_that_was_not_given_up():
    signer = make_signer(make_cluster())
    first = sign(make_paper_at_signing(signer, subject_id="7"), signer)
    second = make_paper(first.cluster, supersedes=first, subject_id="7")
    assert paper_of("test.meeting", 7) == second
    drop_paper(paper=second, actor=system())
    assert paper_of("test.meeting", "7", kind=MINUTES.code) == first
    assert paper_of("test.meeting", "8") is None


def test_the_database_keeps_a_number_once_and_a_registered_paper_whole():
    signer = make_signer(make_cluster())
    paper = sign(make_paper_at_signing(signer), signer)
    with pytest.raises(IntegrityError), transaction.atomic():
        Paper.objects.filter(pk=make_paper(paper.cluster).pk).update(
            register=paper.register, year=paper.year, number_value=paper.number_value
        )
    with pytest.raises(IntegrityError), transaction.atomic():
        Paper.objects.filter(pk=make_paper(paper.cluster).pk).update(state="registered")
