"""Deeds on members. Each locks the cluster first, so that two people cannot both be right."""

from artel.members.services.calendar import override_day, withdraw_override
from artel.members.services.clusters import add_cluster, change_cluster_settings
from artel.members.services.consents import adopt_consent_text, record_consent, revoke_consent
from artel.members.services.offices import add_unit, appoint, close_unit, end_tenure
from artel.members.services.organisations import add_organisation, change_organisation, join_cluster, leave_cluster
from artel.members.services.people import (
    add_person,
    change_person,
    end_post,
    give_post,
    record_contacts_seen,
    record_organisations_export,
    record_people_export,
)
from artel.members.services.roles import (
    end_role,
    grant_role,
    grantable_kinds,
    invite_person,
    resend_invitation,
    revoke_invitation,
)

__all__ = [
    "add_cluster",
    "add_organisation",
    "add_person",
    "add_unit",
    "adopt_consent_text",
    "appoint",
    "change_cluster_settings",
    "change_organisation",
    "change_person",
    "close_unit",
    "end_post",
    "end_role",
    "end_tenure",
    "give_post",
    "grant_role",
    "grantable_kinds",
    "invite_person",
    "join_cluster",
    "leave_cluster",
    "override_day",
    "record_consent",
    "record_contacts_seen",
    "record_organisations_export",
    "record_people_export",
    "resend_invitation",
    "revoke_consent",
    "revoke_invitation",
    "withdraw_override",
]
