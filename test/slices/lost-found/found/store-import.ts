import { dayInCell } from "../../../../src/kernel/cell-day.ts";
import { refusal } from "../../../../src/kernel/error.ts";
import { filledIn, type ValuesOf } from "../../../../src/kernel/fields.ts";
import { notToSend } from "../../../../src/kernel/field-values.ts";
import { headingsBy } from "../../../../src/kernel/list.ts";
import type { SheetLine } from "../../../../src/kernel/sheet.ts";
import { importer } from "../../../../src/platform/records/importer.ts";
import { COLUMNS, FINDING, type Found } from "./kind.ts";
import { type Desk, deskOf, things } from "./store.ts";

type Field = keyof typeof FINDING;
type Seed = ValuesOf<typeof FINDING>;

const FIELDS = Object.keys(FINDING) as Field[];
const NO_THINGS = refusal("no-things", "请指定哪一列是物品。", "Say which column holds the things.");

/** What stands in a line, as somebody would type it into the form. */
const typedOf = (fields: readonly (Field | null)[], cells: readonly string[]) =>
  Object.fromEntries(
    fields.flatMap((field, at) => {
      const text = (cells[at] ?? "").trim();
      const isDay = field === "foundOn";
      return field === null ? [] : [[field, isDay ? (dayInCell(text)?.day ?? text) : text]];
    }),
  );

/** Lists of things that a desk kept by itself: each line becomes what the form would have made of it. */
export const foundImporter = importer<Desk>()<Field, Record<never, never>, Found["desk"], SheetLine, Seed>({
  slice: "lost-found",
  name: "found-import",
  tables: { imports: "lost_found.import", headings: "lost_found.heading", scope: "desk" },
  most: 2_000,
  undecided: {},
  outcomes: { new: "entered" },
  ground: (desk, _, caller) => deskOf(desk, caller),
  regionOf: ({ regionCode }) => regionCode,
  columns: () => headingsBy(COLUMNS, FIELDS),
  fields: () => FIELDS.map((field) => ({ field, name: FINDING[field].name })),
  knows: (_, field) => FIELDS.includes(field),
  unready: (_, { fields }) => (fields.includes("what") ? null : NO_THINGS),
  read: async (_, { rows, mapping }) => ({
    work: rows
      .filter(({ number, cells }) => number > mapping.headingRow && cells.some((cell) => cell.trim() !== ""))
      .map(({ number, cells }) => {
        const typed = typedOf(mapping.fields, cells);
        const deed = filledIn(FINDING, typed) as Seed;
        const refused = notToSend(FINDING, typed, deed);
        const issues = refused === null ? [] : [{ field: null, sentence: refused.sentence, blocks: true }];
        return {
          line: { number, outcome: "new", name: deed.what, entryId: null, changes: [], issues },
          deed,
        };
      }),
  }),
  async enter(desk, portion, { ground, key, caller }) {
    const lines: SheetLine[] = [];
    for (const { line, deed } of portion) {
      const asked = { key: key(String(line.number)), seed: { ...deed, desk: ground } };
      lines.push({ ...line, entryId: (await things.begin(desk, asked, caller)).id });
    }
    return lines;
  },
});
