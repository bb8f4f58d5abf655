"""Reading the register, papers, signatures and approval sheets."""

import hashlib
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django.conf import settings
from django.db.models import Count, Exists, Expression, F, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.utils.translation import gettext as _

from artel.accounts import secret_codes
from artel.documents.domain.states import LineDecision, PaperState, SheetState, SignatureKind, SignerRole
from artel.documents.models import (
    ApprovalLine,
    ApprovalSheet,
    IncomingDocument,
    Paper,
    PaperFile,
    Signature,
    Signer,
    SigningAgreement,
)
from artel.documents.papers import kinds
from artel.documents.papers.approval_sheet import Secretary, SheetRow, approval_sheet_document
from artel.documents.papers.canonical import digest_of
from artel.documents.papers.tree import Document, Mark, Marks
from artel.kernel import clock, codes
from artel.members.domain.kinds import ConsentPurpose, OfficeKind, RoleKind
from artel.members.models import Cluster, ConsentText, Person, Position, Tenure, Unit
from artel.members.selectors import today_figure
from artel.members.standing import Standing, in_force_on, standing_of
from artel.russian import date_ru, date_words, search_key

STATES = ("registered", "cancelled")


def incoming_visible_to(user: Any, cluster: Cluster) -> QuerySet[IncomingDocument]:
    """Everybody of the cluster sees its register: they owe by what is in it. A stranger sees none."""
    if not standing_of(user, cluster).is_somebody:
        return IncomingDocument.objects.none()
    return IncomingDocument.objects.filter(cluster=cluster)


def incoming_list(
    user: Any, cluster: Cluster, *, kind: str = "", year: int | None = None, state: str = "", query: str = ""
) -> QuerySet[IncomingDocument]:
    """Rows of the register, the newest number first. A cancelled number stays in its place."""
    found = incoming_visible_to(user, cluster).select_related("file", "registered_by")
    if kind:
        found = found.filter(kind=kind)
    if year is not None:
        found = found.filter(year=year)
    if state in STATES:
        found = found.filter(cancelled_at__isnull=state == "registered")
    for word in search_key(query).split():
        found = found.filter(search_key__contains=word)
    return found.order_by("-year", "-number")


def years_of_register(user: Any, cluster: Cluster) -> list[int]:
    """Years that have a document, the newest first."""
    years = incoming_visible_to(user, cluster).order_by().values_list("year", flat=True).distinct()
    return sorted(years, reverse=True)


# --- papers ---

SETTLED = (PaperState.REGISTERED, PaperState.REVOKED)
_SEES_ALL = frozenset({RoleKind.HEAD, RoleKind.COORDINATOR, RoleKind.OBSERVER})


def papers_visible_to(user: Any, cluster: Cluster) -> QuerySet[Paper]:
    """Registered papers for everybody of the cluster; drafts and papers at signing for those who work on them.

    Those are: who leads, observers, chair and secretary of the body, signers of any round, and whoever composed it.
    A kind may show fewer (`PaperKind.seen`).
    """
    standing = standing_of(user, cluster)
    if not standing.is_somebody:
        return Paper.objects.none()
    found = Paper.objects.filter(cluster=cluster)
    signs = Signer.objects.filter(paper=OuterRef("pk"), person__user=user)
    for kind in kinds.guarded():
        found = found.filter(~Q(kind=kind.code) | Q(created_by=user) | Exists(signs) | kind.seen(user, cluster))
    if standing.roles & _SEES_ALL:
        return found
    return found.filter(Q(state__in=SETTLED) | Q(unit__in=_desks(standing)) | Q(created_by=user) | Exists(signs))


def _desks(standing: Standing) -> list[int]:
    """Bodies that the person chairs or writes down."""
    keepers = (OfficeKind.CHAIR, OfficeKind.SECRETARY)
    return [held.unit_id for held in standing.offices if held.unit_id and held.kind in keepers]


def paper_list(
    user: Any,
    cluster: Cluster,
    *,
    kind: str = "",
    unit: int | None = None,
    year: int | None = None,
    state: str = "",
    query: str = "",
) -> QuerySet[Paper]:
    """Rows of the register of papers, the newest date first; what was given up only when it is asked for."""
    found = papers_visible_to(user, cluster).select_related("unit", "superseded_by")
    if kind:
        found = found.filter(kind=kind)
    if unit is not None:
        found = found.filter(unit=unit)
    if year is not None:
        found = found.filter(dated_on__year=year)
    found = found.filter(state=state) if state in set(PaperState) else found.exclude(state=PaperState.DROPPED)
    for word in search_key(query).split():
        found = found.filter(search_key__contains=word)
    return found.order_by("-dated_on", "-pk")


def years_of_papers(user: Any, cluster: Cluster) -> list[int]:
    """Years that have a paper, the newest first."""
    days = papers_visible_to(user, cluster).order_by().dates("dated_on", "year", order="DESC")
    return [day.year for day in days]


def units_of_papers(user: Any, cluster: Cluster) -> list[tuple[int, str]]:
    """Bodies that have a paper, for a filter."""
    found = papers_visible_to(user, cluster).filter(unit__isnull=False).order_by().values("unit")
    return list(Unit.objects.filter(pk__in=found).order_by("name", "pk").values_list("pk", "name"))


def whose_turn(today: Any) -> QuerySet[Signer]:
    """Places for a signature whose turn has come, of whoever holds the office named that day."""
    others = Signer.objects.filter(paper=OuterRef("paper"), round=OuterRef("round"), signature__isnull=True).exclude(
        role=SignerRole.APPROVES
    )
    held = Tenure.objects.filter(
        Q(valid_to__isnull=True) | Q(valid_to__gte=today),
        office=OuterRef("office"),
        person=OuterRef("person"),
        valid_from__lte=today,
    )
    return Signer.objects.filter(
        Q(office__isnull=True) | Exists(held),
        ~Q(role=SignerRole.APPROVES) | ~Exists(others),
        paper__state=PaperState.SIGNING,
        paper__round=F("round"),
        signature__isnull=True,
    )


def _awaited(user: Any, today: Any) -> QuerySet[Signer]:
    """Those of them that are this account's to sign."""
    return whose_turn(today).filter(person__user=user)


def papers_awaiting(user: Any, cluster: Cluster) -> QuerySet[Paper]:
    """Papers that this account can sign now, the oldest date first."""
    if not standing_of(user, cluster).is_somebody or RoleKind.OBSERVER in standing_of(user, cluster).roles:
        return Paper.objects.none()
    places = _awaited(user, clock.today(cluster))
    return Paper.objects.filter(cluster=cluster, pk__in=places.values("paper")).order_by("dated_on", "pk")


def awaiting_figure(request: HttpRequest) -> Expression:
    """How many papers await the signature of whoever asks, as a figure that the gate of pages carries along."""
    # Asked from the signer's row, two levels below the cluster.
    day = today_figure("paper__cluster__", OuterRef)
    counted = (
        _awaited(request.user, day)
        .filter(paper__cluster=OuterRef("pk"))
        .order_by()
        .values("paper__cluster")
        .annotate(count=Count("paper", distinct=True))
        .values("count")
    )
    return Coalesce(Subquery(counted), 0)


def paper_of(subject_kind: str, subject_id: Any, *, kind: str = "") -> Paper | None:
    """The newest edition of the paper about the subject, of a kind if said; one that was given up is none."""
    found = Paper.objects.filter(subject_kind=subject_kind, subject_id=str(subject_id)).exclude(
        state=PaperState.DROPPED
    )
    if kind:
        found = found.filter(kind=kind)
    return found.select_related("cluster", "unit").order_by("-edition", "-pk").first()


def signers_of(paper: Paper) -> list[Signer]:
    """Signers of the paper's present round in their order, each with `signature` where it is given."""
    if paper.state in (PaperState.DRAFT, PaperState.DROPPED):
        return []
    found = Signer.objects.filter(paper=paper, round=paper.round)
    return list(found.select_related("person", "office", "signature__agreement").order_by("position"))


def void_signatures_of(paper: Paper) -> list[Signature]:
    """Signatures of rounds that were recalled: they stand under another text."""
    current = Q(signer__round=paper.round) if paper.state not in (PaperState.DRAFT, PaperState.DROPPED) else Q(pk=None)
    return list(Signature.objects.filter(paper=paper).exclude(current).select_related("signer").order_by("pk"))


def with_signers(papers: QuerySet[Paper]) -> QuerySet[Paper]:
    """Papers with `signers_now`, the signers of their present round, at one query for all."""
    signers = Signer.objects.filter(round=F("paper__round")).select_related("person", "signature__agreement")
    return papers.prefetch_related(Prefetch("signers", signers.order_by("position"), to_attr="signers_now"))


def document_of(paper: Paper) -> Document:
    """The content as a tree for the writers."""
    return Document.from_json(paper.content)


def is_whole(paper: Paper) -> bool:
    """Tell whether the content is the very one that the digest was taken of."""
    try:
        document = Document.from_json(paper.content)
        return document.to_json() == paper.content and digest_of(document) == paper.digest
    except (KeyError, TypeError, ValueError, AttributeError):
        return False


def faults_of(paper: Paper) -> list[str]:
    """What is wrong with a registered paper and its signatures, in words; nothing when all is as it was signed."""
    faults = [] if is_whole(paper) else [_("содержание изменено после подписания")]
    signers = signers_of(paper)
    if not signers:
        faults.append(_("нет подписантов"))
    for signer in signers:
        signature = getattr(signer, "signature", None)
        if signature is None:
            faults.append(_("нет подписи на месте {n}").format(n=signer.position))
        elif signature.digest != paper.digest or signature.paper_id != paper.pk:
            faults.append(_("подпись на месте {n} стоит под другим текстом").format(n=signer.position))
    return faults


def faults_of_files(paper: Paper) -> list[str]:
    """What is wrong with the files that were issued: bytes that are gone or are others."""
    faults = []
    for made in paper.files.select_related("file"):
        try:
            with made.file.content.open("rb") as file:
                digest = hashlib.file_digest(file, "sha256").hexdigest()
        except OSError:
            faults.append(_("файла {form} нет на месте").format(form=made.get_form_display()))
        else:
            if digest != made.sha256:
                faults.append(_("файл {form} изменён").format(form=made.get_form_display()))
    return faults


def settled_papers(cluster: Cluster | None = None) -> Iterator[Paper]:
    """Every registered or revoked paper, of one cluster or of all, for the check of the installation."""
    found = Paper.objects.filter(state__in=SETTLED).select_related("cluster").order_by("pk")
    return (found.filter(cluster=cluster) if cluster else found).iterator(chunk_size=200)


def code_of(paper: Paper) -> str:
    """The code printed on the paper for its check; "" for one that has none, or whose secret is gone."""
    if not paper.token_hash:
        return ""
    return secret_codes.remembered("", paper.public_id, paper.token_version, paper.token_hash)


def check_url(paper: Paper) -> str:
    """Address of the public check, without its scheme: as it is printed beside the QR code."""
    code = code_of(paper)
    return f"{settings.BASE_URL.partition('://')[2].rstrip('/')}/v/{code}/" if code else ""


def marks_of(paper: Paper) -> Marks:
    """What the page shows beside the signed content, as it stands now."""
    signers = paper.signers_now if hasattr(paper, "signers_now") else signers_of(paper)
    signatures = {
        signer.position: _mark(signer.signature, paper.cluster) for signer in signers if hasattr(signer, "signature")
    }
    return Marks(
        number=paper.number,
        signatures=signatures,
        check_url=check_url(paper),
        draft=paper.state in (PaperState.DRAFT, PaperState.DROPPED),
        demo=paper.cluster.is_demo,
        author=paper.cluster.short_name,
        made_at=paper.registered_at,
    )


def _mark(signature: Signature, cluster: Cluster) -> Mark:
    if signature.kind == SignatureKind.BY_HAND:
        return Mark(owner=signature.full_name, signed="", date=date_words(signature.signed_on), code="", agreement="")
    local = signature.signed_at.astimezone(clock.zone(cluster))
    hours = local.utcoffset().total_seconds() / 3600
    agreement = signature.agreement
    return Mark(
        owner=signature.full_name,
        signed=f"{local:%d.%m.%Y %H:%M} (UTC{hours:+g})",
        date=date_words(signature.signed_on),
        code=signature.code,
        agreement=_("Соглашение об ЭП от {day} № {number}").format(
            day=date_ru(agreement.joined_on), number=agreement.number
        ),
    )


def agreement_of(person: Person, day: date) -> SigningAgreement | None:
    """The agreement on simple signatures that is in force for the person on a day."""
    found = SigningAgreement.objects.filter(
        Q(consent__revoked_on__isnull=True) | Q(consent__revoked_on__gt=day), person=person, consent__given_on__lte=day
    )
    return found.select_related("consent__text").order_by("-joined_on", "-pk").first()


def agreement_text(cluster: Cluster) -> ConsentText | None:
    """The text of the agreement that would be joined today."""
    return (
        ConsentText.objects.filter(cluster=cluster, purpose=ConsentPurpose.SIMPLE_SIGNATURE)
        .order_by("-version")
        .first()
    )


def check_code(text: str) -> Paper | None:
    """The paper whose code this is, as somebody typed it; one query whether it is known or not."""
    found = Paper.objects.filter(token_hash=codes.hash_of(codes.clean(text)), state__in=SETTLED)
    return found.select_related("cluster", "unit", "superseded_by").first()


def paper_of_file(sha256: str) -> Paper | None:
    """The paper whose file of ours has these bytes: PDF or DOCX made here, or the scan that was entered."""
    made = PaperFile.objects.filter(sha256=sha256).values("paper")
    found = Paper.objects.filter(Q(pk__in=made) | Q(scan__sha256=sha256), state__in=SETTLED)
    return found.select_related("cluster", "unit", "superseded_by").first()


# --- approval sheets ---


def sheets_visible_to(user: Any, cluster: Cluster) -> QuerySet[ApprovalSheet]:
    """Those who lead and observe see every sheet; others the sheets they opened, are asked in, or whose house is."""
    standing = standing_of(user, cluster)
    if not standing.is_somebody:
        return ApprovalSheet.objects.none()
    found = ApprovalSheet.objects.filter(cluster=cluster)
    if standing.roles & _SEES_ALL:
        return found
    asked = ApprovalLine.objects.filter(
        Q(person__user=user) | Q(organisation__in=standing.organisation_ids), sheet=OuterRef("pk")
    )
    return found.filter(Q(opened_by=user) | Exists(asked))


def sheet_list(user: Any, cluster: Cluster, *, state: str = "", mine: bool = False, query: str = "") -> QuerySet:
    """Rounds, those under way first; each with how many lines it has and how many are decided."""
    found = sheets_visible_to(user, cluster)
    if state in set(SheetState):
        found = found.filter(state=state)
    if mine:
        found = found.filter(pk__in=lines_awaiting(user, cluster).values("sheet"))
    for word in query.split():
        found = found.filter(title__icontains=word)
    return (
        found.annotate(asked=Count("lines"), answered=Count("lines", filter=~Q(lines__decision="")))
        .annotate(is_open=Q(state=SheetState.OPEN))
        .order_by("-is_open", "-opened_at", "-pk")
    )


def lines_awaiting(user: Any, cluster: Cluster) -> QuerySet[ApprovalLine]:
    """Lines of rounds under way that wait for this account's word."""
    standing = standing_of(user, cluster)
    if not standing.is_somebody or RoleKind.OBSERVER in standing.roles:
        return ApprovalLine.objects.none()
    return ApprovalLine.objects.filter(
        sheet__cluster=cluster, sheet__state=SheetState.OPEN, person__user=user, decision=""
    ).select_related("sheet")


def sheet_seen_by(user: Any, cluster: Cluster, subject_kind: str, subject_id: Any) -> ApprovalSheet | None:
    """The last round of a thing, for whoever may see it."""
    rounds = sheets_visible_to(user, cluster).filter(subject_kind=subject_kind, subject_id=str(subject_id))
    return rounds.order_by("-edition").first()


def sheet_of(subject_kind: str, subject_id: Any) -> ApprovalSheet | None:
    """The last round of approval of the subject."""
    found = ApprovalSheet.objects.filter(subject_kind=subject_kind, subject_id=str(subject_id))
    return found.order_by("-edition").first()


def rounds_of(sheet: ApprovalSheet) -> list[ApprovalSheet]:
    """Every round of approval of the same thing, the last first."""
    found = ApprovalSheet.objects.filter(
        cluster=sheet.cluster, subject_kind=sheet.subject_kind, subject_id=sheet.subject_id
    )
    return list(found.order_by("-edition"))


def rows_of_sheet(lines: Iterable[ApprovalLine], cluster: Cluster) -> list[SheetRow]:
    """Lines as the rows of the sheet's table, with the names of organisations as they stand."""
    zone = clock.zone(cluster)
    return [
        SheetRow(
            organisation=line.organisation.short_name if line.organisation else "",
            post=line.post,
            name=line.name,
            received_on=line.received_at.astimezone(zone).date(),
            due_on=line.due_on,
            approves=line.role == "approves",
            decision=LineDecision(line.decision) if line.decision else None,
            decided_on=line.decided_at.astimezone(zone).date() if line.decided_at else None,
            decided_at=f"{line.decided_at.astimezone(zone):%d.%m.%Y %H:%M}" if line.decided_at else "",
            remark=line.remark,
            answer=line.answer,
            code=line.code,
        )
        for line in lines
    ]


def document_of_sheet(sheet: ApprovalSheet) -> Document:
    """The round as a paper, on the cluster's today."""
    cluster = sheet.cluster
    opened = sheet.opened_at.astimezone(clock.zone(cluster))
    hours = opened.utcoffset().total_seconds() / 3600
    return approval_sheet_document(
        to=sheet.title,
        edition=_("№ {n} от {day}").format(n=sheet.edition, day=date_words(opened.date())),
        digest=sheet.digest,
        period=(opened.date(), sheet.due_on),
        rows=rows_of_sheet(sheet.lines.select_related("organisation"), cluster),
        on=clock.today(cluster),
        timezone=f"UTC{hours:+g}",
        secretary=_secretary_of(sheet),
    )


def _secretary_of(sheet: ApprovalSheet) -> Secretary | None:
    """Who asked for the agreement, with the post of that day: a name without a signature."""
    person = Person.objects.filter(cluster=sheet.cluster, user=sheet.opened_by).first() if sheet.opened_by_id else None
    if person is None:
        return None
    day = clock.date_of(sheet.opened_at, sheet.cluster)
    position = Position.objects.filter(in_force_on(day), person=person).order_by("valid_from", "pk").first()
    return Secretary(position.title if position else _("Ответственный за согласование"), person.short_name, None)
