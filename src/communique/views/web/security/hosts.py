"""Where pages are served, and under which names they may be asked for."""

import re
from ipaddress import ip_address
from urllib.parse import urlsplit

HEADER = re.compile(r"(?:([A-Za-z0-9._-]+)|\[([0-9A-Fa-f:.]+)\])(?::\d{1,5})?")
LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})


def is_loopback(host: str) -> bool:
    """Tell whether only programs on this machine reach an address.

    >>> is_loopback("127.0.0.1"), is_loopback("localhost"), is_loopback("0.0.0.0"), is_loopback("example.org")
    (True, True, False, False)
    """
    name = host.strip("[]").casefold()
    if name == "localhost":
        return True
    try:
        return ip_address(name).is_loopback
    except ValueError:
        return False


def host_of(header: str) -> str:
    """Return the name in a Host header, without its port; nothing where it is none.

    >>> host_of("LocalHost:8321"), host_of("[::1]:8321"), host_of("a@b"), host_of("localhost?")
    ('localhost', '::1', '', '')
    """
    match = HEADER.fullmatch(header)
    return (match[1] or match[2]).casefold() if match else ""


def is_asked_rightly(header: str, *, host: str, address: str | None) -> bool:
    """Tell whether a Host header names us.

    A page of another site can let its own name point to this machine; then the header names that site. Beyond
    loopback, without a public address, any name will do: whoever asks has to sign in.

    Args:
        host: What we listen on.
        address: The public address, if there is one.
    """
    asked = host_of(header)
    known = LOCAL | {host.strip("[]").casefold()}
    if address:
        known |= {urlsplit(address).hostname or ""}
    return bool(asked) and (asked in known or (address is None and not is_loopback(host)))


def is_same_origin(origin: str, header: str) -> bool:
    """Tell whether an Origin header names the same host and port as the Host header.

    The scheme is left out: a proxy may speak HTTPS for us.

    >>> is_same_origin("http://localhost:8321", "localhost:8321"), is_same_origin("null", "localhost:8321")
    (True, False)
    """
    try:
        return urlsplit(origin).netloc.casefold() == header.casefold() != ""
    except ValueError:
        return False
