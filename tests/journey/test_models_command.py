"""Bringing in models, comparing and passing them on, with the real program."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from naba_models import InstalledModel, default_model
from naba_models.manifest import write_manifest
from naba_models.pack import pack
from naba_translation.library.shelf import Shelf
from naba_translation.library.store import Store
from naba_translation.models.choice import Choice, read_choice
from naba_translation.paths import Paths

NABA = Path(sys.executable).with_name("naba")
ARTICLE = "أعلنت وزارة النقل أن الميناء الجديد سيفتح في الربيع المقبل بعد تأخير دام عامين."


def naba(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [str(part) for part in (NABA, *arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.fixture
def packed(built_model: InstalledModel, tmp_path: Path) -> Path:
    return pack(built_model, tmp_path)


def test_a_model_that_fails_its_self_test_is_refused_unless_forced_and_then_marked(
    packed: Path, profile: Paths
) -> None:
    refused = naba("models", "import", packed)
    assert refused.returncode == 1
    assert len(refused.stderr.splitlines()) == 1
    assert "self-test failed: 5 of 5 sentences" in refused.stderr
    assert not list(profile.models.iterdir())
    forced = naba("models", "import", packed, "--force")
    assert forced.returncode == 0, forced.stderr
    assert "unverified" in forced.stdout
    listed = naba("models", "list")
    assert listed.returncode == 0
    assert "self-test failed" in listed.stdout


@pytest.mark.default_model
def test_a_good_model_passes_and_translates_at_once(tmp_path: Path, profile: Paths) -> None:
    added = naba("models", "import", default_model().folder, "--id", "field")
    assert added.returncode == 0, added.stderr
    assert "self-test  passed" in added.stdout
    article = tmp_path / "port.txt"
    article.write_text(ARTICLE, encoding="utf-8")
    done = naba("translate", article, "--model", "field", "--out", tmp_path / "out", "--format", "json")
    assert done.returncode == 0, done.stderr
    document = json.loads((tmp_path / "out" / "port.json").read_text(encoding="utf-8"))
    assert document["signature"].startswith("model:field@")
    assert "port" in document["sentences"][0]["english"].lower()


def test_show_verify_rollback_and_remove(
    packed: Path, tmp_path: Path, built_model: InstalledModel, profile: Paths
) -> None:
    assert naba("models", "import", packed, "--force").returncode == 0
    newer = tmp_path / "newer"
    newer.mkdir()
    for entry in built_model.manifest.files:
        (newer / entry.path).write_bytes((built_model.folder / entry.path).read_bytes())
    limits = replace(built_model.manifest.limits, target_tokens=300)
    write_manifest(newer, replace(built_model.manifest, version="2", limits=limits, licence="CC-BY-NC-4.0"))
    added = naba("models", "import", newer, "--force")
    assert added.returncode == 0
    assert "before it  1 (" in added.stdout
    assert "naba models rollback tiny" in added.stdout
    shown = naba("models", "show", "tiny").stdout
    assert "tiny 2" in shown
    assert "for non-commercial use only" in shown
    assert "300 out" in shown
    assert "before it  1," in shown
    assert "In use now: tiny 1" in naba("models", "rollback", "tiny").stdout
    assert naba("models", "verify").returncode == 0
    assert naba("models", "remove", "tiny").stdout.count("Removed") == 2
    assert naba("models", "show", "tiny").returncode == 1
    assert not list(profile.models.iterdir())


def test_bench_compares_all_models_in_one_table(packed: Path, tmp_path: Path, profile: Paths) -> None:
    assert naba("models", "import", packed, "--force").returncode == 0
    pairs = tmp_path / "set.tsv"
    pairs.write_text(f"{ARTICLE}\tThe ministry said the new port will open.\n" * 3, encoding="utf-8")
    done = naba("models", "bench", "--set", pairs)
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert lines[0] == "3 sentences, 42 Arabic words"
    rows = {line.split()[0]: line.split()[1:] for line in lines[2:4]}
    assert set(rows) == {default_model().manifest.id, "tiny"}
    bleu, chrf, flags, agreement, speed, memory, load, size = map(float, rows[default_model().manifest.id])
    assert bleu > 0
    assert chrf > 20
    assert 0 <= agreement < 50
    assert min(speed, memory, load, size) > 0
    assert flags <= float(rows["tiny"][2])
    assert max(map(len, lines)) <= 80, "a terminal opens with 80 columns"


def test_bench_names_a_model_that_cannot_run(packed: Path, tmp_path: Path, profile: Paths) -> None:
    assert naba("models", "import", packed, "--force").returncode == 0
    (folder,) = profile.models.iterdir()
    (folder / "model.bin").write_bytes(b"rotten")
    pairs = tmp_path / "set.tsv"
    pairs.write_text(ARTICLE, encoding="utf-8")
    done = naba("models", "bench", "tiny", "--set", pairs)
    assert done.returncode == 1
    assert "failed: " in done.stdout
    assert "model.bin" in done.stdout.replace("\n  ", "")
    assert max(map(len, done.stdout.splitlines())) <= 80


def test_what_a_stranger_named_a_model_does_not_reach_the_terminal(
    tiny_model: InstalledModel, profile: Paths
) -> None:
    evil = replace(tiny_model.manifest, name="\x1b]0;owned\x07", licence="\u202etxt", origin="\x1b[2J")
    write_manifest(tiny_model.folder, evil)
    outputs = [
        naba("models", "import", tiny_model.folder, "--force"),
        naba("models", "list"),
        naba("models", "show", "tiny"),
    ]
    for done in outputs:
        assert done.returncode == 0, done.stderr
        assert not {"\x1b", "\x07", "\u202e"} & set(done.stdout + done.stderr)


def test_a_model_to_be_converted_says_by_which_command(tmp_path: Path, profile: Paths) -> None:
    folder = tmp_path / "opus-mt-ar-en"
    folder.mkdir()
    (folder / "config.json").write_text('{"model_type": "marian"}', encoding="utf-8")
    (folder / "model.safetensors").write_bytes(b"weights")
    packed = tmp_path / "opus.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        for path in sorted(folder.iterdir()):
            archive.write(path, path.name)
    for source in (folder, packed):
        done = naba("models", "import", source)
        assert done.returncode == 1
        assert "naba models convert FOLDER" in done.stderr
        assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("command", ["import", "convert"])
def test_the_built_in_models_name_is_refused_at_once(command: str, built_model: InstalledModel) -> None:
    done = naba("models", command, built_model.folder, "--id", "naba-ar-en", "--force")
    assert done.returncode == 1
    assert "Give it another one with --id" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["import", "/no/such/file.zip"], "no such file"),
        (["pack", "unheard-of"], "unheard-of"),
        (["rollback", "naba-ar-en"], "There is nothing to go back to"),
        (["rollback", "unheard-of"], "no added model"),
        (["remove", "naba-ar-en"], "built-in"),
        (["remove", "../.."], "no added model"),
        (["convert", "owner/model"], "--online"),
        (["convert", __file__], "is a file: give the folder it lies in"),
        (["convert", "no-name-of-a-hub", "--online"], "neither a folder here nor OWNER/NAME"),
        (["bench", "--set", "/no/such/set.tsv"], "set.tsv"),
    ],
)
def test_refusals_are_one_line_and_say_what_to_do(arguments: list[str], said: str, profile: Paths) -> None:
    done = naba("models", *arguments)
    assert done.returncode == 1
    assert said in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert "Traceback" not in done.stderr


def test_every_action_explains_itself() -> None:
    """In a sentence, not only by the names of its options."""
    overview = naba("models", "--help").stdout
    actions = re.findall(r"^    (\w+)  ", overview, re.MULTILINE)
    assert len(actions) == 10
    for action in actions:
        usage, explained, *_ = naba("models", action, "--help").stdout.split("\n\n")
        assert usage.startswith(f"usage: naba models {action}")
        assert explained.rstrip().endswith("."), explained


class TestChoosing:
    """Everything, a collection, one article: on the command line as in the window."""

    @pytest.fixture
    def article(self, packed: Path, tmp_path: Path, profile: Paths) -> Path:
        assert naba("models", "import", packed, "--force").returncode == 0
        path = tmp_path / "port.txt"
        path.write_text(ARTICLE, encoding="utf-8")
        done = naba("translate", path, "--model", "tiny", "--out", tmp_path, "--format", "txt")
        assert done.returncode == 0, done.stderr
        return path

    def test_a_collection_and_an_article_get_and_lose_models(self, article: Path, profile: Paths) -> None:
        with Store(profile.store) as store:
            (row,) = store.articles()
            Shelf(store).set_tags(row.id, ["ports"])
        done = naba("models", "default", "tiny", "--tag", " ports ")
        assert (done.returncode, done.stderr) == (0, "")
        done = naba("models", "default", "naba-ar-en", "--article", article)
        assert (done.returncode, done.stderr) == (0, "")
        assert read_choice(profile.config) == Choice(tags={"ports": "tiny"}, articles={row.id: ""})
        told = naba("models", "default").stdout.splitlines()
        assert told[0].startswith("naba-ar-en ")
        assert told[1] == "    collection “ports”: tiny"
        assert told[2].endswith(f"({row.id[:8]}): naba-ar-en")
        assert naba("models", "default", "--none", "--article", row.id[:10]).returncode == 0
        assert naba("models", "default", "--none", "--tag", "ports").returncode == 0
        assert read_choice(profile.config) == Choice()

    @pytest.mark.parametrize(
        ("arguments", "code", "said"),
        [
            (["tiny", "--article", "unheard-of.txt"], 1, "not in the library"),
            (["unheard-of", "--tag", "ports"], 1, "unheard-of"),
            (["--tag", "ports"], 2, "Name the model"),
            (["--none"], 2, "--tag or an --article"),
            (["tiny", "--none", "--tag", "ports"], 2, "either"),
        ],
    )
    def test_what_cannot_be_chosen_is_said_and_nothing_changes(
        self, packed: Path, profile: Paths, arguments: list[str], code: int, said: str
    ) -> None:
        if arguments[0] == "tiny" and "--article" in arguments:
            assert naba("models", "import", packed, "--force").returncode == 0
        done = naba("models", "default", *arguments)
        assert (done.returncode, len(done.stderr.splitlines())) == (code, 1)
        assert said in done.stderr
        assert read_choice(profile.config) == Choice()

    def test_the_list_says_which_is_the_default(self, packed: Path, profile: Paths) -> None:
        assert naba("models", "import", packed, "--force").returncode == 0
        for model, other in (("naba-ar-en", "tiny"), ("tiny", "naba-ar-en")):
            assert naba("models", "default", model).returncode == 0
            heads = [line for line in naba("models", "list").stdout.splitlines() if line[0] != " "]
            assert [line.split()[0] for line in heads if line.endswith("the default")] == [model]
            assert any(line.startswith(other) for line in heads)
