"""Whom pronouns and descriptions mean, and when they are left open."""

import pytest


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("Marco Rubio called Steve Witkoff, and {he} thanked him.", "Marco Rubio", id="subject"),
        pytest.param("Ms. Halvorsen met Mr. Brekke. {She} was late.", "Halvorsen", id="gender"),
        pytest.param("Sergey Lavrov said {he} would stay.", "Sergey Lavrov", id="subject_above"),
        pytest.param("“We are close,” Sergey Lavrov said. “It is late,” {he} added.", "Sergey Lavrov", id="goes_on"),
        pytest.param("“{He} is a friend,” Donald Trump said of Vladimir Putin.", None, id="not_the_speaker"),
        pytest.param("Iran will wait. {It} said so on Monday.", "Iran", id="it_speaks"),
        pytest.param("Iran will wait. {It} is late.", None, id="it_is"),
        pytest.param("The Kremlin sent {its} envoy.", "Russia", id="its"),
        pytest.param("Rubio and {his} Russian counterpart met.", "Marco Rubio", id="beside"),
        pytest.param("Sergey Lavrov, {who} arrived late, left.", "Sergey Lavrov", id="relative"),
        pytest.param(
            "Donald Trump and Vladimir Putin met. {They} smiled.", "Donald Trump and Vladimir Putin", id="both"
        ),
        pytest.param("{He} was tired.", None, id="nobody"),
        pytest.param("Marco Rubio plans to call {him}.", None, id="not_the_object_of_his_own_plan"),
        pytest.param("Marco Rubio left, and Sergey Lavrov thanked {his} host.", "Sergey Lavrov", id="own_clause"),
        pytest.param("Sergey Lavrov called {him}.", None, id="not_his_own_object"),
        pytest.param("The judge rubbed his chin. {He} sat down.", None, id="stranger"),
    ],
)
def test_pronoun_means(read, text, name):
    found = read(text)
    assert found.named(found.marks[0][0]) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param(
            "Norwegian Prime Minister Halvard Brekkestad left. {The prime minister} smiled.", "Halvard Brekkestad"
        ),
        pytest.param("Emmanuel Macron left. {The French leader} smiled.", "Emmanuel Macron"),
        pytest.param("{The Chinese president} wrote a letter.", "Xi Jinping"),
        pytest.param("Abbas Araghchi saw {his Omani counterpart}.", "Badr al-Busaidi"),
        pytest.param("Iran protested. {The government} gave no details.", "Iran"),
        pytest.param("Vladimir Putin left. {His country} stays.", "Russia"),
        pytest.param("Hamas answered. {The group} wants time.", "Hamas"),
        pytest.param("Russia and Ukraine met. {Both sides} left early.", "Russia and Ukraine"),
        pytest.param("Sergey Lavrov and Wang Yi spoke. {The foreign minister} left.", None),
    ],
)
def test_description_means(read, text, name):
    found = read(text)
    actor = found.named(found.marks[0][0])
    assert actor == name or (name is None and actor == "foreign minister")


def test_who_only_told_of_others_does_not_act_next(read):
    found = read("Sergey Lavrov met Wang Yi in Oslo, a source said. {He} then flew to Rena.")
    assert found.named(found.marks[0][0]) == "Sergey Lavrov"


def test_who_told_goes_on_telling(read):
    found = read("The talks were hard, a source said. {He} said they would go on.")
    assert found.named(found.marks[0][0]) == "source"
