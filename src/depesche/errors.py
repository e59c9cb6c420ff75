"""Every way in which Depesche fails on purpose.

DepescheError                   names the page or place, the reason, and the next step
├── UsageError                  the call cannot be carried out as given (exit code 2)
├── PageError                   one page fails, the others go on (exit code 1)
│   ├── UnreadablePage          the bytes could not be got: missing, no permission, a directory loop
│   ├── PageTooLarge            over a size limit of Settings
│   ├── PageTooDeep             markup nested beyond the limit of Settings
│   ├── MalformedPage           the bytes are not what they are said to be: broken JSON Lines, CoNLL-U
│   ├── EmptyPage               nothing to read after decoding
│   └── AnalysisFailed          a rule broke on it, it took too long, or its process died
├── ModelError                  a shipped model is missing or damaged
└── StoreError                  the store cannot be opened, read or written
    ├── StoreBusy               another process holds the write lock
    ├── StoreDamaged            the file is not a store, or its content is inconsistent
    └── StoreTooNew             written by a later version than this one
"""


class DepescheError(Exception):
    """Base of all errors: what it is about, why, and what to do next.

    `about` names the page, file or setting; `reason` says what is wrong; `next_step` is one imperative sentence.
    """

    def __init__(self, about: str, reason: str, next_step: str) -> None:
        super().__init__(about, reason, next_step)
        self.about = about
        self.reason = reason
        self.next_step = next_step

    def __str__(self) -> str:
        return f"{self.about}: {self.reason}. {self.next_step}"


class UsageError(DepescheError):
    """The call cannot be carried out as given."""


class PageError(DepescheError):
    """One page fails; a run names it and goes on with the others."""


class UnreadablePage(PageError):
    """The bytes of a page could not be got."""


class PageTooLarge(PageError):
    """A page, or one line of it, is over a size limit of `Settings`."""


class PageTooDeep(PageError):
    """Markup is nested beyond the limit of `Settings`."""


class MalformedPage(PageError):
    """The bytes are not what they are said to be."""


class EmptyPage(PageError):
    """Nothing to read is left after decoding."""


class AnalysisFailed(PageError):
    """The analysis of a page broke, took longer than `Settings.page_seconds`, or its process died."""


class ModelError(DepescheError):
    """A model that ships with the program is missing or damaged."""


class StoreError(DepescheError):
    """The store cannot be opened, read or written."""


class StoreBusy(StoreError):
    """Another process holds the write lock for longer than `Settings.store_wait_seconds`."""


class StoreDamaged(StoreError):
    """The file is not a Depesche store, or its content is inconsistent."""


class StoreTooNew(StoreError):
    """The store was written by a later version of Depesche."""
