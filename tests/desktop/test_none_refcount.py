from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QLabel


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from 3.12 on")
def test_qt_calls_that_return_nothing_do_not_use_none_up(qapp: QApplication) -> None:
    """PySide6 6.12.0 drops a reference to None at each such call and ends in none_dealloc on Python 3.11."""
    label, thing = QLabel(), QObject()
    calls = (label.update, lambda: label.setText("x"), thing.parent, qapp.processEvents)
    before = sys.getrefcount(None)
    for call in calls:
        for _ in range(1000):
            call()
    assert abs(sys.getrefcount(None) - before) < 200
