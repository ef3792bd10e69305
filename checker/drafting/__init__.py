"""Claim files begun for a person to finish."""
