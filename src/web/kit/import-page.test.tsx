// @vitest-environment happy-dom
import { fireEvent, screen, within } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { foreignWords, openPage, press, settled, type } from "../../../test/support/page.tsx";
import { type Failure, refusal } from "../../kernel/error.ts";
import { say } from "../../kernel/fields.ts";
import type { ImportView, Question, SheetLine } from "../../kernel/sheet.ts";
import type { Language } from "../frame/language.tsx";
import { importPage } from "./import-page.tsx";

// A sheet of bridges on its way in; the server answers with what was said, as an importer keeps it.

const OPEN = "/api/bridge-imports/7";
const KIND: Question = { of: "kind", key: null, takes: "choice", name: say("桥型", "Type"), rows: 2 };
const unit = (key: string, near: readonly string[]): Question => ({
  of: "units",
  key,
  takes: "choice",
  name: say(`“${key}”是`, `${key} is`),
  options: near.map((value) => ({ value, name: say(`示例${value}局`, `Bureau ${value}`) })),
  more: "roster",
  none: say("略去", "Leave out"),
});
const SAME: Question = {
  of: "same",
  key: "3",
  takes: "choice",
  name: say("可能已有", "May stand already"),
  options: [{ value: "b1", name: say("黄河大桥", "Yellow River bridge"), to: "/bridges/b1" }],
  none: say("都不是", "None of them"),
};
const line = (number: number, name: string, more: Partial<SheetLine> = {}): SheetLine => ({
  number,
  name,
  outcome: "new",
  entryId: null,
  changes: [],
  issues: [],
  ...more,
});
const column = (at: number, heading: string, field: string | null) =>
  ({ column: at, heading, field, why: field === null ? null : "heading", samples: [`例${at}`] }) as const;

const BEFORE: ImportView = {
  id: "7",
  scope: "bridges",
  fileName: "桥.xlsx",
  addedBy: "示例甲",
  addedOn: "2026-11-23",
  state: "mapping",
  version: 0,
  headingRow: 1,
  firstRows: [{ number: 1, text: "桥名 | 长度 | 备注" }],
  columns: [column(0, "桥名", "name"), column(1, "长度", "km"), column(2, "备注", null)],
  fields: ["name", "km", "note"].map((field) => ({ field, name: say(field, field) })),
  rows: [
    line(2, "小桥", {
      issues: [{ field: null, sentence: say("长度不是数字。", "No number."), blocks: true }],
    }),
    line(3, "大桥", { asks: [SAME], outcome: "same" }),
    line(4, "新桥"),
  ],
  total: 3,
  counts: { rows: 3, good: 1, blocked: 1, new: 2, same: 1, nothing: 0 },
  questions: [
    { ...KIND, options: [{ value: "arch", name: say("拱桥", "Arch") }] },
    { of: "all", key: null, takes: "yes", name: say("整表替换", "Replace all") },
    { of: "year", key: null, takes: "year", name: say("年度", "Year") },
    unit("甲局", ["a"]),
    unit("乙", ["b"]),
  ],
  lists: {
    roster: ["a", "b", "c"].map((value) => ({ value, name: say(`示例${value}局`, `Bureau ${value}`) })),
  },
  decisions: { kind: null, all: false, year: null, units: {}, same: {} },
  unready: null,
  cells: [{ number: 2, cells: ["小桥", "三公里", ""] }],
  corrected: {},
  progress: null,
};
const at = (state: ImportView["state"], done: number): Partial<ImportView> => ({
  state,
  progress: { done, of: 600, skipped: 1, entered: done },
});

let view: ImportView;
let refused: Failure | null;
let said: { readonly verb: string; readonly body: Readonly<Record<string, unknown>> | undefined }[];
const lastSaid = () => said.at(-1);

/** What an importer would keep of what is said. */
function answer(verb: string, body: Readonly<Record<string, unknown>> = {}): Partial<ImportView> {
  if (verb === `PUT ${OPEN}/mapping`) {
    const { headingRow, fields, cells, sheet: _, version = 0, ...decisions } = body;
    const meant = (fields ?? BEFORE.columns.map(({ field }) => field)) as (string | null)[];
    const columns = BEFORE.columns.map((each, place) => ({ ...each, field: meant[place] ?? null }));
    return {
      headingRow,
      columns,
      decisions,
      corrected: cells,
      version: Number(version) + 1,
    } as Partial<ImportView>;
  }
  if (verb === `POST ${OPEN}/apply`)
    return view.state === "stopped" ? at("applied", 599) : at("applying", 50);
  if (verb === `POST ${OPEN}/stop`) return at("stopped", 100);
  return verb === `DELETE ${OPEN}` ? { state: "discarded" } : {};
}

beforeEach(() => {
  [view, said, refused] = [BEFORE, [], null];
  vi.stubGlobal(
    "fetch",
    async (url: string, { method = "GET", body }: { method?: string; body?: string } = {}) => {
      const [path = ""] = url.split("?");
      const given = body === undefined ? undefined : JSON.parse(body);
      if (method !== "GET") said.push({ verb: `${method} ${path}`, body: given });
      if (method !== "GET" && refused !== null) return Response.json(refused, { status: 409 });
      view = { ...view, ...answer(`${method} ${path}`, given) };
      return Response.json(view);
    },
  );
});

const Page = importPage({
  path: "/api/bridge-imports",
  title: say("导入桥梁", "Import bridges"),
  what: say("桥梁清单", "the list of bridges"),
  above: () => [{ title: say("桥梁", "Bridges"), path: "/bridges" }],
  outcomes: { new: say("新增", "New"), same: say("待认定", "To be told") },
  results: { entered: say("新增", "entered") },
  questions: { units: { title: say("单位", "Units"), help: say("选定。", "Say which.") } },
  columns: [],
  entry: (id) => `/bridges/${id}`,
});
const open = (language: Language = "zh", query = "") =>
  openPage("/imports/:import", Page, { at: `/imports/7${query}`, language });
const click = async (label: string | RegExp, within_ = document.body) => {
  fireEvent.click(within(within_).getByLabelText(label));
  await settled();
};
const meanings = () => screen.getAllByRole("combobox", { name: /^列\d+ 含义$/ });
const enters = () => screen.getByRole<HTMLButtonElement>("button", { name: "全部登记" });

/** Writes over the length in the second line. */
const edit = async (text: string) => {
  fireEvent.click(screen.getAllByRole("button", { name: "改单元格" })[0] as HTMLElement);
  const form = screen.getByRole("group", { name: "改第 2 行的单元格" });
  fireEvent.change(within(form).getByLabelText(/^长度/), { target: { value: text } });
  await press("保存");
};

const tagOf = (name: string) => screen.getByText(name).parentElement?.querySelector(".ui-label");

describe("a sheet on its way in", () => {
  it.each(["zh", "en"] as const)("is shown whole in the reader's language, %s", async (language) => {
    view = { ...BEFORE, fields: [], unready: say("请指定一列。", "Choose a column.") };
    await open(language);
    expect(foreignWords(language).filter((each) => !/桥|局|乙|长度|备注/.test(each))).toEqual([]);
    expect(screen.getByRole("alert").textContent).toBe(
      language === "zh" ? "请指定一列。" : "Choose a column.",
    );
  });

  it("has each column's meaning corrected by hand, and proposed anew", async () => {
    await open();
    type("备注 含义", "note");
    await settled();
    expect(lastSaid()).toEqual({
      verb: `PUT ${OPEN}/mapping`,
      body: { ...BEFORE.decisions, headingRow: 1, fields: ["name", "km", "note"], cells: {}, version: 0 },
    });
    await press("重新建议");
    expect(lastSaid()?.body).not.toHaveProperty("fields");
    type("表头到第几行", "没有表头");
    await settled();
    expect(lastSaid()?.body).toMatchObject({ headingRow: 0 });
  });

  it("shows of many columns those that a person should look at, and all when asked", async () => {
    const many = Array.from({ length: 20 }, (_, each) => column(each, `列${each}`, each === 7 ? null : "km"));
    view = { ...BEFORE, columns: many };
    await open();
    expect(meanings()).toHaveLength(1);
    expect(meanings()[0]?.getAttribute("aria-label")).toBe("列7 含义");
    await press("查看全部 20 列");
    expect(meanings()).toHaveLength(20);
  });

  it("keeps every answer beside those before, and takes one back", async () => {
    await open();
    type("桥型", "拱桥");
    await settled();
    await click(/整表替换/);
    type("年度", "2026");
    await press("按此年度读");
    type("“乙”是", "示例c局");
    await settled();
    expect(view.decisions).toEqual({ kind: "arch", all: true, year: 2026, units: { 乙: "c" }, same: {} });
    type("桥型", "请选定");
    await settled();
    expect(view.decisions).toMatchObject({ kind: null, units: { 乙: "c" } });
  });

  it("takes the nearest for all that nobody answered, and leaves out the rest", async () => {
    await open();
    type("“乙”是", "略去");
    await settled();
    await press("都用最相近的");
    expect(view.decisions["units"]).toEqual({ 甲局: "a", 乙: null });
    expect(screen.queryByRole("button", { name: "其余都略去" })).toBeNull();
  });

  it("asks of a line what only a person can say; the keyboard stays there when it is taken back", async () => {
    await open();
    const question = screen.getByRole("group", { name: "可能已有" });
    await click(/黄河大桥/, question);
    expect(view.decisions["same"]).toEqual({ "3": "b1" });
    await press("撤回选定", question);
    expect(view.decisions["same"]).toEqual({});
    expect(question.contains(document.activeElement)).toBe(true);
    await click("都不是", question);
    expect(view.decisions["same"]).toEqual({ "3": null });
  });

  it("has cells written over, and what is written back as it was is no correction", async () => {
    await open();
    await edit("3");
    expect(view.corrected).toEqual({ "2:1": "3" });
    await edit("三公里");
    expect(view.corrected).toEqual({});
  });

  it("shows some of its lines by the address", async () => {
    const tab = await open("zh", "?show=blocked&page=2");
    expect(screen.getByLabelText("显示")).toHaveProperty("value", "blocked");
    await press("只看这些行");
    expect(tab.address()).toBe("/imports/7?show=same");
  });
});

describe("entering it", () => {
  it("waits until what blocks it is decided, or enters only the good lines", async () => {
    await open();
    expect(enters().disabled).toBe(true);
    await press("只登记无误的 1 行");
    expect(lastSaid()).toEqual({ verb: `POST ${OPEN}/apply`, body: { mode: "good-rows", version: 0 } });
  });

  it("goes on in portions, is stopped, goes on, and says what came of it", async () => {
    view = { ...BEFORE, counts: { ...BEFORE.counts, good: 600, blocked: 0 } };
    await open();
    expect(document.body.textContent).toContain("超过 500 行的在后台登记");
    await press("全部登记");
    expect(screen.getByRole("status").textContent).toBe("已处理 50 / 600 行");
    expect(screen.queryByLabelText(/含义$/)).toBeNull();
    await press("停止");
    expect(document.body.textContent).toContain("已停止。已登记的行保留，可以继续。");
    await press("继续登记");
    expect(screen.getByRole("status").textContent).toBe("新增 599 行，略去有问题的 1 行。");
    expect(said.map(({ verb }) => verb)).toEqual([
      `POST ${OPEN}/apply`,
      `POST ${OPEN}/stop`,
      `POST ${OPEN}/apply`,
    ]);
    expect(screen.getByRole("link", { name: "看桥梁清单" }).getAttribute("href")).toBe("/bridges");
  });

  it.each([
    ["mapping", "新增"],
    ["stopped", "略过"],
    ["applied", "略过"],
  ] as const)("tags a line with an error by what became of it, %s: %s", async (state, tag) => {
    view = { ...BEFORE, ...at(state, 2) };
    await open();
    expect([tagOf("小桥")?.textContent, tagOf("新桥")?.textContent]).toEqual([tag, "新增"]);
  });

  it("is given up only when that is confirmed, and then offers the way back", async () => {
    await open();
    await press("作废");
    expect(said).toEqual([]);
    await press("确定", await screen.findByRole("dialog"));
    expect(lastSaid()?.verb).toBe(`DELETE ${OPEN}`);
    expect(screen.getByText("这次导入已作废")).toBeTruthy();
  });

  it("is only looked at by who may not change it", async () => {
    view = { ...BEFORE, readOnly: true };
    await open();
    expect(screen.queryByRole("button", { name: /登记|作废|改单元格/ })).toBeNull();
    expect(screen.queryByRole("group", { name: "可能已有" })).toBeNull();
    expect(screen.getByText("新桥")).toBeTruthy();
  });
});

describe("of a workbook of which one sheet is read", () => {
  const BOOK = { sheets: ["封面", "台账", "附表"], chosen: 1 };
  it.each([
    ["zh", /工作表“台账”读入；“封面”“附表”没有读/, /“旧账”是隐藏的工作表，没有读/, "改读“附表”"],
    ["en", /“台账” is read; “封面”, “附表” not/, /“旧账”: hidden, so not read/, "Read “附表” instead"],
  ] as const)(
    "says in %s which, names the others and the hidden ones, and reads another",
    async (language, read, hidden, button) => {
      view = { ...BEFORE, book: BOOK, hidden: ["旧账"] };
      await open(language);
      expect(screen.getByText(read)).toBeTruthy();
      expect(screen.getByText(hidden)).toBeTruthy();
      await press(button);
      expect(lastSaid()).toMatchObject({ verb: `PUT ${OPEN}/mapping`, body: { sheet: 2, version: 0 } });
    },
  );

  it("asks before what was decided is given up with the sheet", async () => {
    view = { ...BEFORE, book: BOOK, version: 3 };
    await open();
    await press("改读“封面”");
    expect(said).toEqual([]);
    await press("确定", await screen.findByRole("dialog"));
    expect(lastSaid()?.body).toMatchObject({ sheet: 0, version: 3 });
  });

  it("says nothing of a file of one sheet", async () => {
    await open();
    expect(screen.queryByRole("heading", { name: "工作簿" })).toBeNull();
  });
});

describe("two people deciding in one import", () => {
  it("what is said next is said of the answer to what was said before, with its version", async () => {
    await open();
    type("桥型", "拱桥");
    type("“乙”是", "示例c局");
    await settled();
    expect(said.map(({ body }) => (body as { version: number }).version)).toEqual([0, 1]);
    expect(lastSaid()?.body).toMatchObject({ kind: "arch", units: { 乙: "c" } });
  });

  it("a refusal stands in sight beside the buttons, and what the other decided is shown", async () => {
    await open();
    refused = refusal("changed-since", "示例乙改了“桥型”。", "Somebody changed the type.");
    view = { ...view, version: 1, decisions: { ...view.decisions, kind: "arch" } };
    type("年度", "2026");
    await press("按此年度读");
    const bar = screen.getByRole("region", { name: "登记" });
    expect(within(bar).getByText("示例乙改了“桥型”。")).toBeTruthy();
    expect(screen.getByLabelText("桥型")).toHaveProperty("value", "arch");
  });

  it("how many lines are ready, wait and are refused stands above all else, beside the buttons", async () => {
    await open();
    const bar = screen.getByRole("region", { name: "登记" });
    expect(bar.textContent).toContain("可登记 1 行，待认定 1 行，有问题 1 行");
    expect(within(bar).getByRole("button", { name: "只登记无误的 1 行" })).toBeTruthy();
    const [first] = document.querySelectorAll("section");
    expect(first).toBe(bar);
  });
});
