// @vitest-environment happy-dom
import { screen } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { foreignWords, openPage, press, type } from "../../../test/support/page.tsx";
import type { ActingFor } from "../../kernel/actor.ts";
import { choice, optional, pick, say } from "../../kernel/fields.ts";
import { refusal } from "../../kernel/error.ts";
import { record } from "../../kernel/record-kind.ts";
import { rowActs } from "./row-acts.tsx";

type Pair = { readonly left: string; readonly right: string };
type Judged = Pair & { readonly verdict: "same" | "other"; readonly lead: string | null };
type State = Omit<Judged, "verdict"> & { readonly verdict: Judged["verdict"] | null };

const { act, kind } = record<State, Judged, "flat">({
  layout: "flat",
  statusOf: ({ verdict }) => verdict ?? "open",
});
const VERDICTS = { same: say("相同", "The same"), other: say("不同", "Different") };
const judgement = kind({
  kind: "judgement",
  name: say("认定", "Judgements"),
  statuses: { open: say("待认定", "open"), ...VERDICTS },
  begins: {
    type: "judge",
    name: say("认定", "Judge"),
    before: (pair) => ({ ...pair, verdict: null, lead: null }),
  },
  acts: {
    judge: act({
      name: say("认定", "Judge"),
      asks: {
        verdict: choice(say("结论", "Verdict"), VERDICTS),
        lead: optional(pick(say("牵头", "Lead"), { only: ["verdict", "same"] })),
      },
      choices: (_, { roles }) => ({ verdict: roles.includes("office") ? ["same", "other"] : ["other"] }),
      by: ({ roles }) =>
        roles.length > 0 ? null : refusal("not-yours", "请由办公室认定。", "The office judges."),
      when: ["open", "same", "other"],
      after: (state, judged) => ({ ...state, ...judged }),
      said: ({ verdict }) => VERDICTS[verdict],
    }),
  },
  head: ({ left }) => ({ title: left, regionCode: "150200", day: null, unitIds: [] }),
});

const actor = (...roles: ActingFor["roles"]): ActingFor => ({
  accountId: "a",
  name: "甲",
  roles,
  system: false,
  unitIds: [],
  unitName: null,
  regionCode: null,
});
const PAIR = { left: "甲", right: "乙" };
const send = vi.fn(async (_row: Pair, _act: object) => {});
const RowActs = rowActs<Pair, State, { readonly type: "judge" }>(judgement, {
  keyOf: ({ left, right }) => `${left}:${right}`,
  stateOf: (pair) => ({ ...pair, verdict: null, lead: "00000000-0000-4000-8000-000000000001" }),
  choices: ({ left }) => ({ lead: [{ value: "00000000-0000-4000-8000-000000000001", label: left }] }),
  send,
  touches: ["GET /api/pairs"],
});
const open = (by: ActingFor, language: "zh" | "en" = "zh") =>
  openPage("/pairs", () => <RowActs row={PAIR} found={{ actor: by, day: "2026-11-23" }} />, { language });

it.each([
  ["zh", "认定", "结论", "相同", "提交"],
  ["en", "Judge", "Verdict", "The same", "Submit"],
] as const)(
  "what was computed is acted on where it stands, before it has a record, in %s",
  async (language, name, field, verdict, submit) => {
    await open(actor("office"), language);
    await press(name);
    const form = await screen.findByRole("form");
    type(field, verdict, form);
    expect(foreignWords(language)).toEqual([]);
    await press(submit, form);
    expect(send).toHaveBeenLastCalledWith(PAIR, { type: "judge", verdict: "same", lead: null });
  },
);

it("offers of a choice what this reader may choose", async () => {
  await open(actor("liaison"));
  await press("认定");
  await screen.findByRole("form");
  expect(screen.queryByRole("option", { name: "不同" })).toBeTruthy();
  expect(screen.queryByRole("option", { name: "相同" })).toBeNull();
});

it("offers nothing to who may not act", async () => {
  await open(actor());
  expect(screen.queryByRole("button", { name: "认定" })).toBeNull();
});
