"""«Первые шаги»: what a new cluster has still to do before its plan lives. Computed from facts, ticked by nobody."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from artel.accounts.rights import can
from artel.kernel import clock
from artel.members.domain.kinds import COUNCILS, OfficeKind, OrganisationKind, RoleKind, UnitKind
from artel.members.gate import cluster_view
from artel.members.models import Cluster, Membership, Role, Tenure, Unit
from artel.members.standing import in_force_on
from artel.plans.domain.states import PlanState
from artel.plans.models import Plan, PlanUpload

STUDYING = frozenset({OrganisationKind.COLLEGE, OrganisationKind.BRANCH})


@dataclass(frozen=True, slots=True)
class Step:
    """A step, why it is needed, whether facts say that it is done, and the one place where it is made."""

    title: str
    text: str
    is_done: bool
    url: str
    act: str


def is_new(user: Any, cluster: Cluster, plan: Plan | None) -> bool:
    """Tell whether «Сегодня» should lead this person through the first steps: a keeper of a cluster with no live plan."""
    return (plan is None or not plan.is_live) and can(user, "members.manage_members", cluster)


def steps_of(cluster: Cluster, plan: Plan | None) -> list[Step]:
    """The steps in their order. The same number of queries whatever the cluster holds."""
    day = clock.today(cluster)
    kinds = set(
        Membership.objects.filter(in_force_on(day), cluster=cluster).values_list("organisation__kind", flat=True)
    )
    councils = set(
        Unit.objects.filter(in_force_on(day), cluster=cluster, kind__in=COUNCILS).values_list("kind", flat=True)
    )
    held = set(
        Tenure.objects.filter(
            in_force_on(day), cluster=cluster, office__unit__kind__in=COUNCILS, office__kind=OfficeKind.CHAIR
        ).values_list("office__unit__kind", "person__user")
    )
    represented = Role.objects.filter(in_force_on(day), cluster=cluster, kind=RoleKind.REPRESENTATIVE).exists()
    upload = None
    if plan is None:
        waiting = PlanUpload.objects.filter(cluster=cluster, parent=None, amends=None, state__in=("reading", "read"))
        upload = waiting.order_by("-pk").first()

    def at(name: str, *args: Any) -> str:
        return reverse(name, args=[cluster.slug, *args])

    chairs = {kind for kind, _account in held}
    draft = at("plans:detail", plan.pk) if plan else at("plans:preview", upload.pk) if upload else at("plans:upload")
    state = plan.state if plan else ""
    return [
        Step(
            _("Проверить сведения о кластере"),
            _(
                "Ведущий колледж, город для документов, часовой пояс и как считаются кварталы: от них зависят все сроки."
            ),
            cluster.lead_id is not None and bool(cluster.place),
            at("members:settings"),
            _("Открыть настройки"),
        ),
        Step(
            _("Внести участников кластера"),
            _(
                "Колледжи, предприятия, школы. Можно по одной, можно таблицей: исполнители плана найдутся среди них сами."
            ),
            bool(kinds & STUDYING) and OrganisationKind.EMPLOYER in kinds,
            at("members:organisations"),
            _("К участникам"),
        ),
        Step(
            _("Создать советы и назначить председателей"),
            _("Координационный совет утверждает план, Экспертный ведёт его. Посты можно назначать задним числом."),
            set(COUNCILS) <= councils and set(COUNCILS) <= chairs,
            at("members:units"),
            _("К советам"),
        ),
        Step(
            _("Пригласить председателя Координационного совета"),
            _("План утверждает он, и не тот, кто план загрузил. Ему придёт письмо со ссылкой для входа."),
            any(kind == UnitKind.COORDINATION_COUNCIL and account for kind, account in held),
            at("members:invite"),
            _("Пригласить"),
        ),
        Step(
            _("Загрузить план работы"),
            _("Таблица из Word как есть: DOCX, PDF, XLSX или текст. Слова документа не меняются."),
            plan is not None or upload is not None,
            at("plans:upload"),
            _("Загрузить"),
        ),
        Step(
            _("Проверить, как прочитан план"),
            _("Сроки, исполнители и ожидаемые результаты каждой строки; о спорных местах Артель спросит."),
            plan is not None,
            draft,
            _("Проверить"),
        ),
        Step(
            _("Передать план на утверждение"),
            _("Перед этим его можно открыть участникам для обсуждения."),
            state in (PlanState.APPROVAL, PlanState.APPROVED, PlanState.CLOSED),
            draft,
            _("Открыть план"),
        ),
        Step(
            _("Дождаться утверждения"),
            _("С этого дня строки плана становятся обязательствами, сроки идут, напоминания уходят сами."),
            bool(plan and plan.is_live),
            draft,
            _("Открыть план"),
        ),
        Step(
            _("Открыть доступ представителям организаций"),
            _("Каждый видит, что должна его организация, и сам прикладывает документы."),
            represented,
            at("members:access"),
            _("К доступу"),
        ),
    ]


@cluster_view("members.manage_members")
def first_steps(request: HttpRequest) -> HttpResponse:
    """The whole list, for whoever sets the cluster up."""
    plan = Plan.objects.filter(cluster=request.cluster, parent=None).order_by("-starts_on").first()
    steps = steps_of(request.cluster, plan)
    context = {"steps": steps, "next": next((step for step in steps if not step.is_done), None), "place": "today"}
    return render(request, "desk/first_steps.html", context | {"done": sum(step.is_done for step in steps)})
