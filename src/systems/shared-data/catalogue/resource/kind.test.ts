import * as fc from "fast-check";
import { expect, test } from "vitest";
import { passed, wholeContent } from "../../../../../test/support/catalogue.ts";
import type { ActingFor } from "../../../../kernel/actor.ts";
import { addDays } from "../../../../kernel/calendar.ts";
import { filledIn } from "../../../../kernel/fields.ts";
import { grownConditions } from "./conditions.ts";
import { CONTENT } from "./content.ts";
import { keptLimits, type ResourceState, runningClocks } from "./state.ts";
import { type ResourceAct, resource } from "./kind.ts";

const UNIT = wholeContent().providerId;

test("（四） related codes are parted by lines, spaces or commas, as people paste them", () => {
  const typed = "306001/0001 306001/0002、306001/0003，\n306001/0004;  306001/0005\n";
  expect(filledIn({ relatedCodes: CONTENT.relatedCodes }, { relatedCodes: typed }).relatedCodes).toEqual(
    ["1", "2", "3", "4", "5"].map((each) => `306001/000${each}`),
  );
});

const actor = (accountId: string, roles: ActingFor["roles"], given: Partial<ActingFor> = {}): ActingFor => ({
  accountId,
  name: accountId,
  roles,
  system: false,
  unitIds: [UNIT],
  unitName: "包头市测试住房公积金中心",
  regionCode: "150200",
  ...given,
});
const ACTORS = {
  liaison: actor("liaison", ["liaison"]),
  head: actor("head", ["unit-head"]),
  both: actor("both", ["liaison", "unit-head"]),
  officer: actor("officer", ["data-officer"], { unitIds: ["d"] }),
  elsewhere: actor("elsewhere", ["data-officer"], { unitIds: ["e"], regionCode: "150600" }),
  other: actor("other", ["liaison", "unit-head"], { unitIds: ["x"] }),
} as const;
type Who = keyof typeof ACTORS;
type Step = readonly [who: Who, act: ResourceAct];

const TODAY = "2026-11-23";
const assess = (kind: "secrecy" | "personal-information", ok = true): ResourceAct => {
  const found = passed[kind];
  if (found === null) throw new Error("an assessment is there");
  return { type: "assess", kind, ...found, passed: ok };
};
const begin: Step = ["liaison", { type: "begin", content: wholeContent() }];
const assessed: readonly Step[] = [
  ["liaison", assess("secrecy")],
  ["liaison", assess("personal-information")],
];
const published: readonly Step[] = [
  begin,
  ...assessed,
  ["head", { type: "approve" }],
  ["liaison", { type: "submit" }],
  ["officer", { type: "publish", basisRank: null }],
];

/** Does what is permitted, passes over the rest; says what was refused. */
function run(steps: readonly Step[], day = TODAY): { state: ResourceState | null; refused: string[] } {
  let state: ResourceState | null = null;
  const refused: string[] = [];
  steps.forEach(([who, act], at) => {
    const failure = resource.permit(state, act, ACTORS[who], day);
    if (failure) refused.push(`${act.type}: ${failure.code}`);
    else
      state = resource.fold(state, {
        version: at + 1,
        at: `${day}T01:00:00Z`,
        day,
        by: who,
        byId: ACTORS[who].accountId,
        act,
      });
  });
  return { state, refused };
}

test("（四） a unit drafts, its head approves, the officer of its city publishes", () => {
  const { state, refused } = run(published);
  expect(refused).toEqual([]);
  expect(state).toMatchObject({
    status: "published",
    versions: [{ number: 1, approval: { byId: "head" }, publishedBy: "officer" }],
  });
});

test("（四） who drafted cannot approve, another unit cannot draft, another city's officer cannot publish", () => {
  expect(
    run([
      ["both", { type: "begin", content: wholeContent() }],
      ...assessed,
      ["both", { type: "edit", content: wholeContent({ summary: "新" }) }],
      ["both", { type: "approve" }],
    ]).refused,
  ).toEqual(["approve: same-person"]);
  expect(run([["other", begin[1]]]).refused).toEqual(["begin: forbidden"]);
  expect(
    run([...published.slice(0, -1), ["elsewhere", { type: "publish", basisRank: null }]]).refused,
  ).toEqual(["publish: forbidden"]);
});

test("（四） without both assessments passed, nothing is approved; other items need them anew", () => {
  expect(run([begin, ["liaison", assess("secrecy")], ["head", { type: "approve" }]]).refused).toEqual([
    "approve: assessments-missing",
  ]);
  expect(
    run([
      begin,
      ["liaison", assess("secrecy", false)],
      ["liaison", assess("personal-information")],
      ["head", { type: "approve" }],
    ]).refused,
  ).toEqual(["approve: assessments-missing"]);
  const changed = wholeContent({
    items: [
      ...wholeContent().items,
      { name: "余额", code: "YE", type: "decimal", length: 14, sensitivity: "sensitive", key: false },
    ],
  });
  expect(
    run([begin, ...assessed, ["liaison", { type: "edit", content: changed }], ["head", { type: "approve" }]])
      .refused,
  ).toEqual(["approve: assessments-missing"]);
});

const none = (title: string) =>
  wholeContent({
    attribute: "none",
    modes: [],
    conditions: { recipients: [], uses: [], demands: [] },
    noneBasis: { title, article: "第九条", quote: "不得对外提供。" },
  });

const upTo = (title: string, basisRank: "law" | null): string[] =>
  run([
    ["liaison", { type: "begin", content: none(title) }],
    ...assessed,
    ["head", { type: "approve" }],
    ["liaison", { type: "submit" }],
    ["officer", { type: "publish", basisRank }],
  ]).refused;

test("（四） not shared needs law, administrative regulation or State Council decision; where the name does not tell, the reviewer does", () => {
  expect(upTo("中华人民共和国统计法", null)).toEqual([]);
  expect(upTo("包头市政务数据管理条例", null)[0]).toBe("approve: content-incomplete");
  expect(upTo("某行业数据管理条例", null)).toEqual(["publish: rank-needed"]);
  expect(upTo("某行业数据管理条例", "law")).toEqual([]);
});

test("（四） core data and secrets are not kept at all", () => {
  expect(run([["liaison", { type: "begin", content: wholeContent({ grade: "core" }) }]]).refused).toEqual([
    "begin: core-data",
  ]);
  expect(
    run([["liaison", { type: "begin", content: wholeContent({ classification: "工作秘密" }) }]]).refused,
  ).toEqual(["begin: core-data"]);
});

const revise: Step = [
  "liaison",
  { type: "revise", cause: "duty", reason: "职责变化", changedOn: "2026-11-20" },
];

test("（四） a revision that adds a demand or drops a use is refused with what grew; one that loosens is published", () => {
  const { conditions } = wholeContent();
  const edit = (given: Partial<typeof conditions>): Step => [
    "liaison",
    { type: "edit", content: wholeContent({ conditions: { ...conditions, ...given } }) },
  ];
  expect(run([...published, revise, edit({ demands: [...conditions.demands, "另行审批"] })]).refused).toEqual(
    ["edit: conditions-grew"],
  );
  expect(run([...published, revise, edit({ uses: ["贷款核验"] })]).refused).toEqual([
    "edit: conditions-grew",
  ]);
  const looser = run([
    ...published,
    revise,
    edit({ uses: [...conditions.uses, "贷款核验"] }),
    ...assessed,
    ["head", { type: "approve" }],
    ["liaison", { type: "submit" }],
    ["officer", { type: "publish", basisRank: null }],
  ]);
  expect(looser.refused).toEqual([]);
  expect(looser.state?.versions.map(({ content }) => content.conditions.uses.length)).toEqual([1, 2]);
});

const weekdays = (day: string): boolean => ![0, 6].includes(new Date(day).getUTCDay());

test("（四） an update has ten working days from the change, five more with consent, its review two; a first review only a guide", () => {
  const due = (steps: readonly Step[]) => {
    const { state } = run(steps);
    return state
      ? runningClocks(state, TODAY, weekdays).map(
          ({ clock, byAnalogy }) => `${clock.rule} ${clock.due} ${byAnalogy}`,
        )
      : [];
  };
  expect(due([...published, revise])).toEqual(["catalogue-update 2026-12-04 false"]);
  expect(due([...published, revise, ["officer", { type: "extend", reason: "系统改造" }]])).toEqual([
    "catalogue-update-extended 2026-12-11 false",
  ]);
  expect(
    due([...published, revise, ...assessed, ["head", { type: "approve" }], ["liaison", { type: "submit" }]]),
  ).toEqual(["catalogue-review 2026-11-25 false"]);
  expect(due(published.slice(0, -1))).toEqual(["catalogue-review 2026-11-25 true"]);
  const { state } = run([
    ...published,
    revise,
    ["head", { type: "approve" }],
    ["liaison", { type: "submit" }],
    ["officer", { type: "publish", basisRank: null }],
  ]);
  const version = state?.versions.at(-1);
  if (!version) throw new Error("a revision was published");
  expect(keptLimits(version, weekdays).late).toBe(false);
  expect(keptLimits({ ...version, publishedOn: "2026-11-26" }, weekdays).late).toBe(true);
});

const contents = [
  wholeContent(),
  wholeContent({ attribute: "unconditional", conditions: { recipients: [], uses: [], demands: [] } }),
  wholeContent({
    conditions: { recipients: ["四市公积金中心", "窗口"], uses: ["异地提取核验"], demands: [] },
  }),
  wholeContent({ items: [] }),
];
const anyAct: fc.Arbitrary<ResourceAct> = fc.oneof(
  fc.constantFrom(...contents).map((content): ResourceAct => ({ type: "edit", content })),
  fc.constantFrom<ResourceAct>(
    assess("secrecy"),
    assess("personal-information"),
    assess("secrecy", false),
    { type: "approve" },
    { type: "submit" },
    { type: "return", reasons: "改" },
    { type: "publish", basisRank: null },
    { type: "extend", reason: "长" },
    { type: "ask-withdrawal", reason: "停" },
    { type: "withdraw", reason: "停" },
    revise[1],
  ),
);

test("（四） whatever is done in whatever order, versions stay as they were published, approved by another, and never stricter", () => {
  const steps = fc.array(fc.tuple(fc.constantFrom(...(Object.keys(ACTORS) as Who[])), anyAct), {
    maxLength: 60,
  });
  fc.assert(
    fc.property(steps, fc.boolean(), (more, ready) => {
      let state: ResourceState | null = null;
      let day = TODAY;
      for (const [at, [who, act]] of [...(ready ? published : [begin]), ...more].entries()) {
        if (resource.permit(state, act, ACTORS[who], day)) continue;
        const before: ResourceState | null = state;
        const next = resource.fold(before, {
          version: at + 1,
          at: `${day}T01:00:00Z`,
          day,
          by: who,
          byId: ACTORS[who].accountId,
          act,
        });
        expect(next.versions.slice(0, before?.versions.length ?? 0)).toEqual(before?.versions ?? []);
        expect(before?.status).not.toBe("withdrawn");
        state = next;
        day = addDays(day, 1);
      }
      const versions = state === null ? [] : (state as ResourceState).versions;
      versions.forEach(({ content, approval, assessments }, at) => {
        const earlier = versions[at - 1];
        expect(approval.byId === "head" || approval.byId === "both").toBe(true);
        expect([assessments.secrecy?.passed, assessments["personal-information"]?.passed]).toEqual([
          true,
          true,
        ]);
        expect(content.items.length).toBeGreaterThan(0);
        expect(grownConditions((earlier ?? { content }).content, content)).toEqual([]);
      });
    }),
    { numRuns: 300 },
  );
});
