// From the query page of a served site: an example question is asked, and an answer is followed, in
// real headless Chromium; what was found as one line of JSON.
//   node query.mjs ADDRESS
import { browser } from "./browser.mjs";

const address = process.argv[2];
const chromium = await browser();
const hosts = new Set();
try {
  const page = await chromium.newPage();
  page.on("request", (one) => hosts.add(new URL(one.url()).origin));
  await page.goto(`${address}sparql`);
  const examples = await page.$$eval("#examples ~ ul a, #examples ~ * a", (all) => all.map((one) => one.textContent));
  await Promise.all([page.waitForNavigation(), page.click("#examples ~ ul a")]);
  const asked = await page.$eval("h1", (one) => one.textContent);
  const rows = await page.$$eval("tbody tr", (all) => all.length);
  const record = await page.$('td a[href*="record/"]');
  let followed = null;
  if (record) {
    await Promise.all([page.waitForNavigation(), record.click()]);
    followed = [page.url(), await page.title()];
  }
  console.log(JSON.stringify({ examples, asked, rows, followed, hosts: [...hosts] }));
} finally {
  await chromium.close();
}
