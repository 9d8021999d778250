import { FailureError } from "../../../kernel/error.ts";
import { inTransaction } from "../../../platform/database/database.ts";
import { derivedKey } from "../../../platform/records/derived-key.ts";
import type { Caller } from "../../../platform/slice.ts";
import type { ESCALATIONS } from "./clock.ts";
import type { LAPSES } from "./kind.ts";
import { type AlertDesk, alerts } from "./store.ts";

/** Looks every minute for alerts that nobody acknowledged, or answered for the first time, in time. */
export const ESCALATE = "ecology.escalate-alerts";

const BY_ITSELF: Caller = { actor: null, address: "", requestId: "" };
/** Of one transaction: an act alone takes as long to commit as to write, and whoever acknowledges meanwhile waits for so many. */
const AT_ONCE = 50;

type Due = {
  readonly alertId: string;
  readonly unitId: string;
  readonly version: number;
  readonly lapse: keyof typeof LAPSES;
  readonly told: keyof typeof ESCALATIONS;
};

/**
 * Tells the office of every bureau that did not acknowledge or answer in time, until nothing is due. What is due stands in the database
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
  const [{ sql }, now] = [desk, desk.now()];
  const due = await sql<Due[]>`
    select n.alert_id, n.unit_id, r.version, n.lapse, coalesce((
      select told -> 'clock' ->> 'escalateTo' from jsonb_array_elements(r.state -> 'notices') told
      where told ->> 'unitId' = n.unit_id::text), 'office') as told
    from (
      select alert_id, unit_id, due_at, 'acknowledgement' as lapse from ecology.alert_notice
      where open and acknowledged_at is null and escalated_at is null and due_at < ${now}
      union all
      select alert_id, unit_id, answer_due_at, 'answer' from ecology.alert_notice
      where open and answer_due_at < ${now}
    ) n join ecology.record r on r.id = n.alert_id
    order by n.due_at, n.alert_id, n.unit_id, n.lapse limit ${AT_ONCE} for no key update of r skip locked`;
  const versions = new Map<string, number>();
  let told = 0;
  for (const { alertId, unitId, version, lapse, told: to } of due) {
    try {
      const { version: written } = await alerts.enact(
        desk,
        {
          id: alertId,
          version: versions.get(alertId) ?? version,
          key: derivedKey("escalate-alert", alertId, unitId, ...(lapse === "answer" ? [lapse] : [])),
          act: { type: "escalate", unitId, lapse, told: to },
        },
        BY_ITSELF,
      );
      versions.set(alertId, written);
      told += 1;
    } catch (error) {
      // Somebody acknowledged, closed or wrote just before it was looked for.
      if (!(error instanceof FailureError)) throw error;
    }
  }
  return told;
}
