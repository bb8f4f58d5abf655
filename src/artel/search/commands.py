"""`artel search …`: what an operator does with the index. Nothing of Django is loaded to read their words."""

import argparse
import os
from typing import Any

from artel.kernel.errors import BrokenRule


def add_to(commands: Any) -> None:
    """Put the commands of search into the parser of `artel`."""
    search = commands.add_parser("search", help="the index of search").add_subparsers(metavar="WHAT", required=True)
    rebuild = search.add_parser("rebuild", help="throw the index away and make it anew")
    rebuild.add_argument("--cluster", metavar="SLUG", default="", help="one cluster; all of them unless said")
    rebuild.set_defaults(run=_rebuild)


def _rebuild(arguments: argparse.Namespace) -> int:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "artel.config.settings")
    django.setup()
    from artel.members.models import Cluster
    from artel.search import index, kinds

    clusters = Cluster.objects.order_by("slug")
    if arguments.cluster:
        clusters = clusters.filter(slug=arguments.cluster)
        if not clusters.exists():
            raise BrokenRule(f"нет кластера {arguments.cluster!r}")
    for cluster in clusters:
        print(f"{cluster.slug}: {index.rebuild_cluster(cluster, kinds.known())}")
    return 0
