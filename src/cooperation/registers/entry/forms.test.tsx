// @vitest-environment happy-dom
import { fireEvent, screen } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { foreignWords, openPage, person, press, settled, type } from "../../../../test/support/page.tsx";
import type { ActingFor } from "../../../kernel/actor.ts";
import type { Language } from "../../../web/frame/language.tsx";
import type { EntryDetail, EntryRow, RegisterChoices } from "../entry-row.ts";
import { type EntryItem, type EntryState, type MoneyLine, REGISTERS } from "../entry.ts";
import { entryKind } from "../kind.ts";
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
  takeBack: null,
  units: { [OWN]: "市发改委" },
};

const OFFICE: ActingFor = { system: true, roles: [], unitIds: [] } as never;

type Sent = { readonly seed?: unknown; readonly act?: unknown };
let refusal: object | null = null;
/** Opens a page of a slice that knows one row; what it sends. */
async function open(
  path: string,
  Page: () => React.JSX.Element | null,
  at: string,
  language: Language = "zh",
  detail = DETAIL,
): Promise<Sent[]> {
  const sent: Sent[] = [];
  vi.stubGlobal("fetch", (address: string, asked?: RequestInit) => {
    if (typeof asked?.body === "string") sent.push(JSON.parse(asked.body) as Sent);
    const rows = { rows: [], whole: true, total: 0, units: {} };
    if (refusal !== null && typeof asked?.body === "string")
      return Promise.resolve(Response.json(refusal, { status: 422 }));
    const told = address.includes("register-choices")
      ? CHOICES
      : address.includes("likely-same")
        ? rows
        : detail;
    return Promise.resolve(Response.json(told));
  });
  const actor = person({ roles: ["office"] });
  await openPage(path, Page, { at, language, actor });
  await settled();
  return sent;
}
const openNew = (query = "", language: Language = "zh", kind = "project") =>
  open("/registers/:register/new", NewEntryPage, `/registers/${kind}/new${query}`, language);
const openRow = (change: Partial<EntryState> = {}, more: Partial<EntryDetail> = {}) =>
  open("/entries/:entry", EntryPage, "/entries/e", "zh", {
    ...DETAIL,
    ...more,
    state: { ...STATE, ...change },
  });

afterEach(() => {
  sessionStorage.clear();
  refusal = null;
});

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

  it("shows at its field what the register refuses", async () => {
    await openNew("", "zh", "agreement");
    type("名称", "示例协议");
    type("所属城市", "包头");
    type("签订日期", "2099-01-01");
    const { values } = { values: { signedOn: "2099-01-01" } };
    const seed = { ...SHARED, register: "agreement" as const, values, source: null, links: [] };
    refusal = entryKind.permit(null, { type: "enter", seed }, OFFICE, "2026-11-27");
    await press("录入");
    const field = screen.getByLabelText("签订日期");
    expect(field.getAttribute("aria-invalid")).toBe("true");
    expect(screen.getByRole("alert").textContent).toContain("还没有到");
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

const part = (name: string) => screen.findByRole("region", { name }, { timeout: 10_000 });
const acts = (sent: readonly Sent[]) => sent.map(({ act }) => act);

describe("（一）（九） the parts of a row", () => {
  const line: MoneyLine = {
    flow: "planned",
    source: "region",
    period: "2026-03",
    amountFen: 100,
    batch: "一",
    paper: "",
  };

  it("take an amount in whole fen; a period that is none is refused at its field", async () => {
    const sent = await openRow({}, { may: ["record-money"] });
    const money = await part("资金");
    await press("登记金额", money);
    type("期间", "2026年3月", money);
    type("金额", "4.2亿", money);
    await press("提交", money);
    expect(screen.getByRole("alert").textContent).toBe("请填写年份 2026 或月份 2026-03。");
    type("期间", "2026-03", money);
    await press("提交", money);
    const next = { flow: "planned", source: "unstated", period: "2026-03", amountFen: 42_000_000_000 };
    expect(acts(sent)).toEqual([{ type: "record-money", lines: [{ ...next, batch: "", paper: "" }] }]);
  });

  it("correct an amount in its place: what the line is known by is not asked", async () => {
    const sent = await openRow(
      { money: { planned: { "2026": 100 } } },
      { may: ["record-money"], lines: [line] },
    );
    const money = await part("资金");
    await press("更正 2026年3月 年度计划投资 自治区", money);
    expect(screen.queryByLabelText(/^期间/)).toBeNull();
    type("金额", "3 元", money);
    await press("提交", money);
    expect(acts(sent)).toEqual([{ type: "record-money", lines: [{ ...line, amountFen: 300 }] }]);
  });

  it("change an item and keep what its form does not ask", async () => {
    const item: EntryItem = {
      id: "i",
      list: "block",
      text: "管线未迁",
      unitId: OTHER,
      due: null,
      since: "2026-01-01",
      doneOn: null,
      note: "",
      evidence: ["d"],
      taskId: "t",
    };
    const sent = await openRow({ items: [item] }, { may: ["put-item"] });
    const block = await part("卡点");
    await press("修改", block);
    type("最迟何时解决", "2027-01-31", block);
    await press("提交", block);
    expect(acts(sent)).toEqual([{ type: "put-item", item: { ...item, due: "2027-01-31" } }]);
  });

  it("send the stages of which a day changed", async () => {
    const start = { planned: "2026-03-01", actual: null };
    const sent = await openRow({ variant: "railway", stages: { start } });
    const stages = await part("阶段");
    await press("修改", stages);
    type("开工实际日期", "2026-03-20", stages);
    await press("提交", stages);
    const now = { planned: "2026-03-01", actual: "2026-03-20" };
    expect(acts(sent)).toEqual([{ type: "revise", stages: { start: now } }]);
  });

  it("make a task of a row with its measure and units, and close it with a reason", async () => {
    const links = [{ planId: "p", measureId: "m", undertakingId: null }];
    const sent = await openRow({ links }, { may: ["close"] });
    const tasks = await part("由此产生的任务");
    await press("交办为任务", tasks);
    await press("生成任务", tasks);
    expect(screen.getByRole("alert").textContent).toBe("请至少选择一个责任单位。");
    for (const [role, unit] of [
      ["牵头", OWN],
      ["配合", OTHER],
    ])
      fireEvent.change(screen.getByLabelText(`责任单位 · ${role} · 添加`), { target: { value: unit } });
    await press("生成任务", tasks);
    expect(sent[0]).toMatchObject({
      version: 3,
      item: null,
      text: "示例铁路",
      planId: "p",
      measureId: "m",
      due: null,
      dispatch: true,
      units: [
        {
          unitId: OWN,
          role: "lead",
        },
        {
          unitId: OTHER,
          role: "support",
        },
      ],
    });
    await press("销号");
    type("销号理由", "已经建成");
    await press("提交");
    expect(sent[1]?.act).toEqual({ type: "close", reason: "已经建成" });
  });
});
