"""The way of an analyst through the demonstration, in a real browser, narrow and wide."""

import pytest
from selenium.webdriver.common.keys import Keys

from tests.views.web.browser.conftest import newcomer
from tests.views.web.browser.visiting import IN_A_BROWSER

pytestmark = IN_A_BROWSER

WIDTHS = [360, 1440]
CHOSEN = """
    const box = arguments[0].getBoundingClientRect();
    return box.bottom > 0 && box.top < innerHeight;
"""


def choose(visitor, name, value):
    """Choose a value of a form, as a person does; on a narrow screen the form has to be opened."""
    field, fold = visitor.find(f".filter select[name={name}]"), visitor.find(".filter")
    summary = fold.find_element("css selector", "summary")
    if summary.is_displayed() and not fold.get_attribute("open"):
        summary.click()
    visitor.run("arguments[0].focus()", field)
    visitor.press(value)
    assert field.get_attribute("value") == value


@pytest.mark.parametrize("width", WIDTHS)
def test_from_the_timeline_to_the_words_to_a_correction_and_back(driver, site, width):
    visitor = newcomer(driver, site)
    visitor.look(width=width)
    visitor.go("/")
    through_the_menu(visitor, "Timeline")
    filtered(visitor)
    contact = opened(visitor)
    reached_its_words(visitor)
    driver.back()
    visitor.until(lambda: visitor.path == contact, "the contact is there again")
    before = history(visitor)
    corrected_and_undone_by_keyboard(visitor)
    visitor.go(contact)
    assert sorted(history(visitor)) == sorted([*before, "corrected", "undone"])
    assert "held" in visitor.find("h1").text
    visitor.go("/review/log")
    assert "scheduled" in visitor.text
    assert visitor.complaints() == []
    assert visitor.strangers() == set()


def through_the_menu(visitor, words):
    link = next(one for one in visitor.all("nav[aria-label=Main] a") if one.get_attribute("textContent") == words)
    if visitor.find(".menu > summary").is_displayed():
        visitor.find(".menu > summary").click()
    visitor.follow(link)


def filtered(visitor):
    everything = len(visitor.all("tbody tr"))
    choose(visitor, "status", "held")
    choose(visitor, "level", "envoy")
    visitor.follow(visitor.find(".filter form > button"))
    rows = visitor.all("tbody tr")
    assert 0 < len(rows) < everything
    assert {row.find_element("css selector", ".chip").text for row in rows} == {"held"}
    assert "status=held" in visitor.driver.current_url
    assert visitor.find("[data-island=timeline] canvas").is_displayed()


def opened(visitor):
    visitor.follow(visitor.find("tbody th a"))
    assert visitor.path.startswith("/contacts/contact-")
    assert "held" in visitor.find("h1").text
    return visitor.path


def reached_its_words(visitor):
    link = visitor.find("main .quote a")
    words = link.text.split()[0].strip("“”")
    visitor.follow(link)
    assert visitor.path.startswith("/documents/document-")
    marked = visitor.find("#text mark")
    visitor.until(lambda: visitor.run(CHOSEN, marked), "the words are in sight")
    assert words in visitor.find("#text").text


def history(visitor):
    """Return what persons said of the contact."""
    return [chip.text for chip in visitor.all("section[aria-labelledby=judged] .chip")]


def corrected_and_undone_by_keyboard(visitor):
    """Correct the status of the contact, and take it back: with keys alone."""
    visitor.follow(next(one for one in visitor.all("main .tools a") if one.text == "Review"))
    visitor.press("c")
    visitor.until(lambda: visitor.run("return document.activeElement.matches('details[open] form *')"), "c opens it")
    while visitor.run("return document.activeElement.id") != "v-status":
        visitor.press(Keys.TAB)
    before = visitor.now
    visitor.press("scheduled")
    visitor.press(Keys.TAB + Keys.ENTER)
    visitor.arrive(before)
    assert "orrected" in visitor.find("[role=status]").text
    before = visitor.now
    visitor.press("u")
    visitor.arrive(before)
    assert "ndone" in visitor.find("[role=status]").text
