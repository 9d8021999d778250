import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { runCommand } from "../../../../test/support/command-line.ts";
import { encodeGb18030 } from "../../../../test/support/gb18030.ts";
import { FailureError } from "../../../kernel/error.ts";
import { commands } from "../commands.ts";

const folder = mkdtempSync(join(tmpdir(), "jiziwan-water-"));
afterAll(() => rmSync(folder, { recursive: true }));

const HEAD = "section,time,item,value,unit,limit\n";
const file = (name: string, bytes: string | Uint8Array): string => {
  writeFileSync(join(folder, name), bytes);
  return name;
};
const run = async (...args: readonly string[]) => {
  const { code, out, err } = await runCommand(commands, ["ecology", ...args, "--json"], { cwd: folder });
  return { code, err, told: JSON.parse(out) as unknown };
};
const rowsIn = (err: string): number[] => [...err.matchAll(/line (\d+)/g)].map(([, row]) => Number(row));

const READINGS = [
  "头道拐,2025-01,氨氮,0.6,mg/L,",
  '"头道拐",2025-01,pH,70,,',
  "头道拐,2025-01,汞,0.0002L,mg/L,",
  "头道拐,2025-01,总氮,9,mg/L,",
  "头道拐,2025-02,化学需氧量,15,mg/L,",
  '"头道拐","2025-01","溶解氧","5.5","mg/L",""',
].join("\r\n");

const JUDGED = [
  {
    section: "头道拐",
    time: "2025-01",
    class: 3,
    determining: ["溶解氧", "氨氮", "汞"],
    items: [
      { item: "溶解氧", value: 5.5, class: 3, uncertain: false },
      { item: "氨氮", value: 0.6, class: 3, uncertain: false },
      { item: "总氮", value: 9, class: 6, uncertain: false },
      { item: "汞", value: 0.0001, class: 3, uncertain: true },
    ],
  },
  {
    section: "头道拐",
    time: "2025-02",
    class: 1,
    determining: [],
    items: [{ item: "化学需氧量", value: 15, class: 1, uncertain: false }],
  },
];

describe("（十二） jiziwan ecology assess", () => {
  it("judges each section and time by its worst item; a bad row is told by its line and left out", async () => {
    const { code, err, told } = await run("assess", file("a.csv", HEAD.replace("\n", "\r\n") + READINGS));
    expect(told).toEqual(JUDGED);
    expect([code, rowsIn(err)]).toEqual([0, [3]]);
    expect(err).toContain("第 3 行 value");
  });

  it("reads the same from a file with a mark, in GBK, and from lines that end otherwise", async () => {
    for (const bytes of [
      `\uFEFF${HEAD}${READINGS}`,
      encodeGb18030(HEAD + READINGS),
      `${HEAD}${READINGS}\r\n\r\n`.replaceAll("\r\n", "\n"),
    ])
      expect((await run("assess", file("b.csv", bytes))).told).toEqual(JUDGED);
  });

  it("asks of figures whose unit looks mistaken, and judges them as printed", async () => {
    const doubted = "甲,1,铅,50,mg/L,\n甲,1,汞,0.04,,\n甲,1,镉,0.0005,µg/L,\n";
    const sound = "甲,1,砷,50,µg/L,\n甲,1,铜,50,mg/L,\n甲,1,硒,0.3L,mg/L,\n";
    const { code, err, told } = await run("assess", file("u.csv", HEAD + doubted + sound));
    expect([code, rowsIn(err)]).toEqual([0, [2, 3, 4]]);
    expect(err).toContain("铅 50 mg/L 像是 mg/L 与 µg/L 混写");
    expect(told).toMatchObject([{ class: 6 }]);
  });

  it("knows columns as laboratories head them, and takes none of two that say the same", async () => {
    const headed = "站点名称,监测日期,监测因子,浓度(mg/L)\n甲,2025-01,氨氮,0.6\n";
    expect((await run("assess", file("h.csv", headed))).told).toMatchObject([{ section: "甲", class: 3 }]);
    const twice = "section,time,item,value,数值\n甲,1,氨氮,0.6,9\n";
    await expect(run("assess", file("t.csv", twice))).rejects.toMatchObject({
      failure: { code: "column-twice", sentence: { zh: expect.stringContaining("value、数值") as string } },
    });
  });

  it("counts lines as they stand in the file, also behind a cell of two lines", async () => {
    const text = `${HEAD}"甲\n乙",1,氨氮,1,,\n甲,1,氨氮,x,,\n`;
    const { err, told } = await run("assess", file("c.csv", text));
    expect(rowsIn(err)).toEqual([4]);
    expect(told).toMatchObject([{ section: "甲\n乙", class: 3 }]);
  });

  it("says of what spreadsheets leave behind what is to be done, and reads figures behind signs that nobody sees", async () => {
    const titled = run("assess", file("title.csv", `水质监测结果表,,,,,\n${HEAD}甲,1,氨氮,1,,\n`));
    await expect(titled).rejects.toThrow("take out titles above the headings");
    const merged = `${HEAD}甲,1,氨氮,\u200b0.6\ufeff,,\n,,COD,15,,\n甲,2,氨氮,"0.6,,\n乙,1,氨氮,1,,\n`;
    const { err, told } = await run("assess", file("merged.csv", merged));
    expect(told).toMatchObject([{ section: "甲", class: 3, items: [{ value: 0.6 }] }]);
    expect(err).toMatch(/第 3 行 section：没有断面；合并过的单元格/);
    expect(err).toMatch(/第 4 行：引号没有成对，从这一行到下一个引号（没有的到文件末）都没有读/);
  });

  it("judges phosphorus of lakes by their limits, and shows what never decides", async () => {
    const text = `${HEAD}湖,1,总磷,0.05,mg/L,\n湖,1,水温,20,℃,\n湖,1,粪大肠菌群,50000,个/L,\n`;
    expect((await run("assess", file("d.csv", text))).told).toMatchObject([{ class: 2 }]);
    const lake = await run("assess", "d.csv", "--lake");
    expect(lake.told).toMatchObject([
      {
        class: 3,
        determining: ["总磷"],
        items: [
          { item: "水温", value: 20, class: null },
          { item: "总磷", class: 3 },
          { item: "粪大肠菌群", class: 6 },
        ],
      },
    ]);
    const shown = await run("assess", file("e.csv", `${HEAD}湖,1,水温,20,℃,\n`));
    expect(shown.told).toMatchObject([{ class: null, determining: [] }]);
  });

  it("refuses what is no file of readings, or has nothing left", async () => {
    const refused = [
      ["assess", "missing.csv"],
      ["assess", file("f.csv", "甲,乙\n1,2\n")],
      ["assess", file("g.csv", `${HEAD}甲,1,pH,70,,\n`)],
      ["assess", file("h.csv", "")],
      ["index", "g.csv"],
      ["basin", "a.csv"],
      ["basin", "a.csv", "--sections", "f.csv"],
    ];
    for (const args of refused) await expect(run(...args)).rejects.toThrow(FailureError);
  });

  it("says the same in lines for people", async () => {
    const { out } = await runCommand(commands, ["ecology", "assess", "a.csv"], { cwd: folder });
    expect(out).toBe("头道拐 2025-01 Ⅲ 溶解氧、氨氮、汞\n头道拐 2025-02 Ⅰ\n");
  });
});

describe("（十二） jiziwan ecology basin", () => {
  const SECTIONS = [
    "section,river,basin,order,city,target",
    "甲,黄河,干流,1,包头,III",
    "乙,黄河,干流,2,包头,Ⅳ",
    "丙,昆都仑河,支流,1,包头,6",
    "丁,昆都仑河,支流,,包头,3",
    "戊,昆都仑河,支流,3,包头,VII",
    "己,昆都仑河,空,4,包头,",
    "甲,黄河,干流,5,包头,",
  ].join("\n");

  it("averages over time, then over places, by the sections of the list; what is wrong in either file is told", async () => {
    file("s.csv", SECTIONS);
    const text = `${HEAD}甲,1,氨氮,1,,\n甲,2,氨氮,3,,\n乙,1,氨氮,1,,\n丙,1,COD,41,,\n丁,1,COD,1,,\n庚,1,COD,1,,\n`;
    const { code, err, told } = await run("basin", file("r.csv", text), "--sections", "s.csv");
    expect(told).toEqual([
      {
        basin: "干流",
        sections: 2,
        rule: "mean",
        class: 4,
        grade: "轻度污染",
        shares: null,
        pollutants: [{ item: "氨氮", multiple: 0.5 }],
      },
      {
        basin: "支流",
        sections: 1,
        rule: "mean",
        class: 6,
        grade: "重度污染",
        shares: null,
        pollutants: [{ item: "化学需氧量", multiple: 1.05 }],
      },
    ]);
    expect(code).toBe(0);
    expect([...err.matchAll(/s\.csv line (\d+) (\w+)/g)].map(([, row, field]) => [row, field])).toEqual([
      ["5", "order"],
      ["6", "target"],
      ["8", "section"],
    ]);
    expect(err).toContain("line 6 section");
    expect(err).toContain("line 7 section");
    expect(err).toContain("己 has no readings");
  });
});

describe("（十二） sections of a river with one order", () => {
  it("are told apart by nobody, which is said at the second; both count; tributaries and rows without a river have orders of their own", async () => {
    const list = [
      "section,river,basin,order,city,target",
      "甲,黄河,干流,1,包头,",
      "乙,黄 河,干流,1.0,包头,",
      "丙,昆都仑河,干流,1,包头,",
      "丁,黄河,支流,1,包头,",
      "戊,,干流,7,包头,",
      "己,,干流,7,包头,",
    ];
    file("orders.csv", list.join("\n"));
    const rows = [..."甲乙丙丁戊己"].map((section) => `${section},1,COD,10,,\n`).join("");
    const { code, err, told } = await run("basin", file("all.csv", HEAD + rows), "--sections", "orders.csv");
    expect(code).toBe(0);
    expect(told).toMatchObject([
      { basin: "干流", sections: 5 },
      { basin: "支流", sections: 1 },
    ]);
    expect(err).toMatch(/orders\.csv 第 3 行 order：黄 河上的甲（第 2 行）也是顺序 1，/);
    expect(err).not.toContain("line 7 order");
  });
});

describe("（十二） one section in several spellings", () => {
  const SPELLED = [
    "Ａ１（示例）,2025-01,COD,15,mg/L,",
    "A1(示例),2025-01,NH3-N,1.2,mg/L,",
    " A 1 （示例） ,2025-02,COD,45,mg/L,",
    "包头 磴口,2025-01,COD,10,mg/L,",
    "包头磴口,2025-01,COD,99,mg/L,",
    "1 1,2025-01,COD,10,mg/L,",
    "11,2025-01,COD,10,mg/L,",
  ].join("\n");

  it("is one to its class, called as it stood first; the same reading in another spelling is a repetition", async () => {
    const { err, told } = await run("assess", file("sp.csv", `${HEAD}${SPELLED}\n`));
    expect(told).toMatchObject([
      { section: "Ａ１（示例）", time: "2025-01", determining: ["氨氮"], class: 4 },
      { section: "Ａ１（示例）", time: "2025-02", class: 6 },
      { section: "包头 磴口", class: 1 },
      { section: "1 1" },
      { section: "11" },
    ]);
    expect(rowsIn(err)).toEqual([6]);
  });

  it("is one to the list of sections and its basin, and stands in the list once", async () => {
    const list = `section,river,basin,order,city,target\nA1(示例),甲,甲 河,1,,\n包头磴口,甲,甲河,2,,\nＡ１ (示例),甲,甲河,3,,\n`;
    file("spl.csv", list);
    const { err, told } = await run("basin", "sp.csv", "--sections", "spl.csv");
    expect(told).toMatchObject([{ basin: "甲 河", sections: 2, class: 4 }]);
    expect(err).toContain("spl.csv line 4 section");
    expect(rowsIn(err.replace(/spl\.csv line/g, ""))).toEqual([6, 7, 8]);
  });
});

describe("（十二） jiziwan ecology index", () => {
  it("gives the index of each section over time, and with --lake the trophic one beside it", async () => {
    const text = `${HEAD}湖,1,总磷,0.05,,\n湖,2,总磷,0.15,,\n湖,1,总氮,1,,\n湖,1,叶绿素a,10,mg/m3,\n湖,1,透明度,1,m,\n`;
    file("l.csv", text);
    const river = await run("index", "l.csv");
    expect(river.told).toEqual([
      { section: "湖", cwqi: 0.5, items: [{ item: "总磷", value: 0.1, index: 0.5 }] },
    ]);
    expect(rowsIn(river.err)).toEqual([5, 6]);
    const lake = await run("index", "l.csv", "--lake");
    // By hand: Σ r² = 3.0669; (50.006 + .7056 × 56.9662 + .6724 × 54.53 + .6889 × 51.18) ÷ 3.0669
    expect(lake.told).toMatchObject([{ section: "湖", cwqi: 2, tli: expect.closeTo(52.864, 2) }]);
    expect(lake.err).toBe("");
  });
});
