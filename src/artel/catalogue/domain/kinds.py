"""The words of the field for what is studied: classifiers, specialities, programmes, students (DOMAIN 5.2, 5.3, appendix E)."""

from enum import StrEnum


class Classifier(StrEnum):
    SPO = "spo"  # профессии и специальности СПО
    OKPDTR = "okpdtr"  # профессии рабочих и должности служащих


class SpecialityKind(StrEnum):
    """By the second pair of the code: 01 a profession, 02 a speciality."""

    PROFESSION = "profession"
    SPECIALITY = "speciality"


class ProgrammeKind(StrEnum):
    PPKRS = "ppkrs"
    PPSSZ = "ppssz"
    TRAINING = "training"  # профессиональное обучение
    DPO = "dpo"
    ADAPTED = "adapted"  # АОП


class AdmissionBase(StrEnum):
    NINE = "9"
    ELEVEN = "11"


class StudyForm(StrEnum):
    FULL_TIME = "full_time"
    PART_TIME = "part_time"  # очно-заочная
    EXTRAMURAL = "extramural"  # заочная


class StudentState(StrEnum):
    STUDYING = "studying"
    GRADUATED = "graduated"
    LEFT = "left"
