import type { Caller } from "../slice.ts";
import type { Correction, Shown, Upload } from "./importer-spec.ts";

type OfImport = { readonly params: { readonly import: string }; readonly caller: Caller };
type Mode = { readonly mode: "all" | "good-rows"; readonly version?: number | undefined };
type Confirmed = { readonly confirmInternal: boolean };

/** What the routes of an importer do (see `importContract`). */
export const importHandlers = <
  const P extends string,
  const U extends string,
  K,
  D,
  View,
  const S extends string = never,
>(
  path: P,
  /** Into what it goes: as its address says, or always the same. */
  upload: { readonly path: U } & ({ readonly param: S } | { readonly scope: string }),
  desk: K,
  importer: {
    readonly receive: (
      desk: K,
      scope: string,
      file: Upload,
      asked: Confirmed,
      caller: Caller,
    ) => Promise<View>;
    readonly open: (desk: K, id: string, shown: Shown, caller: Caller) => Promise<View>;
    readonly correct: (
      desk: K,
      id: string,
      correction: Correction<D>,
      shown: Shown,
      caller: Caller,
    ) => Promise<View>;
    readonly apply: (desk: K, id: string, mode: Mode, caller: Caller) => Promise<View>;
    readonly stop: (desk: K, id: string, caller: Caller) => Promise<View>;
    readonly discard: (desk: K, id: string, caller: Caller) => Promise<View>;
  },
) => {
  type Receive = ([S] extends [never] ? unknown : { readonly params: Readonly<Record<S, string>> }) & {
    readonly query: Confirmed;
    readonly file: Upload;
    readonly caller: Caller;
  };
  type Open = OfImport & { readonly query: Shown };
  type Correct = Open & { readonly body: Correction<D> };
  type Apply = OfImport & { readonly body: Mode };
  return {
    [`POST ${upload.path}`]: ({
      params,
      query,
      file,
      caller,
    }: Receive & { readonly params: Readonly<Record<string, string>> }) =>
      importer.receive(
        desk,
        "param" in upload ? (params[upload.param] ?? "") : upload.scope,
        file,
        query,
        caller,
      ),
    [`GET ${path}/:import`]: ({ params, query, caller }: Open) =>
      importer.open(desk, params.import, query, caller),
    [`PUT ${path}/:import/mapping`]: ({ params, query, body, caller }: Correct) =>
      importer.correct(desk, params.import, body, query, caller),
    [`POST ${path}/:import/apply`]: ({ params, body, caller }: Apply) =>
      importer.apply(desk, params.import, body, caller),
    [`POST ${path}/:import/stop`]: ({ params, caller }: OfImport) =>
      importer.stop(desk, params.import, caller),
    [`DELETE ${path}/:import`]: ({ params, caller }: OfImport) =>
      importer.discard(desk, params.import, caller),
  } as unknown as Record<`POST ${U}`, (call: Receive) => Promise<View>> &
    Record<`GET ${P}/:import`, (call: Open) => Promise<View>> &
    Record<`PUT ${P}/:import/mapping`, (call: Correct) => Promise<View>> &
    Record<`POST ${P}/:import/apply`, (call: Apply) => Promise<View>> &
    Record<`POST ${P}/:import/stop`, (call: OfImport) => Promise<View>> &
    Record<`DELETE ${P}/:import`, (call: OfImport) => Promise<View>>;
};
