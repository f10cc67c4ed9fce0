// How long saves take to be seen: a word comes and goes at the end of each file's prose; writes a list of seconds for each.
// Arguments: the watch's address, how often, and the files.
import { another, edit, open, settled } from "./browser.mjs";

const LAST = /^ *\p{L}.* .*$(?![^]*^ *\p{L}.* )/mu;
const [address, rounds, ...files] = process.argv.slice(2);
const { browser, page } = await open(address);
await settled(page);
const seconds = [];
for (const file of files) {
  const all = [];
  for (let round = 0; round <= rounds; round += 1) {
    const change = (text) => (round % 2 ? text.replace(" 2026\n", "\n") : text.replace(LAST, "$& 2026"));
    all.push(await edit(file, change, await another(page)));
    await page.waitForTimeout(1500);
  }
  await settled(page);
  seconds.push(all.slice(1));
}
await browser.close();
process.stdout.write(JSON.stringify(seconds));
