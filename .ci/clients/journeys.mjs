// What people do on a published site, in real headless Chromium: each journey's findings as one
// line of JSON. A journey that cannot be made ends the run.
//   node journeys.mjs ADDRESS WORD...
import { browser } from "./browser.mjs";

const address = process.argv[2];
const RECORD = "record/dobrynin-1962-10-30.html";
const WORDS = process.argv.slice(3);
const chromium = await browser();
const hosts = new Set();

async function opened(width = 1280) {
  const page = await chromium.newPage();
  await page.setViewport({ width, height: 900 });
  page.on("request", (one) => hosts.add(new URL(one.url()).origin));
  page.on("pageerror", (error) => { throw error; });
  return page;
}

const words = (page, selector) => page.$$eval(selector, (all) => all.map((one) => one.textContent.trim()));

const journeys = {
  // From the first page, by typing, to a record.
  async find() {
    const page = await opened();
    await page.goto(address);
    await page.type("#q", "Dobrynin 30 October");
    await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
    await page.waitForSelector("#results li");
    const results = await words(page, "#results .what");
    await Promise.all([page.waitForNavigation(), page.click("#results .what a")]);
    return { results, title: await page.title(), url: page.url() };
  },
  // An archive by a name that it had, and by its Cyrillic abbreviation.
  async names() {
    const page = await opened();
    const found = {};
    for (const name of ["АВП РФ", "A.V.P. R.F.", "Архив МИД СССР", "Nationaal Archief", "xyzzy"]) {
      await page.goto(`${address}search.html?q=${encodeURIComponent(name)}`);
      await page.waitForFunction(() => /record|Fewer/.test(document.getElementById("told").textContent));
      found[name] = (await words(page, "#results li")).length;
    }
    return found;
  },
  // Words are folded as the index folds them.
  async folding() {
    const page = await opened();
    await page.goto(`${address}search.html`);
    await page.waitForSelector("#facets details");
    return { folded: await page.evaluate((all) => all.map((one) => folded(one)), WORDS) };
  },
  // Along the chain: a step's evidence, and who keeps the item.
  async chain() {
    const page = await opened();
    await page.goto(address + RECORD);
    const picture = await words(page, ".picture.wide svg text");
    const evidence = await page.$eval("a.to", (one) => one.getAttribute("href"));
    await page.click("a.to");
    const target = await page.$eval(":target", (one) => one.id);
    const archive = await page.$eval(".holder a", (one) => one.getAttribute("href"));
    await Promise.all([page.waitForNavigation(), page.click(".holder a")]);
    return { picture: picture.join(" "), evidence, target, archive, title: await page.title() };
  },
  // A claim lights its words, words light their claims, and an address keeps both lit.
  async claims() {
    const page = await opened();
    await page.goto(address + RECORD);
    await page.hover('[id="claim-1.e2"]');
    const lit = await words(page, ".note mark.lit");
    await page.mouse.move(0, 0);
    await page.hover('mark[data-claims~="1.e5"]');
    const claims = await page.$$eval(".claims > li.lit", (all) => all.map((one) => one.id));
    await page.goto(`${address}${RECORD}#claim-1.e2`);
    await page.reload();
    const kept = await words(page, ".note mark.named-here");
    return { lit, claims, kept };
  },
  // Every form of a citation goes to the clipboard as it is shown.
  async copy() {
    await chromium.defaultBrowserContext().overridePermissions(new URL(address).origin, [
      "clipboard-read", "clipboard-write", "clipboard-sanitized-write",
    ]);
    const page = await opened();
    await page.goto(address + RECORD);
    await page.bringToFront();
    const offered = await page.$$eval('section[aria-labelledby="cite"] :is(h3, .format)', (all) => all.map((one) => one.textContent));
    const copies = [];
    for (const button of await page.$$("button.copy")) {
      const { name, folded } = await button.evaluate((one) => ({
        name: one.nextElementSibling.getAttribute("aria-label"),
        folded: Boolean(one.closest("details")),
      }));
      if (folded) await button.evaluate((one) => one.closest("details").querySelector("summary").click());
      await page.evaluate(() => navigator.clipboard.writeText("what was copied before"));
      await button.click();
      await page.waitForFunction((one) => one.textContent === "Copied", {}, button);
      const copied = await page.evaluate(() => navigator.clipboard.readText());
      copies.push({ name, copied, shown: await button.evaluate((one) => one.nextElementSibling.innerText) });
    }
    return { offered, copies };
  },
  // Narrowing by facets, together with words; back and forth; the address keeps what was chosen.
  async facets() {
    const page = await opened();
    await page.goto(`${address}search.html`);
    await page.waitForSelector("#facets details");
    const asked = await words(page, "#facets summary");
    const before = await words(page, "#told");
    await page.click('#facets details[data-key="conduit"] summary');
    await page.click('label:has(#f-conduit-nhk)');
    await page.waitForFunction((old) => document.getElementById("told").textContent !== old && !document.getElementById("told").textContent.includes("…"), {}, before[0]);
    const after = await words(page, "#told");
    const url = page.url();
    await page.reload();
    await page.waitForSelector("#results li");
    const again = await words(page, "#told");
    return { asked, before, after, again, url };
  },
  // An archive: its names, what it holds, what left it.
  async archive() {
    const page = await opened();
    await page.goto(`${address}archives.html`);
    await Promise.all([page.waitForNavigation(), page.click('a[href$="agent/avp-rf.html"]')]);
    const headings = await words(page, "h2");
    const names = await words(page, ".forms li");
    await Promise.all([page.waitForNavigation(), page.click(".holdings a")]);
    return { headings, names, url: page.url() };
  },
  // Without a script everything can still be reached.
  async plain() {
    const page = await opened();
    await page.setJavaScriptEnabled(false);
    await page.goto(`${address}search.html`);
    const told = await words(page, "noscript");
    await Promise.all([page.waitForNavigation(), page.click("noscript a")]);
    await Promise.all([page.waitForNavigation(), page.click('a[href="conduit/nhk.html"]')]);
    const records = (await words(page, ".records li")).length;
    await Promise.all([page.waitForNavigation(), page.click(".records a")]);
    return { told, records, url: page.url(), buttons: (await page.$$("button.copy")).length };
  },
  // On a telephone nothing but pictures and tables in their own frames is wider than the screen.
  async phone() {
    const page = await opened(390);
    const wide = [];
    for (const name of ["", "browse/index.html", "search.html", "archives.html", "agent/avp-rf.html", "routes.html", "timeline.html", "data.html", "ns/index.html", "record/dobrynin-1962-10-27.html", "record/frus1961-63v06-d81.html", RECORD]) {
      await page.goto(address + name, { waitUntil: "networkidle0" });
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      if (width > 390) wide.push([name, width]);
    }
    await page.goto(`${address}routes.html`);
    const pushed = await page.$$eval("main *", (all) => all.filter((one) => one.scrollWidth > one.clientWidth && getComputedStyle(one).overflowX === "auto").length);
    const drawn = await page.$$eval("svg.flow", (all) => all.filter((one) => one.checkVisibility()).map((one) => Math.round(one.getBoundingClientRect().width)));
    await page.goto(address + RECORD);
    const unbroken = await page.evaluate(() => {
      for (const one of document.querySelectorAll(".facts dd, .said dd, .evidence q")) one.textContent = "x".repeat(300);
      return document.documentElement.scrollWidth;
    });
    if (unbroken > 390) wide.push(["names without a space", unbroken]);
    return { wide, pushed, drawn };
  },
  // On paper: no menus, no buttons.
  async paper() {
    const page = await opened();
    await page.goto(address + RECORD);
    await page.emulateMediaType("print");
    const seen = await page.$$eval(".masthead nav, button, .find", (all) => all.filter((one) => one.checkVisibility()).length);
    const pdf = await page.pdf({ format: "A4" });
    return { seen, bytes: pdf.length };
  },
};

try {
  for (const [name, journey] of Object.entries(journeys)) {
    console.log(JSON.stringify({ name, ...(await journey()) }));
  }
  console.log(JSON.stringify({ name: "hosts", hosts: [...hosts] }));
} finally {
  await chromium.close();
}
