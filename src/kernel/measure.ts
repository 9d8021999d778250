/** An indicator is a figure about a measure with its standing; see {@link Indicator}. */
export type Standing = "computed" | "reported" | "sample" | "unverified";

/** How supervision knows a slice: a figure about one measure of the Baotou plan, as of a day. */
export type Indicator = {
  readonly id: string;
  readonly measure: number;
  readonly name: { readonly zh: string; readonly en: string };
  readonly value: number | null;
  readonly unit: string;
  readonly better: "up" | "down" | null;
  readonly standing: Standing;
  readonly source: string;
  readonly asOf: string;
  readonly target?: number;
  readonly series?: readonly { readonly day: string; readonly value: number }[];
};
