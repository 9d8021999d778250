import { beforeAll, describe, expect, it } from "vitest";
import { sheetOf, sheetsOf } from "../../../test/support/sheet.ts";
import { refusal } from "../../kernel/error.ts";
import { numberAt, partsOf, placeOf } from "../../kernel/sheet.ts";
import { BARRED, lostDesk, office, person, type Spec, spec } from "./fixtures/lost-things.ts";
import { FIRST_PAGE, type ImportDesk } from "./importer-spec.ts";
import { importer } from "./importer.ts";

const lost = importer()(spec);
const { lent, enqueued } = lostDesk();
let desk: ImportDesk;
beforeAll(() => {
  ({ desk } = lent);
});

const names = async (): Promise<string[]> =>
  (await desk.sql<{ name: string }[]>`select name from lost.thing order by name`).map(({ name }) => name);
const there = async (word: string) => (await names()).filter((name) => name.startsWith(word)).length;
const upload = async (things: readonly string[], caller = office) => {
  const bytes = await sheetOf([["名称", "备注"], ...things.map((name) => [name, "无"])]);
  return lost.receive(desk, "a", { name: "失物.xlsx", bytes }, { confirmInternal: true }, caller);
};
const running = { signal: new AbortController().signal };

const things = (count: number, word: string) => [
  ["名称", "备注"],
  ...Array.from({ length: count }, (_, at) => [`${word}${at}`, "无"]),
];

describe("an importer, whatever its sheets become", () => {
  it("enters nothing of a small sheet of which one line is refused", async () => {
    const view = await upload(["伞", "不可登记"]);
    await expect(lost.apply(desk, view.id, { mode: "all" }, office)).rejects.toMatchObject({
      failure: { code: "barred" },
    });
    expect(await names()).toEqual([]);
    expect((await lost.open(desk, view.id, FIRST_PAGE, office)).state).toBe("mapping");
  });

  it("tells of a large one which line is refused, and enters the others, each once however often it runs", async () => {
    const things = Array.from({ length: 505 }, (_, at) => (at === 120 ? "不可登记" : `伞 ${at}`));
    const view = await upload(things);
    const begun = await lost.apply(desk, view.id, { mode: "all" }, office);
    expect([begun.state, enqueued.length]).toEqual(["applying", 1]);
    await lost.run(desk)({ import: view.id }, running);
    await lost.run(desk)({ import: view.id }, running);
    const done = await lost.open(desk, view.id, { ...FIRST_PAGE, show: "blocked" }, office);
    expect(done.progress).toEqual({ done: 505, of: 505, entered: 504, skipped: 1 });
    expect(done.rows.map(({ number, issues }) => [number, issues[0]?.sentence])).toEqual([
      [122, BARRED.sentence],
    ]);
    expect((await names()).length).toBe(504);
  });

  it("is seen by who uploaded it and by the office", async () => {
    const [own, other] = [person("b", ["liaison"]), person("c", ["liaison"])];
    const { id } = await upload(["伞"], own);
    for (const seeing of [own, office]) expect((await lost.open(desk, id, FIRST_PAGE, seeing)).id).toBe(id);
    await expect(lost.open(desk, id, FIRST_PAGE, other)).rejects.toMatchObject({
      failure: { code: "not-found" },
    });
    await expect(lost.discard(desk, id, other)).rejects.toMatchObject({ failure: { code: "not-found" } });
  });

  it("takes nothing more once it is discarded, and says so", async () => {
    const { id, headingRow } = await upload(["伞"]);
    await lost.discard(desk, id, office);
    expect((await lost.discard(desk, id, office)).state).toBe("discarded");
    const late = [
      lost.apply(desk, id, { mode: "all" }, office),
      lost.correct(desk, id, { headingRow, fields: ["name", null] }, FIRST_PAGE, office),
    ];
    const refused = { failure: { code: "discarded" } };
    await Promise.all(late.map((act) => expect(act).rejects.toMatchObject(refused)));
  });

  it("pages an open one from the table of lines until something that it is read against is another", async () => {
    let [against, read] = ["1", 0];
    const kept = importer()({
      ...spec,
      read: async (...asked) => {
        read += 1;
        const { work } = await spec.read(...asked);
        const line = { field: null, sentence: { zh: against, en: against }, blocks: false };
        return {
          work: work.map((each) => ({
            ...each,
            line: { ...each.line, issues: [...each.line.issues, line] },
          })),
          questions: [{ of: "day", key: null, takes: "day", name: { zh: "日期", en: "Day" } }],
        };
      },
      against: async () => against,
      tally: (lines) => ({ long: lines.length }),
    } satisfies Spec);
    const bytes = await sheetOf(things(120, "伞").concat([["", "无名"]]));
    const file = { name: "失物.xlsx", bytes };
    const { id, headingRow } = await kept.receive(desk, "a", file, { confirmInternal: true }, office);
    expect(read).toBe(1);
    const look = async (shown: Partial<typeof FIRST_PAGE>) => {
      const view = await kept.open(desk, id, { ...FIRST_PAGE, ...shown }, office);
      const { rows, total, counts, questions } = view;
      return [rows[0]?.name, rows[0]?.issues.at(-1)?.sentence.zh, total, counts, questions.length, read];
    };
    const counts = { new: 121, nothing: 0, rows: 121, good: 120, blocked: 1, long: 121 };
    expect(await look({ page: 3 })).toEqual(["伞100", "1", 121, counts, 1, 1]);
    expect(await look({ show: "blocked" })).toEqual(["", "1", 1, counts, 1, 1]);
    against = "2";
    expect(await look({ page: 2 })).toEqual(["伞50", "2", 121, counts, 1, 2]);
    await kept.correct(desk, id, { headingRow, fields: ["name", null] }, FIRST_PAGE, office);
    expect(await look({ page: 2 })).toEqual(["伞50", "2", 121, counts, 1, 3]);
    await kept.apply(desk, id, { mode: "good-rows" }, office);
    const done = await kept.open(desk, id, { ...FIRST_PAGE, page: 3 }, office);
    expect([done.state, done.total, done.rows[0]?.entryId, done.questions]).toEqual([
      "applied",
      121,
      "伞100",
      [],
    ]);
  });

  it("of one that is stopped says that it goes on and is neither changed nor discarded", async () => {
    const { id } = await upload(Array.from({ length: 501 }, (_, at) => `票夹 ${at}`));
    await lost.apply(desk, id, { mode: "all" }, office);
    expect((await lost.stop(desk, id, office)).state).toBe("stopped");
    await expect(lost.discard(desk, id, office)).rejects.toMatchObject({ failure: { code: "stopped" } });
    await lost.apply(desk, id, { mode: "all" }, office);
    await expect(lost.discard(desk, id, office)).rejects.toMatchObject({ failure: { code: "running" } });
    await lost.run(desk)({ import: id }, running);
    expect(await there("票夹")).toBe(501);
  });

  it("goes on with one whose lines were kept in its own row, and pages all of them in their order, each once", async () => {
    const { id } = await upload(Array.from({ length: 501 }, (_, at) => `卡包 ${at}`));
    await lost.apply(desk, id, { mode: "all" }, office);
    let portions = 0;
    const ending = {
      get aborted() {
        return (portions += 1) > 3;
      },
    } as AbortSignal;
    await expect(lost.run(desk)({ import: id }, { signal: ending })).rejects.toThrow("goes on");
    await lost.stop(desk, id, office);
    // As an import of an earlier version stands that was stopped.
    const kept = (await lost.record(desk, id, office)).outcome ?? [];
    await desk.sql`update lost.import set outcome = ${desk.sql.json(kept as never)} where id = ${id}`;
    await desk.sql`delete from platform.import_line where import_id = ${id}`;
    const page = { page: 11, size: 50, show: "new" };
    expect([kept.length, (await lost.open(desk, id, page, office)).total]).toEqual([150, 150]);
    await lost.apply(desk, id, { mode: "all" }, office);
    await lost.run(desk)({ import: id }, running);
    const { total, rows, counts } = await lost.open(desk, id, page, office);
    expect([total, counts.good, rows.map(({ number }) => number)]).toEqual([501, 501, [502]]);
    expect(await there("卡包")).toBe(501);
  });

  it("remembers what was left out of a sheet with the same headings", async () => {
    const view = await upload(["手套"]);
    const decided = await lost.correct(
      desk,
      view.id,
      { headingRow: 1, fields: [null, "name"] },
      FIRST_PAGE,
      office,
    );
    expect(decided.rows.map(({ name }) => name)).toEqual(["无"]);
    await lost.apply(desk, view.id, { mode: "all" }, office);
    const again = await upload(["帽子"]);
    expect(again.columns.map(({ field, why }) => [field, why])).toEqual([
      [null, null],
      ["name", "remembered"],
    ]);
  });
});

describe("two sheets into the same", () => {
  /** What is there by its name is not entered again. */
  const knowing = importer()({
    ...spec,
    outcomes: { new: "entered", known: "known" },
    async read(sql, sheet, none) {
      const { work } = await spec.read(sql, sheet, none);
      const there = new Set(
        (await sql<{ name: string }[]>`select name from lost.thing`).map(({ name }) => name),
      );
      return {
        work: work.map(({ line, deed }) =>
          there.has(line.name) ? { line: { ...line, outcome: "known" }, deed: null } : { line, deed },
        ),
      };
    },
  });
  const receive = async (count: number, word: string) =>
    knowing.receive(
      desk,
      "same",
      { name: "失物.xlsx", bytes: await sheetOf(things(count, word)) },
      { confirmInternal: true },
      office,
    );
  const apply = (id: string) => knowing.apply(desk, id, { mode: "all" }, office);
  it("entered at the same moment: the later one reads what the earlier has entered", async () => {
    const [one, other] = [await receive(20, "钥匙"), await receive(20, "钥匙")];
    const done = await Promise.all([apply(one.id), apply(other.id)]);
    expect(done.map(({ state, progress }) => [state, progress?.["entered"]]).toSorted()).toEqual([
      ["applied", 0],
      ["applied", 20],
    ]);
    expect(await there("钥匙")).toBe(20);
  });

  it("one while the other goes on in the background: it waits for that in the same queue", async () => {
    const [large, small] = [await receive(501, "雨衣"), await receive(30, "雨衣")];
    enqueued.length = 0;
    expect((await apply(large.id)).state).toBe("applying");
    expect(await apply(small.id)).toMatchObject({ state: "applying", progress: { done: 0, of: 30 } });
    const queues = enqueued.map((job) => (job as string[])[3]);
    expect(queues).toEqual(["lost.apply-lost-import same", "lost.apply-lost-import same"]);
    for (const { id } of [large, small]) await knowing.run(desk)({ import: id }, running);
    expect(await there("雨衣")).toBe(501);
    expect((await knowing.open(desk, small.id, FIRST_PAGE, office)).progress).toMatchObject({ known: 30 });
  });
});

describe("an importer of every sheet of a workbook", () => {
  const NOT_YOURS = refusal("forbidden", "您只能查看。", "You may only look.");
  const READS = { zh: "读作失物", en: "read for lost things" };
  let settled = 0;
  const everySheet: Spec = {
    ...spec,
    name: "hall-import",
    tables: {
      imports: "lost.whole",
      headings: "lost.heading_by_region",
      scope: "region_code",
      counted: true,
    },
    sheets: ({ fields }) => (fields.includes("name") ? READS : null),
    portion: 200,
    tally: (lines) => ({ letters: lines.reduce((sum, { name }) => sum + name.length, 0) }),
    seesAll: () => true,
    async read(sql, { rows, mapping, ...sheet }, none) {
      const work = partsOf(rows, mapping).map(async (part, at) => {
        const read = await spec.read(sql, { ...sheet, rows: part.rows, mapping: part.mapping }, none);
        if (!part.mapping.fields.includes("name")) return [];
        return read.work.map(({ line, deed }) => ({
          line: { ...line, number: numberAt(at, line.number) },
          deed,
        }));
      });
      return { work: (await Promise.all(work)).flat() };
    },
    settle: async () => void (settled += 1),
  };
  const halls = importer()(everySheet);
  const receive = async (...sheets: readonly (readonly [string, readonly string[][]])[]) => {
    const bytes = await sheetsOf(Object.fromEntries(sheets));
    return halls.receive(desk, "150200", { name: "失物.xlsx", bytes }, { confirmInternal: false }, office);
  };

  it("says of each for what it is read, decides on each by itself, and corrects a cell of the one that it stands in", async () => {
    const view = await receive(["一", things(1, "伞")], ["说明", [["甲"], ["乙"]]], ["二", things(2, "帽")]);
    expect([view, ...(view.further ?? [])].map(({ sheet, reads }) => [sheet, reads])).toEqual([
      ["一", READS],
      ["说明", null],
      ["二", READS],
    ]);
    expect(view.rows.map(({ number, name }) => [placeOf(number), name])).toEqual([
      [{ sheet: 0, row: 2 }, "伞0"],
      [{ sheet: 2, row: 2 }, "帽0"],
      [{ sheet: 2, row: 3 }, "帽1"],
    ]);
    expect(view.counts).toMatchObject({ rows: 3, letters: 6 });
    const further = [{ headingRow: 0, fields: ["name"] }, { headingRow: 1 }];
    const cells = { [`${numberAt(2, 3)}:0`]: "手套" };
    const said = { headingRow: 1, fields: [null, "name"], further, cells };
    const decided = await halls.correct(desk, view.id, said, FIRST_PAGE, office);
    expect(decided.rows.map(({ name }) => name)).toEqual(["无", "甲", "乙", "帽0", "手套"]);
    expect(decided.further?.[0]?.columns[0]).toMatchObject({ field: "name", why: "decided" });
    expect(decided.cells.map(({ number, cells: [first] }) => [placeOf(number).sheet, first])).toEqual([
      [0, "伞0"],
      [1, "甲"],
      [1, "乙"],
      [2, "帽0"],
      [2, "帽1"],
    ]);
    const [kept] = await desk.sql<{ counts: unknown }[]>`select counts from lost.whole where id = ${view.id}`;
    expect(kept?.counts).toEqual(decided.counts);
    const unknown = { headingRow: 1, further: [{ headingRow: 1, fields: ["colour"] }] };
    const knowing = importer()({ ...everySheet, knows: (_, field) => field === "name" });
    await expect(knowing.correct(desk, view.id, unknown, FIRST_PAGE, office)).rejects.toMatchObject({
      failure: { code: "unknown-field" },
    });
    await halls.discard(desk, view.id, office);
  });

  it("enters a large one in portions of its own size, ends it once, and remembers the headings of the sheets that were read", async () => {
    const view = await receive(
      ["一", things(300, "书")],
      ["说明", [["名头", "乙"]]],
      ["二", things(250, "笔")],
    );
    expect((await halls.apply(desk, view.id, { mode: "all" }, office)).state).toBe("applying");
    settled = 0;
    await halls.run(desk)({ import: view.id }, running);
    await halls.run(desk)({ import: view.id }, running);
    const done = await halls.open(desk, view.id, FIRST_PAGE, office);
    expect([done.state, done.progress, settled]).toEqual([
      "applied",
      { done: 550, of: 550, entered: 550, skipped: 0 },
      1,
    ]);
    const known = await desk.sql<{ heading: string }[]>`
      select heading from lost.heading_by_region order by heading`;
    expect(known.map(({ heading }) => heading)).toEqual(["名称"]);
  });

  it("shows itself to who may only look, and lets them change nothing; nor is a file of theirs read", async () => {
    const { id, headingRow } = await receive(["一", things(1, "尺")]);
    const looking = importer()({ ...everySheet, refuses: () => NOT_YOURS });
    expect((await looking.open(desk, id, FIRST_PAGE, office)).readOnly).toBe(true);
    expect((await halls.open(desk, id, FIRST_PAGE, office)).readOnly).toBeUndefined();
    const damaged = { name: "失物.xlsx", bytes: new Uint8Array([1]) };
    for (const act of [
      () => looking.receive(desk, "150200", damaged, { confirmInternal: false }, office),
      () => looking.correct(desk, id, { headingRow }, FIRST_PAGE, office),
      () => looking.apply(desk, id, { mode: "all" }, office),
      () => looking.stop(desk, id, office),
      () => looking.discard(desk, id, office),
    ])
      await expect(act()).rejects.toMatchObject({ failure: { code: "forbidden" } });
  });
});
