// Watches the watch in Debian's Chromium while files are edited; writes as JSON what a reader would see.
// Arguments: the watch's address, a brief's file, a chapter's file, and, to look at, a folder for pictures.
import { readFileSync, writeFileSync } from "node:fs";
import { chromium } from "playwright-core";

const [address, brief, chapter, pictures] = process.argv.slice(2);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu"],
});
const page = await browser.newPage({ viewport: { width: 1200, height: 800 } });
const faults = [];
page.on("pageerror", (error) => faults.push(String(error)));
page.setDefaultTimeout(60_000);

const sources = () => page.$$eval("#pages img", (all) => all.map((img) => img.getAttribute("src")));
const status = () => page.textContent("#status");
const settled = () => page.waitForFunction(() => document.querySelector("#status").textContent.endsWith(": built"));
const look = async (name) => pictures && page.screenshot({ path: `${pictures}/${name}.png` });

async function edit(file, change, seen) {
  const text = readFileSync(file, "utf8");
  const started = Date.now();
  writeFileSync(file, change(text));
  await seen();
  return (Date.now() - started) / 1000;
}
const tab = (name) => page.click(`nav button:has-text("${name}")`);
const other = (before) => () =>
  page.waitForFunction((was) => {
    const img = document.querySelector("#pages img.changed");
    return img && !was.includes(img.getAttribute("src")) && img.complete && img.naturalWidth;
  }, before);

await page.goto(address);
await page.waitForSelector("#pages img");
await settled();
await tab("brief");
const first = await sources();
const inBrief = await edit(brief, (text) => text.replace("\ntitle: ", "\ntitle: Today, "), other(first));
await settled();
await look("brief");

const good = await sources();
await edit(brief, (text) => text.replace("\nreader:", "\nraeder:"), () => page.waitForSelector("#status.failed"));
const broken = {
  kept: (await sources()).join() === good.join(),
  status: await status(),
  finding: await page.textContent("#findings"),
};
await look("broken");
await edit(brief, (text) => text.replace("\nraeder:", "\nreader:"), settled);
await page.waitForTimeout(1500);

const inArticle = await edit(chapter, (text) => `${text.trimEnd()} Today.\n`, other(await sources()));
const article = await page.evaluate(() => ({
  tab: document.querySelector("nav button[aria-pressed=true]").textContent,
  scrolled: document.querySelector("main").scrollTop,
  changed: [...document.querySelectorAll("#pages img")].findIndex((img) => img.classList.contains("changed")),
  seen: (() => {
    const box = document.querySelector("#pages img.changed").getBoundingClientRect();
    return box.top < innerHeight && box.bottom > 0;
  })(),
}));
await settled();
await look("article");
await page.emulateMedia({ colorScheme: "dark" });
await look("dark");
await page.setViewportSize({ width: 420, height: 800 });
await look("narrow");
const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
await browser.close();
process.stdout.write(JSON.stringify({ inBrief, inArticle, broken, article, faults, overflow }));
