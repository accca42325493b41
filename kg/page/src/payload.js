// What the page carries: JSON in script elements, the large parts gzipped and in base64.

const textOf = (id) => document.getElementById(id)?.textContent.trim() ?? "";

/** The JSON value of the script element `id`. */
export const readJson = (id) => JSON.parse(textOf(id));

function bytesOf(base64) {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(base64);
  const letters = atob(base64);
  const bytes = new Uint8Array(letters.length);
  for (let i = 0; i < letters.length; i++) bytes[i] = letters.charCodeAt(i);
  return bytes;
}

/** The bytes of the gzipped base64 `text`. */
export function unpack(text) {
  const stream = new Blob([bytesOf(text)]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).arrayBuffer();
}

/** The text of the packed script element `id`; "" where the page has none. */
export async function readPacked(id) {
  const text = textOf(id);
  return text && new TextDecoder().decode(await unpack(text));
}

/** The bytes of the packed script element `id`. */
export const readPackedBytes = (id) => unpack(textOf(id));

/** True where the page carries the script element `id`. */
export const carries = (id) => document.getElementById(id) !== null;

// Only while a script runs for the first time does the page tell its nonce.
const { nonce } = document.currentScript ?? {};

/** Run the packed script element `id`, which waits until it is needed. */
export async function runPacked(id) {
  const script = document.createElement("script");
  script.nonce = nonce;
  script.textContent = await readPacked(id);
  document.head.append(script);
}
