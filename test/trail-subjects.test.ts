import { matchPath } from "react-router";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createSlices } from "../src/compose.ts";
import { nameSubjects } from "../src/platform/audit/subjects.ts";
import { pages } from "../src/pages.ts";
import { openTestApp, type TestApp } from "./support/app.ts";

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

const ID = "00000000-0000-4000-8000-000000000001";

it("finds what the trail calls by kind and id in a table that there is, and opens it at a page that there is", async () => {
  const { slices } = createSlices(app.shell);
  const kinds = slices.flatMap(({ subjects }) => Object.entries(subjects ?? {}));
  expect(kinds.length).toBeGreaterThan(20);
  expect(new Set(kinds.map(([kind]) => kind)).size).toBe(kinds.length);
  const subjects = Object.fromEntries(kinds);
  // Every table is asked: one that lacks the table or the column throws.
  const asked = kinds.map(([kind]) => `${kind}:${ID}`);
  expect(await nameSubjects(app.database.app, subjects, asked)).toEqual(new Map());
  const nowhere = kinds.filter(
    ([, { page }]) => page !== null && !pages.some(({ path }) => matchPath(path, page.replace(":id", ID))),
  );
  expect(nowhere.map(([kind]) => kind)).toEqual([]);
});
