import {
  materialNames,
  type Read,
  readCopies,
  readFormat,
  readNeeded,
  saysNothing,
} from "../domain/items/cell-values.ts";
import type { Material } from "../domain/items/item.ts";
import type { Cells, ItemField } from "../domain/items/item-fields.ts";
import { notUnderstood, problemIn, type ReadProblem } from "./read-problems.ts";

/** The materials that one row states; what else the row says of a material holds for each of them. */
export function materialsOf(cells: Cells, sheet: string, row: number, problems: ReadProblem[]): Material[] {
  const names = materialNames(cells.material ?? "");
  if (names.length === 0) return [];
  const words = (field: ItemField): string | null => {
    const text = cells[field];
    return text === undefined || saysNothing(text) ? null : text;
  };
  const value = <T>(field: ItemField, reader: (text: string) => Read<T>): T => {
    const found = reader(cells[field] ?? "");
    if (found.unread)
      problems.push(problemIn(sheet, [row], field, true, notUnderstood(field, cells[field] ?? "")));
    return found.value;
  };
  const about = {
    needed: value("materialNeeded", readNeeded),
    type: words("materialType"),
    format: value("materialFormat", readFormat),
    copies: value("materialCopies", readCopies),
    source: words("materialSource"),
    basis: words("materialBasis"),
    acceptStandard: words("materialStandard"),
  };
  return names.map((name) => ({ name, ...about }));
}
