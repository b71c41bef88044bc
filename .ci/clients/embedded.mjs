// node embedded.mjs < lines of JSON, each the name of a page and what it has told: what jsonld.js
// reads of each in safe mode, which refuses what it would drop. A line of JSON for each: its quads,
// or the problem. Nothing is fetched. In the place of schema.org's own context, whose @vocab takes
// any word for a term, stand the terms that schema.org has, as the context of RO-Crate lists them.
import fs from 'fs';
import { createRequire } from 'node:module';
import jsonld from 'jsonld';
import { spelt } from './terms.mjs';

const SCHEMA_ORG = /^https?:\/\/schema\.org\/?$/;
const ADDRESSES = ['contentUrl', 'license', 'sameAs', 'url'];  // as schema.org's context has them

const listed = createRequire(import.meta.url).resolve('ro-crate').replace(/ro-crate\/.*/, 'ro-crate/lib/context.json');
const terms = Object.fromEntries(
  Object.entries(JSON.parse(fs.readFileSync(listed, 'utf8'))['@context'])
    .filter(([term, iri]) => iri === `http://schema.org/${term}`)
    .map(([term, iri]) => [term, ADDRESSES.includes(term) ? { '@id': iri, '@type': '@id' } : iri]),
);
const documentLoader = async (url) => {
  if (!SCHEMA_ORG.test(url)) throw new Error(`not bundled: ${url}`);
  return { contextUrl: null, documentUrl: url, document: { '@context': terms } };
};

for (const line of fs.readFileSync(0, 'utf8').split('\n').filter(Boolean)) {
  const { name, told } = JSON.parse(line);
  try {
    const quads = await jsonld.toRDF(told, { safe: true, documentLoader });
    console.log(JSON.stringify({ name, quads: quads.map(spelt) }));
  } catch (error) {
    console.log(JSON.stringify({ name, problem: `${error.message} ${JSON.stringify(error.details)}` }));
  }
}
