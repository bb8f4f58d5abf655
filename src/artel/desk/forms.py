from datetime import datetime, time
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from artel import audit
from artel.audit.selectors import actors_of
from artel.kernel import clock
from artel.ui.forms import ArtelForm, DateField


class JournalFilter(ArtelForm):
    """What part of a cluster's journal to show. Reads the address; nothing in it is required."""

    group = forms.ChoiceField(label=_("О чём"), required=False)
    actor = forms.TypedChoiceField(label=_("Кто"), required=False, coerce=int, empty_value=None)
    since = DateField(label=_("с"), required=False)
    until = DateField(label=_("по"), required=False)

    def __init__(self, data: Any, *, cluster: Any, with_actors: bool) -> None:
        super().__init__(data)
        self._cluster = cluster
        self.fields["group"].choices = list(audit.groups().items())
        self.fields["actor"].choices = actors_of(cluster.pk) if with_actors else []

    def narrowing(self) -> dict[str, Any]:
        """Arguments of audit.selectors.entries(); a field that cannot be read narrows nothing."""
        self.is_valid()
        data, zone = self.cleaned_data, clock.zone(self._cluster)
        since, until = data.get("since"), data.get("until")
        return {
            "group": data.get("group", ""),
            "actor_id": data.get("actor"),
            "since": datetime.combine(since, time(), zone) if since else None,
            "before": clock.end_of_day(until, self._cluster) if until else None,
        }


class AnchorForm(ArtelForm):
    """An anchor of the journal that a person has kept."""

    anchor = forms.CharField(
        label=_("Сохранённый отпечаток"),
        required=False,
        max_length=90,
        strip=True,
        help_text=_(
            "Вида «128:3f0c…»: номер записи, двоеточие и не меньше 16 знаков. Без него проверяется сам журнал."
        ),
    )
