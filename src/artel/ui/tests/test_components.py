"""Components escape what they are given and say what their contract promises."""

import pytest
from django.template import Context, Template
from django.test import RequestFactory
from django_cotton.compiler_regex import CottonCompiler

from artel.ui.paging import paginate

HOSTILE = '"><script>alert(1)</script>\'"'


def render(text: str, **context) -> str:
    return Template(CottonCompiler().process(text)).render(Context(context))


@pytest.mark.parametrize(
    "template",
    [
        '<c-button :label="x" :href="x" />',
        '<c-button label="{{ x }}" href="{{ x }}" />',
        '<c-button :label="x" :disabled="x" />',
        '<c-button label="a" :data-dialog="x" title="{{ x }}" />',
        '<c-block :title="x" :id="x" :href="x" :link="x">{{ x }}</c-block>',
        '<c-head :title="x" :number="x" />',
        '<c-empty :title="x" :text="x" :action="x" :href="x" />',
        '<c-note :title="x" tone="met">{{ x }}</c-note>',
        '<c-lack state="overdue" :what="x" :who="x" :left="x" />',
        '<c-state of="met" :word="x" />',
        '<c-person :name="x" :post="x" :href="x" />',
        '<c-doc :title="x" :href="x" :note="x" :mark="x" :hash="x" />',
        '<c-days :number="x" :unit="x" state="soon" />',
        '<c-search :value="x" :placeholder="x" />',
        '<c-select name="k" :label="x" :options="pairs" :value="x" :any="x" />',
        '<c-facets :items="items" :label="x" />',
        '<c-tabs :items="items" :label="x" />',
        '<c-switch :items="items" :label="x" />',
        '<c-stages :items="items" />',
        '<c-chain :items="items" />',
        '<c-legend :items="items" />',
        '<c-log :items="items" />',
        '<c-dl :items="pairs" />',
        '<c-crumbs :items="pairs" />',
        '<c-stat :value="x" :of="x" :text="x" :href="x" :link="x" />',
        '<c-progress :title="x" :text="x" :poll="x" :failed="x" />',
        '<c-dialog id="d" :title="x">{{ x }}</c-dialog>',
        '<c-file name="f" :label="x" :hint="x" :accept="x" />',
        '<c-read-row :label="x" :words="x">{{ x }}</c-read-row>',
        '<c-field :label="x" for="f" :hint="x" :error="x"></c-field>',
        '<c-table :caption="x"><tr><td>{{ x }}</td></tr></c-table>',
        '<c-secbar :number="x" :title="x" :counts="counts" :label="x" :note="x" />',
    ],
)
def test_nothing_a_person_typed_becomes_markup(template):
    item = {
        "label": HOSTILE,
        "url": HOSTILE,
        "text": HOSTILE,
        "note": HOSTILE,
        "count": HOSTILE,
        "state": "met",
        "when": HOSTILE,
    }
    html = render(template, x=HOSTILE, items=[item], pairs=[(HOSTILE, HOSTILE)], counts={"met": 1})
    assert "<script" not in html
    assert html.count("alert(1)") == html.count("&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&#x27;&quot;") > 0


def test_an_attribute_that_begins_and_ends_with_a_quote_does_not_get_out():
    html = render('<c-button label="a" href="/" :data-x="x" />', x='"" autofocus tabindex="1"')
    assert 'data-x="&quot;&quot; autofocus tabindex=&quot;1&quot;"' in html


def test_a_component_takes_nothing_from_the_page_around_it():
    html = render('<c-button label="Да" />', href="/stolen/", disabled="stolen", icon="send", kind="stop")
    assert html.strip() == '<button class="btn btn-quiet " type="submit" >Да</button>'


def test_a_button_that_cannot_be_pressed_says_why():
    html = render('<c-button label="Утвердить" disabled="нет протокола" />')
    assert "disabled" in html
    assert "нет протокола" in html


def test_a_list_of_one_page_has_no_pager_but_a_count():
    page = paginate(RequestFactory().get("/"), ["a"])
    assert "<nav" not in render('<c-pager :page="page" forms="запись,записи,записей" />', page=page)
    assert "1\u00a0запись" in render('<c-pager :page="page" forms="запись,записи,записей" />', page=page)
    assert render('<c-pager :page="page" />', page=paginate(RequestFactory().get("/"), [])).strip() == ""


def test_a_job_that_runs_asks_again_and_a_finished_one_does_not():
    assert 'hx-get="/job/1/"' in render('<c-progress title="Печать" :done="1" :total="3" poll="/job/1/" />')
    assert "hx-get" not in render('<c-progress title="Печать" :done="3" :total="3" />')
