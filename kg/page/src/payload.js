// What the page carries: JSON in script elements, the large parts gzipped and in base64.

const textOf = (id) => document.getElementById(id)?.textContent.trim() ?? "";

/** The JSON value of the script element `id`. */
export const readJson = (id) => JSON.parse(textOf(id));

/** The bytes of the gzipped base64 `text`. */
export function unpack(text) {
  const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).arrayBuffer();
}

/** The text of the packed script element `id`; "" where the page has none. */
export async function readPacked(id) {
  const text = textOf(id);
  return text && new TextDecoder().decode(await unpack(text));
}

/** The bytes of the packed script element `id`. */
export const readPackedBytes = (id) => unpack(textOf(id));
