// What a reader chose, kept between visits where the browser lets a page keep anything (a sandboxed frame may not).

const key = (name) => `ronten.${name}`;

export function recall(name) {
  try {
    return localStorage.getItem(key(name)) || null;
  } catch {
    return null;
  }
}

export function remember(name, value) {
  try {
    localStorage.setItem(key(name), value);
  } catch {}
}
