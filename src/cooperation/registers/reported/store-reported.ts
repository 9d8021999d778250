import { derivedKey } from "../../../platform/records/derived-key.ts";
import type { Caller } from "../../../platform/slice.ts";
import type { EntryLink } from "../entry.ts";
import { linkReader } from "../import/links.ts";
import { REPORTED_ENTRIES } from "./reported-entries.ts";
import type { ReportedEntry } from "./reported-row.ts";
import type { Desk } from "../../store/desk.ts";
import { withinTransaction } from "../../../platform/records/within.ts";
import { enterEntry } from "../store-act.ts";

/** Nobody is signed in when the product takes over what was published. */
const nobody: Caller = { actor: null, address: "", requestId: "first-run" };

/** The measures of the real plan in force that a row hangs on, with the undertaking that it quotes. */
async function linksIn(desk: Desk): Promise<(entry: ReportedEntry) => EntryLink[]> {
  const plan = (await desk.plans.list()).find(({ current, sample }) => current && !sample);
  const measures = plan ? await desk.plans.measures(plan.id) : [];
  const { undertaking } = linkReader(measures);
  return ({ measures: numbers, quote }) =>
    numbers.flatMap((number): EntryLink[] => {
      const measure = measures.find((each) => each.number === number);
      if (!measure) return [];
      const link = { planId: measure.planId, measureId: measure.id, undertakingId: null };
      return [(quote === null ? null : undertaking(quote, [link])) ?? link];
    });
}

/** Published facts as reported records; how many there are now. A second run adds none. */
export async function reportEntries(desk: Desk): Promise<number> {
  const linksOf = await linksIn(desk);
  await withinTransaction(desk, async (within) => {
    for (const entry of REPORTED_ENTRIES) {
      const { key, measures: _, quote: __, ...seed } = entry;
      const begun = derivedKey("reported-entry", entry.register, key);
      await enterEntry(within, { ...seed, links: linksOf(entry) }, begun, nobody, { reported: true });
    }
  });
  return REPORTED_ENTRIES.length;
}
