"""Words for the enums of documents."""

from django.utils.translation import gettext_lazy as _

from artel.documents.domain.states import LineDecision, PaperState, SheetState, SignatureKind, SignerRole

DOCUMENT_KINDS = [
    ("order", _("приказ")),
    ("directive", _("распоряжение")),
    ("letter", _("письмо")),
    ("project_plan", _("план реализации проекта")),
    ("schedule", _("график мероприятий")),
    ("regulation", _("положение")),
    ("agreement", _("соглашение")),
    ("other", _("иной документ")),
]
STATES = [("registered", _("действуют")), ("cancelled", _("отменены"))]
PAPER_STATES = [
    (PaperState.DRAFT, _("проект")),
    (PaperState.SIGNING, _("на подписи")),
    (PaperState.REGISTERED, _("подписан")),
    (PaperState.REVOKED, _("отозван")),
    (PaperState.DROPPED, _("не состоялся")),
]
SIGNER_ROLES = [
    (SignerRole.SIGNS, _("подписывает")),
    (SignerRole.APPROVES, _("утверждает")),
    (SignerRole.CERTIFIES, _("заверяет")),
]
SIGNATURE_KINDS = [
    (SignatureKind.SIMPLE, _("простая электронная подпись")),
    (SignatureKind.BY_HAND, _("подпись на бумаге")),
]
GOST_EDITIONS = [(2016, "ГОСТ Р 7.0.97-2016"), (2025, "ГОСТ Р 7.0.97-2025")]
FILE_FORMS = [("pdf", "PDF"), ("docx", "DOCX")]
SHEET_STATES = [
    (SheetState.OPEN, _("идёт согласование")),
    (SheetState.AGREED, _("согласовано")),
    (SheetState.RETURNED, _("возвращено")),
    (SheetState.VOID, _("утратило силу")),
]
LINE_ROLES = [("agrees", _("согласующий")), ("approves", _("утверждающий"))]
LINE_DECISIONS = [
    (LineDecision.AGREED, _("согласовано")),
    (LineDecision.WITH_REMARKS, _("согласовано с замечаниями")),
    (LineDecision.REFUSED, _("не согласовано")),
]
