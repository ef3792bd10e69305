"""The files of a tree with others over them that are nowhere yet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.load.files import MAX_BYTES, Disk


class Overlay(Disk):
    """The disk as it will be once some files are written; a `files.Tree`."""

    def __init__(self, root: str, files: Mapping[str, str]) -> None:
        super().__init__(root)
        self._files = files

    def read(self, path: str, limit: int = MAX_BYTES) -> bytes:
        return self._files[path].encode() if path in self._files else super().read(path, limit)

    def exists(self, path: str) -> bool:
        return path in self._files or super().exists(path)

    def is_file(self, path: str) -> bool:
        return path in self._files or super().is_file(path)

    def files_below(self, folder: str) -> Iterator[str]:
        there = set(super().files_below(folder))
        yield from there
        yield from (path for path in self._files if path.startswith(f"{folder}/") and path not in there)
