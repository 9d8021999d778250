import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { encodeGb18030 } from "../../test/support/gb18030.ts";
import { FailureError } from "../kernel/error.ts";
import { eachGivenRow, readGivenJson } from "./given-file.ts";

const folder = mkdtempSync(join(tmpdir(), "jiziwan-given-"));
afterAll(() => rmSync(folder, { recursive: true }));

const rowsOf = (bytes: string | Uint8Array): [string[], number][] => {
  writeFileSync(join(folder, "f.csv"), bytes);
  const rows: [string[], number][] = [];
  eachGivenRow(folder, "f.csv", (cells, line) => void rows.push([cells, line]));
  return rows;
};

it("rows of a given file are read in UTF-8 with or without a mark, in UTF-16 and in GBK, across pieces", () => {
  const text = `断面,值\r\n"甲\n乙",1\r\n${"头道拐,0.05L\r\n".repeat(40_000)}`;
  const plain = rowsOf(text);
  expect(plain).toHaveLength(40_002);
  expect(plain[1]).toEqual([["甲\n乙", "1"], 2]);
  expect(plain.at(-1)).toEqual([["头道拐", "0.05L"], 40_003]);
  expect(rowsOf(`\uFEFF${text}`)).toEqual(plain);
  expect(rowsOf(encodeGb18030(text))).toEqual(plain);
  expect(rowsOf(Buffer.from(`\uFEFF${text}`, "utf16le"))).toEqual(plain);
});

it("rows are parted by the semicolons or tabs that the first line has more of, remarks above it left aside", () => {
  for (const sign of [";", "\t"])
    expect(rowsOf(`# 示例, 2025\n断面${sign}值\n头道拐${sign}0,05\n`).slice(1)).toEqual([
      [["断面", "值"], 2],
      [["头道拐", "0,05"], 3],
    ]);
});

const jsonIn = (bytes: string | Uint8Array): unknown => {
  writeFileSync(join(folder, "f.json"), bytes);
  return readGivenJson(folder, "f.json");
};
const refusedJson = (bytes: string | Uint8Array): unknown => {
  try {
    return jsonIn(bytes);
  } catch (error) {
    return error instanceof FailureError ? error.failure.sentence.zh : error;
  }
};

it("a file that is missing, empty, a folder, or no text is refused with what to do", () => {
  writeFileSync(join(folder, "empty.csv"), " \n");
  writeFileSync(
    join(folder, "zip.csv"),
    Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0, 0, 1, 2, 3, 255, 254, 0, 0]),
  );
  for (const file of ["missing.csv", "empty.csv", ".", "zip.csv"])
    expect(() => eachGivenRow(folder, file, () => {})).toThrow(FailureError);
});

it("JSON is read in UTF-8 and GBK; what is none is refused by file, line and column, and a workbook as no text", () => {
  expect(jsonIn(encodeGb18030('{"市": "包头"}'))).toEqual({ 市: "包头" });
  expect(jsonIn('\uFEFF{"市": "包头"}')).toEqual({ 市: "包头" });
  expect(refusedJson('{"市": "包头",\n}')).toMatch(/^f\.json 不是 JSON：第 2 行第 1 列：/);
  expect(refusedJson('{"市": "包头", "市": "呼和浩特"}')).toMatch(/“市”.*写了两次/);
  expect(refusedJson("\n")).toBe("f.json 是空的。");
  expect(refusedJson(Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0, 0, 1, 2, 3, 255, 254, 0, 0]))).toMatch(
    /不是文本.*JSON/,
  );
});
