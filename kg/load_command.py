"""The command `kg load`: a build to a graph store on another machine."""

from __future__ import annotations

import os
from pathlib import Path

import click

from kg import console
from kg.commands import example, graph_option

_PASSWORD, _TOKEN = "KG_PASSWORD", "KG_TOKEN"


@click.command(
    epilog=example(
        "kg load http://localhost:7878/store                        # Oxigraph",
        "kg load http://localhost:3030/zhili/data --user admin      # Apache Jena Fuseki, dataset zhili",
        "kg load http://localhost:8890/sparql-graph-crud-auth --user dba      # Virtuoso",
        "kg load http://localhost:7200/repositories/zhili/rdf-graphs/service  # GraphDB, RDF4J",
    )
)
@click.argument("url")
@graph_option
@click.option(
    "--default-graph", is_flag=True, help="Also replace the store's default graph by the union of all articles."
)
@click.option("--user", help=f"Who writes; the password is taken from {_PASSWORD} or asked for.")
@click.option(
    "--timeout", default=60.0, show_default=True, type=click.FloatRange(0.1), help="Seconds that one request may take."
)
def load(url: str, graph: Path, default_graph: bool, user: str | None, timeout: float) -> None:
    """Send a graph to a SPARQL 1.1 graph store.

    Every article becomes a named graph of the store at URL. What is there unchanged is not sent again, and articles
    that the build no longer has are removed; so an interrupted load goes on when it is called again. Stores that do not
    unite named graphs by themselves answer plain queries only with --default-graph. A bearer token is taken from
    KG_TOKEN. For millions of articles, `kg export --format qlever`, `jena` or `virtuoso` writes files for bulk loading.
    """
    from kg.graphstore import Credentials, GraphStore
    from kg.loading import load as send
    from kg.store import open_store

    password = os.environ.get(_PASSWORD)
    if user and password is None:
        password = click.prompt(f"Password of {user}", hide_input=True, err=True)
    store = open_store(graph)
    who = Credentials(user, password, os.environ.get(_TOKEN))
    with GraphStore(url, who, timeout) as target, console.progress() as tell:
        report = send(store, target, default_graph, tell)
    click.echo(
        f"{url}: {report.sent} articles sent ({report.triples} triples), "
        f"{report.unchanged} were there, {report.removed} removed"
    )
