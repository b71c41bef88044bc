// node jsonld.mjs FILE.jsonld CONTEXT-IRI CONTEXT-FILE: its quads, read by jsonld.js in safe mode.
// Only our context is served, from its file; nothing is fetched.
import fs from 'fs';
import jsonld from 'jsonld';
import { print } from './terms.mjs';

const [file, iri, bundled] = process.argv.slice(2);
const read = (name) => JSON.parse(fs.readFileSync(name, 'utf8'));
const documentLoader = async (url) => {
  if (url !== iri) throw new Error(`not bundled: ${url}`);
  return { contextUrl: null, documentUrl: url, document: read(bundled) };
};
print(await jsonld.toRDF(read(file), { safe: true, documentLoader }));
