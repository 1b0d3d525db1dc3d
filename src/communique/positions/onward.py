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
    around_cue = _around_cue(scene, token.head)
    if around_cue is not None:
        return around_cue
    subject = token.head.child(*SUBJECTS) or token.child(*SUBJECTS)
    if subject is None:
        return None
    is_somebody = subject.lower in PERSONAL
    if is_somebody and (subject.lower not in {"he", "she", "they"} or scene.cast.at(subject.i) is None):
        return None
    sentence = scene.page.sentence_of(token)
    return _before_colon(scene, token, sentence) or _statement_before(scene, sentence, FARTHEST)


def _before_colon(scene: Scene, token: Token, sentence: Sentence) -> Statement | None:
    """Return the statement whose cue stands before a colon: "spelled out the offer: Norland would"."""
    colon = next((word for word in sentence.tokens if word.text == ":"), None)
    if (
        colon is None
        or colon.i > token.i
        or any(word.i in scene.around for word in sentence.tokens if word.i > colon.i)
    ):
        return None
    cues = (scene.said_by(word) for word in sentence.tokens if word.i < colon.i and word.dep in {"ROOT", "ccomp"})
    return next((found for found in cues if found is not None and scene.speaker_of(found) is not None), None)


def _around_cue(scene: Scene, verb: Token) -> Statement | None:
    """Return the statement whose cue stands beside a clause: "it is ready, he said, but would not"."""
    if verb.dep == "conj" and verb.i > verb.head.i and verb.child(*SUBJECTS) is None:
        is_after = any(child.dep == "ccomp" and child.i < verb.head.i for child in verb.head.children)
        return scene.said_by(verb.head) if is_after else None
    inserted = (scene.said_by(child) for child in verb.children_by("parataxis") if child.i > verb.i)
    return next((found for found in inserted if found is not None and scene.speaker_of(found) is not None), None)


def going_on_at(scene: Scene, token: Token) -> Statement | None:
    """Return the statement that a reporter's sentence of judgement goes on with: "A return was "unacceptable"."."""
    return _statement_before(scene, scene.page.sentence_of(token), 1)


def _statement_before(scene: Scene, sentence: Sentence, reach: int) -> Statement | None:
    if sentence.index == 0 or reach == 0 or _is_told(scene, sentence) or sentence.tokens[0].lower in BREAKING:
        return None
    if sentence.tokens[-1].text == "?" or any(token.lemma in words("bystanders") for token in sentence.tokens):
        return None
    before = scene.page.sentences[sentence.index - 1]
    if before.paragraph != sentence.paragraph:
        return None
    heads = [word for root in before.roots for word in (root, *root.children_by("ccomp"))]
    found = next((said for word in heads if (said := scene.said_by(word)) is not None), None)
    if found is None:
        last = next((token for token in reversed(before.tokens) if token.i in scene.around), None)
        found = scene.around[last.i][-1] if last is not None and _is_whole(scene, before) else None
    if found is None:
        return _statement_before(scene, before, reach - 1)
    return found if found.act not in DOUBTFUL and scene.speaker_of(found) is not None else None


def _is_told(scene: Scene, sentence: Sentence) -> bool:
    """Tell whether somebody is said to say or do something in a sentence."""
    return any(token.i in scene.around or token.i in scene.by_cue for token in sentence.tokens)


def _is_whole(scene: Scene, sentence: Sentence) -> bool:
    """Tell whether a sentence is nothing but speech."""
    return all(token.i in scene.around for root in sentence.roots for token in (root,))
