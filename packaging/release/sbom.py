"""Writes the list of parts as CycloneDX 1.6 JSON, checked against its schema: sbom.py VERSION LOCK TOC WHEELS OUT.

Python packages carry the hash of the wheel they came in. The same parts give the same bytes: the moment is
$SOURCE_DATE_EPOCH and the serial number is made of the parts.
"""

from __future__ import annotations

import hashlib
import os
import sys
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import ExternalReference, ExternalReferenceType, HashAlgorithm, HashType, XsUri
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packageurl import PackageURL
from packaging.utils import canonicalize_name, parse_wheel_filename
from parts import Part, all_parts

NAMESPACE = uuid.UUID("3b1c9a52-6a39-5c55-9f0e-7d2f6a1f7b11")  # made up once, for our serial numbers alone
TABLES = ("names", "words")  # parts that are data; the fonts count as a library


def bill(parts: tuple[Part, ...], *, version: str, wheels: Path, moment: datetime) -> str:
    """The document."""
    bom = Bom()
    bom.metadata.timestamp = moment
    bom.metadata.component = Component(
        name="naba", version=version, type=ComponentType.APPLICATION, bom_ref=f"pkg:generic/naba@{version}",
        licenses=[LicenseFactory().make_from_string("Apache-2.0")],
    )  # fmt: skip
    hashes = dict(_hashes(wheels))
    components = [_component(part, digest=hashes.get((part.name, part.version)), path="") for part in parts]
    for component in components:
        bom.components.add(component)
    bom.register_dependency(bom.metadata.component, components)
    told = "\n".join(f"{part.kind} {part.name} {part.version}" for part in parts)
    bom.serial_number = uuid.uuid5(NAMESPACE, f"{version} {moment} {told}")
    text = JsonV1Dot6(bom).output_as_string(indent=1)
    wrong = JsonStrictValidator(SchemaVersion.V1_6).validate_str(text)
    if wrong is not None:
        sys.exit(f"the list of parts is not valid CycloneDX: {wrong}")
    return text + "\n"


def _component(part: Part, *, digest: str | None, path: str) -> Component:
    """One part, with those that are compiled into it inside."""
    kind = ComponentType.MACHINE_LEARNING_MODEL if part.name == "naba-ar-en" else ComponentType.LIBRARY
    url = PackageURL(
        type="generic" if part.kind == "data" else part.kind,
        namespace="debian" if part.kind == "deb" else None,
        name=part.name,
        version=part.version or None,
    )
    place = f"{path}/{url}" if path else str(url)
    inside = {(one.name, one.version): one for one in part.inside}
    return Component(
        name=part.name,
        version=part.version or None,
        type=ComponentType.DATA if part.kind == "data" and part.name in TABLES else kind,
        bom_ref=place,
        purl=url,
        licenses=[LicenseFactory().make_from_string(part.licence)] if part.licence else (),
        hashes=[HashType(alg=HashAlgorithm.SHA_256, content=digest)] if digest else (),
        external_references=[ExternalReference(type=ExternalReferenceType.WEBSITE, url=XsUri(part.homepage))]
        if part.homepage
        else (),
        components=[_component(one, digest=None, path=place) for _, one in sorted(inside.items())],
    )


def _hashes(wheels: Path) -> Iterator[tuple[tuple[str, str], str]]:
    """SHA-256 of the wheels for this Python, by name and version."""
    tag = f"cp{sys.version_info.major}{sys.version_info.minor}"
    for file in sorted(wheels.glob("*.whl"), key=lambda file: tag in file.name):  # ours last: it stays
        name, version, _, _ = parse_wheel_filename(file.name)
        yield (canonicalize_name(name), str(version)), hashlib.sha256(file.read_bytes()).hexdigest()


def main() -> None:
    version, lock, toc, wheels, out = sys.argv[1:]
    moment = datetime.fromtimestamp(int(os.environ["SOURCE_DATE_EPOCH"]), tz=UTC)
    parts = all_parts(lock=Path(lock), toc=Path(toc))
    Path(out).write_text(bill(parts, version=version, wheels=Path(wheels), moment=moment), encoding="utf-8")
    print(f"{out}: {len(parts)} parts, {sum(len(part.inside) for part in parts)} more compiled into them")


if __name__ == "__main__":
    main()
