// What the SPARQL tab needs beside the page: an editor and an engine. Light pages leave this bundle out.
import { createEditor } from "./engine/editor.js";
import { createEngine } from "./engine/engine.js";

globalThis.RontenSparql = { createEditor, createEngine };
