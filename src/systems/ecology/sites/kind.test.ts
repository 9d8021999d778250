import { describe, expect, it } from "vitest";
import type { ActingFor } from "../../../kernel/actor.ts";
import type { Recorded } from "../../../kernel/record.ts";
import { distanceM, type Site, site, type SiteAct, type SiteState } from "./kind.ts";

const UNIT = { unitId: "u1", regionCode: "150200" };
const SEED: Site = {
  code: "大-001",
  name: "采坑",
  kind: "mining",
  place: [[110.5, 40.8]],
  foundOn: "2026-11-01",
  source: "patrol",
  due: null,
  note: "",
  unit: UNIT,
  areaM2: 10_000,
  zones: [{ zone: "实验区", m2: 10_000 }],
  outline: null,
};
const acting = (accountId: string, role: "liaison" | "unit-head", unitIds = ["u1"]): ActingFor => ({
  accountId,
  name: accountId,
  roles: [role],
  system: false,
  unitIds,
  unitName: null,
  regionCode: "150200",
});
const [RANGER, COLLEAGUE, HEAD] = [acting("r", "liaison"), acting("c", "liaison"), acting("h", "unit-head")];
const TODAY = "2026-11-20";
const PHOTO = { digest: "d", name: "现场.jpg" };

const VERIFY = {
  type: "verify",
  place: [[110.5, 40.8]],
  on: TODAY,
  truth: "real",
  until: "2026-12-31",
  whyFar: "",
  text: "",
  photo: PHOTO,
} as const satisfies SiteAct;
const RECTIFY = { type: "rectify", on: TODAY, restoredM2: 9_000, text: "回填覆土", byAccount: "r" } as const;
const passed = (type: "inspect" | "accept", outcome: "yes" | "no") =>
  ({ type, passed: outcome, text: "" }) as const;

/** Does acts one after the other; throws what the kind refuses. */
function after(...acts: readonly (readonly [ActingFor, SiteAct])[]): SiteState {
  const all: readonly (readonly [ActingFor, SiteAct])[] = [[RANGER, site.beginWith(SEED)], ...acts];
  return all.reduce<SiteState | null>((state, [actor, act], at) => {
    const refused = site.permit(state, act, actor, TODAY);
    if (refused) throw new Error(refused.code);
    const recorded: Recorded<SiteAct> = {
      version: at + 1,
      at: "",
      day: TODAY,
      by: "",
      byId: actor.accountId,
      act,
    };
    return site.fold(state, recorded);
  }, null) as SiteState;
}

describe("a site of Daqingshan （十四）", () => {
  it("goes from being found to 销号, and says whose turn each step is", () => {
    const closed = after(
      [RANGER, VERIFY],
      [RANGER, RECTIFY],
      [COLLEAGUE, passed("inspect", "yes")],
      [HEAD, passed("accept", "yes")],
      [RANGER, { type: "close" }],
    );
    expect(closed).toMatchObject({
      status: "closed",
      restoredM2: 9_000,
      photos: [PHOTO],
      closedOn: TODAY,
      limit: null,
    });
    expect(site.waiting(closed, TODAY)).toEqual([]);
    expect(site.waiting(after([RANGER, VERIFY]), TODAY)).toEqual([{ act: "rectify", by: "u1" }]);
    expect(site.head(after([RANGER, VERIFY])).until).toBe("2026-12-31");
  });

  it("goes back to rectification where it does not hold, at inspection as at acceptance", () => {
    const again = after(
      [RANGER, VERIFY],
      [RANGER, RECTIFY],
      [COLLEAGUE, passed("inspect", "no")],
      [RANGER, RECTIFY],
      [COLLEAGUE, passed("inspect", "yes")],
      [HEAD, passed("accept", "no")],
    );
    expect(again).toMatchObject({ status: "verified", returns: 2 });
  });

  it("ends where it is found untrue, and can be visited only until it ends", () => {
    const untrue = after([RANGER, { ...VERIFY, truth: "untrue", until: null }]);
    expect(untrue.status).toBe("dismissed");
    const visit = { type: "visit", on: TODAY, text: "" } as const;
    expect(after([COLLEAGUE, visit]).visitedOn).toBe(TODAY);
    expect(site.permit(untrue, visit, RANGER, TODAY)?.code).toBeDefined();
  });

  it.each<[string, readonly (readonly [ActingFor, SiteAct])[]]>([
    ["not-your-site", [[acting("x", "liaison", ["u2"]), VERIFY]]],
    ["far-away", [[RANGER, { ...VERIFY, place: [[110.51, 40.8]] }]]],
    ["outside-region", [[RANGER, { ...VERIFY, place: [[0, 0]] }]]],
    ["until-needed", [[RANGER, { ...VERIFY, until: null }]]],
    ["until-past", [[RANGER, { ...VERIFY, until: "2026-11-19" }]]],
    [
      "more-than-site",
      [
        [RANGER, VERIFY],
        [RANGER, { ...RECTIFY, restoredM2: 10_200 }],
      ],
    ],
    [
      "other-person",
      [
        [RANGER, VERIFY],
        [RANGER, RECTIFY],
        [RANGER, passed("inspect", "yes")],
      ],
    ],
    [
      "head-only",
      [
        [RANGER, VERIFY],
        [RANGER, RECTIFY],
        [COLLEAGUE, passed("inspect", "yes")],
        [COLLEAGUE, passed("accept", "yes")],
      ],
    ],
  ])("refuses by the rules: %s", (code, acts) => {
    expect(() => after(...acts)).toThrow(code);
  });

  it("takes a position from afar with its reason, counted from the edge of the site", () => {
    const afar = { ...VERIFY, place: [[110.51, 40.8]], whyFar: "道路冲断" } as const;
    expect(after([RANGER, afar]).status).toBe("verified");
    const large = { place: SEED.place, areaM2: Math.PI * 1_000 ** 2 };
    expect(distanceM(large, [[110.51, 40.8]])).toBe(0);
    expect(distanceM({ ...large, areaM2: null }, [[110.51, 40.8]])).toBeCloseTo(843, -1);
  });
});
