"""Tokens → phrases: content, function words, particles and parent of each group of tokens; the only reader of GiNZA's dependencies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from kg.grammar import words
from kg.grouping import QUOTE_CLOSING, QUOTE_OPENING, group_tokens, heard
from kg.particles import CASE_OF_PARTICLES
from kg.phrases import Morpheme, Phrase, WordClass
from kg.tokens import Token

CONJUNCTIONS = words("sentence_conjunctions")
OUTSIDE_COMPOUNDS = words("outside_compounds")
_COMPOUND_TAGS = (
    "名詞-普通名詞", "名詞-固有名詞", "名詞-数詞", "接尾辞-名詞的", "接尾辞-形状詞的", "接頭辞", "形状詞-一般", "記号", "代名詞",
)  # fmt: skip


_VERBAL_NOUN = "名詞-普通名詞-サ変可能"
_STATE_OR_ACT = "名詞-普通名詞-サ変形状詞可能"


def find_phrases(tokens: Sequence[Token]) -> tuple[Phrase, ...]:
    """The phrases of the tokens of a sentence, in text order."""
    tokens = [heard(token) for token in tokens]
    groups = group_tokens(tokens)
    depth = _quote_depth(tokens)
    owner = {token.index: index for index, group in enumerate(groups) for token in group}
    last = len(groups) - 1
    return tuple(_phrase(index, index == last, group, owner, depth) for index, group in enumerate(groups))


def _quote_depth(tokens: Sequence[Token]) -> list[int]:
    """How many quotation marks are open at each token."""
    depth, depths = 0, []
    for token in tokens:
        closed, opened = (_count(token.text, QUOTE_CLOSING), _count(token.text, QUOTE_OPENING)) if token.is_mark else (0, 0)
        depth -= closed
        depths.append(max(depth, 0))
        depth = max(depth, 0) + opened
    return depths


def _count(text: str, marks: str) -> int:
    return sum(c in marks for c in text)


def _phrase(index: int, is_last: bool, group: list[Token], owner: dict[int, int], depth: list[int]) -> Phrase:
    content, function = _content_and_function(group)
    head = content[-1]
    function = _with_case(head, function)
    ends_sentence = group[-1].text == "。" and not is_last
    return Phrase(
        index=index,
        content=tuple(_morpheme(t) for t in content),
        function=tuple(_morpheme(t) for t in function if not t.is_mark),
        word_class=_word_class(head, function) if "".join(t.text for t in group if not t.is_mark) not in CONJUNCTIONS else WordClass.OTHER,
        particles=_particles(function),
        parent=None if is_last else _parent(index, group, owner),
        has_comma=group[-1].text in "、，," or ends_sentence,
        in_quote=depth[head.index],
        closes_quote=any(t.text in QUOTE_CLOSING for t in group),
        ends_sentence=ends_sentence,
        has_auxiliary=any(t.tag.startswith("助動詞") for t in function),
    )


def _with_case(head: Token, function: list[Token]) -> list[Token]:
    """The に of an act that may also be a state is its case, where GiNZA takes it for a copula (台湾の独立 に反対する)."""
    words = [token for token in function if not token.is_mark]
    if head.tag != _STATE_OR_ACT or [token.text for token in words] != ["に"]:
        return function
    return [replace(token, tag="助詞-格助詞") if token.text == "に" else token for token in function]


def _content_and_function(group: list[Token]) -> tuple[list[Token], list[Token]]:
    """The group cut after its last content word; a bracketed addition (機構（NATO）) is no content."""
    words = [i for i, token in enumerate(group) if not token.is_mark]
    cut = words[0]
    brackets = any(t.text in "（(" for t in group)
    for i in words[1:]:
        opened = sum((t.text in "（(") - (t.text in "）)") for t in group[:i]) if brackets else 0
        if opened > 0:
            continue
        if not _continues_content(group[i], group[cut]):
            break
        cut = i
    inside = _in_brackets(group)
    content = _after_date([t for t in group[: cut + 1] if not t.is_mark])
    return [t for t in content if t.index not in inside] or content, [t for t in group[cut + 1 :] if t.index not in inside]


def _after_date(content: list[Token]) -> list[Token]:
    """The compound without a date that runs into it (1990年 複数政党制, 同年6月 大統領); 1990年代 and 5月末 are times as they are."""
    dates = [i for i, t in enumerate(content[:-1]) if t.text in ("年", "月", "日") and i and content[i - 1].tag.startswith("名詞-数詞")]
    if not dates:
        return content
    rest = content[dates[-1] + 1 :]
    return content if rest[0].tag.startswith(("接尾辞", "名詞-普通名詞-副詞可能", "名詞-数詞", "名詞-普通名詞-助数詞")) else rest


def _in_brackets(group: list[Token]) -> set[int]:
    """The tokens of the group that stand in round brackets."""
    opened, inside = 0, set()
    for token in group:
        opened += token.text in "（("
        if opened > 0:
            inside.add(token.index)
        opened -= token.text in "）)"
    return inside


def _continues_content(token: Token, before: Token) -> bool:
    """True where `token` goes on the compound that ends with `before` (軍事 行動, 首脳 ら, 経済 的, 位置 付ける, 相 次ぐ)."""
    tag = token.tag
    if before.tag.startswith("動詞") and before.form.startswith("連用形") and tag.startswith(_VERBAL_NOUN):
        return True  # 受け入れ 拡大
    if before.tag.startswith(("動詞", "形容詞")) and not tag.startswith("接尾辞-名詞的"):
        return False
    if tag.startswith("動詞"):
        return before.tag.startswith(("名詞", "接頭辞")) and token.lemma not in OUTSIDE_COMPOUNDS
    return tag.startswith(_COMPOUND_TAGS)


def _morpheme(token: Token) -> Morpheme:
    return Morpheme(token.text, token.lemma, token.norm, token.tag, token.form, token.start, token.end)


def _makes_verb(token: Token) -> bool:
    """True for the する of 問題視する and 最優先する。, which GiNZA takes for a clause at the end of a sentence."""
    return token.lemma in ("する", "す") and token.relation in ("aux", "acl")


def _word_class(head: Token, function: list[Token]) -> WordClass:
    tag = head.tag
    if "形状詞可能" in tag and (function[0].tag.startswith("助動詞") if function else head.text.endswith("的")):
        return WordClass.ADJECTIVE  # 減税に否定的で, 慎重だ, 威圧的、; a noun in 反対の立場
    if tag.startswith(("動詞", "接尾辞-動詞的")):
        return WordClass.VERB
    if tag.startswith(("形容詞", "形状詞", "接尾辞-形容詞的", "接尾辞-形状詞的")):
        return WordClass.ADJECTIVE
    if "サ変" in tag:
        return WordClass.VERBAL_NOUN
    if tag.startswith(("名詞", "代名詞", "接尾辞-名詞的", "記号")):
        return WordClass.VERBAL_NOUN if function and _makes_verb(function[0]) else WordClass.NOUN
    return WordClass.OTHER


def _particles(function: list[Token]) -> tuple[str, ...]:
    """The names of the particles of the phrase: longest known string first (に対して before に)."""
    words = [t for t in function if not t.is_mark]
    if "".join(t.text for t in words).startswith(("ではな", "でな", "じゃな")):
        return ("φ",)  # トーゴではなくベナンを: denied, in no case
    text = "".join(t.text if _is_particle(t, after) else " " for t, after in zip(words, (*words[1:], None), strict=False))
    return _names_of(text)


@lru_cache(maxsize=4_096)
def _names_of(text: str) -> tuple[str, ...]:
    """The names of the particles in the function words of a phrase, other words left blank; few texts occur, and those often."""
    found: list[str] = []
    while text:
        match = next((p for p in CASE_OF_PARTICLES if text.startswith(p)), None)
        found += CASE_OF_PARTICLES[match].split() if match else []
        text = text[len(match or " ") :]
    return tuple(found)


def _is_particle(token: Token, after: Token | None) -> bool:
    """True for particles and the verbs in compound ones (に対して); the で of である is an auxiliary, the に of 安全について is none."""
    if token.text == "が" and token.tag == "助詞-接続助詞":
        return False  # 意向だが: a conjunction, no case
    if token.text == "に" and token.tag.startswith("助動詞"):
        return after is not None and _is_particle(after, None)
    return token.tag.startswith("助詞") or (token.relation in ("fixed", "case") and token.tag.startswith(("動詞", "名詞", "助動詞")))


def _parent(index: int, group: list[Token], owner: dict[int, int]) -> int:
    """The phrase of the first head that lies outside, else the next; heads to the left are no Japanese (but in GiNZA's fixed phrases)."""
    for token in group:
        target = owner.get(token.head)
        if token.head != token.index and target is not None and target > index and not token.is_mark:
            return target
    return index + 1
