"""What counts as a position, as a table to read: stance and firmness of each sentence, and sentences that hold none."""

import pytest

from tests.positions.stage import parties_of, positions_of

NORLAND = "NRL"

POSITIONS = """
# who demands says what another is to do, or what should be
demand stated         | Norland expects Sudavia to return the boats.                 | Sudavia to return the boats
demand stated         | Norland wants an end to the blockade.                        | an end to the blockade
demand stated         | Norland asked that the meeting be moved to the coast.        | the meeting be moved to the coast
demand stated         | Norland called for its crews to be freed.                     | its crews to be freed
demand stated         | Norland appealed to Sudavia to lay down its arms.            | lay down its arms
demand stated         | Norland pushed for a written text.                           | a written text
demand stated         | Norland warned Sudavia not to close the strait.              | not to close the strait
demand stated         | Norland's main demand remains the return of its boats.       | the return of its boats
demand stated         | Norland's position is that the strait should stay open.      | the strait should stay open
demand stated         | "What we need is a clear timetable," Adaro said.             | a clear timetable
demand stated         | "All we ask for is fair treatment," Adaro said.              | fair treatment
demand stated         | "The test will be the release of the crew," Adaro said.      | the release of the crew
demand stated         | "It is important that Sudavia open the strait," Adaro said.  | Sudavia open the strait
demand stated         | "We think the base should close," Adaro said.                | the base should close
# who repeats, insists or says must is firm
demand firm           | Norland insisted that any text be binding.                   | any text be binding
demand firm           | Norland once again urged Sudavia to open the strait.         | open the strait
demand firm           | Norland reiterated its demand for an inquiry.                | an inquiry
demand firm           | "The killing must stop," Adaro said.                         | The killing must stop
demand firm           | "Without an inquiry there will be no treaty," Adaro said.    | an inquiry
demand firm           | "Nothing will be signed without an inquiry," Adaro said.     | an inquiry
demand firm           | Norland took the position that the treaty must be revised.   | the treaty must be revised
# who leaves no room draws a red line
demand red line       | "Our right to the islands is not negotiable," Adaro said.    | Our right to the islands
demand red line       | Norland will not give way on the return of its boats.        | the return of its boats
rejection red line    | Norland will not accept foreign ships.                       | foreign ships
rejection red line    | Norland dismissed the treaty as unacceptable.                | the treaty
rejection red line    | Norland considers a new treaty inadmissible.                 | a new treaty
rejection red line    | "Under no circumstances will we leave the island," Adaro said. | leave the island
rejection red line    | "Never will our ships leave the strait," Adaro said.         | our ships leave the strait
rejection red line    | Norland's red line is a foreign base.                        | a foreign base
# a plain no, past or present, is stated
rejection stated      | Norland has not accepted the plan.                           | the plan
rejection stated      | Norland excluded a withdrawal.                               | a withdrawal
rejection stated      | Norland said no to a joint patrol.                           | a joint patrol
rejection stated      | "We see no reason to leave the island," Adaro said.          | leave the island
rejection stated      | "A joint patrol is out of the question," Adaro said.         | A joint patrol
rejection stated      | "I do not think the base should close," Adaro said.          | the base should close
rejection firm        | Norland flatly rejected a new map.                           | a new map
# room to move is flexible, whatever it is called
offer flexible        | "We would be happy to host the next round," Adaro said.      | host the next round
offer flexible        | A meeting in May is not excluded, Adaro said.                | A meeting in May
offer flexible        | "The door to a joint patrol remains open," Adaro said.       | a joint patrol
offer flexible        | Norland left open the possibility of a joint patrol.         | a joint patrol
offer flexible        | Adaro said Norland would look at the plan.                   | look at the plan
offer flexible        | Norland is weighing a pause of two weeks.                    | a pause of two weeks
acceptance flexible   | Norland has no objection to the plan.                        | the plan
# a condition or something in return makes it conditional
offer conditional     | Norland would reopen the port if the mines are cleared, Adaro said. | reopen the port
promise conditional   | "If Sudavia frees the crew, we will lift the blockade," Adaro said. | lift the blockade
rejection conditional | Norland ruled out direct talks as long as the strait is closed. | direct talks
# an offer, a promise, a yes and a support are told apart
offer stated          | Norland suggested a joint patrol.                            | a joint patrol
offer stated          | Norland has put forward a plan for the strait.               | a plan for the strait
promise stated        | Norland assured Sudavia that the crew would be freed.        | the crew would be freed
acceptance stated     | Norland signed up to the treaty.                             | the treaty
acceptance stated     | Norland gave its consent to the plan.                        | the plan
support stated        | Norland threw its weight behind the plan.                    | the plan
support stated        | Norland adheres to the truce.                                | the truce
support firm          | Norland has always supported a joint patrol.                 | a joint patrol
"""

NONE = """
# reported criticism, accusations, condemnation
Critics accuse Norland of demanding too much.
Critics say Norland rejects any compromise.
Analysts believe Norland should open the strait.
Belmonte said Norland wants a halt to the blockade.
Belmonte said Norland is ready to open the strait.
Norland condemned the attack.
Norland dismissed the report as a joke.
Norland rejected the criticism.
Norland denied that it had demanded the boats.
# history: over, or given up
Norland had promised to free the crew.
Norland once supported a joint patrol.
Norland used to demand the boats.
Norland dropped its opposition to the treaty.
Norland withdrew its demand for an inquiry.
Norland has softened its demand for an inquiry.
Adaro said Sudavia should have told Norland.
Norland formerly insisted on the return of its boats.
# hypotheticals and guesses
Had Norland accepted the plan, the war would be over.
If Norland accepts the plan, talks will go on.
Norland could reject the plan.
Norland might have accepted the plan.
Norland is expected to reject the plan.
Norland would like to be liked.
Perhaps Norland supports the plan.
It is not clear whether Norland accepts the plan.
"We would have opened the strait," Adaro said.
# questions
Will Norland open the strait?
Has Norland accepted the plan?
"Should we trust Sudavia?" Adaro said.
Norland was asked whether it would open the strait.
Norland asked whether the strait was open.
# another's wish or account
Sudavia urged Norland to open the strait.
Sudavia expects Norland to accept the plan.
Sudavia hopes Norland will reject the plan.
Asked to open the strait, Norland was silent.
"Sudavia wants war," Adaro said.
"Sudavia will attack again," Adaro said.
# facts, feelings, small talk
Norland insists that the boats have sunk.
Norland believes the boats could have sunk.
Norland assured Sudavia that the boats had sunk.
Norland considers the plan a mistake.
Norland offered no proof.
Norland offered its condolences.
Norland declined to comment.
Norland attached a note to the letter.
Norland is playing against Sudavia.
The ladder is against the wall.
"We will see what happens," Adaro said.
"We are happy to be here," Adaro said.
"We are pleased with the outcome," Adaro said.
"There is no doubt," Adaro said.
"Nobody should expect wonders," Adaro said.
"Sudavia must have known," Adaro said.
"""


def rows(table: str) -> list[str]:
    """Return the lines of a table without its headings."""
    return [line for line in table.strip().splitlines() if not line.startswith("#")]


@pytest.mark.parametrize("row", rows(POSITIONS))
def test_sentence_holds_this_position(row):
    what, text, thing = (part.strip() for part in row.split("|"))
    stance, firmness = what.split(maxsplit=1)
    (found,) = positions_of(text)

    assert (found.stance, found.firmness) == (stance, firmness)
    assert found.evidence[0].quote == thing
    assert parties_of([found]) == [NORLAND]


@pytest.mark.parametrize("text", rows(NONE))
def test_sentence_holds_no_position_of_norland(text):
    assert NORLAND not in parties_of(positions_of(text))
