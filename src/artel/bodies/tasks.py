"""Background entry points of bodies."""

from datetime import time
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from artel.bodies.services.following import expire_terms
from artel.jobs.registry import schedule

if TYPE_CHECKING:
    from artel.jobs.running import Run


def close_expired_terms(run: "Run") -> None:
    """End tenures in bodies whose term is over, each by its cluster's today."""
    with run.finish() as result:
        result["expired"] = expire_terms()


schedule("bodies.expire_terms", at=time(0, 40), handler=close_expired_terms, label=_("Истёкшие сроки полномочий"))
