// The SPARQL editor: YASQE without anything that would go out, completing the prefixes and terms of this graph.
import Yasqe from "@zazuko/yasqe";
import "@zazuko/yasqe/build/yasqe.min.css";

/**
 * @param {HTMLElement} parent
 * @param {{value: string, label: string, run: () => void, terms: () => string[], prefixes: Object<string, string>}} settings
 */
export function createEditor(parent, { value, label, run, terms, prefixes }) {
  registerTerms(terms);
  registerPrefixes(prefixes);
  const editor = new Yasqe(parent, {
    autocompleters: ["own-prefixes", "terms", "variables"],
    collapsePrefixesOnLoad: true,
    consumeShareLink: null,
    createShareableLink: null,
    editorHeight: "100%",
    extraKeys: { "Ctrl-Enter": run, "Cmd-Enter": run, "Ctrl-Space": (yasqe) => yasqe.autocomplete(), Esc: leave, Tab: false, "Shift-Tab": false },
    persistenceId: null,
    pluginButtons: undefined,
    prefixCcApi: null,
    resizeable: false,
    screenReaderLabel: label,
    showQueryButton: false,
    value,
  });
  return {
    get: () => editor.getValue(),
    set: (text) => (editor.setValue(text), editor.collapsePrefixes(true)),
    label: (text) => editor.getInputField().setAttribute("aria-label", text),
    destroy: () => (editor.destroy(), parent.replaceChildren()),
    refresh: () => editor.refresh(),
  };
}

// The keyboard must be able to leave the editor: Tab moves on, as everywhere else.
const leave = (editor) => editor.getInputField().blur();

/** Prefixed names (rel:pres…) are completed as they are typed. */
function registerTerms(terms) {
  Yasqe.registerAutocompleter({
    name: "terms",
    bulk: false,
    autoShow: true,
    persistenceId: null,
    isValidCompletionPosition: (yasqe) => /^[\w-]*:/.test(yasqe.getCompleteToken().string),
    get: (_, token) => terms().filter((term) => token && term.startsWith(token.autocompletionString ?? token.string)).slice(0, 200),
  }, false);
}

/** A prefix of this graph that is typed is declared at once (YASQE itself would ask prefix.cc). */
function registerPrefixes(prefixes) {
  const lines = Object.entries(prefixes).map(([prefix, iri]) => `${prefix}: <${iri}>`);
  Yasqe.forkAutocompleter("prefixes", { name: "own-prefixes", persistenceId: null, get: () => lines }, false);
}
