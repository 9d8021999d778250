import { say } from "../../../kernel/fields.ts";
import { ok, type Result } from "../../../kernel/result.ts";
import { isAbsent, jsonFields } from "../given/json-fields.ts";
import { CAPACITIES, type Capacities } from "../sizing/program.ts";
import {
  type Assumptions,
  DEFAULTS,
  NO_SOURCE,
  type Sourced,
  TERM_IDS,
  type TermId,
  TERMS,
} from "./terms.ts";

export type GivenMoney = { readonly design: Capacities; readonly assumptions: Assumptions };

const LEVELS = ["C", "B", "A"] as const;

/** MONEY.json: a design, and terms, each a number or `{value, source, on, level}`; what is absent is as this system assumes it. */
export function readMoney(value: unknown): Result<GivenMoney> {
  const read = jsonFields();
  const of = read.object(value, "$", ["design", ...TERM_IDS]);
  const built = read.object(of["design"], "$.design", CAPACITIES);
  const design = Object.fromEntries(
    CAPACITIES.map((name) => [name, read.amount(built[name], `$.design.${name}`) ?? 0]),
  ) as Capacities;
  const termOf = (id: TermId): Sourced => {
    const path = `$.${id}`;
    const given = of[id];
    if (isAbsent(given)) return DEFAULTS[id];
    const {
      least = 0,
      most = Infinity,
      takes,
    } = TERMS[id] as {
      least?: number;
      most?: number;
      takes: string;
    };
    const whole = (at: string, number: number): number => {
      const refused = number > most || number < 0;
      if (!refused && (number < least || (takes === "whole" && !Number.isInteger(number))))
        read.refuse(
          at,
          takes === "whole" ? `须为整数，不小于 ${least}。` : `不小于 ${least}。`,
          takes === "whole" ? `Write a whole number of at least ${least}.` : `Write at least ${least}.`,
        );
      return number;
    };
    if (typeof given !== "object")
      return {
        value: whole(path, read.needed(given, path, { most })),
        source: NO_SOURCE,
        on: null,
        level: "C",
      };
    const sourced = read.object(given, path, ["value", "source", "on", "level"]);
    const source = sourced["source"];
    if (!isAbsent(source) && typeof source !== "string")
      read.refuse(`${path}.source`, "须为文字。", "Write words.");
    const verified = !isAbsent(sourced["level"]) && sourced["level"] !== "C";
    if (verified && (typeof source !== "string" || source.trim() === ""))
      read.refuse(
        `${path}.source`,
        "A、B 级须写出处；没有出处的是 C 级。",
        "A term of level A or B says its source; without one it is C.",
      );
    return {
      value: whole(`${path}.value`, read.needed(sourced["value"], `${path}.value`, { most })),
      source: typeof source === "string" ? say(source, source) : NO_SOURCE,
      on: read.day(sourced["on"], `${path}.on`),
      level: isAbsent(sourced["level"]) ? "C" : read.oneOf(sourced["level"], `${path}.level`, LEVELS),
    };
  };
  const assumptions = Object.fromEntries(TERM_IDS.map((id) => [id, termOf(id)])) as Assumptions;
  const failure = read.refused();
  return failure === null ? ok({ design, assumptions }) : { ok: false, failure };
}
