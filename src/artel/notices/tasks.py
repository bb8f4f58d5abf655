"""Background entry points of notices: the morning round, the letters, the clearing."""

from datetime import time, timedelta

from django.utils.translation import gettext_lazy as _

from artel import jobs
from artel.jobs.domain.states import MAX_ATTEMPTS
from artel.jobs.models import Job
from artel.kernel import clock
from artel.members.models import Cluster
from artel.notices import letters, selectors
from artel.notices.letters import Outcome
from artel.notices.models import Letter, Notice
from artel.notices.services import gathering, queue_letters
from artel.notices.services import letters as deeds

DAWN = 5  # the hour of the cluster's zone from which its day is gathered
KEEP = timedelta(days=550)  # a school year and the half that follows it
ROUND = "notices.gather_cluster"


class MailIsAway(Exception):
    """The letter surely did not leave; the job tries again."""


def gather_all(run: jobs.Run) -> None:
    """Ask for the round of every cluster whose morning has come: one job a cluster and day."""
    wanted = {}
    for cluster in Cluster.objects.order_by("pk"):
        if clock.now_in(cluster).hour >= DAWN or cluster.frozen_on:
            wanted[f"{ROUND}:{cluster.pk}:{clock.today(cluster).isoformat()}"] = cluster
    known = set(Job.objects.filter(kind=ROUND, key__in=list(wanted)).values_list("key", flat=True))
    with run.finish() as result:
        asked = [key for key in wanted if key not in known]
        for key in asked:
            jobs.enqueue(ROUND, key=key, actor=None, cluster=wanted[key], payload={"day": key.rpartition(":")[2]})
        result["clusters"] = len(asked)


@jobs.handler(ROUND, label=_("Напоминания на день"))
def gather_cluster(run: jobs.Run) -> None:
    """The round of one cluster. The day is that of the asking: a late worker does not skip one, it gathers today."""
    cluster = Cluster.objects.get(pk=run.cluster_id)
    day = clock.today(cluster)
    standing = gathering.collect(cluster, day)
    with run.finish() as result:
        gathered = gathering.gather(cluster=cluster, day=day, standing=standing)
        result |= {"raised": gathered.raised, "settled": gathered.settled}


def queue_all(run: jobs.Run) -> None:
    """Queue the letters of every cluster that has something to say, a transaction each."""
    clusters = Cluster.objects.filter(pk__in=selectors.awaiting_letters().order_by().values("cluster")) | (
        Cluster.objects.filter(frozen_on__isnull=False)
    )
    count = sum(queue_letters(cluster=cluster) for cluster in clusters.order_by("pk"))
    with run.finish() as result:
        result["letters"] = count


@jobs.handler(deeds.JOB, label=_("Письмо с напоминаниями"))
def send_letter(run: jobs.Run) -> None:
    """Send one letter: «отправляется» is written down before the mail server hears of it (decision 0023)."""
    begun = deeds.begin_letter(run.payload["letter"])
    if begun is None:
        with run.finish():
            return
    letter, notices = begun
    written = letters.write(notices, cluster=letter.cluster, user=letter.user)
    outcome, why = letters.deliver(letters.message_of(letter, written))
    if outcome is Outcome.AWAY and run.attempt < MAX_ATTEMPTS:
        deeds.return_letter(letter, why)
        raise MailIsAway(run.key)
    with run.finish() as result:
        result["outcome"] = str(outcome)
        if outcome is Outcome.TAKEN:
            deeds.letter_delivered(letter)
        elif outcome is Outcome.AWAY:
            deeds.wait_or_fail(letter, why)
        elif outcome is Outcome.REFUSED:
            deeds.letter_failed(letter, why)
        else:
            deeds.letter_lost(letter, why)


def prune_notices(run: jobs.Run) -> None:
    """Delete notices and letters of two school years ago."""
    before = clock.now() - KEEP
    with run.finish() as result:
        result["letters"] = Letter.objects.filter(queued_at__lt=before, cluster__frozen_on=None).delete()[0]
        result["notices"] = Notice.objects.filter(raised_at__lt=before, cluster__frozen_on=None).delete()[0]


jobs.schedule("notices.gather", every=timedelta(hours=1), handler=gather_all, label=_("Напоминания: утренний обход"))
jobs.schedule("notices.letters", every=timedelta(minutes=15), handler=queue_all, label=_("Напоминания: письма"))
jobs.schedule("notices.prune", at=time(3, 50), handler=prune_notices, label=_("Уборка старых напоминаний"))
