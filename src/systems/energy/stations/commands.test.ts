import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { runCommand } from "../../../../test/support/command-line.ts";
import { commands } from "./commands.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "energy-stations-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it("（十六） energy stations prints the choice, and names on stderr who is left out and why", async () => {
  const path = join(folder, "corridor.json");
  const corridor = {
    sites: [
      { id: "矿", cost: 2, candidate: true },
      { id: "口岸", cost: 1, candidate: false },
      { id: "孤岛", candidate: false },
    ],
    roads: [{ from: "矿", to: "口岸", km: 120.5 }],
    flows: [
      { from: "口岸", to: "矿", trucks: 40 },
      { from: "矿", to: "孤岛", trucks: 2 },
    ],
    rangeKm: 300,
    reserve: 0.1,
  };
  writeFileSync(path, JSON.stringify(corridor));
  const { code, out, err } = await runCommand(commands, ["energy", "stations", path, "--json"]);
  expect([code, JSON.parse(out)]).toEqual([
    0,
    { stations: ["矿"], cost: 2, servedTrucks: 40, totalTrucks: 42, proven: true },
  ]);
  expect(err).toContain("矿 → 孤岛（2 辆）无法服务");
  expect(err).toContain("no road leads there");
});
