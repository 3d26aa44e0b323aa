"""`make fuzz` counts what it says it counts, also where the program itself comes to an end."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

TORTURE = Path(__file__).parents[2] / "packaging" / "torture"
FRAIL = """
import ctypes, sys
sys.path.insert(0, {torture!r})
import fuzz
from damage import Kind

class Way:
    deaths = 0
    def attempt(self, data):
        if len(data) < 4:
            raise IndexError("not thought of")
        if len(data) > 4:
            ctypes.string_at(0)
        return "read"
    def traced(self, data):
        return self.attempt(data), []
    whole = attempt

fuzz._kinds = lambda group, folder, stack: iter([Kind("frail", "lines", (b"abcd",), Way())])
fuzz.main()
"""


def fuzz(folder: Path, *arguments: str, code: str = "") -> subprocess.CompletedProcess[str]:
    program = ["-c", code] if code else [str(TORTURE / "fuzz.py")]
    return subprocess.run(
        [sys.executable, *program, *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )


def test_ends_of_the_program_are_found_counted_and_tried_again(tmp_path: Path) -> None:
    code = FRAIL.format(torture=str(TORTURE))
    first = fuzz(tmp_path, "documents", "--count", "50", code=code)
    again = fuzz(tmp_path, "documents", "--count", "50", code=code)
    faults = json.loads((tmp_path / "fuzz-state.json").read_text())["kinds"]["frail"]["faults"]
    assert set(faults.values()) == {"IndexError: not thought of", "the program ended (SIGSEGV)"}
    assert first.returncode == again.returncode == 1
    assert f"{len(faults)} " in next(line for line in first.stdout.splitlines() if line.startswith("frail"))


def test_a_short_run_ends_with_its_table(tmp_path: Path) -> None:
    run = fuzz(tmp_path, "packages", "--only", "manifest.json", "--count", "60")
    assert run.returncode == 0, run.stdout + run.stderr
    line = next(line.split() for line in run.stdout.splitlines() if line.startswith("manifest.json"))
    files, refused, read, child_deaths, main_deaths = map(int, line[1:6])
    assert (files, child_deaths, main_deaths) == (60, 0, 0)
    assert refused + read == files
    assert read
