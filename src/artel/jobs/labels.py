from django.utils.translation import gettext_lazy as _

from artel.jobs.domain.states import JobState

JOB_STATES = [
    (JobState.QUEUED, _("ждёт очереди")),
    (JobState.RUNNING, _("выполняется")),
    (JobState.DONE, _("выполнено")),
    (JobState.FAILED, _("не удалось")),
    (JobState.DEAD, _("не удалось после нескольких попыток")),
    (JobState.REFUSED, _("отказано")),
]
