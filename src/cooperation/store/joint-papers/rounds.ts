import { dayInShanghai } from "../../../kernel/calendar.ts";
import { FailureError } from "../../../kernel/error.ts";
import { readFilledSheet } from "../../../platform/documents/sheet-rows.ts";
import { admitRows } from "../../../platform/files/admit.ts";
import type { Caller } from "../../../platform/slice.ts";
import { NO_ROUND } from "../../domain/joint-papers/joint-paper-failures.ts";
import { type OpinionSheet, readOpinionSheet } from "../../domain/joint-papers/opinion-rows.ts";
import type { Solicitation } from "../../domain/opinions.ts";
import type { Desk } from "../desk.ts";
import { writeOpinionForm, writeOpinionTable } from "../opinions/opinion-papers.ts";
import { getBrief, type JointPaperStored } from "./list-joint-papers.ts";

async function roundOf(
  desk: Desk,
  paper: string,
  id: string,
): Promise<{ stored: JointPaperStored; round: Solicitation }> {
  const stored = await getBrief(desk.sql, paper);
  const round = stored.state.rounds.find((each) => each.id === id);
  if (!round) throw new FailureError(NO_ROUND);
  return { stored, round };
}

/** The 意见采纳情况表 of a round as of today. */
export async function opinionTableFile(desk: Desk, paper: string, id: string, format: "docx" | "xlsx") {
  const { stored, round } = await roundOf(desk, paper, id);
  const { title } = stored.state;
  return writeOpinionTable({ title, sample: stored.sample }, round, dayInShanghai(desk.now()), format);
}

/** The form for parties without an account. */
export async function opinionFormFile(desk: Desk, paper: string, id: string) {
  const { stored, round } = await roundOf(desk, paper, id);
  return writeOpinionForm({ title: stored.state.title, sample: stored.sample }, round);
}

/** Reads a returned form and keeps nothing: what is good is entered by an act, once somebody has seen what is not. */
export async function readReturnedSheet(
  desk: Desk,
  paper: string,
  id: string,
  upload: { readonly name: string; readonly bytes: Uint8Array; readonly confirmInternal: boolean },
  caller: Caller,
): Promise<OpinionSheet & { fileName: string }> {
  const { round } = await roundOf(desk, paper, id);
  const sheet = await readFilledSheet(upload.bytes, upload.name);
  if (!sheet.ok) throw new FailureError(sheet.failure);
  await admitRows(
    desk,
    sheet.value,
    {
      confirmInternal: upload.confirmInternal,
      action: "organisation.refuse-classified",
      subject: `joint-paper:${paper}`,
    },
    caller,
  );
  const read = readOpinionSheet(sheet.value.rows, round);
  if (!read.ok) throw new FailureError(read.failure);
  return { ...read.value, fileName: (upload.name.split(/[\\/]/).at(-1) ?? "").slice(-200) || "unnamed" };
}
