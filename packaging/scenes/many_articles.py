"""The list put in order, and what looks at many articles."""

from __future__ import annotations

from naba_desktop.features.dating import Dating
from naba_desktop.features.searching import Searching
from naba_desktop.features.telling import Telling
from naba_desktop.library.order_dialog import OrderDialog
from naba_desktop.library.watch_dialog import WatchDialog
from scenes.stage import Stage


def keeping_order(stage: Stage) -> None:
    """The list with tags, what is reviewed and what is watched for; its filters and dialogs."""
    window, table = stage.window, stage.desktop.library
    stage.do("tags")
    order = window.findChild(OrderDialog)
    order.tags.setText("ports, follow up")
    order.note.setPlainText("Compare with the statement of the port's board.")
    stage.take("list-tags", order)
    order.accept()
    stage.do("reviewed")
    stage.do("watch_list")
    watch = window.findChild(WatchDialog)
    watch.field.setText("strike")
    watch.add.click()
    stage.take("list-watch", watch)
    watch.accept()
    stage.camera.wait(lambda: any(entry.watched for entry in table.entries()))
    stage.take("list")
    window.articles.open_panel()
    stage.take("list-filters", window.articles.panel)
    window.articles.panel.watched.setCurrentIndex(1)
    window.articles.panel.close()
    stage.take("list-filtered")
    stage.do("show_all")


def looking_at_many(stage: Stage) -> None:
    """Search, the three views of a story, and the timeline."""
    window = stage.window
    stage.do("place_search")
    search = window.findChild(Searching).place
    stage.take("search-empty")
    search.field.setText("port strike")
    stage.camera.wait(lambda: search.table.rowCount() > 0 and search.note.text().endswith("articles"))
    stage.take("search")
    stage.do("place_stories")
    stories = window.findChild(Telling).place
    stage.camera.wait(lambda: stories.page.summary.rowCount() > 0)
    for number, name in enumerate(("stories", "stories-sides", "stories-articles")):
        stories.page.tabs.setCurrentIndex(number)
        stage.take(name)
    stage.do("place_timeline")
    timeline = window.findChild(Dating).place
    timeline.scope_box.setCurrentIndex(timeline.scope_box.count() - 1)
    stage.camera.wait(lambda: timeline.table.rowCount() > 0)
    stage.take("timeline")
    stage.do("place_read")
