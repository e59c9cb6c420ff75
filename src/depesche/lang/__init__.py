"""Knowledge of languages, without flow: each language is a pack, its lists are data."""
