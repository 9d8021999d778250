import type { ActingFor } from "../../../kernel/actor.ts";
import { dayInShanghai, type Day } from "../../../kernel/calendar.ts";
import { partsOf, type SheetMapping } from "../../../kernel/sheet.ts";
import type { Sheet } from "../../../platform/records/importer-spec.ts";
import { importer } from "../../../platform/records/importer.ts";
import { whoActs } from "../../../platform/records/who-acts.ts";
import { identitiesOf } from "../domain/items/identity.ts";
import { fieldSpec, ITEM_FIELD_NAMES, type ItemField } from "../domain/items/item-fields.ts";
import { LINT_RULES, lintItems } from "../domain/items/lint.ts";
import type { Desk } from "../store/desk.ts";
import { countFacets } from "../store/items/list-items.ts";
import { keepComparison } from "../store/standards/keep-comparison.ts";
import { itemColumns, type ItemMapping, type ItemSheet, roleOf } from "./item-columns.ts";
import { askCodes, FOUND, type ItemDecisions, type ItemLine, linesOf, tallyItems } from "./line.ts";
import { partedCodes } from "./parted-codes.ts";
import { goodItems, readItems } from "./read-items.ts";
import { codesParted, NO_ITEMS_READ, permitImport } from "./refusals.ts";
import { itemsInForce, keepItems, type Keeping, namesElsewhere } from "./store-keep.ts";

type Ground = { readonly city: string; readonly day: Day; readonly actor: ActingFor };

const READS = {
  items: { zh: "读作事项", en: "read for items" },
  materials: { zh: "读作材料", en: "read for materials" },
  ignored: null,
} as const;

/** The sheets of a workbook with what their columns mean, as the reading of items takes them. */
export function itemSheets(
  rows: Parameters<typeof partsOf<ItemField>>[0],
  mapping: Parameters<typeof partsOf<ItemField>>[1],
): { readonly sheets: readonly ItemSheet[]; readonly mapping: ItemMapping } {
  const parts = partsOf(rows, mapping);
  return {
    sheets: parts.map((part) => ({ name: part.mapping.sheet, rows: part.rows })),
    mapping: { sheets: parts.map((part) => part.mapping) },
  };
}

function readAnew({ rows, mapping }: Pick<Read, "rows" | "mapping">, city: string, day: Day) {
  const workbook = itemSheets(rows, mapping);
  const found = readItems(workbook.sheets, workbook.mapping, { city });
  const { good, blocked } = goodItems(found);
  const findings = lintItems(found.items, LINT_RULES, day);
  // What only a list shows is another matter without those that are kept out.
  const kept = blocked.length === 0 ? findings : lintItems(good, LINT_RULES, day);
  const ids = identitiesOf(good.map(({ item }) => item));
  const identities = new Map(good.map((imported, at) => [imported, ids[at] ?? ""]));
  return { workbook, found, good, findings, kept, identities };
}

type Read = Sheet<SheetMapping<ItemField, ItemDecisions>>;
let lastRead: { readonly key: string; readonly read: ReturnType<typeof readAnew> } | null = null;
let forgetting: NodeJS.Timeout | undefined;
const FORGOTTEN_AFTER_MS = 120_000;

/** A workbook as it is read: pages of it are turned, and it is entered, without reading thousands of items again. */
function readWorkbook(sheet: Read, city: string, day: Day): ReturnType<typeof readAnew> {
  if (sheet.id === null) return readAnew(sheet, city, day);
  const key = JSON.stringify([sheet.id, city, day, sheet.mapping]);
  const read = lastRead?.key === key ? lastRead.read : readAnew(sheet, city, day);
  lastRead = { key, read };
  clearTimeout(forgetting);
  forgetting = setTimeout(() => (lastRead = null), FORGOTTEN_AFTER_MS).unref();
  return read;
}

/** A city's exports of its items, of one sheet or several; `scope` is the city. */
export const itemImporter = importer<Desk>()<ItemField, ItemDecisions, Ground, ItemLine, Keeping>({
  slice: "one-service",
  name: "item-import",
  tables: {
    imports: "one_service.item_import",
    headings: "one_service.item_heading",
    scope: "region_code",
    counted: true,
  },
  most: 60_000,
  // The counts of lists are made anew with each.
  portion: 2_500,
  sheets: (own, all) => READS[roleOf(own, all)],
  undecided: { codes: false },
  outcomes: { new: "entered", update: "replaced", unchanged: "unchanged", unread: "" },
  shows: {
    ...FOUND,
    ...Object.fromEntries(
      LINT_RULES.map(({ id }) => [id, ({ findings }: ItemLine) => findings.some(({ rule }) => rule === id)]),
    ),
  },
  tally: tallyItems,
  seesAll: () => true,
  ground: async (desk, { scope }, caller) => ({
    city: scope,
    day: dayInShanghai(desk.now()),
    actor: await whoActs(desk, caller),
  }),
  refuses: ({ city, actor }) => permitImport(city, actor),
  regionOf: ({ city }) => city,
  columns: () => itemColumns,
  fields: () => ITEM_FIELD_NAMES.map((field) => ({ field, name: fieldSpec(field).name })),
  knows: (_, field) => ITEM_FIELD_NAMES.includes(field),
  unready: (_, mapping) => {
    const all = [mapping, ...(mapping.further ?? [])];
    return all.some((own) => roleOf(own, all) === "items") ? null : NO_ITEMS_READ;
  },
  async read(sql, sheet, { city, day }) {
    const { workbook, found, good, findings, kept, identities } = readWorkbook(sheet, city, day);
    const held = await itemsInForce(sql, city);
    // Only a list of which nothing is in force yet needs the others to tell it by.
    const elsewhere = held.size === 0 ? await namesElsewhere(sql, city, good) : new Map<string, string[]>();
    const names = new Map([...held].map(([identity, { name }]) => [identity, name]));
    const parted = partedCodes(good, names, elsewhere);
    const lines = linesOf(workbook.sheets, found, findings, { identities, held, parted });
    const rules = new Map<string, Map<string, boolean>>();
    for (const { sheet, rows: of, rule, severity } of kept) {
      const place = `${of[0]} ${sheet}`;
      rules.set(place, (rules.get(place) ?? new Map<string, boolean>()).set(rule, severity === "error"));
    }
    const work = lines.items.map((line, at) => {
      const imported = found.items[at];
      const identity = imported && identities.get(imported);
      if (imported === undefined || identity === undefined) return { line, deed: null };
      const own = rules.get(`${imported.rows[0]} ${imported.sheet}`) ?? new Map<string, boolean>();
      const errors = [...own.values()].filter(Boolean).length;
      return { line, deed: { identity, imported, rules: [...own.keys()], errors } };
    });
    const others = lines.others.map((line) => ({ line, deed: null }));
    return {
      work: [...work, ...others].toSorted((a, b) => a.line.number - b.line.number),
      questions: parted.length === 0 ? [] : [askCodes(parted)],
      unready:
        found.items.length === 0
          ? NO_ITEMS_READ
          : parted.length === 0 || sheet.mapping.codes
            ? null
            : codesParted(parted),
    };
  },
  async enter(desk, portion, { record, ground: { city, day } }) {
    const about = { importId: record.id, regionCode: city, importedOn: day, sample: desk.config.demo };
    const items = portion.map(({ deed }) => deed);
    const became = await keepItems(desk.sql, items, about);
    await countFacets(desk.sql, city);
    return portion.map(({ line, deed }) => {
      const { outcome, id = null } = became.get(deed.identity) ?? {};
      return outcome === undefined ? line : { ...line, outcome, entryId: id ?? line.entryId };
    });
  },
  settle: (desk) => keepComparison(desk),
});
