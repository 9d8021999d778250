import { FailureError } from "../../../kernel/error.ts";
import { inTransaction } from "../../../platform/database/database.ts";
import { derivedKey } from "../../../platform/records/derived-key.ts";
import type { Caller } from "../../../platform/slice.ts";
import { type AlertDesk, alerts } from "./store.ts";

/** Looks every minute for alerts that nobody acknowledged in time. */
export const ESCALATE = "ecology.escalate-alerts";

const BY_ITSELF: Caller = { actor: null, address: "", requestId: "" };
/** Of one transaction: an act alone takes as long to commit as to write, and whoever acknowledges meanwhile waits for so many. */
const AT_ONCE = 50;

type Due = { readonly alertId: string; readonly unitId: string; readonly version: number };

/**
 * Tells the office of every bureau that did not acknowledge in time, until nothing is due. What is due stands in the database
 * with the alert itself, and each escalation is an act with a key of its own: whoever is killed and starts again, or runs
 * twice, tells once.
 */
export async function escalateDue(desk: AlertDesk, signal?: AbortSignal): Promise<number> {
  let [told, now] = [0, 0];
  do {
    if (signal?.aborted) break;
    now = await inTransaction(desk.sql, (sql) => escalateSome({ ...desk, sql }));
    told += now;
    // Of what others were at just now the rest is due at the next minute.
  } while (now > 0);
  return told;
}

async function escalateSome(desk: AlertDesk): Promise<number> {
  const { sql } = desk;
  const due = await sql<Due[]>`
    select n.alert_id, n.unit_id, r.version from ecology.alert_notice n join ecology.record r on r.id = n.alert_id
    where n.open and n.acknowledged_at is null and n.escalated_at is null and n.due_at < ${desk.now()}
    order by n.due_at, n.alert_id, n.unit_id limit ${AT_ONCE} for no key update of r skip locked`;
  const versions = new Map<string, number>();
  let told = 0;
  for (const { alertId, unitId, version } of due) {
    try {
      const { version: now } = await alerts.enact(
        desk,
        {
          id: alertId,
          version: versions.get(alertId) ?? version,
          key: derivedKey("escalate-alert", alertId, unitId),
          act: { type: "escalate", unitId },
        },
        BY_ITSELF,
      );
      versions.set(alertId, now);
      told += 1;
    } catch (error) {
      // Somebody acknowledged, closed or wrote just before it was looked for.
      if (!(error instanceof FailureError)) throw error;
    }
  }
  return told;
}
