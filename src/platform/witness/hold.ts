import type { Sentence } from "../../kernel/error.ts";
import { type ChainHead, type HeadLine, type RestoreLine, statementOf } from "./line.ts";

/**
 * What contradicts a chain: a head whose entry is missing, or is another one now; one that was published and is `unlisted` in
 * the table of heads; one in that table which no witness of ours holds.
 */
export type Contradiction = ChainHead & {
  readonly log: string;
  readonly state: "missing" | "changed" | "unlisted" | "unwitnessed";
};

/** A line to be held: signed or, of a head that the database itself published, not. */
export type HeldLine =
  | (Pick<HeadLine, "kind" | "log" | "number" | "hash"> & { readonly key?: string })
  | RestoreLine;

/** What heads say of a chain: contradictions, and the restores that account for heads lost by them. */
export type HeadsVerdict = {
  readonly held: number;
  readonly contradictions: readonly Contradiction[];
  readonly restores: readonly RestoreLine[];
  /** Lines of files that cannot be read, are not signed by the key they name, or do not follow the line before. */
  readonly bad: readonly string[];
};

/**
 * Holds heads against the entries of their chain: each must be met, unless a signed restore names it as lost. `hashAt` gives
 * the hash of the entry of a number now, undefined where there is none; `listed` are the numbers in the table of heads, null
 * where the chain has none.
 */
export function holdHeads(
  log: string,
  lines: readonly HeldLine[],
  hashAt: (number: number) => string | undefined,
  listed: ReadonlySet<number> | null = null,
): HeadsVerdict {
  const own = lines.filter((line) => line.log === log);
  const restores = own.filter((line) => line.kind === "restored");
  const lost = new Set(restores.flatMap((each) => each.lost.map(({ number, hash }) => `${number}:${hash}`)));
  const contradictions = new Map<string, Contradiction>();
  let held = 0;
  // Where a restore put the chain is a head too, unless a later restore undid it.
  for (const { kind, number, hash } of own) {
    const now = hashAt(number);
    const met = number === 0 || now === hash;
    if (met && (kind === "restored" || (listed?.has(number) ?? true))) held += 1;
    else if (!lost.has(`${number}:${hash}`)) {
      const state = met ? "unlisted" : now === undefined ? "missing" : "changed";
      contradictions.set(`${number}:${hash}`, { log, number, hash, state });
    }
  }
  return {
    held,
    contradictions: [...contradictions.values()].toSorted((a, b) => a.number - b.number),
    bad: [],
    restores: distinct(restores),
  };
}

/** Each act of restoring once, whether it was read in the trail, in files, or in both. */
export const distinct = (restores: readonly RestoreLine[]): RestoreLine[] => [
  ...new Map(restores.map((each) => [statementOf(each), each])).values(),
];

/** A row of the table of heads; an intact one `verified` all entries since the row before it. */
export type HeadRow = ChainHead & { readonly verified: number; readonly intact: boolean };

/** Rows that are gone from a table of heads in the order of numbers, seen by those after them. `hash` is that of the entry now. */
export function missingRows(
  log: string,
  rows: readonly HeadRow[],
  hashAt: (number: number) => string | undefined,
): Contradiction[] {
  return rows.flatMap(({ number, verified, intact }, at) => {
    const before = number - verified;
    if (!intact || before === (rows[at - 1]?.number ?? 0)) return [];
    return [{ log, number: before, hash: hashAt(before) ?? "?", state: "unlisted" as const }];
  });
}

/**
 * Rows of a table of heads that no line of this node's files holds. Witnessing begins with every row there is; a restore on
 * another machine begins anew from the number to which it went.
 */
export function unwitnessedRows(
  log: string,
  rows: readonly ChainHead[],
  lines: readonly HeldLine[],
): Contradiction[] {
  const own = lines.filter((line) => line.log === log);
  const held = new Set(own.map(({ number, hash }) => `${number}:${hash}`));
  const restored = Math.max(0, ...own.map(({ kind, number }) => (kind === "restored" ? number : 0)));
  return rows
    .filter(({ number, hash }) => number > restored && !held.has(`${number}:${hash}`))
    .map(({ number, hash }) => ({ log, number, hash, state: "unwitnessed" as const }));
}

const LOGS: Readonly<Record<string, Sentence>> = {
  receipts: { zh: "共享凭据", en: "receipts" },
  audit: { zh: "操作记录", en: "audit trail" },
};
const nameOf = (log: string): Sentence => LOGS[log] ?? { zh: log, en: log };

export function contradictionSentence({ log, number, hash, state }: Contradiction): Sentence {
  const { zh, en } = nameOf(log);
  const head = `${hash.slice(0, 16)}…`;
  if (state === "unlisted")
    return {
      zh: `${zh}：第 ${number} 号的链头 ${head} 曾经公布，现在链头表中没有：这一行被删去。`,
      en: `${en}: head ${number} (${head}) was published, and the table of heads lacks it now: its row was deleted.`,
    };
  if (state === "unwitnessed")
    return {
      zh: `${zh}：第 ${number} 号的链头 ${head} 没有任何见证行：见证文件中的行被删去，或链头是另行写入的。若由另一节点在一小时内公布，请稍后再核对。`,
      en: `${en}: no witnessed line holds head ${number} (${head}): the line was deleted, or the head was put in. If another node published it within the hour, check again later.`,
    };
  return state === "missing"
    ? {
        zh: `${zh}：第 ${number} 号的链头 ${hash.slice(0, 16)}… 曾经公布，现在没有这一条：末尾被删去。`,
        en: `${en}: head ${number} (${hash.slice(0, 16)}…) was published, and there is no such entry now: the end was cut off.`,
      }
    : {
        zh: `${zh}：第 ${number} 号的链头曾公布为 ${hash.slice(0, 16)}…，现在的第 ${number} 号是另一条：之后被改写或重新长出。`,
        en: `${en}: head ${number} was published as ${hash.slice(0, 16)}…, and entry ${number} is another now: rewritten or grown anew since.`,
      };
}

export function restoreSentence({ log, at, by, number, lost }: RestoreLine): Sentence {
  const { zh, en } = nameOf(log);
  const numbers = lost.map((each) => each.number);
  const range = numbers.length === 0 ? "" : `${Math.min(...numbers)}..${Math.max(...numbers)}`;
  return {
    zh: `${zh}：${by} 于 ${at} 从备份恢复到第 ${number} 号，${range ? `丢失链头 ${range}` : "没有丢失链头"}。`,
    en: `${en}: restored on ${at} by ${by} to number ${number}, ${range ? `heads ${range} lost` : "no head lost"}.`,
  };
}

/** Everything that heads say, in words: contradictions, restores, and lines that cannot be read. */
export const sentencesOf = ({
  contradictions,
  restores,
  bad,
}: Pick<HeadsVerdict, "contradictions" | "restores" | "bad">): Sentence[] => [
  ...contradictions.map(contradictionSentence),
  ...restores.map(restoreSentence),
  ...bad.map((where) => ({
    zh: `见证文件有一行被改动、不可读，或与它前面的一行接不上（有行被删去或调换）：${where}。`,
    en: `A witnessed line was edited, cannot be read, or does not follow the line before it (lines were deleted or exchanged): ${where}.`,
  })),
];

/** What commands print of heads: each contradiction, restore and line that cannot be read, and how many heads were met. */
export const headLines = ({ held, contradictions, restores, bad }: HeadsVerdict): string[] => [
  `见证的链头：${held} 个与现有条目相符，${contradictions.length} 个不符。`,
  `Heads witnessed: ${held} fit the entries, ${contradictions.length} contradict them.`,
  ...sentencesOf({ contradictions, restores, bad }).map(({ zh, en }) => `${zh} ${en}`),
];

/** Whether nothing speaks against the entries. */
export const isHeld = ({ contradictions, bad }: HeadsVerdict): boolean =>
  contradictions.length + bad.length === 0;
