"""Small projects that tests write to a folder of their own."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from textwrap import dedent

VOCABULARY = """
attributes:
  signatories: {type: count, of: country}
  opened: {type: date}
"""
ENTITIES = """
harbour-treaty:
  kind: treaty
  names: {en: Harbour Treaty, sv: Hamnfördraget, fr: traité du port}
"""
TERMS = """
country:
  kind: unit
  names:
    en: {preferred: country, accepted: [countries]}
    sv: {preferred: land, accepted: [länder]}
    fr: {preferred: pays}
"""
ARTICLES = {
    "seeds/treaty.en.txt": "The Harbour Treaty was signed by 72 countries.\n",
    "seeds/treaty.sv.txt": "Hamnfördraget undertecknades av 72 länder.\n",
}
CLAIMS = {
    "claims/treaty/treaty.en.yaml": """
        article: seeds/treaty.en.txt
        claims:
          - quote: signed by 72 countries
            says: {harbour-treaty.signatories: 72}
        """,
    "claims/treaty/treaty.sv.yaml": """
        article: seeds/treaty.sv.txt
        claims:
          - quote: undertecknades av 72 länder
            says: {harbour-treaty.signatories: 72}
        """,
}


def write_project(root: Path, files: Mapping[str, str]) -> Path:
    """The files, dedented, below the folder; returns it."""
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(content).lstrip("\n"), encoding="utf-8")
    return root


def small_files() -> dict[str, str]:
    """A story in two languages that agree, with the registry it needs."""
    return {
        "factlint.yaml": "claims: claims\n",
        "claims/vocabulary.yaml": VOCABULARY,
        "claims/entities.yaml": ENTITIES,
        "claims/terms.yaml": TERMS,
        **ARTICLES,
        **CLAIMS,
    }


def small_project(root: Path) -> Path:
    """`small_files` written below the folder."""
    return write_project(root, small_files())
