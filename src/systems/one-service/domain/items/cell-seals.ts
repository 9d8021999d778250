import { asShown, checksum } from "../../../../kernel/row-seal.ts";
import { type Cells, ITEM_FIELD_NAMES, type ItemField } from "./item-fields.ts";

/** What our corrected workbook seals of a row: every field that it writes. */
export const SEALED_FIELDS: readonly ItemField[] = ITEM_FIELD_NAMES.filter(
  (field) => field !== "number" && field !== "check" && field !== "legalUnit" && field !== "promisedUnit",
);

const DIGITS = 4;
const sumOf = (cell: string): string => checksum(asShown(cell)).slice(0, DIGITS);
/** Fields of another release have other sums: theirs say nothing here. */
const RELEASE = `k${checksum(SEALED_FIELDS.join())}.`;

/** The check value of a row: one short sum for each cell, so that what parted from the rest can be told from what was edited. */
export const sealOfCells = (cells: Cells): string =>
  `${RELEASE}${SEALED_FIELDS.map((field) => sumOf(cells[field] ?? "")).join("")}`;

function sumsIn(seal: string): ReadonlyMap<ItemField, string> | null {
  const text = asShown(seal);
  if (!text.startsWith(RELEASE) || text.length !== RELEASE.length + SEALED_FIELDS.length * DIGITS)
    return null;
  return new Map(
    SEALED_FIELDS.map((field, at) => {
      const from = RELEASE.length + at * DIGITS;
      return [field, text.slice(from, from + DIGITS)] as const;
    }),
  );
}

/** A cell that no longer stands beside what it was written with; `belongs`: what stood there, where it is still in the sheet. */
export type PartedCell = { readonly field: ItemField; readonly belongs: string | null };

type Sealed = { readonly number: number; readonly cells: Cells };

/**
 * Cells of a sheet that were moved into other rows, by number of the row: people sort the columns they see and leave
 * others. What somebody typed is an edit and no move: a value is moved only where the sheet shows it no more often than
 * it was written. Rows without a check value are taken as they are.
 */
export function partedCells(
  rows: readonly Sealed[],
  columns: readonly (ItemField | null)[],
): ReadonlyMap<number, readonly PartedCell[]> {
  const sealed = rows.flatMap(({ number, cells }) => {
    const sums = sumsIn(cells.check ?? "");
    return sums === null ? [] : [{ number, cells, sums }];
  });
  const found = new Map<number, PartedCell[]>();
  if (sealed.length < 2) return found;
  for (const field of SEALED_FIELDS) {
    if (!columns.includes(field)) continue;
    const [written, shown] = [new Map<string, number>(), new Map<string, number>()];
    const texts = new Map<string, string>();
    const own = sealed.map(({ cells, sums }) => {
      const text = cells[field] ?? "";
      const [is, was] = [sumOf(text), sums.get(field) ?? ""];
      shown.set(is, (shown.get(is) ?? 0) + 1);
      written.set(was, (written.get(was) ?? 0) + 1);
      texts.set(is, text);
      return { is, was };
    });
    for (const [at, { is, was }] of own.entries()) {
      if (is === was || (shown.get(is) ?? 0) > (written.get(is) ?? 0)) continue;
      const number = sealed[at]?.number ?? 0;
      const belongs = texts.get(was) ?? null;
      found.set(number, [...(found.get(number) ?? []), { field, belongs }]);
    }
  }
  return found;
}
