// node better_bibtex.mjs FILE.bib: its entries and errors as JSON, read by Better BibTeX's parser.
import fs from 'fs';
import * as module from '@retorquere/bibtex-parser';

const parse = module.parse ?? module.default.parse;
const { entries, errors } = parse(fs.readFileSync(process.argv[2], 'utf8'), {});
const read = entries.map(({ type, key, fields }) => ({ type, key, fields }));
process.stdout.write(JSON.stringify({ entries: read, errors }));
