"""Which offices a unit has, what they are called, and who may stand in them beside whom."""

from artel.members.domain.kinds import OfficeKind, UnitKind

UNIT_OFFICES = (OfficeKind.CHAIR, OfficeKind.DEPUTY, OfficeKind.SECRETARY, OfficeKind.MEMBER)

# The unit in the genitive, after the post: «председатель Экспертного совета».
_OF_COUNCIL = {
    UnitKind.COORDINATION_COUNCIL: "Координационного совета",
    UnitKind.EXPERT_COUNCIL: "Экспертного совета",
    UnitKind.GOVERNING_COUNCIL: "управляющего совета",
}
_POSTS = {
    OfficeKind.CHAIR: "Председатель",
    OfficeKind.DEPUTY: "Заместитель председателя",
    OfficeKind.SECRETARY: "Секретарь",
    OfficeKind.MEMBER: "Член",
}
_POSTS_OF_GROUP = {
    OfficeKind.CHAIR: "Руководитель",
    OfficeKind.DEPUTY: "Заместитель руководителя",
    OfficeKind.SECRETARY: "Секретарь",
    OfficeKind.MEMBER: "Участник",
}


def office_title(unit_kind: UnitKind, office_kind: OfficeKind, unit_name: str) -> str:
    """Name an office as a plan does: «Председатель Экспертного совета», «Руководитель рабочей группы «Наставничество»».

    A group's own name is quoted without the words «рабочая группа», which the title already says.
    """
    if unit_kind in _OF_COUNCIL:
        return f"{_POSTS[office_kind]} {_OF_COUNCIL[unit_kind]}"
    posts, kind, words = (
        (_POSTS_OF_GROUP, "рабочей группы", ("рабочая группа",))
        if unit_kind == UnitKind.WORKING_GROUP
        else (_POSTS, "комиссии", ("комиссия",))
    )
    name = unit_name.strip()
    for word in words:
        if name.lower().startswith(word):
            name = name[len(word) :].strip()
    if not name:
        return f"{posts[office_kind]} {kind}"
    own = name if name.startswith(("«", "по ")) else f"«{name}»"
    return f"{posts[office_kind]} {kind} {own}"


def head_title(organisation_name: str) -> str:
    """Name the office of an organisation's head; the name of the organisation is not declined."""
    return f"Руководитель организации {organisation_name}"
