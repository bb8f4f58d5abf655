import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class StoredFile(models.Model):
    """An uploaded file: kept under a UUID outside the web root, never changed, served by its owner's right."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    cluster = models.ForeignKey("members.Cluster", on_delete=models.PROTECT, related_name="files")
    content = models.FileField(upload_to="%Y/%m")
    name = models.CharField(_("имя файла"), max_length=200)
    kind = models.CharField(max_length=8)
    mime = models.CharField(max_length=120)
    size = models.PositiveBigIntegerField(_("размер"))
    sha256 = models.CharField(max_length=64)
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    uploaded_at = models.DateTimeField()

    class Meta:
        verbose_name = _("файл")
        verbose_name_plural = _("файлы")
        indexes = [models.Index(fields=["cluster", "sha256"], name="files_cluster_sha")]

    def __str__(self) -> str:
        return self.name
