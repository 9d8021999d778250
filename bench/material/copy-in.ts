import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Database } from "../../src/platform/database/database.ts";

const snake = (name: string): string => name.replace(/[A-Z]/g, (sign) => `_${sign.toLowerCase()}`);

function cell(value: unknown): string {
  if (value === null || value === undefined) return "\\N";
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return `{${value.join(",")}}`;
  const text = typeof value === "object" ? JSON.stringify(value) : String(value);
  return text.replace(/[\\\t\n\r]/g, (sign) => (sign === "\\" ? "\\\\" : sign === "\t" ? "\\t" : "\\n"));
}

/** A row of a table as a line of COPY; `columns` in camelCase. */
export const copyLine = (columns: readonly string[], row: Readonly<Record<string, unknown>>): string =>
  `${columns.map((name) => cell(row[name])).join("\t")}\n`;

/** Writes lines into a table, named with its schema. */
export async function copyIn(
  sql: Database,
  table: string,
  columns: readonly string[],
  lines: readonly string[],
): Promise<void> {
  const into = await sql.unsafe(`copy ${table} (${columns.map(snake).join(", ")}) from stdin`).writable();
  await pipeline(Readable.from(lines), into);
}
