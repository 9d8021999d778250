import { expect, it } from "vitest";
import { rowsOfSheet } from "../../../../test/support/sheet.ts";
import type { SheetRow } from "../../../kernel/column-mapping.ts";
import { type ImportContext, readDrafts } from "./draft.ts";
import { linkReader } from "./links.ts";
import { NOTHING_REMEMBERED, proposeColumns } from "../../../kernel/sheet.ts";
import { registerColumns } from "./headings.ts";
import { NO_DECISIONS } from "./row.ts";
import { specOf } from "../specs.ts";

const CONTEXT: ImportContext = {
  spec: specOf("project"),
  asOf: "2026-11-27",
  findUnit: () => undefined,
  links: linkReader([]),
  homeCity: "150200",
};

function drafted(rows: readonly SheetRow[], cities: Readonly<Record<string, string>> = {}) {
  const { spec, asOf } = CONTEXT;
  const words = registerColumns(spec, { namesUnits: () => false, asOf });
  const mapping = proposeColumns(rows, words, NOTHING_REMEMBERED);
  return readDrafts(rows, { ...mapping, ...NO_DECISIONS, cities }, CONTEXT).drafts[0];
}

it.each([
  ["所属城市", "西安市"],
  ["所在盟市", "榆林"],
  ["涉及城市", "西安市"],
])(
  "（二） a project's column %s that says %s alone is asked on the page, not sent back to the sheet",
  async (heading, said) => {
    const rows = await rowsOfSheet([
      ["序号", "项目名称", heading],
      [1, "示例项目", said],
    ]);
    expect(drafted(rows)?.issues.map(({ asks, blocks }) => [asks, blocks])).toEqual([["city", true]]);
    const decided = drafted(rows, { [said]: "150200" });
    expect([decided?.regionCode, decided?.values["cities"], decided?.issues]).toEqual([
      "150200",
      ["150200"],
      [],
    ]);
    const regional = drafted(rows, { [said]: "150000" });
    expect([regional?.regionCode, regional?.values["cities"], regional?.issues]).toEqual([
      "150000",
      undefined,
      [],
    ]);
  },
);

it("（二） a length is read as workbooks write it, very small ones with an exponent", async () => {
  for (const length of [1e-7, 2.5e-10, 12.345678901]) {
    const rows = await rowsOfSheet([
      ["序号", "项目名称", "里程（公里）"],
      [1, "示例项目", length],
    ]);
    expect(drafted(rows)?.values["lengthKm"]).toBe(length);
  }
});
