from django.db import models
from django.utils.translation import gettext_lazy as _


class Chain(models.Model):
    """Head of the journal of one cluster (key: its id) or of the installation (key 0)."""

    key = models.PositiveBigIntegerField(primary_key=True)
    length = models.PositiveBigIntegerField(default=0)
    head = models.CharField(max_length=64, default="")

    class Meta:
        verbose_name = _("журнал кластера")
        verbose_name_plural = _("журналы кластеров")

    def __str__(self) -> str:
        return f"{self.key}: {self.length}"


class Entry(models.Model):
    """One line of the journal. Outlives what it speaks of, so it holds no foreign keys.

    A name stands in clear with an empty seal; once erased it is empty and its seal keeps the chain whole.
    """

    chain = models.PositiveBigIntegerField()
    seq = models.PositiveBigIntegerField()
    previous = models.CharField(max_length=64, blank=True)
    digest = models.CharField(max_length=64)
    recorded_at = models.DateTimeField()
    event = models.CharField(max_length=80)
    actor_id = models.PositiveBigIntegerField(null=True)
    actor_name = models.CharField(max_length=200, blank=True)
    actor_seal = models.CharField(max_length=64, blank=True)
    target_type = models.CharField(max_length=80, blank=True)
    target_id = models.CharField(max_length=40, blank=True)
    target_name = models.CharField(max_length=300, blank=True)
    target_seal = models.CharField(max_length=64, blank=True)
    detail = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("запись журнала")
        verbose_name_plural = _("журнал")
        ordering = ["chain", "-seq"]
        constraints = [
            models.UniqueConstraint(fields=["chain", "seq"], name="audit_entry_seq_unique"),
            models.UniqueConstraint(fields=["chain", "previous"], name="audit_entry_no_fork"),
        ]
        indexes = [
            models.Index(fields=["chain", "target_type", "target_id", "-seq"], name="audit_entry_target"),
            models.Index(fields=["chain", "actor_id", "-seq"], name="audit_entry_actor"),
        ]

    def __str__(self) -> str:
        return f"{self.chain}/{self.seq} {self.event}"
