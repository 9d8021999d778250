import type { ActingFor } from "../../../kernel/actor.ts";
import { FailureError, refusal } from "../../../kernel/error.ts";
import { say } from "../../../kernel/fields.ts";
import type { Found } from "../../../kernel/find.ts";
import { staffOf } from "../../../kernel/inbox.ts";
import { jsonOf } from "../../../kernel/json-text.ts";
import { placeOf } from "../../../kernel/sheet.ts";
import { decodeText } from "../../../platform/documents/plain-text.ts";
import { admitDocument } from "../../../platform/files/admit.ts";
import { plainName } from "../../../platform/files/plain-name.ts";
import type { FileReply } from "../../../platform/http/file-reply.ts";
import type { UploadedFile } from "../../../platform/http/implement.ts";
import { type Asked, recordHits } from "../../../platform/records/finder.ts";
import { kindDesks } from "../../../platform/records/kind-desk.ts";
import { readSheets } from "../../../platform/records/read-sheet.ts";
import type { DoingOptions } from "../../../platform/records/records.ts";
import { actorOf, ownUnit, unitsOf } from "../../../platform/records/units.ts";
import { turnWaits, waitsFor } from "../../../platform/records/waits.ts";
import type { Caller } from "../../../platform/slice.ts";
import { type ProjectDesk, seenBy } from "../projects/store.ts";
import {
  corridor,
  type CorridorAct,
  type CorridorRow,
  type CorridorState,
  type CorridorStatus,
  type CorridorValues,
} from "./kind.ts";
import { type Brought, checked, corridorInSheets, type CorridorSheet } from "./network.ts";
import { adoptedOf, fileOf, NO_NETWORK } from "./placing/store.ts";
import { seenCorridor } from "./store-ground.ts";
import { handedOver } from "./store-hand-over.ts";
import { corridorServed } from "./store-served.ts";

const BY_FILE = refusal(
  "by-file",
  "走廊文件请在页面上选择文件上传。",
  "A corridor's file is uploaded as a file on its page.",
);
/** A corridor waits for who entered it until its stations are chosen. */
export const corridorWaits = waitsFor<unknown>("energy")(corridor, {
  link: (id) => `/energy/corridors/${id}`,
  waits: turnWaits<unknown, CorridorState>(corridor, {
    side: (_, { unit }) => ({ whom: staffOf(unit.unitId) }),
  }),
});

export const corridors = kindDesks<ProjectDesk>("energy", [corridorWaits])(corridor, {
  visible: seenBy,
  units: ({ unit }) => [unit.unitId],
  projections: [corridorServed],
  making: async (desk, { id, state, asked }, { actor, caller }) => {
    switch (asked.type) {
      case "adopt":
        return { act: { type: asked.type, ...(await adoptedOf(desk.sql, id, asked.placing, state)) } };
      case "hand-over": {
        const { handed, keep } = await handedOver(desk, state, asked, { actor, caller });
        return {
          act: { type: asked.type, ...handed },
          aside: (sql, { recorded }) => keep(sql, recorded.by),
        };
      }
      case "bring":
        throw new FailureError(BY_FILE);
      default:
        return { act: corridor.actFor(asked, state, actor) };
    }
  },
  row: ({ id, sample, state }, { units }): CorridorRow => ({
    id,
    sample,
    name: state.name,
    filling: state.filling,
    status: state.status,
    sites: state.network?.sites.length ?? null,
    stations: state.adopted?.stations.length ?? null,
    servedTrucks: state.adopted?.servedTrucks ?? null,
    totalTrucks:
      state.network === null ? null : state.network.flows.reduce((sum, { trucks }) => sum + trucks, 0),
    costWan: state.adopted?.costWan ?? null,
    city: state.unit.regionCode,
    unit: units.name(state.unit.unitId),
    registeredOn: state.registeredOn,
  }),
});

type Options = DoingOptions<CorridorState, CorridorAct>;

/** Enters a corridor in the name of the caller's unit. Throws what the kind refuses. */
export async function registerCorridor(
  desk: ProjectDesk,
  { key, seed }: { readonly key: string; readonly seed: CorridorValues },
  caller: Caller,
  options: Options = {},
): Promise<{ id: string; version: number }> {
  const unitId = ownUnit(await actorOf(desk, caller));
  const regionCode = (await unitsOf(desk)).region(unitId);
  return corridors.begin(desk, { key, seed: { ...seed, unit: { unitId, regionCode } } }, caller, options);
}

const MOST_ROWS = 5_000;

/** What the file of the command says; null where a file is another. Throws where it is broken. */
function jsonIn({ name, bytes }: UploadedFile): unknown {
  const { text } = decodeText(bytes);
  if (!/^\s*[{[]/.test(text) && !/\.json$/i.test(name)) return null;
  const read = jsonOf(text);
  if (read.ok) return read.value;
  const { zh, en } = read.failure.sentence;
  throw new FailureError(refusal("unusable", `文件不是 JSON：${zh}`, `The file is no JSON: ${en}`));
}

/** What a file holds: that of the command, or three sheets. Throws what is wrong with it, each at its place. */
async function readCorridorFile(
  desk: ProjectDesk,
  { name, bytes }: UploadedFile,
  state: CorridorState,
  confirmInternal: boolean,
  caller: Caller,
): Promise<Brought> {
  const json = jsonIn({ name, bytes });
  if (json !== null) {
    const admission = { confirmInternal, action: "energy.refuse-classified", subject: "corridor" };
    await admitDocument(desk, { text: JSON.stringify(json, null, 1), margin: "" }, admission, caller);
    const read = checked(json);
    if (!read.ok) throw new FailureError(read.failure);
    return read.value;
  }
  const taking = { slice: "energy", name: "corridor", most: MOST_ROWS };
  const { rows, names } = await readSheets(desk, { name, bytes }, taking, "all", confirmInternal, caller);
  const sheets = names.map((sheet, at): CorridorSheet => ({
    name: sheet,
    rows: rows
      .filter(({ number }) => placeOf(number).sheet === at)
      .map(({ number, cells }) => ({ line: placeOf(number).row, cells })),
  }));
  const read = corridorInSheets(sheets, state);
  if (!read.ok) throw new FailureError(read.failure);
  return read.value;
}

/** Takes sites, roads and flows of a corridor in. Throws what is wrong with them, and what the kind refuses. */
export async function bringCorridor(
  desk: ProjectDesk,
  id: string,
  {
    version,
    key,
    confirmInternal,
  }: { readonly version: number; readonly key: string; readonly confirmInternal: boolean },
  file: UploadedFile,
  caller: Caller,
  options: Options = {},
): Promise<void> {
  const { state } = await seenCorridor(desk, id, caller);
  const { network, reach } = await readCorridorFile(desk, file, state, confirmInternal, caller);
  const act = { type: "bring", network, reach, fileName: plainName(file.name) } as const;
  await corridors.enact(desk, { id, version, key, act }, caller, options);
}

/** The corridor as the command reads it, for who sees it. Throws `not-found`, `no-network`. */
export async function corridorAsFile(desk: ProjectDesk, id: string, caller: Caller): Promise<FileReply> {
  const { state } = await seenCorridor(desk, id, caller);
  const file = fileOf(state);
  if (file === null) throw new FailureError(NO_NETWORK);
  return {
    name: "corridor.json",
    type: "application/json; charset=utf-8",
    bytes: new TextEncoder().encode(`${JSON.stringify(file, null, 1)}\n`),
  };
}

/** Corridors by name and source, for who sees them in their list. */
export async function findCorridors(asked: Asked<ActingFor>): Promise<Omit<Found, "kind">[]> {
  const hits = await recordHits(asked, "energy", corridor.kind, seenBy(asked.sql, asked.reader));
  return hits.map(({ id, title, status, sample, fit }) => ({
    id,
    title,
    about: corridor.statuses[status as CorridorStatus] ?? say(status, status),
    link: `/energy/corridors/${id}`,
    fit,
    sample,
  }));
}
