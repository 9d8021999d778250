import { matchPath } from "react-router";
import { parseSync, Visitor } from "vite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createSlices } from "../src/compose.ts";
import type { AuditPage } from "../src/accounts/domain/administration.ts";
import { nameSubjects, type TrailSubjects } from "../src/platform/audit/subjects.ts";
import { pages } from "../src/pages.ts";
import { listPaths, readFiles } from "./architecture/files.ts";
import { openTestApp, type TestApp } from "./support/app.ts";

let app: TestApp;
let kinds: readonly (readonly [string, TrailSubjects[string]])[];
beforeAll(async () => {
  app = await openTestApp({ config: { demo: true }, begin: true });
  kinds = createSlices(app.shell).slices.flatMap(({ subjects }) => Object.entries(subjects ?? {}));
}, 240_000);
afterAll(() => app.close());

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-/;
const ID = "00000000-0000-4000-8000-000000000001";

it("finds what the trail calls by kind and id in a table that there is, and opens it at a page that there is", async () => {
  expect(kinds.length).toBeGreaterThan(50);
  expect(new Set(kinds.map(([kind]) => kind)).size).toBe(kinds.length);
  // Every table is asked: one that lacks the table or the column throws.
  const asked = kinds.filter(([, { table }]) => table !== null).map(([kind]) => `${kind}:${ID}`);
  expect(await nameSubjects(app.database.app, Object.fromEntries(kinds), asked)).toEqual(new Map());
  const nowhere = kinds.filter(([, { page }]) => {
    const path = page?.replace(/:[a-z]+/g, ID).split("?")[0] ?? "/";
    return !pages.some((each) => matchPath(each.path, path));
  });
  expect(nowhere.map(([kind]) => kind)).toEqual([]);
});

/** Texts of the server that begin as a subject does and are none: keys of columns, questions, papers and switches. */
const NO_SUBJECTS =
  "actual material money name odrl planned question receipt reminder report robot supplied value w".split(
    " ",
  );

const SERVER = /^src\/(?!web\/|kernel\/)(?!.*(\/web\/|\/fixtures\/|\.test\.|text\.ts|words\.ts)).*\.ts$/;

/** Most files hold nothing of the kind, and are not parsed. */
const MAY_WRITE = /`[a-z-]+:\$\{|subject: "|\b(acts|fold)\b/;

/** Words before the colon of every text that could be a subject, words given as one, and kinds of records. */
function writtenIn(): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const files = readFiles(listPaths()).filter(({ path, text }) => SERVER.test(path) && MAY_WRITE.test(text));
  for (const { path, text } of files) {
    new Visitor({
      TemplateLiteral: ({ quasis }) => {
        const [, word] = /^([a-z-]+):$/.exec(quasis[0]?.value.raw ?? "") ?? [];
        if (word !== undefined) found.set(word, path);
      },
      ObjectExpression: ({ properties }) => {
        const named = new Map<string, string | null>();
        for (const each of properties)
          if (each.type === "Property" && each.key.type === "Identifier") {
            const { value } = each;
            named.set(
              each.key.name,
              value.type === "Literal" && typeof value.value === "string" ? value.value : null,
            );
          }
        const isRecord = named.has("kind") && (named.has("fold") || named.has("acts"));
        const word = named.get(isRecord ? "kind" : "subject");
        if (word && /^[a-z-]+$/.test(word)) found.set(word, path);
      },
    }).visit(parseSync(path, text).program);
  }
  return found;
}

describe("what the code writes to the trail", () => {
  it("has a name for everything that is called by a kind", () => {
    const known = new Set(kinds.map(([kind]) => kind));
    const written = writtenIn();
    const nameless = [...written].filter(([word]) => !known.has(word) && !NO_SUBJECTS.includes(word));
    expect(nameless).toEqual([]);
    expect(NO_SUBJECTS.filter((word) => !written.has(word))).toEqual([]);
    // Read well enough to find what is known to be written: words, keys and records alike.
    expect(["trail", "import", "paper", "backup", "energy-project", "meeting", "case"]).toSatisfy(
      (sure: readonly string[]) => sure.every((word) => written.has(word)),
    );
  });

  it("has a name for the sheets of every importer", () => {
    const jobs = createSlices(app.shell).slices.flatMap(({ jobs: own }) => Object.keys(own ?? {}));
    const sheets = jobs.flatMap((job) => /\.apply-(.+)$/.exec(job)?.[1] ?? []);
    expect(sheets.length).toBeGreaterThan(10);
    expect(sheets.filter((name) => !kinds.some(([kind]) => kind === name))).toEqual([]);
  });

  it("calls everything that the demonstration wrote by a name, in no entry by an id", async () => {
    const auditor = await app.as("audit-admin");
    const nameless = new Set<string>();
    let read = 0;
    for (let page = 1; ; page++) {
      const reply = await auditor({ method: "GET", url: `/api/audit?size=200&page=${page}` });
      const { rows, total } = reply.json<AuditPage>();
      for (const { subject, subjectName } of rows) {
        const of = kinds.find(([kind]) => kind === subject.split(":")[0])?.[1];
        if (UUID.test(subject) && subjectName === null && of?.table !== null) nameless.add(subject);
      }
      read += rows.length;
      if (read >= total || rows.length === 0) break;
    }
    expect(read).toBeGreaterThan(500);
    expect([...nameless]).toEqual([]);
  });
});
