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
            Command("paste", "&Paste an article", (Key.Paste,)),
            Command("open_samples", "Open the &samples"),
            SEPARATOR,
            Command("export_pdf", "&Export as PDF…", ("Ctrl+E",), "export", "Export PDF"),
            Command("export", "E&xport with choices…", ("Ctrl+Alt+E",)),
            Command("export_selected", "Export the selected &articles…"),
            Command("check_document", "Check a &document…", ("Ctrl+Alt+V",)),
            SEPARATOR,
            Command("remove", "&Remove from the library…", ("Ctrl+Backspace",)),
            SEPARATOR,
            Command("quit", "&Quit", (Key.Quit, "Ctrl+Q")),
        ),
    ),
    (
        "&Edit",
        (
            Command("undo", "&Undo", (Key.Undo, "Ctrl+Z"), "undo"),
            Command("redo", "&Redo", (Key.Redo, "Ctrl+Shift+Z", "Ctrl+Y"), "redo"),
            SEPARATOR,
            Command("edit", "&Edit the sentence", ("F2",), "edited"),
            Command("restore", "Back to the &machine's English", ("Ctrl+Shift+R",)),
            Command("other_ways", "&Other ways to say it…", ("Ctrl+K",)),
            SEPARATOR,
            Command("copy", "&Copy the English", ("Ctrl+Shift+C",), "copy"),
            Command("copy_both", "Copy English and &Arabic", ("Ctrl+Alt+C",)),
            Command("copy_quotation", "Copy as a &quotation", ("Ctrl+Alt+Q",)),
            SEPARATOR,
            Command("find", "&Find…", (Key.Find,), "find", "Find"),
            Command("find_next", "Find &next", ("F3",)),
            Command("find_previous", "Find &previous", ("Shift+F3",)),
            Command("replace", "Find and rep&lace…", ("Ctrl+H",)),
            Command("go_to", "&Go to a sentence…", ("Ctrl+G",)),
        ),
    ),
    (
        "&Review",
        (
            Command(
                "approve_next",
                "Approve and go to the &next",
                ("Ctrl+Return", "Ctrl+Enter"),
                "approve",
                "Approve",
            ),
            Command("approve", "&Approve", ("Ctrl+Shift+Return", "Ctrl+Shift+Enter")),
            Command("second_look", "Ask for a second &look", ("F7",), "second_look"),
            Command("unmark", "&Take the judgement back", ("Shift+F7",)),
            Command("comment", "&Comments…", ("Ctrl+M",), "comment"),
            Command("take_offer", "&Use what was written before", ("Ctrl+Alt+M",), "memory"),
            SEPARATOR,
            Command("next_open", "Next not yet appro&ved", ("F6",)),
            Command("previous_open", "&Previous not yet approved", ("Shift+F6",)),
            SEPARATOR,
            Command("only_all", "&Show all sentences", group="only"),
            Command("only_doubtful", "Only those to chec&k", ("Ctrl+Shift+D",), group="only"),
            Command("only_open", "&Only those not yet approved", ("Ctrl+Shift+U",), group="only"),
            Command("only_edited", "Only those in a person's &words", ("Ctrl+Shift+E",), group="only"),
            Command("only_commented", "Only those with co&mments", ("Ctrl+Shift+M",), group="only"),
            SEPARATOR,
            Command("names", "Names of people an&d places…", ("Ctrl+Shift+N",), "names"),
            Command("reviewer", "Your nam&e…"),
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
        "&Library",
        (
            Command("reviewed", "Article is &reviewed", ("Ctrl+R",), checkable=True),
            Command("tags", "&Tags and note…", ("Ctrl+D",)),
            Command("watch_list", "&Watch list…", ("Ctrl+Shift+W",)),
            SEPARATOR,
            Command("filter_words", "&Filter the list by words", ("Ctrl+L",)),
            Command("filter_list", "F&ilters of the list…", ("Ctrl+Alt+F",)),
            Command("show_all", "Show &all articles", ("Ctrl+Alt+A",)),
            SEPARATOR,
            Command("backups", "&Copies of the library…"),
            Command("encrypt", "&Encrypt the library…"),
            Command("passphrase", "Change the &passphrase…"),
            Command("decrypt", "Take the encr&yption away…"),
        ),
    ),
    (
        "&Go",
        (
            Command("place_read", "&Read one article", ("Ctrl+Alt+1",), group="place", short="Read"),
            Command(
                "place_search",
                "Searc&h all articles",
                ("Ctrl+Shift+F", "Ctrl+Alt+2"),
                group="place",
                short="Search",
            ),
            Command("place_stories", "S&tories", ("Ctrl+Alt+3",), group="place", short="Stories"),
            Command("place_timeline", "T&imeline", ("Ctrl+Alt+4",), group="place", short="Timeline"),
            Command("place_queue", "&Queue", ("Ctrl+Alt+8",), group="place", short="Queue"),
            Command("place_models", "&Models", ("Ctrl+Alt+9",), group="place", short="Models"),
            Command("place_compare", "Two models &compared", ("Ctrl+Alt+0",), group="place", short="Compare"),
            SEPARATOR,
            Command("go_library", "To the &articles", ("Ctrl+1",)),
            Command("go_sentences", "To the &sentences", ("Ctrl+2",)),
            Command("go_summary", "To the summar&y", ("Ctrl+3",)),
            Command("go_details", "To the &words of the sentence", ("Ctrl+4",)),
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
            SEPARATOR,
            Command("headline_title", "Headline in the &window's title", checkable=True),
        ),
    ),
    (
        "&Queue",
        (
            Command("pause", "&Pause translating", ("Ctrl+Alt+P",), short="Pause", checkable=True),
            Command("queue_retry", "&Try failed files again", ("Ctrl+Alt+T",), short="Try again"),
            SEPARATOR,
            Command("queue_sooner", "Translate &sooner", ("Alt+Up",), short="Sooner"),
            Command("queue_later", "Translate &later", ("Alt+Down",), short="Later"),
            Command("queue_first", "Translate &first", ("Alt+Home",), short="First"),
            Command("queue_remove", "&Remove from the queue", ("Ctrl+Delete",), short="Remove"),
            SEPARATOR,
            Command("watch_folder", "&Watch a folder…", short="Watch a folder…"),
            Command("unwatch_folder", "St&op watching the folder", short="Stop watching"),
        ),
    ),
    (
        "&Models",
        (
            Command("article_model", "Model for this &article…", short="For the article…"),
            Command("tag_model", "Model for a &collection…", short="For a collection…"),
            Command("unchoose_model", "&Take the choice back", short="Take back"),
            Command("default_model", "Use the model for &everything", short="Use for everything"),
            SEPARATOR,
            Command(
                "compare_sentence",
                "Compare two models on the &sentence",
                ("Ctrl+Shift+K",),
                short="The sentence",
            ),
            Command(
                "compare_article",
                "Compare two models on the a&rticle",
                ("Ctrl+Alt+K",),
                short="Compare the article",
            ),
            Command("measure_models", "Measure &quality and speed…", short="Measure…"),
            SEPARATOR,
            Command("import_model", "&Import a model…", short="Import…"),
            Command("import_model_folder", "Import a model from a &folder…", short="Import folder…"),
            Command("convert_model", "Convert a &Hugging Face folder…", short="Convert…"),
            Command("verify_model", "&Verify the model's files", short="Verify"),
            Command("pack_model", "&Pack the model for a stick…", short="Pack…"),
            Command("roll_back_model", "&Back to the version before…", short="Go back…"),
            Command("remove_model", "Re&move the model…", short="Remove…"),
        ),
    ),
    (
        "&Help",
        (
            Command("manual", "&Manual", ("F1",)),
            Command("tour", "&Tour of the window"),
            Command("shortcuts", "&Keyboard shortcuts", ("Ctrl+F1",)),
            Command("licences", "&Licences of the parts"),
            Command("about", "&About Naba"),
        ),
    ),
)
