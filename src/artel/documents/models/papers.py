"""Papers made in Artel: content, signers, signatures, files. DESIGN 5; 63-ФЗ ст. 6, 9; ГОСТ Р 7.0.97."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from artel.documents import labels
from artel.documents.domain.states import PaperState, SignatureKind
from artel.documents.papers import kinds


class Paper(models.Model):
    """One edition of an official paper. Once registered, the database itself refuses to change or delete it.

    `content` is the tree of `documents.papers.tree`, `digest` the SHA-256 of its canonical form: what signers sign.
    A correction is a new edition that `supersedes` the old one and keeps its number. `subject_*` names the object of an
    app above that the paper speaks of. `in_force_on`: the day of the last signature or approval.
    """

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    cluster = models.ForeignKey("members.Cluster", on_delete=models.PROTECT, related_name="papers")
    kind = models.CharField(_("вид"), max_length=40)
    unit = models.ForeignKey("members.Unit", on_delete=models.PROTECT, null=True, blank=True, related_name="papers")
    title = models.CharField(_("заголовок"), max_length=500)
    dated_on = models.DateField(_("дата документа"))
    place = models.CharField(_("место составления"), max_length=120, blank=True)
    gost_edition = models.PositiveSmallIntegerField(_("редакция ГОСТ Р 7.0.97"), choices=labels.GOST_EDITIONS)
    edition = models.PositiveSmallIntegerField(_("редакция"), default=1)
    supersedes = models.OneToOneField(
        "self", verbose_name=_("взамен"), on_delete=models.PROTECT, null=True, blank=True, related_name="superseded_by"
    )
    subject_kind = models.CharField(max_length=60, blank=True)
    subject_id = models.CharField(max_length=40, blank=True)
    state = models.CharField(_("состояние"), max_length=12, choices=labels.PAPER_STATES, default=PaperState.DRAFT)
    content = models.JSONField(default=dict)
    digest = models.CharField(max_length=64, blank=True)
    round = models.PositiveSmallIntegerField(_("круг подписания"), default=0)
    register = models.CharField(_("реестр"), max_length=40, blank=True)
    year = models.PositiveSmallIntegerField(_("год"), null=True, blank=True)
    number_value = models.PositiveIntegerField(null=True, blank=True)
    number = models.CharField(_("номер"), max_length=60, blank=True)
    is_by_hand = models.BooleanField(_("подписан на бумаге"), default=False)
    scan = models.ForeignKey(
        "files.StoredFile", verbose_name=_("скан"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    retention = models.CharField(_("срок хранения"), max_length=40, blank=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    registered_at = models.DateTimeField(null=True, blank=True)
    in_force_on = models.DateField(_("в силе с"), null=True, blank=True)
    token_hash = models.CharField(max_length=64, null=True, blank=True, unique=True)
    token_version = models.PositiveSmallIntegerField(default=1)
    revoked_at = models.DateTimeField(null=True, blank=True)
    revoked_reason = models.CharField(_("причина отзыва"), max_length=500, blank=True)
    revoked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    search_key = models.CharField(max_length=1000, editable=False, default="")

    class Meta:
        verbose_name = _("документ")
        verbose_name_plural = _("документы")
        ordering = ["-dated_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["cluster", "register", "year", "number_value", "edition"],
                condition=Q(number_value__isnull=False),
                name="documents_paper_number_once",
            ),
            models.CheckConstraint(
                condition=~Q(state=PaperState.REGISTERED)
                | (Q(registered_at__isnull=False, in_force_on__isnull=False) & ~Q(digest="") & ~Q(number="")),
                name="documents_paper_registered_whole",
            ),
            models.CheckConstraint(
                condition=~Q(state=PaperState.REVOKED) | (Q(revoked_at__isnull=False) & ~Q(revoked_reason="")),
                name="documents_paper_revoked_with_reason",
            ),
        ]
        indexes = [
            models.Index(fields=["cluster", "kind", "dated_on"], name="documents_paper_kind"),
            models.Index(fields=["subject_kind", "subject_id"], name="documents_paper_subject"),
        ]

    def __str__(self) -> str:
        """This is what the journal keeps: without the title, where it names somebody whom not everybody may see."""
        if not kinds.names_people(self.kind):
            return self.title
        word = kinds.get(self.kind).label.capitalize()
        return f"{word} № {self.number}" if self.number else word

    @property
    def is_registered(self) -> bool:
        return self.state == PaperState.REGISTERED

    @property
    def kind_label(self) -> str:
        return kinds.get(self.kind).label


class Signer(models.Model):
    """Who has to sign a paper, in which place: post and name as they are printed.

    A paper that was recalled keeps the signers of its earlier rounds, with their signatures; only those of
    `paper.round` count (selectors.signers_of).
    """

    paper = models.ForeignKey(Paper, on_delete=models.PROTECT, related_name="signers")
    round = models.PositiveSmallIntegerField(_("круг подписания"), default=1)
    position = models.PositiveSmallIntegerField()
    role = models.CharField(_("кем"), max_length=10, choices=labels.SIGNER_ROLES)
    person = models.ForeignKey("members.Person", on_delete=models.PROTECT, related_name="+")
    office = models.ForeignKey("members.Office", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    post = models.CharField(_("должность в подписи"), max_length=300)
    name = models.CharField(_("фамилия в подписи"), max_length=120)

    class Meta:
        verbose_name = _("подписант")
        verbose_name_plural = _("подписанты")
        ordering = ["round", "position"]
        constraints = [
            models.UniqueConstraint(fields=["paper", "round", "position"], name="documents_signer_position"),
            models.UniqueConstraint(fields=["paper", "round", "person", "role"], name="documents_signer_once"),
        ]

    def __str__(self) -> str:
        return self.name


class SigningAgreement(models.Model):
    """Somebody's joining of the agreement on simple electronic signatures; the mark on a page names it by date and number."""

    cluster = models.ForeignKey("members.Cluster", on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey("members.Person", on_delete=models.PROTECT, related_name="signing_agreements")
    consent = models.OneToOneField("members.Consent", on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField(_("номер"))
    year = models.PositiveSmallIntegerField(_("год"))
    joined_on = models.DateField(_("дата присоединения"))

    class Meta:
        verbose_name = _("соглашение об электронной подписи")
        verbose_name_plural = _("соглашения об электронной подписи")
        ordering = ["-joined_on"]
        constraints = [
            models.UniqueConstraint(fields=["cluster", "year", "number"], name="documents_agreement_number"),
        ]


class Signature(models.Model):
    """A signature under the digest of a paper's content. The database refuses to change or delete it."""

    signer = models.OneToOneField(Signer, on_delete=models.PROTECT, related_name="signature")
    paper = models.ForeignKey(Paper, on_delete=models.PROTECT, related_name="signatures")
    kind = models.CharField(max_length=8, choices=labels.SIGNATURE_KINDS, default=SignatureKind.SIMPLE)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    full_name = models.CharField(_("владелец"), max_length=320)
    digest = models.CharField(max_length=64)
    code = models.CharField(_("идентификатор"), max_length=20, unique=True)
    agreement = models.ForeignKey(
        SigningAgreement, on_delete=models.PROTECT, null=True, blank=True, related_name="signatures"
    )
    signed_at = models.DateTimeField(_("подписано"))
    signed_on = models.DateField(_("дата подписи"))

    class Meta:
        verbose_name = _("подпись")
        verbose_name_plural = _("подписи")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind=SignatureKind.SIMPLE, agreement__isnull=False, user__isnull=False)
                | Q(kind=SignatureKind.BY_HAND, agreement__isnull=True),
                name="documents_signature_simple_by_agreement",
            ),
        ]


class PaperFile(models.Model):
    """A registered paper as a file, made once: its bytes are what `artel verify` knows."""

    paper = models.ForeignKey(Paper, on_delete=models.PROTECT, related_name="files")
    form = models.CharField(max_length=4, choices=labels.FILE_FORMS)
    file = models.ForeignKey("files.StoredFile", on_delete=models.PROTECT, related_name="+")
    sha256 = models.CharField(max_length=64, db_index=True)
    made_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["paper", "form"], name="documents_paper_file_form")]


class Thaw(models.Model):
    """The one way past the database's refusal: a row here, within a transaction, lifts it (erasure, reset of a demo)."""

    reason = models.CharField(max_length=300)
    at = models.DateTimeField()


class WrongPassword(models.Model):
    """A wrong password at signing. Five in half an hour close signing to the account for a while."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["user", "at"], name="documents_wrong_password")]
