from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Theme(models.TextChoices):
    SYSTEM = "system", _("как в системе")
    LIGHT = "light", _("светлая")
    DARK = "dark", _("тёмная")


class UserManager(BaseUserManager):
    def get_by_natural_key(self, username):
        return self.get(email__iexact=username)

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

    email = models.EmailField(_("электронная почта"), max_length=254)
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
        constraints = [models.UniqueConstraint(Lower("email"), name="accounts_user_email_unique")]

    def __str__(self) -> str:
        return self.name or self.email

    @property
    def is_staff(self) -> bool:
        return self.is_operator

    def get_full_name(self) -> str:
        return self.name
