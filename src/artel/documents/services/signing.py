"""Signing: the agreement, the signature, the registration that the last signature brings (63-ФЗ ст. 6, 9)."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _

from artel import audit, jobs
from artel.accounts import secret_codes
from artel.accounts.models import User
from artel.accounts.rights import authorize
from artel.documents.domain.states import PaperState, SignatureKind, SignerRole
from artel.documents.events import DocumentEvent
from artel.documents.models import Paper, Signature, Signer, SigningAgreement, WrongPassword
from artel.documents.papers import kinds
from artel.documents.selectors import agreement_of, is_whole, signers_of
from artel.documents.services.papers import locked, move, search_words
from artel.documents.services.register import next_number
from artel.documents.telling import accounts_of, quiet_signers, tell_signers
from artel.files.models import StoredFile
from artel.files.services import Received, kept
from artel.kernel import clock, codes
from artel.kernel.errors import BrokenRule, Denied, IllegalTransition
from artel.members.domain.kinds import ConsentPurpose
from artel.members.models import Cluster, Consent, Person
from artel.members.services import record_consent
from artel.members.services.clusters import lock_cluster
from artel.russian import date_ru

AGREEMENTS = "signing_agreement"
MAKE_FILES = "documents.make_files"
DEMO_WORD = "демо"  # what invented people, who have no passwords, enter instead; never in production
TRIALS, TRIAL_WINDOW = 5, timedelta(minutes=30)


class TextChanged(IllegalTransition):
    """The text that was shown is no longer the paper's; `paper` is which."""

    def __init__(self, message: str, paper: Paper) -> None:
        super().__init__(message, field="signings")
        self.paper = paper


def join_agreement(*, person: Person, password: str, actor: Any) -> SigningAgreement:
    """Join the agreement on simple signatures: only for oneself, with the password entered anew.

    Stands on the last edition of its text (members.services.adopt_consent_text); refuses while one is in force.
    """
    check_password(actor, password)
    with transaction.atomic():
        return _join(person, actor)


def sign_papers(*, signings: Sequence[tuple[Paper, str]], password: str, actor: Any) -> list[Signature]:
    """Sign papers at one sitting: all of them or none.

    Each comes with the digest of the text that was shown (TextChanged when the paper's is another), and gets the
    signature of the actor's next place in it. Whoever approves signs after all the others. The last signature
    registers the paper. Needs the agreement in force and the password entered anew.
    """
    check_password(actor, password)
    with transaction.atomic():
        return _sign(signings, actor)


def join_and_sign(
    *, cluster: Cluster, signings: Sequence[tuple[Paper, str]], password: str, actor: Any
) -> list[Signature]:
    """Join the agreement and sign, in one step: for the first sitting."""
    check_password(actor, password)
    with transaction.atomic():
        person = Person.objects.filter(cluster=cluster, user=actor).first()
        if person is None:
            raise Denied(_("В этом кластере у вас нет карточки человека: подписать документ нельзя."))
        _join(person, actor)
        return _sign(signings, actor)


@transaction.atomic
def sign_by_hand(*, paper: Paper, scan: StoredFile | Received, signed_on: date, actor: Any, number: str = "") -> Paper:
    """Enter the scan of a paper that was printed and signed: it stands for the signatures not given yet.

    `number` is what was written on it by hand; without it the paper gets the next one of its register.
    """
    lock_cluster(paper.cluster)
    paper = locked(paper)
    authorize(actor, "documents.sign_by_hand", paper)
    move(paper, "sign")
    _require_whole(paper)
    if not paper.dated_on <= signed_on <= clock.today(paper.cluster):
        raise BrokenRule(_("День подписи стоит между датой документа и сегодняшним днём."), field="signed_on")
    paper.scan, paper.is_by_hand = kept(scan, cluster=paper.cluster, actor=actor), True
    for signer in signers_of(paper):
        if not _is_signed(signer):
            _put(signer, paper, kind=SignatureKind.BY_HAND, signed_on=signed_on)
    audit.record(
        DocumentEvent.PAPER_SIGNED_BY_HAND, actor=actor, target=paper, day=date_ru(signed_on), sha256=paper.scan.sha256
    )
    _register(paper, actor, number=" ".join(number.split()).removeprefix("№").strip())
    quiet_signers(paper.cluster, accounts_of(paper))
    return paper


def check_password(actor: Any, password: str) -> None:
    """Tell that the one who acts knows the account's password now; the fifth wrong one in half an hour closes this door.

    Counted in a transaction of its own, before the deed: a refused deed forgets nothing. Each trial is counted before
    the password is looked at, so many at once are five all the same.
    """
    if not isinstance(actor, User):
        raise Denied(_("Подписать документ может только сам человек."))
    with transaction.atomic():
        user = User.objects.select_for_update().get(pk=actor.pk)
        since = clock.now() - TRIAL_WINDOW
        WrongPassword.objects.filter(user=user, at__lte=since).delete()
        if WrongPassword.objects.filter(user=user).count() >= TRIALS:
            raise BrokenRule(
                _("Пароль введён неверно пять раз. Подписать можно будет через полчаса."), field="password"
            )
        trial = WrongPassword.objects.create(user=user, at=clock.now())
    if _is_right(user, password):
        WrongPassword.objects.filter(user=user).delete()
        return
    with transaction.atomic():
        if WrongPassword.objects.filter(user=user, pk__lte=trial.pk).count() == TRIALS:
            audit.record(DocumentEvent.SIGNING_CLOSED, actor=user, target=user)
    raise BrokenRule(_("Пароль неверный. Документы не подписаны."), field="password")


def takes_the_demo_word(user: Any) -> bool:
    """Tell whether this is an invented person of a demo, who has no password and signs with the word instead."""
    return settings.MODE != "production" and getattr(user, "is_demo", False) and not user.has_usable_password()


def _is_right(user: User, password: str) -> bool:
    if takes_the_demo_word(user):
        return constant_time_compare(password.strip().casefold(), DEMO_WORD)
    return user.check_password(password)


def _join(person: Person, actor: Any) -> SigningAgreement:
    cluster = lock_cluster(person.cluster)
    person = Person.objects.get(pk=person.pk)
    authorize(actor, "documents.join_agreement", person)
    today = clock.today(cluster)
    if (standing := agreement_of(person, today)) is not None:
        raise IllegalTransition(
            _("Соглашение уже заключено {day}, № {number}.").format(
                day=date_ru(standing.joined_on), number=standing.number
            )
        )
    consent = Consent.objects.filter(
        person=person, purpose=ConsentPurpose.SIMPLE_SIGNATURE, revoked_on__isnull=True
    ).first() or record_consent(person=person, purpose=ConsentPurpose.SIMPLE_SIGNATURE, given_on=today, actor=actor)
    agreement = SigningAgreement.objects.create(
        cluster=cluster,
        person=person,
        consent=consent,
        number=next_number(cluster, AGREEMENTS, today.year),
        year=today.year,
        joined_on=today,
    )
    audit.record(DocumentEvent.AGREEMENT_JOINED, actor=actor, target=person, number=agreement.number)
    return agreement


def _sign(signings: Sequence[tuple[Paper, str]], actor: User) -> list[Signature]:
    shown = {paper.pk: digest for paper, digest in signings}
    if not shown:
        raise BrokenRule(_("Отметьте документы, которые подписываете."), field="signings")
    # One order for everybody: clusters, then papers, each by id. Numbers of two registers are then never waited for
    # crosswise.
    for cluster in Cluster.objects.filter(papers__in=shown).distinct().order_by("pk"):
        lock_cluster(cluster)
    papers = list(
        Paper.objects.select_for_update(of=("self",))
        .select_related("cluster", "unit")
        .filter(pk__in=shown)
        .order_by("pk")
    )
    if len(papers) < len(shown):
        raise IllegalTransition(_("Одного из документов больше нет. Обновите страницу."))
    signatures = [_sign_one(paper, shown[paper.pk], actor) for paper in papers]
    for cluster in dict.fromkeys(paper.cluster for paper in papers):
        quiet_signers(cluster, [actor.pk])
    return signatures


def _sign_one(paper: Paper, digest: str, actor: User) -> Signature:
    authorize(actor, "documents.sign_paper", paper)
    move(paper, "sign")
    if not constant_time_compare(digest, paper.digest):
        raise TextChanged(
            _("Текст документа «{title}» изменился, пока страница была открыта. Прочитайте его заново.").format(
                title=paper.title
            ),
            paper,
        )
    _require_whole(paper)
    signer = _place_of(actor, paper)
    agreement = agreement_of(signer.person, clock.today(paper.cluster))
    if agreement is None:
        raise BrokenRule(_("Сначала присоединитесь к соглашению о простой электронной подписи."), field="agreement")
    signature = _put(
        signer,
        paper,
        kind=SignatureKind.SIMPLE,
        signed_on=clock.today(paper.cluster),
        user=actor,
        agreement=agreement,
    )
    audit.record(
        DocumentEvent.PAPER_SIGNED,
        actor=actor,
        target=paper,
        role=signer.get_role_display(),
        code=signature.code,
        digest=paper.digest,
    )
    if all(_is_signed(each) for each in signers_of(paper)):
        _register(paper, actor)
    else:
        tell_signers(paper, actor, approvers=True)
    return signature


def _place_of(actor: User, paper: Paper) -> Signer:
    """The actor's first place in the paper without a signature, when its turn has come."""
    signers = signers_of(paper)
    standing = [each for each in signers if each.person.user_id == actor.pk and not _is_signed(each)]
    standing.sort(key=lambda each: (each.role == SignerRole.APPROVES, each.position))
    if not standing:
        raise IllegalTransition(_("Вы уже подписали документ «{title}».").format(title=paper.title))
    signer = standing[0]
    if signer.role == SignerRole.APPROVES and not all(
        _is_signed(each) for each in signers if each.role != SignerRole.APPROVES
    ):
        raise IllegalTransition(
            _("Документ «{title}» утверждают после того, как его подпишут остальные.").format(title=paper.title)
        )
    return signer


def _put(signer: Signer, paper: Paper, *, kind: str, signed_on: date, **fields: Any) -> Signature:
    signature = Signature.objects.create(
        signer=signer,
        paper=paper,
        kind=kind,
        full_name=signer.person.full_name,
        digest=paper.digest,
        code=codes.signature_code(),
        signed_at=clock.now_in(paper.cluster),
        signed_on=signed_on,
        **fields,
    )
    signer.signature = signature
    return signature


def _is_signed(signer: Signer) -> bool:
    return hasattr(signer, "signature")


def _require_whole(paper: Paper) -> None:
    if not is_whole(paper):
        raise IllegalTransition(
            _(
                "Содержание документа «{title}» не сходится с его контрольной суммой. Подписывать его нельзя, сообщите "
                "оператору установки."
            ).format(title=paper.title)
        )


def _register(paper: Paper, actor: Any, *, number: str = "") -> None:
    """Give the number, the day it is in force from and the code of its check; tell those above; ask for the files."""
    kind = kinds.get(paper.kind)
    move(paper, "register")
    old = locked(paper.supersedes) if paper.supersedes_id else None
    if old is not None:
        paper.register, paper.year, paper.number_value, paper.number = (
            old.register,
            old.year,
            old.number_value,
            old.number,
        )
    else:
        paper.register = _register_of(paper, kind)
        paper.year = paper.dated_on.year
        _give_number(paper, kind, number)
    paper.registered_at = clock.now_in(paper.cluster)
    paper.in_force_on = max(signer.signature.signed_on for signer in signers_of(paper))
    paper.token_hash = secret_codes.hash_for("", paper.public_id, paper.token_version)
    paper.search_key = search_words(paper)
    paper.save()
    audit.record(
        DocumentEvent.PAPER_REGISTERED,
        actor=actor,
        target=paper,
        number=paper.number,
        digest=paper.digest,
        in_force_on=paper.in_force_on,
    )
    jobs.enqueue(
        MAKE_FILES,
        key=f"paper-{paper.pk}-files",
        actor=actor,
        cluster=paper.cluster,
        payload={"paper": paper.pk},
    )
    if kind.registered is not None:
        kind.registered(paper, actor)


def _register_of(paper: Paper, kind: kinds.PaperKind) -> str:
    if kind.register is not None:
        return kind.register(paper)
    return f"{kind.code}:{paper.unit_id}" if kind.is_numbered_by_unit and paper.unit_id else kind.code


def _give_number(paper: Paper, kind: kinds.PaperKind, number: str) -> None:
    taken = Paper.objects.filter(
        cluster=paper.cluster,
        register=paper.register,
        year=paper.year,
        state__in=[PaperState.REGISTERED, PaperState.REVOKED],
    )
    if number:
        if taken.filter(number=number).exists():
            raise BrokenRule(_("Документ с номером {number} уже есть.").format(number=number), field="number")
        paper.number = number
        return
    while not paper.number or taken.filter(number=paper.number).exists():
        paper.number_value = next_number(paper.cluster, paper.register, paper.year)
        paper.number = kind.number(paper.number_value, paper)
