// From the query page of a served site: example questions are asked until one has a record among its
// answers, which is followed, in real headless Chromium; what was found as one line of JSON.
//   node query.mjs ADDRESS
import { browser } from "./browser.mjs";

const EXAMPLES = "#examples ~ ul a";
const RECORD = 'tbody td a[href*="record/"]';

const address = process.argv[2];
const chromium = await browser();
const hosts = new Set();
try {
  const page = await chromium.newPage();
  page.on("request", (one) => hosts.add(new URL(one.url()).origin));
  await page.goto(`${address}sparql`);
  const examples = await page.$$eval(EXAMPLES, (all) => all.map((one) => one.textContent));
  const asked = [];
  let followed = null;
  for (let number = 0; number < examples.length && !followed; number += 1) {
    await page.goto(`${address}sparql`);
    await Promise.all([page.waitForNavigation(), (await page.$$(EXAMPLES))[number].click()]);
    const question = await page.$eval("h1", (one) => one.textContent);
    asked.push({ question, rows: await page.$$eval("tbody tr", (all) => all.length) });
    const record = await page.$(RECORD);
    if (record) {
      await Promise.all([page.waitForNavigation(), record.click()]);
      followed = { url: page.url(), heading: await page.$eval("h1", (one) => one.textContent) };
    }
  }
  console.log(JSON.stringify({ examples, asked, followed, hosts: [...hosts] }));
} finally {
  await chromium.close();
}
