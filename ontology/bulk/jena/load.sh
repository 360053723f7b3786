#!/bin/sh
# Loads the parts into a TDB2 database: sh load.sh [DIRECTORY]. Needs the commands of Apache Jena on the path.
#
# Above some 100 million triples `tdb2.xloader --loc DIRECTORY part-*.nq.gz` takes less memory.
# Serve it so that plain queries see the union of all articles:
#
#   fuseki-server --tdb2 --loc=DIRECTORY --set tdb:unionDefaultGraph=true /zhili
set -eu
database=$(realpath -m "${1:-zhili-tdb2}")
cd "$(dirname "$0")"
tdb2.tdbloader --loc "$database" part-*.nq.gz
