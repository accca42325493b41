globalThis.RontenSparql = undefined;
