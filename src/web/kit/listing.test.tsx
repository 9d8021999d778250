// @vitest-environment happy-dom
import { fireEvent, screen, within } from "@testing-library/react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { foreignWords, openPage, person, press, settled } from "../../../test/support/page.tsx";
import { choice, cities, day, line, money, number, pick, say, text } from "../../kernel/fields.ts";
import { column, type ListedColumns } from "../../kernel/list.ts";
import type { Language } from "../frame/language.tsx";
import { listPage } from "./list-page.tsx";
import type { View } from "./saved-views.tsx";

type Bridge = {
  readonly id: string;
  readonly name: string;
  readonly note?: string;
  readonly kind?: string;
  readonly costFen?: number;
  readonly km?: number;
  readonly owner?: string;
  readonly cities?: readonly string[];
  readonly opened?: string;
};
const UNIT = "5f1c2a4e-3b5d-4c7e-8f90-a1b2c3d4e5f6";
const KINDS = { arch: say("拱桥", "Arch"), beam: say("梁桥", "Beam") };
const of = column<Bridge>;
const COLUMNS: ListedColumns<Bridge> = {
  name: of(line(say("桥名", "Bridge"), { listed: true }), ({ name }) => name, {
    to: ({ id }) => `/bridges/${id}`,
  }),
  kind: of(choice(say("桥型", "Type"), KINDS, { listed: true }), ({ kind }) => kind, { always: true }),
  cost: of(money(say("造价", "Cost"), { listed: true }), ({ costFen }) => costFen),
  km: of(number(say("长度", "Length"), { unit: say("公里", "km"), listed: true }), ({ km }) => km),
  owner: of(pick(say("管养单位", "Kept by"), { of: "units", listed: true }), ({ owner }) => owner),
  cities: of(cities(say("城市", "Cities"), { listed: true }), (row) => row.cities),
  opened: of(day(say("通车", "Opened"), { listed: true }), ({ opened }) => opened),
  note: of(text(say("说明", "Note")), ({ note }) => note),
  code: of(line(say("编号", "Code")), ({ id }) => id, { only: "sheet" }),
};
const ROWS: readonly Bridge[] = [
  { id: "1", name: "黄河大桥", costFen: 42_000_000_000, km: 3.25, owner: UNIT, cities: ["150200", "150600"] },
  { id: "2", name: "小桥", costFen: 4_600_000_000, note: "危桥" },
];

let kept: { name: string; view: View }[];
beforeEach(() => {
  kept = [];
});

function pageOf(rows = ROWS) {
  const asked = vi.fn(async (_: object) => ({ rows, total: rows.length, units: { [UNIT]: "示例养护局" } }));
  const workbook = vi.fn((_: object, columns: readonly string[] | null) => `/${columns?.join() ?? ""}`);
  const Page = listPage(
    { name: say("桥梁", "Bridges"), begins: { name: say("登记", "Enter") } },
    {
      path: "/bridges",
      route: "GET /api/bridges",
      list: asked,
      lead: say("桥。", "Bridges."),
      narrowing: { kind: choice(say("桥型", "Type"), KINDS), unit: pick(say("单位", "Unit")) },
      ids: ["unit"],
      more: ["unit"],
      sorts: { changed: say("最近变动在前", "Latest first"), cost: say("贵的在前", "Dearest first") },
      useOffers: () => ({ unit: [{ value: UNIT, label: "示例养护局" }] }),
      columns: {
        of: COLUMNS,
        cells: { opened: (_, { sentence }) => sentence(say("已通车", "open")) },
      },
      names: ({ units }) => units,
      looks: {
        board: { name: say("看板", "Board"), View: ({ found }) => <p>{`看板 ${found?.total}`}</p> },
        pairs: { name: say("重复", "Doubles"), by: ["office"], View: () => <p>无</p>, alone: true },
        plain: { name: say("只看清单", "List only") },
      },
      views: {
        key: ["views"],
        list: async () => ({ rows: kept }),
        save: async (name, view) => ({ rows: (kept = [...kept, { name, view }]) }),
        forget: async (name) => ({ rows: (kept = kept.filter((each) => each.name !== name)) }),
      },
      none: { title: say("没有桥", "No bridge"), help: say("请先登记。", "Enter one.") },
      workbook,
      begin: { by: ["window-clerk"], at: ({ kind }) => `/bridges/new?kind=${kind}` },
    },
  );
  return { Page, asked, workbook };
}

const cells = () =>
  [...document.querySelectorAll("tr")].map((each) =>
    [...each.querySelectorAll("th, td")].map(({ textContent }) => textContent),
  );
const chips = () => [...document.querySelectorAll(".ui-chip")].map(({ textContent }) => textContent);
/** It is loaded when it is asked for. */
const dialog = async () => within(await screen.findByRole("dialog", {}, { timeout: 10_000 }));

describe("a list whose columns are described", () => {
  it.each([
    [
      "zh",
      ["桥名", "桥型", "造价（亿元）", "长度（公里）", "管养单位", "城市"],
      ["黄河大桥", "", "4.2", "3.25", "示例养护局", "包头和鄂尔多斯"],
    ],
    [
      "en",
      ["Bridge", "Type", "Cost (million yuan)", "Length (km)", "Kept by", "Cities"],
      ["黄河大桥", "", "420", "3.25", "示例养护局", "Baotou and Ordos"],
    ],
  ] as const)(
    "draws each by what its field takes, its unit in the head, and leaves out what no row has, in %s",
    async (language: Language, head, first) => {
      await openPage("/bridges", pageOf().Page, { language });
      expect(cells().slice(0, 2)).toEqual([head, first]);
      expect(foreignWords(language).filter((each) => !/看板|Excel/.test(each))).toEqual([]);
    },
  );

  it("shows the columns that the reader chooses, empty ones too, and exports those; the name stays", async () => {
    const { Page, workbook } = pageOf();
    const tab = await openPage("/bridges", Page, { at: "/bridges?page=2" });
    await press("选择列");
    const chooser = await dialog();
    expect(chooser.getByLabelText("桥名").hasAttribute("disabled")).toBe(true);
    expect(chooser.queryByLabelText("编号")).toBeNull();
    for (const name of ["造价", "长度", "管养单位", "城市", "说明"])
      fireEvent.click(chooser.getByLabelText(name));
    await settled();
    expect(cells()[0]).toEqual(["桥名", "桥型", "通车", "说明"]);
    expect(tab.address()).toBe(`/bridges?page=2&columns=${encodeURIComponent("name,kind,opened,note")}`);
    expect(workbook.mock.lastCall?.[1]).toEqual(["name", "kind", "opened", "note"]);
    fireEvent.click(chooser.getByRole("button", { name: "恢复默认" }));
    await settled();
    expect(tab.address()).toBe("/bridges?page=2");
    expect(workbook.mock.lastCall?.[1]).toBeNull();
  });

  it("says what it is narrowed to, lets go of it, and takes no id that is none", async () => {
    const { Page, asked } = pageOf();
    const tab = await openPage("/bridges", Page, { at: `/bridges?kind=arch&unit=${UNIT}&sort=cost&q=大桥` });
    expect(asked.mock.lastCall?.[0]).toMatchObject({ kind: "arch", unit: UNIT, sort: "cost", q: "大桥" });
    expect(chips()).toEqual(["“大桥” ×", "拱桥 ×", "示例养护局 ×"]);
    fireEvent.click(screen.getByText("拱桥", { selector: ".ui-chip" }));
    await settled();
    expect(tab.address()).not.toContain("kind");
    expect(screen.queryByLabelText("排序")).toBeNull();
    await press("更多筛选");
    expect((screen.getByLabelText("排序") as HTMLSelectElement).value).toBe("cost");
    await tab.goTo("/bridges?unit=nobody&kind=none&sort=sideways");
    expect(chips()).toEqual([]);
    expect(asked.mock.lastCall?.[0]).toEqual({ page: 1, size: 50 });
  });

  it("is looked at in several ways, of which one may stand in place of the rows and be some people's alone", async () => {
    const tab = await openPage("/bridges", pageOf().Page, { at: "/bridges?page=2" });
    expect(screen.getByText("看板 2")).toBeTruthy();
    expect(screen.queryByRole("button", { name: "重复" })).toBeNull();
    await press("只看清单");
    expect(tab.address()).toBe("/bridges?page=2&view=plain");
    expect(screen.queryByText("看板 2")).toBeNull();
    const office = person({ roles: ["office"] });
    await openPage("/bridges", pageOf().Page, { at: "/bridges?view=pairs", actor: office });
    expect(cells()).toEqual([]);
    expect(screen.queryByLabelText("桥型")).toBeNull();
    await openPage("/bridges", pageOf().Page, { at: "/bridges?view=pairs" });
    expect(screen.getByText("看板 2")).toBeTruthy();
    expect(screen.getByLabelText("桥型")).toBeTruthy();
  });

  it("keeps a view under a name with all that its address asks for but the page", async () => {
    const at = "/bridges?kind=arch&columns=name,note&view=plain&page=3&size=20";
    await openPage("/bridges", pageOf([]).Page, { at });
    await press("常用视图");
    const views = await dialog();
    fireEvent.change(views.getByLabelText("视图名称"), { target: { value: " 拱桥 " } });
    fireEvent.click(views.getByRole("button", { name: "保存当前视图" }));
    await settled();
    expect(kept).toEqual([{ name: "拱桥", view: { kind: "arch", columns: "name,note", view: "plain" } }]);
  });

  it("goes back to a view, or forgets it", async () => {
    kept = ["拱桥", "旧的"].map((name) => ({ name, view: { kind: "arch", columns: "name,note" } }));
    const tab = await openPage("/bridges", pageOf([]).Page, { at: "/bridges?q=桥" });
    await press("常用视图");
    const views = await dialog();
    fireEvent.click(views.getByRole("button", { name: "删除视图“旧的”" }));
    await settled();
    expect(kept.map(({ name }) => name)).toEqual(["拱桥"]);
    fireEvent.click(views.getByRole("button", { name: "拱桥" }));
    await settled();
    expect(decodeURIComponent(tab.address())).toBe("/bridges?kind=arch&columns=name,note");
  });

  it("begins one on a page that is told what the list is narrowed to", async () => {
    const tab = await openPage("/bridges", pageOf([]).Page, { at: "/bridges?kind=beam" });
    fireEvent.click(screen.getAllByRole("button", { name: "登记" })[0] as HTMLElement);
    await settled();
    expect(tab.address()).toBe("/bridges/new?kind=beam");
  });
});
