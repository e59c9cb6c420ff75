"""The record for assistants."""
