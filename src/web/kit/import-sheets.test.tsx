// @vitest-environment happy-dom
import { fireEvent, screen, within } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { foreignWords, openPage, press, settled } from "../../../test/support/page.tsx";
import { type ImportView, numberAt, type SheetLine, type ShownSheet } from "../../kernel/sheet.ts";
import { importPage } from "./import-page.tsx";

const READS = { zh: "读作事项", en: "read for items" };
const sheet = (name: string, fields: readonly (string | null)[], reads: ShownSheet["reads"]): ShownSheet => ({
  sheet: name,
  reads: reads ?? null,
  headingRow: 1,
  firstRows: [{ number: 1, text: "1 | 2" }],
  columns: fields.map((field, column) => ({
    column,
    heading: `${name === "二" ? "B" : "A"}${column}`,
    field,
    why: null,
    samples: ["1"],
  })),
});
const line = (number: number, more: Partial<SheetLine> = {}): SheetLine => ({
  number,
  outcome: "new",
  name: `行${number}`,
  entryId: null,
  changes: [],
  issues: [],
  ...more,
});
const view = (given: Partial<ImportView> = {}): ImportView => ({
  id: "1",
  scope: "a",
  fileName: "表.xlsx",
  addedBy: "甲",
  addedOn: "2026-11-23",
  state: "mapping",
  version: 0,
  ...sheet("一", ["name", null], READS),
  further: [sheet("二", ["name", null], READS), sheet("三", [null, null], null)],
  fields: [
    { field: "name", name: { zh: "名称", en: "Name" } },
    { field: "sum", name: { zh: "数量", en: "Sum" } },
  ],
  rows: [line(2), line(4, { rows: [4, 6] }), line(numberAt(1, 3), { through: numberAt(1, 4) })],
  total: 3,
  counts: { rows: 3, good: 3, blocked: 0, new: 3, nothing: 0 },
  questions: [],
  lists: {},
  decisions: {},
  unready: null,
  cells: [{ number: numberAt(1, 3), cells: ["乙", "5"] }],
  corrected: {},
  progress: null,
  ...given,
});

const Page = importPage<SheetLine>({
  path: "/api/things",
  title: { zh: "导入", en: "Import" },
  what: { zh: "清单", en: "the list" },
  above: () => [{ title: { zh: "清单", en: "List" }, path: "/things" }],
  outcomes: { new: { zh: "新", en: "new" } },
  narrows: { odd: { zh: "奇怪的", en: "Odd ones" } },
  results: {},
  questions: {},
  columns: [],
  entry: (id) => `/things/${id}`,
  entering: { zh: "旧的保留。", en: "The old stays." },
  summary: (_, show, onShow) => (
    <button type="button" lang="en" onClick={() => onShow("odd")}>
      {show}
    </button>
  ),
});

/** The page over a server that answers with a view; what was sent to it. */
function serving(shown: ImportView) {
  const sent = vi.fn<(method: string, address: string, body: unknown) => void>();
  vi.stubGlobal("fetch", async (address: string, { method = "GET", body }: RequestInit = {}) => {
    sent(method, String(address), typeof body === "string" ? JSON.parse(body) : null);
    return Response.json(shown);
  });
  return sent;
}

it.each([
  ["zh", "工作表", "三没有读", "没有认出要读的列", "登记"],
  ["en", "Sheets", "三not read", "No column to read was recognised", "Enter"],
] as const)(
  "a workbook's sheets are each shown with what they are read for and corrected by themselves, in %s",
  async (language, sheets, unread, help, enter) => {
    const sent = serving(view());
    await openPage("/things/:import", Page, { language, at: "/things/1" });
    await settled();
    const buttons = within(screen.getByRole("group", { name: sheets })).getAllByRole("button");
    expect(buttons.map(({ textContent }) => textContent)).toEqual([
      `一${READS[language]}`,
      `二${READS[language]}`,
      unread,
    ]);
    expect(screen.queryByText(help, { exact: false })).toBeNull();
    fireEvent.click(buttons[2]!);
    await settled();
    expect(screen.getByText(help, { exact: false })).toBeDefined();
    fireEvent.click(buttons[1]!);
    await settled();
    expect(buttons[1]?.getAttribute("aria-pressed")).toBe("true");
    const [, meaning] = screen
      .getAllByRole("combobox")
      .filter((each) => each.getAttribute("aria-label")?.startsWith("B"));
    fireEvent.change(meaning!, { target: { value: "sum" } });
    await settled();
    expect(sent.mock.lastCall?.[2]).toMatchObject({
      headingRow: 1,
      fields: ["name", null],
      further: [
        { headingRow: 1, fields: ["name", "sum"] },
        { headingRow: 1, fields: [null, null] },
      ],
    });
    const rows = [...document.querySelectorAll("tbody tr.table-row > td:first-child")];
    expect(rows.map(({ textContent }) => textContent)).toEqual(["一 2", "一 4、6", "二 3–4"]);
    expect(screen.getByRole("heading", { name: enter })).toBeDefined();
    expect(foreignWords(language)).toEqual([]);
  },
);

it("a cell is corrected under the headings of its own sheet", async () => {
  const sent = serving(view());
  await openPage("/things/:import", Page, { at: "/things/1" });
  await settled();
  fireEvent.click(screen.getAllByRole("button", { name: "改单元格" })[2]!);
  fireEvent.change(screen.getByLabelText("B0"), { target: { value: "丙" } });
  await press("保存");
  await settled();
  expect(sent.mock.lastCall?.[2]).toMatchObject({ cells: { [`${numberAt(1, 3)}:0`]: "丙" } });
});

it("what the summary narrows to is asked for and named among what is shown", async () => {
  const sent = serving(view());
  await openPage("/things/:import", Page, { at: "/things/1" });
  await settled();
  await press("all");
  await settled();
  expect(sent.mock.lastCall?.[1]).toContain("show=odd");
  expect(screen.getByRole("option", { name: "奇怪的" })).toBeDefined();
});

it("who may only look is offered nothing to change", async () => {
  serving(view({ readOnly: true }));
  await openPage("/things/:import", Page, { at: "/things/1" });
  await settled();
  expect(screen.getByText("行2")).toBeDefined();
  expect(screen.queryByRole("group", { name: "工作表" })).toBeNull();
  for (const name of ["全部登记", "作废", "改单元格"])
    expect(screen.queryByRole("button", { name })).toBeNull();
});
