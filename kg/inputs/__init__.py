"""Inputs: files, tables, archives and streams to records, one for each page or article, in a fixed order.

Nothing here understands what it reads. A file may be given by its path, as a directory that holds it, as `-` for what
comes in, or as an address that fsspec can open.
"""

from kg.inputs.records import Fields, Record
from kg.inputs.sources import Input, find_inputs, read_records, spooled

__all__ = ["Fields", "Input", "Record", "find_inputs", "read_records", "spooled"]
