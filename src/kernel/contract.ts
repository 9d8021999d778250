import type { Access } from "./access.ts";

/** The part of a zod schema that types need, so that neither the kernel nor the browser imports zod. */
export type Schema<Out = unknown, In = unknown> = { readonly _output: Out; readonly _input: In };

/**
 * One route. Its key in a {@link Contract} is `METHOD /api/path/:param`.
 * `reply: "file"` streams bytes with a name; `multipart` takes one uploaded file beside `query`.
 */
export type RouteSpec = {
  readonly summary: string;
  readonly access: Access;
  /** Whether calls without a session are limited by address: what is public and costs work. */
  readonly limited?: true;
  readonly params?: Schema;
  readonly query?: Schema;
  readonly body?: Schema | "multipart";
  /** Most bytes of its JSON, where that is more than the mebibyte of other routes. */
  readonly mostBytes?: number;
  readonly reply: Schema | "file";
  /**
   * Keeps a record that can take longer than anybody waits: its handler is given `long` as that of a file is, and a job does what
   * `long.takes` leaves to it. Who calls it is answered by an `Export` then.
   */
  readonly long?: true;
  /**
   * Every file that is no public one stands in the trail before its first byte. "own": its handler enters it itself, or
   * its page shows it, as it shows the record's other fields.
   */
  readonly trail?: "own";
};

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
export type RouteKey = `${Method} /${string}`;
export type Contract = Readonly<Record<RouteKey, RouteSpec>>;

type OutputOf<S> = S extends Schema<infer Out, unknown> ? Out : undefined;
type InputOf<S> = S extends Schema<unknown, infer In> ? In : undefined;

/** What a server handler receives: parsed values. */
export type Request<R extends RouteSpec> = {
  readonly params: OutputOf<R["params"]>;
  readonly query: OutputOf<R["query"]>;
  readonly body: OutputOf<R["body"]>;
};

/** What a client sends, before parsing; keys without a schema are left out. */
export type Call<R extends RouteSpec> = {
  readonly [K in "params" | "query" | "body" as R[K] extends Schema ? K : never]: InputOf<R[K]>;
};

/** What a server may return and a client receives. */
export type Reply<R extends RouteSpec> = OutputOf<R["reply"]>;
