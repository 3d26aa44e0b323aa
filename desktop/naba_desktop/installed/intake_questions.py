"""What a person is asked while a model is taken in."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from naba_desktop.dialogs import Dialogs
from naba_desktop.installed.taking_in import Intake, Undecided
from naba_desktop.look.shown import one_line
from naba_models import IdTaken, NeedsConversion, PickledWeights, default_model


def decide(found: Undecided, parent: QWidget, dialogs: Dialogs) -> Intake | None:
    """How to go on, as a person says; None: not at all."""
    if isinstance(found.reason, IdTaken):
        return _called(found, parent, dialogs)
    name = one_line(found.intake.source.name)
    if isinstance(found.reason, NeedsConversion):
        question, yes, goes_on = f"Convert {name}?", "Convert", replace(found.intake, convert=True)
        detail = (
            "It is a model in Hugging Face's layout, which Naba has to convert before it can be used. It "
            "takes some minutes. The folder stays as it is."
        )
    elif isinstance(found.reason, PickledWeights):
        question, yes = f"Open {name}, which may run a program?", "Open and convert"
        goes_on = replace(found.intake, unsafe_pickle=True)
        detail = (
            "Its weights are Python pickles. Opening them can run any program as you: read, change or send "
            "your files. Better get the model with safetensors; go on only if you trust whoever made it."
        )
    else:
        question, yes = f"Keep {name}, which failed its self-test?", "Keep it"
        goes_on = replace(found.intake, force=True)
        detail = (
            f"{_sentence(one_line(found.reason.reason))} The test is five plain sentences of news, so its "
            "English cannot be trusted. It is tried once more, stays marked as failed, and is used only where you "
            "choose it."
        )
    return goes_on if dialogs.agree(parent, question, detail, yes=yes) else None


def _called(found: Undecided, parent: QWidget, dialogs: Dialogs) -> Intake | None:
    taken = one_line(found.free_id.rpartition("-")[0])
    if taken != default_model().manifest.id:
        ways = ("As a new version of it; the one there is kept", "As another model, under another name…")
        way = dialogs.choose(parent, f"A model called {taken} is there. How shall this one come in?", ways)
        if way is None:
            return None
        if way == 0:
            return replace(found.intake, new_version=True)
    said = dialogs.ask(parent, f"{taken} is taken. What shall this model be called?", found.free_id)
    return replace(found.intake, model_id=said.strip()) if said and said.strip() else None


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."
