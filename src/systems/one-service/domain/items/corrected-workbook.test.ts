import {
  array,
  assert,
  constantFrom,
  integer,
  option,
  property,
  record,
  shuffledSubarray,
  tuple,
} from "fast-check";
import { describe, expect, it } from "vitest";
import { readFilledSheets } from "../../../../platform/documents/sheet-rows.ts";
import { writeWorkbook } from "../../../../platform/documents/workbook.ts";
import { correctedSheets, type WrittenSheet } from "./corrected-workbook.ts";
import { type ItemSheet, proposeItemMapping } from "../../item-import/item-columns.ts";
import type { ImportedItem } from "./item.ts";
import { LINT_RULES, lintItems } from "./lint.ts";
import { goodItems, readItems } from "../../item-import/read-items.ts";
import { EXPORT_LAYOUTS } from "./sample-export.ts";
import { sampleItems } from "./sample-items.ts";

const [CITY, AS_OF] = ["150600", "2026-11-23"];
const sheetsIn = async (bytes: Uint8Array): Promise<ItemSheet[]> => {
  const read = await readFilledSheets(bytes, "更正稿.xlsx");
  if (!read.ok) throw new Error(read.failure.sentence.en);
  return [...read.value];
};
const readBack = (sheets: readonly ItemSheet[]) =>
  readItems(sheets, proposeItemMapping(sheets), { city: CITY });
/** A written sheet as its reader finds it, without the file in between. */
const asRead = (sheets: readonly WrittenSheet[]): ItemSheet[] =>
  sheets.map(({ name, title, notes, columns, rows }) => {
    const lines = [
      [title],
      ...notes.map((note) => [note]),
      columns.map(({ header }) => header),
      ...rows.map((row) => columns.map(({ key }) => String(row[key] ?? ""))),
    ];
    return {
      name,
      rows: lines.map((cells, at) => ({
        number: at + 1,
        cells: cells.map((cell) => cell.trim()),
        padded: Object.fromEntries(
          cells.flatMap((cell, column) =>
            cell.trim() === cell || cell.trim() === "" ? [] : [[column, cell]],
          ),
        ),
        joined: [],
        hidden: false,
      })),
    };
  });

const imported = (): ImportedItem[] => {
  const items = sampleItems(CITY, 120, { asOf: AS_OF, faultEvery: 2 });
  const [sheet] = EXPORT_LAYOUTS.national(items);
  const rows = (sheet?.rows ?? []).map((cells, at) => ({ number: at + 1, cells, joined: [], hidden: false }));
  return [...readBack([{ name: "实施清单", rows }]).items];
};

/** The order of rows is the reader's own; what stands beside what is not. */
const said = ({ item }: ImportedItem): string =>
  JSON.stringify({ ...item, materials: item.materials.map((each) => JSON.stringify(each)).toSorted() });

describe("（四） corrected workbook", () => {
  it("comes back without what was corrected, with everything else, and with what was before", async () => {
    const items = imported();
    const findings = lintItems(items, LINT_RULES, AS_OF);
    const corrected = findings.filter(({ correction }) => correction !== null);
    expect(new Set(corrected.map(({ rule }) => rule)).size).toBeGreaterThan(2);

    const sheets = await sheetsIn(await writeWorkbook(correctedSheets(items, findings, AS_OF)));
    const again = readBack(sheets);
    expect(again.problems).toEqual([]);
    expect(again.items.length).toBe(items.length);

    const left = lintItems(again.items, LINT_RULES, AS_OF);
    expect(left.filter(({ correction }) => correction !== null)).toEqual([]);
    const key = ({ item, rule, materialName }: (typeof left)[number]) => `${rule} ${item} ${materialName}`;
    const stay = findings.filter(({ correction }) => correction === null);
    expect(left.map(key).toSorted()).toEqual(stay.map(key).toSorted());

    const list = sheets.find(({ name }) => name === "问题清单");
    const told = (list?.rows ?? []).slice(3).map(({ cells }) => [cells[10] ?? "", cells[11] ?? ""]);
    expect(told).toHaveLength(findings.length);
    expect(told.filter(([, after]) => after !== "")).toEqual(
      corrected.map(({ before, correction }) => [before === "" ? "（空）" : before, correction]),
    );
  });

  it("marks each corrected cell, says the change in its row, and changes no other cell", () => {
    const items = imported();
    const findings = lintItems(items, LINT_RULES, AS_OF);
    const [sheet] = correctedSheets(items, findings, AS_OF);
    const [untouched] = correctedSheets(items, [], AS_OF);
    const cells = (sheet?.rows ?? []).flatMap((row, at) =>
      (sheet?.columns ?? [])
        .filter(({ key }) => key !== "check")
        .map(({ key }) => ({
          marked: sheet?.marked?.(at, key) === true,
          changed: (row[key] ?? "") !== (untouched?.rows[at]?.[key] ?? ""),
          told: String(row["changes"]).includes("→"),
        })),
    );
    const marked = cells.filter((cell) => cell.marked);
    expect(marked.length).toBeGreaterThan(10);
    expect(marked.every(({ changed, told }) => changed && told)).toBe(true);
    expect(cells.some((cell) => cell.changed && !cell.marked)).toBe(false);
  });

  it("writes a cell that begins like a formula as text", async () => {
    const [first] = imported();
    if (!first) throw new Error("no item");
    const item = { ...first.item, name: '=HYPERLINK("http://x")' };
    const hostile = { ...first, item, printed: { ...first.printed, name: item.name } };
    const sheets = await sheetsIn(await writeWorkbook(correctedSheets([hostile], [], AS_OF)));
    expect(readBack(sheets).items[0]?.item.name).toBe(item.name);
  });

  it("never adds a finding, an item or a problem, whatever the list looked like", () => {
    const headings = [
      "序号",
      "基本编码",
      "实施编码",
      "事项名称",
      "事项类型",
      "设定依据",
      "实施主体",
      "办件类型",
      "法定办结时限（工作日）",
      "承诺办结时限",
      "承诺办结时限单位",
      "到办事现场次数",
      "办理形式",
      "是否网办",
      "是否收费",
      "收费依据",
      "审批结果名称",
      "审批结果类型",
      "咨询方式",
      "材料名称",
      "份数",
      "来源渠道",
      "依据",
    ];
    const code = constantFrom("000100000001", "0001-0000 0001", "00010000000O", "0001000", "");
    const cells = tuple(
      constantFrom("1", "2", ""),
      code,
      constantFrom("111502000000000X0040001000000 01", "11150200MB0X00000X4000100000001", "A-1", ""),
      constantFrom("取水许可", " 取水许可（新办) ", "取水 许可", "电影放映审批", "=1+1"),
      constantFrom("行政许可", "公共服务", ""),
      constantFrom("《中华人民共和国合同法》", "某条例", ""),
      constantFrom("包头市某局", ""),
      constantFrom("即办件", "承诺件", "其他", ""),
      constantFrom("20", "3-5", "当场", "30天", "无", ""),
      constantFrom("5", "3-5", "7（工作日）", "30天", "视情况", "即时办结", "0", ""),
      constantFrom("工作日", "周", "", "天"),
      constantFrom("0", "1次", "0-1次", "看情况", ""),
      constantFrom("窗口办理", "网上办理、快递申请", "电话", ""),
      constantFrom("是", "否", "部分", ""),
      constantFrom("免费", "是", "待定", ""),
      constantFrom("某通知", "不收费", ""),
      constantFrom("取水许可证", "批复", "核准通知", ""),
      constantFrom("出文", "出证", ""),
      constantFrom("5141234", "0472-5141234", ""),
      constantFrom(
        "申请表",
        "身份证",
        "1.身份证;2.甲；乙",
        "营业执照；章程",
        "D:\\\\盘；材料",
        "1.近2.5年的流水2.表",
        "无",
        "",
      ),
      constantFrom("1份", "0", "若干", ""),
      constantFrom("申请人自备", "政府部门核发", ""),
      constantFrom("某办法", ""),
    );
    // Rows that repeat, wholly or but for the material, as exports with a row per material have them.
    const rows = array(
      record({ own: cells, again: integer({ min: 0, max: 3 }), other: option(cells, { freq: 2 }) }),
      {
        minLength: 1,
        maxLength: 6,
      },
    ).map((given) =>
      given.flatMap(({ own, again, other }) => [
        ...Array.from({ length: again + 1 }, () => own),
        ...(other === null ? [] : [[...own.slice(0, 19), ...other.slice(19)]]),
      ]),
    );
    assert(
      property(rows, (lines) => {
        const sheet = {
          name: "清单",
          rows: [headings, ...lines].map((line, at) => ({
            number: at + 1,
            cells: line.map((cell) => cell.trim()),
            padded: Object.fromEntries(line.map((cell, column) => [column, cell])),
            joined: [],
            hidden: false,
          })),
        };
        const first = readBack([sheet]);
        const before = lintItems(first.items, LINT_RULES, AS_OF);
        const again = readBack(asRead(correctedSheets(first.items, before, AS_OF)));
        expect(again.items.length).toBe(first.items.length);
        const place = new Map(
          [first, again].flatMap(({ items }) =>
            items.map((item, at) => [`${item.rows[0]} ${item.sheet}`, at] as const),
          ),
        );
        const keys = (of: typeof before) =>
          of.map(
            ({ rule, rows: own, sheet: name, material }) =>
              `${rule} ${place.get(`${own[0]} ${name}`)} ${material}`,
          );
        const left = lintItems(again.items, LINT_RULES, AS_OF);
        expect(keys(before)).toEqual(expect.arrayContaining(keys(left)));
        expect(goodItems(again).blocked.length).toBeLessThanOrEqual(goodItems(first).blocked.length);
        expect(again.items.map(({ item }) => item.materials.map(({ name }) => name))).toEqual(
          first.items.map(({ item }) => item.materials.map(({ name }) => name)),
        );
      }),
      { numRuns: 200 },
    );
  });

  it("asks wherever columns were sorted apart, and takes what was edited", () => {
    const items = sampleItems(CITY, 12, { asOf: AS_OF, faultEvery: 0 });
    const [sheet] = asRead(
      correctedSheets(
        items.map((item, at) => ({ item, sheet: "表", rows: [at + 2], printed: {} })),
        [],
        AS_OF,
      ),
    );
    if (!sheet) throw new Error("no sheet");
    const top = 3;
    const body = sheet.rows.slice(top);
    const width = sheet.rows[top - 1]?.cells.length ?? 0;
    const pairs = ({ items: found }: ReturnType<typeof readBack>) => found.map(said).toSorted();
    const whole = pairs(readBack([sheet]));
    const columns = Array.from({ length: width }, (_, at) => at);
    const moved = tuple(
      shuffledSubarray(columns, { minLength: 1 }),
      shuffledSubarray([...body.keys()], { minLength: body.length, maxLength: body.length }),
    );
    assert(
      property(moved, ([those, order]) => {
        const rows = body.map((row, at) => ({
          ...row,
          cells: row.cells.map((cell, column) =>
            those.includes(column) ? (body[order[at] ?? at]?.cells[column] ?? "") : cell,
          ),
        }));
        const again = readBack([{ ...sheet, rows: [...sheet.rows.slice(0, top), ...rows] }]);
        const { good, blocked } = goodItems(again);
        expect(blocked.length === 0 ? pairs(again) : whole).toEqual(whole);
        // What no question keeps back is an item that went out, with all that it had.
        for (const each of good) expect(whole).toContain(said(each));
      }),
      { numRuns: 100 },
    );
    const edited = sheet.rows.map((row, at) =>
      at === top
        ? { ...row, cells: row.cells.map((cell) => (cell === items[0]?.name ? "改过的名称" : cell)) }
        : row,
    );
    expect(
      readBack([{ ...sheet, rows: edited }]).problems.filter(({ field }) => field !== "itemNumber"),
    ).toEqual([]);
  });
});
