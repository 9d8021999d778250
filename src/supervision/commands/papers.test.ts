import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runCommand } from "../../../test/support/command-line.ts";
import type { TestDatabase } from "../../../test/support/database.ts";
import { fillPlan, type FilledPlan } from "../../../test/support/filled-plan.ts";
import { openBundledDesk } from "../../../test/support/supervision.ts";
import { FailureError } from "../../kernel/error.ts";
import { extractDocument } from "../../platform/documents/extract.ts";
import type { Supervision } from "../store/desk.ts";
import { commands } from "../commands.ts";

let database: TestDatabase;
let desk: Supervision;
let filled: FilledPlan;
const folder = mkdtempSync(join(tmpdir(), "jiziwan-paper-command-"));
beforeAll(async () => {
  const opened = await openBundledDesk();
  ({ database, desk } = opened);
  filled = await fillPlan(desk, opened.plan);
}, 120_000);
afterAll(async () => {
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

async function run(...args: readonly string[]): Promise<string> {
  const { code, out } = await runCommand(commands, ["paper", "draft", ...args], {
    cwd: folder,
    shell: desk,
    organisations: desk.organisations.list,
    people: desk.people,
  });
  expect(code).toBe(0);
  return out;
}

describe("（二十）jiziwan paper draft", () => {
  it("writes a Word file that says what the ledger says, and keeps no paper", async () => {
    await run(filled.plan, "月报", "--period", "2026-09", "--out", "九月.docx");
    const text = await extractDocument(readFileSync(join(folder, "九月.docx")), "九月.docx");
    expect(text.ok && text.value.text).toContain("2026年9月应报送进展的任务");
    expect(await desk.sql`select 1 from supervision.paper`).toHaveLength(0);
  });

  it("drafts a letter to a unit named by a part of its name, as of a day", async () => {
    const name = filled.units.late.name.slice(0, 4);
    const out = await run(filled.plan, "chase-note", "--unit", name, "--as-of", "2026-11-10", "--json");
    expect(JSON.parse(out)).toMatchObject({
      kind: "chase-note",
      asOf: "2026-11-10",
      period: null,
      addressee: filled.units.late.name,
    });
  });

  it("says what is wrong with kind, unit, day or the missing file", async () => {
    for (const args of [
      [filled.plan, "周报", "--json"],
      [filled.plan, "chase-note", "--unit", "没有这个单位", "--json"],
      [filled.plan, "月报", "--as-of", "昨天", "--json"],
      [filled.plan, "月报"],
      [filled.plan, "月报", "--out"],
      ["没有这个方案", "月报", "--json"],
    ])
      await expect(run(...args)).rejects.toBeInstanceOf(FailureError);
  });
});
