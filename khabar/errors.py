"""What can go wrong, as one small family with a common root."""


class KhabarError(Exception):
    """Any failure that Khabar explains to its user in one line."""


class InputError(KhabarError):
    """An input that cannot be read as a report: names where (file, line) and what is wrong."""

    def __init__(self, where: str, what: str) -> None:
        super().__init__(f"{where}: {what}")
        self.where = where
        self.what = what


class DataError(KhabarError):
    """A knowledge file (lexicon, grammar, places, actors, outlets) that breaks its own rules."""


class StoreError(KhabarError):
    """A database that cannot be opened, is not Khabar's, or was left by a newer version."""


class NotFoundError(KhabarError):
    """A name, id or place that the database does not hold."""


class JudgementError(KhabarError):
    """A decision that says nothing about the record it names, or about no record."""
