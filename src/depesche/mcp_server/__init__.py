"""The record for assistants: `depesche mcp`, a server of the Model Context Protocol, read-only.

`questions` says what may be asked, `answers` what comes back, `quoting` makes it of findings, with words of pages
fenced as quoted material; `tools` puts them together, `server` speaks the protocol (it alone needs the `mcp` package).
"""
