import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { runCommand } from "../../../../test/support/command-line.ts";
import { FailureError } from "../../../kernel/error.ts";
import { commands } from "./commands.ts";

const AGREEMENT = {
  id: "示例",
  parties: { upstream: "甲", downstream: "乙" },
  sections: ["一"],
  from: "2024-01-01",
  until: "2024-02-29",
  period: "month",
  clauses: [{ kind: "class", base: 3, fenPerClass: 100 }],
  exclusions: [],
};
const ROWS = "section,time,item,value,unit,limit\n一,2024-01-03,NH3-N,0.1,mg/L,\n";

const settle = async (agreement: string, results: string, flags: readonly string[] = ["--json"]) => {
  const cwd = mkdtempSync(join(tmpdir(), "settle-"));
  writeFileSync(join(cwd, "a.json"), agreement);
  writeFileSync(join(cwd, "r.csv"), results);
  let err = "";
  try {
    const context = { cwd, stderr: (text: string) => void (err += text) };
    const said = await runCommand(commands, ["ecology", "settle", "a.json", "r.csv", ...flags], context);
    return { ...said, err };
  } catch (error) {
    if (!(error instanceof FailureError)) throw error;
    return { code: 2, out: "", err: `${err}${error.failure.sentence.zh}\n${error.failure.sentence.en}` };
  }
};

describe("（十三）jiziwan ecology settle", () => {
  test("prints lines, net, entries and open periods as JSON, each field as the issue names it", async () => {
    const { code, out, err } = await settle(JSON.stringify(AGREEMENT), ROWS);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(JSON.parse(out)).toEqual({
      lines: [
        {
          period: "2024-01",
          clause: 0,
          section: "一",
          from: "乙",
          to: "甲",
          amountFen: 200,
          because: {
            zh: "一 2024-01 均值为Ⅰ类，优于基准Ⅲ类 2 个类别，每个类别1元：乙向甲支付2元。",
            en: "一, 2024-01: the means are class I, better than the base, class III, by 2 at CNY 1 a class: 乙 pays 甲 CNY 2.",
          },
        },
      ],
      net: { 甲: 200, 乙: -200 },
      entries: [
        { account: "乙", debitFen: 200, creditFen: 0 },
        { account: "甲", debitFen: 0, creditFen: 200 },
      ],
      open: [{ period: "2024-02", missing: ["2024-02"] }],
    });
    expect((await settle(JSON.stringify(AGREEMENT), ROWS, [])).out).toContain("2024-02 未结：缺 2024-02");
  });

  test("tells bad rows by line on stderr and settles without them", async () => {
    const { code, out, err } = await settle(JSON.stringify(AGREEMENT), `${ROWS}一,2024-01-04,pH,70,,\n`);
    expect(code).toBe(0);
    expect(err).toMatch(/第 3 行 value：.*\nline 3 value: /);
    expect(JSON.parse(out).lines).toHaveLength(1);
  });

  test("leaves a period open that holds a figure of doubtful unit, whatever else was measured in it, until somebody says that it is right", async () => {
    const index = { kind: "index", items: ["NH3-N"], fenPerPoint: 100, capFen: null, period: "year" };
    const terms = JSON.stringify({ ...AGREEMENT, clauses: [...AGREEMENT.clauses, index] });
    const doubted = `${ROWS}一,2024-01-04,铅,50,mg/L,\n一,2024-02-04,COD,10,mg/L,\n一,2024-02-04,总氮,1,ug/L,\n`;
    const held = await settle(terms, doubted);
    expect(JSON.parse(held.out)).toMatchObject({
      lines: [{ period: "2024-02", clause: 0 }],
      open: [{ period: "2024" }, { period: "2024-01", missing: ["2024-01"] }],
    });
    expect(held.err).toMatch(/第 3 行 unit：铅 50 mg\/L 像是.*用到它的期次不结算.*--as-printed/);
    expect(held.err).toMatch(/line 5 unit: /);
    const said = await settle(JSON.stringify(AGREEMENT), doubted, ["--as-printed", "--json"]);
    expect(JSON.parse(said.out)).toMatchObject({
      lines: [{ period: "2024-01", from: "甲", amountFen: 300 }, { period: "2024-02" }],
      open: [],
    });
    expect(said.err).toMatch(/按 --as-printed 照所写结算/);
    // A figure of days that are excluded is asked of nobody.
    const exclusions = [{ from: "2024-01-04", until: "2024-01-04", reason: "洪水" }];
    const out = await settle(JSON.stringify({ ...AGREEMENT, exclusions }), doubted);
    expect(JSON.parse(out.out)).toMatchObject({ open: [] });
  });

  test.each([
    [
      "terms that cannot be read, each at its path",
      JSON.stringify({ ...AGREEMENT, until: "x", sections: [] }),
      ROWS,
      /\$\.sections：.*\n\$\.until：/,
    ],
    [
      "a file that is no JSON, at its place",
      '{"id": 1,\n}',
      ROWS,
      /不是 JSON：第 2 行第 1 列：[^]*is no JSON: line 2, column 1: /,
    ],
    [
      "terms in which an amount stands twice",
      JSON.stringify(AGREEMENT).replace('"fenPerClass":', '"fenPerClass":1,"fenPerClass":'),
      ROWS,
      /“fenPerClass”在同一个 \{\} 中写了两次/,
    ],
    [
      "readings that stand there twice",
      JSON.stringify(AGREEMENT),
      `${ROWS}一,2024-01-03,氨氮,0.2,mg/L,\n`,
      /第 3 行[^]*没有结算/,
    ],
    ["a file without readings", JSON.stringify(AGREEMENT), "a,b\n1,2\n", /缺少这些列/],
    [
      "no row that is left",
      JSON.stringify(AGREEMENT),
      "section,time,item,value\n一,2024-01-03,NH3-N,x\n",
      /没有一行/,
    ],
  ])("refuses %s with 2 and prints nothing", async (_, agreement, results, sentence) => {
    const { code, out, err } = await settle(agreement, results);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toMatch(sentence);
  });

  test("takes a section of the agreement for the one of the readings, however wide its name is written", async () => {
    const terms = JSON.stringify({ ...AGREEMENT, until: "2024-01-31", sections: ["A１（示例）"] });
    const rows = "section,time,item,value\nＡ1 (示例),2024-01-03,NH3-N,0.1\n";
    expect(JSON.parse((await settle(terms, rows)).out)).toMatchObject({
      lines: [{ section: "A１（示例）" }],
      open: [],
    });
    const twice = JSON.stringify({ ...AGREEMENT, sections: ["A1", "Ａ１"] });
    expect((await settle(twice, rows)).err).toMatch(/\$\.sections\[1\]/);
    const one = JSON.stringify({ ...AGREEMENT, parties: { upstream: "甲市", downstream: "甲 市" } });
    expect((await settle(one, rows)).err).toMatch(/\$\.parties\.downstream/);
    expect((await settle(terms, `${rows}A1(示例),2024-01-03,NH3-N,0.2\n`)).code).toBe(2);
  });

  test("holds decimals as they are written, beyond what a double tells apart", async () => {
    const clauses = `[{"kind":"exceedance","item":"NH3-N","limit":0.10000000000000000001,"bands":[{"above":0,"upTo":null,"fen":7}]}]`;
    const agreement = JSON.stringify({ ...AGREEMENT, until: "2024-01-31", clauses: "HERE" }).replace(
      '"HERE"',
      clauses,
    );
    expect(JSON.parse((await settle(agreement, ROWS)).out).lines).toEqual([]);
  });
});
