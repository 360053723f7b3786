#!/bin/sh
# Loads the parts into a running Virtuoso: sh load.sh [PORT]. The password of dba is taken from VIRTUOSO_PASSWORD.
#
# The server reads the files itself: this directory must stand in DirsAllowed of its virtuoso.ini, and be readable to it.
# Plain queries see the union of all articles. With several cores, call rdf_loader_run() in as many sessions at once.
set -eu
cd "$(dirname "$0")"
${ISQL:-isql} "${1:-1111}" dba "${VIRTUOSO_PASSWORD:-dba}" <<SQL
ld_dir ('$(pwd)', 'part-*.nq.gz', 'https://zhili.example/');
rdf_loader_run ();
checkpoint;
select ll_file, ll_error from DB.DBA.load_list where ll_error is not null;
SQL
