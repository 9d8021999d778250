import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { readSource } from "./architecture/source.ts";
import { root } from "./support/application.ts";

const HEAVY = ["postgres", "pg", "fastify", "graphile-worker"];

/** What is loaded with a file, through imports that are not asked for later: files of ours and packages. */
function loadedWith(path: string, seen = new Set<string>()): Set<string> {
  if (seen.has(path)) return seen;
  seen.add(path);
  const text = readFileSync(join(root, path), "utf8");
  const later = new Set([...text.matchAll(/\bimport\("([^"]+)"\)/g)].map(([, to]) => to ?? ""));
  for (const { to, own, typeOnly } of readSource({ path, text }).edges) {
    if (typeOnly || [...later].some((each) => to.endsWith(each.replace(/^(\.\.?\/)+/, "")))) continue;
    if (own) loadedWith(to, seen);
    else seen.add(to);
  }
  return seen;
}

it.each([
  ["help and --help", "src/cli.ts"],
  ["clock", "src/systems/shared-data/requests/commands.ts"],
  ["plan read", "src/supervision/commands/read-plan.ts"],
  ["items lint", "src/systems/one-service/commands/items.ts"],
  ["items compare", "src/systems/one-service/commands/standards.ts"],
  ["ecology sites", "src/systems/ecology/sites/commands-measure.ts"],
  ["ecology assess", "src/systems/ecology/water/commands-judge.ts"],
  ["ecology load", "src/systems/ecology/flow/commands-daily.ts"],
  ["ecology alert", "src/systems/ecology/alert/commands-arrivals.ts"],
  ["energy verdict", "src/systems/energy/verdict/commands-judge.ts"],
  ["energy stations", "src/systems/energy/stations/commands-place.ts"],
  ["energy series", "src/systems/energy/series/commands-yield.ts"],
  ["energy solve", "src/systems/energy/network/commands-solve.ts"],
  ["energy money", "src/systems/energy/money/commands-money.ts"],
  ["energy size", "src/systems/energy/sizing/commands-size.ts"],
])("%s loads neither the database nor the server", (_, path) => {
  const loaded = [...loadedWith(path)];
  expect(loaded.length).toBeGreaterThan(3);
  expect(loaded.filter((each) => HEAVY.includes(each) || each.startsWith("src/platform/database/"))).toEqual(
    [],
  );
});

it("what reads and writes documents, in server and thread alike, loads the library that writes workbooks only to write one", () => {
  const loaded = [...loadedWith("src/platform/documents/worker.ts")];
  expect(loaded).toContain("src/platform/documents/workbook.ts");
  expect(loaded).not.toContain("exceljs");
});
