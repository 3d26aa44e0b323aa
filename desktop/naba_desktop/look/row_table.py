"""A table that is read row by row, without a grid."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

_FIRST, _LAST = QAbstractItemView.CursorAction.MoveHome, QAbstractItemView.CursorAction.MoveEnd


class RowTable(QTableView):
    """A row is one thing: it is selected as a whole, and Home and End go to the first and the last of them."""

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Where a key leads."""
        if action in (_FIRST, _LAST):
            row = 0 if action is _FIRST else self.model().rowCount() - 1
            return self.model().index(row, max(0, self.currentIndex().column()))
        return super().moveCursor(action, modifiers)


def row_table(model: QAbstractItemModel, *, name: str, spoken: str) -> RowTable:
    """A view of `model`. `name` is its style's, `spoken` what a screen reader says; Tab leaves it."""
    view = RowTable()
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


def row_list(model: QAbstractItemModel, *, name: str, spoken: str, height: int) -> RowTable:
    """A view of a model of one column, whose rows are all so many pixels high.

    A QListView asks its model for the number of rows twice for each of them, before it paints: 33 ms for ten
    thousand rows of a model in Python. A table with rows of one height asks once.
    """
    view = row_table(model, name=name, spoken=spoken)
    view.horizontalHeader().hide()
    view.horizontalHeader().setStretchLastSection(True)
    view.verticalHeader().setMinimumSectionSize(height)
    view.verticalHeader().setDefaultSectionSize(height)
    view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return view
