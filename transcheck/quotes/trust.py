"""How far each kind of evidence for a speaker is trusted, fitted on labelled articles.

What names a speaker and what ties it to the quote are judged apart; the speaker is as sure as both together.
`trust.toml` holds the figures, `benchmarks/fit_trust.py` fits them, `benchmarks/speakers.py` shows what they lead to.
"""

import tomllib
from pathlib import Path

_TABLE = tomllib.loads(Path(__file__).with_name("trust.toml").read_text(encoding="utf-8"))


def _of(name: str) -> float:
    """The fitted trust in a kind of evidence, 0..1; the one set by hand where nothing labelled shows it."""
    fitted, prior = _TABLE["fitted"].get(name), _TABLE["prior"][name]
    return float(fitted[0] if fitted else prior)


# What the words show of the speaker.
FULL_NAME = _of("full_name")  # a name of several words, a title or a given name among them
SHORT_NAME = _of("short_name")
PROPER_NAME = _of("proper_name")  # a word that English has not
UNPROVEN_NAME = _of("unproven_name")  # a capital within the sentence
OPENING_WORD = _of("opening_word")  # a word that begins its sentence, in a language without a lexicon here
OBLIQUE = _of("oblique")  # a Slavic surname in another case than the nominative
NO_NAME = _of("no_name")  # a word that has its capital from the beginning of the sentence
ROLE = _of("role")  # a title or a description that the article gave one person before
NO_ROLE = _of("no_role")  # a description of someone whose role the article does not tell
BODY = _of("body")  # a ministry, the police
DESCRIBED = _of("described")  # "a neighbour"
SEVERAL = _of("several")  # two names
THING = _of("thing")  # "the report"

# What ties them to the quote.
BESIDE = _of("beside")  # a verb of speech beside the quote
GOVERNS = _of("governs")  # one that governs its sentence
WEAVES = _of("weaves")  # a verb that is not of speech
RESUMED = _of("resumed")  # the quote goes on after its attribution
SUBJECT_BEFORE = _of("subject_before")  # whom the sentence before is about
PARAGRAPH_BEFORE = _of("paragraph_before")  # the speaker or the subject of the paragraph before
WOVEN_IN = _of("woven_in")  # words woven into a sentence that names no speaker
HELD_OFF = _of("held_off")  # a title, a nickname, words at arm's length
FORWARD = _of("forward")  # whoever speaks the next quote of the paragraph
ONLY_SPEAKER = _of("only_speaker")  # the only one whom the article quotes, for words of its heading
ANSWERS = _of("answers")  # "A:" of the one who was interviewed
TURN_LINE = _of("turn_line")  # a line of attribution under the quote

# What ties a pronoun to a person.
SUBJECT = _of("subject")  # the subject of the sentence before
SUBJECT_OF_EITHER = _of("subject_of_either")  # one whose gender nothing tells
OTHER = _of("other")  # no subject, but the only one whom the pronoun fits
RIVALLED = _of("rivalled")  # one of several whom it fits
PASSED_OVER = 0.06  # less for each sentence that names someone else whom it might fit
FURTHER = 0.02  # less for each sentence more between the two
