import re

import pytest
from django.urls import reverse

pytestmark = pytest.mark.django_db


def test_the_gallery_renders_every_component_cleanly(client, django_assert_max_num_queries):
    client.get(reverse("ui:gallery"))  # the forms' secret makes a session
    with django_assert_max_num_queries(1):
        response = client.get(reverse("ui:gallery"))
    assert response.status_code == 200
    html = response.content.decode()
    assert not re.search(r"\sstyle=", html)
    assert not re.search(r"<script(?![^>]*\bsrc=)", html)
    assert not re.search(r"\son[a-z]+=", html)
    ids = re.findall(r'\sid="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    labels = set(re.findall(r'\s(?:for|aria-labelledby|aria-describedby)="([^"]+)"', html))
    assert {part for label in labels for part in label.split()} - set(ids) == set()


def test_the_gallery_does_not_exist_in_production(client, settings):
    settings.MODE = "production"
    assert client.get(reverse("ui:gallery")).status_code == 404


def test_only_reading_is_allowed(client):
    assert client.post(reverse("ui:gallery")).status_code == 405
