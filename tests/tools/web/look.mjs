// Looks at pages in Debian's Chromium: reads a JSON list of looks, writes a JSON list of what was seen.
// A look: {page, scale, width, dark, images, picture, axe}; seen: {errors, remote, overflow, violations}.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const looks = JSON.parse(readFileSync(0, "utf8"));
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--font-render-hinting=none"],
});

const seen = [];
let held; // the page of the last look, which the next may look at in another light
for (const look of looks) seen.push(await see(look));
await browser.close();
process.stdout.write(JSON.stringify(seen));

async function opened(address, scale) {
  if (held?.address === address) return held;
  await held?.page.context().close();
  const context = await browser.newContext({ deviceScaleFactor: scale, reducedMotion: "reduce" });
  held = { address, page: await context.newPage(), errors: [], remote: [] };
  const { page, errors, remote } = held;
  page.on("pageerror", (error) => errors.push(String(error)));
  await page.route("**/*", (route) => {
    const url = route.request().url();
    if (!/^https?:/.test(url)) return route.continue();
    remote.push(url);
    return route.abort();
  });
  await page.goto(address);
  return held;
}

async function see(look) {
  const { page, errors, remote } = await opened(look.page, look.scale ?? 1);
  await page.setViewportSize({ width: look.width ?? 700, height: 900 });
  await page.emulateMedia({ colorScheme: look.dark ? "dark" : "light" });
  const overflow = await page.evaluate(async (images) => {
    for (const img of document.images) {
      img.dataset.shown ??= img.src;
      img.src = images ? img.dataset.shown : "none:";
      await img.decode().catch(() => {});
    }
    await document.fonts.ready;
    return document.scrollingElement.scrollWidth - window.innerWidth;
  }, look.images !== false);
  if (look.picture) await page.screenshot({ path: look.picture, fullPage: true });
  const violations = look.axe ? await judged(page, look.axe) : [];
  return { errors, remote, overflow, violations };
}

async function judged(page, options) {
  if (!(await page.evaluate("globalThis.axe"))) await page.evaluate(axe);
  const result = await page.evaluate((given) => globalThis.axe.run(document, given), options);
  return result.violations.map((rule) => ({
    id: rule.id,
    help: rule.help,
    nodes: rule.nodes.map((node) => `${node.html.slice(0, 200)}: ${node.failureSummary}`),
  }));
}
