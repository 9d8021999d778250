import { dayInChinese, type Day } from "../../../kernel/calendar.ts";
import type { Sentence } from "../../../kernel/error.ts";
import { addWorkingDays, type IsWorkingDay } from "../../../kernel/working-days.ts";
import type { MyWork, WorkDuty } from "./task-row.ts";

/** One thing that a person is told, and the page on which it is done. */
export type DigestLine = {
  readonly sentence: Sentence;
  readonly path: string;
  /** Of how many it speaks; left out by lines that were kept before it was. */
  readonly count?: number;
};

/** What a person is told on a day: at most once a day. */
export type PersonalDigest = {
  readonly day: Day;
  readonly seen: boolean;
  readonly lines: readonly DigestLine[];
};

/** Who is told what falls due, this many working days ahead: this product's choice. */
export const DIGEST_AHEAD_DAYS = 3;

/** What waits for the office. */
export type OfficeCounts = {
  readonly report: number;
  readonly extension: number;
  readonly claim: number;
  /** Units that owe a report for the latest period that fell due. */
  readonly missingUnits: number;
};

const line = (count: number, path: string, zh: string, en: string): DigestLine[] =>
  count === 0 ? [] : [{ sentence: { zh, en }, path, count }];

/**
 * What was told and holds still, some while later: what was done shortly before and is taken back meanwhile is not mailed,
 * and what came since waits for the next day.
 */
export const stillHolding = (told: readonly DigestLine[], now: readonly DigestLine[]): DigestLine[] =>
  told.flatMap((line) => {
    const same = now.find(({ path }) => path === line.path);
    if (same === undefined) return [];
    return [(same.count ?? 0) < (line.count ?? 0) ? same : line];
  });

/** Told whenever they are due. */
const NOW: readonly WorkDuty["kind"][] = ["returned", "sign", "reminder"];

/** What somebody of a unit is told: each duty in one line only. */
export function unitDigest(work: MyWork, isWorkingDay: IsWorkingDay): readonly DigestLine[] {
  const soonest = addWorkingDays(work.asOf, DIGEST_AHEAD_DAYS, isWorkingDay);
  const duties = work.groups.flatMap(({ items }) => items).flatMap((item) => item.duties);
  const now = (kind: WorkDuty["kind"]) => duties.filter((each) => each.kind === kind).length;
  const others = duties.filter(({ kind }) => !NOW.includes(kind));
  const late = others.filter((each) => each.late).length;
  const soon = others.filter((each) => !each.late && each.by !== null && each.by <= soonest).length;
  const [sign, returned, reminder] = [now("sign"), now("returned"), now("reminder")];
  return [
    ...line(late, "/my-work?kind=late", `有 ${late} 件已过时限，请尽快办理。`, `${late} past due: act now.`),
    ...line(
      returned,
      "/my-work?kind=returned",
      `有 ${returned} 件报送被退回，请按意见修改后重新报送。`,
      `${returned} reports were returned: revise and submit them again.`,
    ),
    ...line(
      sign,
      "/my-work?kind=sign",
      `有 ${sign} 件报送等待您审签。`,
      `${sign} reports wait for your signature.`,
    ),
    ...line(
      reminder,
      "/my-work?kind=reminder",
      `办公室提醒 ${reminder} 件，请按要求答复。`,
      `The office reminds you of ${reminder}: answer as asked.`,
    ),
    ...line(
      soon,
      "/my-work",
      `有 ${soon} 件须在${dayInChinese(soonest)}前办理。`,
      `${soon} due by ${soonest}.`,
    ),
  ];
}

/** What somebody of the office is told. */
export function officeDigest({
  report,
  extension,
  claim,
  missingUnits,
}: OfficeCounts): readonly DigestLine[] {
  const waiting = report + extension + claim;
  return [
    ...line(
      waiting,
      "/review-queue",
      `有 ${waiting} 件等待审核：报送 ${report} 件、延期申请 ${extension} 件、办结申请 ${claim} 件。`,
      `${waiting} to review: ${report} reports, ${extension} extensions, ${claim} claims.`,
    ),
    ...line(
      missingUnits,
      "/missing",
      `有 ${missingUnits} 个单位未按期报送。`,
      `${missingUnits} units have not reported in time.`,
    ),
  ];
}

/** The mail of a day, in plain text; it repeats what the application shows and needs no answer. */
export function digestMail(
  lines: readonly DigestLine[],
  { name, day, sample }: { readonly name: string; readonly day: Day; readonly sample: boolean },
): { readonly subject: string; readonly text: string } {
  const mark = sample ? "【示例】" : "";
  return {
    subject: `${mark}几字弯督办提示（${dayInChinese(day)}）：${lines.length} 项`,
    text: [
      `${name}，您好：`,
      ...lines.map(({ sentence }, at) => `${at + 1}. ${sentence.zh}`),
      "请登录系统，在“我的工作”中办理。本邮件每天最多一封，由系统自动发送，无须回复。",
      "",
    ].join("\n"),
  };
}
