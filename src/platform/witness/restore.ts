import { audit } from "../audit/audit.ts";
import { type Database, inTransaction } from "../database/database.ts";
import type { Witness } from "./folder.ts";
import type { RestoreLine, Said, WitnessLine } from "./line.ts";
import { type ChainLog, holdAll, lastOf, RESTORED } from "./logs.ts";

const RESTORING = { actor: null, address: "127.0.0.1", requestId: "restore" };

/**
 * Enters that this database was restored: for each chain a signed line that says where it stands again and which of the heads
 * witnessed here, or given, it lost; into this node's file and into the trail. Without it a restore would look like a fraud.
 */
export async function enterRestore(
  owner: Database,
  witness: Witness,
  given: { readonly heads: readonly WitnessLine[]; readonly by: string; readonly logs: readonly ChainLog[] },
): Promise<RestoreLine[]> {
  const lines = [...witness.read().lines, ...given.heads];
  const acts: Said[] = [];
  const at = new Date().toISOString();
  for (const log of given.logs) {
    const { number, hash } = await lastOf(owner, log);
    const { contradictions } = await holdAll(owner, log, lines);
    const lost = contradictions.map((each) => ({ number: each.number, hash: each.hash }));
    acts.push({ kind: "restored", log: log.name, at, number, hash, by: given.by, lost });
  }
  const signed = acts.map((act) => witness.sign(act)).filter((line) => line.kind === "restored");
  const entry = { caller: RESTORING, action: RESTORED, subject: given.by, after: { lines: signed } };
  await inTransaction(owner, (sql) => audit.record(sql, entry));
  for (const act of acts) witness.append(act);
  return signed;
}
