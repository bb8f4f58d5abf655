"""Words for the enums of meetings."""

from django.utils.translation import gettext_lazy as _

from artel.meetings.domain.states import (
    AssignmentState,
    Ballot,
    Choice,
    ItemState,
    MeetingForm,
    MeetingState,
    MinutesForm,
    MinutesState,
    Outcome,
    Presence,
    QuestionState,
    Rsvp,
)

MEETING_STATES = [
    (MeetingState.PLANNED, _("в графике")),
    (MeetingState.AGENDA, _("составляется повестка")),
    (MeetingState.NOTIFIED, _("извещение разослано")),
    (MeetingState.OPEN, _("идёт")),
    (MeetingState.FAILED, _("не состоялось")),
    (MeetingState.HELD, _("проведено")),
    (MeetingState.CANCELLED, _("отменено")),
]
MEETING_FORMS = [
    (MeetingForm.IN_PERSON, _("очная")),
    (MeetingForm.MIXED, _("очная, с использованием видео-конференц-связи")),
    (MeetingForm.VIDEO, _("с использованием видео-конференц-связи")),
    (MeetingForm.ABSENTEE, _("заочное голосование")),
]
RSVPS = [
    (Rsvp.YES, _("буду лично")),
    (Rsvp.VIDEO, _("буду по видеосвязи")),
    (Rsvp.WRITTEN, _("пришлю мнение письменно")),
    (Rsvp.NO, _("не смогу")),
]
PRESENCES = [(Presence.HALL, _("в зале")), (Presence.VIDEO, _("по видеосвязи"))]
ITEM_STATES = [
    (ItemState.PROPOSED, _("предложен")),
    (ItemState.WAITING, _("в повестке")),
    (ItemState.CURRENT, _("рассматривается")),
    (ItemState.DONE, _("рассмотрен")),
    (ItemState.DECLINED, _("не включён")),
    (ItemState.REMOVED, _("снят с повестки")),
]
BALLOTS = [
    (Ballot.OPEN, _("открытое голосование")),
    (Ballot.SECRET, _("тайное голосование")),
    (Ballot.ABSENTEE, _("заочное голосование")),
    (Ballot.COUNTED, _("подсчёт с бумаги")),
]
QUESTION_STATES = [
    (QuestionState.OPEN, _("идёт голосование")),
    (QuestionState.CLOSED, _("голосование закрыто")),
    (QuestionState.ANNULLED, _("начато заново")),
]
CHOICES = [(Choice.FOR, _("за")), (Choice.AGAINST, _("против")), (Choice.ABSTAIN, _("воздержался"))]
OUTCOMES = [
    (Outcome.ACCEPTED, _("решение принято")),
    (Outcome.REJECTED, _("решение не принято")),
    (Outcome.NO_QUORUM, _("нет кворума")),
]
ASSIGNMENT_STATES = [
    (AssignmentState.ISSUED, _("выдано")),
    (AssignmentState.ACCEPTED, _("принято к исполнению")),
    (AssignmentState.REPORTED, _("исполнено, на проверке")),
    (AssignmentState.RETURNED, _("возвращено")),
    (AssignmentState.CLOSED, _("закрыто")),
    (AssignmentState.LIFTED, _("снято с контроля")),
]
MINUTES_STATES = [
    (MinutesState.DRAFT, _("проект")),
    (MinutesState.REMARKS, _("собираются замечания")),
    (MinutesState.SIGNING, _("на подписи")),
    (MinutesState.SIGNED, _("подписан")),
    (MinutesState.SUPERSEDED, _("заменён исправленным")),
]
MINUTES_FORMS = [(MinutesForm.FULL, _("полный")), (MinutesForm.SHORT, _("краткий"))]
