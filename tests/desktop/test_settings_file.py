from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest

from naba_desktop.settings import ZOOM_STEPS, Appearance, Mode, Settings, SettingsFile

FULL = Settings(
    appearance=Appearance.DARK,
    zoom=140,
    english_font="DejaVu Serif",
    arabic_font="Amiri",
    arabic_size=120,
    mode=Mode.TEXT,
    toured=True,
    last_folder="/home/ana/أخبار, الأحد=1",
    export_folder="C:\\out",
    author='Ana "A" Lyst',
    geometry=bytes(range(256)),
    columns=b"\x00\xff",
    rows=b"x",
    welcomed=True,
)


def test_what_is_saved_is_loaded(tmp_path: Path) -> None:
    file = SettingsFile(tmp_path / "config" / "window.ini")
    file.save(FULL)
    assert file.load() == FULL


def test_a_first_start_has_the_defaults_and_a_name_to_sign_with(tmp_path: Path) -> None:
    settings = SettingsFile(tmp_path / "window.ini").load()
    assert settings.author
    assert replace(settings, author="") == Settings()
    assert not (tmp_path / "window.ini").exists()


@pytest.mark.parametrize(
    "line",
    [
        "zoom=eleven",
        "zoom=101",
        "arabic_size=0",
        "mode=sideways",
        "appearance=pink",
        "geometry=@Invalid()",
        "welcomed=maybe",
    ],
)
def test_a_value_that_makes_no_sense_is_the_default(tmp_path: Path, line: str) -> None:
    path = tmp_path / "window.ini"
    path.write_text(f"[General]\nauthor=a\n{line}\n", encoding="utf-8")
    assert SettingsFile(path).load() == Settings(author="a")


def test_a_damaged_file_never_stops_the_start(tmp_path: Path) -> None:
    path = tmp_path / "window.ini"
    SettingsFile(path).save(FULL)
    whole = path.read_bytes()
    chance = random.Random(3)
    for _ in range(60):
        damaged = bytearray(whole)
        for _ in range(8):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        path.write_bytes(bytes(damaged[: chance.randrange(len(damaged))]))
        settings = SettingsFile(path).load()
        assert settings.zoom in ZOOM_STEPS
        assert settings.appearance in list(Appearance)


def test_zoom_goes_by_steps_and_stops_at_the_ends() -> None:
    settings = Settings()
    assert settings.zoomed(1).zoom == 110
    assert settings.zoomed(-99).zoom == ZOOM_STEPS[0]
    assert settings.zoomed(99).zoom == ZOOM_STEPS[-1]
    assert settings.zoomed(3).zoomed(0).zoom == 100
