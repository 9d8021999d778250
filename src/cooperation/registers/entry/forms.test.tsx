// @vitest-environment happy-dom
import { fireEvent, screen } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { foreignWords, openPage, person, press, settled, type } from "../../../../test/support/page.tsx";
import type { Language } from "../../../web/frame/language.tsx";
import type { EntryDetail, EntryRow, RegisterChoices } from "../entry-row.ts";
import { type EntryState, REGISTERS } from "../entry.ts";
import { specOf } from "../specs.ts";
import EntryPage from "./entry-page.tsx";
import NewEntryPage from "./new-entry-page.tsx";

const [OWN, OTHER] = [
  "0b1f6f0c-9a1b-4c7d-8e2f-1a2b3c4d5e6f",
  "0b1f6f0c-9a1b-4c7d-8e2f-1a2b3c4d5e70",
] as const;
const CHOICES: RegisterChoices = {
  plans: [{ id: "p", title: "方案", sample: true }],
  measures: [{ id: "m", planId: "p", number: 1, ordinal: "（一）", text: "推进交通互联", undertakings: [] }],
  units: [
    { id: OWN, name: "市发改委" },
    { id: OTHER, name: "市交通运输局" },
  ],
  unitIds: [OWN],
};
const STATE: EntryState = {
  register: "project",
  name: "示例铁路",
  regionCode: "150200",
  variant: null,
  values: { ownerUnit: OWN, totalFen: 123_456_789, cities: ["150200"], remark: "旧说明", lengthKm: 276.1 },
  links: [],
  stages: {},
  stage: null,
  money: {},
  items: [],
  taskIds: [],
  discussed: [],
  source: null,
  enteredOn: "2026-01-01",
  closed: null,
  mergedInto: null,
  apartFrom: [],
};
const { items: _, discussed: _met, ...SHARED } = STATE;
const ROW: EntryRow = {
  ...SHARED,
  id: "e",
  version: 3,
  totals: {},
  blocks: 0,
  criteria: { met: 0, all: 0 },
  nextDue: null,
  forecast: null,
  ageDays: 1,
  discussed: 0,
  closedOn: null,
  standing: "entered",
};
const DETAIL: EntryDetail = {
  id: "e",
  version: 3,
  standing: "entered",
  state: STATE,
  row: ROW,
  lines: [],
  documents: [],
  history: [],
  places: [],
  undertakings: {},
  tasks: [],
  may: ["revise"],
  warnings: [],
  nextLevel: null,
  units: { [OWN]: "市发改委" },
};

type Sent = { readonly seed?: unknown; readonly act?: unknown };
/** Opens a page of a slice that knows one row; what it sends. */
async function open(
  path: string,
  Page: () => React.JSX.Element | null,
  at: string,
  language: Language = "zh",
): Promise<Sent[]> {
  const sent: Sent[] = [];
  vi.stubGlobal("fetch", (address: string, asked?: RequestInit) => {
    if (typeof asked?.body === "string") sent.push(JSON.parse(asked.body) as Sent);
    const rows = { rows: [], whole: true, total: 0, units: {} };
    const told = address.includes("register-choices")
      ? CHOICES
      : address.includes("likely-same")
        ? rows
        : DETAIL;
    return Promise.resolve(Response.json(told));
  });
  const actor = person({ roles: ["office"] });
  await openPage(path, Page, { at, language, actor });
  await settled();
  return sent;
}
const openNew = (query = "", language: Language = "zh", kind = "project") =>
  open("/registers/:register/new", NewEntryPage, `/registers/${kind}/new${query}`, language);
const openRow = () => open("/entries/:entry", EntryPage, "/entries/e");

afterEach(() => sessionStorage.clear());

describe("（一）a new row", () => {
  it("is sent with what was filled in and nothing else, hanging on the measure from which one came", async () => {
    const sent = await openNew("?measure=m");
    type("名称", "示例铁路");
    type("所属城市", "包头");
    type("类别", "铁路");
    type("总投资", "4.2亿");
    type("开工计划日期", "2027-03-01");
    await press("录入");
    expect(sent.map(({ seed }) => seed)).toEqual([
      {
        name: "示例铁路",
        regionCode: "150200",
        variant: "railway",
        values: { ownerUnit: OWN, totalFen: 42_000_000_000 },
        links: [{ planId: "p", measureId: "m", undertakingId: null }],
        stages: { start: { planned: "2027-03-01", actual: null } },
        source: null,
      },
    ]);
  });

  it("asks for name and city before it is sent", async () => {
    const sent = await openNew();
    type("名称", "示例铁路");
    fireEvent.submit(screen.getByRole("form"));
    await settled();
    expect(sent).toEqual([]);
    expect(screen.getByRole("alert").textContent).toContain("所属城市");
  });

  it.each(REGISTERS)("of the register %s is asked in one language, for every field of it", async (kind) => {
    await openNew("", "en", kind);
    expect(foreignWords("en")).toEqual([]);
    const labels = [...document.querySelectorAll("label, legend")].map(({ textContent }) => textContent);
    const missed = Object.values(specOf(kind).fields).filter(
      ({ name: { en } }) => !labels.some((label) => label.startsWith(en)),
    );
    expect(missed).toEqual([]);
  });
});

describe("（一）a row that is changed in its place", () => {
  it("sends what differs: an emptied field is taken away, the rest stays unsaid", async () => {
    const sent = await openRow();
    await press("修改", screen.getByRole("region", { name: "基本情况" }));
    type("备注", "");
    type("名称", "示例铁路（二期）");
    type("修改理由", "更名");
    await press("保存");
    expect(sent.map(({ act }) => act)).toEqual([
      { type: "revise", name: "示例铁路（二期）", values: { remark: null }, reason: "更名" },
    ]);
  });

  it("sends nothing where nothing differs", async () => {
    const sent = await openRow();
    await press("修改", screen.getByRole("region", { name: "基本情况" }));
    await press("保存");
    expect(sent).toEqual([]);
    expect(screen.queryByRole("textbox", { name: "备注" })).toBeNull();
  });
});
