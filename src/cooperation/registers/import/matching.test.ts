import { assert, integer, property, array } from "fast-check";
import { describe, expect, it } from "vitest";
import { type KnownEntry, matchDrafts } from "./matching.ts";
import type { ImportDraft } from "./row.ts";

const PLACES = [
  "示例东河",
  "示例青山",
  "示例昆都仑",
  "示例石拐",
  "示例白云",
  "示例九原",
  "示例土右",
  "示例固阳",
];
const KNOWN = PLACES.map((place, at): KnownEntry => ({
  id: `id-${at}`,
  name: `${place}道路改建工程`,
  regionCode: "150200",
  code: `2026-${at}`,
}));

const draftOf = (
  number: number,
  given: Partial<ImportDraft> & { readonly code?: string | undefined },
): ImportDraft => ({
  number,
  id: null,
  name: "",
  regionCode: "150200",
  variant: null,
  values: given.code === undefined ? {} : { code: given.code },
  stages: {},
  money: [],
  links: [],
  proposed: [],
  unknownUnits: [],
  citySaid: true,
  unknownCity: null,
  variantSaid: false,
  issues: [],
  ...given,
});
const match = (drafts: readonly ImportDraft[], same: Readonly<Record<string, string | null>> = {}) =>
  matchDrafts(drafts, KNOWN, same);

describe("（二十）a register's workbook that comes back", () => {
  it("changes no row whose name stands beside the hidden number of another: however it was sorted, a person says", () => {
    assert(
      property(array(integer(), { minLength: KNOWN.length, maxLength: KNOWN.length }), (keys) => {
        const order = keys.map((key, at) => ({ key, at })).toSorted((a, b) => a.key - b.key);
        const lines = match(
          order.map(({ at }, line) =>
            draftOf(line, { id: KNOWN[line]?.id ?? null, name: KNOWN[at]?.name ?? "" }),
          ),
        );
        expect(lines.map(({ kind }) => kind)).toEqual(
          order.map(({ at }, line) => (at === line ? "known" : "maybe")),
        );
        // The first proposal is the row of that name; the row of the number is among them.
        const proposed = lines.map((line) => (line.kind === "maybe" ? line.like.map(({ id }) => id) : null));
        const wrong = proposed.filter(
          (ids, line) => ids && (ids[0] !== `id-${order[line]?.at}` || !ids.includes(`id-${line}`)),
        );
        expect(wrong).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it("renames a row once a person has said that it is the same, and enters it anew where it is not", () => {
    const renamed = [draftOf(7, { id: "id-2", name: "全新名称的桥梁" })];
    expect(match(renamed)).toMatchObject([{ kind: "maybe", like: [{ id: "id-2" }] }]);
    expect(match(renamed, { "7": "id-2" })).toMatchObject([{ kind: "known", entry: { id: "id-2" } }]);
    expect(match(renamed, { "7": null })).toMatchObject([
      { kind: "new", apartFrom: ["id-2"], like: [{ id: "id-2" }] },
    ]);
  });

  it("does not take a mistyped project code for the row that has it", () => {
    const [row] = match([draftOf(2, { code: "2026-3", name: KNOWN[5]?.name ?? "" })]);
    expect(row).toMatchObject({ kind: "maybe" });
    expect(match([draftOf(2, { code: "2026-3", name: `${KNOWN[3]?.name}（一期）` })])[0]).toMatchObject({
      kind: "known",
    });
    expect(match([draftOf(2, { code: "2026-3", name: "全新名称的桥梁" })])[0]).toMatchObject({
      kind: "maybe",
      like: [{ id: "id-3" }],
    });
  });
});
