import type { Actor } from "../../kernel/actor.ts";
import type { Day } from "../../kernel/calendar.ts";
import { type InboxKinds, type InboxLine, NO_LIMIT } from "../../kernel/inbox.ts";
import { folded } from "../../kernel/search-tokens.ts";
import { asCaller } from "../../platform/records/as-caller.ts";
import { actorOf } from "../../platform/records/units.ts";
import type { Caller } from "../../platform/slice.ts";
import { type About, type Mentionable, type TalkState, waitsFor } from "./kind.ts";
import { around, mayOpen, openFor, opens, type TalkDesk } from "./store.ts";

/** How many are offered, and how many at most are asked whether they may open the record to find so many. */
const OFFERED = 8;
const ASKED = 24;

/** Units and people who may be mentioned on a record: those whose name holds the words, the record's own units first. */
export async function mentionables(
  desk: TalkDesk,
  of: About,
  words: string,
  caller: Caller,
): Promise<Mentionable[]> {
  const { unitIds } = await openFor(desk, of, caller);
  const near = await around(desk);
  const { units, people } = near;
  const own = new Set(unitIds.map(units.canonical));
  const asked = folded(words).trim();
  const candidates: (Mentionable & { readonly unitId: string | null })[] = [
    ...units.list.map(({ id, name }) => ({ of: "unit" as const, id, name, unit: null, unitId: id })),
    ...people
      .filter(({ accountId }) => accountId !== caller.actor?.accountId)
      .map(({ accountId, displayName, organisationId }) => ({
        of: "person" as const,
        id: accountId,
        name: displayName,
        unit: organisationId === null ? null : units.name(organisationId) || null,
        unitId: organisationId === null ? null : units.canonical(organisationId),
      })),
  ].filter(
    (each) => folded(each.name).includes(asked) && (each.of === "person" || near.of(each.id).length > 0),
  );
  const rank = ({ unitId, name }: (typeof candidates)[number]): number =>
    (unitId !== null && own.has(unitId) ? 0 : 2) + (folded(name).startsWith(asked) ? 0 : 1);
  const found: Mentionable[] = [];
  for (const { unitId: _, ...each } of candidates.toSorted((a, b) => rank(a) - rank(b)).slice(0, ASKED)) {
    if (found.length === OFFERED) break;
    if (await mayOpen(desk, of, each, near)) found.push(each);
  }
  return found;
}

export const INBOX_KINDS: InboxKinds = { talk: { zh: "讨论中提及", en: "Mentions" } };

/** Of threads that wait for one person so many make lines. */
const MOST_LINES = 100;

/** A line for each thread in which a person, or the person's unit, is mentioned and has not answered, on records that the person may still open. */
export async function talkInbox(desk: TalkDesk, person: Actor, _asOf: Day): Promise<InboxLine[]> {
  const caller = asCaller(person);
  const { unitIds } = await actorOf(desk, caller);
  const waiting = await desk.sql<{ id: string; sample: boolean; state: TalkState }[]>`
    select id, sample, state from desk.record where kind = 'talk' and id in (
      select talk_id from desk.talk_wait
      where (who = ${person.accountId} and of = 'person') or (who = any(${[...unitIds]}::uuid[]) and of = 'unit'))
    order by changed_at desc limit ${MOST_LINES}`;
  const lines: InboxLine[] = [];
  for (const { id, sample, state } of waiting) {
    const [first] = waitsFor(state, { accountId: person.accountId, unitIds });
    const opened = first && (await opens(desk, state.about, person));
    if (!first || !opened) continue;
    const by = state.remarks.find(({ number }) => number === first.remark)?.by ?? "";
    const why =
      first.of === "person"
        ? { zh: `${by}在讨论中提到您，请回复`, en: `${by} mentions you: answer` }
        : { zh: `${by}在讨论中提到您的单位，请回复`, en: `${by} mentions your unit: answer` };
    lines.push({
      id: `talk/${id}/mention-${first.remark}`,
      kind: "talk",
      subject: opened.title,
      why,
      ...NO_LIMIT,
      since: first.since,
      link: `${opened.link}?talk=${id}`,
      weight: 2,
      sample,
    });
  }
  return lines;
}
