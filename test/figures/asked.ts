import type { Raw } from "./raw.ts";

/** `day` is the point that is recounted, `asOf` the day asked for: money and meetings of earlier years are told as of it. */
export type Asked = {
  readonly raw: Raw;
  readonly measure: { readonly id: string; readonly planId: string };
  readonly today: string;
  readonly day: string;
  readonly asOf: string;
};
export type Oracle = (asked: Asked) => number | null;
