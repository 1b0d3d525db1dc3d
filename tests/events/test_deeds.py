import pytest

from communique.domain.document import Origin, make_document
from communique.events.acts import find_deeds
from communique.language import annotate


def types_of(text):
    return [deed.type.value for deed in find_deeds(annotate(make_document(text, Origin())))]


@pytest.mark.parametrize(
    ("type_", "text"),
    [
        ("YIELD", "Norway lifted its ban on Chilean salmon."),
        ("SANCTION", "Norway suspended aid to Malawi."),
        ("COERCE", "Norway suspended a Chilean newspaper."),
        ("SANCTION", "Norway withdrew its peacekeepers from Mali."),
        ("YIELD", "Norway withdrew its troops from Mali."),
        ("AGREE", "Norway is willing to pull its troops out of Mali."),
        ("REJECT", "Norway will not lift its ban on Chilean salmon."),
        ("REJECT", "Norway refused to meet the Chilean envoy."),
        ("REJECT", "Norway rejected a request from Chile."),
        ("YIELD", "Norway accepted the demands of Chile."),
        ("AGREE", "Norway will host the Chilean president."),
        ("THREATEN", "Norway will impose sanctions on Chile."),
        ("THREATEN", "Norway threatened to shell a Chilean port."),
        ("ACCUSE", "Norway launched a scathing attack on the Chilean government."),
        ("ASSAULT", "Norway launched a dawn attack on a Chilean port."),
        ("ACCUSE", "Norway summoned the Chilean ambassador to complain about whaling."),
        ("REQUEST", "Norway said that Chile must close the mine."),
        ("REQUEST", "Norway demanded that Chile withdraw its fleet."),
        ("SUPPORT", "Norway and Chile signed a treaty."),
        ("SUPPORT", "Norway phoned the Chilean president to congratulate him."),
        ("ACCUSE", "The deputies called for sanctions against Chile."),
        ("REJECT", "Norway and Chile failed to reach an agreement."),
        ("YIELD", "Norway announced the release of two Chilean sailors."),
        ("ASSAULT", "A Chilean port was shelled by the Norwegian navy."),
        ("ASSAULT", "Fighting broke out between Norwegian and Chilean marines."),
        ("ACCUSE", "Norway said that Chile had violated its airspace."),
        ("ACCUSE", "The premier came under fire from Chilean deputies."),
        ("AID", "Chile received ten ambulances from Norway."),
        ("AGREE", "Norway is open to talks with Chile."),
        ("AGREE", "The Norwegian minister is expected to visit Chile."),
        ("COERCE", "Norway placed a Chilean editor under house arrest."),
        ("PROTEST", "Demonstrators set fire to a bank in Chile."),
        ("REQUEST", "Norway told Chile to close the mine."),
        ("REJECT", "Norway sees no need for talks with Chile."),
        ("THREATEN", "Norway gave Chile until Friday."),
    ],
)
def test_clause_has_its_plover_type(type_, text):
    assert types_of(text) == [type_]


@pytest.mark.parametrize(
    "text",
    [
        "Norway did not attack Chile.",
        "Norway called the plan off the record.",
        "The minister hung up the phone.",
        "The orchestra met the deadline for its report on Chile.",
        "Norway sent experts to Chile in order to help.",
        "The meeting was to take place in Chile.",
        "Norway did not meet the Chilean envoy.",
    ],
)
def test_clause_names_no_hostile_act(text):
    assert not set(types_of(text)) & {"ASSAULT", "COERCE", "SANCTION", "THREATEN"}


def test_operator_speaks_for_the_act_below_it():
    assert types_of("Norway agreed to release two sailors and praised Chile.") == ["AGREE", "SUPPORT"]
