"""Mechanics of text that the value types share: normalising, scanning, numerals, matching of forms."""
