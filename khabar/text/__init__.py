"""Language-neutral engines: words with offsets, sentences, morphology, phrase matching."""
