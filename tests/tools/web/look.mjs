// Looks at pages in Debian's Chromium: reads a JSON list of looks, writes a JSON list of what was seen.
// A look: {page, width, dark, images, picture, axe}; seen: {errors, remote, overflow, violations}.
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
for (const look of looks) seen.push(await see(look));
await browser.close();
process.stdout.write(JSON.stringify(seen));

async function see(look) {
  const context = await browser.newContext({
    viewport: { width: look.width ?? 700, height: 900 },
    colorScheme: look.dark ? "dark" : "light",
    reducedMotion: "reduce",
  });
  const page = await context.newPage();
  const errors = [];
  const remote = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  await page.route("**/*", (route) => {
    const url = route.request().url();
    if (/^https?:/.test(url)) remote.push(url);
    const picture = route.request().resourceType() === "image";
    return /^https?:/.test(url) || (picture && look.images === false) ? route.abort() : route.continue();
  });
  await page.goto(look.page);
  if (look.images === false)
    await page.evaluate(() => document.querySelectorAll("img").forEach((img) => (img.src = "none:")));
  await page.evaluate(() => document.fonts.ready);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  if (look.picture) await page.screenshot({ path: look.picture, fullPage: true });
  const violations = look.axe ? await judged(page, look.axe) : [];
  await context.close();
  return { errors, remote, overflow, violations };
}

async function judged(page, options) {
  await page.evaluate(axe);
  const result = await page.evaluate((given) => globalThis.axe.run(document, given), options);
  return result.violations.map((rule) => ({
    id: rule.id,
    help: rule.help,
    nodes: rule.nodes.map((node) => `${node.html.slice(0, 200)}: ${node.failureSummary}`),
  }));
}
