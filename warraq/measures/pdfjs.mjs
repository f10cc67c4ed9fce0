// The text of a PDF as pdf.js (Firefox) gives it: node pdfjs.mjs FILE.pdf
// Needs the npm package pdfjs-dist, here or where NODE_PATH or WARRAQ_PDFJS points.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

// pdf.js asks for what only drawing needs.
globalThis.DOMMatrix ??= class {};
globalThis.Path2D ??= class {};
globalThis.ImageData ??= class {};

const home = process.env.WARRAQ_PDFJS ?? process.cwd();
const require = createRequire(join(home, "index.js"));
const entry = require.resolve("pdfjs-dist/legacy/build/pdf.mjs");
const { getDocument } = await import(entry);
const options = {
  data: new Uint8Array(readFileSync(process.argv[2])),
  verbosity: 0,
  standardFontDataUrl: join(dirname(entry), "../../standard_fonts/"),
  useSystemFonts: false,
};
const document = await getDocument(options).promise;
for (let number = 1; number <= document.numPages; number += 1) {
  const { items } = await (await document.getPage(number)).getTextContent();
  console.log(items.map(({ str, hasEOL }) => str + (hasEOL ? "\n" : "")).join(""));
}
