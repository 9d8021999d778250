import type { EntryItem, EntryState, Flow, RegisterKind } from "../entry.ts";

/** A stage's planned and actual day, in days from the day of the demonstration. */
export type SampleDays = readonly [planned: number | null, actual: number | null];

/** An invented row; every text begins with 【示例】. Days count from the day of the demonstration. */
export type SampleEntry = {
  readonly register: RegisterKind;
  readonly name: string;
  readonly variant: string;
  readonly region: string;
  readonly measures: readonly number[];
  readonly values: EntryState["values"];
  /** Days among its values, which follow from the day of the demonstration. */
  readonly days: Readonly<Record<string, number>>;
  readonly stages: Readonly<Record<string, SampleDays>>;
  /** Sums in 万元 by flow, spread over the ten months before today, or given to this year as a whole. */
  readonly money: readonly {
    readonly flow: Flow;
    readonly source: "central" | "region" | "city" | "enterprise" | "bond";
    readonly amountWan: number;
    readonly monthly: boolean;
    /** Years from this one; this year where left out. */
    readonly years?: number;
  }[];
  readonly items: readonly {
    readonly list: EntryItem["list"];
    readonly text: string;
    readonly due: number | null;
    readonly doneOn: number | null;
  }[];
  /** Since when it is in the register. */
  readonly entered: number;
  /** What was said of it later, day by day. */
  readonly later: readonly { readonly on: number; readonly values: EntryState["values"] }[];
  readonly closed: { readonly on: number; readonly reason: string } | null;
};

export const SAMPLE = "【示例】";
export const [NORTH, HOME, SOUTH, EAST] = ["150100", "150200", "150600", "150900"] as const;

type Given = Pick<SampleEntry, "register" | "name" | "variant" | "measures"> & Partial<SampleEntry>;

export const sampleRow = ({ name, ...given }: Given): SampleEntry => ({
  region: HOME,
  values: {},
  days: {},
  stages: {},
  money: [],
  items: [],
  entered: -330,
  later: [],
  closed: null,
  ...given,
  name: SAMPLE + name,
});

export const block = (text: string, due: number, doneOn: number | null = null) => ({
  list: "block" as const,
  text: SAMPLE + text,
  due,
  doneOn,
});
