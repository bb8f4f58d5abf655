"""Words put into every text of a cluster, by the models themselves: a new text field is filled without being told.

What is no text but a key, a name of a kind or a digest stands in TECHNICAL; a model that belongs to a cluster in a way of
its own stands in WAYS.
"""

import io
import re
import zipfile
from collections.abc import Callable, Collection, Iterator
from typing import Any

from django.apps import apps
from django.db import models
from django.http import HttpResponse

from artel.accounts.models import OneTimeLink
from artel.accounts.rights import system
from artel.audit.models import Entry
from artel.bodies.models import Direction
from artel.documents.models import Paper, Signature
from artel.documents.papers.canonical import digest_of
from artel.documents.papers.tree import Document
from artel.documents.services.immutability import thaw
from artel.files.models import StoredFile
from artel.members.models import Cluster, SheetUpload
from artel.plans.models import Amendment, PlanUpload, YearClosing
from artel.reports.models import Report
from artel.reports.proving import digest_of as digest_of_facts

# (model, field, longest) → the word to put there
Word = Callable[[str, str, int], str]

WAYS = {
    "members.Cluster": "pk",
    "accounts.User": "persons__cluster",
    "accounts.OneTimeLink": "cluster_id",
    "accounts.GuestLink": "cluster_id",
    "audit.Entry": "chain",
    "jobs.Job": "cluster_id",
    "plans.PlanVersion": "plan__cluster",
    "plans.Section": "version__plan__cluster",
    "plans.ActivityVersion": "activity__cluster",
    "plans.Executor": "row__activity__cluster",
    "plans.Requirement": "activity__cluster",
    "plans.Verdict": "evidence__cluster",
    "plans.Decision": "obligation__cluster",
    "documents.Signer": "paper__cluster",
    "documents.Signature": "paper__cluster",
    "documents.PaperFile": "paper__cluster",
    "documents.ApprovalLine": "sheet__cluster",
    "bodies.Seat": "composition__cluster",
    "meetings.Attendee": "meeting__cluster",
    "meetings.Stay": "attendee__meeting__cluster",
    "meetings.AgendaItem": "meeting__cluster",
    "meetings.Material": "item__meeting__cluster",
    "meetings.Speech": "item__meeting__cluster",
    "meetings.Recusal": "item__meeting__cluster",
    "meetings.DecisionPoint": "item__meeting__cluster",
    "meetings.AssignmentStep": "assignment__cluster",
    "meetings.Question": "item__meeting__cluster",
    "meetings.Participation": "question__item__meeting__cluster",
    "meetings.Vote": "question__item__meeting__cluster",
    "meetings.Urn": "question__item__meeting__cluster",
    "meetings.Minutes": "meeting__cluster",
    "meetings.Remark": "minutes__meeting__cluster",
    "meetings.Dissent": "item__meeting__cluster",
    "meetings.Extract": "minutes__meeting__cluster",
    "fair.FairStage": "fair__cluster",
    "fair.Wish": "fair__cluster",
    "fair.PersonalLink": "graduate__cluster",
    "reports.ReportNote": "report__cluster",
}
OF_NO_CLUSTER = frozenset(
    {
        "audit.Chain", "jobs.ScheduledJob", "jobs.Pulse", "documents.Thaw", "documents.WrongPassword", "catalogue.Edition",
        "catalogue.Speciality", "catalogue.Occupation",
    }
)  # fmt: skip
TECHNICAL = {
    "members.Cluster": {"slug", "time_zone"},
    "members.Organisation": {"time_zone"},
    "members.ConsentText": {"digest"},
    "documents.IncomingDocument": {"identity_key"},
    "documents.NumberSequence": {"register"},
    "documents.Paper": {"kind", "subject_kind", "subject_id", "digest", "register", "token_hash"},
    "documents.Signature": {"digest", "code"},
    "documents.PaperFile": {"sha256"},
    "documents.ApprovalSheet": {"subject_kind", "subject_id", "digest"},
    "documents.ApprovalLine": {"digest", "code"},
    "bodies.BodyRules": {"template"},
    "meetings.Attendee": {"part"},
    "meetings.AgendaItem": {"subject_kind", "subject_id"},
    "meetings.AssignmentStep": {"kind"},
    "files.StoredFile": {"content", "kind", "mime", "sha256"},
    "jobs.Job": {"key", "kind"},
    "audit.Entry": {"event", "previous", "digest", "actor_seal", "target_seal", "target_type", "target_id"},
    "accounts.User": {"password"},
    "accounts.OneTimeLink": {"token_sha256", "tail"},
    "accounts.GuestLink": {"purpose", "code_hash", "letter"},
    "plans.Plan": {"year_label"},
    "plans.PlanUpload": {"year_label"},
    "plans.Activity": {"key"},
    "plans.ActivityVersion": {"month"},
    "plans.Requirement": {"kind", "suggested_kind"},
    "plans.Obligation": {"key", "slot_kind", "slot_key"},
    "plans.Evidence": {"source_kind", "source_id"},
    "fair.PersonalLink": {"code_hash"},
    "fair.MatchRun": {"digest", "snapshot"},  # canonical JSON: the page of a run reads it again
    "members.SheetUpload": {"sha256", "digest"},
    "notices.Notice": {"kind", "thing", "key", "url"},
    "notices.Letter": {"message_id"},
    "calendars.CalendarFeed": {"secret_sha256", "tail"},
    "search.Entry": {"kind", "digest"},
    "search.Posting": {"word"},  # of what stands in the things themselves: the index is made anew of it
    "reports.Report": {"period_key", "digest"},
}
SHORT = 200  # a longer word is never needed


class Canaries:
    """Words that are met nowhere else, each put in one place; `told` names the places of those met in a text."""

    _PATTERN = re.compile(r"qzb[0-9a-f]{5}", re.IGNORECASE)

    def __init__(self) -> None:
        self.places: dict[str, str] = {}

    def __call__(self, model: str, field: str, longest: int) -> str:
        word = f"qzb{len(self.places):05x}"
        assert len(word) <= longest, f"{model}.{field} is too short for a canary"
        self.places[word] = f"{model}.{field}"
        return word

    def told(self, text: str, *, beside: Collection[str] = ()) -> list[str]:
        found = {word.lower() for word in self._PATTERN.findall(text)} - set(beside)
        return sorted({f"{self.places.get(word, '?')} ({word})" for word in found})


def our_models() -> list[type[models.Model]]:
    return [model for model in apps.get_models() if model.__module__.startswith("artel.")]


def way_of(model: type[models.Model]) -> str | None:
    """How a model belongs to a cluster; None if it does not, KeyError if nobody has said."""
    label = model._meta.label
    if label in OF_NO_CLUSTER:
        return None
    if any(field.name == "cluster" for field in model._meta.fields):
        return "cluster"
    return WAYS[label]


def texts_of(model: type[models.Model]) -> list[models.Field]:
    """Fields of words: what people write, and what is kept of it."""
    skipped = TECHNICAL.get(model._meta.label, set())
    return [
        field
        for field in model._meta.fields
        if isinstance(field, models.CharField | models.TextField) and not field.choices and field.name not in skipped
    ]


def fill(cluster: Cluster, word: Word) -> int:
    """Put a word into every text of the cluster that is not empty by its nature; tell how many were put."""
    # A paper that is signed may be changed only so: the database refuses anything else.
    with thaw("слова в каждом тексте", system()):
        return _fill(cluster, word)


def _fill(cluster: Cluster, word: Word) -> int:
    count = 0
    for model in our_models():
        way = way_of(model)
        if way is None:
            continue
        rows = model._base_manager.filter(**{way: cluster.pk}).order_by("pk").distinct()
        for pk in list(rows.values_list("pk", flat=True)):
            values = {field.name: _fitting(model, field, word) for field in texts_of(model)}
            model._base_manager.filter(pk=pk).update(**values)
            count += len(values)
    return count + _fill_json(cluster, word)


def _fitting(model: type[models.Model], field: models.Field, word: Word) -> str:
    longest = min(field.max_length or SHORT, SHORT)
    if isinstance(field, models.EmailField):
        return f"{word(model._meta.label, field.name, 40)}@example.test".lower()
    if isinstance(field, models.URLField):
        return f"https://example.test/{word(model._meta.label, field.name, longest - 30)}"
    return word(model._meta.label, field.name, longest)


def _fill_json(cluster: Cluster, word: Word) -> int:
    """Words inside the journal's details, the invitations and the rows of documents being imported."""
    count = 0

    def again(label: str, value: Any, *, only: frozenset[str] | None = None, key: str = "") -> Any:
        nonlocal count
        if isinstance(value, dict):
            return {name: again(label, inner, only=only, key=name) for name, inner in value.items()}
        if isinstance(value, list):
            return [again(label, inner, only=only, key=key) for inner in value]
        if isinstance(value, str) and (only is None or key in only):
            count += 1
            return word(label, key, 60)
        return value

    for entry in Entry.objects.filter(chain=cluster.pk):
        Entry.objects.filter(pk=entry.pk).update(detail=again("audit.Entry", entry.detail))
    for link in OneTimeLink.objects.filter(cluster_id=cluster.pk):
        OneTimeLink.objects.filter(pk=link.pk).update(payload=again("accounts.OneTimeLink", link.payload))
    for upload in PlanUpload.objects.filter(cluster=cluster):
        PlanUpload.objects.filter(pk=upload.pk).update(
            rows=again("plans.PlanUpload", upload.rows, only=WORDS_OF_ROWS),
            sections=again("plans.PlanUpload", upload.sections),
            remarks=again("plans.PlanUpload", upload.remarks),
        )
    for amendment in Amendment.objects.filter(cluster=cluster):
        Amendment.objects.filter(pk=amendment.pk).update(
            rows=again("plans.Amendment", amendment.rows, only=WORDS_OF_ROWS),
            sections=again("plans.Amendment", amendment.sections),
        )
    for closing in YearClosing.objects.filter(cluster=cluster):
        YearClosing.objects.filter(pk=closing.pk).update(
            choices=again("plans.YearClosing", closing.choices, only=WORDS_OF_YEARS),
            figures=again("plans.YearClosing", closing.figures, only=WORDS_OF_YEARS),
        )
    for upload in SheetUpload.objects.filter(cluster=cluster):
        cells = frozenset(upload.rows[0]) if upload.rows else frozenset()
        SheetUpload.objects.filter(pk=upload.pk).update(
            rows=again("members.SheetUpload", upload.rows, only=cells),
            findings=[one | {"notes": again("members.SheetUpload", one["notes"])} for one in upload.findings],
        )
    for report in Report.objects.filter(cluster=cluster).exclude(digest=""):
        facts = again("reports.Report", report.facts, only=WORDS_OF_REPORTS)
        Report.objects.filter(pk=report.pk).update(facts=facts, digest=digest_of_facts(facts))
    for paper in Paper.objects.filter(cluster=cluster):
        _rewrite(paper, again("documents.Paper", paper.content, only=WORDS_OF_PAPERS))
    for direction in Direction.objects.filter(cluster=cluster):
        Direction.objects.filter(pk=direction.pk).update(tasks=again("bodies.Direction", direction.tasks))
    return count


WORDS_OF_ROWS = frozenset(
    {"number", "title", "executors_text", "deadline_text", "result_text", "place", "words", "facts"}
)
WORDS_OF_YEARS = frozenset({"reason", "by", "title", "name", "words"})
WORDS_OF_REPORTS = frozenset(
    {
        "title", "name", "short", "place", "words", "executors", "deadline", "understood", "expected", "who", "what", "reached",
        "cause", "proposal", "basis", "by", "of", "file", "owed", "accepted_by", "reason", "text", "post", "executor",
        "left", "body",
    }
)  # fmt: skip
WORDS_OF_PAPERS = frozenset(
    {"title", "executor", "text", "org", "body", "kind", "place", "heading", "post", "name", "lines", "rows"}
)


def _rewrite(paper: Paper, content: dict[str, Any]) -> None:
    """Another text, and signatures under it: a paper that is whole, so that everything of it is shown."""
    digest = digest_of(Document.from_json(content))
    Paper.objects.filter(pk=paper.pk).update(content=content, digest=digest)
    Signature.objects.filter(paper=paper, digest=paper.digest).update(digest=digest)


def fill_files(cluster: Cluster, word: Word) -> int:
    """Put a word into every kept file. Bytes are not undone with the transaction."""
    files = StoredFile.objects.filter(cluster=cluster).exclude(content="")
    for file in files:
        with file.content.open("wb") as content:
            content.write(word("files.StoredFile", "bytes", SHORT).encode())
    return len(files)


def words_in(response: HttpResponse) -> str:
    """Everything that an answer says: its headers, its page, the inside of its tables and documents."""
    headers = "\n".join(f"{name}: {value}" for name, value in response.headers.items())
    return "\n".join([headers, *_unpacked(response.body)])


def _unpacked(body: bytes) -> Iterator[str]:
    if not body.startswith(b"PK"):
        yield body.decode(errors="replace")
        return
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        for name in archive.namelist():
            yield from (name, archive.read(name).decode(errors="replace"))
