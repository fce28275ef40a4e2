"""What can be found. One rule per file; a rule is known by standing in RULES."""

from transcheck.rules.address_differs import AddressDiffers
from transcheck.rules.antonym_mismatch import AntonymMismatch
from transcheck.rules.attribution_mismatch import AttributionMismatch
from transcheck.rules.base import Rule
from transcheck.rules.comparison_mismatch import ComparisonMismatch
from transcheck.rules.date_against_original import DateAgainstOriginal
from transcheck.rules.date_mismatch import DateMismatch
from transcheck.rules.first_mention import FirstMention
from transcheck.rules.fragment_turns import FragmentTurns
from transcheck.rules.glossary_variant import GlossaryVariant
from transcheck.rules.lookalike_letters import LookalikeLetters
from transcheck.rules.meaning_differs import MeaningDiffers
from transcheck.rules.mismatched_marks import MismatchedMarks
from transcheck.rules.mixed_forms import MixedForms
from transcheck.rules.modality_mismatch import ModalityMismatch
from transcheck.rules.name_differs import NameDiffers
from transcheck.rules.name_spelling import NameSpelling
from transcheck.rules.negation_against_original import NegationAgainstOriginal
from transcheck.rules.negation_mismatch import NegationMismatch
from transcheck.rules.number_against_original import NumberAgainstOriginal
from transcheck.rules.number_mismatch import NumberMismatch
from transcheck.rules.omission_or_addition import OmissionOrAddition
from transcheck.rules.order_mismatch import OrderMismatch
from transcheck.rules.own_voice import OwnVoice
from transcheck.rules.person_mismatch import PersonMismatch
from transcheck.rules.quantifier_mismatch import QuantifierMismatch
from transcheck.rules.question_mismatch import QuestionMismatch
from transcheck.rules.quoted_twice import QuotedTwice
from transcheck.rules.stray_mark import StrayMark
from transcheck.rules.tense_mismatch import TenseMismatch
from transcheck.rules.term_choice import TermChoice
from transcheck.rules.term_missing import TermMissing
from transcheck.rules.title_mismatch import TitleMismatch
from transcheck.rules.unclosed_quote import UnclosedQuote
from transcheck.rules.unlisted_variant import UnlistedVariant

# The more specific of two rules that see the same words stands first.
RULES: tuple[type[Rule], ...] = (
    UnclosedQuote,
    StrayMark,
    MismatchedMarks,
    LookalikeLetters,
    GlossaryVariant,
    MixedForms,
    FirstMention,
    UnlistedVariant,
    NameSpelling,
    AttributionMismatch,
    OwnVoice,
    FragmentTurns,
    QuotedTwice,
    DateMismatch,
    NumberMismatch,
    NegationMismatch,
    DateAgainstOriginal,
    NumberAgainstOriginal,
    NegationAgainstOriginal,
    NameDiffers,
    PersonMismatch,
    ComparisonMismatch,
    OrderMismatch,
    ModalityMismatch,
    QuantifierMismatch,
    TitleMismatch,
    TermChoice,
    TermMissing,
    AddressDiffers,
    QuestionMismatch,
    AntonymMismatch,
    TenseMismatch,
    OmissionOrAddition,
    MeaningDiffers,
)
