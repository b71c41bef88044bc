// A facet of more values than are drawn at once, in real headless Chromium: what people reach of it.
//   node many_values.mjs ADDRESS FACET TYPED VALUE
import { browser } from "./browser.mjs";

const [address, facet, typed, value] = process.argv.slice(2);
const chromium = await browser();
try {
  const page = await chromium.newPage();
  page.on("pageerror", (error) => { throw error; });
  const box = `#facets details[data-key="${facet}"]`;
  const values = () => page.$$eval(`${box} .words`, (all) => all.map((one) => one.textContent));
  await page.goto(`${address}search.html`);
  await page.waitForSelector("#results li");
  await page.click(`${box} summary`);
  const first = await values();
  const button = await page.$eval(`${box} button.values`, (one) => one.textContent);
  await page.click(`${box} button.values`);
  const all = await values();
  const focus = await page.evaluate(() => document.activeElement.id);
  await page.reload();
  await page.waitForSelector("#results li");
  await page.click(`${box} summary`);
  await page.type(`${box} input[type="search"]`, typed);
  const sieved = await values();
  await page.click(`label:has([id="f-${facet}-${value}"])`);
  await page.waitForFunction(() => /^\d+ records?$/.test(document.getElementById("told").textContent) && location.search);
  const told = await page.$eval("#told", (one) => one.textContent);
  await page.goto(`${address}search.html?${facet}=${value}`);
  await page.waitForSelector("#results li");
  const chosen = await page.$$eval(`${box} label:has(:checked) .words`, (those) => those.map((one) => one.textContent));
  console.log(JSON.stringify({ first, button, all, focus, sieved, told, chosen }));
} finally {
  await chromium.close();
}
