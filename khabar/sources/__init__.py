"""Bytes to Documents; the one place that reads files of reports."""
