"""The one tree of errors; each branch answers "whose fault is it?".

CommuniqueError
├── SourceError   the input: unreachable, not text, no article, no such day
├── RuleError     a rule file: names file, rule and reason
├── SettingsError the settings: a file that cannot be read, an unknown key
├── OffsetError   a bug of ours: a span that does not fit its text
├── RecordError   the record: cannot be joined or written
│   ├── UnknownError  nothing in it has this id or name
│   └── BusyError     another program is writing to it
├── DeliveryError the other side: a webhook, a mail server or a folder that does not take what is told
└── AccessError   the server of a record: not reached, or it does not let one in
"""


class CommuniqueError(Exception):
    """Whatever communique can blame on somebody."""


class SourceError(CommuniqueError):
    """An input that cannot be read; the message says what was expected, what was found and where."""


class RuleError(CommuniqueError):
    """A rule file that breaks its own form or promises."""


class SettingsError(CommuniqueError):
    """A settings file that cannot be used: names the file, the key and the known ones."""


class OffsetError(CommuniqueError):
    """A span that does not fit its text: a bug of ours."""


class RecordError(CommuniqueError):
    """A record that cannot be joined or written."""


class UnknownError(RecordError):
    """An id or a name that nothing in the record has."""


class BusyError(RecordError):
    """A record that another program is writing to; later it will do."""


class DeliveryError(CommuniqueError):
    """What was to be told and was not taken; it is kept and told again later."""


class AccessError(CommuniqueError):
    """A server of a record that is not reached, or does not let one in."""
