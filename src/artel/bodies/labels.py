"""Words for the enums of bodies."""

from django.utils.translation import gettext_lazy as _

from artel.bodies.domain.rules import MajorityBase, Share
from artel.bodies.domain.states import CompositionState, FormationStage, NominationState, Part

SHARES = [
    (Share.HALF, _("не менее половины")),
    (Share.MORE_THAN_HALF, _("более половины")),
    (Share.TWO_THIRDS, _("не менее двух третей")),
    (Share.THREE_QUARTERS, _("не менее трёх четвертей")),
    (Share.ALL, _("все")),
]
MAJORITY_BASES = [
    (MajorityBase.PRESENT, _("присутствующих членов с правом голоса")),
    (MajorityBase.CAST, _("принявших участие в голосовании")),
    (MajorityBase.LISTED, _("всего состава с правом голоса")),
]
PARTS = [
    (Part.CHAIR, _("председатель")),
    (Part.DEPUTY, _("заместитель председателя")),
    (Part.SECRETARY, _("секретарь")),
    (Part.MEMBER, _("член")),
]
PARTS_OF_GROUP = [
    (Part.CHAIR, _("руководитель")),
    (Part.DEPUTY, _("заместитель руководителя")),
    (Part.SECRETARY, _("секретарь")),
    (Part.MEMBER, _("член группы")),
]
COMPOSITION_STATES = [
    (CompositionState.DRAFT, _("проект")),
    (CompositionState.VOTING, _("на голосовании")),
    (CompositionState.APPROVAL, _("на утверждении")),
    (CompositionState.APPROVED, _("утверждён")),
    (CompositionState.RETURNED, _("возвращён")),
    (CompositionState.DROPPED, _("снят")),
]
NOMINATION_STATES = [
    (NominationState.PROPOSED, _("ждёт согласия")),
    (NominationState.CONSENTED, _("согласие есть")),
    (NominationState.DECLINED, _("отказ")),
    (NominationState.WITHDRAWN, _("отозвано")),
]
STAGES = [
    (FormationStage.DIRECTION, _("Направление")),
    (FormationStage.NOMINATIONS, _("Выдвижение")),
    (FormationStage.DRAFT, _("Проект состава")),
    (FormationStage.VOTING, _("Голосование Экспертного совета")),
    (FormationStage.APPROVAL, _("Утверждение")),
    (FormationStage.WORKING, _("Группа действует")),
    (FormationStage.EXPIRED, _("Срок истёк")),
]
