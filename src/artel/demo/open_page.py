"""The public page of a demo cluster: prepared by the coordinator, shown by the head, with what was signed last."""

from datetime import date

from artel.demo.founding import World
from artel.reports import public_services as services
from artel.reports.public_page import publishable

PAPERS = 6


def open_page(world: World, *, author: str, head: str, on: date, intro: str, contacts: str) -> None:
    """Write the page, publish the latest papers without names, show it to everybody."""
    world.day(on)
    services.describe_page(
        cluster=world.cluster,
        intro=intro,
        contacts=contacts,
        actor=world[author],
        **dict.fromkeys(services.PARTS, True),
    )
    for paper in publishable(world.cluster)[:PAPERS]:
        services.publish_paper(paper=paper, with_file=False, actor=world[author])
    services.open_page(cluster=world.cluster, actor=world[head])
