import { describe, expect, it } from "vitest";
import { holdsPersonNumber, maskedPersonNumbers, withoutPersonNumbers } from "./person-numbers.ts";

// Of days that have not come: numbers that nobody can have.
const NUMBER = "150204209901010019";

describe("（四）numbers of persons in what is kept for ever", () => {
  it.each([
    NUMBER,
    `申请人${NUMBER}的材料`,
    "１５０２０４２０９９０１０１００１９",
    "150204-20990101-0019",
    "150204 2099 0101 0019",
    "152601209903030001 之外还有 152602209902020025",
  ])("are found however they are written: %s", (text) => {
    expect(holdsPersonNumber({ act: { reasons: [text] } })).toBe(true);
    expect(holdsPersonNumber({ [text]: 1 })).toBe(true);
    expect(holdsPersonNumber(withoutPersonNumbers(text))).toBe(false);
    expect(maskedPersonNumbers({ reasons: [text, 5, null] })).toEqual({
      reasons: [withoutPersonNumbers(text), 5, null],
    });
  });

  it.each([
    "150204209901010018",
    "150204209913010019",
    `A${NUMBER}`,
    `${NUMBER}7`,
    "11150200011565056J",
    "2026-150200-000001-7",
    "f".repeat(64),
    "1502************19",
  ])("are not what only looks like one: %s", (text) => {
    expect(holdsPersonNumber(text)).toBe(false);
    expect(withoutPersonNumbers(text)).toBe(text);
  });
});
