import pytest

from artel.jobs import registry


@pytest.fixture(autouse=True)
def handlers(monkeypatch):
    """An empty registry for each test."""
    monkeypatch.setattr(registry, "HANDLERS", registry.HANDLERS)
    before, timetable = dict(registry.HANDLERS), dict(registry.TIMETABLE)
    registry.HANDLERS.clear()
    registry.TIMETABLE.clear()
    yield registry.HANDLERS
    registry.HANDLERS.clear()
    registry.HANDLERS.update(before)
    registry.TIMETABLE.clear()
    registry.TIMETABLE.update(timetable)
