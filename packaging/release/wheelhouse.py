"""Fetches the wheels of the program's lock, for several Pythons, and lays them out with Naba's own and install.sh:
wheelhouse.py LOCK WHEEL OUT PYTHON… where a PYTHON is as 3.11.

Only what the lock has the hash of is taken, and only wheels: nothing is built, here or where it is installed. pip
judges a lock's conditions by the Python it runs in, so they are resolved here for each Python first.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path

from packaging.requirements import Requirement

GLIBC = (28, 34, 17)  # manylinux policies that wheels are made for, as far as the packages of the lock go
INSTALLER = Path(__file__).parents[1] / "linux/install_wheels.sh"


def resolved(lock: Path, python: str) -> Iterator[str]:
    """The lock's lines for one Python, without conditions."""
    taken = False
    for line in lock.read_text(encoding="utf-8").splitlines():
        if line[:1].isalnum():
            requirement = Requirement(line.removesuffix("\\").strip())
            here = {"python_version": python, "python_full_version": f"{python}.0"}
            taken = requirement.marker is None or requirement.marker.evaluate(here)
            if taken:
                yield f"{requirement.name}{requirement.specifier} \\"
        elif taken and line.strip().startswith("--hash"):
            yield line


def fetch(lock: Path, wheel: Path, *, python: str, out: Path) -> None:
    """One Python's wheels into out/wheels, and its requirements beside them."""
    requirements = out / f"requirements-{python}.txt"
    requirements.write_text("\n".join(resolved(lock, python)) + "\n", encoding="utf-8")
    machine = sysconfig.get_platform().rpartition("-")[2]
    platforms = [word for minor in GLIBC for word in ("--platform", f"manylinux_2_{minor}_{machine}")]
    command = [sys.executable, "-m", "pip", "download", "-qq", "--disable-pip-version-check", "--no-deps"]
    command += ["--only-binary=:all:", "--python-version", python, "--implementation", "cp", *platforms]
    command += ["--require-hashes", "--requirement", str(requirements), "--dest", str(out / "wheels")]
    subprocess.run(command, check=True)
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    with requirements.open("a", encoding="utf-8") as file:
        file.write(
            f"{wheel.name.partition('-')[0]}=={wheel.name.split('-')[1]} \\\n    --hash=sha256:{digest}\n"
        )


def main() -> None:
    lock, wheel, out = map(Path, sys.argv[1:4])
    (out / "wheels").mkdir(parents=True, exist_ok=True)
    for python in sys.argv[4:]:
        fetch(lock, wheel, python=python, out=out)
    shutil.copy(wheel, out / "wheels")
    shutil.copy(INSTALLER, out / "install.sh")
    total = sum(file.stat().st_size for file in (out / "wheels").iterdir())
    print(f"{out}: {len(list((out / 'wheels').iterdir()))} wheels, {total / 1e6:.0f} MB, for {sys.argv[4:]}")


if __name__ == "__main__":
    main()
