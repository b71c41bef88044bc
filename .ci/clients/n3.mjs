// node n3.mjs FILE FORMAT: its quads, read by N3.js. FORMAT: Turtle, TriG, N-Triples, N-Quads.
import fs from 'fs';
import { Parser } from 'n3';
import { print } from './terms.mjs';

const [file, format] = process.argv.slice(2);
print(new Parser({ format }).parse(fs.readFileSync(file, 'utf8')));
