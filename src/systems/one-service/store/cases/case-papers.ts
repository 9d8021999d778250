import { type Day, dayInChinese } from "../../../../kernel/calendar.ts";
import { FailureError } from "../../../../kernel/error.ts";
import { maskNumber } from "../../../../kernel/identity.ts";
import { type OfficialPaper, writeOfficialPaper } from "../../../../platform/documents/official-paper.ts";
import { MEDIA_TYPES } from "../../../../platform/files/sniff.ts";
import type { KeptFile } from "../../../../platform/records/attachments.ts";
import { whoActs } from "../../../../platform/records/who-acts.ts";
import type { Caller } from "../../../../platform/slice.ts";
import { clockOf, heldTo } from "../../domain/cases/case-clock.ts";
import { ERASED, NO_CASE, NO_PAPER } from "../../domain/cases/case-failures.ts";
import { mayReadForm } from "../../domain/cases/case-permit.ts";
import { caseShape } from "../../domain/cases/case-record.ts";
import type { CaseWords } from "../../domain/cases/case-view.ts";
import type { CaseState } from "../../domain/cases/case.ts";
import type { Desk } from "../desk.ts";
import { getRecord } from "../records.ts";
import { findWhoApplied, wordsOf } from "./content.ts";

export const CASE_PAPERS = ["receipt", "acceptance", "supplement", "not-acceptance", "decision"] as const;
export type CasePaperKind = (typeof CASE_PAPERS)[number];

const TITLES: Readonly<Record<CasePaperKind, string>> = {
  receipt: "收件凭证",
  acceptance: "受理通知书",
  supplement: "一次性告知书",
  "not-acceptance": "不予受理决定书",
  decision: "行政服务事项办理决定书",
};

type Facts = {
  readonly state: CaseState;
  readonly words: Readonly<Record<string, CaseWords>>;
  readonly due: Day | null;
};
type Written = { readonly lines: readonly string[]; readonly signature: string; readonly date: Day };

const wordsFor = ({ words }: Facts, digest: string): CaseWords => {
  const found = words[digest];
  if (!found) throw new FailureError(ERASED);
  return found;
};

const aboutItem = ({ item, number }: CaseState): string =>
  `您申请办理的“${item.name}”（办件编号：${number}）`;

const byDue = (due: Day | null): string =>
  due === null
    ? "该事项没有登记承诺时限。"
    : `按承诺时限，应当在${dayInChinese(due)}以前作出决定；补正和特别程序的时间不计入。`;

function write(kind: CasePaperKind, facts: Facts): Written | null {
  const { state, due } = facts;
  const { receiving, deciding, papers, supplement, notAccepted, decided, accepted } = state;
  switch (kind) {
    case "receipt":
      return {
        lines: [
          `${aboutItem(state)}，${receiving.unitName}已于${dayInChinese(state.begunOn)}收件，由${deciding.unitName}办理并作出决定。办理权限不因受理地而改变。`,
          "一、收到的材料",
          "【表：材料】",
          "二、查询",
          "登录后在“我的办件”中用办件编号查看进度。",
        ],
        signature: receiving.unitName,
        date: state.begunOn,
      };
    case "acceptance":
      if (accepted === null || notAccepted !== null) return null;
      return {
        lines: [
          `${aboutItem(state)}，共 ${papers.length} 项材料，经审查，决定予以受理。`,
          byDue(due),
          `受理地：${receiving.unitName}。办理地：${deciding.unitName}。`,
        ],
        signature: deciding.unitName,
        date: accepted.on,
      };
    case "supplement":
      if (supplement === null) return null;
      return {
        lines: [
          `${aboutItem(state)}，经审查，申请材料不齐全或者不符合法定形式。现一次性告知需要补正的全部内容：`,
          ...supplement.papers.map((name, at) => `${at + 1}. ${name}`),
          wordsFor(facts, supplement.text).text,
          "自告知次日起停止计时，补正后恢复。我单位不再要求其他补正。",
        ],
        signature: deciding.unitName,
        date: supplement.on,
      };
    case "not-acceptance": {
      if (notAccepted === null) return null;
      const { text, more } = wordsFor(facts, notAccepted.text);
      return {
        lines: [
          `${aboutItem(state)}，决定不予受理。`,
          `一、理由`,
          text,
          ...(more === null ? [] : ["二、您还可以", more]),
        ],
        signature: deciding.unitName,
        date: notAccepted.on,
      };
    }
    case "decision": {
      if (decided === null) return null;
      const { text, more } = wordsFor(facts, decided.text);
      return {
        lines: [
          `${aboutItem(state)}，经审查，决定${decided.outcome === "approved" ? "准予办理" : "不予批准"}。`,
          "一、理由和依据",
          text,
          ...(more === null ? [] : ["二、救济途径", more]),
        ],
        signature: deciding.unitName,
        date: decided.on,
      };
    }
  }
}

const WAY_NAMES = { upload: "电子", window: "纸质", supplied: "共享数据，免提交", later: "后补" } as const;

/** A paper of a case as .docx, once its step was taken. Throws `not-found` before, and `erased` after erasure. */
export async function casePaper(
  desk: Desk,
  id: string,
  kind: CasePaperKind,
  caller: Caller,
): Promise<KeptFile> {
  const { sql } = desk;
  const [actor, { state, sample }] = await Promise.all([
    whoActs(desk, caller),
    getRecord(sql, caseShape, id),
  ]);
  if (!mayReadForm(state, actor)) throw new FailureError(NO_CASE);
  const [words, who] = await Promise.all([wordsOf(sql, id), findWhoApplied(sql, id, state.form)]);
  if (!who) throw new FailureError(ERASED);
  const clock = clockOf(state, state.accepted?.on ?? state.begunOn, desk.isWorkingDay);
  const written = write(kind, { state, words, due: heldTo(clock)?.due ?? null });
  if (!written) throw new FailureError(NO_PAPER);
  const paper: OfficialPaper = {
    head: {},
    title: TITLES[kind],
    addressee: `${who.name}（${maskNumber(who.number)}）`,
    body: written.lines.join("\n"),
    tables: {
      材料: {
        head: ["材料", "方式", "文件数"],
        rows: state.papers.map(({ name, way, digests }) => [name, WAY_NAMES[way], String(digests.length)]),
      },
    },
    attachments: [],
    signature: written.signature,
    date: written.date,
    note: "本文书由系统按办理记录生成；加盖电子印章须经统一的电子印章系统，本系统不代为盖章。",
    ...(sample ? { watermark: "示例" } : {}),
  };
  return {
    name: `${TITLES[kind]}-${state.number}.docx`,
    type: MEDIA_TYPES.docx,
    bytes: await writeOfficialPaper(paper),
  };
}
