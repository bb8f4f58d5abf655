from django.urls import path

from artel.members.domain.kinds import TableKind
from artel.members.views import access, clusters, consents, organisations, people, settings, sheets, units

app_name = "members"
K = "k/<slug:slug>/"
M = f"{K}members/"
ORGANISATION = f"{M}organisations/<int:pk>/"
PERSON = f"{M}people/<int:pk>/"

TABLE = f"{M}tables/<int:pk>/"


def _tables(kind: TableKind, folder: str) -> list:
    """Addresses of the table of one kind, under its list."""
    return [
        path(f"{folder}table/", sheets.bring(kind), name=f"{kind}_table"),
        path(f"{folder}table/template/", sheets.template(kind), name=f"{kind}_template"),
        path(f"{folder}table/export/", sheets.export(kind), name=f"{kind}_table_export"),
    ]


urlpatterns = [
    path("clusters/", clusters.cluster_list, name="clusters"),
    path("clusters/add/", clusters.add, name="cluster_add"),
    path("clusters/<int:pk>/lead/", clusters.invite_lead, name="cluster_lead"),
    path(M, organisations.organisation_list, name="organisations"),
    path(f"{M}organisations/add/", organisations.add, name="organisation_add"),
    path(f"{M}organisations/export/", organisations.export, name="organisations_export"),
    path(ORGANISATION, organisations.detail, name="organisation"),
    path(f"{ORGANISATION}edit/", organisations.edit, name="organisation_edit"),
    path(f"{ORGANISATION}contacts/", organisations.edit_own, name="organisation_contacts"),
    path(f"{ORGANISATION}join/", organisations.join, name="organisation_join"),
    path(f"{ORGANISATION}leave/", organisations.leave, name="organisation_leave"),
    path(f"{M}people/", people.people_list, name="people"),
    path(f"{M}people/add/", people.add, name="person_add"),
    path(f"{M}people/export/", people.export, name="people_export"),
    path(PERSON, people.detail, name="person"),
    path(f"{PERSON}edit/", people.edit, name="person_edit"),
    path(f"{PERSON}contacts/", people.contacts, name="person_contacts"),
    path(f"{PERSON}contacts/edit/", people.edit_own, name="person_own_contacts"),
    path(f"{PERSON}posts/add/", people.add_post, name="post_add"),
    path(f"{M}posts/<int:pk>/end/", people.end, name="post_end"),
    path(f"{PERSON}roles/add/", access.grant, name="role_grant"),
    path(f"{PERSON}consents/add/", consents.record, name="consent_add"),
    path(f"{M}consents/<int:pk>/revoke/", consents.revoke, name="consent_revoke"),
    path(f"{M}units/", units.unit_list, name="units"),
    path(f"{M}units/add/", units.add, name="unit_add"),
    path(f"{M}units/<int:pk>/close/", units.close, name="unit_close"),
    path(f"{M}offices/<int:pk>/appoint/", units.make_appointment, name="appoint"),
    path(f"{M}tenures/<int:pk>/end/", units.end, name="tenure_end"),
    path(f"{M}access/", access.role_list, name="access"),
    path(f"{M}access/invite/", access.invite, name="invite"),
    path(f"{M}access/invitations/<int:pk>/again/", access.invite_again, name="invite_again"),
    path(f"{M}access/invitations/<int:pk>/revoke/", access.revoke, name="invite_revoke"),
    path(f"{M}roles/<int:pk>/end/", access.end, name="role_end"),
    path(f"{K}settings/", settings.rules, name="settings"),
    path(f"{K}settings/calendar/", settings.calendar, name="calendar"),
    path(f"{K}settings/calendar/<int:pk>/withdraw/", settings.withdraw, name="override_withdraw"),
    path(f"{K}settings/consents/", settings.consent_texts, name="consent_texts"),
    path(f"{K}settings/consents/<slug:purpose>/", settings.consent_text, name="consent_text"),
    *_tables(TableKind.ORGANISATIONS, f"{M}organisations/"),
    *_tables(TableKind.PEOPLE, f"{M}people/"),
    *_tables(TableKind.ROLES, f"{M}access/"),
    *_tables(TableKind.OFFICES, f"{M}units/"),
    path(TABLE, sheets.table, name="table"),
    path(f"{TABLE}enter/", sheets.enter, name="table_enter"),
    path(f"{TABLE}again/", sheets.check_again, name="table_again"),
    path(f"{TABLE}errors/", sheets.errors, name="table_errors"),
]
