"""What the log says of refused requests: an address that is a key is not in it."""

import io
import logging

import pytest
from django.conf import settings
from django.test import Client

from artel.config.logs import Line

CODE = "7K4MQ2XD9HPF3RTW"


@pytest.fixture
def written():
    """A handler with the formatter of the settings, on the logger that Django writes refusals to."""
    asked = dict(settings.LOGGING["formatters"]["line"])
    assert asked.pop("()") == f"{Line.__module__}.{Line.__qualname__}"
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(Line(**asked))
    logger = logging.getLogger("django")
    logger.addHandler(handler)
    yield stream
    logger.removeHandler(handler)


@pytest.mark.django_db
def test_codes_of_links_are_in_no_line_of_the_log(written):
    client = Client(enforce_csrf_checks=True)
    kinds = ("g", "l", "i", "v", "invitation", "k/tomsk/fairs/1/checkin")
    for address in (f"/{kind}/{CODE}/nowhere/" for kind in kinds):
        assert client.get(address).status_code == 404
    assert client.delete(f"/g/{CODE}/").status_code in (403, 405)
    assert client.post(f"/g/{CODE}/", {"x": "y"}).status_code in (403, 405)
    lines = written.getvalue()
    assert CODE not in lines
    assert lines.count("Not Found: ") == 6 and "/g/…/nowhere/" in lines and "/fairs/1/checkin/…/nowhere/" in lines


def test_an_ordinary_address_and_a_traceback_stay_readable():
    line = Line(fmt="{message}", style="{")
    try:
        raise LookupError(f"https://artel.example/v/{CODE}?q=1")
    except LookupError as refusal:
        record = logging.LogRecord("x", logging.ERROR, "", 1, "at %s", ("/k/tomsk/fairs/2/",), None)
        record.exc_info = (type(refusal), refusal, refusal.__traceback__)
    told = line.format(record)
    assert "at /k/tomsk/fairs/2/" in told
    assert "LookupError: https://artel.example/v/…?q=1" in told
