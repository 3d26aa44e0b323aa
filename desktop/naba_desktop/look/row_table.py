"""A table that is read row by row, without a grid."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView


def row_table(model: QAbstractItemModel, *, name: str, spoken: str) -> QTableView:
    """A view of `model`. `name` is its style's, `spoken` what a screen reader says; Tab leaves it."""
    view = QTableView()
    view.setObjectName(name)
    view.setAccessibleName(spoken)
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.setModel(model)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setTabKeyNavigation(False)
    view.setShowGrid(False)
    view.verticalHeader().hide()
    view.horizontalHeader().setHighlightSections(False)
    return view
