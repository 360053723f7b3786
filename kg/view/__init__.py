"""The graph to look at: `build_scene` gathers what a view shows, `write_page` writes it as one HTML file."""

from kg.view.page import page_html, write_page
from kg.view.scene import Scene, build_scene

__all__ = ["Scene", "build_scene", "page_html", "write_page"]
