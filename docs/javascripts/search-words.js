/* The index holds Japanese in the pieces that TinySegmenter makes, but the theme sends a query to it as typed (棚上げ, 終了コード):
   this cuts the query in the same way. What follows the kanji of a word is left open, since it is cut now so, now otherwise (棚上げ, 棚上|げ).
   TinySegmenter, which comes with the theme, hangs itself on `lunr`. */
"use strict";
(() => {
  const QUERY = 2;
  const JAPANESE = /[\u3040-\u30ff\u3400-\u9fff\uff66-\uff9f]/;
  const lunr = (window.lunr = window.lunr || {});
  const ENDING = /([\u3400-\u9fff々])[\u3041-\u309f]+$/;
  let segmenter;

  const cut = (term) => {
    const [, sign, word, star] = /^([+-]?)(.*?)(\*?)$/.exec(term);
    if (!JAPANESE.test(word)) return term;
    segmenter = segmenter || new lunr.TinySegmenter();
    const pieces = segmenter.segment(word).map((piece) => sign + piece.replace(ENDING, "$1*"));
    return pieces.join(" ").replace(/\*?$/, star);
  };

  window.Worker = class extends window.Worker {
    postMessage(message, ...rest) {
      const isQuery = message && message.type === QUERY && typeof message.data === "string";
      super.postMessage(isQuery ? { ...message, data: message.data.split(" ").map(cut).join(" ") } : message, ...rest);
    }
  };
})();
