"""How far each kind of evidence for a speaker is trusted, set by hand by how it fared on labelled articles.

What names a speaker and what ties it to the quote are judged apart; the speaker is as sure as both together. See
`benchmarks/speakers.py`, which shows what they lead to.
"""

# What the words show of the speaker.
FULL_NAME = 0.99  # a name of several words, a title or a given name among them
SHORT_NAME = 0.97
PROPER_NAME = 0.95  # a word that English has not
UNPROVEN_NAME = 0.9  # a capital within the sentence
OPENING_WORD = 0.8  # a word that begins its sentence, in a language without a lexicon here
OBLIQUE = 0.9  # a Slavic surname in another case than the nominative
NO_NAME = 0.2  # a word that has its capital from the beginning of the sentence
ROLE = 0.95  # a title or a description that the article gave one person before
NO_ROLE = 0.95  # a description of someone whose role the article does not tell
BODY = 0.94  # a ministry, the police
DESCRIBED = 0.93  # "a neighbour"
SEVERAL = 0.93  # two names
THING = 0.4  # "the report"

# What ties them to the quote.
BESIDE = 0.99  # a verb of speech beside the quote
GOVERNS = 0.96  # one that governs its sentence
WEAVES = 0.92  # a verb that is not of speech
RESUMED = 0.97  # the quote goes on after its attribution
SUBJECT_BEFORE = 0.93  # whom the sentence before is about
PARAGRAPH_BEFORE = 0.9  # the speaker or the subject of the paragraph before
WOVEN_IN = 0.85  # words woven into a sentence that names no speaker
HELD_OFF = 0.8  # a title, a nickname, words at arm's length
FORWARD = 0.7  # whoever speaks the next quote of the paragraph
ONLY_SPEAKER = 0.9  # the only one whom the article quotes, for words of its heading
ANSWERS = 0.95  # "A:" of the one who was interviewed
TURN_LINE = 0.98  # a line of attribution under the quote

# What ties a pronoun to a person.
SUBJECT = 0.97  # the subject of the sentence before
SUBJECT_OF_EITHER = 0.92  # one whose gender nothing tells
OTHER = 0.9  # no subject, but the only one whom the pronoun fits
RIVALLED = 0.75  # one of several whom it fits
PASSED_OVER = 0.06  # less for each sentence that names someone else whom it might fit
FURTHER = 0.02  # less for each sentence more between the two
