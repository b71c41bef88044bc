// axe over pages in real headless Chromium: every violation on standard output, as lines of JSON.
//   node axe.mjs ADDRESS WIDTHS SCHEMES NAME...
// A page is opened once, and then looked at in each width and scheme, as where a telephone is turned.
import { createRequire } from "node:module";
import { readFile } from "node:fs/promises";
import { browser } from "./browser.mjs";

const [address, widths, schemes, ...names] = process.argv.slice(2);
const source = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const looks = widths.split(",").flatMap((width) => schemes.split(",").map((scheme) => [Number(width), scheme]));
const chromium = await browser();
let seen = 0;
try {
  const page = await chromium.newPage();
  for (const name of names) {
    await page.goto(address + name, { waitUntil: "load" });
    if (name.startsWith("search")) await page.waitForSelector("#results li");
    await page.evaluate(source);
    for (const [width, scheme] of looks) {
      await page.setViewport({ width, height: 900 });
      await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
      const { violations } = await page.evaluate(() => axe.run());
      seen += 1;
      for (const { id, help, nodes } of violations) {
        const where = nodes.slice(0, 3).map((one) => one.html.slice(0, 160));
        console.log(JSON.stringify({ name, width, scheme, id, help, where }));
      }
    }
  }
  console.log(JSON.stringify({ seen }));
} finally {
  await chromium.close();
}
