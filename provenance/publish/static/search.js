// The search of a site that stands on any server, or on a disk: the index is scripts that are read
// as they are needed. Words are folded as provenance/publish/search/words.py folds them.
"use strict";

const parts = new Map();
const waiting = new Map();

// Every file of the index is one call of this.
globalThis.custody = (name, value) => {
  waiting.get(name)?.(value);
};

function part(name) {
  if (!parts.has(name)) {
    parts.set(name, new Promise((resolve, reject) => {
      waiting.set(name, resolve);
      const script = document.createElement("script");
      script.src = `search/${name}.js`;
      script.onerror = () => { parts.delete(name); reject(new Error(name)); };
      document.head.append(script);
    }));
  }
  return parts.get(name);
}

const LETTERS = { ł: "l", đ: "d", ø: "o", ß: "ss", æ: "ae", œ: "oe", ı: "i", ð: "d", þ: "th" };

function folded(text) {
  const plain = text.normalize("NFKC").toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "");
  return plain.replace(/[łđøßæœıðþ]/g, (one) => LETTERS[one]);
}

// An abbreviation typed with full stops ("A.V.P. R.F.") is one word, as the index has it.
function typed(text) {
  const closed = text.replace(/\b(\p{L})\.(?=\p{L}\b)/gu, "$1");
  return folded(closed).match(/[\p{L}\p{N}]+/gu) || [];
}

function fileOf(word) {
  const start = [...word].slice(0, 2).join("");
  return /^[a-z0-9]+$/.test(start)
    ? start
    : [...start].map((one) => `u${one.codePointAt(0).toString(16)}`).join("");
}

// The numbers of the records that have a word that begins so; a word of one letter must be whole.
async function having(word) {
  const found = new Set();
  const files = await part("words");
  const file = fileOf(word);
  if (!files.includes(file)) return found;
  const words = await part(`words/${file}`);
  for (const [known, numbers] of Object.entries(words)) {
    if (known === word || (word.length > 1 && known.startsWith(word))) {
      for (const number of numbers) found.add(number);
    }
  }
  return found;
}

const box = document.getElementById("search");
const told = document.getElementById("told");
const results = document.getElementById("results");
const more = document.getElementById("more");
const facetBox = document.getElementById("facets");
const form = document.getElementById("find");
const field = document.getElementById("q");
const AT_ONCE = 60;
const STEP = 300;
const rooms = new Map();
const sought = new Map();
let index;
let chosen = new Map();
let numbers = [];
let shown = 0;
let run = 0;

function state() {
  const query = new URLSearchParams(location.search);
  field.value = query.get("q") || "";
  chosen = new Map();
  for (const facet of index.facets) {
    const values = query.getAll(facet.key);
    if (values.length) chosen.set(facet.key, new Set(values));
  }
}

function address() {
  const query = new URLSearchParams();
  if (field.value.trim()) query.set("q", field.value.trim());
  for (const [key, values] of chosen) for (const value of values) query.append(key, value);
  const text = query.toString();
  return text ? `?${text}` : location.pathname;
}

async function narrowed() {
  let found = null;
  for (const word of typed(field.value)) {
    const those = await having(word);
    found = found === null ? those : new Set([...found].filter((one) => those.has(one)));
  }
  let left = found === null ? [...Array(index.total).keys()] : [...found].sort((a, b) => a - b);
  const columns = {};
  for (const facet of index.facets) columns[facet.key] = await part(`facet/${facet.key}`);
  const passes = (number, except) => {
    for (const facet of index.facets) {
      const wanted = chosen.get(facet.key);
      if (!wanted || facet.key === except) continue;
      if (!columns[facet.key][number].some((one) => wanted.has(facet.values[one][0]))) return false;
    }
    return true;
  };
  const counts = {};
  for (const facet of index.facets) {
    const own = new Map();
    for (const number of left) {
      if (passes(number, facet.key)) {
        for (const one of columns[facet.key][number]) own.set(one, (own.get(one) || 0) + 1);
      }
    }
    counts[facet.key] = own;
  }
  left = left.filter((number) => passes(number, null));
  return { left, counts };
}

async function search() {
  const mine = ++run;
  told.textContent = "Searching…";
  const { left, counts } = await narrowed();
  if (mine !== run) return;
  numbers = left;
  shown = 0;
  results.replaceChildren();
  const records = numbers.length === 1 ? "1 record" : `${numbers.length.toLocaleString("en")} records`;
  told.textContent = numbers.length ? records : "No record has all of this. Fewer or shorter words find more.";
  drawFacets(counts);
  await list();
}

async function list() {
  const mine = run;
  const those = numbers.slice(shown, shown + 50);
  shown += those.length;
  more.hidden = shown >= numbers.length;
  for (const number of those) {
    const rows = await part(`records/${Math.floor(number / index.chunk)}`);
    if (mine !== run) return;
    results.append(drawn(rows[number % index.chunk]));
  }
}

function drawn([href, title, date, archives, steps, accounts, gaps]) {
  const item = document.createElement("li");
  if (date) item.append(element("p", "when", unbroken(date)));
  const box = document.createElement("div");
  const what = element("p", "what", "");
  const link = element("a", "", title);
  link.href = href;
  link.dir = "auto";
  what.append(link);
  const about = element("p", "more", "");
  for (const one of archives) about.append(element("span", "", one));
  const count = (n, word) => `${n} ${word}${n === 1 ? "" : "s"}`;
  about.append(element("span", "", `${count(steps, "step")}, ${count(accounts, "account")}`));
  if (gaps) about.append(element("span", "flag", `${count(gaps, "link")} missing`));
  box.append(what, about);
  item.append(box);
  return item;
}

// No line breaks within an hour of the day.
function unbroken(date) {
  return date.replace(/\d ?[ap]\. ?m\./g, (hour) => hour.replaceAll(" ", "\u00a0"));
}

function element(name, kind, words) {
  const one = document.createElement(name);
  if (kind) one.className = kind;
  one.textContent = words;
  return one;
}

function drawFacets(counts) {
  const open = new Set([...facetBox.querySelectorAll("details[open]")].map((one) => one.dataset.key));
  const active = document.activeElement?.id;
  facetBox.replaceChildren(...index.facets.map((facet) => drawnFacet(facet, counts[facet.key], open)));
  if (active) document.getElementById(active)?.focus();
}

function drawnFacet(facet, counts, open) {
  const wanted = chosen.get(facet.key) || new Set();
  const box = document.createElement("details");
  box.dataset.key = facet.key;
  box.open = wanted.size > 0 || open.has(facet.key);
  box.append(element("summary", "", facet.words));
  const group = document.createElement("fieldset");
  group.append(element("legend", "hidden", facet.words));
  const values = valuesOf(facet, counts, wanted);
  const list = document.createElement("div");
  const fill = () => list.replaceChildren(...listed(facet, values, wanted, fill));
  fill();
  if (values.length > AT_ONCE) group.append(...sieve(facet, fill));
  group.append(list);
  box.append(group);
  return box;
}

// Years by time, those without one last; of all else those first that most records have.
function valuesOf(facet, counts, wanted) {
  const values = facet.values
    .map(([key, words], number) => ({ key, words, count: counts.get(number) || 0 }))
    .filter((one) => one.count || wanted.has(one.key));
  const time = (one) => (Number.isFinite(Number(one.key)) ? Number(one.key) : Infinity);
  return facet.key === "year" ? values.sort((a, b) => (time(a) < time(b) ? -1 : time(a) > time(b) ? 1 : 0)) : values;
}

// A field that leaves only the values with what is typed, wherever it stands in them.
function sieve(facet, fill) {
  const label = element("label", "hidden", `Only those that have, in: ${facet.words}`);
  const input = document.createElement("input");
  input.type = "search";
  input.id = label.htmlFor = `sieve-${facet.key}`;
  input.placeholder = "Find in this list";
  input.autocomplete = "off";
  input.value = sought.get(facet.key) || "";
  input.addEventListener("input", () => { sought.set(facet.key, input.value); fill(); });
  return [label, input];
}

// What is chosen always stands in the list; of the rest as many as there is room for, and a button.
function listed(facet, values, wanted, fill) {
  const text = values.length > AT_ONCE ? folded(sought.get(facet.key) || "").trim() : "";
  const fitting = values.filter((one) => wanted.has(one.key) || folded(one.words).includes(text));
  const room = rooms.get(facet.key) || AT_ONCE;
  const seen = fitting.filter((one, number) => number < room || wanted.has(one.key));
  const drawn = seen.map((one) => drawnValue(facet, one, wanted));
  if (!seen.length) drawn.push(element("p", "soft", "None."));
  if (seen.length < fitting.length) drawn.push(moreValues(facet, fitting, seen, fill));
  return drawn;
}

function moreValues(facet, fitting, seen, fill) {
  const left = fitting.length - seen.length;
  const next = fitting.find((one) => !seen.includes(one));
  const words = left > STEP ? `Show ${STEP} of the other ${left.toLocaleString("en")}` : `Show the other ${left}`;
  const button = element("button", "values", words);
  button.type = "button";
  button.id = `more-${facet.key}`;
  button.addEventListener("click", () => {
    rooms.set(facet.key, (rooms.get(facet.key) || AT_ONCE) + STEP);
    fill();
    document.getElementById(`f-${facet.key}-${next.key}`)?.focus();
  });
  return button;
}

function drawnValue(facet, { key, words, count }, wanted) {
  const label = document.createElement("label");
  const check = document.createElement("input");
  check.type = "checkbox";
  check.id = `f-${facet.key}-${key}`;
  check.checked = wanted.has(key);
  check.addEventListener("change", () => {
    const own = chosen.get(facet.key) || new Set();
    if (check.checked) own.add(key); else own.delete(key);
    if (own.size) chosen.set(facet.key, own); else chosen.delete(facet.key);
    changed();
  });
  label.append(check, element("span", "words", words), element("span", "soft", count.toLocaleString("en")));
  return label;
}

// Pages that stand on a disk may not write addresses in some browsers; the search goes on.
function changed() {
  try { history.pushState(null, "", address()); } catch { /* as told */ }
  search().catch(failed);
}

function failed(error) {
  told.textContent = `The index could not be read (${error.message}). The lists of records lead to every record.`;
}

form.addEventListener("submit", (event) => { event.preventDefault(); changed(); });
field.addEventListener("input", () => { clearTimeout(field.waits); field.waits = setTimeout(changed, 250); });
more.addEventListener("click", () => list().catch(failed));
addEventListener("popstate", () => { state(); search().catch(failed); });

box.hidden = false;
part("facets").then((value) => { index = value; state(); return search(); }).catch(failed);
