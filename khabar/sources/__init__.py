"""Bytes to Documents; the one place that reads files of reports."""

from khabar.sources.loading import load

__all__ = ["load"]
