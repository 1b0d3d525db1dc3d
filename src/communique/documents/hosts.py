"""Tells which hosts of the network may be reached: public ones, under names and addresses in their plain form."""

import re
from collections.abc import Iterable
from functools import cache
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

import msgspec

from communique.errors import SourceError
from communique.rulebook import load_rules

Network = IPv4Network | IPv6Network
NUMBER = re.compile(r"(?i)\d+|0x[0-9a-f]*")  # as the last part of a name: some systems read such a name as an address
NAME = re.compile(r"(?i)[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?(?:\.[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?)*\.?")


class Block(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """A stretch of addresses that are not to be reached."""

    block: str
    why: str


class Limits(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """The form of `rules/network.toml`."""

    max_bytes: int
    connect_seconds: float
    read_seconds: float
    whole_seconds: float
    max_redirects: int
    private_names: tuple[str, ...]
    network: tuple[Block, ...]


@cache
def network_limits() -> Limits:
    """Return what may be fetched, and how much of it."""
    return load_rules("documents", "network", Limits)


def check_host(host: str, allowed: Iterable[str] = ()) -> None:
    """Raise where a host may not be reached, as far as its name or literal address tells.

    Raises:
        SourceError: It may not; the message says why.
    """
    address = _literal(host)
    if address is not None:
        check_address(host, allowed)
        return
    name = host.rstrip(".").lower()
    if not NAME.fullmatch(host) or NUMBER.fullmatch(name.rpartition(".")[2]):
        raise SourceError(f"expected the name of a public host, found {host[:80]!r}")
    private = network_limits().private_names
    if "." not in name or any(name == known or name.endswith(f".{known}") for known in private):
        raise SourceError(f"expected a public host, found {host[:80]!r}, a name within a network of one's own")


def check_address(address: str, allowed: Iterable[str] = ()) -> None:
    """Raise where an address may not be reached.

    Args:
        allowed: Blocks of addresses that may be reached though they are not public.

    Raises:
        SourceError: It may not; the message says why.
    """
    parsed = ip_address(address)
    if any(_holds(ip_network(block), parsed) for block in allowed):
        return
    why = next((why for block, why in _blocks() if _holds(block, parsed)), None)
    if why or getattr(parsed, "scope_id", None):
        raise SourceError(f"expected a public host, found the address {address} ({why or 'with a zone'})")


def _holds(block: Network, address: IPv4Address | IPv6Address) -> bool:
    return block.version == address.version and address in block


def _literal(host: str) -> IPv4Address | IPv6Address | None:
    try:
        return ip_address(host)
    except ValueError:
        return None


@cache
def _blocks() -> tuple[tuple[Network, str], ...]:
    return tuple((ip_network(row.block), row.why) for row in network_limits().network)
