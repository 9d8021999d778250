import { describe, expect, it } from "vitest";
import type { Solicitation } from "../opinions.ts";
import { jointPaperFigures } from "./joint-paper-figures.ts";
import { needsAttention, validityStanding } from "./validity.ts";

const issued = (until: string | null, reviewBy: string | null = null, from = "2025-01-01") =>
  ({ stage: "issued", validity: { from, until, reviewBy } }) as const;

describe("（二十二）validity of a joint paper", () => {
  it.each([
    ["its last day is today", issued("2026-11-27"), { kind: "expiring", daysLeft: 0 }, true],
    ["its last day was yesterday", issued("2026-11-26"), { kind: "expired", daysPast: 1 }, true],
    ["it ends in 90 days", issued("2027-02-25"), { kind: "expiring", daysLeft: 90 }, true],
    ["it ends in 91 days", issued("2027-02-26"), { kind: "valid", daysLeft: 91 }, false],
    ["it has no end", issued(null), { kind: "open" }, false],
    ["its review was due", issued("2028-01-01", "2026-11-20"), { kind: "review", daysLeft: -7 }, true],
    ["it begins later", issued(null, null, "2026-12-01"), { kind: "ahead", daysLeft: 4 }, false],
    ["it is not issued", { stage: "agreed", validity: null } as const, { kind: "none" }, false],
    ["it is repealed", { ...issued("2026-01-01"), stage: "repealed" } as const, { kind: "none" }, false],
  ])("is told where %s", (_, paper, standing, attention) => {
    const found = validityStanding(paper, "2026-11-27");
    expect(found).toEqual(standing);
    expect(needsAttention(found)).toBe(attention);
  });

  it("is counted with stages, late rounds and answered opinions for indicators", () => {
    const opinion = { party: 0, place: "", on: "2026-11-01", by: "", reason: "", answeredOn: null };
    const round: Solicitation = {
      id: "1",
      openedOn: "2026-10-01",
      about: "稿",
      asked: [
        { unitId: null, name: "甲", due: "2026-11-10" },
        { unitId: null, name: "乙", due: "2026-11-10" },
        { unitId: null, name: "丙", due: "2026-12-10" },
      ],
      opinions: [
        { ...opinion, id: "a", text: "改", answer: "adopted" },
        { ...opinion, id: "b", text: "删", answer: null },
        { ...opinion, id: "c", party: 2, text: "", answer: null },
      ],
      closedOn: null,
    };
    const papers = [
      { state: { stage: "consulting", rounds: [round], validity: null } },
      { state: { ...issued("2026-12-01"), rounds: [{ ...round, closedOn: "2026-11-20" }] } },
    ] as const;
    expect(jointPaperFigures(papers, "2026-11-27")).toEqual({
      papers: 2,
      byStage: { drafting: 0, consulting: 1, agreed: 0, issued: 1, repealed: 0 },
      roundsOpen: 1,
      roundsLate: 1,
      partiesLate: 1,
      opinions: 4,
      opinionsAnswered: 2,
      expiring: 1,
      expired: 0,
    });
  });
});
