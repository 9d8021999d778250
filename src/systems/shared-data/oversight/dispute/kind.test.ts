import { describe, expect, it } from "vitest";
import type { ActingFor } from "../../../../kernel/actor.ts";
import { foldRecord } from "../../../../kernel/record.ts";
import {
  type BreachAct,
  breachBoard,
  breach,
  type FoundBreach,
  isOpenOn,
  seesBreach,
} from "../breach/kind.ts";
import { type DisputeAct, dispute } from "./kind.ts";

const actor = (unitId: string, regionCode: string, ...roles: ActingFor["roles"]): ActingFor => ({
  accountId: unitId,
  name: unitId,
  roles,
  system: false,
  unitIds: [unitId],
  unitName: unitId,
  regionCode,
});

const open = (a: string, b: string): DisputeAct => ({
  type: "open",
  seed: {
    title: "拒绝理由有争议",
    claim: "认为符合使用条件",
    about: { kind: "request", id: "q" },
    opener: { unitId: "a", regionCode: a },
    other: { unitId: "b", regionCode: b },
  },
});
const note: DisputeAct = { type: "negotiate", unitId: "a", text: "电话协商未果" };
const up: DisputeAct = { type: "escalate", text: "协商不成" };
const decide = (reference = ""): DisputeAct => ({ type: "decide", text: "应予共享", reference });
const folded = (...acts: DisputeAct[]) =>
  foldRecord(
    dispute,
    acts.map((act, at) => ({ version: at + 1, at: "", day: "2026-03-02", by: "", byId: null, act })),
  );
const refusedFor = (state: ReturnType<typeof folded>, act: DisputeAct, who: ActingFor) =>
  dispute.permit(state, act, who, "2026-03-09")?.code ?? null;

describe("（四）争议由谁裁定", () => {
  it("（四）同城先协商，再由本市主管部门裁定，别市和当事单位不能裁定", () => {
    const opened = folded(open("150200", "150200"));
    expect(refusedFor(opened, up, actor("a", "150200", "liaison"))).toBe("negotiate-first");
    expect(
      refusedFor(folded(open("150200", "150200"), note), up, actor("a", "150200", "liaison")),
    ).toBeNull();
    const submitted = folded(open("150200", "150200"), note, up);
    expect(refusedFor(submitted, decide(), actor("bureau", "150200", "data-officer"))).toBeNull();
    expect(refusedFor(submitted, decide(), actor("bureau", "150600", "data-officer"))).toBe("not-yours");
    expect(refusedFor(submitted, decide(), actor("a", "150200", "data-officer"))).toBe("own-case");
    expect(refusedFor(submitted, decide(), actor("a", "150200", "liaison"))).toBe("not-yours");
  });

  it("（四）跨城直接提请自治区主管部门，仍不服的报政府决定并登记文号，再无上一级", () => {
    const opened = folded(open("150200", "150600"));
    expect(refusedFor(opened, up, actor("b", "150600", "liaison"))).toBeNull();
    const submitted = folded(open("150200", "150600"), up);
    expect(refusedFor(submitted, decide(), actor("bureau", "150200", "data-officer"))).toBe("not-yours");
    const region = actor("region", "150000", "data-officer");
    expect(refusedFor(submitted, decide(), region)).toBeNull();
    const noted = folded(open("150200", "150600"), note, up, decide(), up);
    expect(refusedFor(noted, decide(), region)).toBe("reference-needed");
    expect(refusedFor(noted, decide("内政发〔2026〕0号"), region)).toBeNull();
    const last = folded(open("150200", "150600"), note, up, decide(), up, decide("文号"));
    expect(refusedFor(last, up, actor("a", "150200", "liaison"))).toBe("no-further");
    expect(refusedFor(last, { type: "close", text: "执行" }, actor("c", "150200", "liaison"))).toBe(
      "not-yours",
    );
  });
});

const found: FoundBreach = {
  id: "x",
  code: "late-correction",
  unitId: "b",
  regionCode: "150600",
  about: { kind: "correction", id: "c", title: "缴存信息" },
  began: "2026-03-02",
  ended: null,
  source: "computed",
  evidence: "逾期",
  sample: false,
};
const { id: _, ended: __, sample: ___, ...seed } = found;
const report: BreachAct = { type: "report", seed };
const answer: BreachAct = { type: "answer", falseAlarm: true, reason: "已当面答复" };
const judge = (stands: boolean): BreachAct => ({ type: "judge", stands, reason: "核对记录" });
const state = (...acts: BreachAct[]) =>
  foldRecord(
    breach,
    acts.map((act, at) => ({ version: at + 1, at: "", day: "2026-03-09", by: "", byId: null, act })),
  );
const refused = (of: ReturnType<typeof state>, act: BreachAct, who: ActingFor) =>
  breach.permit(of, act, who, "2026-03-09")?.code ?? null;

describe("（四）违规情形的说明与核定", () => {
  const officer = actor("bureau", "150600", "data-officer");
  it("（四）本单位说明，主管部门核定，谁也不能核定自己的", () => {
    expect(refused(state(report), answer, actor("b", "150600", "liaison"))).toBeNull();
    expect(refused(state(report), answer, actor("a", "150200", "liaison"))).toBe("not-yours");
    expect(refused(state(report), judge(false), officer)).toBe("done");
    expect(refused(state(report, answer), judge(false), officer)).toBeNull();
    expect(refused(state(report, answer), judge(false), actor("b", "150600", "data-officer"))).toBe(
      "not-yours",
    );
    expect(refused(state(report, answer), judge(false), actor("x", "150200", "data-officer"))).toBe(
      "not-yours",
    );
  });

  it("（四）核定为误报的仍在榜上但不计入存续，只说明未核定的仍计入", () => {
    const kept = (of: ReturnType<typeof state>) => [{ id: "x", version: 1, sample: false, state: of }];
    const [answered] = breachBoard([found], kept(state(report, answer)));
    expect(answered && isOpenOn(answered, "2026-03-09")).toBe(true);
    const [cleared] = breachBoard([found], kept(state(report, answer, judge(false))));
    expect(cleared?.status).toBe("false-alarm");
    expect(cleared && isOpenOn(cleared, "2026-03-09")).toBe(false);
    const [stands] = breachBoard(
      [{ ...found, ended: "2026-03-08" }],
      kept(state(report, answer, judge(true))),
    );
    expect([
      stands?.status,
      stands && isOpenOn(stands, "2026-03-07"),
      stands && isOpenOn(stands, "2026-03-08"),
    ]).toEqual(["ended", true, false]);
  });

  it("（四）单位只看本单位的，主管部门看本辖区的，办公室看全部", () => {
    expect(seesBreach(actor("b", "150600", "liaison"), found)).toBe(true);
    expect(seesBreach(actor("a", "150200", "liaison"), found)).toBe(false);
    expect(seesBreach(officer, found)).toBe(true);
    expect(seesBreach(actor("x", "150200", "data-officer"), found)).toBe(false);
    expect(seesBreach(actor("x", "150000", "data-officer"), found)).toBe(true);
    expect(seesBreach(actor("x", "150100", "office"), found)).toBe(true);
  });
});
