import { expect, test } from "vitest";
import { columnsNeeded } from "./columns.ts";

test.each([
  [["name", "summary"], "还没有哪一列是“目录代码”，请选定。"],
  [[null, "code"], "还没有哪一列是“目录名称”，请选定。"],
  [[null, "summary"], "还没有哪一列是“目录代码”、“目录名称”，请选定。"],
  [["name", null, "code"], undefined],
] as const)("（四） of a sheet with the columns %j only what is missing is asked for", (fields, said) =>
  expect(columnsNeeded(fields)?.sentence.zh).toBe(said),
);
