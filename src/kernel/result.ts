import type { Failure } from "./error.ts";

/** The outcome of an operation that may fail in a foreseen way; bugs throw instead. */
export type Result<T, C extends string = string> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: Failure<C> };

export const ok = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value });

export const fail = <C extends string>(
  code: C,
  zh: string,
  en: string,
): { readonly ok: false; readonly failure: Failure<C> } => ({
  ok: false,
  failure: { code, sentence: { zh, en } },
});
