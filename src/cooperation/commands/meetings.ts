import { allRecords, getRecord } from "../store/records.ts";
import { dayInShanghai } from "../../kernel/calendar.ts";
import { type CommandContext, type Given, stop } from "../../platform/command.ts";
import type { MeetingState } from "../domain/meetings/meeting.ts";
import { ROLE_NAMES, STATUS_NAMES } from "../domain/meetings/meeting-names.ts";
import { meetingShape } from "../domain/meetings/meeting-shape.ts";
import { SERIES_RULES } from "../domain/meetings/series-rules.ts";
import type { RecordView } from "../../kernel/record.ts";
import { dueItems, proposalsFor, rowOf } from "../store/meetings/calendar.ts";
import { withoutPersons } from "../store/meetings/meeting-detail.ts";

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function yearOf({ value }: Given): number | undefined {
  const word = value("--year");
  if (word === undefined) return undefined;
  const year = Number(word);
  return Number.isInteger(year) && year >= 2000 && year <= 2199
    ? year
    : stop("--year 后面要写年份，如 2026。", "--year needs a year, as 2026.");
}

function opened({ shell }: CommandContext) {
  if (!shell) throw new Error("this command needs the database");
  return { sql: shell.sql, asOf: dayInShanghai(shell.now()) };
}

const ofYear = (meetings: readonly RecordView<MeetingState>[], year: number | undefined) =>
  meetings.filter(({ state }) => year === undefined || state.year === year);

const json = ({ has }: Given, value: unknown, text: () => string): string =>
  has("--json") ? `${JSON.stringify(value, null, 2)}\n` : text();

export async function list(given: Given, context: CommandContext): Promise<number> {
  const { sql, asOf } = opened(context);
  const rows = ofYear(await allRecords(sql, meetingShape), yearOf(given)).map((meeting) =>
    rowOf(meeting, asOf),
  );
  const lines = rows.map(
    ({ id, title, date, window, status, role, sample, reported }) =>
      `${date ?? `${window.from}–${window.to}`}  ${STATUS_NAMES[status].zh}  ${ROLE_NAMES[role].zh}  ${title}` +
      `${reported ? "（公开报道）" : ""}${sample ? "（示例）" : ""}  ${id}`,
  );
  context.stdout(json(given, { asOf, rows }, () => `${lines.join("\n") || "没有会议。"}\n`));
  return 0;
}

/** Whoever sits at the machine is not the office: persons' names stay out. */
export async function show(given: Given, context: CommandContext): Promise<number> {
  const { sql, asOf } = opened(context);
  const [id = ""] = given.words;
  if (!UUID.test(id))
    return stop(
      "请写会议编号，jiziwan meeting list 列出编号。",
      "Give a meeting's id: jiziwan meeting list.",
    );
  const view = await getRecord(sql, meetingShape, id);
  const state = withoutPersons(view.state);
  const { sample, reported, version } = view;
  const row = rowOf(view, asOf);
  const text = (): string =>
    [
      `${state.title}  ${STATUS_NAMES[state.status].zh}  ${ROLE_NAMES[state.role].zh}`,
      `${state.date ?? `${state.window.from}–${state.window.to}`}  ${state.place}`,
      ...(state.source === null ? [] : [`出处：${state.source.title}`]),
      ...(state.note === "" ? [] : ["", state.note]),
      "",
      `筹备 ${row.preparation.done}/${row.preparation.all}，逾期 ${row.preparation.overdue}`,
      ...state.preparation.map(
        ({ text, due, doneOn }) => `  ${doneOn === null ? (due < asOf ? "逾" : "·") : "✓"} ${due} ${text}`,
      ),
      `议程 ${state.agenda.length} 项`,
      ...state.agenda.map(({ title }, at) => `  ${at + 1}. ${title}`),
      "",
    ].join("\n");
  context.stdout(json(given, { id, version, sample, reported, asOf, state }, text));
  return 0;
}

export async function due(given: Given, context: CommandContext): Promise<number> {
  const { sql, asOf } = opened(context);
  const year = yearOf(given) ?? Number(asOf.slice(0, 4));
  const meetings = await allRecords(sql, meetingShape);
  const items = dueItems(ofYear(meetings, yearOf(given)), asOf);
  const proposals = await proposalsFor({ sql, asOf }, year, meetings);
  const text = (): string =>
    [
      `待筹备事项 ${items.length} 项：`,
      ...items.map(
        ({ due, text, title, daysLeft }) =>
          `  ${due}${daysLeft < 0 ? `（逾期 ${-daysLeft} 天）` : ""} ${text} · ${title}`,
      ),
      `${year}年应开、尚未列入计划的会议 ${proposals.length} 次：`,
      ...proposals.map(
        ({ title, window, series, stated }) =>
          `  ${window.from}–${window.to} ${title}（${SERIES_RULES[series].source?.ordinal ?? ""}${
            stated ? "" : "，方案未写明每年召开"
          }）`,
      ),
      "",
    ].join("\n");
  context.stdout(json(given, { asOf, year, due: items, proposals }, text));
  return 0;
}
