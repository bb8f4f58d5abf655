"""Words for the enums of notices."""

from django.utils.translation import gettext_lazy as _

from artel.notices.domain.cadence import Anchor
from artel.notices.domain.posting import DIGEST, PRESSING
from artel.notices.domain.states import Choice, LetterState

LETTER_STATES = [
    (LetterState.QUEUED, _("ждёт отправки")),
    (LetterState.SENDING, _("отправляется")),
    (LetterState.SENT, _("принято почтовым сервером")),
    (LetterState.FAILED, _("не отправлено")),
    (LetterState.UNKNOWN, _("неизвестно, ушло ли")),
    (LetterState.REFUSED, _("отправлять не понадобилось")),
    (LetterState.SHOWN, _("только для просмотра")),
]
CHOICES = [
    (Choice.AT_ONCE, _("Раз в день, а срочное сразу")),
    (Choice.DIGEST, _("Раз в день")),
    (Choice.WEEKLY, _("Раз в неделю")),
    (Choice.NONE, _("Не присылать")),
]
SLOTS = [(DIGEST, _("сводка"))] + [(slot, _("срочное")) for slot in PRESSING]
ANCHORS = [(Anchor.DUE, _("срок")), (Anchor.SINCE, _("ждёт с"))]
