"""The kind of evidence that bodies bring to the plan."""

from django.utils.translation import gettext_lazy as _

from artel.bodies import evidence
from artel.plans import kinds

kinds.register(
    kinds.EvidenceKind(
        code=evidence.APPROVED_COMPOSITION,
        label=_("утверждённый состав рабочей группы"),
        lack=evidence.lack,
        find=evidence.find,
        opens=evidence.opens,
        near=evidence.near,
    )
)
