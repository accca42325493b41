"""Organisations, groups and places by the way their names end: 中国外務省, 七党同盟, 欧州の首脳ら, 沖縄県."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.candidates import Candidate, Kind, Line, Word, compound_before, is_katakana
from kg.gazetteer import Gazetteer
from kg.grammar import words
from kg.model import EntityType
from kg.namerecords import Name
from kg.patterns import BodyPatterns

EACH_STATE = words("each_state")
OWNING_GROUPS = words("owning_groups")
PLURALS = words("plurals")
STATE_COUNTERS = words("state_counters")
_LONGEST_ENDING = 8
_PLACE = "名詞-固有名詞-地名-一般"
_BREAKS = ("=", "＝", "-")
_ANAPHORIC = re.compile(r"同(?!盟|意|時|情|志|等|性|胞|窓)|両(?!院|親|面|立)")
_BESIDE_PARTY = re.compile(r".*(?:与党|野党)(?=.+党$)")
_TIME_AND_NUMBER = ("名詞-普通名詞-副詞可能", "名詞-普通名詞-助数詞", "接尾辞-名詞的-助数詞")
_QUOTED_ABBREVIATION = re.compile(r"「([^「」（）()]{2,16})[（(]([A-Z][A-Za-z0-9&\-]+)[）)]」")
_QUOTED_BODY = re.compile(r"「([^「」はがをに、。]{3,14}(?:党|連合|同盟|戦線|連盟|の会|運動|評議会|委員会))」")
_QUOTED_GROUP = re.compile(r"「[^「」。]{2,12}」(?:派|グループ|勢力|陣営)")
_SOURCE = re.compile(r"((?:[0-9]+ ?)?[A-Za-z][A-Za-z.\-]{2,}(?: [A-Z][A-Za-z.\-]+)*)(?=によると|によれば)")
_DIGITS = "[0-9０-９数一二三四五六七八九十百千万億,，]+"
_NUMBER = re.compile(rf"(?:ら|たち)?(?:約)?{_DIGITS}(?:人|名|カ国|か国|ヶ国|社|団体|派閥|党|会派)(?!当|あ|以|未)")
_CROWD = re.compile(
    r"(?<![0-9０-９,，万千百])(?:約)?(?:[0-9０-９,，]{2,}|[0-9０-９](?=[万千百])|数)[万千百十]*人(?:以上|余り|規模)?(?=[がはもをに、（(])"
)


def bodies(line: Line, gazetteer: Gazetteer) -> Iterator[Candidate]:
    """The organisations of `line`: a noun with an ending of organisations after other nouns, or one that is a body by itself."""
    patterns = gazetteer.patterns.bodies
    for index, word in enumerate(line.words):
        ending = _ending(line, word, patterns.endings)
        if not (ending or word.text in patterns.standalone) or _ending(line, word, gazetteer.patterns.groups.endings):
            continue
        if _ANAPHORIC.match(word.text) or word.tag == _PLACE:
            continue
        start = _with_ending(line, _first_of_compound(line, index, gazetteer), word.end - len(ending))
        start = _without_neighbours(line, start, word.end, gazetteer)
        whole = line.text[start : word.end]
        if _is_government(whole, gazetteer):
            continue
        if whole in patterns.standalone or (whole not in patterns.not_bodies and len(whole) > _longest_bare(ending, patterns)):
            if ending in patterns.weak and not _has_proper_noun(line, start, word.end):
                continue
            start = _state_before(line, start, whole, gazetteer)
            whole = line.text[start : word.end]
            proper, known = _is_proper(line, start, word.end), _known_as(whole, gazetteer)
            yield Candidate(line.index, start, word.end, Kind.BODY, whole, EntityType.ORGANIZATION, known=known, is_proper=proper)


def _known_as(whole: str, gazetteer: Gazetteer) -> tuple[Name, ...]:
    """What the gazetteer has under the name of a body, else without 社, else without の: ロシアの外務省 is ロシア外務省."""
    forms = (whole, whole.removesuffix("社"), whole.replace("の", "", 1))
    return next((known for form in forms if (known := gazetteer.by_form.get(form, ()))), ())


def _state_before(line: Line, start: int, whole: str, gazetteer: Gazetteer) -> int:
    """Where a state and の before a body begin: イギリスの警察, ロシアの外務省; 日本の国会 is the one known as 国会."""
    index = line.ends.get(start)
    if whole not in gazetteer.patterns.bodies.standalone or not index or line.words[index].text != "の":
        return start
    owner = line.words[index - 1]
    states = {n.key for n in gazetteer.by_form.get(owner.text, ()) if n.type is EntityType.STATE}
    is_own = any(body.located_in in states for body in gazetteer.by_short.get(whole, ()))
    return owner.start if states and whole != "政府" and not is_own else start


def _longest_bare(ending: str, patterns: BodyPatterns) -> int:
    """How long a word may be and still be only the ending: 党 and 機関 name nothing, 労働党 does."""
    return max(len(ending), 2) if len(ending) < 3 or ending in patterns.weak else 2


def abbreviated(line: Line) -> Iterator[Candidate]:
    """Quoted names with an abbreviation in Latin letters: 「民主66(D66)」."""
    for found in _QUOTED_ABBREVIATION.finditer(line.text):
        yield Candidate(
            line.index, found.start(1), found.end() - 1, Kind.BODY, found[1], EntityType.ORGANIZATION, aliases=(found[2],), is_proper=True
        )


def quoted(line: Line) -> Iterator[Candidate]:
    """Names in quotation marks that tell what they are: 「タイの誇り党」, 「米国第一」派; 「新党」 names none."""
    for found in _QUOTED_BODY.finditer(line.text):
        yield Candidate(line.index, found.start(1), found.end(1), Kind.BODY, found[1], EntityType.ORGANIZATION, is_proper=True)
    for found in _QUOTED_GROUP.finditer(line.text):
        yield Candidate(line.index, found.start(), found.end(), Kind.GROUP, found[0], EntityType.GROUP)


def sources(line: Line, gazetteer: Gazetteer) -> Iterator[Candidate]:
    """What stands before によると in Latin letters, or as the short name of a newspaper: Expaticaによると, 毎日によると."""
    for found in _SOURCE.finditer(line.text):
        known = gazetteer.by_form.get(found[1], ())
        yield Candidate(line.index, found.start(), found.end(), Kind.BODY, found[1], EntityType.ORGANIZATION, known=known, is_proper=True)
    for word in line.words:
        if not line.text.startswith(("によると", "によれば"), word.end):
            continue
        known = tuple(n for n in gazetteer.by_short.get(word.text, ()) if n.type is EntityType.ORGANIZATION)
        if len(known) == 1:
            yield Candidate(line.index, word.start, word.end, Kind.KNOWN, word.text, EntityType.ORGANIZATION, known=known)


def groups(line: Line, gazetteer: Gazetteer) -> Iterator[Candidate]:
    """The groups of `line`: 西側諸国, インド系住民, 野党議員, 欧州の首脳ら, 閣僚2人."""
    patterns = gazetteer.patterns.groups
    for index, word in enumerate(line.words):
        if word.text.endswith("内") and word.text[:-1] in patterns.endings:
            yield Candidate(line.index, word.start, word.end - 1, Kind.GROUP, word.text[:-1], EntityType.GROUP)  # 与党内
        ending = _ending(line, word, patterns.endings)
        if not ending or word.text in patterns.not_groups:
            continue
        end = _end_of_group(line, word.end)
        if not _ends_compound(line, end, patterns.trailers):
            continue
        start = _with_ending(line, _first_of_compound(line, index, gazetteer), word.end - len(ending))
        owner_start = _owner_start(line, start, gazetteer)
        alone = start >= word.end - len(ending) and ending in patterns.bound
        if not alone or owner_start < start or end > word.end or line.text.startswith(("ら", "たち"), end):
            yield Candidate(line.index, owner_start, end, Kind.GROUP, line.text[owner_start:end], EntityType.GROUP)


def peoples(line: Line, gazetteer: Gazetteer) -> Iterator[Candidate]:
    """Peoples: タミル 人, 日本人."""
    for index, word in enumerate(line.words):
        if not word.text.endswith("人"):
            continue
        before = line.words[index - 1] if index else None
        if word.text == "人" and before is not None and (is_katakana(before.text) or before.text in gazetteer.by_form):
            yield Candidate(line.index, before.start, word.end, Kind.GROUP, before.text + "人", EntityType.GROUP, is_proper=True)
        elif any(name.type is EntityType.STATE for name in gazetteer.by_form.get(word.text.removesuffix("人"), ())):
            yield Candidate(line.index, word.start, word.end, Kind.GROUP, word.text, EntityType.GROUP, is_proper=True)


def crowds(line: Line) -> Iterator[Candidate]:
    """People by number, where they act: 数千人が, 約2000人は."""
    for found in _CROWD.finditer(line.text):
        yield Candidate(line.index, found.start(), found.end(), Kind.GROUP, found[0], EntityType.GROUP)


def places(line: Line) -> Iterator[Candidate]:
    """The places of `line` that the dictionary knows."""
    for word in line.words:
        if word.tag == _PLACE:
            yield Candidate(line.index, word.start, word.end, Kind.PLACE, word.text, EntityType.PLACE, is_proper=True)


def _is_proper(line: Line, start: int, end: int) -> bool:
    """True where a proper noun is part of the name: イラク 高等法廷."""
    inside = line.words[line.starts[start] : line.ends[end] + 1]
    return any("固有名詞" in word.tag or is_katakana(word.text) or word.text.isascii() for word in inside)


def _has_proper_noun(line: Line, start: int, end: int) -> bool:
    """True where the dictionary has a proper noun in the name: 韓国 国営 放送, not メディア 会社."""
    return any("固有名詞" in word.tag or word.text.isascii() for word in line.words[line.starts[start] : line.ends[end] + 1])


def _without_neighbours(line: Line, start: int, end: int, gazetteer: Gazetteer) -> int:
    """Where a body begins after words that are no part of it: 与党 労働党, 衆院選 民主党; イラク 国会 is a body of its own."""
    beside = _BESIDE_PARTY.match(line.text[start:end])
    start += beside.end() if beside and start + beside.end() in line.starts else 0
    for place in range(start + 1, end - 1):
        known = (*gazetteer.by_form.get(line.text[place:end], ()), *gazetteer.by_short.get(line.text[place:end], ()))
        if place in line.starts and any(name.type is EntityType.ORGANIZATION for name in known):
            return start if _owns(line.text[start:place], gazetteer) else place
    return start


def _owns(text: str, gazetteer: Gazetteer) -> bool:
    """True for a state or place whose body follows."""
    return text in gazetteer.letters or any(n.type in (EntityType.STATE, EntityType.PLACE) for n in gazetteer.by_form.get(text, ()))


def _is_government(whole: str, gazetteer: Gazetteer) -> bool:
    """True for other words before a state and 政府 (声明採択日本政府): that is the state."""
    tails = (whole[start:].removesuffix("政府") for start in range(len(whole) - 2)) if whole.endswith("政府") else ()
    return any(name.type is EntityType.STATE for tail in tails for name in gazetteer.by_form.get(tail, ()))


def _ending(line: Line, word: Word, endings: frozenset[str]) -> str:
    """The longest of `endings` that ends where `word` ends; it begins with a word or inside `word` (残存 組織, 離党)."""
    if not word.is_nominal:
        return ""
    for length in range(min(_LONGEST_ENDING, word.end), 0, -1):
        start = word.end - length
        if line.text[start : word.end] in endings and (start in line.starts or start > word.start):
            return line.text[start : word.end]
    return ""


def _end_of_group(line: Line, end: int) -> int:
    """Where a group's number ends: 閣僚2人; 国民1人当たり has none."""
    number = _NUMBER.match(line.text, end)
    return number.end() if number else end


def _ends_compound(line: Line, end: int, trailers: frozenset[str]) -> bool:
    """True where no noun goes on: 住民は, 閣僚ら, 野党間; not 住民投票."""
    following = line.word_at(end)
    return following is None or not following.is_nominal or following.text in trailers or following.text in ("間", "内", "同士")


def _first_of_compound(line: Line, index: int, gazetteer: Gazetteer) -> int:
    """Where the compound that ends with word `index` begins; words of time and number are no part of it."""
    start = line.words[index].start
    for i in compound_before(line, index):
        word = line.words[i]
        if word.tag.startswith(_TIME_AND_NUMBER) or word.text in _BREAKS or _ANAPHORIC.match(word.text):
            break
        if word.tag.startswith("名詞-数詞") and word.text.isascii():
            break
        if word.text == "・" and not _joins_loan_words(line, i):
            break
        if word.text != "・":
            start = word.start
        if _opens_name(line, i, gazetteer):
            break
    return start


def _opens_name(line: Line, index: int, gazetteer: Gazetteer) -> bool:
    """True for a state after another word, where a headline runs words together: 解散 ドイツ 憲法裁判所; not in 在 セネガル 日本 大使館."""
    if not index or not any(name.type is EntityType.STATE for name in gazetteer.by_form.get(line.words[index].text, ())):
        return False
    before = line.words[index - 1].text
    return len(before) > 1 and before not in gazetteer.by_form


def _with_ending(line: Line, start: int, ending: int) -> int:
    """The start of a compound, or of the ending where that reaches further: 過激 組織, whose first word is an adjective."""
    return ending if ending < start and ending in line.starts else start


def _joins_loan_words(line: Line, index: int) -> bool:
    """True for the ・ of ウォール・ストリート・ジャーナル."""
    return 0 < index < len(line.words) - 1 and is_katakana(line.words[index - 1].text) and is_katakana(line.words[index + 1].text)


def _owner_start(line: Line, start: int, gazetteer: Gazetteer) -> int:
    """Where an owner and の before `start` begin: 欧州の首脳, インド系の住民, ブット氏の支持者, 政権の批判者."""
    index = line.ends.get(start)
    if not index or line.words[index].text != "の":
        return start
    owner = line.words[index - 1]
    if owner.text == "系" and index > 1:
        owner = line.words[index - 2]
    if owner.text in gazetteer.by_form:
        return owner.start
    if owner.text in STATE_COUNTERS:
        return line.words[index - 2].start  # 26か国の首脳
    if owner.text in EACH_STATE:
        return owner.start  # 各国の首脳
    if owner.text in PLURALS and index > 1:
        return _first_of_compound(line, index - 1, gazetteer)  # 弁護士らの団体
    return _first_of_compound(line, index - 1, gazetteer) if _may_own(owner, gazetteer) else start


def _may_own(word: Word, gazetteer: Gazetteer) -> bool:
    """True for the last word of a person or body: 氏, 首相, 政権, 与党."""
    patterns = gazetteer.patterns
    if word.text in OWNING_GROUPS:
        return True  # 旧安倍派の議員ら
    ends_person = word.text in patterns.persons.honorifics | patterns.persons.offices or word.tag.startswith("名詞-固有名詞-人名")
    return ends_person or word.text in patterns.bodies.standalone or word.text in ("与党", "野党")
