"""Language packs: lexicon, grammar and closed classes, loaded from ``data/lang``."""
