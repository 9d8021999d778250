import type { Failure, Sentence } from "../../../kernel/error.ts";
import { fail, ok, type Result } from "../../../kernel/result.ts";
import { folded } from "../../../kernel/search-tokens.ts";
import { pairsOf, sharedShare } from "../../../kernel/similarity.ts";
import type { Solicitation } from "../opinions.ts";
import type { ImportedOpinion } from "./joint-paper.ts";
import { NO_COLUMNS } from "./joint-paper-failures.ts";

/** Heads of a form that parties return. */
export const OPINION_FORM_HEAD = ["单位", "条款", "意见", "理由"] as const;
type Head = (typeof OPINION_FORM_HEAD)[number];

const OTHER_HEADS: Readonly<Record<Head, readonly string[]>> = {
  单位: ["单位", "反馈单位", "单位名称"],
  条款: ["条款", "条款序号", "所涉条款", "位置"],
  意见: ["意见", "意见建议", "修改意见", "具体意见", "意见和建议"],
  理由: ["理由", "修改理由", "说明"],
};

/** Longest opinion, in UTF-16 units. */
export const MAX_OPINION = 20_000;
const MAX_PLACE = 200;
const HEAD_WITHIN = 15;
const LIKELY = 0.4;
const NOTHING: ReadonlySet<string> = new Set(["无", "无意见", "没有意见", "无修改意见", "同意", "无异议"]);

export type OpinionSheetRow = { readonly number: number; readonly cells: readonly string[] };
export type OpinionRowIssue = { readonly row: number; readonly sentence: Sentence };

/** What a returned sheet holds: rows that can be entered, and the others, each with what to do. Ids are given later. */
export type OpinionSheet = {
  readonly opinions: readonly (Omit<ImportedOpinion, "id"> & {
    readonly row: number;
    readonly unit: string;
  })[];
  readonly issues: readonly OpinionRowIssue[];
};

const plain = (text: string): string => folded(text).replace(/\s+/gu, "");

function columnsOf(rows: readonly OpinionSheetRow[]) {
  for (const [index, { cells }] of rows.slice(0, HEAD_WITHIN).entries()) {
    const heads = cells.map(plain);
    const at = (head: Head): number => heads.findIndex((each) => OTHER_HEADS[head].includes(each));
    const [unit, text] = [at("单位"), at("意见")];
    if (unit >= 0 && text >= 0)
      return { unit, text, place: at("条款"), reason: at("理由"), first: index + 1 };
  }
  return null;
}

/** The party named, or why it is none: only a name as it was asked counts, others are suggested. */
function partyOf({ asked }: Solicitation, name: string): number | Sentence {
  const exact = asked.findIndex((party) => plain(party.name) === plain(name));
  if (exact >= 0) return exact;
  if (name === "") return { zh: "没有写单位，请补上。", en: "It names no unit. Add it." };
  const likely = asked
    .map((party) => ({ name: party.name, share: sharedShare(pairsOf(party.name), pairsOf(name)) }))
    .filter(({ share }) => share >= LIKELY)
    .toSorted((a, b) => b.share - a.share)[0];
  if (likely)
    return {
      zh: `这一轮没有征求“${name}”，是否为“${likely.name}”？请改为征求时的名称。`,
      en: `“${name}” was not asked in this round. If it is “${likely.name}”, write that name.`,
    };
  return {
    zh: `这一轮没有征求“${name}”，请核对单位名称。`,
    en: `“${name}” was not asked in this round. Check the name.`,
  };
}

/**
 * Reads a returned sheet with the heads 单位, 条款, 意见, 理由 for a round. The reason goes with the opinion. “无意见” is
 * entered as such. Fails with `no-columns` where the heads are missing.
 */
export function readOpinionSheet(
  rows: readonly OpinionSheetRow[],
  round: Solicitation,
): Result<OpinionSheet, Failure["code"]> {
  const columns = columnsOf(rows);
  if (columns === null) return fail(NO_COLUMNS.code, NO_COLUMNS.sentence.zh, NO_COLUMNS.sentence.en);
  const opinions: OpinionSheet["opinions"][number][] = [];
  const issues: OpinionRowIssue[] = [];
  const known = new Set(round.opinions.map(({ party, place, text }) => keyOf(party, place, text)));
  const spoken = new Set(round.opinions.map(({ party }) => party));
  for (const { number: row, cells } of rows.slice(columns.first)) {
    const cell = (at: number): string => (at < 0 ? "" : (cells[at] ?? "").trim());
    const [unit, place, words, reason] = [
      cell(columns.unit),
      cell(columns.place),
      cell(columns.text),
      cell(columns.reason),
    ];
    // A form lists all who were asked; those who wrote nothing have not answered.
    if (words === "" && place === "" && reason === "") continue;
    const refuse = (zh: string, en: string) => issues.push({ row, sentence: { zh, en } });
    const party = partyOf(round, unit);
    if (typeof party !== "number") {
      issues.push({ row, sentence: party });
      continue;
    }
    const nothing = NOTHING.has(plain(words).replace(/[。.]$/, ""));
    const text = nothing ? "" : reason === "" ? words : `${words}\n理由：${reason}`;
    const key = keyOf(party, place, text);
    if (words === "")
      refuse("“意见”一栏是空的，请写明意见或“无意见”。", "The opinion is empty. Write it, or 无意见.");
    else if (text.length > MAX_OPINION || place.length > MAX_PLACE)
      refuse(
        `意见超过 ${MAX_OPINION} 字或条款超过 ${MAX_PLACE} 字，请分条填写。`,
        `The opinion has more than ${MAX_OPINION} characters or the article more than ${MAX_PLACE}. Split it.`,
      );
    else if (known.has(key) || (nothing && spoken.has(party)))
      refuse(
        nothing ? "该单位已有反馈，没有再登记“无意见”。" : "这条意见已经登记过，没有重复登记。",
        nothing
          ? "This unit has answered already; “no opinion” was left out."
          : "This opinion is entered already and was left out.",
      );
    else {
      known.add(key);
      spoken.add(party);
      opinions.push({ row, unit, party, place: nothing ? "" : place, text });
    }
  }
  return ok({ opinions, issues });
}

const keyOf = (party: number, place: string, text: string): string =>
  `${party}\n${plain(place)}\n${plain(text)}`;
