import type { ActingFor } from "../../../../kernel/actor.ts";
import type { Day } from "../../../../kernel/calendar.ts";
import { say } from "../../../../kernel/fields.ts";
import { type InboxLine, NO_LIMIT } from "../../../../kernel/inbox.ts";
import { WORKERS } from "../../domain/roles.ts";
import { breachOf } from "../../domain/clocks/breaches.ts";
import type { Desk } from "../../store/desk.ts";
import { breach, waitingFor } from "./kind.ts";
import { breachesToSee } from "./store.ts";

/** Breaches that wait for an explanation of the person's unit, computed ones that nobody recorded included, or for the person's judgement. */
export async function breachInbox(desk: Desk, person: ActingFor, day: Day): Promise<InboxLine[]> {
  if (!WORKERS.some((role) => person.roles.includes(role))) return [];
  const lines = await breachesToSee(desk, person, day);
  return lines.flatMap((line) => {
    const act = waitingFor(line, person, day);
    if (act === null) return [];
    const { name } = breachOf(line.code);
    return [
      {
        id: `breach/${line.id}/${act}`,
        kind: breach.kind,
        subject: say(`${line.about.title}：${name.zh}`, `${line.about.title}: ${name.en}`),
        why: breach.acts[act].name,
        ...NO_LIMIT,
        since: line.began,
        link: "/data/breaches",
        weight: 2,
        sample: line.sample,
      },
    ];
  });
}
