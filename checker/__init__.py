"""factlint: keeps facts consistent across the languages of a text."""

__version__ = "0.1.0"
