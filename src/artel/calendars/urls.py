from django.urls import path

from artel.calendars.views import feeds, pages

app_name = "calendars"
K = "k/<slug:slug>/calendar/"

urlpatterns = [
    path(K, pages.month, name="month"),
    path(f"{K}agenda/", pages.agenda, name="agenda"),
    path(f"{K}year/", pages.year, name="year"),
    path(f"{K}links/", feeds.feed_list, name="feeds"),
    path(f"{K}links/new/", feeds.feed_make, name="feed_make"),
    path(f"{K}links/<int:pk>/revoke/", feeds.feed_revoke, name="feed_revoke"),
    path("ics/<slug:code>.ics", feeds.feed, name="feed"),
]
