"""Words for the enums of the catalogue."""

from django.utils.translation import gettext_lazy as _

from artel.accounts.domain.guest_links import LinkState
from artel.catalogue.domain.guardians import Degree, Standing
from artel.catalogue.domain.kinds import (
    AdmissionBase,
    Classifier,
    ProgrammeKind,
    SpecialityKind,
    StudentState,
    StudyForm,
)

CLASSIFIERS = [
    (Classifier.SPO, _("перечень профессий и специальностей СПО")),
    (Classifier.OKPDTR, _("ОКПДТР: профессии рабочих и должности служащих")),
]
SPECIALITY_KINDS = [
    (SpecialityKind.PROFESSION, _("профессия")),
    (SpecialityKind.SPECIALITY, _("специальность")),
]
PROGRAMME_KINDS = [
    (ProgrammeKind.PPKRS, _("ППКРС")),
    (ProgrammeKind.PPSSZ, _("ППССЗ")),
    (ProgrammeKind.TRAINING, _("профессиональное обучение")),
    (ProgrammeKind.DPO, _("ДПО")),
    (ProgrammeKind.ADAPTED, _("АОП")),
]
ADMISSION_BASES = [(AdmissionBase.NINE, _("9 классов")), (AdmissionBase.ELEVEN, _("11 классов"))]
STUDY_FORMS = [
    (StudyForm.FULL_TIME, _("очная")),
    (StudyForm.PART_TIME, _("очно-заочная")),
    (StudyForm.EXTRAMURAL, _("заочная")),
]
STUDENT_STATES = [
    (StudentState.STUDYING, _("учится")),
    (StudentState.GRADUATED, _("выпущен")),
    (StudentState.LEFT, _("выбыл")),
]
DEGREES = [
    (Degree.MOTHER, _("мать")),
    (Degree.FATHER, _("отец")),
    (Degree.ADOPTER, _("усыновитель")),
    (Degree.GUARDIAN, _("опекун")),
    (Degree.TRUSTEE, _("попечитель")),
    (Degree.OTHER, _("иной законный представитель")),
]
STANDINGS = [
    (Standing.UNASKED, _("Не спрашивали")),
    (Standing.WAITING, _("Ждём ответа")),
    (Standing.REFUSED, _("Есть отказ")),
    (Standing.ANSWERED, _("Ответили")),
    (Standing.DEAD, _("Ссылка не действует")),
]
# State of a link → its word in the list and its silhouette.
LINK_STATES = {
    LinkState.MADE: (_("ссылка готова"), "open"),
    LinkState.QUEUED: (_("письмо отправляется"), "open"),
    LinkState.REFUSED: (_("почта не приняла адрес"), "overdue"),
    LinkState.SENT: (_("письмо отправлено"), "soon"),
    LinkState.PRINTED: (_("листок напечатан"), "soon"),
    LinkState.OPENED: (_("страница открыта"), "soon"),
    LinkState.ANSWERED: (_("ответ получен"), "met"),
    LinkState.EXPIRED: (_("срок ссылки прошёл"), "late"),
    LinkState.LOCKED: (_("закрыта: неверная дата рождения"), "late"),
    LinkState.REVOKED: (_("ссылка отозвана"), "lifted"),
}
