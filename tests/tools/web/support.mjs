// What mail programs make of pages, by caniemail's table: reads {clients, pages} as JSON, writes for
// each page what some of the programs do not know: {feature: [programs]}.
import { readFileSync } from "node:fs";
import { caniemail } from "caniemail";

const { clients, pages } = JSON.parse(readFileSync(0, "utf8"));
const unknown = pages.map((html) => {
  const features = {};
  for (const [client, issues] of caniemail({ clients, html }).issues.errors)
    for (const { title } of issues) (features[title] ??= new Set()).add(client);
  return Object.fromEntries(Object.entries(features).map(([title, all]) => [title, [...all].sort()]));
});
process.stdout.write(JSON.stringify(unknown));
