import { array, assert as check, asyncProperty, nat, record } from "fast-check";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { kindsApart } from "../../kernel/kinds-apart.ts";
import { type Entry, programBuilder, type SolverProgress } from "../../kernel/linear-program.ts";
import { openHere, withoutPoint } from "./highs.ts";
import { solve, WORKER_SOURCE } from "./solver.ts";

const ROOT = join(import.meta.dirname, "../../..");
const workerFile = join(ROOT, "node_modules/.cache/solver-worker-of-test.js");
beforeAll(async () => {
  await build({
    absWorkingDir: ROOT,
    entryPoints: [WORKER_SOURCE],
    outfile: workerFile,
    bundle: true,
    packages: "external",
    platform: "node",
    format: "esm",
    logLevel: "error",
  });
});
afterAll(() => rmSync(workerFile, { force: true }));

/** min 2x + 3y where x + y ≥ 4 and x ≤ 3. */
function small() {
  const { column, row, built } = programBuilder();
  const [x, y] = [column(2), column(3)];
  row(4, Infinity, [
    [x, 1],
    [y, 1],
  ]);
  row(-Infinity, 3, [[x, 1]]);
  return built();
}

/** A covering problem that takes long to prove: four hundred sets of six, drawn from three hundred. */
function hard() {
  const { column, row, built } = programBuilder();
  let seed = 7;
  const chance = (most: number): number => (seed = (seed * 48_271) % 2_147_483_647) % most;
  const columns = Array.from({ length: 300 }, () => column(10 + chance(7), 0, 1, true));
  for (let at = 0; at < 400; at++)
    row(
      1,
      Infinity,
      Array.from({ length: 6 }, (): Entry => [columns[chance(300)] ?? 0, 1]),
    );
  return built();
}

describe.each([
  ["in a thread", { workerFile }],
  ["here", {}],
])("a program solved %s", (_, where) => {
  it("comes to its optimum with the price of each row, and says that it is proved", async () => {
    const found = await solve(small(), where);
    expect(found).toMatchObject({ status: "optimal", objective: 9, bound: 9, gap: 0 });
    expect([...(found.values ?? [])]).toEqual([3, 1]);
    expect([...(found.rowDuals ?? [])]).toEqual([3, -1]);
  });

  it("that allows no point names the rows that contradict each other, and no others", async () => {
    const { column, row, built } = programBuilder();
    const [x, y] = [column(1), column(1)];
    row(-Infinity, 9, [[y, 1]]);
    row(5, Infinity, [[x, 1]]);
    row(-Infinity, 4, [[x, 1]]);
    const found = await solve(built(), { ...where, explain: true });
    expect([found.status, found.objective, found.conflict?.rows.toSorted()]).toEqual([
      "infeasible",
      null,
      [1, 2],
    ]);
  });

  it("without columns keeps its rows, or names those that it cannot", async () => {
    const { row, built } = programBuilder();
    row(-1, 2, []);
    row(5, 5, []);
    const found = await solve(built(), { ...where, explain: true });
    expect([found.status, found.objective, found.conflict?.rows]).toEqual(["infeasible", null, [1]]);
    expect(await solve(programBuilder().built(), where)).toMatchObject({ status: "optimal", objective: 0 });
  });

  it("that HiGHS breaks over is unproved, and the next one is solved", async () => {
    const { column, row, built } = programBuilder();
    row(1, Infinity, [[column(1), 1e300]]);
    expect(await solve(built(), where)).toMatchObject({ status: "unproved", objective: null, values: null });
    expect((await solve(small(), where)).objective).toBe(9);
  });

  it("without an end below is unbounded", async () => {
    const { column, built } = programBuilder();
    column(-1);
    expect((await solve(built(), where)).status).toBe("unbounded");
  });
});

it("a long proof tells its gap, and stops when asked, without being called optimal", async () => {
  const stop = new AbortController();
  const told: SolverProgress[] = [];
  const found = await solve(hard(), {
    workerFile,
    signal: stop.signal,
    told: (progress) => {
      told.push(progress);
      if (progress.gap !== null) stop.abort();
    },
  });
  expect(found.status).toBe("stopped");
  expect(told.some(({ gap }) => gap !== null && gap > 0)).toBe(true);
  expect((await solve(hard(), { workerFile, signal: stop.signal })).status).toBe("stopped");
}, 60_000);

it("names kinds of rows that cannot hold together, of which none can be left out; and nothing where all can", async () => {
  const bound = record({ least: nat(6), most: nat(6), kind: nat(39) });
  await check(
    asyncProperty(array(bound, { minLength: 1, maxLength: 40 }), async (bounds) => {
      const { column, row, built } = programBuilder();
      const [x, y] = [column(1, 0, 9), column(1, 0, 9)];
      // Each says how far x lies above y at least, or at most.
      for (const { least, most } of bounds)
        row(least % 2 === 0 ? least - 3 : -Infinity, most % 2 === 0 ? most - 3 : Infinity, [
          [x, 1],
          [y, -1],
        ]);
      const program = built();
      const holds = (rows: readonly number[]): boolean =>
        Math.max(-9, ...rows.map((each) => program.rowLower[each] ?? 0)) <=
        Math.min(9, ...rows.map((each) => program.rowUpper[each] ?? 0));
      const nameOf = (each: number) => ({ zh: `种${bounds[each]?.kind}`, en: `kind ${bounds[each]?.kind}` });
      const rows = [...program.rowLower.keys()];
      const apart = await kindsApart(program, { row: nameOf }, openHere);
      expect(apart === null).toBe(holds(rows));
      if (apart === null) return;
      expect(apart.least).toBe(true);
      const named = new Set(apart.names.map(({ zh }) => zh));
      expect(holds(rows.filter((each) => named.has(nameOf(each).zh)))).toBe(false);
      for (const out of named)
        expect(holds(rows.filter((each) => named.has(nameOf(each).zh) && nameOf(each).zh !== out))).toBe(
          true,
        );
      // Who is stopped on the way names no less than that, and says so.
      const hurried = await kindsApart(program, { row: nameOf }, async (each) => {
        const opened = await openHere(each);
        let asked = 0;
        return {
          ...opened,
          solve: (ask) => (asked++ === 0 ? opened.solve(ask) : Promise.resolve(withoutPoint("stopped"))),
        };
      });
      const all = new Set(rows.map((each) => nameOf(each).zh));
      expect([hurried?.least, new Set(hurried?.names.map(({ zh }) => zh))]).toEqual([false, all]);
    }),
    { numRuns: 300 },
  );
});
