"""The life of a paper but for its signing: draft, at signing, recalled, dropped, revoked (docs/papers.md).

Building blocks: the deed above has asked for its right, and holds the lock of what the paper speaks of. Only
`revoke_paper`, which has a screen of its own, asks for one here.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from artel import audit
from artel.accounts.rights import authorize
from artel.accounts.selectors import account_of
from artel.documents.domain.states import PaperState, SignerRole, paper_workflow
from artel.documents.events import DocumentEvent
from artel.documents.models import Paper, Signer
from artel.documents.papers import kinds
from artel.documents.papers.canonical import digest_of
from artel.documents.papers.tree import Approve, Document, Head, Signatures
from artel.documents.telling import accounts_of, quiet_signers, tell_signers
from artel.kernel import clock
from artel.kernel.errors import BrokenRule, IllegalTransition
from artel.members.models import Cluster, Office, Person, Unit
from artel.members.services.clusters import lock_cluster
from artel.members.tenancy import require_same_cluster
from artel.russian import search_key


@dataclass(frozen=True, slots=True)
class SignerDraft:
    """Who is to sign: post and name as they are printed; the office, where the signature is given by one."""

    person: Person
    post: str
    name: str
    role: str = SignerRole.SIGNS
    office: Office | None = None


@transaction.atomic
def compose_paper(
    *,
    cluster: Cluster,
    kind: str,
    unit: Unit | None,
    title: str,
    dated_on: date,
    document: Document,
    subject_kind: str,
    subject_id: str,
    actor: Any,
    supersedes: Paper | None = None,
    paper: Paper | None = None,
) -> Paper:
    """Make a draft, or write a draft anew.

    `supersedes` is the registered paper that this one corrects: the next edition, under the same number. Refuses a
    second draft of a correction while one stands, and a paper that is no longer a draft.
    """
    require_same_cluster(cluster, unit, supersedes, paper)
    if paper is None:
        paper = Paper(cluster=cluster, created_by=account_of(actor), created_at=clock.now_in(cluster))
        if supersedes is not None:
            _correct(paper, supersedes, kind=kind, unit=unit)
    else:
        paper = locked(paper)
        move(paper, "compose")
    before = (paper.title, paper.digest, paper.dated_on)
    paper.kind = kinds.get(kind).code
    paper.retention = kinds.get(kind).retention
    paper.unit, paper.dated_on = unit, dated_on
    paper.title = " ".join(title.split())
    paper.subject_kind, paper.subject_id = subject_kind, str(subject_id)
    paper.gost_edition = document.gost_edition
    paper.place = next((block.place for block in document.blocks if isinstance(block, Head)), "")
    paper.content, paper.digest = document.to_json(), digest_of(document)
    paper.search_key = search_words(paper)
    paper.save()
    if before != (paper.title, paper.digest, paper.dated_on):
        audit.record(
            DocumentEvent.PAPER_COMPOSED,
            actor=actor,
            target=paper,
            kind=kinds.get(kind).label,
            edition=paper.edition,
            digest=paper.digest,
        )
    return paper


@transaction.atomic
def send_for_signature(*, paper: Paper, signers: Sequence[SignerDraft], actor: Any) -> Paper:
    """Ask for signatures under the content as it stands; positions from 1 in the order given.

    Every place for a signature in the text has its signer and every signer a place (ValueError: a mistake of whoever
    composed it). Refuses nobody to sign, and one person twice in one role.
    """
    paper = locked(paper)
    move(paper, "send")
    require_same_cluster(paper.cluster, *(each.person for each in signers), *(each.office for each in signers))
    if not signers:
        raise BrokenRule(_("Укажите, кто подписывает документ."), field="signers")
    if len({(each.person.pk, str(each.role)) for each in signers}) < len(signers):
        raise BrokenRule(_("Один человек не подписывает документ дважды."), field="signers")
    _check_places(paper, len(signers))
    paper.round += 1
    paper.sent_at = clock.now_in(paper.cluster)
    paper.save(update_fields=["state", "round", "sent_at"])
    for position, each in enumerate(signers, start=1):
        Signer.objects.create(
            paper=paper,
            round=paper.round,
            position=position,
            role=each.role,
            person=each.person,
            office=each.office,
            post=each.post,
            name=each.name,
        )
    audit.record(DocumentEvent.PAPER_SENT, actor=actor, target=paper, signers=len(signers), digest=paper.digest)
    tell_signers(paper, actor)
    return paper


@transaction.atomic
def recall_paper(*, paper: Paper, actor: Any) -> Paper:
    """Take a paper back from signing to mend it. Signatures given stay where they are, under the old digest, void."""
    paper = locked(paper)
    move(paper, "recall")
    paper.sent_at = None
    paper.save(update_fields=["state", "sent_at"])
    void = paper.signatures.filter(signer__round=paper.round).count()
    audit.record(DocumentEvent.PAPER_RECALLED, actor=actor, target=paper, signatures=void, digest=paper.digest)
    quiet_signers(paper.cluster, accounts_of(paper))
    if hook := kinds.get(paper.kind).recalled:
        hook(paper, actor)
    return paper


@transaction.atomic
def drop_paper(*, paper: Paper, actor: Any) -> Paper:
    """Give a draft up, or a paper at signing. What it was to correct can be corrected by another draft."""
    paper = locked(paper)
    move(paper, "drop")
    paper.supersedes = None
    paper.save(update_fields=["state", "supersedes"])
    audit.record(DocumentEvent.PAPER_DROPPED, actor=actor, target=paper, digest=paper.digest)
    quiet_signers(paper.cluster, accounts_of(paper))
    return paper


@transaction.atomic
def revoke_paper(*, paper: Paper, reason: str, actor: Any) -> Paper:
    """Withdraw a registered paper. It stays readable, its number stays taken, the public check says «отозван»."""
    lock_cluster(paper.cluster)
    paper = locked(paper)
    authorize(actor, "documents.revoke_paper", paper)
    move(paper, "revoke")
    if not reason.strip():
        raise BrokenRule(_("Напишите, почему документ отозван."), field="reason")
    paper.revoked_at, paper.revoked_by = clock.now_in(paper.cluster), account_of(actor)
    paper.revoked_reason = " ".join(reason.split())
    paper.save(update_fields=["state", "revoked_at", "revoked_by", "revoked_reason"])
    audit.record(
        DocumentEvent.PAPER_REVOKED, actor=actor, target=paper, number=paper.number, reason=paper.revoked_reason
    )
    if hook := kinds.get(paper.kind).revoked:
        hook(paper, actor)
    return paper


@transaction.atomic
def record_papers_export(*, cluster: Cluster, rows: int, actor: Any) -> None:
    """Leave the trace of the register of papers taken out."""
    authorize(actor, "documents.export_papers", cluster)
    audit.record(DocumentEvent.PAPERS_EXPORTED, actor=actor, target=cluster, rows=rows)


def locked(paper: Paper) -> Paper:
    """The paper as it is now, held till the transaction ends."""
    return Paper.objects.select_for_update(of=("self",)).select_related("cluster", "unit").get(pk=paper.pk)


def move(paper: Paper, verb: str) -> None:
    """Set the state the verb leads to, or refuse in words."""
    workflow = paper_workflow(_("Документ уже в состоянии «{state}»: обновите страницу и посмотрите, что изменилось."))
    paper.state = workflow.target(state=paper.state, verb=verb, label=str(paper.get_state_display()))


def search_words(paper: Paper) -> str:
    """What the register of papers is searched by."""
    unit = paper.unit.name if paper.unit else ""
    return search_key(f"{kinds.get(paper.kind).label} {paper.number} {paper.title} {unit}")[:1000]


def _correct(paper: Paper, old: Paper, *, kind: str, unit: Unit | None) -> None:
    old = locked(old)
    if (old.kind, old.unit_id) != (kind, unit.pk if unit else None):
        raise ValueError("a correction is of the same kind and body")
    if old.state != PaperState.REGISTERED:
        raise IllegalTransition(_("Исправить новой редакцией можно только подписанный документ."))
    if Paper.objects.filter(supersedes=old).exists():
        raise IllegalTransition(_("Новая редакция этого документа уже есть."))
    paper.supersedes, paper.edition = old, old.edition + 1


def _check_places(paper: Paper, count: int) -> None:
    blocks = Document.from_json(paper.content).blocks
    lines = [line for block in blocks if isinstance(block, Signatures) for line in block.lines]
    places = {line.signer for line in lines if line.signer is not None}
    places |= {block.signer for block in blocks if isinstance(block, Approve)}
    if places != set(range(1, count + 1)):
        raise ValueError(f"the text has places for signers {sorted(places)}, the paper has {count} of them")
