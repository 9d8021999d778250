import { readFileSync } from "node:fs";
import { assert, pre, property, string } from "fast-check";
import { describe, expect, it } from "vitest";
import { encodeGb18030 } from "../../../test/support/gb18030.ts";
import { extractDocument } from "./extract.ts";
import { decodeText, textPieces } from "./plain-text.ts";

const plan = readFileSync(new URL("../../../plans/baotou-2024.txt", import.meta.url), "utf8");
const read = async (bytes: Uint8Array): Promise<string> => {
  const result = await extractDocument(bytes, "方案.txt");
  return result.ok ? result.value.text : result.failure.code;
};
const little = (text: string): Buffer => Buffer.from(text, "utf16le");

describe("a plain text", () => {
  it.each<[string, Uint8Array]>([
    ["UTF-8", Buffer.from(plan)],
    ["UTF-8 with its mark", Buffer.from(`\ufeff${plan}`)],
    ["UTF-16 little endian", little(`\ufeff${plan}`)],
    ["UTF-16 big endian", little(`\ufeff${plan}`).swap16()],
    ["GB18030", encodeGb18030(plan)],
  ])("gives the Baotou plan character for character from %s", async (_, bytes) => {
    expect(await read(bytes)).toBe(plan);
  });

  it.each<[string, Uint8Array]>([
    ["UTF-8", Buffer.from(plan.repeat(100))],
    ["GB18030", encodeGb18030(plan.repeat(100))],
  ])("comes in pieces without losing the characters between them from %s", (_, bytes) => {
    const pieces = [...textPieces(bytes)];
    expect(pieces.length).toBeGreaterThan(2);
    expect(pieces.join("") === plan.repeat(100)).toBe(true);
  });

  it("keeps its line ends, blanks and full-width signs as they are", async () => {
    const text = "\u3000\u3000一、甲\r\n（一） 乙\r\n\r\n\t１．丙\n";
    expect(await read(Buffer.from(text))).toBe(text);
  });

  it("is UTF-8 whenever its bytes are", () => {
    assert(
      property(string({ unit: "grapheme" }), (text) => {
        pre(!text.startsWith("\ufeff"));
        expect(decodeText(Buffer.from(text)).text).toBe(Buffer.from(text).toString());
      }),
    );
  });

  it("stays UTF-8, with a note, when the last character is cut or one byte is wrong", () => {
    const bytes = Buffer.from(plan);
    const cut = decodeText(bytes.subarray(0, 1000));
    expect(cut.text.slice(0, 300)).toBe(plan.slice(0, 300));
    const wrong = Buffer.from(bytes);
    wrong[500] = 0xff;
    const { text, notes } = decodeText(wrong);
    expect([text.includes("责任单位:市发改委"), notes.length]).toEqual([true, 1]);
  });
});
