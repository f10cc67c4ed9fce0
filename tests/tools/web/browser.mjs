// Debian's Chromium before the watch's page: how long a save takes to be seen.
import { readFileSync, writeFileSync } from "node:fs";
import { chromium } from "playwright-core";

// A page at the address, and the list in which its faults are noted.
export async function open(address) {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu"],
  });
  const page = await browser.newPage({ viewport: { width: 1200, height: 800 } });
  const faults = [];
  page.on("pageerror", (error) => faults.push(String(error)));
  page.setDefaultTimeout(120_000);
  await page.goto(address);
  return { browser, page, faults };
}

export const sources = (page) =>
  page.$$eval("#pages img", (all) => all.map((img) => img.getAttribute("src")));

export const settled = (page) =>
  page.waitForFunction(() => document.querySelector("#status").textContent.endsWith(": built"));

// The seconds from a save until `seen` has seen it.
export async function edit(file, change, seen) {
  const text = readFileSync(file, "utf8");
  const started = Date.now();
  writeFileSync(file, change(text));
  await seen();
  return (Date.now() - started) / 1000;
}

// The changed page stands in the window with another picture than those before.
export async function another(page) {
  const before = await sources(page);
  return () =>
    page.waitForFunction((was) => {
      const img = document.querySelector("#pages img.changed");
      return img && !was.includes(img.getAttribute("src")) && img.complete && img.naturalWidth;
    }, before);
}
