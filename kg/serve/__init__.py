"""The explorer: a read-only web server over the graph of a build."""
