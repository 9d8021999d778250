import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { runCommand } from "../../../../test/support/command-line.ts";
import { commands } from "./commands.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "energy-verdict-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it("（十六） energy verdict prints rule, version, conditions and what was not read, and refuses what is no facts", async () => {
  const path = join(folder, "facts.json");
  writeFileSync(path, JSON.stringify({ rule: "park", generatedKwh: 10, exportedKwh: 2 }));
  const { code, out, err } = await runCommand(commands, ["energy", "verdict", path, "--json"]);
  expect([code, err]).toEqual([0, ""]);
  const found = JSON.parse(out) as Record<string, unknown>;
  expect(Object.keys(found)).toEqual(["rule", "version", "verdict", "conditions", "notRead"]);
  expect(found).toMatchObject({
    rule: "park",
    verdict: "fail",
    conditions: [{ id: "storagePower" }, { id: "storageHours" }, { id: "export", actual: 0.2, holds: false }],
  });
  const words = await runCommand(commands, ["energy", "verdict", path]);
  expect(words.out).toContain("不通过 fail");
  for (const [facts, en] of [
    [{ rule: "h2", windMw: "100" }, `${path}: $.windMw: Write a number`],
    [[1], `${path}: $: Write an object, { … }.`],
  ] as const) {
    writeFileSync(path, JSON.stringify(facts));
    await expect(runCommand(commands, ["energy", "verdict", path])).rejects.toMatchObject({
      failure: { sentence: { en: expect.stringContaining(en) as string } },
    });
  }
  // Energies in MWh are judged, and asked about.
  writeFileSync(path, JSON.stringify({ rule: "h2", windMw: 100, solarMw: 50, generatedKwh: 300_000 }));
  const doubtful = await runCommand(commands, ["energy", "verdict", path]);
  expect(doubtful.err).toContain("come to 2 hours at full power in a year. Is it in MWh");
  writeFileSync(path, "{ rule: }");
  await expect(runCommand(commands, ["energy", "verdict", path])).rejects.toMatchObject({
    failure: { code: "unusable" },
  });
});
