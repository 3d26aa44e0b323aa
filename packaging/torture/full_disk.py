"""Works on a disk that is full, that cannot be written, and that is pulled out, and looks whether anything is lost.

    sudo python packaging/torture/full_disk.py

The profile lies on a file system of some megabytes in memory, which root may mount; a file beside the library fills
it to the last page, then to one page less, and so on. Each time a life of the program must tell in words what is
wrong, keep what it had acknowledged, and go on when there is room again. The tests do the same with a limit on the
size of files, which needs no rights.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "tests"))

from kept import Kept
from lives import Home, short_life, words_of

MEGABYTES, PAGE, FILLINGS = 8, 4096, 20


def main() -> int:
    if os.geteuid() != 0:
        print("This needs root, to mount a file system in memory.")
        return 2
    wrong: list[str] = []
    troubles = 0
    with tempfile.TemporaryDirectory() as name:
        disk = Path(name) / "disk"
        disk.mkdir()
        mounted = ["mount", "-t", "tmpfs", "-o", f"size={MEGABYTES}m", "naba-torture", str(disk)]
        subprocess.run(mounted, check=True)
        try:
            for filling in range(FILLINGS):
                troubled, problems = one_disk(disk, name, room=filling * 12 * PAGE)
                troubles += troubled
                wrong += problems
            wrong += read_only(disk, name)
        finally:
            subprocess.run(["umount", str(disk)], check=True)
    for line in wrong:
        print(line)
    print(
        f"{FILLINGS} full disks, {troubles} troubles told in words, one disk that could not be written;"
        f" {len(wrong)} lost, half done, corrupt or without words"
    )
    return 1 if wrong else 0


def one_disk(disk: Path, model: str, *, room: int) -> tuple[int, list[str]]:
    """How many troubles were told with so many bytes of room, and what was wrong during it and after it."""
    home, kept = Home(disk / f"home-{room}").furnish(Path(model)), Kept()
    short_life(home, kept.hear)
    ballast = disk / "ballast"
    free = os.statvfs(disk)
    ballast.write_bytes(bytes(max(0, free.f_bavail * free.f_frsize - room)))
    said: list[dict[str, object]] = []
    short_life(home, lambda message: (kept.hear(message), said.append(message))[0])
    ballast.unlink()
    problems = kept.problems(home)
    problems += [line for line in words_of(said) if "Free some space" not in line]
    troubles, said = len(words_of(said)), []
    short_life(home, lambda message: (kept.hear(message), said.append(message))[0])
    problems += words_of(said) + kept.problems(home)
    subprocess.run(["rm", "-r", str(home.folder)], check=True)
    return troubles, problems


def read_only(disk: Path, model: str) -> list[str]:
    """What was wrong while the disk refused all writes, and after it."""
    home, kept = Home(disk / "home").furnish(Path(model)), Kept()
    short_life(home, kept.hear)
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
    said: list[dict[str, object]] = []
    short_life(home, lambda message: (kept.hear(message), said.append(message))[0])
    subprocess.run(["mount", "-o", "remount,rw", str(disk)], check=True)
    unsaid = [] if words_of(said) else ["a disk that cannot be written was not told of"]
    return unsaid + kept.problems(home)


if __name__ == "__main__":
    sys.exit(main())
