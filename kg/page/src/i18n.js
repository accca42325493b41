// The words of the interface, in both languages.

const WORDS = {
  ja: {
    graph: "グラフ", text: "本文", table: "表", sparql: "SPARQL", claims: "言明", details: "詳細", filters: "凡例と絞り込み", search: "名前で探す",
    searchHint: "（漢字・かな・ローマ字）", noHit: "見つかりません", language: "English", languageHint: "表示を英語にする", theme: "明暗", themeLight: "明るい紙面", themeDark: "暗い紙面", reset: "すべて表示", about: "このページについて", close: "閉じる",
    group: "関係", modality: "確からしさ", polarity: "肯定・否定", speaker: "語り手", source: "出典", type: "実体の種類", ownVoice: "本文（地の文）",
    denied: "否定: ", only: "これだけ", all: "すべて", weight: "線の太さの下限", byClaims: "言明の数", bySources: "出典の数", dates: "期間", from: "から", to: "まで", colour: "点の色", colourType: "種類", colourCommunity: "コミュニティ",
    neighbourhood: "周囲", depth0: "全体", depth1: "1歩", depth2: "2歩",
    shown: (n, all) => `${all} 件中 ${n} 件の言明`, claimCount: (n) => `${n} 件`, more: (n) => `あと ${n} 件`, sentenceOf: (n) => `文字 ${n}`,
    allClaims: "言明の一覧", pickHint: "点や線、または下の言明を選ぶと、根拠の文が出ます。", nothing: "条件に合う言明がありません。", names: "呼び名", class: "種類", community: "コミュニティ", by: "主体として", on: "対象として", said: "語り手として", factsOf: "事実", nothingOf: "この実体の言明は、いまの絞り込みでは表示されていません。",
    subject: "主体", relation: "関係", object: "対象", sentence: "根拠の文", rule: "規則", match: "照合", about_: "案件", as: "枠づけ", time: "時", place: "場所", reporter: "伝えた者", embeds: "含む言明", corrected: "訂正", where: "所在", similar: "類似語による", spoken: "（省略）",
    quote: "引用として写す", copied: "写しました", showText: "本文で見る", openBundle: "線を一本ずつ開く", closeBundle: "線を束ねる", backToList: "一覧に戻る", quotation: (s, t) => `「${s}」（${t}）`,
    positive: "肯定", negative: "否定", unsure: "",
    take: "持ち出す", png: "図 PNG（印刷用）", svg: "図 SVG", csv: "表示中の言明 CSV", turtle: "全体 Turtle (RDF)", zoomIn: "拡大", zoomOut: "縮小", fit: "全体を収める",
    graphLabel: "言明のグラフ。矢印キーで隣の点へ移り、Enter で選び、＋と－で拡大・縮小、0 で全体。", textLabel: "記事の本文", noText: "このページには記事の本文が入っていません。言明の根拠となる文だけがあります。", article: "記事", skip: "言明の一覧へ",
    run: "実行 (Ctrl+Enter)", queries: "用意された問い合わせ", results: (n, ms) => `${n} 行（${ms} ミリ秒）`, loading: "エンジンを準備しています…", csvResults: "結果を CSV で", stop: "中止", yes: "真", no: "偽", asGraph: (n) => `${n} 個のトリプル`, editor: "SPARQL の問い合わせ", ownQuery: "（自分で書く）", inGraph: "グラフで選ぶ",
    built: "作られ方", licences: "含まれるソフトウェアの許諾条件", aboutText: "この図は、記事の文から規則で取り出した「言明」を示します。線は一つの言明またはその束で、誰が言ったか、どれほど確かか、どの文によるかを持ちます。言明は事実の確認ではありません。", offline: "このページは一つのファイルで、何も読み込まず、何も送りません。",
    modalities: { asserted: "断定", intended: "意図", possible: "可能性", assessed: "分析", reported: "伝聞", obligatory: "当為", hypothetical: "仮定" },
    types: { Person: "人物", State: "国家", Organization: "組織", Group: "集団", Place: "場所", Issue: "論点", Event: "出来事", Thing: "事物", Author: "筆者" },
    kinds: { holdsOffice: "役職", memberOf: "所属", locatedIn: "所在地", participantIn: "参加", concerns: "関わる対象" },
    parts: { subject: "主体", object: "対象", predicate: "述語", speaker: "語り手", reporter: "伝えた者", "cue-modality": "確からしさの手がかり", "cue-polarity": "否定の手がかり", "cue-speaker": "発言の手がかり" },
    sortBy: (name) => `${name}で並べ替える`, legend: "凡例", selected: "選択中", clear: "選択を解く", findIn: "表の中を探す",
    timeSlider: "記事の日付", since: "いつから", until: "いつまで", allTime: "全期間", support: "裏付け", seen: "初出と最終", hardened: "意図から断定へ", against: "矛盾する言明",
    sourceCount: (n) => `独立した出典 ${n}`, supportOf: (n, articles) => `独立した出典 ${n}（記事 ${articles}）`,
    leftOut: (n, all, least) => (n < all ? `アーカイブの言明 ${all} 件のうち ${n} 件を載せる。同じ内容をまとめ、独立した出典の多いもの（${least} 以上）から選んだ。残り ${all - n} 件は claims/ にある。` : `アーカイブの言明 ${all} 件をすべて載せる。`),
  },
  en: {
    graph: "Graph", text: "Text", table: "Table", sparql: "SPARQL", claims: "Claims", details: "Details", filters: "Legend and filters", search: "Search names",
    searchHint: " (kanji, kana or romaji)", noHit: "Nothing found", language: "日本語", languageHint: "Show in Japanese", theme: "Light or dark", themeLight: "Light", themeDark: "Dark", reset: "Show all", about: "About this page", close: "Close",
    group: "Relations", modality: "Certainty", polarity: "Polarity", speaker: "Speaker", source: "Source", type: "Kind of entity", ownVoice: "the text itself",
    denied: "not: ", only: "only", all: "all", weight: "Least weight of an edge", byClaims: "claims", bySources: "sources", dates: "Dates", from: "from", to: "to", colour: "Colour of nodes", colourType: "kind", colourCommunity: "community",
    neighbourhood: "Around it", depth0: "all", depth1: "1 step", depth2: "2 steps",
    shown: (n, all) => `${n} of ${all} claims`, claimCount: (n) => `${n} ${n === 1 ? "claim" : "claims"}`, more: (n) => `${n} more`, sentenceOf: (n) => `character ${n}`,
    allClaims: "All claims", pickHint: "Choose a node, an edge or a claim below to see the sentence behind it.", nothing: "No claim fits.", names: "Names", class: "Kind", community: "Community", by: "As subject", on: "As object", said: "As speaker", factsOf: "Facts", nothingOf: "The filters hide the claims of this entity.",
    subject: "Subject", relation: "Relation", object: "Object", sentence: "Sentence", rule: "Rule", match: "Match", about_: "About", as: "As", time: "Time", place: "Place", reporter: "Reported by", embeds: "Embeds", corrected: "Corrected", where: "Where", similar: "by a similar word", spoken: "(unspoken)",
    quote: "Copy as quotation", copied: "Copied", showText: "Show in text", openBundle: "Open the bundle", closeBundle: "Bundle the edges", backToList: "Back to the list", quotation: (s, t) => `“${s}” (${t})`,
    positive: "affirmed", negative: "denied",
    take: "Take away", png: "Picture, PNG for print", svg: "Picture, SVG", csv: "Claims shown, CSV", turtle: "All of it, Turtle (RDF)", zoomIn: "Zoom in", zoomOut: "Zoom out", fit: "Zoom to fit",
    graphLabel: "Graph of claims. Arrow keys go to the next node, Enter selects, plus and minus zoom, 0 shows all.", textLabel: "The article's text", noText: "This page does not hold the article, only the sentences of its claims.", article: "Article", skip: "Skip to the list of claims",
    run: "Run (Ctrl+Enter)", queries: "Prepared queries", results: (n, ms) => `${n} ${n === 1 ? "row" : "rows"} (${ms} ms)`, loading: "Preparing the engine …", csvResults: "Results as CSV", stop: "Stop", yes: "true", no: "false", asGraph: (n) => `${n} triples`, editor: "SPARQL query", ownQuery: "(your own)", inGraph: "Select in the graph",
    built: "How it was made", licences: "Licences of the software in this page", aboutText: "The picture shows claims that rules drew from the sentences of articles. A line is a claim or a bundle of claims; each knows who says it, how certain it is and which sentence it stands in. A claim is not a finding of fact.", offline: "This page is one file. It loads nothing and sends nothing.",
    modalities: { asserted: "asserted", intended: "intended", possible: "possible", assessed: "assessed", reported: "reported", obligatory: "obligatory", hypothetical: "hypothetical" },
    types: { Person: "Person", State: "State", Organization: "Organisation", Group: "Group", Place: "Place", Issue: "Issue", Event: "Event", Thing: "Thing", Author: "Author" },
    kinds: { holdsOffice: "holds office", memberOf: "member of", locatedIn: "located in", participantIn: "takes part in", concerns: "concerns" },
    parts: { subject: "subject", object: "object", predicate: "predicate", speaker: "speaker", reporter: "reporter", "cue-modality": "cue of certainty", "cue-polarity": "cue of denial", "cue-speaker": "cue of speech" },
    sortBy: (name) => `Sort by ${name}`, legend: "Legend", selected: "Selected", clear: "Clear the selection", findIn: "Find in the table",
    timeSlider: "Dates of articles", since: "Since", until: "Until", allTime: "All time", support: "Support", seen: "First and last seen", hardened: "Intended, then asserted", against: "Contradicted by",
    sourceCount: (n) => `${n} independent ${n === 1 ? "source" : "sources"}`, supportOf: (n, articles) => `${n} independent ${n === 1 ? "source" : "sources"} (${articles} ${articles === 1 ? "article" : "articles"})`,
    leftOut: (n, all, least) => (n < all ? `${n} of the archive's ${all} claims: those with the most independent sources (${least} or more). The other ${all - n} are in claims/.` : `All ${all} claims of the archive.`),
  },
};

export const wordsOf = (language) => WORDS[language] ?? WORDS.ja;

/** An entity's label in a language; Japanese where it has no other. */
export const labelOf = (entity, language) => (language === "en" && entity.en) || entity.label;
