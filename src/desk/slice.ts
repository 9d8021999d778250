import { heldBy } from "../kernel/inbox.ts";
import { recordSubject, type TrailSubjects } from "../platform/audit/subjects.ts";
import { asCaller } from "../platform/records/as-caller.ts";
import { unitsOf } from "../platform/records/units.ts";
import { rebuildProjections, verifyRecords } from "../platform/records/verify-records.ts";
import { whoActs } from "../platform/records/who-acts.ts";
import type { Shell, Slice } from "../platform/slice.ts";
import { contract } from "./contract.ts";
import { DAILY_SCHEDULE, digestJobs, type Telling } from "./digest/job.ts";
import { failedNotices, NOTICE_KIND } from "./digest/store.ts";
import { backgroundRoutes } from "./background/routes.ts";
import { EXPORT_KINDS, exportInbox } from "./background/store-inbox.ts";
import { deskRoutes, type Gathered } from "./routes.ts";
import { talkRoutes } from "./talk/routes.ts";
import { FOLDED, type TalkDesk } from "./talk/store.ts";
import { INBOX_KINDS, talkInbox } from "./talk/store-mention.ts";

/** What the desk takes from the others: what they say of their records, and who works where. */
export type DeskNeeds = Pick<Gathered, "finding" | "inbox" | "inboxKinds"> &
  Pick<TalkDesk, "organisations" | "people" | "openables"> &
  Pick<Telling, "people" | "isWorkingDay"> & {
    /** What the trail calls records, imports among them, in all slices. */
    readonly subjects: () => TrailSubjects;
  };

/** One desk for each person: what waits, what is found, and what is talked about, in all slices. */
export function deskSlice(shell: Shell, needs: DeskNeeds): Slice {
  const desk: TalkDesk & Shell = { ...shell, ...needs };
  const inbox: Required<Slice>["inbox"] = async (person, asOf) => [
    ...(await talkInbox(desk, person, asOf)),
    ...(await exportInbox(shell, person)),
    // Who keeps the machine is told what could not be sent.
    ...(person.roles.includes("system-admin") ? await failedNotices(shell) : []),
  ];
  const inboxKinds = { ...INBOX_KINDS, ...EXPORT_KINDS, notice: NOTICE_KIND };
  const gathered: Gathered = {
    finding: needs.finding,
    inbox: async (person, asOf) =>
      (await Promise.all([needs.inbox(person, asOf), inbox(person, asOf)])).flat(),
    inboxKinds: () => ({ ...needs.inboxKinds(), ...inboxKinds }),
    held: async (person) => heldBy(await whoActs(desk, asCaller(person))),
    unitNames: async () => {
      const { list } = await unitsOf(desk);
      return new Map(
        list.flatMap(({ id, mergedIds = [], name }) => [id, ...mergedIds].map((each) => [each, name])),
      );
    },
  };
  return {
    id: "desk",
    folder: "src/desk",
    measures: [],
    contract,
    routes: (app) => {
      deskRoutes(app, shell, gathered);
      backgroundRoutes(app, { ...shell, ...needs });
      talkRoutes(app, desk);
    },
    jobs: digestJobs({ ...shell, ...needs, ...gathered }),
    schedules: [DAILY_SCHEDULE],
    indicators: async () => [],
    inbox,
    inboxKinds,
    subjects: {
      talk: recordSubject("desk")("讨论", "Talk", null),
      export: {
        kind: { zh: "后台工作", en: "Background work" },
        table: "platform.export",
        name: "title",
        page: null,
      },
    },
    verify: () => verifyRecords(desk, FOLDED),
    rebuild: (table) => rebuildProjections(desk, FOLDED, table),
  };
}
