"""Judgements across documents; the findings stay as they were."""
