import { expect, it } from "vitest";
import { plansContract } from "./plans.ts";

const { query } = plansContract["GET /api/measures"];

it.each([
  { asOf: "0000-01-01" },
  { quarter: "0000-Q1" },
  { asOf: "2024-02-30" },
  { asOf: "12024-01-01" },
  { asOf: "9997-06-30" },
])(
  "a filter by %j, which the database does not know or no plan reaches, is refused before it is asked",
  (given) => {
    expect(query.safeParse(given).success).toBe(false);
  },
);
