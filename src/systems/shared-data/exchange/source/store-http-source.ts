import type { Config } from "../../../../platform/config.ts";
import { postJson } from "../../../../platform/outgoing/post-json.ts";
import type { SourceRow } from "../reading/row-conditions.ts";
import { type Source, type SourceQuery, sourceFails } from "./source.ts";

const textOf = (value: unknown): string | undefined => {
  if (value === null || value === undefined) return "";
  return ["string", "number", "boolean"].includes(typeof value) ? String(value) : undefined;
};

/** A row of the reply with the items asked for and nothing else of it; null where it is no row. */
function rowOf(value: unknown, { items }: SourceQuery): SourceRow | "lacks" | null {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return null;
  const cells = items.map((item) => [item, Object.hasOwn(value, item)] as const);
  if (cells.some(([, there]) => !there)) return "lacks";
  const texts = items.map((item) => [item, textOf((value as Record<string, unknown>)[item])] as const);
  return texts.some(([, text]) => text === undefined)
    ? null
    : (Object.fromEntries(texts) as Record<string, string>);
}

/**
 * The provider's own interface: one POST of `{items, conditions, limit}`, answered by `{rows: [{item: value}]}` with every
 * item asked for in each row. Only origins of the configuration are called.
 */
export const httpSource = (
  { sourceOrigins, sourcePrivate }: Pick<Config, "sourceOrigins" | "sourcePrivate">,
  url: string,
): Source => ({
  read: async (query) => {
    const { items, conditions, limit } = query;
    const answer = await postJson(
      url,
      { items, conditions, limit },
      { origins: sourceOrigins, allowPrivate: sourcePrivate },
    );
    if (!answer.ok || typeof answer.value !== "object" || answer.value === null)
      return sourceFails("source-away");
    const { rows } = answer.value as { rows?: unknown };
    if (!Array.isArray(rows)) return sourceFails("source-away");
    const read = rows.slice(0, limit).map((row) => rowOf(row, query));
    if (read.includes("lacks")) return sourceFails("source-lacks");
    if (read.includes(null)) return sourceFails("source-away");
    return { ok: true, rows: read as SourceRow[] };
  },
});
