import { describe, expect, test } from "vitest";
import {
  checkCycles,
  checkEffects,
  checkLengths,
  checkLightShapes,
  checkMachinePaths,
  checkMigrations,
  checkNames,
  checkSql,
} from "./habits.ts";
import { checkArrows, checkRooms } from "./rules.ts";
import { readSource, type SourceFile } from "./source.ts";

const readAll = (files: readonly SourceFile[]) => new Map(files.map((file) => [file.path, readSource(file)]));
const schemas = ["accounts", "supervision"];
const sqlProblems = (path: string, text: string) => checkSql(readAll([{ path, text }]), schemas);
const migrationProblems = (names: readonly string[], text = "") =>
  checkMigrations(
    names.map((name) => ({ path: `src/supervision/migrations/${name}`, text })),
    schemas,
  );
const fileOf = (lines: number) => [{ path: "src/kernel/a.ts", text: "x\n".repeat(lines) }];
const circleOf = (kind: string) =>
  checkCycles(
    readAll([
      { path: "src/kernel/a.ts", text: `import ${kind}{ b } from "./b.ts";` },
      { path: "src/kernel/b.ts", text: `import ${kind}{ a } from "./a.ts";` },
    ]),
  );

/** One planted file that must be caught, and the word its sentence carries. */
type Planted = readonly [path: string, text: string, caught: RegExp];

const arrows: readonly Planted[] = [
  [
    "src/systems/a/lost/kind.ts",
    'import { b } from "../../../platform/b.ts";',
    /domain may not import platform/,
  ],
  ["src/systems/a/lost/kind.ts", 'import { b } from "./page.tsx";', /domain may not import slice-web/],
  ["src/systems/a/lost/kind.ts", 'import { b } from "./store-lists.ts";', /domain may not import store/],
  ["src/systems/a/lost/page.tsx", 'import { b } from "./store.ts";', /slice-web may not import store/],
  ["src/systems/a/lost/words.ts", 'import { b } from "./contract.ts";', /types only/],
  ["src/systems/a/lost/contract.ts", 'import { b } from "./routes.ts";', /contract may not import routes/],
  ["src/systems/a/lost/story.ts", 'import { b } from "./page.tsx";', /store may not import slice-web/],
  ["src/kernel/a.ts", 'import { b } from "../platform/b.ts";', /kernel may not import platform/],
  ["src/kernel/a.ts", 'import { z } from "zod";', /may not import this package/],
  ["src/kernel/a.ts", 'import "node:fs";', /may not import this package/],
  ["src/kernel/a.ts", 'export * from "../supervision/domain/b.ts";', /kernel knows no slice/],
  ["src/platform/a.ts", 'import type { B } from "../supervision/domain/b.ts";', /platform knows no slice/],
  ["src/platform/a.ts", 'import { b } from "../web/b.ts";', /platform may not import web/],
  ["src/platform/a.ts", 'import { b } from "../compose.ts";', /composition roots/],
  ["src/platform/a.ts", 'import { b } from "../../scripts/b.ts";', /no room/],
  ["src/supervision/domain/a.ts", 'import { z } from "zod/v4";', /may not import this package/],
  ["src/supervision/domain/a.ts", 'import fs from "node:fs/promises";', /may not import this package/],
  ["src/supervision/domain/a.ts", 'import type { S } from "../store.ts";', /domain may not import store/],
  [
    "src/supervision/domain/a.ts",
    'import type { C } from "../contract.ts";',
    /domain may not import contract/,
  ],
  [
    "src/supervision/domain/a.ts",
    'import { b } from "../../platform/b.ts";',
    /domain may not import platform/,
  ],
  ["src/supervision/domain/a.ts", 'import { b } from "../../accounts/domain/b.ts";', /another slice/],
  ["src/supervision/contract.ts", 'import { b } from "./store.ts";', /contract may not import store/],
  [
    "src/supervision/contract.ts",
    'import { b } from "../platform/b.ts";',
    /contract may not import platform/,
  ],
  ["src/supervision/store.ts", 'import { b } from "./contract.ts";', /store may not import contract/],
  ["src/supervision/store/a.ts", 'import { b } from "../routes.ts";', /store may not import routes/],
  ["src/supervision/routes.ts", 'import { b } from "./web/pages.ts";', /routes may not import slice-web/],
  ["src/supervision/routes.ts", 'import { b } from "../accounts/slice.ts";', /another slice/],
  ["src/supervision/commands.ts", 'const b = await import("../accounts/store.ts");', /another slice/],
  ["src/supervision/commands.ts", 'import { b } from "../web/b.ts";', /commands may not import web/],
  ["src/systems/rail/slice.ts", 'import { b } from "../road/slice.ts";', /another slice/],
  ["src/systems/rail/domain/a.ts", 'type B = import("../../road/domain/b.ts").B;', /another slice/],
  ["src/supervision/web/a.tsx", 'import { contract } from "../contract.ts";', /write import type/],
  ["src/supervision/web/a.tsx", 'import { type C } from "../contract.ts";', /write import type/],
  ["src/supervision/web/a.tsx", 'export { contract } from "../contract.ts";', /write import type/],
  ["src/supervision/web/a.tsx", 'import type { S } from "../store.ts";', /slice-web may not import store/],
  [
    "src/supervision/web/a.tsx",
    'import { b } from "../../platform/b.ts";',
    /slice-web may not import platform/,
  ],
  [
    "src/supervision/web/a.tsx",
    'const w = new URL("../store/b.ts", import.meta.url);',
    /may not import store/,
  ],
  ["src/supervision/web/a.tsx", 'import { z } from "zod";', /may not import this package/],
  ["src/accounts/web/a.tsx", 'import { B } from "../../supervision/web/b.tsx";', /another slice/],
  ["src/web/a.tsx", 'import type { B } from "../supervision/contract.ts";', /web knows no slice/],
  ["src/web/a.tsx", 'import { b } from "../platform/b.ts";', /web may not import platform/],
  ["src/web/a.tsx", 'import { readFileSync } from "node:fs";', /may not import this package/],
  ["src/pages.ts", 'import { b } from "./supervision/slice.ts";', /web's root sees only web/],
  ["src/pages.ts", 'import { b } from "./compose.ts";', /web's root sees only web/],
  ["src/pages.ts", 'import { z } from "zod";', /may not import this package/],
  ["src/compose.ts", 'import { pages } from "./supervision/web/pages.ts";', /server's roots see no web/],
  ["src/kernel/a.ts", 'import { b } from "./b.test.ts";', /nothing sees tests/],
  ["src/supervision/domain/a.ts", 'import { b } from "./fixtures/b.ts";', /nothing sees tests/],
];

const allowed: readonly (readonly [path: string, text: string])[] = [
  ["src/kernel/a.ts", 'import type { B } from "./b.ts";'],
  ["src/platform/a.ts", 'import { b } from "../kernel/b.ts"; import postgres from "postgres";'],
  [
    "src/supervision/domain/reader/a.ts",
    'import { b } from "../b.ts"; import { c } from "../../../kernel/c.ts";',
  ],
  ["src/supervision/contract.ts", 'import { z } from "zod"; import type { B } from "./domain/b.ts";'],
  [
    "src/systems/rail/store.ts",
    'import { b } from "../../platform/database/b.ts"; import { d } from "./domain/d.ts";',
  ],
  [
    "src/systems/rail/web/a.tsx",
    'import type { C } from "../contract.ts"; import { api } from "../../../web/api.ts";',
  ],
  ["src/systems/rail/web/pages.ts", 'export const load = () => import("./a.tsx");'],
  ["src/compose.ts", 'import { a } from "./accounts/slice.ts"; import { b } from "./supervision/slice.ts";'],
  ["src/supervision/store.test.ts", 'import { b } from "../accounts/store.ts"; import "node:fs";'],
];

describe("the checks themselves", () => {
  test.each(arrows)("an arrow is caught: %s with %s", (path, text, caught) => {
    const found = checkArrows(readAll([{ path, text }]));
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(caught);
  });

  test.each(allowed)("an arrow is allowed: %s with %s", (path, text) => {
    expect(checkArrows(readAll([{ path, text }]))).toEqual([]);
  });

  const effects: readonly Planted[] = [
    ["src/supervision/domain/a.ts", "export const now = () => Date.now();", /Date\.now in a pure room/],
    ["src/supervision/domain/a.ts", "export const now = () => new Date();", /new Date\(\)/],
    ["src/kernel/a.ts", "export const now = () => Date();", /Date\(\)/],
    ["src/kernel/a.ts", "export const roll = () => Math.random();", /Math\.random/],
    ["src/kernel/a.ts", "export const env = process.env.HOME;", /process/],
    ["src/kernel/a.ts", "export const load = (name: string) => import(name);", /computed name/],
    ["src/supervision/contract.ts", 'void fetch("/api");', /fetch/],
    ["src/supervision/domain/a.ts", "setTimeout(() => {}, 1);", /setTimeout/],
    ["src/supervision/store.ts", "export const at = new Date();", /take it from the shell/],
    ["src/supervision/commands.ts", 'console.log("read");', /take it from the shell/],
  ];

  test.each(effects)("a clock or the world is caught: %s with %s", (path, text, caught) => {
    const found = checkEffects(readAll([{ path, text }]));
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(caught);
  });

  test("a date of given numbers and a variable named window are no effects", () => {
    const text =
      "export const f = (window: number[], { document }: D) => [new Date(0), window.length, document.text];";
    expect(checkEffects(readAll([{ path: "src/supervision/domain/a.ts", text }]))).toEqual([]);
  });

  test("SQL outside the store, and SQL into another slice's schema, are caught", () => {
    expect(sqlProblems("src/supervision/routes.ts", "await sql`select 1`;")).toEqual([
      "src/supervision/routes.ts: SQL outside the store",
    ]);
    expect(sqlProblems("src/supervision/store.ts", "await sql`select a from accounts.account`;")).toEqual([
      "src/supervision/store.ts: reaches into schema accounts",
    ]);
    expect(
      sqlProblems("src/platform/audit/audit.ts", "await sql`update supervision.plan set a = 1`;"),
    ).toHaveLength(1);
    expect(sqlProblems("src/supervision/store.ts", "await sql`select a from supervision.plan`;")).toEqual([]);
  });

  test("gaps, doubles, misnamed migrations and foreign keys into other slices are caught", () => {
    expect(migrationProblems(["0001-plan.sql", "0002-measure.sql"])).toEqual([]);
    expect(migrationProblems(["0001-plan.sql", "0003-measure.sql"])).toHaveLength(1);
    expect(migrationProblems(["0001-plan.sql", "0001-measure.sql"])).toHaveLength(1);
    expect(migrationProblems(["0001_plan.sql"])).toHaveLength(1);
    expect(migrationProblems(["0001-plan.sql"], "a uuid references accounts.organisation (id)")).toHaveLength(
      1,
    );
    expect(migrationProblems(["0001-plan.sql"], "a uuid references supervision.plan (id)")).toEqual([]);
  });

  test("vague and misspelt names are caught, customary ones are not", () => {
    const bad = [
      "src/kernel/utils.ts",
      "src/platform/helpers/a.ts",
      "src/web/PlanPage.tsx",
      "test/common/a.ts",
      "src/a/index.ts",
    ];
    expect(checkNames(bad)).toHaveLength(bad.length);
    expect(
      checkNames(["README.md", "src/supervision/README.md", "src/web/plan-page.test.tsx", ".ci/run"]),
    ).toEqual([]);
  });

  test("a file at a slice's root that is not of its shape is caught", () => {
    const bad = [
      "src/supervision/ledger.ts",
      "src/extras/a.ts",
      "src/main.ts",
      "src/systems/rail/types.ts",
      "src/supervision/migrations/0001.ts",
    ];
    expect(checkRooms(bad)).toHaveLength(bad.length);
    const good = [
      "src/supervision/README.md",
      "src/supervision/store/plans.ts",
      "src/systems/rail/web/text.ts",
      "src/cli.ts",
    ];
    expect(checkRooms(good)).toEqual([]);
  });

  test("a file of 451 lines is caught, one of 450 is not", () => {
    expect(checkLengths(fileOf(451))).toHaveLength(1);
    expect(checkLengths(fileOf(450))).toEqual([]);
  });

  test("a path of one machine is caught outside tests", () => {
    const text = `const data = "/${"work"}/data";`;
    expect(checkMachinePaths([{ path: "src/platform/a.ts", text }])).toHaveLength(1);
    expect(checkMachinePaths([{ path: "docs/a.md", text: `see ../${"shared"}/data` }])).toHaveLength(1);
    expect(checkMachinePaths([{ path: "test/a.test.ts", text: `"../${"shared"}/data"` }])).toEqual([]);
    const inWords = `https://example.org/${"work"}/a, and/or, network/${"work"}`;
    expect(checkMachinePaths([{ path: "docs/a.md", text: inWords }])).toEqual([]);
  });

  test("a deadline drawn as a light is caught, the light itself is not", () => {
    const text = '.late::before { content: "●"; }';
    expect(checkLightShapes([{ path: "src/web/frame/desk.css", text }])).toHaveLength(1);
    expect(checkLightShapes([{ path: "src/supervision/web/text.ts", text }])).toHaveLength(1);
    expect(checkLightShapes([{ path: "src/web/draw/light-sign.css", text }])).toEqual([]);
  });

  test.each(["", "type "])("a circle is caught, also one of types: import %s", (kind) => {
    expect(circleOf(kind)).toEqual(["src/kernel/a.ts → src/kernel/b.ts → src/kernel/a.ts"]);
  });

  test("a file that does not parse is an error, not an empty reading", () => {
    expect(() => readSource({ path: "src/kernel/a.ts", text: "import {" })).toThrow(SyntaxError);
  });
});
