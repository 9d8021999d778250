import * as fc from "fast-check";
import { expect, test } from "vitest";
import { grownConditions } from "./conditions.ts";
import { type ResourceContent, SHARING_ATTRIBUTES } from "./resource.ts";

type Shared = Pick<ResourceContent, "attribute" | "conditions">;

const NAMES = ["甲", "乙", "丙"];
const subset = fc.subarray(NAMES);
const shared: fc.Arbitrary<Shared> = fc
  .record({
    attribute: fc.constantFrom(...SHARING_ATTRIBUTES),
    recipients: subset,
    uses: subset,
    demands: subset,
  })
  .map(({ attribute, ...conditions }) => ({
    attribute,
    conditions: attribute === "conditional" ? conditions : { recipients: [], uses: [], demands: [] },
  }));

// Oracle: every request there can be, one recipient and one use that no list names among them, and whether it is allowed.
const everybody = [...NAMES, "别人"];
const demandSets = NAMES.reduce<string[][]>(
  (sets, name) => [...sets, ...sets.map((set) => [...set, name])],
  [[]],
);
const within = (list: readonly string[], name: string) => list.length === 0 || list.includes(name);
const allowed = (
  { attribute, conditions: { recipients, uses, demands } }: Shared,
  who: string,
  what: string,
  meets: string[],
): boolean => {
  if (attribute !== "conditional") return attribute === "unconditional";
  return within(recipients, who) && within(uses, what) && demands.every((demand) => meets.includes(demand));
};
const shutsOut = (before: Shared, after: Shared): boolean =>
  everybody.some((who) =>
    everybody.some((what) =>
      demandSets.some((meets) => allowed(before, who, what, meets) && !allowed(after, who, what, meets)),
    ),
  );
/** The answer to an unconditional request is due in one working day, to a conditional one in ten. */
const answersLater = (before: Shared, after: Shared): boolean =>
  before.attribute === "unconditional" && after.attribute !== "unconditional";

test("（四） conditions grow exactly where somebody who was let in is kept out, or waits longer for the answer", () => {
  fc.assert(
    fc.property(shared, shared, (before, after) => {
      const grows =
        shutsOut(before, after) ||
        answersLater(before, after) ||
        (before.attribute === "conditional" && after.attribute === "none");
      expect(grownConditions(before, after).length > 0).toBe(grows);
    }),
    { numRuns: 2_000 },
  );
});

test("（四） steps that each loosen loosen together", () => {
  fc.assert(
    fc.property(shared, shared, shared, (a, b, c) => {
      fc.pre(grownConditions(a, b).length === 0 && grownConditions(b, c).length === 0);
      expect(grownConditions(a, c)).toEqual([]);
    }),
    { numRuns: 2_000 },
  );
});

test("（四） the same conditions in another order and spacing have not grown", () => {
  const before: Shared = {
    attribute: "conditional",
    conditions: { recipients: ["公积金 中心", "乙"], uses: ["异地提取，核验"], demands: ["按件查询。"] },
  };
  const after: Shared = {
    attribute: "conditional",
    conditions: { recipients: ["乙", "公积金中心"], uses: ["异地提取核验"], demands: ["按件查询"] },
  };
  expect(grownConditions(before, after)).toEqual([]);
  expect(
    grownConditions(before, {
      ...after,
      conditions: { ...after.conditions, demands: ["按件查询", "另行审批"] },
    }),
  ).toEqual([{ of: "demands", added: ["另行审批"] }]);
});
