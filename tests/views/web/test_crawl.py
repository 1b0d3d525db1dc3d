"""Whoever follows the links of the pages, from the first one on, comes to no dead end."""

import re
from collections import Counter, deque
from urllib.parse import urldefrag, urljoin

import lxml.html
import pytest

from tests.views.web.browsing import browsing

ID = re.compile(r"[a-z]+-[0-9a-f]{16}")
VALUE = re.compile(r"=[^&]*")
EACH, MOST = 3, 400  # pages of one shape, pages


def shape_of(address):
    """What an address looks like whatever ids and values it holds."""
    return VALUE.sub("=", ID.sub("ID", address))


@pytest.mark.slow
def test_every_link_leads_to_a_page_and_every_fragment_to_a_place(demonstrated):
    _, folder = demonstrated
    ahead, seen, shapes = deque(["/"]), set(), Counter()
    with browsing(folder / "record.db") as browser:
        while ahead and len(seen) < MOST:
            address, fragment = urldefrag(ahead.popleft())
            if address in seen or shapes[shape_of(address)] >= EACH:
                continue
            shapes[shape_of(address)] += 1
            seen.add(address)
            answer = browser.get(address)
            assert answer.status_code < 400, address
            if answer.status_code in {302, 303}:
                ahead.append(answer.headers["location"])
            elif answer.headers["content-type"].startswith("text/html"):
                ahead.extend(links_of(answer.text, address, fragment))
    assert len(shapes) > 50


def links_of(page, address, fragment):
    """Yield where a page leads to, and see that it has the place it was asked for, and each place once."""
    tree = lxml.html.document_fromstring(page)
    places = tree.xpath("//@id")
    assert len(places) == len(set(places)), address
    assert not fragment or fragment in places, f"{address}#{fragment}"
    for href in tree.xpath("//a/@href"):
        if not href.startswith("http"):
            whole, place = urldefrag(urljoin(address, href))
            assert whole != address or not place or place in places, f"{address}#{place}"
            yield urljoin(address, href)
