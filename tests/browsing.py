"""One headless Chromium for all tests that need one, and packages from the npm registry that only tests and pages use."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import tarfile
from pathlib import Path

import pytest

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
#: Every host but this machine is cut off below the page, so that a request elsewhere fails and is seen.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]

needs_browser = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no chromium on the search path"),
]

AXE = "4.10.2"
_AXE_SHA256 = "9ea2d2d6917da998122bdacfd3b473e31ead53f4b87146c716a12edf89158100"


def axe_script(folder: Path) -> str:
    """Return axe-core's script, fetched once into a folder and known by its hash; skips the test without npm."""
    package = folder / f"axe-core-{AXE}.tgz"
    if not package.exists():
        _fetch(f"axe-core@{AXE}", folder)
    if not package.exists() or hashlib.sha256(package.read_bytes()).hexdigest() != _AXE_SHA256:
        pytest.fail(f"{package} is not axe-core {AXE}")
    with tarfile.open(package) as packed:
        script = packed.extractfile("package/axe.min.js")
        assert script is not None
        return script.read().decode()


def _fetch(package: str, folder: Path) -> None:
    npm = shutil.which("npm")
    if npm is None:
        pytest.skip(f"{package} is not cached and there is no npm to fetch it")
    command = [npm, "pack", package, "--silent", "--pack-destination", str(folder)]
    if subprocess.run(command, capture_output=True, timeout=60, check=False).returncode:
        pytest.skip(f"{package} cannot be fetched from the package registry")
