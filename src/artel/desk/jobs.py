"""The screens of background jobs: how far one is, and which ones did not succeed."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from artel.accounts.rights import can
from artel.desk.services import repeat_job
from artel.jobs.domain.states import JOB
from artel.jobs.models import Job
from artel.jobs.registry import label_of, page_of
from artel.jobs.selectors import jobs_of, unsuccessful_jobs_of
from artel.members.gate import cluster_view
from artel.ui.paging import paginate


@cluster_view("members.view_cluster")
def progress(request: HttpRequest, pk: int) -> HttpResponse:
    """How far a job is: for the one who started it and for those who lead. To everybody else it does not exist."""
    job = get_object_or_404(jobs_of(request.cluster.pk), pk=pk)
    if job.actor_id != request.user.pk and not can(request.user, "jobs.view_jobs", request.cluster):
        raise Http404
    context = {
        "job": job,
        "title": label_of(job.kind),
        "page": page_of(job),
        "poll": "" if job.is_finished else reverse("jobs:progress", args=[request.cluster.slug, job.pk]),
        "failed": _failure(job),
        "may_repeat": "repeat" in JOB.verbs(job.state) and can(request.user, "jobs.repeat_job", request.cluster),
    }
    template = "desk/job.html#job" if request.htmx and not request.htmx.boosted else "desk/job.html"
    return render(request, template, context)


@cluster_view("jobs.view_jobs")
def unsuccessful(request: HttpRequest) -> HttpResponse:
    """Jobs that did not succeed and can be repeated."""
    page = paginate(request, unsuccessful_jobs_of(request.cluster.pk))
    lines = [{"job": job, "label": label_of(job.kind)} for job in page]
    may_repeat = can(request.user, "jobs.repeat_job", request.cluster)
    return render(request, "desk/jobs.html", {"page": page, "lines": lines, "may_repeat": may_repeat})


@cluster_view("jobs.repeat_job", methods=("POST",))
def repeat(request: HttpRequest, pk: int) -> HttpResponse:
    """«Повторить»."""
    job = repeat_job(
        job=get_object_or_404(jobs_of(request.cluster.pk), pk=pk), cluster=request.cluster, actor=request.user
    )
    messages.success(request, _("Задание поставлено в очередь."))
    return redirect("jobs:progress", request.cluster.slug, job.pk)


def _failure(job: Job) -> str:
    """Words for a job that ended without its effect; empty for any other."""
    if not job.is_unsuccessful:
        return ""
    return job.message or _("Задание остановлено. Повторите его или обратитесь к координатору кластера.")
