import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { FigureDefinition } from "../src/kernel/figure.ts";
import { COOPERATION_FIGURES } from "../src/cooperation/domain/figures.ts";
import { SUPERVISION_FIGURES } from "../src/supervision/domain/figures.ts";
import { ALERT_FIGURES } from "../src/systems/ecology/alert/figures.ts";
import { COMPENSATION_FIGURES } from "../src/systems/ecology/compensation/settlement/store-books.ts";
import { FLOW_FIGURES } from "../src/systems/ecology/flow/figures.ts";
import { SITE_FIGURES } from "../src/systems/ecology/sites/figures.ts";
import { WATER_FIGURES } from "../src/systems/ecology/water/figures.ts";
import { ENERGY_FIGURES } from "../src/systems/energy/projects/figures.ts";
import { ONE_SERVICE_FIGURES } from "../src/systems/one-service/domain/figures.ts";
import { SHARED_DATA_FIGURES } from "../src/systems/shared-data/domain/figures.ts";
import { listPaths, readFiles, ROOT } from "./architecture/files.ts";

const DEFINITIONS: Readonly<Record<string, FigureDefinition>> = {
  ...SUPERVISION_FIGURES,
  ...COOPERATION_FIGURES,
  ...SHARED_DATA_FIGURES,
  ...ONE_SERVICE_FIGURES,
  ...WATER_FIGURES,
  ...FLOW_FIGURES,
  ...ALERT_FIGURES,
  ...COMPENSATION_FIGURES,
  ...SITE_FIGURES,
  ...ENERGY_FIGURES,
};

const rowOf = (id: string, { name, unit, says }: FigureDefinition): string =>
  `| ${name.zh} · ${name.en} | \`${id}\` | ${unit.zh} | ${says.zh} ${says.en} |`;

test("the dictionary lists every figure as the code defines it, and none that the code does not know", () => {
  const lines = readFileSync(join(ROOT, "docs/dictionary.md"), "utf8").split("\n");
  const begin = lines.indexOf("## Figures");
  const rest = lines.slice(begin + 1);
  const end = rest.findIndex((line) => line.startsWith("## "));
  const listed = rest.slice(0, end === -1 ? undefined : end).filter((line) => /^\| .* \| `/.test(line));
  expect(listed).toEqual(Object.entries(DEFINITIONS).map(([id, definition]) => rowOf(id, definition)));
});

test("a word names one figure: names that are alike count alike or say what they are of", () => {
  const byName = new Map<string, string[]>();
  for (const [id, { name, unit }] of Object.entries(DEFINITIONS)) {
    const group = id.split(/[-.]/)[0] ?? "";
    const key = `${group} ${name.zh} ${unit.zh}`;
    byName.set(key, [...(byName.get(key) ?? []), id]);
  }
  expect([...byName.values()].filter((ids) => ids.length > 1)).toEqual([]);
});

test("every figure that is defined is shown or computed somewhere under its id", () => {
  const sources = readFiles(listPaths()).filter(
    ({ path }) =>
      path.startsWith("src/") && !path.endsWith("/domain/figures.ts") && !path.endsWith(".test.ts"),
  );
  const text = sources.map((source) => source.text).join("\n");
  const prefixes = [...text.matchAll(/`([a-z.-]+-)\$\{/g)].map((match) => match[1] ?? "");
  const unused = Object.keys(DEFINITIONS).filter(
    (id) =>
      !text.includes(`"${id}"`) &&
      !text.includes(`${id}:`) &&
      !prefixes.some((prefix) => id.startsWith(prefix)),
  );
  // Shown by the list of lights that the definitions themselves keep.
  expect(unused.filter((id) => !id.startsWith("light-") && !id.startsWith("tasks-"))).toEqual([]);
});
