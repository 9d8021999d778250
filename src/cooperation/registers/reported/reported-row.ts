import { WHOLE_REGION } from "../../../kernel/region.ts";
import type { EntrySeed, EntrySource, EntryState } from "../entry.ts";

/**
 * A published fact as a row: `measures` are numbers of the Baotou plan, `quote` words of the undertaking that it is.
 * What no source says is left out, so that its stage stays unknown.
 */
export type ReportedEntry = Omit<EntrySeed, "links" | "source"> & {
  /** Never changed: by it a second run knows the row again. */
  readonly key: string;
  readonly measures: readonly number[];
  readonly quote: string | null;
  readonly source: EntrySource;
};

export const UNVERIFIED = "建设进展未见可核实的公开材料，阶段按未知登记。";

type Given = {
  readonly key: string;
  readonly name: string;
  readonly variant: string;
  readonly measures: readonly number[];
  readonly source: EntrySource;
  readonly region?: string | undefined;
  readonly quote?: string;
  readonly values?: EntryState["values"];
  readonly stages?: EntryState["stages"];
};

export const reportedEntry = (
  register: EntrySeed["register"],
  { key, name, variant, measures, source, region = WHOLE_REGION, quote, values = {}, stages = {} }: Given,
): ReportedEntry => ({
  key,
  register,
  name,
  regionCode: region,
  variant,
  values,
  stages,
  measures,
  quote: quote ?? null,
  source,
});
