"""Doc → phrases (文節): words, particles and who depends on whom; the only reader of GiNZA's dependencies and bunsetsu.

A phrase is one bunsetsu: a content word with the function words that follow it. Japanese dependencies hold between
phrases and point to the right (Kurohashi and Nagao 1994, KNP), which repairs some of what a token parser gets wrong.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from kg.particles import CASE_OF_PARTICLES, CONJUNCTIONS, COORDINATORS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


class WordClass(StrEnum):
    """The class of a phrase's content word."""

    NOUN = "名詞"
    VERBAL_NOUN = "サ変名詞"
    VERB = "動詞"
    ADJECTIVE = "形容詞"
    OTHER = "他"


@dataclass(frozen=True, slots=True)
class Morpheme:
    """A word as SudachiPy cuts it (mode C); offsets in `Sentence.text`, `tag` its part of speech, `form` its inflected form (連体形-一般)."""

    text: str
    lemma: str
    norm: str
    tag: str
    form: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Phrase:
    """One bunsetsu. Offsets in `Sentence.text`; `parent` is the index of the phrase it depends on, None for the root.

    `content` are the morphemes of its content (a compound: 軍事 行動), `function` those that follow (を, に 対し, さ れ た); `head` is
    the last of the content that is no bracket. `particles` are its case and topic particles by name (ヲ, ニ対シテ, ハ).
    """

    index: int
    content: tuple[Morpheme, ...]
    function: tuple[Morpheme, ...]
    word_class: WordClass
    particles: tuple[str, ...]
    parent: int | None
    has_comma: bool
    in_quote: int
    closes_quote: bool

    @property
    def head(self) -> Morpheme:
        """The content word that the phrase is about."""
        return self.content[-1]

    @property
    def start(self) -> int:
        """Where the content begins."""
        return self.content[0].start

    @property
    def end(self) -> int:
        """Where the content ends: particles lie outside."""
        return self.content[-1].end

    @property
    def is_temporal(self) -> bool:
        """True for times and amounts (18日, 翌日, 3時間), which fill no part of a claim."""
        if any(m.tag.startswith("名詞-数詞") for m in self.content):
            return self.head.lemma in COUNTERS or all(m.tag.startswith(_TEMPORAL_TAGS) or m.lemma in TIME_UNITS for m in self.content)
        return len(self.content) == 1 and "副詞可能" in self.head.tag and self.head.lemma not in NO_TIMES

    @property
    def tail(self) -> str:
        """The function words as written."""
        return "".join(m.text for m in self.function)

    @property
    def is_nominal(self) -> bool:
        """True for a noun phrase, verbal nouns included."""
        return self.word_class in (WordClass.NOUN, WordClass.VERBAL_NOUN)

    @property
    def is_plain_noun(self) -> bool:
        """True for a noun phrase without する or copula, which cannot govern a case."""
        return self.is_nominal and not is_predicative(self)


TIME_UNITS = frozenset({"日", "月", "年", "時", "分", "秒", "夜", "朝", "末", "頃", "ごろ", "目", "前", "後", "間"})
"""Heads of times whose part of speech does not show it (7日夜)."""

COUNTERS = frozenset(
    {
        "回",
        "度",
        "時間",
        "%",
        "％",
        "パーセント",
        "倍",
        "位",
        "割",
        "歳",
        "円",
        "ドル",
        "ユーロ",
        "キロ",
        "メートル",
        "週間",
        "か月",
        "カ月",
        "ヶ月",
    }
)
"""Counters of times and amounts, unlike those of people and bodies (約1200人, 3党)."""

NO_TIMES = frozenset(
    {"結果", "双方", "両方", "全員", "皆", "一部", "大半", "多く", "全部", "すべて", "全て", "各地", "一般", "実際", "事実", "最大", "最高"}
)
"""Nouns that SudachiPy calls 副詞可能 and that are no times."""

_TEMPORAL_TAGS = ("名詞-数詞", "名詞-普通名詞-助数詞可能", "名詞-普通名詞-副詞可能", "接頭辞", "接尾辞")

OPENING, CLOSING = '「『（(〈《【[“"', "」』）)〉》】]”"
_QUOTE_OPENING, _QUOTE_CLOSING = "「『“", "」』”"


def find_phrases(doc: Doc) -> tuple[Phrase, ...]:
    """The phrases of `doc` in text order."""
    groups = _group(doc)
    depth = _quote_depth(doc)
    owner = {token.i: index for index, group in enumerate(groups) for token in group}
    return tuple(_phrase(index, group, owner, depth) for index, group in enumerate(groups))


def _group(doc: Doc) -> list[list[Token]]:
    """The tokens by phrase: GiNZA's bunsetsu, cut again where it ran two together (新聞などによると、オランダの)."""
    labels = doc.user_data.get("bunsetu_bi_labels") or ["B"] * len(doc)
    groups: list[list[Token]] = []
    for token in doc:
        if token.is_space:
            continue
        if not groups or _begins_phrase(token, labels[token.i], groups[-1]):
            groups.append([])
        groups[-1].append(token)
    return [group for group in groups if _has_content(group)]


def _begins_phrase(token: Token, label: str, group: list[Token]) -> bool:
    """True where a content word follows a function word, or GiNZA says so."""
    if _is_punctuation(token):
        return token.text in _QUOTE_OPENING and _has_content(group) and group[-1].tag_[:2] not in ("名詞", "接頭")
    if label == "B":
        return _has_content(group) and not _is_glued(token, group)
    return _is_content(token) and _has_function_end(group)


def _has_content(group: list[Token]) -> bool:
    return any(not _is_punctuation(t) for t in group)


def _is_glued(token: Token, group: list[Token]) -> bool:
    """True inside a bracketed addition (D66（民主）), after a prefix, a name or a number (七 党同盟), and for the す of 実施すべき."""
    opened = sum(t.text in OPENING for t in group) > sum(t.text in CLOSING for t in group)
    if token.lemma_ in ("する", "す") and "サ変" in group[-1].tag_:
        return True
    if group[-1].tag_.startswith(("名詞-固有名詞", "名詞-数詞")) and token.tag_.startswith(("名詞-普通名詞-一般", "接尾辞")):
        return True
    return group[-1].tag_.startswith("接頭辞") or (opened and any(t.text in "（(" for t in group) and not _has_function_end(group))


def _is_punctuation(token: Token) -> bool:
    return token.tag_.startswith(("補助記号", "空白"))


def _is_content(token: Token) -> bool:
    """True for words that can begin a phrase; 非自立 verbs after て and suffixes cannot."""
    return token.tag_.startswith(
        ("名詞", "代名詞", "形状詞-一般", "副詞", "連体詞", "接続詞", "動詞-一般", "形容詞-一般", "接頭辞")
    ) and token.dep_ not in ("fixed", "aux")


def _has_function_end(group: list[Token]) -> bool:
    """True where the last word of the group is a particle, or a comma outside brackets."""
    last = group[-1]
    return last.tag_.startswith("助詞") or last.text in "、，" or (last.dep_ == "fixed" and last.tag_.startswith(("動詞", "助詞")))


def _quote_depth(doc: Doc) -> list[int]:
    """How many quotation marks are open at each token."""
    depth, depths = 0, []
    for token in doc:
        depth -= sum(c in _QUOTE_CLOSING for c in token.text)
        depths.append(max(depth, 0))
        depth = max(depth, 0) + sum(c in _QUOTE_OPENING for c in token.text)
    return depths


def _phrase(index: int, group: list[Token], owner: dict[int, int], depth: list[int]) -> Phrase:
    content, function = _content_and_function(group)
    head = content[-1]
    return Phrase(
        index=index,
        content=tuple(_morpheme(t) for t in content),
        function=tuple(_morpheme(t) for t in function if not _is_punctuation(t)),
        word_class=_word_class(head, function)
        if "".join(t.text for t in group if not _is_punctuation(t)) not in CONJUNCTIONS
        else WordClass.OTHER,
        particles=_particles(function),
        parent=_parent(index, group, owner),
        has_comma=group[-1].text in "、，,",
        in_quote=depth[head.i],
        closes_quote=any(t.text in _QUOTE_CLOSING for t in group),
    )


def _content_and_function(group: list[Token]) -> tuple[list[Token], list[Token]]:
    """The group cut after its last content word; a bracketed addition (機構（NATO）) is no content."""
    words = [i for i, token in enumerate(group) if not _is_punctuation(token)]
    cut, opened = words[0], 0
    for i in words[1:]:
        opened = sum(t.text in "（(" for t in group[:i]) - sum(t.text in "）)" for t in group[:i])
        if opened > 0:
            continue
        if not _continues_content(group[i], group[cut]):
            break
        cut = i
    inside = _in_brackets(group)
    content = [t for t in group[: cut + 1] if not _is_punctuation(t)]
    return [t for t in content if t.i not in inside] or content, [t for t in group[cut + 1 :] if t.i not in inside]


def _in_brackets(group: list[Token]) -> set[int]:
    """The tokens of the group that stand in round brackets."""
    opened, inside = 0, set()
    for token in group:
        opened += token.text in "（("
        if opened > 0:
            inside.add(token.i)
        opened -= token.text in "）)"
    return inside


def _continues_content(token: Token, before: Token) -> bool:
    """True where `token` goes on the compound that ends with `before` (軍事 行動, 首脳 ら, 経済 的, 位置 付ける)."""
    tag = token.tag_
    if before.tag_.startswith(("動詞", "形容詞")) and not tag.startswith("接尾辞-名詞的"):
        return False
    if tag.startswith("動詞"):
        return before.tag_.startswith("名詞") and token.lemma_ not in SURU
    return tag.startswith(_COMPOUND_TAGS)


SURU = frozenset(
    {
        "する",
        "す",
        "できる",
        "なさる",
        "致す",
        "いたす",
        "為る",
        "出来る",
        "いただく",
        "頂く",
        "下さる",
        "くださる",
        "ある",
        "有る",
        "なる",
        "いる",
    }
)
"""Verbs that make a predicate of the noun before them and are no part of its name."""

_COMPOUND_TAGS = (
    "名詞-普通名詞", "名詞-固有名詞", "名詞-数詞", "接尾辞-名詞的", "接尾辞-形状詞的", "接頭辞", "形状詞-一般", "記号", "代名詞",
)  # fmt: skip


def _morpheme(token: Token) -> Morpheme:
    form = token.morph.get("Inflection")
    return Morpheme(
        token.text, token.lemma_, token.norm_, token.tag_, form[0].split(";")[-1] if form else "", token.idx, token.idx + len(token.text)
    )


def _word_class(head: Token, function: list[Token]) -> WordClass:
    tag = head.tag_
    if tag.startswith(("動詞", "接尾辞-動詞的")):
        return WordClass.VERB
    if tag.startswith(("形容詞", "形状詞", "接尾辞-形容詞的")):
        return WordClass.ADJECTIVE
    if "サ変" in tag:
        return WordClass.VERBAL_NOUN
    if tag.startswith(("名詞", "代名詞", "接尾辞-名詞的", "記号", "接尾辞-形状詞的")):
        return WordClass.VERBAL_NOUN if function and function[0].lemma_ in ("する", "す") and function[0].dep_ == "aux" else WordClass.NOUN
    return WordClass.OTHER


def _particles(function: list[Token]) -> tuple[str, ...]:
    """The names of the particles of the phrase: longest known string first (に対して before に)."""
    text = "".join(t.text if _is_particle(t) else " " for t in function if not _is_punctuation(t))
    found: list[str] = []
    while text:
        match = next((p for p in CASE_OF_PARTICLES if text.startswith(p)), None)
        found += CASE_OF_PARTICLES[match].split() if match else []
        text = text[len(match or " ") :]
    return tuple(found)


def _is_particle(token: Token) -> bool:
    """True for particles and for the verbs in compound ones (に対して); the で of である is an auxiliary."""
    return token.tag_.startswith("助詞") or (token.dep_ in ("fixed", "case") and token.tag_.startswith(("動詞", "名詞")))


def _parent(index: int, group: list[Token], owner: dict[int, int]) -> int | None:
    """The phrase of the first head that lies outside; heads to the left are no Japanese (but in GiNZA's fixed phrases)."""
    for token in group:
        target = owner.get(token.head.i)
        if token.head.i != token.i and target is not None and target > index and not _is_punctuation(token):
            return target
    return index + 1 if index + 1 < len(set(owner.values())) else None


def is_adnominal(phrase: Phrase) -> bool:
    """True where the phrase is a predicate whose last word is in a form that modifies nouns (連体形, of same shape as 終止形)."""
    if phrase.word_class is WordClass.OTHER or phrase.has_comma:
        return False
    last = phrase.function[-1] if phrase.function else phrase.head
    return last.form.startswith(("連体形", "終止形")) and (
        bool(phrase.function) or phrase.word_class in (WordClass.VERB, WordClass.ADJECTIVE)
    )


def is_coordinated(phrase: Phrase, phrases: tuple[Phrase, ...]) -> bool:
    """True where the phrase is one of several that share a place (ドイツと フランスは; 石油、ガスを)."""
    if phrase.parent is None or not phrase.is_plain_noun or not phrases[phrase.parent].is_nominal or takes_suru(phrases[phrase.parent]):
        return False
    if any(p.parent == phrase.index and set(p.particles) & {"ヲ", "ガ"} for p in phrases):
        return False
    return phrase.particles in COORDINATORS or (not phrase.particles and phrase.has_comma)


def is_predicative(phrase: Phrase) -> bool:
    """True for verbs, adjectives, verbal nouns with する and nouns with a copula (狙いだ)."""
    if phrase.word_class in (WordClass.VERB, WordClass.ADJECTIVE):
        return True
    return takes_suru(phrase) or any(m.tag.startswith("助動詞") for m in phrase.function)


def takes_suru(phrase: Phrase) -> bool:
    """True for a verbal noun that する or the like makes a verb of (会談した, 会談できる)."""
    return bool(phrase.function) and phrase.function[0].lemma in ("する", "す", "できる", "致す", "なさる", "いたす")
