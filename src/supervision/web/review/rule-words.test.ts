import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ruleWords } from "./rule-words.ts";

const dictionary = readFileSync(join(import.meta.dirname, "../../../../docs/dictionary.md"), "utf8");
const named = dictionary
  .split("\n")
  .filter((line) => /^\| (?:unit|measure) \|/.test(line))
  .flatMap((line) => [...(line.split("|")[2] ?? "").matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? ""));

test("every rule that the dictionary names for measures and units is said in words", () => {
  expect(named.length).toBeGreaterThan(10);
  for (const rule of named) expect([rule, ruleWords(rule).zh]).not.toEqual([rule, rule]);
});

test("a unit that an answer moved says so, whatever rule had placed it", () => {
  expect(ruleWords("answered:undifferentiated").zh).toBe("按答复列为配合");
});

test("a rule without words shows by its name", () => {
  expect(ruleWords("new-rule")).toEqual({ zh: "new-rule", en: "new-rule" });
});
