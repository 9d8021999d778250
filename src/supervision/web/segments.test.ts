import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { chunkAt, chunksOf, linesOf, type Mark, marksByChunk, segmentsOf } from "./segments.ts";

const textOf = fc.string({ unit: fc.constantFrom("举", "措", "。", "\n", "a", "𠮷"), maxLength: 200 });
const markedText = textOf.chain((text) =>
  fc.record({
    text: fc.constant(text),
    marks: fc.array(
      fc
        .tuple(fc.nat(text.length), fc.nat(text.length))
        .map(([a, b]): Mark => ({ id: `${a}-${b}`, kind: "unit", span: [Math.min(a, b), Math.max(a, b)] })),
      { maxLength: 12 },
    ),
  }),
);
const join = (text: string, spans: readonly (readonly [number, number])[]) =>
  spans.map(([start, end]) => text.slice(start, end)).join("");

describe("segments of a marked text", () => {
  test("concatenate to the text, and none is empty", () => {
    fc.assert(
      fc.property(markedText, ({ text, marks }) => {
        const segments = segmentsOf([0, text.length], marks);
        expect(
          join(
            text,
            segments.map((segment) => [segment.start, segment.end]),
          ),
        ).toBe(text);
        expect(segments.every((segment) => segment.start < segment.end)).toBe(true);
      }),
    );
  });

  test("cover every mark exactly, however marks overlap", () => {
    fc.assert(
      fc.property(markedText, ({ text, marks }) => {
        const segments = segmentsOf([0, text.length], marks);
        for (const mark of marks) {
          const covered = segments.filter((segment) => segment.marks.includes(mark));
          expect(covered.reduce((sum, segment) => sum + segment.end - segment.start, 0)).toBe(
            mark.span[1] - mark.span[0],
          );
          expect(
            covered.every((segment) => segment.start >= mark.span[0] && segment.end <= mark.span[1]),
          ).toBe(true);
        }
      }),
    );
  });

  test("name the innermost mark last, which is the one a click means", () => {
    const marks: Mark[] = [
      { id: "unit", kind: "unit", span: [4, 6] },
      { id: "measure", kind: "measure", span: [0, 9] },
    ];
    const inner = segmentsOf([0, 9], marks).find((segment) => segment.start === 4);
    expect(inner?.marks.map((mark) => mark.id)).toEqual(["measure", "unit"]);
  });
});

describe("chunks of a long text", () => {
  test("concatenate to the text and stay within their size", () => {
    fc.assert(
      fc.property(textOf, fc.integer({ min: 2, max: 60 }), (text, size) => {
        const chunks = chunksOf(text, size);
        expect(join(text, chunks)).toBe(text);
        expect(chunks.every(([start, end]) => end > start && end - start <= size)).toBe(true);
      }),
    );
  });

  test("never cut a character in two", () => {
    const text = "𠮷".repeat(50);
    for (const [start] of chunksOf(text, 7)) expect(text.codePointAt(start)).toBe(0x20bb7);
  });

  test("split into lines that concatenate to the chunk", () => {
    fc.assert(
      fc.property(textOf, (text) => {
        for (const chunk of chunksOf(text, 40))
          expect(join(text, linesOf(text, chunk))).toBe(join(text, [chunk]));
      }),
    );
  });

  test("find the chunk of an offset, and hand each chunk the marks that touch it", () => {
    fc.assert(
      fc.property(markedText, fc.integer({ min: 2, max: 60 }), ({ text, marks }, size) => {
        const chunks = chunksOf(text, size);
        const byChunk = marksByChunk(chunks, marks);
        chunks.forEach(([start, end], index) => {
          expect(chunkAt(chunks, start)).toBe(index);
          const touching = marks.filter(
            (mark) => mark.span[0] < end && mark.span[1] > start && mark.span[0] < mark.span[1],
          );
          expect(byChunk[index]).toEqual(touching);
        });
      }),
    );
  });
});
