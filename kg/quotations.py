"""Repairs round quotations: what stands inside, what outside, and which と quotes."""

from __future__ import annotations

from dataclasses import replace

from kg.grammar import words
from kg.phrases import Phrase, WordClass, ends_in_you, is_act_beside, is_adnominal, is_copular, is_predicative, is_topic, rehung

ACCUSING_VERBS = words("accusing_verbs")
BEFORE_ASKING = words("before_asking")
CONTRASTS = words("contrasts")
JUDGING = words("judging")
RETELLING_VERBS = words("retelling_verbs")
OCCASIONS = words("occasions")
UTTERANCE_VERBS = words("utterance_verbs")
_QUOTING, _JOINING = "助詞-格助詞", "助詞-接続助詞"


def hear_quotations(phrases: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    """と between a speaker and a verb of saying quotes, where GiNZA takes it for a condition, and so does と before him without a comma.

    大統領は、断固対応すると、式典で強調した; 安定を望んでいるとロイターは伝えた; but 北が挑発を続けると、大統領は警告した is a condition.
    """
    return tuple(_as_quotation(p) if _is_spoken(p, phrases) else p for p in phrases)


def _is_spoken(phrase: Phrase, phrases: tuple[Phrase, ...]) -> bool:
    if phrase.parent is None or not phrase.function or phrase.function[-1].lemma != "と" or phrase.function[-1].tag != _JOINING:
        return False
    if not says(phrases[phrase.parent]):
        return False
    speakers = [p.index for p in phrases if p.parent == phrase.parent and set(p.particles) & {"ハ", "ガ", "モ"} and p.is_nominal]
    if not speakers:
        between = phrases[phrase.index + 1 : phrase.parent]  # 開催を望むと 23日 語った
        return all(p.is_temporal for p in between) or any(p.parent == phrase.index and is_topic(p) for p in phrases)
    is_state = phrase.word_class is WordClass.ADJECTIVE or is_copular(phrase)  # 関係は重要であると、通信社は指摘している
    return not phrase.has_comma or is_state or all(index < phrase.index for index in speakers)


def _as_quotation(phrase: Phrase) -> Phrase:
    last = replace(phrase.function[-1], tag=_QUOTING)
    return replace(phrase, function=(*phrase.function[:-1], last), particles=(*phrase.particles, "ト"))


def says(phrase: Phrase) -> bool:
    """True for a verb of saying in the active voice."""
    names = {phrase.head.lemma, phrase.head.norm}
    return bool(names & UTTERANCE_VERBS) and is_predicative(phrase) and not any(m.lemma in ("れる", "られる") for m in phrase.function)


def lift_speakers(phrases: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    """The topic before an unmarked quotation is the speaker's, where GiNZA hung it inside: 首相は [支援を続ける]と述べた."""
    for verb_of in (_verb_of_speaker, _verb_of_voice, _verb_of_told, _verb_of_occasion):
        phrases = rehung(phrases, verb_of)
    return phrases


def _verb_of_voice(phrase: Phrase, phrases: tuple[Phrase, ...]) -> int | None:
    """The verb of saying behind whom it comes from: 大臣から、[支援を続ける旨] 述べた; none inside a clause (政府から 報告を受けた)."""
    if phrase.particles != ("カラ",) or not phrase.has_comma or phrase.in_quote or phrase.parent is None:
        return None
    after = (p for p in phrases[phrase.index + 1 :] if p.head.lemma in UTTERANCE_VERBS and is_predicative(p) and not p.in_quote)
    verb = next(after, None)
    return verb.index if verb is not None and verb.index > phrase.parent else None


def _verb_of_speaker(phrase: Phrase, phrases: tuple[Phrase, ...]) -> int | None:
    """The verb of saying that a topic belongs to and that has no speaker of its own; None where there is none."""
    if not _is_first_topic(phrase, phrases) or phrase.parent is None:
        return None
    clause = phrases[phrase.parent]
    while (verb := _told_by(clause, phrases)) is None:
        if clause.parent is None or clause.in_quote or not (is_predicative(clause) or clause.head.lemma in CONTRASTS):
            return clause.index if clause.parent is None and _passes_contrast(phrase, clause, phrases) else None
        clause = phrases[clause.parent]
    if clause.in_quote or verb.in_quote:
        return None
    while (outer := _told_by(verb, phrases)) is not None and not _has_speaker(verb, phrases):
        verb = outer  # 長官は、[[中国が買う]と約束した]と語った: 長官 speaks last
    has_source = any("ニヨルト" in p.particles for p in phrases[: phrase.index])
    is_of_source = has_source and verb.head.lemma in RETELLING_VERBS  # NHKによると、政府は支援すると伝えている: NHK tells it
    named = [p for p in phrases if p.parent == verb.index and p.is_nominal and set(p.particles) & {"ハ", "ガ", "モ"}]
    is_told = verb.head.lemma not in JUDGING  # 団体は、[解決は受け入れられない]と反発した
    speaks = [p for p in named if not (is_told and is_topic(p) and phrase.index < p.index < clause.index)]
    return None if speaks or is_of_source else verb.index


def pass_contrasts(phrases: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    """A clause before 一方 with a topic of its own goes with the clause behind: 総統は「…」と[述べる]一方、自制を呼びかけた."""
    return tuple(replace(p, parent=_beyond_contrast(p, phrases)) if _is_contrasted(p, phrases) else p for p in phrases)


def _is_contrasted(phrase: Phrase, phrases: tuple[Phrase, ...]) -> bool:
    if phrase.parent != phrase.index + 1 or not is_predicative(phrase) or phrase.in_quote:
        return False
    is_contrast = phrases[phrase.parent].head.lemma in CONTRASTS and phrases[phrase.parent].parent is not None
    return is_contrast and any(p.parent == phrase.index and is_topic(p) for p in phrases)


def _beyond_contrast(phrase: Phrase, phrases: tuple[Phrase, ...]) -> int | None:
    """The clause that 一方 hangs on, or the one outside of it where that is quoted or embedded."""
    clause = phrases[phrases[phrase.index + 1].parent or 0]
    while clause.parent is not None and (clause.tail.endswith("と") or is_adnominal(clause) or not is_predicative(clause)):
        clause = phrases[clause.parent]
    return clause.index


def _passes_contrast(phrase: Phrase, last: Phrase, phrases: tuple[Phrase, ...]) -> bool:
    """True for the topic of two things told: ロイターは、[改革を行うとみられるとする] 一方、側面を指摘した."""
    between = phrases[phrase.index : last.index]
    return says(last) and any(p.head.lemma in CONTRASTS and p.parent == last.index for p in between) and not _has_speaker(last, phrases)


def _told_by(clause: Phrase, phrases: tuple[Phrase, ...]) -> Phrase | None:
    """The verb that says what ends in `clause`, with と (続けると述べた) or a noun (抗議するという声明を発表した); None elsewhere."""
    if is_quoted(clause, phrases):
        return phrases[clause.parent or 0]
    noun = _noun_of_speech(clause, phrases)
    if noun is None or noun.parent is None or not noun.is_plain_noun or not {"ヲ", "デ"} & set(noun.particles):
        return None  # 必要だとの認識で 一致した
    return phrases[noun.parent] if is_predicative(phrases[noun.parent]) else None


def _noun_of_speech(clause: Phrase, phrases: tuple[Phrase, ...]) -> Phrase | None:
    """The noun that という, との or とする joins to the clause: 支援を見直すとする方針."""
    if clause.parent is None:
        return None
    after = phrases[clause.parent]
    if clause.tail.endswith(("という", "との")):
        return after
    is_link = clause.tail.endswith("と") and after.head.lemma in ("する", "いう", "言う") and is_adnominal(after)
    return phrases[after.parent] if is_link and after.parent is not None else None


def lift_reasons(phrases: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    """The reason that somebody gives stands with his verb, not with what he asks: 知事は「認められない」として、[見直す]よう 要請した."""
    return rehung(phrases, _verb_of_reason)


def _verb_of_reason(phrase: Phrase, phrases: tuple[Phrase, ...]) -> int | None:
    is_told = phrase.closes_quote and is_predicative(phrase) and not phrase.is_plain_noun and phrase.tail.endswith("として")
    asked = phrases[phrase.parent] if is_told and phrase.parent is not None else None
    return asked.parent if asked is not None and ends_in_you(asked) else None


def _verb_of_told(phrase: Phrase, phrases: tuple[Phrase, ...]) -> int | None:
    """The verb of saying, itself quoted, whose speaker stands with が before what he says: [[中国が買う]と約束した]と語った."""
    if phrase.particles != ("ガ",) or phrase.parent is None or phrase.in_quote:
        return None
    clause = phrases[phrase.parent]
    if not is_quoted(clause, phrases):
        return None
    verb = phrases[clause.parent or 0]
    return verb.index if is_quoted(verb, phrases) and not _has_speaker(verb, phrases) else None


def lift_acts(phrases: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    """What the speaker does before he speaks of another: ルワンダは [これを否定し]、コンゴ政府がかくまっていると主張する."""
    for verb_of in (_verb_of_act, _verb_of_saying, _verb_of_request):
        phrases = rehung(phrases, verb_of)
    return phrases


def _verb_of_saying(phrase: Phrase, phrases: tuple[Phrase, ...]) -> int | None:
    """The verb over a later quotation, of which an earlier saying is no part: 報道官は「…」と[述べ]、「…」は言明できないと述べた."""
    if phrase.parent is None or phrase.in_quote or not says(phrase) or not is_act_beside(phrase):
        return None
    clause = phrases[phrase.parent]
    quotes = any(p.parent == phrase.index and p.closes_quote for p in phrases)
    told = {p.parent for p in phrases if p.is_nominal and not p.in_quote and set(p.particles) & {"ハ", "ガ", "モ"}}
    if not quotes or not is_quoted(clause, phrases) or told & {phrase.index, clause.index}:
        return None
    return clause.parent


def _verb_of_act(phrase: Phrase, phrases: tuple[Phrase, ...]) -> int | None:
    """The verb of saying over a clause whose が stands after the phrase and whose speaker stands before it."""
    if phrase.parent is None or phrase.in_quote or not is_act_beside(phrase):
        return None
    clause = phrases[phrase.parent]
    verb = clause.parent if is_quoted(clause, phrases) else _verb_of_view(clause, phrases)
    if verb is None:
        return None
    has_subject = any(p.parent == clause.index and p.particles == ("ガ",) and p.index > phrase.index for p in phrases)
    speaks = any(p.parent in (verb, phrase.index) and is_topic(p) and p.index < phrase.index for p in phrases)
    return verb if has_subject and speaks else None


def _verb_of_view(clause: Phrase, phrases: tuple[Phrase, ...]) -> int | None:
    """The verb that stands behind a clause in として: 外相は [敷設を否定し]、死者が出ているとして 抗議した."""
    carrier = phrases[clause.parent] if clause.parent is not None and clause.tail.endswith("と") else None
    is_view = carrier is not None and carrier.head.lemma == "する" and carrier.tail == "て"
    return carrier.parent if carrier is not None and is_view else None


def _verb_of_request(phrase: Phrase, phrases: tuple[Phrase, ...]) -> int | None:
    """The verb over a request, of which a view given before it, or an audience, is no part: 大臣は [認識を示し]、緩和するよう 求めた."""
    if phrase.parent is None or phrase.in_quote or not is_act_beside(phrase) or not ends_in_you(phrases[phrase.parent]):
        return None
    views = {p.index for p in phrases if p.parent == phrase.index and p.particles == ("ヲ",)}
    gives_view = says(phrase) or any(p.parent in views and p.tail.endswith("との") for p in phrases)
    return phrases[phrase.parent].parent if gives_view or phrase.head.lemma in BEFORE_ASKING else None


def lift_accusers(phrases: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    """Who accuses stands with the verb, not with the charge: 警察が、[暴動に関与した]として 逮捕した."""
    return rehung(phrases, _verb_of_accuser)


def _verb_of_accuser(phrase: Phrase, phrases: tuple[Phrase, ...]) -> int | None:
    if phrase.parent is None or phrase.in_quote or phrase.particles not in (("ガ",), ("ハ",)):
        return None
    if phrase.particles == ("ガ",) and not phrase.has_comma and any(is_topic(p) and not p.is_temporal for p in phrases[: phrase.index]):
        return None  # 報道官は、[演習が緊張を高めている]として 批判した
    clause = phrases[phrase.parent]
    carrier = phrases[clause.parent] if clause.parent is not None and is_predicative(clause) else None
    if carrier is None or carrier.head.lemma != "する" or carrier.tail != "て" or carrier.parent is None or not clause.tail.endswith("と"):
        return None
    verb = phrases[carrier.parent]
    return None if verb.head.lemma not in ACCUSING_VERBS or _has_speaker(verb, phrases) else verb.index


def lift_tellers(phrases: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    """From whom somebody hears stands with the telling, not with what is told: 首相から [辞任する]意向を 伝えられた."""
    return rehung(phrases, _verb_of_teller)


def _verb_of_teller(phrase: Phrase, phrases: tuple[Phrase, ...]) -> int | None:
    if phrase.parent is None or phrase.particles != ("カラ",):
        return None
    clause = phrases[phrase.parent]
    noun = phrases[clause.parent] if clause.parent is not None and is_adnominal(clause) else None
    verb = phrases[noun.parent] if noun is not None and noun.parent is not None and "ヲ" in noun.particles else None
    if verb is None or verb.head.lemma not in UTTERANCE_VERBS:
        return None
    return verb.index if any(m.lemma in ("れる", "られる") for m in verb.function) else None


def _verb_of_occasion(phrase: Phrase, phrases: tuple[Phrase, ...]) -> int | None:
    """Where it is said, with the speaker before what is said: 首相は会見で、[米国が関税を課せば対抗する]と述べた."""
    before = _before_noun_phrase(phrase, phrases)
    if before is None or phrase.particles != ("デ",) or phrase.in_quote or phrase.parent is None:
        return None
    if not (phrase.has_comma or phrase.head.lemma in OCCASIONS) or before.parent is None or before.parent <= phrase.parent:
        return None
    return before.parent if is_topic(before) or before.particles == ("ガ",) else None


def _before_noun_phrase(phrase: Phrase, phrases: tuple[Phrase, ...]) -> Phrase | None:
    """What stands before the noun phrase that ends in `phrase`: が in ラジャ氏が、[選挙後の記者会見で]."""
    first = phrase.index
    while first and phrases[first - 1].particles == ("ノ",) and phrases[first - 1].parent == first:
        first -= 1
    return phrases[first - 1] if first else None


def _has_speaker(verb: Phrase, phrases: tuple[Phrase, ...]) -> bool:
    return any(p.parent == verb.index and p.is_nominal and set(p.particles) & {"ハ", "ガ", "モ"} for p in phrases)


def _is_first_topic(phrase: Phrase, phrases: tuple[Phrase, ...]) -> bool:
    """True for the topic of the whole sentence: in 大統領は会見し、米国は日本を支持すると表明した the second is inside what is said."""
    if not is_topic(phrase):
        return False
    topics = (p.index for p in phrases if is_topic(p) and not p.in_quote and not p.is_temporal)
    return next(topics, None) == phrase.index


def is_quoted(clause: Phrase, phrases: tuple[Phrase, ...]) -> bool:
    """True before と and a verb of saying."""
    quotes = bool(clause.function) and clause.function[-1].lemma == "と" and clause.function[-1].tag == _QUOTING
    return quotes and clause.parent is not None and says(phrases[clause.parent])
