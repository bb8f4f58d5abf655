"""Documents for tests, made directly, past the services."""

from datetime import date
from itertools import count
from typing import Any

from artel.accounts.rights import system
from artel.documents.models import IncomingDocument, Paper, SigningAgreement
from artel.documents.papers import kinds
from artel.documents.papers.tree import Approve, Document, Head, SignatureLine, Signatures, Text
from artel.documents.services.papers import SignerDraft, compose_paper, send_for_signature
from artel.documents.services.signing import sign_papers
from artel.kernel import clock
from artel.members.domain.kinds import OfficeKind, UnitKind
from artel.members.models import Cluster, Person
from artel.members.tests.factories import (
    PASSWORD,
    make_cluster,
    make_consent,
    make_person,
    make_tenure,
    make_unit,
    make_user,
)
from artel.russian.search import search_key

_numbers = count(1)


def make_incoming(cluster: Cluster | None = None, **fields: Any) -> IncomingDocument:
    cluster = cluster or make_cluster()
    number = next(_numbers)
    defaults = {
        "number": number,
        "year": 2024,
        "received_on": date(2024, 2, 1),
        "kind": "order",
        "title": f"О мероприятии {number}",
        "sender": "Департамент образования",
        "their_number": f"{number}-р",
        "their_date": date(2024, 1, 30),
        "registered_at": clock.now(),
    }
    fields = defaults | fields
    key = search_key(f"{fields['title']} {fields['sender']} {fields['their_number']}")
    identity = search_key(f"{fields['sender']}|{fields['their_number']}")
    return IncomingDocument.objects.create(cluster=cluster, search_key=key, identity_key=identity, **fields)


MINUTES = kinds.PaperKind(
    code="test.minutes",
    forms=("протокол", "протокола", "протоколу", "протокол", "протоколом", "протоколе"),
    gender="m",
    number=lambda value, paper: f"{value}-ЭС",
    retention="постоянно",
)


def register_kind(monkeypatch: Any, kind: kinds.PaperKind = MINUTES) -> kinds.PaperKind:
    """Have a kind of paper for the length of a test."""
    monkeypatch.setitem(kinds._KINDS, kind.code, kind)
    return kind


def make_document(*, signers: int = 1, approver: int | None = None, words: str = "Согласовать состав.") -> Document:
    """A short paper with places for signatures 1…n; `approver` is the place of the grif."""
    places = [place for place in range(1, signers + 1) if place != approver]
    grif = (Approve("Председатель Координационного совета", "А.А. Утверждаев", approver),) if approver else ()
    lines = tuple(SignatureLine("Председатель", f"И.О. Фамилия{place}", place) for place in places)
    return Document(
        title="Протокол заседания Экспертного совета",
        blocks=(
            *grif,
            Head("ОГБПОУ «ТЭПК»", "Экспертный совет", "Протокол", "15 марта 2024 г.", "г. Томск", "заседания"),
            Text(words, number="1."),
            Signatures(lines),
        ),
        gost_edition=2016,
    )


def make_signer(cluster: Cluster, **fields: Any) -> Person:
    """A person with an account and the agreement on signatures, who belongs to the cluster by an office of a group."""
    person = make_person(cluster, user=make_user(), **fields)
    unit = cluster.units.filter(kind=UnitKind.COMMISSION).first() or make_unit(cluster, kind=UnitKind.COMMISSION)
    make_tenure(unit.offices.get(kind=OfficeKind.MEMBER), person=person)
    make_agreement(person)
    return person


def make_agreement(person: Person, **fields: Any) -> SigningAgreement:
    consent = make_consent(person, purpose="simple_signature")
    defaults = {"number": next(_numbers), "year": 2024, "joined_on": date(2024, 1, 12)}
    return SigningAgreement.objects.create(cluster=person.cluster, person=person, consent=consent, **defaults | fields)


def make_paper(cluster: Cluster | None = None, **fields: Any) -> Paper:
    """A draft of the kind `MINUTES` (register it first), composed by the system."""
    defaults = {
        "kind": MINUTES.code,
        "unit": None,
        "title": "Протокол заседания Экспертного совета",
        "dated_on": date(2024, 3, 15),
        "document": make_document(),
        "subject_kind": "test.meeting",
        "subject_id": str(next(_numbers)),
        "actor": system(),
    }
    return compose_paper(cluster=cluster or make_cluster(), **defaults | fields)


def make_paper_at_signing(*people: Person, approver: Person | None = None, **fields: Any) -> Paper:
    """A paper that waits for signatures of these people, and last of the one who approves."""
    everybody = [*people, *([approver] if approver else [])]
    count = len(everybody)
    document = make_document(signers=count, approver=count if approver else None)
    paper = make_paper(everybody[0].cluster, **{"document": document} | fields)
    drafts = [
        SignerDraft(person, "Председатель", person.short_name, "approves" if person is approver else "signs")
        for person in everybody
    ]
    return send_for_signature(paper=paper, signers=drafts, actor=system())


def sign(paper: Paper, *people: Person) -> Paper:
    """Have the people sign the paper one after another; answer it as it then is."""
    for person in people:
        sign_papers(signings=[(paper, paper.digest)], password=PASSWORD, actor=person.user)
    paper.refresh_from_db()
    return paper
