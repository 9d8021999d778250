import { readFileSync } from "node:fs";
import { join } from "node:path";
import { assert, boolean, constantFrom, integer, option, property, record } from "fast-check";
import { describe, expect, it } from "vitest";
import { listPaths, ROOT } from "../../../../test/architecture/files.ts";
import { type Facts, MODES, readFacts, RULE_IDS, type RuleId } from "./facts.ts";
import { judge } from "./judge.ts";
import { LISTS_OF_SIX, RULE_SETS } from "./rule-set.ts";

const TODAY = "2026-12-01";
const WHOLE = {
  mode: "grid",
  onDay: TODAY,
  loadKwh: 300_000_000,
  windMw: 100,
  solarMw: 100,
  batteryMw: 30,
  batteryMwh: 120,
  tankHours: 4,
  generatedKwh: 450_000_000,
  curtailedKwh: 50_000_000,
  exportedKwh: 0,
  h2Kwh: 416_666_666.6666667,
  sameInvestor: true,
  oneConnection: true,
  offtakeAgreement: true,
  groundwater: false,
  adjustableLoad: false,
  gridPeakValley: 0.5,
  loadPeakValley: 0.5,
} as const;

const verdictOf = (given: object) => {
  const read = readFacts(given);
  if (!read.ok) throw new Error(read.failure.sentence.en);
  return judge(read.value, TODAY);
};
const ywhc = (given: object = {}) => verdictOf({ rule: "ywhc", ...WHOLE, ...given });
const h2 = (given: object = {}) => verdictOf({ rule: "h2", ...WHOLE, h2Kwh: 500_000_000, ...given });
const stateOf = ({ conditions }: ReturnType<typeof judge>) =>
  Object.fromEntries(conditions.map(({ id, holds }) => [id, holds]));

describe("（十六） source, grid, load and storage as one (2023)", () => {
  it("（十六） passes where every limit is just met, and says each with its article", () => {
    const found = ywhc();
    expect([found.verdict, found.version]).toEqual(["pass", "2023修订版(试行)"]);
    expect(found.conditions.map(({ id, required, actual }) => [id, required, actual])).toEqual([
      ["load", 300_000_000, 300_000_000],
      ["storagePower", 0.15, 0.15],
      ["storageHours", 4, 4],
      ["utilisation", 0.9, 0.9],
      ["export", 0, 0],
      ["investor", true, true],
      ["connection", true, true],
    ]);
    expect(found.conditions.every(({ article }) => /第.条 \(Art\. \d\)/.test(article))).toBe(true);
  });

  it("（十六） judges decimals as they are written: 15 % of 0.3 MW is 0.045 MW, which floats deny", () => {
    const made = { generatedKwh: 900, curtailedKwh: 100 };
    expect(0.045 >= 0.15 * (0.1 + 0.2)).toBe(false);
    const found = ywhc({ ...made, windMw: 0.1, solarMw: 0.2, batteryMw: 0.045, batteryMwh: 0.18 });
    expect(stateOf(found)).toMatchObject({ storagePower: true, storageHours: true });
  });

  it.each([
    ["load", { loadKwh: 299_999_999 }, "1 kWh"],
    ["storagePower", { batteryMw: 29, batteryMwh: 116 }, "1 MW"],
    ["storageHours", { batteryMwh: 119.5 }, "0.5 MWh"],
    ["utilisation", { generatedKwh: 449_999_991, curtailedKwh: 50_000_000 }, "0.9 kWh"],
    ["export", { exportedKwh: 3 }, "3 kWh"],
    ["investor", { sameInvestor: false }, "法人"],
    ["connection", { oneConnection: false }, "接入点"],
  ])("（十六） fails by %s alone, and says what is missing", (id, change, said) => {
    const found = ywhc(change);
    expect(found.verdict).toBe("fail");
    expect(found.conditions.filter(({ holds }) => holds !== true).map((each) => each.id)).toEqual([id]);
    const remedy = found.conditions.find((each) => each.id === id)?.remedy;
    expect(`${remedy?.zh} ${remedy?.en}`).toContain(said);
  });

  it("（十六） leaves a failing storage condition open for an adjustable load that burdens the grid no more, and only that", () => {
    const small = { batteryMw: 20, batteryMwh: 60, adjustableLoad: true };
    expect([ywhc(small).verdict, stateOf(ywhc(small))]).toEqual([
      "undecided",
      expect.objectContaining({ storagePower: null, storageHours: null, load: true }),
    ]);
    expect(ywhc({ ...small, gridPeakValley: 0.51 }).verdict).toBe("fail");
    expect(ywhc({ ...small, adjustableLoad: false }).verdict).toBe("fail");
    expect(ywhc({ ...small, gridPeakValley: null }).verdict).toBe("undecided");
    expect(stateOf(ywhc({ ...small, batteryMwh: 80 })).storageHours).toBe(true);
    expect(ywhc({ ...small, loadKwh: 1 }).verdict).toBe("fail");
  });

  it.each(["load", "storagePower", "storageHours", "utilisation", "export", "investor", "connection"])(
    "（十六） is undecided while nobody has told what %s needs, and names it",
    (id) => {
      const needs = {
        load: "loadKwh",
        storagePower: "windMw",
        storageHours: "batteryMwh",
        utilisation: "curtailedKwh",
        export: "exportedKwh",
        investor: "sameInvestor",
        connection: "oneConnection",
      }[id];
      const found = ywhc({ [needs ?? ""]: undefined });
      expect([found.verdict, stateOf(found)[id]]).toEqual(["undecided", null]);
      expect(found.conditions.find((each) => each.id === id)?.remedy?.en).toContain(needs);
    },
  );

  it("（十六） without storage power there are no hours of storage", () => {
    expect(stateOf(ywhc({ batteryMw: 0, batteryMwh: 0 }))).toMatchObject({
      storagePower: false,
      storageHours: false,
    });
  });

  it("（十六） was another text in 2022, which was not read, and none before", () => {
    expect(ywhc({ onDay: "2022-12-31", loadKwh: 1 })).toMatchObject({
      version: "2022版",
      verdict: "undecided",
      conditions: [],
    });
    expect(ywhc({ onDay: "2022-01-01" })).toMatchObject({ version: null, verdict: "undecided" });
    expect(ywhc({ onDay: undefined }).verdict).toBe("pass");
  });
});

describe("（十六） hydrogen from wind and sun", () => {
  it("（十六） on the grid is bound by 1.2 times the electricity for hydrogen, off it by 90 % used", () => {
    expect(Object.keys(stateOf(h2()))).toEqual([
      "storagePower",
      "storageHours",
      "reRatio",
      "investor",
      "connection",
      "offtake",
      "groundwater",
    ]);
    const edge = { generatedKwh: 400_000_000, curtailedKwh: 200_000_000 };
    expect(h2(edge).verdict).toBe("pass");
    expect(h2({ ...edge, curtailedKwh: 200_000_001 }).verdict).toBe("fail");
    expect(stateOf(h2({ mode: "offgrid" }))).toMatchObject({ utilisation: true });
    expect(h2({ mode: "offgrid", ...edge }).verdict).toBe("fail");
    expect(h2({ mode: undefined }).verdict).toBe("undecided");
  });

  it("（十六） leaves storage open above four hours in tanks, not at four", () => {
    const small = { batteryMw: 1, batteryMwh: 2 };
    expect(h2({ ...small, tankHours: 4 }).verdict).toBe("fail");
    const relieved = h2({ ...small, tankHours: 4.01 });
    expect([relieved.verdict, stateOf(relieved).storagePower, stateOf(relieved).storageHours]).toEqual([
      "undecided",
      null,
      null,
    ]);
  });

  it("（十六） names the unread 20 % of the revision and judges nothing by it", () => {
    const found = h2({ exportedKwh: 200_000_000 });
    expect(found.verdict).toBe("pass");
    expect(found.notRead).toContainEqual(
      expect.objectContaining({ id: "export", version: "2023修订版", required: 0.2, level: "C" }),
    );
    expect(h2({ onDay: "2022-10-01" }).notRead.map(({ id }) => id)).not.toContain("export");
  });

  it("（十六） fails for groundwater and for no off-take agreement", () => {
    expect(h2({ groundwater: true }).verdict).toBe("fail");
    expect(h2({ offtakeAgreement: false }).verdict).toBe("fail");
  });
});

describe("（十六） the other rules", () => {
  it("（十六） a park fails by what it feeds in, and is never more than undecided while its storage is unread", () => {
    expect(verdictOf({ rule: "park", ...WHOLE }).verdict).toBe("undecided");
    expect(verdictOf({ rule: "park", ...WHOLE, exportedKwh: 1 }).verdict).toBe("fail");
  });

  it.each(["captive", "self", "flex"])("（十六） %s is undecided until somebody enters its text", (rule) => {
    const found = verdictOf({ rule, ...WHOLE, exportedKwh: 1 });
    expect([found.verdict, found.conditions]).toEqual(["undecided", []]);
    expect(found.notRead.length).toBeGreaterThan(0);
  });

  it("（十六） own or bought storage asks for a load of 80 % of generation", () => {
    const found = [360_000_000, 359_999_999].map((loadKwh) =>
      verdictOf({ rule: "storage_peak", ...WHOLE, loadKwh }),
    );
    expect(found.map(({ verdict }) => verdict)).toEqual(["pass", "fail"]);
  });

  it("（十六） both lists of six are of six rules that are known", () => {
    for (const list of Object.values(LISTS_OF_SIX)) {
      expect(new Set(list).size).toBe(6);
      expect(list.every((each) => RULE_IDS.includes(each))).toBe(true);
    }
  });
});

const thousandths = (value: number | null) => (value === null ? null : BigInt(Math.round(value * 1000)));

/** What the rules say, written down once more in whole numbers: thousandths of MW, MWh and kWh. */
function oracle(facts: Facts): string {
  const [load, wind, solar, mw, mwh, gen, cur, exp, h2e] = [
    facts.loadKwh,
    facts.windMw,
    facts.solarMw,
    facts.batteryMw,
    facts.batteryMwh,
    facts.generatedKwh,
    facts.curtailedKwh,
    facts.exportedKwh,
    facts.h2Kwh,
  ].map(thousandths);
  type Whole = bigint | null | undefined;
  const held = (values: readonly Whole[], test: (...of: bigint[]) => boolean | null): boolean | null =>
    values.some((each) => each === null || each === undefined) ? null : test(...(values as bigint[]));
  const relief =
    facts.rule === "h2"
      ? (facts.tankHours ?? 0) > 4
      : facts.rule === "ywhc" &&
        facts.adjustableLoad === true &&
        !((facts.gridPeakValley ?? 0) > (facts.loadPeakValley ?? 9));
  const eased = (found: boolean | null) => (found === false && relief ? null : found);
  const power = eased(
    held([mw, wind, solar], (p, w, s) => (w + s === 0n && p === 0n ? null : 100n * p >= 15n * (w + s))),
  );
  const hours = eased(held([mwh, mw], (e, p) => p > 0n && e >= 4n * p));
  const used = held([gen, cur], (g, c) => (g + c === 0n ? null : 10n * g >= 9n * (g + c)));
  const shut = held([exp, gen], (e) => e === 0n);
  const { sameInvestor: investor, oneConnection: connected } = facts;
  const all: (boolean | null)[] = [];
  if (facts.rule === "ywhc")
    all.push(
      held([load], (l) => l >= 300_000_000_000n),
      power,
      hours,
      used,
      shut,
      investor,
      connected,
    );
  if (facts.rule === "h2") {
    const dry = facts.groundwater === null ? null : !facts.groundwater;
    all.push(power, hours, investor, facts.offtakeAgreement, dry);
    const ratio = held([gen, cur, h2e], (g, c, h) => 10n * (g + c) <= 12n * h);
    if (facts.mode === "grid") all.push(ratio, connected);
    if (facts.mode === "offgrid") all.push(used);
    if (facts.mode === null) all.push(null);
  }
  if (facts.rule === "park") all.push(null, shut);
  if (facts.rule === "storage_peak")
    all.push(
      held([load, gen], (l, g) => (l + g === 0n ? null : 10n * l >= 8n * g)),
      power,
      hours,
    );
  if (all.includes(false)) return "fail";
  return all.length === 0 || all.includes(null) ? "undecided" : "pass";
}

const few = (max: number) => option(integer({ min: 0, max }), { freq: 12 });

it("（十六） comes to the verdict of the rules in whole numbers, whatever is known of a project", () => {
  const maybe = option(boolean(), { freq: 12 });
  assert(
    property(
      record({
        rule: constantFrom<RuleId>(...RULE_IDS),
        mode: option(constantFrom(...MODES), { freq: 8 }),
        loadKwh: constantFrom(null, 300_000_000, 299_999_999, 320, 8, 400_000_000),
        windMw: few(20),
        solarMw: few(20),
        batteryMw: few(6),
        batteryMwh: few(24),
        tankHours: few(8),
        generatedKwh: few(90),
        curtailedKwh: few(20),
        exportedKwh: constantFrom(null, 0, 0, 0),
        h2Kwh: few(90),
        gridPeakValley: few(2),
        loadPeakValley: few(2),
        sameInvestor: maybe,
        oneConnection: maybe,
        offtakeAgreement: maybe,
        groundwater: maybe,
        adjustableLoad: maybe,
      }),
      (given) => {
        const read = readFacts(given);
        // More than the capacity can make is refused, and is no project.
        if (!read.ok) return;
        expect(judge(read.value, TODAY).verdict).toBe(oracle(read.value));
      },
    ),
    { numRuns: 5_000 },
  );
});

describe("（十六） what cannot be used", () => {
  it.each([
    [{ rule: "sun" }, "$.rule", "ywhc"],
    [{ rule: "h2", mode: "island" }, "$.mode", "offgrid"],
    [{ rule: "h2", onDay: "2026-02-30" }, "$.onDay", "2026-07-01"],
    [{ rule: "h2", windMW: 3 }, "$.windMW", "windMw"],
    [{ rule: "h2", windMw: "3" }, "$.windMw", "quotation"],
    [{ rule: "h2", windMw: -3 }, "$.windMw", "0 or more"],
    [{ rule: "h2", windMw: 200_000 }, "$.windMw", "kW"],
    [{ rule: "h2", sameInvestor: "yes" }, "$.sameInvestor", "true or false"],
    [{ rule: "h2", generatedKwh: 3, exportedKwh: 4 }, "$.exportedKwh", "more than"],
    [{ rule: "h2", generatedKwh: 8_784_001, windMw: 1, solarMw: 0 }, "$.generatedKwh", "full power"],
    [[], "$", "{ … }"],
  ])("（十六） %j is refused at %s", (given, path, said) => {
    const read = readFacts(given);
    expect(read.ok).toBe(false);
    if (read.ok) return;
    expect(read.failure.sentence.en).toContain(path);
    expect(read.failure.sentence.en).toContain(said);
    expect(read.failure.sentence.zh).toMatch(/[一-鿿]/);
  });
});

it("（十六） the README's table is the one that the rules are: which conditions, and what the day selects", () => {
  const readme = readFileSync(join(ROOT, "src/systems/energy/README.md"), "utf8");
  expect(listPaths()).toContain("src/systems/energy/README.md");
  for (const { rule, version, from, until, conditions } of RULE_SETS) {
    const ids = conditions.map(({ id, mode }) => (mode === undefined ? id : `${id} (${mode})`)).join(", ");
    const days = `${from ?? ""} – ${until ?? ""}`.trim();
    expect(readme).toContain(`| \`${rule}\` | ${days} | ${version} | ${ids || "—"} |`);
  }
});
