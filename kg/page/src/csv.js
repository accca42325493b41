// CSV as RFC 4180 has it, with a BOM so that spreadsheets read Japanese.

// A spreadsheet takes a cell that starts so for a formula; a quote before it keeps the words words.
const FORMULA = /^[=+\-@\t\r]/;

const cell = (value) => {
  const text = String(value ?? "");
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** `rows`, each an array of values, as a CSV file's text. */
export const toCsv = (header, rows) => `\ufeff${[header, ...rows].map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
