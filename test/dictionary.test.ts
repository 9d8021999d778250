import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readPlan } from "../src/supervision/domain/plan-reader/read-plan.ts";
import type { MeasureReading } from "../src/supervision/domain/reading.ts";
import { listPaths, readFiles, ROOT } from "./architecture/files.ts";

const read = (path: string): string => readFileSync(join(ROOT, path), "utf8");
const dictionary = read("docs/dictionary.md");
const named = new Set([...dictionary.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? ""));

const ofMeasure = (measure: MeasureReading): (string | null)[] => [
  measure.rules.measure,
  measure.rules.deadline,
  ...[...measure.lead, ...measure.support, ...measure.guide].map(({ rule }) => rule),
];

test("every rule that a reading of the bundled plans names is in the dictionary", () => {
  const rules = ["plans/baotou-2024.txt", "plans/nmg-2023-23-opening.txt"].flatMap((path) => {
    const plan = readPlan(read(path));
    const header = [plan.title, plan.issuer, plan.docNumber, plan.date, plan.superior].map(
      (field) => field?.rule ?? null,
    );
    return [...header, ...plan.rules.map(({ kind }) => kind), ...plan.measures.flatMap(ofMeasure)];
  });
  const distinct = [...new Set(rules)].filter((rule) => rule !== null);
  expect(distinct.length).toBeGreaterThan(4);
  expect(distinct.filter((rule) => !named.has(rule))).toEqual([]);
});

test("every rule that the reader writes out is in the dictionary", () => {
  const sources = readFiles(listPaths()).filter(
    ({ path }) => path.startsWith("src/supervision/domain/plan-reader/") && !path.endsWith(".test.ts"),
  );
  const written = sources.flatMap(({ text }) =>
    [...text.matchAll(/\b(?:rule: |\]|, )"([a-z]+(?:-[a-z]+)+|signature|title)"/g)].map(
      (match) => match[1] ?? "",
    ),
  );
  expect(written.length).toBeGreaterThan(5);
  expect([...new Set(written)].filter((rule) => !named.has(rule))).toEqual([]);
});

test("a term of the code stands in one row only", () => {
  const rows = dictionary.split("\n").filter((line) => /^\| [^-]/.test(line));
  const codes = rows.flatMap((row) =>
    [...(row.split("|")[2] ?? "").matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? ""),
  );
  expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([]);
});
