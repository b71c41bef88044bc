// The real Chromium of the machine, headless.
import { existsSync } from "node:fs";
import puppeteer from "puppeteer-core";

const PLACES = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

export function browser() {
  const executablePath = process.env.CUSTODY_CHROMIUM || PLACES.find((one) => existsSync(one));
  return puppeteer.launch({ executablePath, headless: true, args: ["--no-sandbox"] });
}
