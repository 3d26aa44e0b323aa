"""What leaves the program: documents and copies; fonts and the manual."""

from __future__ import annotations

from naba_desktop.exporting.export_dialog import ExportDialog
from naba_desktop.guidance.font_dialog import FontDialog
from naba_desktop.guidance.manual_window import ManualWindow
from naba_desktop.keeping.backup_dialog import BackupDialog
from naba_desktop.keeping.passphrase_dialog import PassphraseDialog
from scenes.stage import Stage


def handing_over(stage: Stage) -> None:
    """The dialogs of documents, copies, fonts; the manual."""
    window = stage.window
    stage.camera.wait(lambda: window.review_table.review is not None)
    stage.do("export")
    dialog = window.findChild(ExportDialog)
    stage.camera.wait(lambda: dialog.preview.count > 0)
    stage.take("9-export", dialog)
    dialog.reject()
    stage.do("backups")
    stage.take("9-backups", window.findChild(BackupDialog))
    window.findChild(BackupDialog).reject()
    stage.do("encrypt")
    stage.take("9-encrypt", window.findChild(PassphraseDialog))
    window.findChild(PassphraseDialog).reject()
    stage.do("fonts")
    stage.take("9-fonts", window.findChild(FontDialog))
    window.findChild(FontDialog).reject()
    stage.do("manual")
    stage.take("9-manual", window.findChild(ManualWindow))
    window.findChild(ManualWindow).close()
