from collections.abc import Iterator

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _


class Theme(models.TextChoices):
    SYSTEM = "system", _("как в системе")
    LIGHT = "light", _("светлая")
    DARK = "dark", _("тёмная")


class UserManager(BaseUserManager):
    def get_by_natural_key(self, username):
        return self.get(email=username.strip().lower())

    def create_user(self, email: str, password: str | None = None, **fields) -> "User":
        """Make an account; without a password it can be entered only by a link that sets one."""
        user = self.model(email=email.strip().lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields) -> "User":
        return self.create_user(email, password, is_operator=True, is_superuser=True, **fields)


class User(AbstractBaseUser, PermissionsMixin):
    """An account: whoever signs in. It is global; persons and roles belong to clusters (artel.members)."""

    email = models.EmailField(_("электронная почта"), max_length=254, unique=True)  # kept in lower case
    name = models.CharField(_("имя"), max_length=200)
    is_active = models.BooleanField(default=True)
    is_operator = models.BooleanField(_("оператор установки"), default=False)
    is_demo = models.BooleanField(_("вымышленное лицо"), default=False)
    theme = models.CharField(max_length=6, choices=Theme, default=Theme.SYSTEM)
    session_version = models.PositiveIntegerField(default=1)
    joined_at = models.DateTimeField(default=timezone.now)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    objects = UserManager()

    class Meta:
        verbose_name = _("учётная запись")
        verbose_name_plural = _("учётные записи")
        constraints = [
            models.CheckConstraint(condition=Q(email=Lower("email")), name="accounts_user_email_in_lower_case")
        ]

    def __str__(self) -> str:
        return self.name or self.email

    @property
    def is_staff(self) -> bool:
        return self.is_operator

    def get_full_name(self) -> str:
        return self.name

    def get_session_auth_hash(self) -> str:
        """What a session must carry to live on: it dies with the password and with `session_version`, at no query."""
        return self._session_hash()

    def get_session_auth_fallback_hash(self) -> Iterator[str]:
        for secret in settings.SECRET_KEY_FALLBACKS:
            yield self._session_hash(secret)

    def _session_hash(self, secret: str | None = None) -> str:
        what = f"{self.password}|{self.session_version}"
        return salted_hmac("artel.accounts.session", what, secret=secret, algorithm="sha256").hexdigest()


class LinkPurpose(models.TextChoices):
    INVITATION = "invitation", _("приглашение")


class OneTimeLink(models.Model):
    """A link that lets its holder do one thing once. Only the hash of its secret is kept; `tail` tells links apart."""

    token_sha256 = models.CharField(max_length=64, unique=True)
    tail = models.CharField(max_length=4)
    purpose = models.CharField(max_length=12, choices=LinkPurpose)
    user = models.ForeignKey(User, on_delete=models.CASCADE, null=True, related_name="one_time_links")
    email = models.EmailField(max_length=254, blank=True)
    cluster_id = models.BigIntegerField(null=True)  # clusters live above (artel.members): an id, not a foreign key
    payload = models.JSONField(default=dict)
    created_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)  # when its letter left; empty if it did not
    used_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("одноразовая ссылка")
        verbose_name_plural = _("одноразовые ссылки")
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(used_at__isnull=True) | Q(revoked_at__isnull=True), name="accounts_link_used_or_revoked"
            ),
            models.CheckConstraint(
                condition=~Q(purpose="invitation") | Q(user__isnull=False),
                name="accounts_link_invites_an_account",
            ),
            models.UniqueConstraint(
                fields=["user", "purpose"],
                condition=Q(used_at__isnull=True, revoked_at__isnull=True),
                name="accounts_link_one_open",
            ),
        ]
        indexes = [models.Index(fields=["cluster_id", "purpose"], name="accounts_link_cluster")]

    def __str__(self) -> str:
        return f"{self.get_purpose_display()} …{self.tail}"

    def is_live(self, at) -> bool:
        """Not used, not revoked, not expired at the moment."""
        return self.used_at is None and self.revoked_at is None and at < self.expires_at


class GuestLink(models.Model):
    """Leave to do one thing, for somebody without an account (docs/links.md). Of the code only the hash is kept.

    What `thing_id` and `for_id` are ids of, the purpose says: they belong to apps above. `asked` and `answer` hold keys,
    never names.
    """

    purpose = models.CharField(max_length=32)
    cluster_id = models.BigIntegerField()
    thing_id = models.BigIntegerField()
    for_id = models.BigIntegerField(default=0)
    public_id = models.UUIDField(unique=True)
    code_hash = models.CharField(max_length=64, unique=True)
    to_email = models.EmailField(max_length=254, blank=True)
    to_words = models.CharField(max_length=200, blank=True)
    asked = models.JSONField(default=list)
    answer = models.JSONField(default=dict)
    created_by = models.ForeignKey(User, on_delete=models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField()
    expires_on = models.DateField()
    letter = models.CharField(max_length=8, blank=True)
    sent_at = models.DateTimeField(null=True)
    printed_at = models.DateTimeField(null=True)
    opened_at = models.DateTimeField(null=True)
    used_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)
    use_count = models.PositiveSmallIntegerField(default=0)
    uses_allowed = models.PositiveSmallIntegerField(default=1)
    wrong_count = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("ссылка без учётной записи")
        verbose_name_plural = _("ссылки без учётной записи")
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["purpose", "thing_id", "for_id"],
                condition=Q(revoked_at__isnull=True),
                name="accounts_guest_link_one_living",
            ),
            models.CheckConstraint(
                condition=Q(use_count__lte=models.F("uses_allowed")), name="accounts_guest_link_uses_in_bounds"
            ),
            models.CheckConstraint(
                condition=Q(use_count=0, used_at__isnull=True) | Q(use_count__gt=0, used_at__isnull=False),
                name="accounts_guest_link_used_has_a_moment",
            ),
        ]
        indexes = [models.Index(fields=["cluster_id", "purpose", "thing_id"], name="accounts_guest_link_thing")]

    def __str__(self) -> str:
        return f"{self.purpose} {self.pk}"
