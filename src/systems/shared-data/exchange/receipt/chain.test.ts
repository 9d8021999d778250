import * as fc from "fast-check";
import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { canonicalJson } from "../../../../kernel/canonical-json.ts";
import { beginChain, type ChainProblem, endChain, stepChain } from "./chain.ts";
import { type Receipt, receiptOf } from "./receipt.ts";

const sha256 = (bytes: Uint8Array): Buffer => createHash("sha256").update(bytes).digest();
const unit = { id: "00000000-0000-4000-8000-0000000000aa", name: "测试单位" };

const receipt = (rows: number): Receipt =>
  receiptOf(
    {
      kind: "reading",
      regionCode: "150200",
      requester: unit,
      provider: unit,
      basis: "测试依据",
      resource: { ...unit, code: "307001/0001" },
      outcome: "answered",
      rows,
      sample: false,
    },
    new Date("2026-11-23T02:00:00Z"),
  );

/** Written as docs/decisions/0014 says, by code of its own: previous, eight bytes of the number, digest of the content. */
function file(count: number, from = 1, withheld: readonly number[] = []): string[] {
  let previous: Buffer = from === 1 ? Buffer.alloc(32) : sha256(Buffer.from("before"));
  const header = {
    format: "jiziwan-receipts",
    version: 1,
    algorithm: "SHA-256",
    from,
    to: from + count - 1,
    heads: [],
  };
  const lines = [canonicalJson({ ...header, previous: previous.toString("hex") })];
  for (let number = from; number < from + count; number++) {
    const content = receipt(number);
    const digest = sha256(Buffer.from(canonicalJson(content as never)));
    const place = Buffer.alloc(8);
    place.writeBigUInt64BE(BigInt(number));
    const hash = sha256(Buffer.concat([previous, place, digest]));
    const said = withheld.includes(number)
      ? { digest: digest.toString("hex") }
      : { content: content as never };
    lines.push(
      canonicalJson({
        number,
        previous: previous.toString("hex"),
        hash: hash.toString("hex"),
        ...said,
      } as never),
    );
    previous = hash;
  }
  return lines;
}

function check(lines: readonly string[]): ChainProblem | "unreadable" | "intact" {
  const [header = "", ...entries] = lines;
  let state = beginChain(header);
  if (state === null) return "unreadable";
  for (const line of entries) {
    const step = stepChain(state, line, sha256);
    if ("code" in step) return step;
    ({ state } = step);
  }
  return endChain(state) ?? "intact";
}

const codeOf = (lines: readonly string[]) => {
  const found = check(lines);
  return typeof found === "string" ? found : [found.code, found.number];
};

test("（四） a range is intact wherever it begins, and whatever of it is withheld", () => {
  expect(codeOf(file(5))).toBe("intact");
  expect(codeOf(file(5, 1_000, [1_001, 1_003]))).toBe("intact");
});

test("（四） the first entry that does not fit is named, with what does not fit", () => {
  const lines = file(6);
  const changed = (at: number, from: string, to: string) =>
    lines.map((line, i) => (i === at ? line.replace(from, to) : line));
  expect(codeOf(changed(3, '"rows":3', '"rows":4'))).toEqual(["hash", 3]);
  expect(codeOf(changed(3, '"outcome":"answered"', '"outcome":"nothing-found"'))).toEqual(["hash", 3]);
  expect(codeOf(changed(3, '"number":3', '"number": 3'))).toEqual(["not-canonical", 3]);
  expect(codeOf(changed(3, '"number":3', '"number":3,"number":3'))).toEqual(["not-canonical", 3]);
  expect(codeOf(changed(3, '"kind":"reading"', '"kind":"gift"'))).toEqual(["shape", 3]);
  expect(codeOf(lines.toSpliced(3, 1))).toEqual(["number", 3]);
  expect(codeOf(lines.toSpliced(3, 2, lines[4] ?? "", lines[3] ?? ""))).toEqual(["number", 3]);
  expect(codeOf(lines.slice(0, -1))).toEqual(["short", 6]);
  expect(codeOf([...lines, lines.at(-1) ?? ""])).toEqual(["long", 7]);
  expect(codeOf([file(6)[0] ?? "", ...file(6, 1, []).slice(1, 3), ...file(4, 3).slice(1)])).toEqual([
    "link",
    3,
  ]);
});

test("（四） what is no file of receipts, or hashed otherwise, is unreadable and not broken", () => {
  const [header = ""] = file(1);
  for (const line of [
    "",
    "not json",
    "[]",
    "{}",
    header.replace("SHA-256", "MD5"),
    header.replace('"from":1', '"from":0'),
  ])
    expect(check([line])).toBe("unreadable");
});

test("（四） any single character changed anywhere in an entry is noticed", () => {
  const lines = file(4);
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 4 }),
      fc.nat(),
      fc.constantFrom(...'0a}",测 '),
      (at, where, sign) => {
        const line = lines[at] ?? "";
        const place = where % line.length;
        fc.pre(line[place] !== sign);
        const changed = line.slice(0, place) + sign + line.slice(place + 1);
        expect(codeOf(lines.with(at, changed))).not.toBe("intact");
      },
    ),
    { numRuns: 400 },
  );
});
