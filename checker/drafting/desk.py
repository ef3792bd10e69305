"""A project with its articles read as they are asked for."""

from __future__ import annotations

from collections.abc import Iterable

from checker.anchor import Source, anchor_all
from checker.drafting.records import Known
from checker.drafting.scene import Scene
from checker.evidence import ReadArticle
from checker.load.articles import load_articles, read_article
from checker.load.files import Disk, Tree
from checker.load.project import load_project
from checker.model import ClaimFile, Config
from checker.reading import Reader
from checker.text.positions import LineIndex


class Desk:
    """What drafts are made from."""

    def __init__(self, config: Config, tree: Tree | None = None) -> None:
        self.config = config
        self.tree = Disk(config.root) if tree is None else tree
        self.project = load_project(config, self.tree)
        self.registry = self.project.registry
        self.reader = Reader(self.registry, self.project.key)
        self._scenes: dict[tuple[str, str], Scene] = {}

    def read(self, path: str, language: str) -> Scene:
        """An article, read. Raises Unreadable and UnknownLanguageError."""
        if (path, language) not in self._scenes:
            article = read_article(self.tree, path, language)
            read = ReadArticle(article, self.reader.read(article), LineIndex(article.on_disk))
            self._scenes[path, language] = Scene(read)
        return self._scenes[path, language]

    def known(self, files: Iterable[ClaimFile]) -> list[Known]:
        """The claims of other articles with what surrounds them; those whose article cannot be read are left out."""
        known = []
        for file in files:
            _, missing = load_articles(self.tree, [file])
            if missing:
                continue
            scene = self.read(file.article, file.language)
            places = anchor_all(Source(scene.text), [(one.quote, one.prefix, one.suffix) for one in file.claims])
            for claim in file.claims:
                place = places[claim.quote, claim.prefix, claim.suffix]
                if place.start is not None and place.end is not None:
                    known.append(Known(claim, scene.signs(place.start, place.end), place.start, place.end))
        return known
