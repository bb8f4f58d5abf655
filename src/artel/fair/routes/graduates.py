from django.urls import path

from artel.fair.views import graduates as views

OF_FAIR = "k/<slug:slug>/fairs/<int:pk>/graduates/"
ONE = "k/<slug:slug>/graduates/<int:pk>/"
urlpatterns = [
    path(OF_FAIR, views.graduate_list, name="graduates"),
    path(f"{OF_FAIR}enter/", views.enter, name="graduates_enter"),
    path(f"{OF_FAIR}import/", views.upload, name="graduates_import"),
    path(f"{OF_FAIR}template/", views.template, name="graduates_template"),
    path(f"{OF_FAIR}links/", views.links, name="graduates_links"),
    path(f"{OF_FAIR}links/cards/", views.cards, name="graduates_cards"),
    path(f"{OF_FAIR}export/", views.export, name="graduates_export"),
    path(ONE, views.detail, name="graduate"),
    path(f"{ONE}contacts/", views.contacts, name="graduate_contacts"),
    path(f"{ONE}change/", views.change, name="graduate_change"),
    path(f"{ONE}confirm/", views.confirm, name="graduate_confirm"),
    path(f"{ONE}refuse/", views.refuse, name="graduate_refuse"),
    path(f"{ONE}withdraw/", views.withdraw, name="graduate_withdraw"),
    path(f"{ONE}restore/", views.restore, name="graduate_restore"),
    path(f"{ONE}consent/", views.consent, name="graduate_consent"),
    path(f"{ONE}consent/end/", views.consent_end, name="graduate_consent_end"),
    path(f"{ONE}wishes/", views.wishes, name="graduate_wishes"),
    path(f"{ONE}link/replace/", views.link_replace, name="graduate_link_replace"),
    path(f"{ONE}link/send/", views.link_send, name="graduate_link_send"),
    path(f"{ONE}erase/", views.erase, name="graduate_erase"),
]
