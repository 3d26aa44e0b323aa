"""What a killed import, conversion, removal or packing leaves is deleted by whoever comes next, and nothing else is."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from naba_models import InstalledModel, installed_models, verify
from naba_models.leftovers import INCOMING, REMOVED, clear_leftovers, passing
from naba_models.pack import pack
from naba_translation.paths import Paths
from taking_in import take_in

KILLED_WHILE_REMOVING = """
import os, shutil, signal, sys
from pathlib import Path
from naba_models.install import remove
shutil.rmtree = lambda *_, **__: os.kill(os.getpid(), signal.SIGKILL)
remove("tiny", Path(sys.argv[1]))
"""
KILLED_WHILE_PACKING = """
import os, signal, sys
from pathlib import Path
from naba_models import load_model
from naba_models import pack
pack._write = lambda path, *_: (path.write_bytes(b"half"), os.kill(os.getpid(), signal.SIGKILL))
pack.pack(load_model(Path(sys.argv[1])), Path(sys.argv[2]))
"""


def ended_process() -> int:
    with subprocess.Popen([sys.executable, "-c", ""]) as child:
        return child.pid


def killed(script: str, *arguments: Path) -> None:
    done = subprocess.run([sys.executable, "-c", script, *map(str, arguments)], check=False)
    assert done.returncode == -signal.SIGKILL


@pytest.mark.parametrize("kind", [INCOMING, REMOVED])
def test_only_what_nobody_is_at_work_on_goes(kind: str, tmp_path: Path) -> None:
    ours = tmp_path / f"{passing(kind)}ours"
    theirs = tmp_path / f"{kind}{os.getppid()}-theirs"
    ended = tmp_path / f"{kind}{ended_process()}-x"
    nameless = tmp_path / f"{kind}whose"
    model = tmp_path / "opus@0123"
    for folder in (ours, theirs, ended, nameless, model):
        (folder / "model").mkdir(parents=True)
        (folder / "model" / "model.bin").write_bytes(b"half")
    clear_leftovers(tmp_path)
    assert sorted(tmp_path.iterdir()) == sorted((ours, theirs, nameless, model))


def test_a_killed_removal_leaves_no_model_and_the_next_step_its_room(
    built_model: InstalledModel, tmp_path: Path
) -> None:
    models = tmp_path / "models"
    take_in(built_model.folder, models)
    killed(KILLED_WHILE_REMOVING, models)
    assert len(list(installed_models(models))) == 1, "the built-in one alone"
    assert list(models.glob(f"{REMOVED}*/model/model.bin"))
    verify(take_in(built_model.folder, models))
    assert [path.name.partition("@")[0] for path in models.iterdir()] == ["tiny"]


def test_a_killed_packing_leaves_nothing_that_looks_packed_and_goes_at_the_next(
    built_model: InstalledModel, tmp_path: Path
) -> None:
    out = tmp_path / "stick"
    killed(KILLED_WHILE_PACKING, built_model.folder, out)
    assert [path.name.startswith(".packing-") for path in out.iterdir()] == [True]
    packed = pack(built_model, out)
    assert list(out.iterdir()) == [packed]


def test_any_command_clears_them_at_its_start(profile: Paths) -> None:
    left = profile.models / f"{INCOMING}{ended_process()}-x"
    left.mkdir(parents=True)
    done = subprocess.run(
        [Path(sys.executable).with_name("naba"), "names", "list"], check=False, capture_output=True
    )
    assert done.returncode == 0, done.stderr
    assert not left.exists()


ENDLESS = """
import threading
def convert(*_, **__):
    threading.Event().wait()
"""
KILLED_WHILE_CONVERTING = """
import multiprocessing, sys
from pathlib import Path
from naba_translation.models.conversion import convert_model
if __name__ == "__main__":
    sys.path.insert(0, sys.argv[2])
    for _ in convert_model(Path(sys.argv[1]), Path(sys.argv[1]) / "models"):
        print(*(child.pid for child in multiprocessing.active_children()), flush=True)
"""


@pytest.mark.skipif(not hasattr(os, "pidfd_open"), reason="only Linux tells when another's child has ended")
def test_a_conversion_ends_with_the_program_that_was_killed(tmp_path: Path) -> None:
    """Or it would hold several times the model's memory for minutes, and nobody would see why."""
    library, script = tmp_path / "endless-1.dist-info", tmp_path / "program.py"
    library.mkdir()
    (library / "METADATA").write_text("Metadata-Version: 2.1\nName: endless\nVersion: 1\n")
    (library / "entry_points.txt").write_text("[naba.converters]\nconvert = endless:convert\n")
    (tmp_path / "endless.py").write_text(ENDLESS)
    script.write_text(KILLED_WHILE_CONVERTING)
    command = [sys.executable, script, tmp_path, tmp_path]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        converter = os.pidfd_open(int(program.stdout.readline()))
        program.kill()
    ended, _, _ = select.select([converter], [], [], 60)
    os.close(converter)
    assert ended
