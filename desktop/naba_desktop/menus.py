"""Every command of the window, in its menu, with its shortcut. What a command does is said by a Feature."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QKeySequence

Key = QKeySequence.StandardKey


@dataclass(frozen=True, slots=True)
class Command:
    """One command."""

    name: str
    text: str  # with its mnemonic
    keys: tuple[Key | str, ...] = ()
    icon: str = ""
    short: str = ""  # on a button, where it differs
    group: str = ""  # commands of one group exclude each other and are checkable
    checkable: bool = False


SEPARATOR = None
MENUS: tuple[tuple[str, tuple[Command | None, ...]], ...] = (
    (
        "&File",
        (
            Command("open", "&Open files…", (Key.Open,), "open", "Open"),
            Command("open_folder", "Open a &folder…", ("Ctrl+Shift+O",), "folder"),
            Command("open_samples", "Open the &samples"),
            SEPARATOR,
            Command("export_pdf", "&Export as PDF…", ("Ctrl+E",), "export", "Export PDF"),
            Command("export_html", "Export as &web page…"),
            Command("export_json", "Export as &data (JSON)…"),
            Command("export_txt", "Export as plain &text…"),
            SEPARATOR,
            Command("remove", "&Remove from the library…", ("Ctrl+Backspace",)),
            SEPARATOR,
            Command("quit", "&Quit", (Key.Quit, "Ctrl+Q")),
        ),
    ),
    (
        "&Edit",
        (
            Command("edit", "&Edit the sentence", ("F2",), "edited"),
            Command("restore", "Back to the &machine's English", ("Ctrl+Shift+Z",)),
            SEPARATOR,
            Command("copy", "&Copy the English", ("Ctrl+Shift+C",), "copy"),
            Command("copy_both", "Copy English and &Arabic", ("Ctrl+Alt+C",)),
            SEPARATOR,
            Command("find", "&Find…", (Key.Find,), "find", "Find"),
            Command("find_next", "Find &next", ("F3",)),
            Command("find_previous", "Find &previous", ("Shift+F3",)),
        ),
    ),
    (
        "&Article",
        (
            Command("translate", "&Translate", ("Ctrl+T",), "translate", "Translate"),
            Command("translate_rest", "Translate all that &wait", ("Ctrl+Shift+T",)),
            Command("stop", "&Stop translating", ("Ctrl+.",), "stop", "Stop"),
            SEPARATOR,
            Command("next_doubt", "Next sentence to &check", ("F8",), "look"),
            Command("previous_doubt", "Pre&vious sentence to check", ("Shift+F8",)),
            SEPARATOR,
            Command("next_article", "&Next article", ("Ctrl+PgDown",)),
            Command("previous_article", "&Previous article", ("Ctrl+PgUp",)),
        ),
    ),
    (
        "&Go",
        (
            Command("place_read", "&Read one article", ("Ctrl+Alt+1",), group="place", short="Read"),
            SEPARATOR,
            Command("go_library", "To the &articles", ("Ctrl+1",)),
            Command("go_sentences", "To the &sentences", ("Ctrl+2",)),
            Command("go_summary", "To the su&mmary", ("Ctrl+3",)),
        ),
    ),
    (
        "&View",
        (
            Command("mode_sentences", "As a &table of sentences", ("Ctrl+Shift+1",), group="mode"),
            Command("mode_text", "As flowing te&xt", ("Ctrl+Shift+2",), group="mode"),
            Command("mode_summary", "Summary &first", ("Ctrl+Shift+3",), group="mode"),
            SEPARATOR,
            Command("zoom_in", "&Larger text", ("Ctrl++", "Ctrl+=")),
            Command("zoom_out", "&Smaller text", ("Ctrl+-",)),
            Command("zoom_reset", "&Usual text size", ("Ctrl+0",)),
            Command("fonts", "Fo&nts…"),
            SEPARATOR,
            Command("system", "As the s&ystem", group="appearance"),
            Command("light", "L&ight", group="appearance"),
            Command("dark", "&Dark", group="appearance"),
            Command("contrast_light", "&High contrast, light", group="appearance"),
            Command("contrast_dark", "High &contrast, dark", group="appearance"),
            Command(
                "toggle_appearance",
                "Change &between light and dark",
                ("Ctrl+Shift+L",),
                "appearance",
                "Theme",
            ),
            SEPARATOR,
            Command("show_library", "List of &articles", ("F9",), checkable=True),
            Command("show_summary", "Su&mmary", ("F10",), checkable=True),
            Command("show_details", "Details of the s&entence", ("F11",), checkable=True),
        ),
    ),
    (
        "&Help",
        (
            Command("manual", "&Manual", ("F1",)),
            Command("tour", "&Tour of the window"),
            Command("shortcuts", "&Keyboard shortcuts", ("Ctrl+F1",)),
            Command("about", "&About Naba"),
        ),
    ),
)
