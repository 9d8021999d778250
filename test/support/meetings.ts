import { randomUUID } from "node:crypto";
import type { Role } from "../../src/kernel/access.ts";
import { dayInShanghai } from "../../src/kernel/calendar.ts";
import type { MinutesDetail } from "../../src/cooperation/meeting-papers/minutes/minutes.ts";
import type { TestApp } from "./app.ts";
import { docxOf } from "./docx.ts";
import { multipart } from "./upload.ts";

export type Failed = { readonly code: string; readonly sentence: { readonly zh: string } };
export const today = (): string => dayInShanghai(new Date());

export const MINUTES = [
  "四市党政联席会议第九次会议纪要",
  "出席：甲某某、乙某某",
  "会议听取了领导小组办公室的汇报。会议议定：",
  "（一）由市发改委牵头，市交通运输局配合，于2027年3月底前完成站区配套工程可行性研究。",
  "（二）请市财政局会同某新设专班研究提出资金方案。",
  "（三）市自然资源局负责落实用地指标，于预审批复后3个月内完成组卷。",
];

export const settled = ({ resolution }: MinutesDetail["lines"][number], more: object = {}) => ({
  id: resolution.id,
  text: resolution.text,
  units: resolution.units,
  deadline: { kind: resolution.deadline.kind, latest: resolution.deadline.latest },
  measureId: resolution.measureId,
  undertakingId: resolution.undertakingId,
  ...more,
});

export const lineAt = ({ lines }: MinutesDetail, index: number): MinutesDetail["lines"][number] => {
  const line = lines[index];
  if (!line) throw new Error(`no resolution ${index}`);
  return line;
};

/** Meetings and their minutes over HTTP, as the office or another role calls. */
export function meetingCallers(app: TestApp) {
  async function call<T>(method: "GET" | "POST", url: string, payload?: object, role: Role = "office") {
    const inject = await app.as(role);
    const reply = await inject({ method, url, ...(payload ? { payload } : {}) });
    return { status: reply.statusCode, body: reply.json<T>() };
  }

  async function plannedMeeting(title: string): Promise<string> {
    const seed = {
      series: "joint-conference",
      edition: 9,
      year: 2026,
      title,
      role: "host",
      hostCity: "150200",
      group: null,
      window: { from: "2026-11-01", to: "2026-12-31" },
      date: today(),
      place: "会议中心",
      note: "",
    };
    const { body } = await call<{ id: string }>("POST", "/api/meetings", { key: randomUUID(), seed });
    return body.id;
  }

  const hold = (id: string, version: number) =>
    call("POST", `/api/meetings/${id}/acts`, {
      version,
      key: randomUUID(),
      act: { type: "hold", date: today() },
    });

  async function heldMeeting(title = "四市党政联席会议第九次会议"): Promise<string> {
    const id = await plannedMeeting(title);
    await hold(id, 1);
    return id;
  }

  async function upload(id: string, version: number, lines: readonly string[], role: Role = "office") {
    const sent = await multipart("纪要.docx", await docxOf(lines));
    const url = `/api/meetings/${id}/minutes-file?version=${version}&key=${randomUUID()}`;
    const reply = await (await app.as(role))({ ...sent, url });
    return { status: reply.statusCode, body: reply.json<MinutesDetail & Failed>() };
  }

  const keep = (id: string, version: number, resolution: object) =>
    call<MinutesDetail & Failed>("POST", `/api/meetings/${id}/resolutions`, {
      version,
      key: randomUUID(),
      act: { type: "keep", resolution },
    });

  const dispatch = (id: string, version: number, resolutions: readonly string[], key: string, role?: Role) =>
    call<MinutesDetail & Failed>("POST", `/api/meetings/${id}/dispatch`, { version, key, resolutions }, role);

  return { call, plannedMeeting, hold, heldMeeting, upload, keep, dispatch };
}
