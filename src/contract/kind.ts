import { z } from "zod";
import type { Access } from "../kernel/access.ts";
import type { Schema } from "../kernel/contract.ts";
import type { Sentence } from "../kernel/error.ts";
import { type Field, type Fields, line, optional, own as ownField, say, whole } from "../kernel/fields.ts";
import { askedOf, type OwnParsers, parserOf } from "./fields.ts";
import { RECORD_ORDERS } from "../kernel/list.ts";
import { acting, callersKey, described, id, ordered, page, typed } from "./parts.ts";

type Described<N> = {
  readonly statuses: Readonly<Record<string, unknown>>;
  readonly acts: N;
};

type Summaries = {
  readonly list: string;
  readonly begin?: string;
  readonly open: string;
  readonly act: string;
};

/** What is asked of the four routes: who may read and act, and of which shape a beginning, a row and a record are. */
type Routes<Seed, Row, Detail, F extends Fields> = {
  readonly readers: Access;
  readonly actors: Access;
  /** What begins one: as a whole, beside its key. Left out where the slice has a route of its own for it. */
  readonly begin?: Schema<Seed, unknown>;
  readonly summaries: Summaries;
  readonly row: Schema<Row>;
  readonly detail: Schema<Detail>;
  /** By what a list is narrowed beside status and words. */
  readonly filters?: F;
  readonly own?: OwnParsers;
};

/** What taking back names: the version of the act that was seen, so that nobody takes back what they did not see. */
const TAKING_BACK = {
  name: say("撤回", "Take back"),
  asks: { of: whole(say("步骤", "Step"), { least: 2, most: Number.MAX_SAFE_INTEGER }) },
};

type ActOfContract = { readonly name: Sentence; readonly asks: Fields; readonly withdrawable?: true };

/** Acts as they are asked for, with the one that takes another back where any can be. */
export const askable = (
  acts: Readonly<Record<string, ActOfContract>>,
): Readonly<Record<string, ActOfContract>> =>
  Object.values(acts).some(({ withdrawable }) => withdrawable === true)
    ? { ...acts, "take-back": TAKING_BACK }
    : acts;

/** What a form sends as a whole. */
export const FILLED_IN = ownField(say("填写的内容", "What was filled in"));
const FIND = optional(line(say("查找的词", "Words to find"), { most: 200 }));

const narrowedBy = (name: string, field: Field) =>
  (field.takes === "yes" ? z.stringbool() : parserOf(name, field)).optional();

/** By what a list is narrowed: status, words, and the fields that the kind has beside them. */
export const filtersOf = <F extends Fields>(
  statuses: Readonly<Record<string, unknown>>,
  filters: F = {} as F,
) =>
  z.object({
    status: z.enum(Object.keys(statuses) as [string, ...string[]]).optional(),
    q: parserOf("q", FIND).optional(),
    ...Object.fromEntries(Object.entries(filters).map(([name, field]) => [name, narrowedBy(name, field)])),
  }) as unknown as z.ZodObject & z.ZodType<FilterOf<F>, Asking<F>>;

const rowsOf = <Row>() => typed<{ total: number; rows: Row[]; day: string }>();

/**
 * The routes of a kind of record: its list, its beginning, one of them, and acts on it.
 * `kindContract<DisputeAsked>()("/api/data/disputes", "dispute", dispute, { … })`.
 */
export const kindContract =
  <Asked>() =>
  <
    const P extends `/api/${string}`,
    const N extends string,
    Acts,
    Row,
    Detail,
    Seed = never,
    F extends Fields = Record<never, never>,
  >(
    path: P,
    param: N,
    { statuses, acts }: Described<Acts>,
    { readers, actors, begin, summaries, detail, filters, own }: Routes<Seed, Row, Detail, F>,
  ) => {
    const params = z.object({ [param]: id }) as unknown as z.ZodType<Record<N, string>, Record<N, string>>;
    return {
      ...({
        [`GET ${path}`]: {
          summary: summaries.list,
          access: readers,
          query: page.extend(filtersOf(statuses, filters).shape).extend(ordered(RECORD_ORDERS)),
          reply: rowsOf<Row>(),
        },
      } as unknown as Record<`GET ${P}`, ListRoute<Row, F>>),
      ...((begin && {
        [`POST ${path}`]: {
          summary: summaries.begin ?? "",
          access: actors,
          body: z.object({ key: callersKey, seed: described(FILLED_IN, begin as z.ZodType) }),
          reply: typed<{ id: string }>(),
        },
      }) as unknown as IfBegun<Seed, Record<`POST ${P}`, BeginRoute<Seed>>>),
      ...({
        [`GET ${path}/:${param}`]: { summary: summaries.open, access: readers, params, reply: detail },
      } as unknown as Record<`GET ${P}/:${N}`, OpenRoute<N, Detail>>),
      ...({
        [`POST ${path}/:${param}/acts`]: {
          summary: summaries.act,
          access: actors,
          params,
          body: z.object({
            ...acting,
            act: askedOf<Asked>(askable(acts as Record<string, ActOfContract>), own),
          }),
          reply: detail,
        },
      } as unknown as Record<`POST ${P}/:${N}/acts`, ActRoute<N, Asked, Detail>>),
    };
  };

/** What is there only where something begins a record. */
type IfBegun<Seed, T> = [Seed] extends [never] ? object : T;

type FilterOf<F> = {
  readonly status?: string | undefined;
  readonly q?: string | undefined;
} & { readonly [K in keyof F]?: (F[K] extends Field<infer V> ? V & (string | boolean) : string) | undefined };
type Asking<F> = { readonly [K in keyof FilterOf<F>]?: string | undefined };
type Route = { readonly summary: string; readonly access: Access };

export type ListRoute<Row, F> = Route & {
  readonly query: Schema<
    FilterOf<F> & { readonly page: number; readonly size: number },
    Asking<F> & {
      readonly page?: unknown;
      readonly size?: unknown;
      readonly sort?: string | undefined;
      readonly reversed?: string | undefined;
    }
  >;
  readonly reply: Schema<{ total: number; rows: Row[]; day: string }>;
};
export type BeginRoute<Seed> = Route & {
  readonly body: Schema<{ key: string; seed: Seed }, { key: string; seed: Seed }>;
  readonly reply: Schema<{ id: string }>;
};
export type OpenRoute<N extends string, Detail> = Route & {
  readonly params: Schema<Record<N, string>, Record<N, string>>;
  readonly reply: Schema<Detail>;
};
export type ActRoute<N extends string, Asked, Detail> = Route & {
  readonly params: Schema<Record<N, string>, Record<N, string>>;
  readonly body: Schema<
    { version: number; key: string; act: Asked },
    { version: number; key: string; act: Asked }
  >;
  readonly reply: Schema<Detail>;
};
