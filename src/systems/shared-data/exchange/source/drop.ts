import { fail, ok, type Result } from "../../../../kernel/result.ts";
import type { SourceRow } from "../reading/row-conditions.ts";

export type DropRows = { readonly items: readonly string[]; readonly rows: readonly SourceRow[] };

const MOST_ROWS = 100_000;

/**
 * Rows of a drop by the headings of its first row, which must name every data item that grants need of it, word for word.
 * All or nothing: a file half taken in would answer that somebody is not known.
 */
export function readDrop(
  grid: readonly (readonly string[])[],
  needed: readonly string[],
): Result<DropRows, "drop"> {
  const [head = [], ...body] = grid;
  const items = head.map((text) => text.trim().normalize("NFC"));
  const named = items.filter((item) => item !== "");
  if (named.length === 0)
    return fail("drop", "文件的第一行应是数据项名称。", "The first row should name the data items.");
  const twice = named.find((item, at) => named.indexOf(item) !== at);
  if (twice !== undefined)
    return fail(
      "drop",
      `第一行有两列都叫“${twice}”，请改正列名。`,
      `Two columns are called “${twice}”. Correct the headings.`,
    );
  const lacking = needed.filter((item) => !named.includes(item));
  if (lacking.length > 0)
    return fail(
      "drop",
      `缺少授权需要的数据项：${lacking.join("、")}。请补上同名的列。`,
      `Data items that grants need are missing: ${lacking.join(", ")}. Add columns of these names.`,
    );
  if (body.length > MOST_ROWS)
    return fail(
      "drop",
      `超过 ${MOST_ROWS} 行，请改用数据库视图。`,
      `More than ${MOST_ROWS} rows. Use a view of the database instead.`,
    );
  const wide = body.findIndex((cells) => cells.slice(items.length).some((cell) => cell.trim() !== ""));
  if (wide >= 0)
    return fail(
      "drop",
      `第 ${wide + 2} 行的列数多于第一行，各列可能错位。请改正后再上传。`,
      `Row ${wide + 2} has more cells than the first one: columns may be moved. Correct it and upload again.`,
    );
  const rows = body
    .filter((cells) => cells.some((cell) => cell.trim() !== ""))
    .map((cells) =>
      Object.fromEntries(
        items.flatMap((item, at) => (item === "" ? [] : [[item, (cells[at] ?? "").trim()] as const])),
      ),
    );
  return ok({ items: named, rows });
}
