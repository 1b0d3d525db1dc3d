"""Tells whose words a sentence goes on with that names no speaker: "Norland demands A. B must be returned as well."."""

from communique.domain.statement import Act, Statement
from communique.language import Sentence, Token
from communique.positions.lexicon import words
from communique.positions.voices import Scene

FARTHEST = 2  # sentences that go on without a cue
SUBJECTS = ("nsubj", "nsubjpass", "expl")
PERSONAL = frozenset({"i", "we", "you", "he", "she", "they", "who", "one"})
BREAKING = frozenset({"but", "yet", "however", "still", "meanwhile", "instead", "nevertheless", "though", "in"})
ONWARD = frozenset({"must", "should", "would", "cannot", "can", "ca", "could", "has", "have", "had", "ought", "will"})
DOUBTFUL = frozenset({Act.THINK, Act.ASK, Act.PRAISE, Act.ACCUSE, Act.CRITICISE})


def carried_at(scene: Scene, token: Token) -> Statement | None:
    """Return the statement that a reporter's sentence goes on with; None where it stands on its own."""
    if token.lower not in ONWARD or token.is_quoted:
        return None
    subject = token.head.child(*SUBJECTS) or token.child(*SUBJECTS)
    if subject is None or subject.lower in PERSONAL:
        return None
    return _statement_before(scene, scene.page.sentence_of(token), FARTHEST)


def _statement_before(scene: Scene, sentence: Sentence, reach: int) -> Statement | None:
    if sentence.index == 0 or reach == 0 or _is_told(scene, sentence) or sentence.tokens[0].lower in BREAKING:
        return None
    if sentence.tokens[-1].text == "?" or any(token.lemma in words("bystanders") for token in sentence.tokens):
        return None
    before = scene.page.sentences[sentence.index - 1]
    if before.paragraph != sentence.paragraph:
        return None
    found = next((said for root in before.roots if (said := scene.said_by(root)) is not None), None)
    if found is None:
        last = next((token for token in reversed(before.tokens) if token.i in scene.around), None)
        found = scene.around[last.i][-1] if last is not None and _is_whole(scene, before) else None
    if found is None:
        return _statement_before(scene, before, reach - 1)
    return found if found.act not in DOUBTFUL and scene.speaker_of(found) is not None else None


def _is_told(scene: Scene, sentence: Sentence) -> bool:
    """Tell whether somebody is said to say or do something in a sentence."""
    return any(token.i in scene.around or token.i in scene.by_cue or token.is_quoted for token in sentence.tokens)


def _is_whole(scene: Scene, sentence: Sentence) -> bool:
    """Tell whether a sentence is nothing but speech."""
    return all(token.i in scene.around for root in sentence.roots for token in (root,))
