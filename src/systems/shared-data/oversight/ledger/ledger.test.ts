import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ActingFor } from "../../../../kernel/actor.ts";
import { addDays } from "../../../../kernel/calendar.ts";
import {
  deletableFrom,
  deletionRefused,
  entryRefused,
  gapHistory,
  ledgerGaps,
  missingKinds,
} from "./ledger.ts";

const grant = {
  id: "g",
  providerId: "p",
  requesterId: "r",
  from: "2026-01-15",
  until: "2026-12-31",
  status: "active" as const,
  endedOn: null,
  disposeBy: null,
};
const entry = (day: string, written = day, kind: "process" | "destruction" = "process") => ({
  kind,
  day,
  at: `${written}T02:00:00Z`,
});
const keeper: ActingFor = {
  accountId: "k",
  name: "k",
  roles: ["liaison"],
  system: false,
  unitIds: ["r"],
  unitName: "r",
  regionCode: "150200",
};

describe("（四）使用台账", () => {
  it("（四）季度内没有一条使用记录即为缺口，季度未过不算", () => {
    expect(ledgerGaps(grant, [], "2026-03-31")).toEqual([]);
    expect(ledgerGaps(grant, [], "2026-04-01")).toEqual([
      { kind: "no-records", from: "2026-01-15", until: "2026-03-31", began: "2026-04-01", ended: null },
    ]);
    expect(ledgerGaps(grant, [entry("2026-02-01")], "2026-04-01")).toEqual([]);
    expect(ledgerGaps(grant, [entry("2026-02-01", "2026-02-01", "destruction")], "2026-04-01")).toHaveLength(
      1,
    );
  });

  it("（四）事后补记的缺口有起止，留在历史里", () => {
    const late = [entry("2026-03-20", "2026-05-06")];
    expect(gapHistory(grant, late, "2026-06-01")).toEqual([
      {
        kind: "no-records",
        from: "2026-01-15",
        until: "2026-03-31",
        began: "2026-04-01",
        ended: "2026-05-06",
      },
    ]);
    expect(ledgerGaps(grant, late, "2026-05-05")).toHaveLength(1);
  });

  it("（四）授权结束后过了处置期限没有处置记录即为缺口", () => {
    const ended = { ...grant, status: "terminated" as const, endedOn: "2026-02-10", disposeBy: "2026-03-10" };
    const kept = [entry("2026-02-01")];
    expect(ledgerGaps(ended, kept, "2026-03-10")).toEqual([]);
    expect(ledgerGaps(ended, kept, "2026-03-11").map(({ kind, began }) => [kind, began])).toEqual([
      ["no-disposal", "2026-03-11"],
    ]);
    const disposed = [...kept, entry("2026-03-01", "2026-03-01", "destruction")];
    expect(ledgerGaps(ended, disposed, "2026-12-01")).toEqual([]);
  });

  it("（四）记录越多缺口只会越少，任何一天存续的缺口都已开始", () => {
    const days = fc.integer({ min: 0, max: 400 }).map((at) => addDays("2026-01-15", at));
    fc.assert(
      fc.property(fc.array(days, { maxLength: 8 }), days, days, (given, more, asOf) => {
        const [few, many] = [given.map((each) => entry(each)), [...given, more].map((each) => entry(each))];
        const before = ledgerGaps(grant, few, asOf);
        const after = ledgerGaps(grant, many, asOf);
        expect(after.length).toBeLessThanOrEqual(before.length);
        for (const { began } of before) expect(began <= asOf).toBe(true);
      }),
    );
  });

  it("（四）满三年前一天不能删除，当天可以；只有需求部门能写能删", () => {
    expect(deletableFrom("2026-02-03")).toBe("2029-02-03");
    expect(deletableFrom("2028-02-29")).toBe("2031-02-28");
    expect(deletionRefused(grant, "2026-02-03", keeper, "2029-02-02")?.code).toBe("retained");
    expect(deletionRefused(grant, "2026-02-03", keeper, "2029-02-03")).toBeNull();
    const provider = { ...keeper, unitIds: ["p"] };
    expect(deletionRefused(grant, "2026-02-03", provider, "2030-01-01")?.code).toBe("not-yours");
    expect(entryRefused(grant, { day: "2026-02-03", text: "核验" }, provider, "2026-02-03")?.code).toBe(
      "not-yours",
    );
    expect(entryRefused(grant, { day: "2026-01-14", text: "核验" }, keeper, "2026-02-03")?.code).toBe(
      "before-grant",
    );
  });

  it("（四）五类记录缺哪类说哪类，销毁只在结束后要求", () => {
    expect(missingKinds([{ kind: "scenario" }], false)).toEqual(["process", "effect", "storage"]);
    expect(missingKinds([{ kind: "scenario" }], true)).toContain("destruction");
  });
});
