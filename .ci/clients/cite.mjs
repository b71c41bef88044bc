// node cite.mjs ITEMS.json STYLE.csl LOCALES: each item's note, short note and entry by citeproc-js, as text.
import fs from 'fs';
import CSL from 'citeproc';

const [file, style, locales] = process.argv.slice(2);
const items = Object.fromEntries(JSON.parse(fs.readFileSync(file, 'utf8')).map((one) => [one.id, one]));
const keys = Object.keys(items);

function engine() {
  const made = new CSL.Engine({
    retrieveLocale: (tag) => {
      const path = `${locales}/locales-${tag}.xml`;
      return fs.existsSync(path) && fs.readFileSync(path, 'utf8');
    },
    retrieveItem: (key) => items[key],
  }, fs.readFileSync(style, 'utf8'));
  made.setOutputFormat('text');
  return made;
}

function entries() {
  const made = engine();
  made.updateItems(keys);
  const [about, texts] = made.makeBibliography();
  return Object.fromEntries(about.entry_ids.map(([key], at) => [key, texts[at].trim()]));
}

function notes(lot) {
  const made = engine();
  const order = [...lot, 'between', ...lot];
  const cited = order.map((key, at) => ({
    citationID: `c${at}`, citationItems: [{ id: key }], properties: { noteIndex: at + 1 },
  }));
  const said = made.rebuildProcessorState(cited, 'text').map(([, , text]) => text);
  const at = (start) => Object.fromEntries(lot.map((key, n) => [key, said[start + n]]));
  return { note: at(0), short: at(lot.length + 1) };
}

// citeproc-js looks at every citation again with each: the time of notes goes with the square.
const AT_ONCE = 50;
const answer = { bibliography: entries(), note: {}, short: {} };
items.between = { id: 'between', type: 'document', title: 'between' };
for (let at = 0; at < keys.length; at += AT_ONCE) {
  const { note, short } = notes(keys.slice(at, at + AT_ONCE));
  Object.assign(answer.note, note);
  Object.assign(answer.short, short);
}
console.log(JSON.stringify(answer));
