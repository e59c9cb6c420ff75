"""Outlets and agencies of all languages: who publishes, from which country, owned by whom."""
