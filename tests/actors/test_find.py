"""Who a page speaks of."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from communique.actors import find_actors
from communique.domain.actor import ActorKind, MentionKind, Rank
from communique.domain.document import Origin, make_document
from communique.language import annotate


def test_text_introduces_people_no_roster_knows(read):
    found = read("Kazakh presidential aide Timur Abilseitov met Oman's trade envoy, Salim al-Harthy, in Bergen.")
    aide, envoy = found.actor("Timur Abilseitov"), found.actor("Salim al-Harthy")
    assert (aide.party, aide.roles[0].title, aide.roles[0].rank) == ("KAZ", "presidential aide", Rank.OFFICIAL)
    assert (envoy.party, envoy.roles[0].rank) == ("OMN", Rank.ENVOY)


def test_office_behind_a_name_is_learned(read):
    found = read("Halvard Brekkestad, the Norwegian prime minister, spoke first. Brekkestad was brief.")
    assert found.actor("Halvard Brekkestad").party == "NOR"
    assert len(found.actor("Halvard Brekkestad").mentions) == 2


def test_possessor_gives_the_party(read):
    found = read("Russian President Vladimir Putin sent word. Putin's special envoy Torvald Husebo carried it.")
    assert found.actor("Torvald Husebo").party == "RUS"
    assert not [actor for actor in found.cast.actors.values() if actor.kind is ActorKind.ORGANISATION]


def test_office_goes_to_the_name_it_stands_beside(read):
    found = read("He met Torvald Husebo, the special envoy of Norwegian Prime Minister Halvard Brekkestad.")
    assert found.actor("Torvald Husebo").roles[0].title == "special envoy"
    assert found.actor("Halvard Brekkestad").roles[0].title == "Prime Minister"
    assert {found.actor(name).party for name in ("Torvald Husebo", "Halvard Brekkestad")} == {"NOR"}


def test_rank_may_stand_between_office_and_name(read):
    roles = read("A Norwegian army spokesman, Major General Torvald Husebo, denied it.").actor("Torvald Husebo").roles
    assert {role.title for role in roles} == {"Major General", "army spokesman"}


def test_owner_gives_the_party_through_a_pronoun(read):
    found = read('"It will come," said Astana. Its spokesman, Yerlan Omarkhanov, gave no date.')
    assert found.actor("Yerlan Omarkhanov").party == "KAZ"


@pytest.mark.parametrize(
    ("day", "title"), [("2018-05-01", "President"), ("2025-05-01", "President"), (None, "President")]
)
def test_roster_gives_the_office_of_the_day(read, day, title):
    trump = read("Donald Trump spoke.", day).actor("Donald Trump")
    assert (trump.party, trump.roles[0].title, trump.kind) == ("USA", title, ActorKind.PERSON)


def test_role_keeps_where_it_comes_from(read):
    roles = read("Kremlin spokesman Dmitry Peskov smiled.").actor("Dmitry Peskov").roles
    assert {(bool(role.roster), bool(role.evidence)) for role in roles} == {(True, False), (False, True)}


def test_former_office_is_no_rank_of_today(read):
    roles = read("Former Norwegian president Torvald Husebo wrote a book.").actor("Torvald Husebo").roles
    assert roles[0].rank is Rank.OTHER


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Volodymyr Zelensky left. Zelenskyy gave no reason.", "Volodymyr Zelenskyy"),
        ("Abbas Araqchi left. Araghchi gave no reason.", "Abbas Araghchi"),
        ("Torvald Husebo, the envoy, left. Husebo gave no reason.", "Torvald Husebo"),
    ],
)
def test_spellings_and_surnames_are_one_person(read, text, name):
    assert [actor for actor in read(text).names() if actor != "envoy"] == [name]


@pytest.mark.parametrize("name", ["Ali Abdullah Saleh", "Ali Saleh"])
def test_whoever_bears_a_name_like_one_of_the_roster_is_somebody_else(read, name):
    assert name in read(f"{name}, the envoy, met a visitor in Sanaa.").names()


def test_people_with_one_surname_are_told_apart_by_address(read):
    found = read(
        "Timur Karimov, the Uzbek envoy, and Leyla Karimova, a lawyer, left. Ms. Karimova was late. Mr. Karimov spoke."
    )
    assert found.named("Mr. Karimov spoke") == "Timur Karimov"
    assert found.named("Ms. Karimova was") == "Leyla Karimova"


def test_pair_of_surnames_is_two_people(read):
    found = read(
        "Kazakh President Daniyar Seitbekov met Norwegian envoy Torvald Husebo. The Seitbekov-Husebo call was short."
    )
    assert found.named("Seitbekov-") == "Daniyar Seitbekov"
    assert found.named("Husebo call") == "Torvald Husebo"


def test_surname_alone_is_nobody_of_a_far_state(read):
    assert "Manuel Marrero Cruz" not in read("Cruz said taxes were too high, voters in the valley recalled.").names()


def test_surname_is_a_person_whatever_stands_near(read):
    found = read("North Korea rejected Trump's offer. Donald Trump shrugged.")
    assert found.named("Trump's offer") == "Donald Trump"


@pytest.mark.parametrize(
    "text",
    [
        "The ministers met in Moscow on Friday.",
        "She flew to Ankara and came back from Tehran.",
        "The Istanbul talks went well.",
        "They posted it on Truth Social.",
        "The Russian proposal was late.",
        "The matter was raised on X and in the press of Bergen.",
    ],
)
def test_places_platforms_and_adjectives_are_no_actors(read, text):
    kinds = {ActorKind.GOVERNMENT, ActorKind.PERSON, ActorKind.ORGANISATION}
    assert not [actor.name for actor in read(text).cast.actors.values() if actor.kind in kinds]


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Moscow rejected it.", "Moscow", "Russia"),
        ("Pressure on Kyiv grew, and talks between Ankara and Tehran stalled.", "Ankara", "Turkey"),
        ("The offer was refused by Tehran.", "Tehran", "Iran"),
        ("The Kremlin was silent.", "Kremlin", "Russia"),
        ("US-Iran talks resumed.", "US", "United States"),
    ],
)
def test_what_stands_for_a_government_is_that_government(read, text, words, name):
    found = read(text)
    assert found.named(words) == name
    assert found.actor(name).kind is ActorKind.GOVERNMENT


def test_ministry_is_an_actor_of_its_own_with_its_states_party(read):
    found = read("Norway's foreign ministry protested. The ministry gave no details.")
    ministry = found.actor("Norwegian foreign ministry")
    assert (ministry.kind, ministry.party, len(ministry.mentions)) == (ActorKind.GOVERNMENT, "NOR", 2)


def test_ministry_with_capitals_is_its_states(read):
    found = read("Norway's Defense Ministry denied it. A spokesperson for the ministry, Ada Brekke, gave no details.")
    assert found.actor("Norwegian Defense Ministry").party == "NOR"
    assert found.actor("Ada Brekke").roles[0].title == "spokesperson"


@pytest.mark.parametrize(
    ("text", "name", "kind", "party"),
    [
        ("Two senior Omani officials agreed.", "senior Omani officials", ActorKind.GROUP, "OMN"),
        ("Officials in Oslo agreed.", "officials in Oslo", ActorKind.GROUP, "NOR"),
        ("Critics disagreed.", "critics", ActorKind.UNNAMED, None),
        ("A Western diplomat disagreed.", "Western diplomat", ActorKind.UNNAMED, None),
        ("A Turkish official disagreed.", "Turkish official", ActorKind.UNNAMED, "TUR"),
    ],
)
def test_groups_and_voices_have_the_words_of_the_phrase(read, text, name, kind, party):
    actor = read(text).actor(name)
    assert (actor.kind, actor.party) == (kind, party)


def test_group_of_a_leader_has_his_party_and_he_is_not_mentioned(read):
    found = read("Donald Trump stayed away. Senior Trump officials met him later.")
    assert found.actor("senior Trump officials").party == "USA"
    assert len(found.actor("Donald Trump").mentions) == 2  # the name and "him"


def test_pair_carries_its_members(read):
    found = read("Sergey Lavrov called Marco Rubio. The two ministers will meet.")
    members = found.mention("two ministers").members
    assert {found.cast.actors[member].name for member in members} == {"Sergey Lavrov", "Marco Rubio"}


def test_every_word_of_a_name_and_its_title_leads_to_the_mention(read):
    found = read("Oman's foreign minister, Badr al-Busaidi, flew home.")
    heads = {found.mention(words).span for words in ("minister", "Badr", "Busaidi")}
    assert [span.of(found.page.text) for span in heads] == ["Badr al-Busaidi"]
    assert found.mention("Badr").kind is MentionKind.NAME


def test_voices_of_two_texts_are_two(read):
    one, other = read("Critics disagreed."), read("Critics disagreed loudly.")
    assert one.actor("critics").id != other.actor("critics").id


def test_person_of_the_roster_is_the_same_in_two_texts(read):
    assert read("Putin spoke.").actor("Vladimir Putin").id == read("Vladimir Putin left.").actor("Vladimir Putin").id


WORDS = [
    "President",
    "Trump",
    "the",
    "Kremlin",
    "'s",
    "envoy",
    ",",
    "-",
    "he",
    "their",
    "two",
    "leaders",
    "of",
    "and",
    "said",
    ".",
    "“",
    "”",
    "al",
    "Mr.",
    "who",
    "both",
    "sides",
    "it",
]


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.sampled_from(WORDS),
        max_size=30,
    ).map(" ".join)
    | st.text(max_size=80)
)
def test_any_text_reads_and_every_mention_fits(text):
    page = annotate(make_document(text, Origin()))
    cast = find_actors(page)
    assert find_actors(page) == cast
    for index, mention in cast.mentions.items():
        assert mention.actor in cast.actors
        assert set(mention.members) <= cast.actors.keys()
        assert 0 <= index < len(page.tokens)
        assert page.evidence(mention.span) in cast.actors[mention.actor].mentions
    for actor in cast.actors.values():
        assert actor.name
        assert actor.party is None or len(actor.party) == 3 or actor.party in cast.actors


def test_word_that_opens_a_sentence_is_no_given_name(read):
    assert read("Follow Ada Brekke on the radio. Because Ada Brekke left, it was over.").names() == ["Ada Brekke"]


def test_longer_given_name_is_another_persons(read):
    assert "Emmanuel Macron" not in read("U.N. envoy Emmanuelito Macron spoke first.").names()
    assert "Sergey Lavrov" in read("Foreign Minister Sergei Lavrov spoke first.").names()


def test_surname_of_two_words_is_known_again(read):
    found = read("Envoy Salim Ould Berg Husebo spoke first. Then {Ould Berg} left.")
    assert found.named(found.marks[0][0]) == "Salim Ould Berg Husebo"


def test_initials_in_brackets_are_no_person_and_make_the_name_before_an_organisation(read):
    found = read("He resumed his talks with the General Border Congress (GBC) in Oslo. The GBC was silent.")
    names = found.names()
    assert "United States" not in names
    assert not [name for name in names if name.startswith("GBC")]


def test_delegation_acts_for_the_group_before_it(read):
    found = read("A Houthi delegation arrived in Oslo.")
    assert found.named("Houthi delegation") == "Houthi delegation"
    assert found.cast.actors[found.actor("Houthi delegation").party].name == "Houthis"


def test_foreign_ministry_bears_its_own_name(read):
    found = read("The French foreign ministry was silent.")
    assert "French foreign ministry" in found.names()


def test_north_and_south_are_two(read):
    assert {"North Korea", "South Korea"} <= set(read("North and South Korea agreed to meet.").names())
    assert "North Korea" not in read("North and South Sudan agreed to meet.").names()
