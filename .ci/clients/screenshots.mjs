// Pages of a site as pictures, whole, on a telephone and on a desk, in light and in dark, from real
// headless Chromium; the name of each picture on standard output.
//   node screenshots.mjs ADDRESS FOLDER [NAME...]
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { browser } from "./browser.mjs";

const KINDS = [
  "index.html",
  "browse/index.html",
  "search.html?q=dobrynin",
  "archives.html",
  "agents.html",
  "agent/avp-rf.html",
  "collections.html",
  "collection/cwihp-bulletin-8-9.html",
  "routes.html",
  "timeline.html",
  "data.html",
  "about.html",
  "record/dobrynin-1962-10-30.html",
  "record/frus1961-63v06-d81.html",
  "ns/index.html",
];
const WIDTHS = [390, 1280];
const SCHEMES = ["light", "dark"];

const [address, folder, ...chosen] = process.argv.slice(2);
const names = chosen.length ? chosen : KINDS;
const chromium = await browser();
try {
  await mkdir(folder, { recursive: true });
  const page = await chromium.newPage();
  for (const name of names) {
    for (const width of WIDTHS) {
      await page.setViewport({ width, height: 900 });
      const answer = await page.goto(address + name, { waitUntil: "load" });
      if (!answer.ok()) throw new Error(`${address}${name} cannot be shown: ${answer.status()}`);
      if (name.startsWith("search")) await page.waitForSelector("#results li");
      for (const scheme of SCHEMES) {
        await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
        const file = `${name.replace(/\.html/, "").replace(/\W+/g, "-")}-${width}-${scheme}.png`;
        await page.screenshot({ path: path.join(folder, file), fullPage: true });
        console.log(file);
      }
    }
  }
} finally {
  await chromium.close();
}
