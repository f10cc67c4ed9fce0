"""Rules on how strongly a brief speaks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from warraq.check.briefs import Line, with_words
from warraq.check.rule import Wrong, rule
from warraq.check.study_text import StudyText
from warraq.language.arabic import bare
from warraq.model import Claim

_STRENGTH = ("possible", "expected", "reported", "asserted")
_WILL = re.compile(
    r"(?<!\w)(?:will|shall|(?:is|are) going to|(?:is|are) (?:certain|bound) to|inevitably|certainly"
    r"|undoubtedly|definitely|guarantees?|cannot but|[وف]?سوف|[وف]?لن"
    r"|حتما|بالتأكيد|لا محالة|(?:ال)?مؤكد أن|(?:ب?لا) شك|لا مفر"
    r"|يقينا)(?!\w)",
    re.IGNORECASE,
)
_FUTURE = re.compile(r"(?<!\w)[وف]?س(?P<verb>[يتنأ][\u0621-\u064a]{3,})(?!\w)")
_HEDGE = re.compile(
    r"(?<!\w)(?:expect\w*|likely|may|might|could|would|possibl[ey]|probabl[ey]|perhaps|risk\w*|foresee\w*|project\w*"
    r"|forecast\w*|anticipat\w*|potential\w*|if|chances?|in doubt|prospects?|suggests?|seems?|appears?)(?!\w)"
    r"|(?<!\w)[وفلب]{0,2}[يتنم]?(?:توقع|رجح|حتمل)|(?<!\w)[وف]?ل?(?:قد|ربما|لعل|يمكن|يبدو|عسى|إن|إذا|لو)(?!\w)"
    r"|محتمل|احتمال|مرجح|متوقع|توقع|مرشح|خطر|مخاطر|محل شك|من شأن|يخشى|تقدير|تستبعد|يتوقف على|قابل",
    re.IGNORECASE,
)
_MAY = re.compile(
    r"(?<!\w)(?:may|might|could|possibl[ey]|perhaps|potential\w*|if|chances?|risk\w*|in doubt|would)(?!\w)"
    r"|(?<!\w)[وف]?ل?(?:قد|ربما|لعل|يمكن|عسى|إن|إذا|لو)(?!\w)|محتمل|احتمال|يحتمل|محل شك|من شأن|خطر|قابل",
    re.IGNORECASE,
)


def modality(claims: tuple[Claim, ...], pick: Callable[..., Any] = max) -> str:
    """The strongest modality among the claims (or with `min` the weakest)."""
    return str(pick((c.modality for c in claims), key=_STRENGTH.index, default="asserted"))


def _is_foretold(line: Line, copy: StudyText) -> bool:
    """Whether a claim that asserts or reports says itself what will be."""
    firm = [c.gist for c in line.claims if c.modality in ("asserted", "reported")]
    return any(_strong(bare(words), copy) for gist in firm for words in gist.values())


@rule("C-brief-07")
def lines_are_not_stronger_than_claims(copy: StudyText) -> Iterator[Wrong]:
    """A line that rests on what is expected or possible does not say that it will be."""
    for line, passage in with_words(copy):
        strength, weakest = modality(line.claims), modality(line.claims, min)
        if weakest not in ("expected", "possible") or _is_foretold(line, copy):
            continue
        hint = f"its claims are {weakest}: say so, or name the claim that asserts it"
        for start, end in passage.sentences:
            sentence = bare(passage.text[start:end])
            strong = _strong(sentence, copy)
            hedged = (_MAY if strength == "possible" else _HEDGE).search(sentence)
            if strong and not hedged:
                message = f"line {line.name} says «{strong}» of what is only {weakest}"
                yield Wrong(passage.place(start), message, hint)
        said = bare(passage.text)
        if strength == "possible" and _HEDGE.search(said) and not _MAY.search(said):
            message = f"line {line.name} expects what its claims call only possible"
            yield Wrong(passage.place(), message, hint)


def _strong(sentence: str, copy: StudyText) -> str:
    """The word by which a sentence asserts a future, or nothing."""
    if found := _WILL.search(sentence):
        return found[0]
    for future in _FUTURE.finditer(sentence):
        if copy.lexicon.zipf(future["verb"]) > 2.2:
            return future[0]
    return ""


RULES = (lines_are_not_stronger_than_claims,)
