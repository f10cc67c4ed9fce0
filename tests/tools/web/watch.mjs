// Watches the watch in Debian's Chromium while files are edited; writes as JSON what a reader would see.
// Arguments: the watch's address, a brief's file, a chapter's file, and, to look at, a folder for pictures.
import { another, edit, open, settled, sources } from "./browser.mjs";

const [address, brief, chapter, pictures] = process.argv.slice(2);
const { browser, page, faults } = await open(address);

const status = () => page.textContent("#status");
const look = async (name) => pictures && page.screenshot({ path: `${pictures}/${name}.png` });
const tab = (name) => page.click(`nav button:has-text("${name}")`);

await page.waitForSelector("#pages img");
await settled(page);
await tab("brief");
const inBrief = await edit(brief, (text) => text.replace("\ntitle: ", "\ntitle: Today, "), await another(page));
await settled(page);
await look("brief");

const good = await sources(page);
const misspell = (text) => text.replace("\nreader:", "\nraeder:");
const broken = {
  after: await edit(brief, misspell, () => page.waitForSelector("#status.failed")),
  kept: (await sources(page)).join() === good.join(),
  status: await status(),
  finding: await page.textContent("#findings"),
};
await look("broken");
await edit(brief, (text) => text.replace("\nraeder:", "\nreader:"), () => settled(page));
await page.waitForTimeout(1500);

const inArticle = await edit(chapter, (text) => `${text.trimEnd()} Today.\n`, await another(page));
const article = await page.evaluate(() => ({
  tab: document.querySelector("nav button[aria-pressed=true]").textContent,
  scrolled: document.querySelector("main").scrollTop,
  changed: [...document.querySelectorAll("#pages img")].findIndex((img) => img.classList.contains("changed")),
  seen: (() => {
    const box = document.querySelector("#pages img.changed").getBoundingClientRect();
    return box.top < innerHeight && box.bottom > 0;
  })(),
}));
await settled(page);
await look("article");
await page.emulateMedia({ colorScheme: "dark" });
await look("dark");
await page.setViewportSize({ width: 420, height: 800 });
await look("narrow");
const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
await browser.close();
process.stdout.write(JSON.stringify({ inBrief, inArticle, broken, article, faults, overflow }));
