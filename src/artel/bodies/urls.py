from django.urls import path

from artel.bodies.views import bodies, compositions, directions, imports, links, nominations

app_name = "bodies"
K = "k/<slug:slug>/"
BODY = f"{K}bodies/<int:pk>/"
COMPOSITION = f"{K}compositions/<int:pk>/"
DIRECTION = f"{K}directions/<int:pk>/"
NOMINATION = f"{K}nominations/<int:pk>/"

urlpatterns = [
    path(f"{K}bodies/", bodies.body_list, name="list"),
    path(f"{K}bodies/new/", bodies.new, name="new"),
    path(BODY, bodies.detail, name="detail"),
    path(f"{BODY}rules/", bodies.rules, name="rules"),
    path(f"{BODY}export/", bodies.export, name="export"),
    path(f"{BODY}suspend/", bodies.suspend, name="suspend"),
    path(f"{K}suspensions/<int:pk>/resume/", bodies.resume, name="resume"),
    path(f"{BODY}compositions/new/", compositions.new_of_body, name="composition_new"),
    path(COMPOSITION, compositions.detail, name="composition"),
    path(f"{COMPOSITION}change/", compositions.change, name="composition_change"),
    path(f"{COMPOSITION}agree/", compositions.agree, name="composition_agree"),
    path(f"{COMPOSITION}submit/", compositions.submit, name="composition_submit"),
    path(f"{COMPOSITION}recall/", compositions.recall, name="composition_recall"),
    path(f"{COMPOSITION}drop/", compositions.drop, name="composition_drop"),
    path(f"{COMPOSITION}enact/", compositions.enact, name="composition_enact"),
    path(f"{COMPOSITION}return/", compositions.give_back, name="composition_return"),
    path(f"{COMPOSITION}readdress/", compositions.readdress, name="composition_readdress"),
    path(f"{COMPOSITION}scan/", compositions.scan, name="composition_scan"),
    path(f"{COMPOSITION}export/", compositions.export, name="composition_export"),
    path(f"{K}directions/", directions.direction_list, name="directions"),
    path(f"{K}directions/new/", directions.new, name="direction_new"),
    path(DIRECTION, directions.detail, name="direction"),
    path(f"{DIRECTION}change/", directions.change, name="direction_change"),
    path(f"{DIRECTION}close/", directions.close, name="direction_close"),
    path(f"{DIRECTION}call/", directions.open_call, name="call_open"),
    path(f"{DIRECTION}call/close/", directions.close_call, name="call_close"),
    path(f"{DIRECTION}links/", links.call_links, name="call_links"),
    path(f"{DIRECTION}compositions/new/", compositions.new_of_direction, name="direction_composition_new"),
    path(f"{DIRECTION}nominate/", nominations.nominate, name="nominate"),
    path(f"{DIRECTION}nominations/export/", nominations.export, name="nominations_export"),
    path(f"{DIRECTION}nominations/template/", imports.template, name="nominations_template"),
    path(f"{DIRECTION}nominations/import/", imports.upload, name="nominations_import"),
    path(NOMINATION, nominations.detail, name="nomination"),
    path(f"{NOMINATION}consent/", nominations.consent, name="nomination_consent"),
    path(f"{NOMINATION}decline/", nominations.decline, name="nomination_decline"),
    path(f"{NOMINATION}paper/", nominations.record_consent, name="nomination_paper"),
    path(f"{NOMINATION}withdraw/", nominations.withdraw, name="nomination_withdraw"),
    path(f"{NOMINATION}link/", links.ask_nominee, name="nomination_link"),
    path(f"{NOMINATION}letter/", nominations.letter, name="nomination_letter"),
]
