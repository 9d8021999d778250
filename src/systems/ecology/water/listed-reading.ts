import type { Day } from "../../../kernel/calendar.ts";
import type { Orders } from "../../../kernel/list.ts";
import type { Correcting, Figure } from "./correction.ts";
import type { ItemCode } from "./item.ts";

/** By what readings are listed. */
export const READING_ORDERS = { time: "falls", item: "rises" } as const satisfies Orders;

/** What stood before a correction, and who put it right for which reason. */
export type Before = Pick<Figure, "printed" | "unit" | "below"> &
  Pick<Correcting, "reason" | "sheet"> & {
    readonly on: Day;
    readonly bureau: string;
  };

/** A reading as it stands, with what stood before, the latest first. */
export type ListedReading = Figure & {
  readonly time: string;
  readonly item: ItemCode;
  readonly before: readonly Before[];
  /** Periods of posted settlements that were computed from it; told to accounts alone. */
  readonly settled: readonly string[];
};

/** A page of the readings of a section. */
export type ListedReadings = {
  readonly rows: readonly ListedReading[];
  readonly total: number;
  readonly day: Day;
  /** Of the section, where the reader may correct its readings. */
  readonly version: number | null;
};
