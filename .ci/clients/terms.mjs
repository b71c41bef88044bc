// Quads of RDF/JS as lines of JSON, for tests/rdf/clients.py.
const spell = (term) => {
  switch (term.termType) {
    case 'Literal': return [term.value, term.datatype.value, term.language || null];
    case 'NamedNode': return `<${term.value}>`;
    case 'BlankNode': return `_:${term.value}`;
    case 'DefaultGraph': return '';
    default: throw new Error(`no term of RDF 1.1: ${term.termType}`);
  }
};

export const spelt = ({ subject, predicate, object, graph }) => [subject, predicate, object, graph].map(spell);

export const print = (quads) => {
  const lines = [];
  for (const quad of quads) lines.push(JSON.stringify(spelt(quad)), '\n');
  process.stdout.write(lines.join(''));
};
