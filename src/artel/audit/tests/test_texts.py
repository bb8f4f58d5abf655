import pytest

from artel.audit import texts
from artel.audit.models import Entry
from artel.audit.texts import register, text_of


@pytest.fixture(autouse=True)
def _own_registry(monkeypatch):
    monkeypatch.setattr(texts, "_TEXTS", {})
    monkeypatch.setattr(texts, "_GROUPS", {})


def test_a_registered_event_speaks_with_the_values_of_its_detail():
    register({"plans.moved": "Срок перенесён на {due_on}"}, group="План")

    assert text_of(Entry(event="plans.moved", detail={"due_on": "01.04.2024"})) == "Срок перенесён на 01.04.2024"
    assert texts.groups() == {"plans": "План"}


def test_a_missing_value_is_shown_as_missing():
    register({"plans.moved": "Срок перенесён на {due_on}"})

    assert text_of(Entry(event="plans.moved")) == "Срок перенесён на …"


def test_an_unknown_event_shows_its_code_honestly():
    assert text_of(Entry(event="fair.opened")) == "Событие «fair.opened»"


def test_a_text_cannot_reach_into_a_value():
    register({"plans.moved": "{due_on.__class__}"})

    assert text_of(Entry(event="plans.moved", detail={"due_on": "x"})) == "…"


def test_an_event_with_two_texts_is_an_error():
    register({"plans.moved": "Срок перенесён"})
    register({"plans.moved": "Срок перенесён"})

    with pytest.raises(ValueError, match="two texts"):
        register({"plans.moved": "Срок сдвинут"})


def test_an_event_without_its_app_is_an_error():
    with pytest.raises(ValueError, match=r"app\.deed_done"):
        register({"moved": "Срок перенесён"})
