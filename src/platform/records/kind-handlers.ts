import type { Caller } from "../slice.ts";
import type { Filter, Page } from "./kind-desk.ts";

/** The functions of a kind's desk on one desk; `begin` where a route of the kind begins one. */
export function bound<D, List, Detail, Asked, Begun = never>(
  desk: D,
  kind: {
    readonly list: (desk: D, filter: Filter, page: Page, caller: Caller) => Promise<List>;
    readonly open: (desk: D, id: string, caller: Caller) => Promise<Detail>;
    readonly act: (desk: D, id: string, asked: Asked, caller: Caller) => Promise<void>;
  },
  begin?: (desk: D, asked: Begun, caller: Caller) => Promise<{ id: string }>,
) {
  return {
    list: (filter: Filter, page: Page, caller: Caller) => kind.list(desk, filter, page, caller),
    open: (id: string, caller: Caller) => kind.open(desk, id, caller),
    act: (id: string, asked: Asked, caller: Caller) => kind.act(desk, id, asked, caller),
    ...(begin && { begin: (asked: Begun, caller: Caller) => begin(desk, asked, caller) }),
  };
}

/** What the routes of a kind do (see `kindContract`). */
export const kindHandlers = <
  const P extends string,
  const N extends string,
  Asked,
  Row,
  Detail,
  Seed = never,
>(
  path: P,
  param: N,
  desk: {
    readonly list: (filter: Filter, page: Page, caller: Caller) => Promise<Row>;
    readonly open: (id: string, caller: Caller) => Promise<Detail>;
    readonly begin?: (
      asked: { readonly key: string; readonly seed: Seed },
      caller: Caller,
    ) => Promise<{ id: string }>;
    readonly act: (
      id: string,
      asked: { readonly version: number; readonly key: string; readonly act: Asked },
      caller: Caller,
    ) => Promise<void>;
  },
) => {
  type Params = { readonly params: Readonly<Record<N, string>>; readonly caller: Caller };
  const one = (call: Params) => call.params[param];
  return {
    ...({
      [`GET ${path}`]: ({ query: { page, size, ...filter }, caller }: ListCall) =>
        desk.list(filter, { page, size }, caller),
    } as unknown as Record<`GET ${P}`, (call: ListCall) => Promise<Row>>),
    ...({
      ...(desk.begin && {
        [`POST ${path}`]: ({ body, caller }: BeginCall<Seed>) => desk.begin?.(body, caller),
      }),
    } as unknown as [Seed] extends [never]
      ? object
      : Record<`POST ${P}`, (call: BeginCall<Seed>) => Promise<{ id: string }>>),
    ...({
      [`GET ${path}/:${param}`]: (call: Params) => desk.open(one(call), call.caller),
    } as unknown as Record<`GET ${P}/:${N}`, (call: Params) => Promise<Detail>>),
    ...({
      [`POST ${path}/:${param}/acts`]: async (call: Params & ActCall<Asked>) => {
        await desk.act(one(call), call.body, call.caller);
        return desk.open(one(call), call.caller);
      },
    } as unknown as Record<`POST ${P}/:${N}/acts`, (call: Params & ActCall<Asked>) => Promise<Detail>>),
  };
};

type ListCall = {
  readonly query: Page & { readonly status?: string | undefined; readonly q?: string | undefined };
  readonly caller: Caller;
};
type BeginCall<Seed> = {
  readonly body: { readonly key: string; readonly seed: Seed };
  readonly caller: Caller;
};
type ActCall<Asked> = {
  readonly body: { readonly version: number; readonly key: string; readonly act: Asked };
};
