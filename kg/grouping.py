"""Tokens → groups of tokens, one a phrase: GiNZA's bunsetsu, cut again where it ran two together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.grammar import words
from kg.tokens import Token

OPENING, CLOSING = '「『（(〈《【[“"', "」』）)〉》】]”"
QUOTE_OPENING, QUOTE_CLOSING = "「『“", "」』”"
CARRIERS_OF_CLAUSES = words("function_nouns") | words("plan_nouns")
MAJORITIES = words("majorities")
VERBS_IN_NOUNS = tuple(words("verbs_in_nouns"))
_LONGEST_ADDITION = 20


def heard(token: Token) -> Token:
    """The token as it is heard, where SudachiPy takes a particle for a suffix or a verb for a noun."""
    return _as_case(_as_verb(token))


def _as_case(token: Token) -> Token:
    """とも in a case as particles (SudachiPy has the suffix of 2人とも): 事務総長 とも 会談した."""
    is_case = token.text == "とも" and token.tag.startswith("接尾辞") and token.relation == "case"
    return replace(token, tag="助詞-格助詞") if is_case else token


def _as_verb(token: Token) -> Token:
    """A noun made of a verb that goes on a clause is the verb: 登録を 義務付け、罰金を 引き上げる; not in 義務付けが 要る."""
    if token.relation != "advcl" or token.tag != "名詞-普通名詞-一般" or not token.text.endswith(VERBS_IN_NOUNS):
        return token
    return replace(token, tag="動詞-一般", form="連用形-一般", lemma=token.text + "る", norm=token.text + "る")


def group_tokens(tokens: Sequence[Token]) -> list[list[Token]]:
    """The tokens by phrase: GiNZA's bunsetsu, cut again where it ran two together (新聞などによると、オランダの)."""
    groups: list[list[Token]] = []
    added = _additions(tokens)
    for token in tokens:
        if token.text.isspace():
            continue
        if not groups or (token.index not in added and _begins_phrase(token, groups[-1])):
            groups.append([])
        groups[-1].append(token)
    return [group for group in groups if _has_content(group)]


def _additions(tokens: Sequence[Token]) -> set[int]:
    """The tokens of short additions in round brackets, the closing one with them; they part no phrase (機構（ISO、本部：スイス）は)."""
    added: set[int] = set()
    opened: int | None = None
    for place, token in enumerate(tokens):
        if token.text in "（(":
            opened = place
        elif token.text in "）)" and opened is not None:
            inside = tokens[opened + 1 : place + 1]
            if opened and len(inside) <= _LONGEST_ADDITION:
                added |= {t.index for t in inside}
            opened = None
    return added


def _begins_phrase(token: Token, group: list[Token]) -> bool:
    """True where a content word follows a function word, or GiNZA says so."""
    if token.is_mark:
        return token.text in QUOTE_OPENING and _has_content(group) and group[-1].tag[:2] not in ("名詞", "接頭")
    if token.begins_bunsetsu:
        return _has_content(group) and not _is_glued(token, group)
    return _is_content(token) and (_has_function_end(group) or _modifies(group[-1], token))


def _modifies(last: Token, noun: Token) -> bool:
    """True for an adjective before a noun, and for a verb before a name (揺るぎない | 支持を, 政権を支える | ベングビール)."""
    if not noun.tag.startswith("名詞"):
        return False
    if last.tag.startswith("動詞-一般") and last.form.startswith(("連体形", "終止形")) and _is_plain_noun(noun):
        return True  # みなす | 相互防衛協定
    is_name = noun.tag.startswith("名詞-固有名詞") or _is_long_katakana(noun)
    return (last.tag.startswith("形容詞") and last.form.startswith("連体形")) or (
        is_name and last.tag.startswith(("動詞", "助動詞")) and last.form.startswith(("連体形", "終止形"))
    )


def _is_plain_noun(token: Token) -> bool:
    """True for a noun that names a thing, not こと, 構え and their like, which carry the clause."""
    return token.tag.startswith(("名詞-普通名詞-一般", "名詞-普通名詞-サ変可能")) and token.lemma not in CARRIERS_OF_CLAUSES


def _has_content(group: list[Token]) -> bool:
    return any(not t.is_mark for t in group)


def _is_glued(token: Token, group: list[Token]) -> bool:
    """True inside brackets (D66（民主）), after a prefix, a name or a number (七 党同盟), in 実施 すべき and 拒み 続ける."""
    opened = sum(t.text in OPENING for t in group) > sum(t.text in CLOSING for t in group)
    if token.lemma in ("する", "す") and "サ変" in group[-1].tag:
        return True
    if group[-1].text.endswith("的") and token.tag.startswith("名詞-普通名詞"):
        return True  # 敵対的 買収
    if token.lemma == "ない" and group[-1].tag.startswith("形容詞") and group[-1].form.startswith("連用形"):
        return True  # 小さく ない
    if token.tag == "動詞-非自立可能" and group[-1].tag.startswith("動詞") and group[-1].form.startswith("連用形"):
        return True
    if group[-1].text + token.text in MAJORITIES:
        return True  # 賛成 多数
    if _is_long_katakana(group[-1]) and token.tag.startswith("名詞-固有名詞"):
        return True  # フォンデアライエン 欧州委員長
    if group[-1].tag.startswith(("名詞-固有名詞", "名詞-数詞")) and token.tag.startswith(
        ("名詞-普通名詞-一般", "名詞-普通名詞-サ変可能", "接尾辞")
    ):
        return True
    return group[-1].tag.startswith("接頭辞") or (opened and any(t.text in "（(" for t in group) and not _has_function_end(group))


def _is_long_katakana(token: Token) -> bool:
    return token.tag.startswith("名詞") and len(token.text) > 4 and all("ァ" <= c <= "ー" for c in token.text)


def _is_content(token: Token) -> bool:
    """True for words that can begin a phrase; 非自立 verbs after て and suffixes cannot."""
    return token.tag.startswith(
        ("名詞", "代名詞", "形状詞-一般", "副詞", "連体詞", "接続詞", "動詞-一般", "形容詞-一般", "接頭辞")
    ) and token.relation not in ("fixed", "aux")


def _has_function_end(group: list[Token]) -> bool:
    """True where the last word of the group is a particle, or a comma outside brackets."""
    last = group[-1]
    return last.tag.startswith("助詞") or last.text in "、，" or (last.relation == "fixed" and last.tag.startswith(("動詞", "助詞")))
