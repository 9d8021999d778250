import type { Sentence } from "../../kernel/error.ts";
import type { ChainHead, HeadLine, RestoreLine } from "./line.ts";

/** What contradicts the entries of a chain: a head whose entry is missing, or is another one now. */
export type Contradiction = ChainHead & { readonly log: string; readonly state: "missing" | "changed" };

/** A line to be held: signed or, of a head that the database itself published, not. */
export type HeldLine =
  | (Pick<HeadLine, "kind" | "log" | "number" | "hash"> & { readonly key?: string })
  | RestoreLine;

/** What heads say of a chain: contradictions, and the restores that account for heads lost by them. */
export type HeadsVerdict = {
  readonly held: number;
  readonly contradictions: readonly Contradiction[];
  readonly restores: readonly RestoreLine[];
  /** Lines of files that cannot be read, or are not signed by the key they name. */
  readonly bad: readonly string[];
};

/**
 * Holds heads against the entries of their chain: each must be met, unless a signed restore names it as lost. `hashAt` gives
 * the hash of the entry of a number now, undefined where there is none.
 */
export function holdHeads(
  log: string,
  lines: readonly HeldLine[],
  hashAt: (number: number) => string | undefined,
): HeadsVerdict {
  const own = lines.filter((line) => line.log === log);
  const restores = own.filter((line) => line.kind === "restored");
  const lost = new Set(restores.flatMap((each) => each.lost.map(({ number, hash }) => `${number}:${hash}`)));
  const contradictions = new Map<string, Contradiction>();
  let held = 0;
  // Where a restore put the chain is a head too, unless a later restore undid it.
  for (const { number, hash } of own) {
    const now = hashAt(number);
    if (number === 0 || now === hash) held += 1;
    else if (!lost.has(`${number}:${hash}`)) {
      const state = now === undefined ? "missing" : "changed";
      contradictions.set(`${number}:${hash}`, { log, number, hash, state });
    }
  }
  return {
    held,
    contradictions: [...contradictions.values()].toSorted((a, b) => a.number - b.number),
    bad: [],
    restores: [...new Map(restores.map((each) => [each.signature, each])).values()],
  };
}

const LOGS: Readonly<Record<string, Sentence>> = {
  receipts: { zh: "共享凭据", en: "receipts" },
  audit: { zh: "操作记录", en: "audit trail" },
};
const nameOf = (log: string): Sentence => LOGS[log] ?? { zh: log, en: log };

export function contradictionSentence({ log, number, hash, state }: Contradiction): Sentence {
  const { zh, en } = nameOf(log);
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
    zh: `见证文件有一行被改动或不可读：${where}。`,
    en: `A witnessed line was edited or cannot be read: ${where}.`,
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
