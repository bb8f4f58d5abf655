"""A composition as a subject of the council that forms it, and the decision on it as a kind of paper."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from artel.bodies.domain.states import CompositionState
from artel.bodies.models import Composition
from artel.bodies.papers import DECISION_FORMS, points_of, title_of
from artel.bodies.selectors import forming_unit_of
from artel.bodies.services.approval import DECISION, SUBJECT, act_registered, act_revoked, ruling
from artel.bodies.versions import subject_id
from artel.documents import subjects
from artel.documents.models import Paper
from artel.documents.papers import kinds as paper_kinds
from artel.members.models import Cluster, Unit
from artel.russian import counted


def waiting(unit: Unit) -> Iterator[subjects.Subject]:
    """Compositions handed to the vote of this body."""
    rows = Composition.objects.filter(cluster=unit.cluster_id, state=CompositionState.VOTING)
    for composition in rows.select_related("cluster", "unit", "direction__forming_unit").order_by("pk"):
        if (forming := forming_unit_of(composition)) is not None and forming.pk == unit.pk:
            yield _subject(composition)


def find(cluster: Cluster, id: str) -> subjects.Subject | None:
    """This very version, whatever its state; None when it was changed since."""
    pk = id.partition("-")[0]
    rows = Composition.objects.filter(cluster=cluster).select_related("cluster", "unit", "direction__forming_unit")
    composition = rows.filter(pk=int(pk)).first() if pk.isdigit() else None
    return _subject(composition) if composition is not None and subject_id(composition) == id else None


def _subject(composition: Composition) -> subjects.Subject:
    seats = composition.seats.count()
    return subjects.Subject(
        kind=SUBJECT,
        id=subject_id(composition),
        title=title_of(composition),
        draft=points_of(composition),
        url=reverse("bodies:composition", args=[composition.cluster.slug, composition.pk]),
        label=_t("проект состава, {people}").format(people=counted(seats, "человек", "человека", "человек")),
        closes=_closes(composition),
    )


def _closes(composition: Composition) -> str:
    if composition.direction is None or composition.unit is not None:
        return ""
    return _t("После утверждения появится рабочая группа, она станет исполнителем строк плана.")


def _paper_url(paper: Paper) -> str:
    return reverse("bodies:composition", args=[paper.cluster.slug, int(paper.subject_id)])


def register_kinds() -> None:
    """Offer the subject and the paper. Called once, when the app is ready."""
    subjects.register(
        subjects.SubjectKind(code=SUBJECT, label=_("состав органа"), waiting=waiting, find=find, decided=ruling)
    )
    paper_kinds.register(
        paper_kinds.PaperKind(
            code=DECISION,
            forms=DECISION_FORMS,
            gender="n",
            number=lambda value, _paper: str(value),
            retention=_t("постоянно"),
            registered=act_registered,
            revoked=act_revoked,
            url=_paper_url,
        )
    )
