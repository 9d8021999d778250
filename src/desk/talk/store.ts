import { type Failure, FailureError, refusal } from "../../kernel/error.ts";
import type { Actor } from "../../kernel/actor.ts";
import type { Openable, Openables } from "../../kernel/openable.ts";
import { holdsPersonNumber } from "../../kernel/person-numbers.ts";
import { erasedSeal, newSalt, sealed, type SealedTable } from "../../platform/audit/seals.ts";
import type { Sql } from "../../platform/database/database.ts";
import { admitAttachment } from "../../platform/files/admit.ts";
import { attachments, type KeptFile, type Upload } from "../../platform/records/attachments.ts";
import { kindDesks } from "../../platform/records/kind-desk.ts";
import { projections } from "../../platform/records/projection.ts";
import { actsTable, type Aside, type RecordDesk } from "../../platform/records/records.ts";
import { actorOf, hidden, type RosterDesk, type Units, unitsOf } from "../../platform/records/units.ts";
import { withinTransaction } from "../../platform/records/within.ts";
import type { Caller, Shell } from "../../platform/slice.ts";
import {
  type About,
  mayErase,
  type Mention,
  plainWords,
  type Talk,
  talk,
  type TalkAct,
  type TalkAsked,
  type TalkState,
  type TalkThread,
  waitsOf,
} from "./kind.ts";

/** Somebody with an open account. */
export type Person = Pick<Actor, "accountId" | "displayName" | "organisationId" | "roles">;

/** What talk works with: whose records it hangs on, and who may be mentioned. */
export type TalkDesk = RecordDesk &
  RosterDesk &
  Pick<Shell, "files"> & {
    readonly people: { readonly list: (sql?: Sql) => Promise<readonly Person[]> };
    readonly openables: () => Openables;
  };

/** What was said, kept apart so that it can be erased. */
export const TALK_WORDS: SealedTable = {
  of: "desk.talk_words",
  record: "talkId",
  part: "remark",
  content: ["regionCode", "words"],
  erasable: true,
};

export const SEALED: readonly SealedTable[] = [actsTable("desk"), TALK_WORDS];

const WORDS_NEEDED = refusal("words-needed", "请写下要说的话。", "Write what you want to say.");
const PERSON_NUMBER = refusal(
  "person-number",
  "没有发出：内容里有身份证号。请改用办件编号，或写明“详见材料”。",
  "Not sent: the text holds an identity number. Give a case number instead, or point to the papers.",
);
const NOT_TAKEN = refusal(
  "unsupported-type",
  "请上传图片、PDF、OFD、Word、Excel 或文本文件。",
  "Upload an image, or a PDF, OFD, Word, Excel or text file.",
);
const mayNotOpen = (name: string): Failure =>
  refusal(
    "may-not-open",
    `没有发出：${name}打不开这条记录，不能提及。请去掉这处提及，或换一个能打开它的人或单位。`,
    `Not sent: ${name} may not open this record and cannot be mentioned. Take the mention out, or name somebody who may open it.`,
  );

const { putAttachment, getAttachment } = attachments("desk");

const waits = projections<unknown>("desk")(talk, "talk_wait", {
  by: "talkId",
  rows: ({ state }) =>
    waitsOf(state).map(({ of, id, remark, since }) => ({
      regionCode: state.regionCode,
      remark,
      of,
      who: id,
      since,
    })),
});

type Saying = { readonly words: string; readonly salt: Buffer };

const writing =
  ({ words, salt }: Saying): Aside<TalkState, TalkAct> =>
  async (sql, { id, after, recorded, vouch }) => {
    const row = { talkId: id, remark: recorded.version, regionCode: after.regionCode, words };
    await sql`insert into desk.talk_words ${sql({ ...row, salt })}`;
    vouch(sealed(TALK_WORDS, row, salt).seal);
  };

/** Takes the words of a remark out, and the file where no other remark of the thread points to it. */
const erasing =
  (remark: number): Aside<TalkState, TalkAct> =>
  async (sql, { id, before, after, vouch }) => {
    const gone =
      await sql`delete from desk.talk_words where talk_id = ${id} and remark = ${remark} returning remark`;
    if (gone.length > 0) vouch(erasedSeal(TALK_WORDS, id, String(remark)));
    const file = before?.remarks.find(({ number }) => number === remark)?.file ?? null;
    if (file !== null && !after.remarks.some((each) => each.file === file))
      await sql`delete from desk.attachment where record_id = ${id} and digest = ${file}`;
  };

/** Who may see a thread is decided by the record that it is about, before the desk is asked. */
const talks = kindDesks<TalkDesk>("desk")(talk, {
  visible: (sql) => sql`true`,
  units: () => [],
  projections: [waits],
  making: (_, { state, asked }, { actor }) => {
    const { unitIds } = actor;
    switch (asked.type) {
      case "answer":
        return {
          act: { type: "answer", unitIds, mentions: asked.mentions },
          aside: writing({ words: asked.words, salt: newSalt() }),
        };
      case "erase":
        return { act: { type: "erase", remark: asked.remark }, aside: erasing(asked.remark) };
      default:
        return { act: talk.actFor(asked, state, actor) };
    }
  },
});

export const FOLDED = {
  slice: "desk",
  kinds: [talks.verified.kind],
  projections: talks.verified.projections,
};

const asActor = ({ accountId, displayName, organisationId, roles }: Person): Actor => ({
  accountId,
  name: "",
  displayName,
  organisationId,
  roles,
});

/** The record that is talked about, for who may open it; null for others. */
export const opens = async (desk: TalkDesk, { kind, id }: About, person: Actor): Promise<Openable | null> => {
  const all = desk.openables();
  return Object.hasOwn(all, kind) ? ((await all[kind]?.(id, person)) ?? null) : null;
};

/** The record that is talked about, for a caller who may open it. Throws `not-found` for others. */
export const openFor = async (desk: TalkDesk, about: About, { actor }: Caller): Promise<Openable> =>
  (actor && (await opens(desk, about, actor))) ?? hidden();

/** People with open accounts who may speak here, by their units. */
export type Around = {
  readonly units: Units;
  readonly people: readonly Person[];
  /** Those of a unit, also of one that was merged into it. */
  readonly of: (unitId: string) => readonly Person[];
};

export async function around(desk: TalkDesk): Promise<Around> {
  const [units, all] = await Promise.all([unitsOf(desk), desk.people.list(desk.sql)]);
  // Applicants come for their own matter, and not into the talk of those who deal with it.
  const people = all.filter(({ roles }) => roles.some((role) => role !== "applicant"));
  const byUnit = new Map<string, Person[]>();
  for (const each of people) {
    const unit = each.organisationId === null ? "" : units.canonical(each.organisationId);
    byUnit.set(unit, [...(byUnit.get(unit) ?? []), each]);
  }
  return { units, people, of: (unitId) => byUnit.get(units.canonical(unitId)) ?? [] };
}

/** Of a unit so many are asked before it is taken that nobody of it may open the record. */
const ASKED_OF_A_UNIT = 12;

/** Whether who is mentioned may open the record: of a unit somebody. */
export async function mayOpen(
  desk: TalkDesk,
  about: About,
  who: Mention,
  { people, of }: Around,
): Promise<boolean> {
  const asked =
    who.of === "person"
      ? people.filter(({ accountId }) => accountId === who.id)
      : of(who.id).slice(0, ASKED_OF_A_UNIT);
  for (const each of asked) if ((await opens(desk, about, asActor(each))) !== null) return true;
  return false;
}

const GONE = "（已停用的账号）";
const nameOf = ({ of, id }: Mention, { units, people }: Around): string =>
  of === "unit" ? units.name(id) : (people.find(({ accountId }) => accountId === id)?.displayName ?? GONE);

type Said = { readonly words: string; readonly mentions: readonly Mention[] };

/** What is said, as it may be kept. Throws `words-needed`, `person-number` and `may-not-open`. */
async function admitted(desk: TalkDesk, about: About, { words: typed, mentions }: Said): Promise<Said> {
  const words = plainWords(typed);
  if (words === "") throw new FailureError(WORDS_NEEDED);
  if (holdsPersonNumber(words)) throw new FailureError(PERSON_NUMBER);
  const near = await around(desk);
  const once = [...new Map(mentions.map((who) => [`${who.of}/${who.id}`, who])).values()];
  for (const who of once)
    if (!(await mayOpen(desk, about, who, near))) throw new FailureError(mayNotOpen(nameOf(who, near)));
  return {
    words,
    mentions: once.map(({ of, id }) => ({ of, id: of === "unit" ? near.units.canonical(id) : id })),
  };
}

/** Begins a thread. */
export async function say(
  desk: TalkDesk,
  about: About,
  { key, ...said }: Said & { readonly key: string },
  caller: Caller,
): Promise<void> {
  const { title, regionCode } = await openFor(desk, about, caller);
  const { words, mentions } = await admitted(desk, about, said);
  const { unitIds } = await actorOf(desk, caller);
  const { kind, id } = about;
  const seed = { about: { kind, id }, title, regionCode, unitIds, mentions };
  await talks.begin(desk, { key, seed }, caller, { aside: writing({ words, salt: newSalt() }) });
}

type Thread = { readonly id: string; readonly version: number; readonly state: TalkState };

const isAbout = (sql: Sql, { kind, id }: About) =>
  sql`kind = 'talk' and state #>> '{about,kind}' = ${kind} and state #>> '{about,id}' = ${id}`;

async function threadOf(sql: Sql, of: About, id: string, lock: boolean): Promise<Thread> {
  const [found] = await sql<Thread[]>`
    select id, version, state from desk.record where id = ${id} and ${isAbout(sql, of)}
    ${lock ? sql`for no key update` : sql``}`;
  return found ?? hidden();
}

type Acting = { readonly version: number; readonly key: string; readonly act: TalkAsked };

/** Acts in a thread. What only adds to it is added to what stands by then; what closes, opens or erases must know the last version. */
export async function actInTalk(
  desk: TalkDesk,
  of: About,
  thread: string,
  { version, key, act: asked }: Acting,
  caller: Caller,
): Promise<void> {
  await openFor(desk, of, caller);
  const act = asked.type === "answer" ? { ...asked, ...(await admitted(desk, of, asked)) } : asked;
  const adds = act.type === "answer" || act.type === "seen";
  await withinTransaction(desk, async (within) => {
    const standing = await threadOf(within.sql, of, thread, true);
    await talks.act(within, thread, { version: adds ? standing.version : version, key, act }, caller);
  });
}

/** Attaches a file to a thread; it is admitted as every file is. */
export async function attachToTalk(
  desk: TalkDesk & Pick<Shell, "audit">,
  of: About,
  thread: string,
  {
    key,
    confirmInternal,
    file,
  }: { readonly key: string; readonly confirmInternal: boolean; readonly file: Upload },
  caller: Caller,
): Promise<void> {
  await openFor(desk, of, caller);
  await threadOf(desk.sql, of, thread, false);
  const subject = `talk:${thread}`;
  const admission = { confirmInternal, action: "desk.refuse-classified", subject, notTaken: NOT_TAKEN };
  await admitAttachment(desk, file, admission, caller);
  const { unitIds } = await actorOf(desk, caller);
  await withinTransaction(desk, async (within) => {
    const { version, state } = await threadOf(within.sql, of, thread, true);
    const place = { recordId: thread, regionCode: state.regionCode };
    const act = async (sql: Sql): Promise<TalkAct> => {
      const { digest } = await putAttachment(within, sql, place, file, caller);
      return { type: "attach", unitIds, file: digest };
    };
    await talks.enact(within, { id: thread, version, key, act }, caller);
  });
}

/** A file of a thread as it was attached. Throws `not-found`. */
export async function fileOfTalk(
  desk: TalkDesk,
  of: About,
  thread: string,
  digest: string,
  caller: Caller,
): Promise<KeptFile> {
  await openFor(desk, of, caller);
  await threadOf(desk.sql, of, thread, false);
  return getAttachment(desk, thread, digest);
}

/** Talk on a record, `size` threads of it, for who may open the record. */
export async function readTalk(desk: TalkDesk, of: About, size: number, caller: Caller): Promise<Talk> {
  await openFor(desk, of, caller);
  const { sql } = desk;
  const [threads, [counted]] = await Promise.all([
    sql<Thread[]>`
      select id, version, state from desk.record where ${isAbout(sql, of)} order by status, changed_at desc, id limit ${size}`,
    sql<{ total: number; open: number }[]>`
      select count(*)::int as total, (count(*) filter (where status = 'open'))::int as open from desk.record
      where ${isAbout(sql, of)}`,
  ]);
  const shown = { total: counted?.total ?? 0, open: counted?.open ?? 0 };
  if (threads.length === 0) return { threads: [], ...shown };
  const ids = threads.map(({ id }) => id);
  const [words, files, near, actor] = await Promise.all([
    sql<{ talkId: string; remark: number; words: string }[]>`
      select talk_id, remark, words from desk.talk_words where talk_id = any(${ids}::uuid[])`,
    sql<{ recordId: string; digest: string; name: string; size: number }[]>`
      select record_id, digest, name, size from desk.attachment where record_id = any(${ids}::uuid[])`,
    around(desk),
    actorOf(desk, caller),
  ]);
  const said = new Map(words.map((each) => [`${each.talkId}/${each.remark}`, each.words]));
  const kept = new Map(
    files.map(({ recordId, digest, name, size: bytes }) => [
      `${recordId}/${digest}`,
      { digest, name, size: Number(bytes) },
    ]),
  );
  const viewOf = ({ id, version, state }: Thread): TalkThread => ({
    id,
    version,
    status: state.status,
    settled: state.settled,
    may: talk.offers(state, actor, ""),
    remarks: state.remarks.map(({ number, by, at, erased, unitIds, mentions, file }, place) => ({
      number,
      by,
      at,
      erased,
      unit: near.units.name(unitIds[0] ?? "") || null,
      words: said.get(`${id}/${number}`) ?? null,
      mentions: mentions.map((who) => ({ ...who, name: nameOf(who, near) })),
      file: (file !== null && kept.get(`${id}/${file}`)) || null,
      mayErase: erased === null && mayErase(state.remarks[place] ?? { byId: null }, actor),
      seenBy: state.seen
        .filter(
          (each) => each.number > number && each.number < (state.remarks[place + 1]?.number ?? Infinity),
        )
        .map((each) => each.by),
    })),
  });
  return { threads: threads.map(viewOf), ...shown };
}
