import hmac
import json

import pytest

from communique.errors import DeliveryError
from communique.views.watch.telling import make_batch
from communique.views.watch.webhook import Webhook
from tests.documents.serving import Page, serving
from tests.views.watch.stage import NOW, telling

WORD = "grain"
BATCH = make_batch((telling(),), NOW, ())


def test_a_batch_is_sent_once_with_its_id_and_signature():
    with serving({"/hook": Page(b"ok")}) as site:
        Webhook(url=f"{site.url}/hook", secret=WORD, sleep=lambda _: None).deliver(BATCH)
    [asked] = site.asked
    assert asked["Idempotency-Key"] == BATCH.id
    signature = hmac.new(WORD.encode(), asked["body"].encode(), "sha256").hexdigest()
    assert asked["X-Communique-Signature"] == f"sha256={signature}"
    assert json.loads(asked["body"])["tellings"][0]["change"] == "due"


def test_without_a_secret_nothing_is_signed():
    with serving({"/hook": Page(status=204)}) as site:
        Webhook(url=f"{site.url}/hook", sleep=lambda _: None).deliver(BATCH)
    assert "X-Communique-Signature" not in site.asked[0]


@pytest.mark.parametrize(
    ("page", "waits"),
    [
        (Page(status=503), [2.0, 4.0]),
        (Page(status=429, headers={"Retry-After": "7"}), [7.0, 7.0]),
        (Page(status=503, headers={"Retry-After": "86400"}), [60.0, 60.0]),
        (Page(status=503, headers={"Retry-After": "soon"}), [2.0, 4.0]),
        (Page(status=400), []),
        (Page(status=302, headers={"Location": "/other"}), []),
    ],
)
def test_what_may_pass_is_tried_again_and_nothing_else(page, waits):
    waited: list[float] = []
    with serving({"/hook": page}) as site, pytest.raises(DeliveryError, match=f"the answer {page.status}"):
        Webhook(url=f"{site.url}/hook", sleep=waited.append).deliver(BATCH)
    assert waited == waits
    assert len(site.asked) == len(waits) + 1


def test_a_server_that_comes_back_gets_the_batch():
    with serving({"/hook": Page(status=500)}) as site:

        def mended(_: float) -> None:
            site.pages["/hook"] = Page(b"ok")

        Webhook(url=f"{site.url}/hook", sleep=mended).deliver(BATCH)
        assert [asked["Idempotency-Key"] for asked in site.asked] == [BATCH.id, BATCH.id]


@pytest.mark.parametrize("url", ["http://127.0.0.1:1/", "ftp://a/", "nothing", "http://[::1"])
def test_a_webhook_that_is_none_is_said(url):
    with pytest.raises(DeliveryError, match="expected"):
        Webhook(url=url, sleep=lambda _: None).deliver(BATCH)
