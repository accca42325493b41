"""The particles of Japanese by name: the one piece of linguistic knowledge that stands in code.

Names are the particle in katakana (ヲ), compound particles by their usual form (ニ対シテ). Sources: 日本語記述文法研究会
(2009), 現代日本語文法 2, for case particles; Matsuyoshi, Sato and Utsuro (2007) for compound ones.
"""

from __future__ import annotations

CASE_OF_PARTICLES = {
    # compound particles, longest first, since the first that fits is taken
    "に対しての": "ニ対シテ ノ", "に対しては": "ニ対シテ", "に対しても": "ニ対シテ", "に対して": "ニ対シテ", "に対する": "ニ対シテ ノ", "に対し": "ニ対シテ",
    "にたいして": "ニ対シテ", "にたいする": "ニ対シテ ノ",
    "についての": "ニツイテ ノ", "については": "ニツイテ", "についても": "ニツイテ", "について": "ニツイテ", "につき": "ニツイテ",
    "に関しての": "ニツイテ ノ", "に関しては": "ニツイテ", "に関して": "ニツイテ", "に関する": "ニツイテ ノ", "に関し": "ニツイテ",
    "によりますと": "ニヨルト", "によると": "ニヨルト", "によれば": "ニヨルト",
    "によっては": "ニヨッテ", "によっても": "ニヨッテ", "によって": "ニヨッテ", "による": "ニヨッテ ノ", "により": "ニヨッテ",
    "に向けての": "ニ向ケテ ノ", "に向けて": "ニ向ケテ", "に向けた": "ニ向ケテ ノ", "に向け": "ニ向ケテ",
    "における": "デ ノ", "において": "デ", "にて": "デ", "としての": "トシテ ノ", "としては": "トシテ", "としても": "トシテ", "として": "トシテ",
    "にとっては": "ニトッテ", "にとっても": "ニトッテ", "にとって": "ニトッテ", "とともに": "ト", "と共に": "ト", "と並んで": "ト",
    "をめぐっては": "ヲメグッテ", "をめぐって": "ヲメグッテ", "をめぐり": "ヲメグッテ", "をめぐる": "ヲメグッテ ノ",
    "を巡っては": "ヲメグッテ", "を巡って": "ヲメグッテ", "を巡り": "ヲメグッテ", "を巡る": "ヲメグッテ ノ", "を通じて": "デ",
    "からの": "カラ ノ", "への": "ヘ ノ", "との": "ト ノ", "での": "デ ノ", "までの": "マデ ノ",
    "のみ": "ダケ", "が": "ガ", "を": "ヲ", "に": "ニ", "へ": "ヘ", "と": "ト", "から": "カラ", "より": "ヨリ", "まで": "マデ", "で": "デ", "の": "ノ",
    "は": "ハ", "も": "モ", "や": "ヤ", "か": "カ", "など": "ナド", "等": "ナド", "だけ": "ダケ", "しか": "シカ", "さえ": "サエ", "すら": "サエ", "こそ": "コソ",
}  # fmt: skip
"""Particle as written → its name, or names."""

POSTPOSITIONAL_VERBS = {
    ("ヲ", "巡る"): "ヲメグッテ", ("ニ", "向ける"): "ニ向ケテ", ("ニ", "対する"): "ニ対シテ", ("ニ", "関する"): "ニツイテ", ("ニ", "就く"): "ニツイテ",
    ("ニ", "因る"): "ニヨッテ", ("ニ", "依る"): "ニヨッテ", ("ニ", "於く"): "デ", ("ヲ", "通じる"): "デ", ("ヲ", "通す"): "デ", ("ト", "共に"): "ト", ("ト", "並ぶ"): "ト",
}  # fmt: skip
"""A case and the verb after it that make one particle when the verb has nothing else: ウクライナ問題をめぐり."""

COORDINATORS = frozenset({("ト",), ("ヤ",), ("カ",), ("ナド",), ("ヤ", "ナド"), ("ト", "モ")})
"""Particles that join noun phrases which share one place."""

TOPICS = frozenset({"ハ", "モ", "コソ", "サエ", "シカ", "ダケ", "ナド"})
"""Particles that stand beside or for a case."""

CASES = frozenset(
    {
        "ガ",
        "ヲ",
        "ニ",
        "ト",
        "ヘ",
        "カラ",
        "ヨリ",
        "マデ",
        "デ",
        "ニ対シテ",
        "ニツイテ",
        "ニヨッテ",
        "ニヨルト",
        "ニ向ケテ",
        "トシテ",
        "ニトッテ",
        "ヲメグッテ",
    }
)
"""Particles that name a case."""

FUNCTION_NOUNS = frozenset(
    {
        "こと",
        "もの",
        "の",
        "ところ",
        "とき",
        "時",
        "際",
        "場合",
        "ため",
        "為",
        "うえ",
        "上",
        "中",
        "なか",
        "一方",
        "うち",
        "ほか",
        "他",
        "まま",
        "よう",
        "はず",
        "わけ",
    }
)
"""Nouns that carry a clause and name nothing."""

EXPLAINED_NOUNS = frozenset({"事態", "状況", "体制", "動き", "可能性", "恐れ", "おそれ", "見通し", "危険", "危険性"})
"""Nouns that say little without the clause that explains them (製品が流入する事態)."""

NOUN_CONJUNCTIONS = frozenset({"および", "及び", "ならびに", "並びに", "または", "又は", "もしくは", "あるいは", "かつ"})
"""Conjunctions between nouns that share a place."""

CONJUNCTIONS = frozenset(
    {
        "ところが",
        "ところで",
        "だが",
        "しかし",
        "ただ",
        "ただし",
        "また",
        "なお",
        "さらに",
        "そこで",
        "そして",
        "一方",
        "一方で",
        "他方",
        "これに対し",
        "これに対して",
    }
)
"""Words that join sentences; some are read as a noun and a particle (ところ が)."""

ADVERBIAL_NOUNS = frozenset(
    {
        "中心",
        "理由",
        "機",
        "前",
        "はじめ",
        "始め",
        "軸",
        "背景",
        "皮切り",
        "契機",
        "目的",
        "視野",
        "対象",
        "念頭",
        "てこ",
        "盾",
        "口実",
        "条件",
        "前提",
        "相手",
        "頭",
        "手始め",
        "受け",
        "最後",
        "境",
        "もと",
        "元",
        "基",
        "基礎",
        "例",
    }
)
"""Nouns that make an adverbial of the を before them (地方議会を中心に), which is no object of the verb."""
