// node csl_valid.mjs STYLE.csl: what the CSL validator has to say of a style; nothing where it is valid.
import fs from 'fs';
import { validateStyle } from 'csl-validator-wasm';

process.stdout.write(await validateStyle(fs.readFileSync(process.argv[2], 'utf8')));
process.exit(0);
