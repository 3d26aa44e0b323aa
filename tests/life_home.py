"""Where the lives of the program take place (lives.py): a home with articles to read, and a model."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from naba_translation.paths import Paths

SENTENCES = (
    "أعلنت وزارة النقل رقم {} أن الميناء الجديد سيفتح في الربيع المقبل بعد تأخير دام عامين.",
    "وقال الوزير في بيانه رقم {} إن المشروع لم يتوقف وإن التكلفة بلغت 3.5 مليون دينار.",
    "وأضاف المتحدث رقم {} باسم الهيئة أن الأعمال مستمرة حسب الجدول الزمني المعلن.",
)
ARTICLES, PARAGRAPHS = 12, 4


@dataclass(frozen=True, slots=True)
class Home:
    """Where the lives of one run take place."""

    folder: Path

    @property
    def paths(self) -> Paths:
        return Paths(self.folder / "data", self.folder / "models", self.folder / "config")

    @property
    def press(self) -> Path:
        return self.folder / "press"

    @property
    def out(self) -> Path:
        return self.folder / "out"

    def furnish(self, model: Path) -> Home:
        """Articles to read, and the model at `model`."""
        for folder in (self.press, self.out, self.paths.data):
            folder.mkdir(parents=True, exist_ok=True)
        (self.folder / "model").symlink_to(model)
        for number in range(ARTICLES):
            body = (" ".join(one.format(f"{number}{n}") for one in SENTENCES) for n in range(PARAGRAPHS))
            text = f"خبر عن الميناء رقم {number}\n\n" + "\n\n".join(body)
            (self.press / f"article-{number}.txt").write_text(text, encoding="utf-8")
        return self


def digest(path: Path) -> str:
    """The SHA-256 of a file; empty where there is none."""
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.exists() else ""
