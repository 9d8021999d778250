import { expect, test } from "vitest";
import { differences } from "./differences.ts";

test("changed fields come first, with both sides; the rest follows", () => {
  expect(
    differences(
      { displayName: "甲", roles: ["liaison"], disabled: false },
      { displayName: "甲", roles: ["liaison", "office"], disabled: false },
    ),
  ).toEqual([
    { field: "roles", before: "liaison", after: "liaison, office", changed: true },
    { field: "displayName", before: "甲", after: "甲", changed: false },
    { field: "disabled", before: "false", after: "false", changed: false },
  ]);
});

test("what was created has no before, what was removed no after", () => {
  expect(differences(null, { name: "市民政局" })).toEqual([
    { field: "name", before: null, after: "市民政局", changed: true },
  ]);
  expect(differences({ name: "市民政局" }, null)).toEqual([
    { field: "name", before: "市民政局", after: null, changed: true },
  ]);
  expect(differences(null, undefined)).toEqual([]);
});

test("nested fields carry their path, lists of things stay whole", () => {
  expect(
    differences({ deadline: { kind: "date" } }, { deadline: { kind: "none" }, units: [{ id: 1 }] }),
  ).toEqual([
    { field: "deadline.kind", before: "date", after: "none", changed: true },
    { field: "units", before: null, after: '[{"id":1}]', changed: true },
  ]);
});
