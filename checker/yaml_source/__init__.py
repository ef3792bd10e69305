"""YAML as plain data with places: `parse` gives a `Document`, whose `problems` say what is wrong with it."""

from __future__ import annotations

from checker.yaml_source.builder import MAX_ALIASED, MAX_DEPTH, parse
from checker.yaml_source.document import Document, Node, Problem

__all__ = ["MAX_ALIASED", "MAX_DEPTH", "Document", "Node", "Problem", "parse"]
