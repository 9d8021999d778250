import { randomUUID } from "node:crypto";
import { z } from "zod";
import type { Contract, RouteKey, RouteSpec } from "../../src/kernel/contract.ts";

type Schema = {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly format?: string;
  readonly pattern?: string;
  readonly maximum?: number;
  readonly maxLength?: number;
};

/** Values where none of them belongs. */
const WRONG: readonly unknown[] = [
  "",
  "\u0000",
  "\ud800",
  "'; drop table x; --",
  "%_\\",
  "＝1+1",
  "𠀀‮",
  "a".repeat(100_000),
  "9999-12-31",
  "2026-02-30",
  "__proto__",
  "../../etc/passwd",
  [],
  ["a", "b"],
  {},
  { $ne: null },
  null,
  -1,
  1e308,
  true,
];
const TEXTS = ["示例", "=1+1", "' or '1'='1", "$1", "%", "\\", "甲\t乙\n丙", '{"a":1}'];

/** The same numbers for the same seed (mulberry32), so that what failed fails again. */
function numbers(seed: number): (below: number) => number {
  let at = seed;
  return (below) => {
    at = (at + 0x6d2b79f5) | 0;
    let mixed = Math.imul(at ^ (at >>> 15), 1 | at);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

export type GeneratedCall = {
  readonly key: RouteKey;
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  readonly url: string;
  readonly payload?: object;
};

const jsonSchema = (schema: RouteSpec["params"]): Schema =>
  z.toJSONSchema(schema as z.ZodType, { io: "input", unrepresentable: "any" }) as Schema;
const shown = (value: unknown): string =>
  encodeURIComponent(
    (typeof value === "string" ? value : JSON.stringify(value))
      .slice(0, 2_000)
      .replace(/[\ud800-\udfff]/g, "?"),
  );

/**
 * Calls of a contract's routes, `each` of every route without an upload: of the right shape, with wrong values strewn in.
 * `ids` are records that are there, of whichever kind.
 */
export function generatedCalls(contract: Contract, ids: readonly string[], each: number): GeneratedCall[] {
  const below = numbers(each);
  const pick = <T>(list: readonly T[]): T => list[below(list.length)] as T;

  function textOf({ format, pattern, maxLength = 100 }: Schema): string {
    if (format === "uuid") return below(4) === 0 ? randomUUID() : pick(ids);
    if (format === "date") return pick(["2026-11-20", "2199-12-31", "1900-01-01", "2024-02-29"]);
    if (pattern?.includes("{64}")) return "f".repeat(64);
    if (pattern?.includes("{6}")) return pick(["150100", "150200", "150000", "999999"]);
    return pick([...TEXTS, "x".repeat(Math.min(maxLength, 3_000))]).slice(0, maxLength);
  }

  function valueOf(schema: Schema, wrong: number): unknown {
    if (below(100) < wrong) return pick(WRONG);
    if (schema.const !== undefined) return schema.const;
    if (schema.enum) return pick(schema.enum);
    const one = schema.anyOf ?? schema.oneOf;
    if (one) return valueOf(pick(one), wrong);
    if (schema.allOf) return Object.assign({}, ...schema.allOf.map((each) => valueOf(each, wrong))) as object;
    switch (schema.type) {
      case "object":
        return Object.fromEntries(
          Object.entries(schema.properties ?? {}).map(([name, part]) => [name, valueOf(part, wrong)]),
        );
      case "array":
        return Array.from({ length: below(3) }, () => valueOf(schema.items ?? {}, wrong));
      case "integer":
      case "number":
        return pick([1, 2, Math.min(schema.maximum ?? 2_147_483_648, Number.MAX_SAFE_INTEGER)]);
      case "boolean":
        return below(2) === 0;
      case "string":
        return textOf(schema);
      default:
        return null;
    }
  }

  function callOf(key: RouteKey, spec: RouteSpec, wrong: number): GeneratedCall {
    const [method, path] = key.split(" ") as [GeneratedCall["method"], string];
    const params = spec.params ? (valueOf(jsonSchema(spec.params), 0) as Record<string, unknown>) : {};
    const query = spec.query ? valueOf(jsonSchema(spec.query), wrong) : {};
    const filled = path.replace(/:(\w+)/g, (_, name: string) => shown(params[name] ?? pick(ids)));
    const asked = Object.entries(typeof query === "object" && query !== null ? query : {});
    const url = `${filled}?${asked.map(([name, value]) => `${name}=${shown(value)}`).join("&")}`;
    if (!spec.body) return { key, method, url };
    const body = valueOf(jsonSchema(spec.body as RouteSpec["params"]), wrong);
    return { key, method, url, payload: typeof body === "object" && body !== null ? body : {} };
  }

  return (Object.entries(contract) as [RouteKey, RouteSpec][]).flatMap(([key, spec]) =>
    spec.body === "multipart"
      ? []
      : Array.from({ length: each }, (_, at) => callOf(key, spec, at === 0 ? 0 : 8)),
  );
}
