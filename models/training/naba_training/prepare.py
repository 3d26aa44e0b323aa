"""Text pairs → token ids, one part for each source.

Deterministic: the same files give the same bytes. Resumable: a finished part is kept as long as nothing that
shaped it has changed — its file, the vocabulary, the excluded sentences, the cleaning's version, and the
parts before it, since a pair that an earlier part has is not taken again.

    OUT/NAME.npz         src, tgt: uint16 ids; so, to: int64 offsets (one more than pairs); keys: uint64
    OUT/NAME.held.tsv    pairs held back for scoring: every 64th source sentence, in no part
    OUT/NAME.json        the counts, and a fingerprint of what shaped the part
"""

from __future__ import annotations

import hashlib
import json
import lzma
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import sentencepiece

from naba_training import clean, vocabulary
from naba_training.mixture import Source
from naba_training.token_pairs import TokenPairs
from naba_translation import normalise

_HELD_BACK = 64  # one source sentence in so many
_BATCH_LINES = 20_000
_VERSION = 1  # of this file's own work


@dataclass(frozen=True, slots=True)
class Part:
    """What became of one source."""

    name: str
    fingerprint: str
    pairs: int
    held: int
    tokens: tuple[int, int]  # source, target
    dropped: dict[str, int]  # by reason


def prepare(
    sources: Sequence[Source],
    *,
    data: Path,
    vocab: Path,
    out: Path,
    exclude: Sequence[Path],
    report: Callable[[Part], None],
) -> tuple[Part, ...]:
    """Clean, filter, deduplicate and tokenise every source into `out`; call `report` after each.

    `exclude` names files, or folders with *.ar files, one sentence a line: what is in them is never taken.

    Raises:
        TrainingError: a source or the vocabulary is not there.
    """
    pieces = vocabulary.load(vocab)
    banned = _excluded(exclude)
    versions = f"{_VERSION} {clean.VERSION} {normalise.VERSION}"
    chain = _sha256(versions, _file_digest(vocabulary.model_path(vocab)), *map(str, sorted(banned)))
    out.mkdir(parents=True, exist_ok=True)
    seen: set[int] = set()
    parts = []
    for source in sources:
        path = source.find(data)
        chain = _sha256(chain, _file_digest(path), source.name, str(source.short))
        part = _finished(out, source.name, chain)
        if part is None:
            part = _make(source, path, out=out, pieces=pieces, banned=banned, seen=seen, fingerprint=chain)
        with np.load(out / f"{source.name}.npz") as arrays:
            seen.update(arrays["keys"].tolist())
        report(part)
        parts.append(part)
    return tuple(parts)


def _make(
    source: Source,
    path: Path,
    *,
    out: Path,
    pieces: sentencepiece.SentencePieceProcessor,
    banned: frozenset[int],
    seen: set[int],
    fingerprint: str,
) -> Part:
    """One part. Its JSON file is written last: without it the part does not count."""
    ids, keys, held, dropped = TokenPairs(), set[int](), list[tuple[str, str]](), Counter[str]()
    for batch in _batches(read_lines(path)):
        good = []
        for line in batch:
            columns = line.split("\t")
            if len(columns) < 2:
                dropped["columns"] += 1
                continue
            arabic, english = clean.clean_source(columns[0]), clean.clean_target(columns[1])
            reason, key = clean.fault(arabic, english, short=source.short), clean.pair_key(arabic, english)
            source_key = clean.source_key(arabic)
            if reason is None and source_key in banned:
                reason = "evaluation"
            if reason is None and (key in seen or key in keys):
                reason = "repeated"
            if reason:
                dropped[reason] += 1
                continue
            keys.add(key)
            if source_key % _HELD_BACK == 0:
                held.append((arabic, english))
            else:
                good.append((arabic, english))
        encoded = zip(pieces.encode([a for a, _ in good]), pieces.encode([e for _, e in good]), strict=True)
        dropped["tokens"] += sum(not ids.add(a, e) for a, e in encoded)
    ids.save(out / f"{source.name}.npz", keys=np.array(sorted(keys), np.uint64))
    text = "".join(f"{arabic}\t{english}\n" for arabic, english in held)
    (out / f"{source.name}.held.tsv").write_text(text, encoding="utf-8")
    tokens = len(ids.source), len(ids.target)
    part = Part(source.name, fingerprint, len(ids), len(held), tokens, dict(sorted(dropped.items())))
    (out / f"{source.name}.json").write_text(json.dumps(asdict(part), indent=1) + "\n", encoding="utf-8")
    return part


def _finished(out: Path, name: str, fingerprint: str) -> Part | None:
    """The part of an earlier run, if nothing that shaped it has changed."""
    try:
        entry = json.loads((out / f"{name}.json").read_text(encoding="utf-8"))
        part = Part(**{**entry, "tokens": tuple(entry["tokens"])})
    except (OSError, ValueError, KeyError, TypeError):
        return None  # none, or one cut short: made again
    return part if part.fingerprint == fingerprint else None


def _excluded(paths: Iterable[Path]) -> frozenset[int]:
    """Keys of all sentences that must not be learned."""
    files = [file for path in paths for file in (sorted(path.rglob("*.ar")) if path.is_dir() else [path])]
    return frozenset(
        clean.source_key(clean.clean_source(line)) for file in files for line in read_lines(file)
    )


def read_lines(path: Path) -> Iterator[str]:
    """The lines of a text file, packed by xz or not, without their ends."""
    # only \n ends a line: the texts hold other separators that str.splitlines would follow
    with lzma.open(path) if path.suffix == ".xz" else path.open("rb") as file:
        for line in file:
            yield line.decode("utf-8", "replace").rstrip("\r\n")


def _batches(lines: Iterable[str]) -> Iterator[list[str]]:
    batch = []
    for line in lines:
        batch.append(line)
        if len(batch) == _BATCH_LINES:
            yield batch
            batch = []
    yield batch


def _file_digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _sha256(*texts: str) -> str:
    return hashlib.sha256("\n".join(texts).encode()).hexdigest()
