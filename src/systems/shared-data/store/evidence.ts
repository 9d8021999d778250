import { duplicates } from "../catalogue/duplicate/store.ts";
import { libraries } from "../catalogue/library/store.ts";
import { resources } from "../catalogue/resource/store.ts";
import { breach } from "../oversight/breach/kind.ts";
import { CORRECTION_TEXTS, corrections } from "../oversight/correction/store.ts";
import { disputes } from "../oversight/dispute/store.ts";
import { returnFlows } from "../oversight/return-flow/store.ts";
import { requests } from "../requests/store.ts";
import { WAITS } from "./waits.ts";
import type { SealedTable } from "../../../platform/audit/seals.ts";
import { actsTable } from "../../../platform/records/records.ts";
import { toVerify } from "../../../platform/records/verify-records.ts";

/** What of this slice the trail vouches for. */
export const SEALED: readonly SealedTable[] = [actsTable("shared-data"), CORRECTION_TEXTS];

const DESKS = [corrections, disputes, duplicates, libraries, requests, resources, returnFlows];

/** What follows from acts: every record, what lists and the enforcement point read of them, and what waits. */
export const FOLDED = {
  slice: "shared-data",
  kinds: [...DESKS.map(({ verified }) => verified.kind), toVerify(breach)],
  projections: [...DESKS.flatMap(({ verified }) => verified.projections), ...WAITS],
};
