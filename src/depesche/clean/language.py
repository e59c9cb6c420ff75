"""The language of a text, among the few that news on German desks comes in."""

from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

LANGUAGES = ("ar", "cs", "da", "de", "en", "es", "fr", "it", "ja", "ko", "nl", "pl", "pt", "ru", "sv", "tr", "uk", "zh")
"""With all 97 that the model knows, short German lines turn into Luxembourgish or Low German."""
SAMPLE_CHARACTERS = 5_000
SURE = 0.6
"""Below this probability the markup's word counts for more; German lines of three words have .8."""
UNDETERMINED = "und"


def language_of(text: str, stated: str | None = None) -> str:
    """ISO 639-1 code of the text; `stated` (by markup) counts if the text is too short to tell, else `und`."""
    sample = text[:SAMPLE_CHARACTERS]
    if not any(map(str.isalpha, sample)):
        return stated or UNDETERMINED
    code, probability = identifier().classify(sample)
    return str(code) if probability >= SURE else stated or UNDETERMINED


@cache
def identifier() -> LanguageIdentifier:
    """The model, loaded once and narrowed to `LANGUAGES`."""
    model = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    model.set_languages(LANGUAGES)
    return model
