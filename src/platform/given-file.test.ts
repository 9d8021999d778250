import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { encodeGb18030 } from "../../test/support/gb18030.ts";
import { FailureError } from "../kernel/error.ts";
import { eachGivenRow } from "./given-file.ts";

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

it("a file that is missing, empty, a folder, or no text is refused with what to do", () => {
  writeFileSync(join(folder, "empty.csv"), " \n");
  writeFileSync(
    join(folder, "zip.csv"),
    Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0, 0, 1, 2, 3, 255, 254, 0, 0]),
  );
  for (const file of ["missing.csv", "empty.csv", ".", "zip.csv"])
    expect(() => eachGivenRow(folder, file, () => {})).toThrow(FailureError);
});
