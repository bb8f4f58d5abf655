"""Background entry points of documents."""

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from artel import jobs
from artel.documents.services import making
from artel.documents.services.signing import MAKE_FILES

if TYPE_CHECKING:
    from artel.jobs import Run


@jobs.handler(MAKE_FILES, label=_("Файлы подписанного документа"))
def make_files(run: "Run") -> None:
    """PDF and DOCX of a paper that was just registered."""
    making.make_files(run)
