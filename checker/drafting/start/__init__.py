"""A project begun from a folder of articles."""
