"""The index of search: which things there are, under which words. Everything in it can be made anew (`artel search rebuild`)."""

from django.db import models


class Entry(models.Model):
    """A thing that can be found. Keeps no words of its own: what is shown of it is read from the thing itself.

    (kind, object_id) name the thing (search.kinds). `digest`: of the words it stands under, to tell whether they changed.
    """

    cluster = models.ForeignKey("members.Cluster", on_delete=models.CASCADE, related_name="+", db_index=False)
    kind = models.CharField(max_length=24)
    object_id = models.PositiveBigIntegerField()
    dated_on = models.DateField(null=True)
    digest = models.CharField(max_length=32)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "object_id"], name="search_entry_once")]
        indexes = [models.Index(fields=["cluster", "kind"], name="search_entry_cluster_kind")]


class Posting(models.Model):
    """A word under which an entry is found, with its rank: what answers a request best has the highest (domain.ranks)."""

    cluster = models.ForeignKey("members.Cluster", on_delete=models.CASCADE, related_name="+", db_index=False)
    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="postings", db_index=False)
    word = models.CharField(max_length=64)
    rank = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["entry", "word"], name="search_posting_once")]
        indexes = [
            # The entry stands in the index, so that a list of postings is read from it alone. PostgreSQL needs the
            # class of operators to look for the beginning of a word; SQLite has no such thing and ignores it.
            models.Index(
                fields=["cluster", "word", "rank", "entry"],
                name="search_posting_words",
                opclasses=["int8_ops", "varchar_pattern_ops", "int4_ops", "int8_ops"],
            ),
        ]
