"""Words for the enums of documents."""

from django.utils.translation import gettext_lazy as _

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
