"""Models beside each other, other ways of saying a sentence, and the queue."""

from __future__ import annotations

import os
import shutil
from dataclasses import replace
from pathlib import Path

from naba_desktop.features.comparing import Comparing
from naba_desktop.wording.ways_dialog import WaysDialog
from naba_models import Receipt, default_model
from naba_models.install import install
from naba_models.manifest import write_manifest
from naba_models.staging import stage as staged_from
from naba_translation.paths import Paths
from scenes.stage import Stage


def modelling(stage: Stage) -> None:
    """Two models, their figures and what they are used for; other ways; the queue with a watched folder."""
    window, models = stage.window, stage.desktop.models
    second_model()
    window.reading.sentences.go_to(stage.sentence(3))
    stage.do("other_ways")
    dialog = window.findChild(WaysDialog)
    stage.camera.wait(lambda: dialog.view.model().rowCount() > 0)
    stage.take("ways", dialog)
    dialog.reject()
    stage.do("place_compare")
    stage.do("compare_article")
    compared = stage.desktop.findChild(Comparing) or window.findChild(Comparing)
    stage.camera.wait(lambda: compared.page.table.rowCount() > 0)
    compared.page.view.selectRow(1)
    stage.take("compare")
    stage.do("place_models")
    stage.camera.wait(lambda: models.page.list.count() == 2)
    models.page.choose("field")
    stage.take("models")
    models.measure(None)
    stage.camera.wait(lambda: models.page.figures.rowCount() == 2)
    stage.take("models-figures")
    models.page.tabs.setCurrentIndex(2)
    stage.take("models-uses")
    models.page.tabs.setCurrentIndex(0)
    stage.desktop.watcher.add(Path(os.environ["NABA_HOME"]))
    stage.desktop.watcher.add(Path("/mnt/press/inbox"))
    stage.do("place_queue")
    work_for_the_queue(stage)
    stage.take("queue")
    for watched in stage.desktop.watcher.folders:  # or what lies there begins anew
        stage.desktop.watcher.remove(watched.folder)
    stage.desktop.controller.stop()
    stage.camera.wait(lambda: not stage.desktop.controller.translating)
    stage.do("place_read")


def second_model() -> None:
    """The built-in model again under another name, with short limits, so that it says other things."""
    paths, built_in = Paths.of_user(), default_model()
    copy = paths.data / "field"
    shutil.copytree(built_in.folder, copy)
    manifest = replace(
        built_in.manifest,
        id="field",
        version="2",
        name="Field office model",
        licence="CC-BY-NC-4.0",
        limits=replace(built_in.manifest.limits, target_tokens=26),
    )
    write_manifest(copy, manifest)
    with staged_from(copy, paths.models) as staged:
        install(staged, Receipt(source="field-2.tar.xz", self_test="passed"))


def work_for_the_queue(stage: Stage) -> None:
    """Files that wait, one of them not Arabic, and the first of them at work."""
    folder = Path(os.environ["NABA_HOME"]) / "press"
    folder.mkdir()
    sentence = "قال الوزير رقم {0} إن العمل في الميناء الجديد رقم {1} سيبدأ يوم الأحد المقبل.\n\n"
    (folder / "a-notes.txt").write_text(
        "The minister said that work would begin on Sunday. " * 9, encoding="utf-8"
    )
    for number in range(9):
        text = "".join(sentence.format(number, n) for n in range(90))
        (folder / f"bulletin-{number + 1}.txt").write_text(text, encoding="utf-8")
    stage.desktop.controller.translate([folder], show=False)
    page = stage.window.places.currentWidget()
    stage.camera.wait(lambda: any(line.percent for line in page.view.model().lines()))
