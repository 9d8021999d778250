// @vitest-environment happy-dom
import { screen } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { openPage } from "../../../test/support/page.tsx";
import { UNDECIDED } from "./columns.ts";
import { type LedgerImport, NO_ADOPTION } from "./line.ts";
import Page from "./page.tsx";

const ledger = (given: Partial<LedgerImport>): LedgerImport => ({
  id: "i",
  scope: "p",
  into: "示例方案",
  fileName: "台账.xlsx",
  addedBy: "张三",
  addedOn: "2026-11-23",
  state: "mapping",
  version: 0,
  headingRow: 1,
  firstRows: [{ number: 1, text: "联系人 | 任务" }],
  columns: [{ column: 0, heading: "联系人", field: "contact", why: "heading", samples: [] }],
  fields: [],
  rows: [],
  total: 0,
  counts: { rows: 0, good: 0, blocked: 0 },
  questions: [],
  lists: {},
  decisions: UNDECIDED,
  unready: null,
  cells: [],
  corrected: {},
  progress: null,
  ...given,
});
const open = (view: LedgerImport, language: "zh" | "en") => {
  vi.stubGlobal("fetch", async () => Response.json(view));
  return openPage("/ledger-imports/:import", Page, { at: "/ledger-imports/i", language });
};
const links = (): [string, string | null][] =>
  screen.getAllByRole("link").map((link) => [link.textContent, link.getAttribute("href")]);

it.each([
  ["zh", "交办", "方案"],
  ["en", "Dispatch", "Plans"],
] as const)(
  "（二十） a ledger says where the adoption date is set, what it goes into and what stays out of tasks, in %s",
  async (language, dispatch, plans) => {
    await open(ledger({ unready: NO_ADOPTION.sentence }), language);
    expect(links()).toEqual(
      expect.arrayContaining([
        [plans, "/plans"],
        ["示例方案", "/plans/p"],
        [dispatch, "/plans/p/dispatch"],
      ]),
    );
    expect(links().filter(([, to]) => to === "/plans/p/dispatch")).toHaveLength(2);
    expect(screen.getByText(/联系人、电话属个人信息|Contacts and telephone numbers/)).toBeDefined();
  },
);

it.each([
  ["zh", "看台账", "看待核定"],
  ["en", "Open the ledger", "Show what awaits judgement"],
] as const)(
  "（二十） a ledger that is taken over leads on to the ledger and to what awaits judgement, in %s",
  async (language, toLedger, toPending) => {
    const progress = { done: 3, of: 3, skipped: 1, registered: 1, existing: 1, noted: 2, judged: 0 };
    await open(ledger({ state: "applied", progress }), language);
    expect(links()).toEqual(
      expect.arrayContaining([
        [toLedger, "/ledger?plan=p"],
        [toPending, "/plans/p/dispatch#dispatch-judgement"],
      ]),
    );
  },
);
