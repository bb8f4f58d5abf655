"""Words for the enums of the catalogue."""

from django.utils.translation import gettext_lazy as _

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
