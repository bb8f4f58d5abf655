"""Addresses of the fair, part by part: `routes/`."""

from artel.fair.routes import (
    after,
    allocation,
    fairs,
    graduates,
    interviews,
    invitations,
    personal,
    vacancies,
)

app_name = "fair"
urlpatterns = [
    *fairs.urlpatterns,
    *vacancies.urlpatterns,
    *graduates.urlpatterns,
    *interviews.urlpatterns,
    *allocation.urlpatterns,
    *invitations.urlpatterns,
    *after.urlpatterns,
    *personal.urlpatterns,
]
