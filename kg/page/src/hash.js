// The address after #: the selection and the view, so that what one sees can be sent.

const LISTS = "x.";

/** The state of the page as an address: only what is not as it is at the start. */
export function encode(state) {
  const params = new URLSearchParams();
  const { selection, excluded, ...rest } = state;
  if (selection) params.set(selection.kind, selection.id);
  for (const [facet, values] of Object.entries(excluded)) if (values.length) params.set(LISTS + facet, values.join("|"));
  for (const [name, value] of Object.entries(rest)) if (value !== "" && value !== null && value !== undefined) params.set(name, value);
  return params.toString();
}

/** The state that an address tells; what it does not tell is left out. */
export function decode(hash) {
  const params = new URLSearchParams(hash.replace(/^#/, ""));
  const state = { selection: null, excluded: {} };
  for (const [name, value] of params) {
    if (["claim", "edge", "entity"].includes(name)) state.selection = { kind: name, id: value };
    else if (name.startsWith(LISTS)) state.excluded[name.slice(LISTS.length)] = value.split("|");
    else state[name] = value;
  }
  return state;
}
