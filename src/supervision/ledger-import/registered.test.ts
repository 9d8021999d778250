import { array, assert, constantFrom, property, record } from "fast-check";
import { describe, expect, it, test } from "vitest";
import { context, proposeMapping } from "../../../test/support/baotou-context.ts";
import { rowsOfSheet } from "../../../test/support/sheet.ts";
import { undertakenBy } from "./planned.ts";
import { type KnownTask, registeredTasks } from "./registered.ts";
import { readLedger } from "./rows.ts";

const [first, second] = context.measures.map(({ id }) => id);
const task = (id: string, text: string, measureId: string | null = null): KnownTask => ({
  id,
  text,
  measureId,
  undertakingId: null,
  open: true,
});
const HEAD = ["序号", "举措", "具体任务", "牵头单位"];
type Row = readonly [measure: string, text: string];

const read = async (rows: readonly Row[], tasks: readonly KnownTask[], said: (string | null)[] = []) => {
  const lines = rows.map(([measure, text], at) => [
    at + 1,
    measure,
    text,
    ["市发改委", "市财政局"][at] ?? "",
  ]);
  const sheet = await rowsOfSheet([HEAD, ...lines]);
  const mapping = { ...proposeMapping(sheet, { remembered: new Map(), namesUnits: () => false }), tasks: {} };
  const given = { ...context, tasks };
  const asked = readLedger(sheet, mapping, given);
  const answers = said.flatMap((answer, at) => {
    const key = asked[at]?.alike?.key;
    return key === undefined ? [] : [[key, answer] as const];
  });
  return readLedger(sheet, { ...mapping, tasks: Object.fromEntries(answers) }, given);
};
const told = (rows: Awaited<ReturnType<typeof read>>) =>
  rows.map(({ becomes, taskId, alike }) => [becomes, taskId, alike?.tasks.map(({ id }) => id)]);

describe("（二十）a row of a ledger is history of a registered task", () => {
  const BUS = task("bus", "公交化运营");
  const ALIKE: Row = ["", "编制城际公交化运营票价方案示例乙"];

  test.each(["公交化运营", " 公交化 运营", "公交化\n运营"])("where it shows the same: “%s”", async (text) => {
    expect(told(await read([["", text]], [BUS]))).toEqual([["existing", "bus", undefined]]);
  });

  it.each(["", "（一）"])(
    "not where it is merely alike, under “%s”: both are shown, and it waits",
    async (place) => {
      const [row] = await read(
        [[place, ALIKE[1]]],
        [{ ...BUS, measureId: place === "" ? null : (first ?? null) }],
      );
      expect(row).toMatchObject({ becomes: "asked", taskId: null, text: ALIKE[1] });
      expect(row?.alike?.tasks).toEqual([
        { id: "bus", text: "公交化运营", ordinal: place === "" ? null : "(一)" },
      ]);
      expect(row?.alike?.decided).toBeUndefined();
      expect(row?.issues).toMatchObject([{ blocks: true }]);
    },
  );

  it("as a person says, or a task of its own", async () => {
    expect(told(await read([ALIKE], [BUS], ["bus"]))).toEqual([["existing", "bus", ["bus"]]]);
    expect(told(await read([ALIKE], [BUS], [null]))).toEqual([["new", null, ["bus"]]]);
  });

  it("of one row only: a second row said to be the same task waits", async () => {
    const rows = await read([ALIKE, ["", "编制城际公交化运营票价方案"]], [BUS], ["bus", "bus"]);
    expect(rows.map(({ becomes }) => becomes)).toEqual(["existing", "asked"]);
    expect(rows[1]?.issues[0]?.sentence.zh).toContain("已对应本表另一行");
  });

  it("not without a word where two registered tasks, or two rows, have the same text", async () => {
    const twice = [BUS, task("again", "公交化运营")];
    expect(told(await read([["", "公交化运营"]], twice))).toEqual([["asked", null, ["bus", "again"]]]);
    const rows: Row[] = [
      ["", "公交化运营"],
      ["", "公交化 运营"],
    ];
    expect(told(await read(rows, [BUS])).map(([becomes]) => becomes)).toEqual(["asked", "asked"]);
  });

  it("in the measure that the row names, and asked about in another", async () => {
    const both = [task("a", "开展示例调研工作", first), task("b", "开展示例调研工作", second)];
    expect(told(await read([["（二）", "开展示例调研工作"]], both))[0]?.slice(0, 2)).toEqual([
      "existing",
      "b",
    ]);
    expect(told(await read([["（三）", "开展示例调研工作"]], both))).toEqual([["asked", null, ["a", "b"]]]);
  });

  it("asks about the task that an undertaking became, where the row only resembles the undertaking", async () => {
    const [undertaking] = context.measures.flatMap(({ undertakings }) =>
      undertakings.filter(({ text }) => text.length > 20),
    );
    const { id = "", text = "" } = undertaking ?? {};
    const known = { ...task("t", "在任务页上改写过的示例文字"), undertakingId: id };
    const row: Row = ["", `进一步${text.slice(0, -3)}`];
    expect(told(await read([row], [known]))).toEqual([["asked", null, ["t"]]]);
    const [own] = await read([row], [known], [null]);
    expect(own).toMatchObject({ becomes: "new", undertakingId: null });
  });

  it("asks which undertaking a row is that merely resembles one, and believes the answer", async () => {
    const [undertaking] = context.measures.flatMap(({ undertakings }) =>
      undertakings.filter(({ text }) => text.length > 20),
    );
    const { id = "", text = "" } = undertaking ?? {};
    const row: Row = ["", `进一步${text.slice(0, -3)}`];
    const [asked] = await read([row], []);
    expect(asked).toMatchObject({ becomes: "asked", undertakingId: null });
    expect(asked?.alike?.tasks[0]).toMatchObject({ id, planned: true });
    expect((await read([row], [], [id]))[0]).toMatchObject({ becomes: "undertaking", undertakingId: id });
    expect((await read([row], [], [null]))[0]).toMatchObject({ becomes: "new", undertakingId: null });
    // Its own words need no answer, and take it from the other row.
    const both = await read([row, ["", text]], []);
    expect(both.map(({ becomes, undertakingId }) => [becomes, undertakingId])).toContainEqual([
      "undertaking",
      id,
    ]);
    expect(both.filter(({ undertakingId }) => undertakingId === id)).toHaveLength(1);
    // Two rows said to be the same undertaking: the second waits.
    const twice = await read([row, ["", `加快${text.slice(0, -3)}`]], [], [id, id]);
    expect(twice.map(({ becomes }) => becomes)).toEqual(["undertaking", "asked"]);
  });

  it("no longer by an answer given for other words", async () => {
    const [row] = await read([ALIKE], [BUS], ["bus"]);
    const sheet = await rowsOfSheet([HEAD, [1, "", "编制城际公交化运营票价方案示例丙", "市发改委"]]);
    const mapping = {
      ...proposeMapping(sheet, { remembered: new Map(), namesUnits: () => false }),
      tasks: { [row?.alike?.key ?? ""]: "bus" },
    };
    expect(readLedger(sheet, mapping, { ...context, tasks: [BUS] })[0]?.becomes).toBe("asked");
  });
});

it("takes no row for a task of another text unless it is said, and no task for two rows", () => {
  const texts = constantFrom("甲", "甲 ", "乙", "甲乙");
  const place = constantFrom(null, "m1", "m2");
  const tasks = array(record({ text: texts, measureId: place }), { maxLength: 5 });
  const rows = array(
    record({ text: texts, measureId: place, decided: constantFrom(undefined, null, "0", "1", "9") }),
    { maxLength: 6 },
  );
  assert(
    property(tasks, rows, (given, wanted) => {
      const known = given.map(({ text, measureId }, at) => task(String(at), text, measureId));
      const found = registeredTasks(
        wanted.map((row) => ({ ...row, planned: false })),
        known,
        () => known,
      );
      const ids = found.flatMap(({ taskId }) => taskId ?? []);
      expect(new Set(ids).size).toBe(ids.length);
      found.forEach(({ taskId, doubt }, at) => {
        const [row, one] = [wanted[at], known.find(({ id }) => id === taskId)];
        expect(taskId === null || doubt === null).toBe(true);
        if (!one || row?.decided === one.id) return;
        expect(one.text.trim()).toBe(row?.text.trim());
        expect([null, one.measureId]).toContain(row?.measureId);
      });
    }),
    { numRuns: 60 },
  );
});

it("takes no row for an undertaking of another text unless it is said, and no undertaking for two rows", () => {
  const texts = constantFrom("甲", "甲 ", "乙", "甲乙");
  const place = constantFrom("m1", "m2");
  const all = array(record({ text: texts, measureId: place }), { maxLength: 5 });
  const rows = array(
    record({
      text: texts,
      measureId: constantFrom(null, "m1", "m2"),
      registered: constantFrom(true, false),
      decided: constantFrom(undefined, null, "0", "1", "9"),
    }),
    { maxLength: 6 },
  );
  assert(
    property(all, rows, (given, wanted) => {
      const planned = given.map((each, at) => ({ ...each, id: String(at) }));
      const found = undertakenBy(wanted, planned, () => planned);
      const ids = found.flatMap(({ undertakingId }) => undertakingId ?? []);
      expect(new Set(ids).size).toBe(ids.length);
      found.forEach(({ undertakingId, doubt }, at) => {
        const [row, one] = [wanted[at], planned.find(({ id }) => id === undertakingId)];
        expect(undertakingId === null || (doubt === null && row?.registered === false)).toBe(true);
        if (!one || row?.decided === one.id) return;
        expect(row?.decided).not.toBeNull();
        expect(one.text.trim()).toBe(row?.text.trim());
        expect([null, one.measureId]).toContain(row?.measureId);
      });
    }),
    { numRuns: 60 },
  );
});
