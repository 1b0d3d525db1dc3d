import pytest

from communique.documents.hosts import check_address, check_host
from communique.errors import SourceError

REFUSED = [
    "127.0.0.1", "127.1.2.3", "127.0.0.1.", "127.1", "127.0.1", "0", "00", "0.1",
    "2130706433", "0x7f000001", "0x7f.0.0.1", "0x7f.1", "0X7F.1", "0177.0.0.1", "017700000001", "0x", "1.2.3.0x4",
    "3232235521", "4294967295", "10.0.0.1", "10.255.255.255", "172.16.0.1", "172.31.255.255", "192.168.1.1",
    "169.254.169.254", "169.254.170.2", "100.64.0.1", "100.100.100.200", "168.63.129.16", "192.0.0.192",
    "192.0.2.1", "198.18.0.1", "198.51.100.7", "203.0.113.9", "224.0.0.1", "240.0.0.1", "255.255.255.255",
    "::1", "::", "::ffff:127.0.0.1", "::ffff:7f00:1", "::ffff:8.8.8.8", "::127.0.0.1", "::ffff:0:127.0.0.1",
    "64:ff9b::7f00:1", "64:ff9b:1::1", "100::1", "2001::1", "2001:db8::1", "2002:7f00:1::", "3fff::1", "4000::1",
    "fc00::1", "fd00:ec2::254", "fe80::1", "fe80::1%lo", "fe80::1%25lo", "2606:4700::1%eth0", "fec0::1", "ff02::1",
    "0.0.0.0",  # noqa: S104  refused, not bound to
    "localhost", "LOCALHOST", "localhost.", "a.localhost", "printer.local", "vault.internal",
    "metadata.google.internal", "router.lan", "nas.home.arpa", "localhost.localdomain", "intranet", "hidden.onion",
    "", ".", "..", "exa mple.org", "%31%32%37.0.0.1", "a..b", "-a.org", "example.org:80", "[::1]", "a@b.org", "a/b.org",
    "example.org\\", "a\n.org", "１２７.0.0.1", "①.org",
]  # fmt: skip


@pytest.mark.parametrize("host", REFUSED)
def test_a_host_that_is_not_public_is_refused(host):
    with pytest.raises(SourceError, match="expected"):
        check_host(host)


@pytest.mark.parametrize(
    "host",
    [
        "example.org", "www.example.co.uk", "xn--mnchen-3ya.de", "example.org.", "a_b.example.org", "4chan.org",
        "8.8.8.8", "1.1.1.1", "172.15.0.1", "172.32.0.1", "169.253.1.1", "100.63.0.1", "100.128.0.1",
        "2606:4700:4700::1111", "2a00:1450:4001::1", "localhost.example.org", "internal.example.org",
    ],
)  # fmt: skip
def test_a_public_host_is_not_refused(host):
    check_host(host)


def test_a_block_may_be_allowed_and_no_other_is():
    check_host("127.0.0.1", ["127.0.0.0/8"])
    check_address("127.9.9.9", ["127.0.0.0/8"])
    for other in ("10.0.0.1", "::1", "::ffff:127.0.0.1", "169.254.169.254"):
        with pytest.raises(SourceError):
            check_host(other, ["127.0.0.0/8"])


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("10.0.0.1", "expected a public host, found the address 10.0.0.1 (private)"),
        ("2606:4700::1%eth0", "expected a public host, found the address 2606:4700::1%eth0 (with a zone)"),
    ],
)
def test_why_an_address_is_refused_is_said(address, said):
    with pytest.raises(SourceError) as caught:
        check_address(address)
    assert str(caught.value) == said
