import { describe, expect, it } from "vitest";
import { z } from "zod";
import { contract as accounts } from "../src/accounts/contract.ts";
import { registersContract } from "../src/cooperation/registers/contract.ts";
import { registerImportsContract } from "../src/cooperation/registers/import/contract.ts";
import type { Contract } from "../src/kernel/contract.ts";
import { invalidInput } from "../src/platform/http/invalid-input.ts";
import { ledgerImportContract } from "../src/supervision/ledger-import/contract.ts";
import { itemImportContract } from "../src/systems/one-service/item-import/contract.ts";
import { contract as sharedData } from "../src/systems/shared-data/contract.ts";

type Schema = {
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly additionalProperties?: Schema | boolean;
};

/** What stands where something else belongs. */
const WRONG: readonly unknown[] = [
  undefined,
  null,
  "",
  "x".repeat(20_000),
  -1.5,
  true,
  [],
  {},
  Array.from({ length: 1_000 }, () => 7),
];

/** Bodies of the right shape down to a depth, with `wrong` there, one for each choice that they have. */
function filled(schema: Schema, depth: number, wrong: unknown): unknown[] {
  const alternatives = schema.anyOf ?? schema.oneOf;
  if (alternatives) return alternatives.flatMap((each) => filled(each, depth, wrong));
  if (depth === 0) return [wrong];
  const { const: only, items, additionalProperties: entries } = schema;
  if (only !== undefined) return [only];
  const properties = Object.assign(
    {},
    schema.properties,
    ...(schema.allOf ?? []).map((each) => each.properties),
  );
  if (Object.keys(properties).length > 0) {
    const parts = Object.entries(properties as Record<string, Schema>).map(
      ([name, part]) => [name, filled(part, depth - 1, wrong)] as const,
    );
    const most = Math.max(...parts.map(([, each]) => each.length));
    return Array.from({ length: most }, (_, at) =>
      Object.fromEntries(parts.map(([name, each]) => [name, each[at % each.length]])),
    );
  }
  if (items) return filled(items, depth - 1, wrong).map((each) => [each]);
  if (typeof entries === "object")
    return filled(entries, depth - 1, wrong).map((each) => ({ "1": each, x: each }));
  return [wrong];
}

const named = (contract: Contract) =>
  Object.entries(contract).flatMap(([route, { body }]) =>
    /^(POST|PUT|PATCH) /.test(route) && typeof body === "object" ? [[route, body as z.ZodType] as const] : [],
  );

const IMPORTS = { ...registerImportsContract, ...ledgerImportContract, ...itemImportContract };
const ROUTES = [sharedData, accounts, registersContract, IMPORTS].flatMap(named);
/** What a browser sends, and what people never wrote: 「displayName」, 「good-rows」. */
const KEY = /(?<![A-Za-z])[a-z][A-Za-z-]{2,}|“[\w.]*”/;

describe("（四）a refused body", () => {
  it.each(ROUTES)("of %s is told in the words of its form, whatever stands wrong in it", (_, body) => {
    const shape = z.toJSONSchema(body, { io: "input", unrepresentable: "any" }) as Schema;
    const inputs = [
      {},
      ...[0, 1, 2, 3, 4, 5].flatMap((depth) => WRONG.flatMap((wrong) => filled(shape, depth, wrong))),
    ];
    const told = inputs.flatMap((input) => {
      const issues = body.safeParse(input, { reportInput: true }).error?.issues ?? [];
      return issues.map((issue) => invalidInput(new z.ZodError([issue]), body, input).sentence);
    });
    expect(told.length).toBeGreaterThan(0);
    expect([...new Set(told.map(({ zh }) => zh))].filter((zh) => KEY.test(zh))).toEqual([]);
    expect([...new Set(told.map(({ en }) => en))].filter((en) => /“[a-z][A-Za-z.\d]*”/.test(en))).toEqual([]);
  });
});
