"""A table of sentences: whose position, which stance, how firm; and of those that only look like one."""

from dataclasses import replace

import pytest

from communique.domain.actor import Cast, MentionKind
from communique.domain.span import Span
from communique.positions import find_positions
from tests.positions.stage import parties_of, perform, positions_of

NORLAND, SUDAVIA = "NRL", "SDV"

HITS = [
    # demand
    ("Norland demands the return of its boats.", "demand", "stated", "the return of its boats"),
    (
        "The opening of the strait was demanded again and again by Norland.",
        "demand",
        "firm",
        "The opening of the strait",
    ),
    ("Norland insists that Sudavia open the strait.", "demand", "firm", "Sudavia open the strait"),
    ("Norland urged Sudavia to open the strait.", "demand", "stated", "open the strait"),
    ("Sudavia was urged by Norland to open the strait.", "demand", "stated", "open the strait"),
    ("Norland has repeatedly called for an inquiry.", "demand", "firm", "an inquiry"),
    ("Adaro said Sudavia must open the strait.", "demand", "firm", "Sudavia must open the strait"),
    ('"Sudavia has to open the strait," Adaro said.', "demand", "stated", "Sudavia has to open the strait"),
    ('"We need to end the blockade," Adaro said.', "demand", "stated", "end the blockade"),
    ('"Release the sailors now," Adaro said.', "demand", "stated", "Release the sailors now"),
    ("Adaro said the strait had to be opened.", "demand", "stated", "the strait had to be opened"),
    ("Norland's right to fish is non-negotiable, Adaro said.", "demand", "red line", "Norland's right to fish"),
    ("Norland will never budge on the return of its boats.", "demand", "red line", "the return of its boats"),
    ("Norland demanded an inquiry as a precondition for talks.", "demand", "firm", "an inquiry"),
    ('"There can be no peace without an inquiry," Adaro said.', "demand", "firm", "an inquiry"),
    # offer
    ("Norland offered to lift the blockade.", "offer", "stated", "lift the blockade"),
    ("Norland is ready to lift the blockade.", "offer", "flexible", "lift the blockade"),
    ("Norland has not ruled out a joint patrol.", "offer", "flexible", "a joint patrol"),
    ("Norland says it is considering opening the strait.", "offer", "flexible", "opening the strait"),
    ("Adaro suggested that the strait could be opened.", "offer", "flexible", "the strait could be opened"),
    ("Norland could lift the blockade if talks begin, Adaro said.", "offer", "conditional", "lift the blockade"),
    # promise
    ("Norland pledged to lift the blockade.", "promise", "stated", "lift the blockade"),
    ("Norland said it would withdraw its ships by Sunday.", "promise", "stated", "withdraw its ships by Sunday"),
    ("If talks begin, Norland will lift the blockade, Adaro said.", "promise", "conditional", "lift the blockade"),
    ("Norland threatened to close the strait.", "promise", "stated", "close the strait"),
    # acceptance
    ("Norland accepted the plan for a joint patrol.", "acceptance", "stated", "the plan for a joint patrol"),
    ("Norland agreed to a joint patrol.", "acceptance", "stated", "a joint patrol"),
    # rejection
    ("Norland rejected a joint patrol.", "rejection", "stated", "a joint patrol"),
    ("A joint patrol is strongly opposed by Norland.", "rejection", "firm", "A joint patrol"),
    ("Norland refused to open the strait.", "rejection", "stated", "open the strait"),
    ("Norland has no intention of opening the strait.", "rejection", "stated", "opening the strait"),
    ("Norland is not ready to open the strait.", "rejection", "stated", "open the strait"),
    ("Adaro said Norland would not open the strait.", "rejection", "stated", "open the strait"),
    ('"We will never open the strait," Adaro said.', "rejection", "red line", "open the strait"),
    ('"We cannot accept foreign ships," Adaro said.', "rejection", "red line", "foreign ships"),
    ("Adaro said a joint patrol would be unacceptable.", "rejection", "red line", "a joint patrol"),
    ("Norland threatened to scrap the treaty.", "rejection", "stated", "the treaty"),
    ('"There will be no concessions," Adaro said.', "rejection", "stated", "concessions"),
    # support
    ("Norland supports a joint patrol.", "support", "stated", "a joint patrol"),
    ("Norland voiced its support for a joint patrol.", "support", "stated", "a joint patrol"),
    ("Norland intends to stand by the treaty.", "support", "stated", "the treaty"),
    ("Norland reaffirmed its alliance with Ostia.", "support", "firm", "its alliance with Ostia"),
]


@pytest.mark.parametrize(("text", "stance", "firmness", "thing"), HITS)
def test_position_has_holder_stance_firmness_and_thing(text, stance, firmness, thing):
    found = positions_of(text)

    assert [position.evidence[0].quote for position in found] == [thing]
    assert [(position.stance, position.firmness) for position in found] == [(stance, firmness)]
    assert parties_of(found) == [NORLAND]


NEAR_MISSES = [
    # somebody else's account, criticism, condemnation
    "Critics say Norland wants to keep the boats.",
    "Belmonte said Norland demands the boats.",
    "Belmonte said Norland will never open the strait.",
    "Norland is accused by critics of playing for time.",
    "Norland condemned the closing of the strait.",
    "Norland called the closing of the strait a pity.",
    "Norland rejected the accusation.",
    "Criticism that Norland was urging Sudavia to close the strait was loud.",
    "Norland denied that it wants to close the strait.",
    # facts, aims as the reporter sees them
    "Norland insists that the boats have sunk.",
    "Norland wants to keep the boats.",
    "Norland seeks to keep the boats.",
    "Norland supports the rebels.",
    "Norland needs ships.",
    "Sudavia must open the strait.",
    "Norland will open the strait.",
    "Norland and Sudavia met in Ostia.",
    "Norland committed a crime.",
    "Norland declined to comment.",
    "Norland did not respond to requests for comment.",
    # hypotheticals, hedges
    "If Norland rejects the plan, talks will end.",
    "Norland may reject the plan.",
    "Perhaps Norland rejects the plan.",
    "Norland would have rejected the plan.",
    "It is unclear whether Norland supports the plan.",
    "Sudavia asked Norland to accept the plan.",
    "Sudavia wants a refusal.",
    "Adaro said Sudavia should have opened the strait.",
    "Adaro said the crew must have drowned.",
    # history
    "Norland used to reject such plans.",
    "Norland had once demanded the boats.",
    "Norland formerly supported the plan.",
    "Norland would often demand the boats.",
    # questions
    "Does Norland reject the plan?",
    "Will Norland accept the plan?",
    '"Should Sudavia open the strait?" Adaro said.',
    # nothing, or nobody at the table
    '"We must do this," Adaro said.',
    "Analysts reject the plan.",
    "The plan was rejected.",
    "Prices refused to fall.",
    "Support for the plan is falling.",
    "Norland supports Ostia.",
    "Norland did not demand the boats.",
    "Norland did not reject the plan.",
]


@pytest.mark.parametrize("text", NEAR_MISSES)
def test_near_miss_gives_no_position_of_norland(text):
    assert NORLAND not in parties_of(positions_of(text))


def test_list_gives_one_position_each():
    found = positions_of(
        "Norland called for the release of the sailors, an end to the blockade and compensation for the fishermen."
    )

    assert [position.evidence[0].quote for position in found] == [
        "the release of the sailors",
        "an end to the blockade",
        "compensation for the fishermen",
    ]


def test_actions_under_one_cue_are_parted():
    found = positions_of("Norland demands that Sudavia release the crew, return the boats and pay for the nets.")

    assert [position.evidence[0].quote for position in found] == [
        "Sudavia release the crew",
        "return the boats",
        "pay for the nets",
    ]


def test_shared_head_is_further_evidence():
    found = positions_of("Norland insists on a halt to arms sales and to the passing of intelligence to Sudavia.")

    assert [[part.quote for part in position.evidence] for position in found] == [
        ["a halt to arms sales"],
        ["the passing of intelligence to Sudavia", "a halt to"],
    ]
    assert [position.issue for position in found] == ["military aid", "intelligence sharing"]
    assert [position.polarity for position in found] == ["against", "against"]


def test_announced_list_is_what_counts():
    found = positions_of(
        "Norland will never give way on some points - above all the return of its boats, "
        "a Sudavian pledge to disarm and no more NATO enlargement."
    )

    assert [position.evidence[0].quote for position in found] == [
        "the return of its boats",
        "a Sudavian pledge to disarm",
        "no more NATO enlargement",
    ]
    assert {position.firmness for position in found} == {"red line"}
    assert parties_of(found) == [NORLAND]


def test_exchange_is_an_offer_and_a_demand():
    found = positions_of("Norland offered to lift the blockade in exchange for the boats.")

    assert [(position.stance, position.firmness, position.evidence[0].quote) for position in found] == [
        ("offer", "conditional", "lift the blockade"),
        ("demand", "conditional", "the boats"),
    ]


def test_strict_condition_is_kept_and_demanded():
    promise, demand = positions_of('"We will lift the blockade only if Sudavia returns the boats," Adaro said.')

    assert promise.condition is not None
    assert promise.condition.quote == "only if Sudavia returns the boats"
    assert (demand.stance, demand.evidence[0].quote) == ("demand", "Sudavia returns the boats")


def test_joint_stance_counts_once_for_each_party():
    found = positions_of("Norland and Sudavia agreed to extend the truce.")

    assert parties_of(found) == [NORLAND, SUDAVIA]
    assert len({position.id for position in found}) == len(found)


def test_light_cue_gives_way_to_the_one_it_governs():
    found = positions_of("Norland agreed to demand an inquiry.")

    assert [(position.stance, position.evidence[0].quote) for position in found] == [("demand", "an inquiry")]


def test_refusal_of_another_party_is_its_own():
    found = positions_of("Norland supports Sudavia's refusal to recognise Ostia.")

    assert [(position.stance, position.evidence[0].quote) for position in found] == [
        ("support", "Sudavia's refusal to recognise Ostia"),
        ("rejection", "recognise Ostia"),
    ]
    assert parties_of(found) == [NORLAND, SUDAVIA]


def test_position_tells_who_is_asked():
    (position,) = positions_of("Norland urged Sudavia to open the strait.")

    assert position.toward is not None
    assert position.toward.evidence is not None
    assert position.toward.evidence.quote == "Sudavia"


def test_position_stands_in_its_statement():
    (position,) = positions_of("Adaro said Sudavia must open the strait.")

    assert position.statement is not None


@pytest.mark.parametrize(
    "text", ["", "Norland.", '"', "Must. Should. Never.", "demands demands demands", "no more no more"]
)
def test_odd_text_is_survived(text):
    for position in positions_of(text):
        assert position.evidence[0].quote


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Norland said it will never open the strait.", [NORLAND]),
        ("Adaro said he will never open the strait.", [NORLAND]),
        ("Adaro said it will never open the strait.", []),
        ("Norland said the storm is near and it will never end.", []),
    ],
)
def test_pronoun_that_opens_what_is_said_is_the_speaker(text, parties):
    page, cast, statements = perform(text)
    named = {i: mention for i, mention in cast.mentions.items() if mention.kind is MentionKind.NAME}

    assert parties_of(list(find_positions(page, Cast(actors=cast.actors, mentions=named), statements))) == parties


def test_speaker_who_stands_in_own_words_is_not_asked_forever():
    page, cast, (said,) = perform("Adaro said he said he will open the strait.")
    named = {i: mention for i, mention in cast.mentions.items() if mention.kind is MentionKind.NAME}
    inner = page.text.index("said", page.text.index("he said"))
    own = replace(said, cue=page.evidence(Span(inner, inner + len("said"))))

    found = list(find_positions(page, Cast(actors=cast.actors, mentions=named), [own]))

    assert parties_of(found) in ([], [NORLAND])


@pytest.mark.parametrize(
    ("text", "stance", "thing"),
    [
        ("Sudavia offered a truce, but Norland refused.", "rejection", "a truce"),
        ("Sudavia asked for a joint patrol. Norland declined it.", "rejection", "a joint patrol"),
        ("Sudavia has offered to host the talks. Norland has accepted.", "acceptance", "host the talks"),
        ("A bishop offered a truce, but Norland refused.", "rejection", "a truce"),
        ("Norland offered a truce, but Sudavia may refuse.", "offer", "a truce"),
    ],
)
def test_answer_takes_its_thing_from_what_it_answers(text, stance, thing):
    found = [position for position in positions_of(text) if parties_of([position]) == [NORLAND]]

    assert [(position.stance, position.evidence[0].quote) for position in found] == [(stance, thing)]


def test_both_sides_are_the_two_parties_spoken_of():
    found = positions_of("Norland received Sudavia. Both sides pledged to extend the truce.")

    assert parties_of(found) == [NORLAND, SUDAVIA]


def test_both_sides_of_three_parties_stay_open():
    assert not positions_of("Norland and Ostia received Sudavia. Both sides pledged to extend the truce.")


def test_what_was_agreed_is_accepted_by_the_two_spoken_of():
    found = positions_of("Norland received Sudavia. It was agreed that the strait would be opened.")

    assert parties_of(found) == [NORLAND, SUDAVIA]
    assert {position.stance for position in found} == {"acceptance"}


@pytest.mark.parametrize(
    ("text", "stance", "firmness", "thing"),
    [
        ("A foreign base Norland will not accept.", "rejection", "red line", "A foreign base"),
        ("A joint patrol is what Norland proposes.", "offer", "stated", "A joint patrol"),
        ("Offered by Norland was a joint patrol.", "offer", "stated", "a joint patrol"),
        ("To the plan for a joint patrol Norland agreed.", "acceptance", "stated", "the plan for a joint patrol"),
        ("A pause of two weeks, proposed by Norland, was discussed.", "offer", "stated", "A pause of two weeks"),
        ("Norland sticks to its demand for an inquiry.", "demand", "firm", "an inquiry"),
    ],
)
def test_word_order_changes_nothing(text, stance, firmness, thing):
    found = positions_of(text)

    assert [(p.stance, p.firmness, p.evidence[0].quote) for p in found] == [(stance, firmness, thing)]
