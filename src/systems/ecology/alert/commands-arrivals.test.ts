import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { runCommand } from "../../../../test/support/command-line.ts";
import { commands } from "./commands.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "ecology-alert-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it("（十三） ecology alert prints who is reached when, earliest first, and refuses what it cannot read", async () => {
  const path = join(folder, "河网.json");
  const network = {
    sections: [
      { id: "头道拐", city: "呼和浩特" },
      { id: "昭君坟", city: "鄂尔多斯" },
      { id: "画匠营子", city: "包头" },
    ],
    reaches: [
      { from: "画匠营子", to: "头道拐", hours: 30, latestHours: 48 },
      { from: "昭君坟", to: "画匠营子", hours: 10.5, latestHours: 12 },
      { from: "昭君坟", to: "头道拐", hours: 50, latestHours: 55 },
    ],
  };
  writeFileSync(path, JSON.stringify(network));
  const args = ["ecology", "alert", path, "--section", "昭君坟", "--at", "2026-07-01T08:00"];
  const { code, out } = await runCommand(commands, [...args, "--json"]);
  expect([code, JSON.parse(out)]).toEqual([
    0,
    [
      {
        section: "画匠营子",
        city: "包头",
        earliest: "2026-07-01T10:30:00.000Z",
        latest: "2026-07-01T12:00:00.000Z",
      },
      {
        section: "头道拐",
        city: "呼和浩特",
        earliest: "2026-07-02T16:30:00.000Z",
        latest: "2026-07-03T12:00:00.000Z",
      },
    ],
  ]);
  expect((await runCommand(commands, args)).out.split("\n")[0]).toContain("画匠营子（包头）");
  await expect(runCommand(commands, [...args.slice(0, 6), "昨天"])).rejects.toMatchObject({
    failure: { sentence: { zh: expect.stringContaining("不是时刻") as string } },
  });
  writeFileSync(path, "{");
  await expect(runCommand(commands, args)).rejects.toMatchObject({ failure: { code: "unusable" } });
});
