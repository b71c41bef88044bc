// node comunica.mjs QUERY SOURCE...: what Comunica answers over files of linked data on the web, or
// over a SPARQL endpoint (sparql@ADDRESS): a line of JSON for each solution, keys in order.
import { QueryEngine } from "@comunica/query-sparql";

const [query, ...addresses] = process.argv.slice(2);
const sources = addresses.map((one) => {
  const [type, value] = one.startsWith("sparql@") ? ["sparql", one.slice(7)] : [null, one];
  return type ? { type, value } : value;
});
const bindings = await new QueryEngine().queryBindings(query, { sources });
for (const one of await bindings.toArray()) {
  const said = [...one].map(([key, term]) => [key.value, term.value]).sort();
  console.log(JSON.stringify(Object.fromEntries(said)));
}
