import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { foldRecord } from "../../../../kernel/record.ts";
import type { ActingFor } from "../../../../kernel/actor.ts";
import { type CorrectionAct, correction, lateAnswer } from "./kind.ts";
import { recipientsOf } from "./kind.ts";

const unit = fc.constantFrom("a", "b", "c", "d", "e", "old-b", "provider");
const day = fc.integer({ min: 1, max: 28 }).map((date) => `2026-03-${String(date).padStart(2, "0")}`);
const grant = fc
  .tuple(unit, day, day)
  .map(([requesterId, a, b]) => ({ requesterId, from: a < b ? a : b, until: a < b ? b : a }));
const reading = fc.record({ unitId: unit, day });
/** Unit b was merged from another. */
const canonical = (id: string): string => (id === "old-b" ? "b" : id);

describe("（四）更正的送达范围", () => {
  it("（四）每个曾获授权或曾读取的单位恰好一次，与授权和读取的先后无关，一个不漏", () => {
    fc.assert(
      fc.property(
        fc.array(grant, { maxLength: 12 }),
        fc.array(reading, { maxLength: 12 }),
        fc.option(day),
        day,
        (grants, readings, given, later) => {
          // Nobody can say that an error begins after today.
          const [since, on] = given !== null && given > later ? [later, given] : [given, later];
          const about = { since, day: on, providerId: "provider" };
          const told = recipientsOf({ grants, readings }, about, canonical);
          const turned = recipientsOf(
            { grants: grants.toReversed(), readings: readings.toReversed() },
            about,
            canonical,
          );
          expect(turned).toEqual(told);
          const ids = told.map(({ unitId }) => unitId);
          expect(new Set(ids).size).toBe(ids.length);
          // The oracle walks every day of the month and asks who could have had the data on it.
          const had = new Set<string>();
          for (let date = 1; date <= 28; date += 1) {
            const at = `2026-03-${String(date).padStart(2, "0")}`;
            if (at > on || (since !== null && at < since)) continue;
            for (const { requesterId, from, until } of grants)
              if (from <= at && at <= until) had.add(canonical(requesterId));
            for (const each of readings) if (each.day === at) had.add(canonical(each.unitId));
          }
          had.delete("provider");
          expect(new Set(ids)).toEqual(had);
          expect(ids).not.toContain("provider");
          expect(ids).not.toContain("old-b");
        },
      ),
      { numRuns: 300 },
    );
  });
});

const actor = (unitId: string, ...roles: ActingFor["roles"]): ActingFor => ({
  accountId: `account-${unitId}`,
  name: unitId,
  roles,
  system: false,
  unitIds: [unitId],
  unitName: unitId,
  regionCode: "150200",
});

const about = { resourceId: "r", resourceName: "公积金缴存", providerId: "p", regionCode: "150600" };
const ask: CorrectionAct = {
  type: "ask",
  about,
  asker: { kind: "unit", unitId: "a" },
  digest: "d",
  since: null,
  due: "2026-03-13",
  article: "第二十六条",
};
const accept: CorrectionAct = {
  type: "accept",
  digest: "d",
  since: null,
  recipients: [
    { unitId: "a", via: "both" },
    { unitId: "b", via: "grant" },
  ],
};
const folded = (...acts: (readonly [string, CorrectionAct])[]) =>
  foldRecord(
    correction,
    acts.map(([on, act], at) => ({
      version: at + 1,
      at: `${on}T02:00:00Z`,
      day: on,
      by: "",
      byId: null,
      act,
    })),
  );
const refusedFor = (state: ReturnType<typeof folded> | null, act: CorrectionAct, who: ActingFor) =>
  correction.permit(state, act, who, "2026-03-05")?.code ?? null;

describe("（四）校核申请的办理", () => {
  it("（四）只有提供部门能答复，只有被通知的单位能确认自己的应用", () => {
    const asked = folded(["2026-02-27", ask]);
    expect(refusedFor(asked, accept, actor("p", "liaison"))).toBeNull();
    expect(refusedFor(asked, accept, actor("a", "liaison"))).toBe("not-yours");
    expect(refusedFor(asked, accept, actor("p", "data-officer"))).toBe("not-yours");
    expect(refusedFor(null, ask, actor("b", "liaison"))).toBe("not-yours");
    const spreading = folded(["2026-02-27", ask], ["2026-03-02", accept]);
    const applied: CorrectionAct = { type: "apply", unitId: "b" };
    expect(refusedFor(spreading, applied, actor("b", "liaison"))).toBeNull();
    expect(refusedFor(spreading, applied, actor("a", "liaison"))).toBe("not-yours");
    expect(refusedFor(spreading, { type: "apply", unitId: "c" }, actor("c", "liaison"))).toBe("not-yours");
    expect(refusedFor(spreading, accept, actor("p", "liaison"))).toBe("done");
  });

  it("（四）全部单位应用或说明后才算应用完毕", () => {
    const one = folded(
      ["2026-02-27", ask],
      ["2026-03-02", accept],
      ["2026-03-03", { type: "apply", unitId: "b" }],
    );
    expect(one.status).toBe("spreading");
    const both = folded(
      ["2026-02-27", ask],
      ["2026-03-02", accept],
      ["2026-03-03", { type: "apply", unitId: "b" }],
      ["2026-03-04", { type: "need-not", unitId: "a", digest: "why" }],
    );
    expect([both.status, both.appliedOn]).toEqual(["applied", "2026-03-04"]);
    const nobody = folded(["2026-02-27", ask], ["2026-03-02", { ...accept, recipients: [] }]);
    expect(nobody.status).toBe("applied");
  });

  it("（四）最后一日答复不算逾期，次日起逾期，答复后逾期有终点", () => {
    const asked = folded(["2026-02-27", ask]);
    expect(lateAnswer(asked, "2026-03-13")).toBeNull();
    expect(lateAnswer(asked, "2026-03-14")).toEqual({ ended: null });
    const late = folded(["2026-02-27", ask], ["2026-03-16", { type: "refuse", digest: "d" }]);
    expect(lateAnswer(late, "2026-03-15")).toEqual({ ended: null });
    expect(lateAnswer(late, "2026-04-01")).toEqual({ ended: "2026-03-16" });
    expect(
      lateAnswer(folded(["2026-02-27", ask], ["2026-03-02", { type: "withdraw" }]), "2026-05-01"),
    ).toBeNull();
  });
});
