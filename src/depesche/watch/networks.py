"""Which addresses may be connected to: the public internet, and what the user names beside it.

Without this a feed could have us fetch pages from machines that only we can reach.
"""

from collections.abc import Iterable
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

Network = IPv4Network | IPv6Network
Address = IPv4Address | IPv6Address

NOT_PUBLIC = tuple(
    map(
        ip_network,
        (
            # IPv4: the special-purpose registry of IANA
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12",
            "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16",
            "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24",
            "224.0.0.0/4", "240.0.0.0/4",
            # IPv6, within 2000::/3: protocol assignments with Teredo, documentation, 6to4
            "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20",
        ),
    )
)  # fmt: skip
GLOBAL_UNICAST = IPv6Network("2000::/3")
TRANSLATED = IPv6Network("64:ff9b::/96")
"""NAT64: the last 32 bits are the IPv4 address that is really connected to."""


def networks(written: Iterable[str]) -> tuple[Network, ...]:
    """Networks and single addresses as written (`10.1.0.0/16`, `127.0.0.1`). Raises ValueError."""
    return tuple(ip_network(one, strict=False) for one in written)


def is_public(address: Address) -> bool:
    """True for an address of the public internet; one of IPv4 within IPv6 counts as what it carries."""
    if isinstance(address, IPv6Address):
        inner = address.ipv4_mapped
        if inner is None and address in TRANSLATED:
            inner = IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(inner)
        if address not in GLOBAL_UNICAST:
            return False
    return not any(address.version == network.version and address in network for network in NOT_PUBLIC)


def may_connect(written: str, allowed: Iterable[Network]) -> bool:
    """True if an address that a name resolved to (a zone behind % is left out) is public or in an allowed network."""
    try:
        address = ip_address(written.partition("%")[0])
    except ValueError:
        return False
    carried = (address.ipv4_mapped or address) if isinstance(address, IPv6Address) else address
    if any(carried.version == network.version and carried in network for network in allowed):
        return True
    return is_public(address)
