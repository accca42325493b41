// Names are found whatever the script they are typed in: プーチン, ぷーちん, puchin, Putin.
import { isRomaji, toKatakana } from "wanakana";

const LONG_VOWELS = /[ー・･\s\-=＝]/g;
const SMALL = Object.fromEntries([..."ァィゥェォッャュョヮ"].map((small, i) => [small, "アイウエオツヤユヨワ"[i]]));

/** `text` in one form: compatibility letters, hiragana as katakana, lower case, no long marks, dots, spaces or accents. */
export function fold(text) {
  const plain = text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").normalize("NFKC").toLowerCase();
  return plain.replace(/[ぁ-ゖ]/g, (letter) => String.fromCodePoint(letter.codePointAt(0) + 0x60)).replace(LONG_VOWELS, "");
}

// puuchin and puchin are both typed for プーチン: an ウ that only lengthens goes.
const LENGTHENING = /(?<=[ウクスツヌフムユルグズブプオコソトノホモヨロゴゾドボポュョ])ウ/g;

const foldKana = (text) => fold(text).replace(LENGTHENING, "").replace(/[ァィゥェォッャュョヮ]/g, (letter) => SMALL[letter]);

/** All forms under which something typed may be meant: as it is and, where it is Latin letters, as the kana that they spell. */
export function readings(query) {
  const folded = fold(query);
  if (!folded) return [];
  const kana = isRomaji(query) ? fold(toKatakana(query.toLowerCase())) : "";
  return /^[ァ-ン]+$/.test(kana) ? [folded, kana] : [folded];
}

/** True where one of an entity's names, in either language, holds what was typed. */
export function matches(names, query) {
  const wanted = readings(query);
  return names.some((name) => wanted.some((reading) => fold(name).includes(reading) || foldKana(name).includes(foldKana(reading))));
}
