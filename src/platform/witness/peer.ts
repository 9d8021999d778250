import type { Sentence } from "../../kernel/error.ts";
import { statementOf, type WitnessLine } from "./line.ts";

export type PeerProblem = {
  readonly code: "unknown-key" | "backwards" | "two-heads";
  readonly line: WitnessLine;
  readonly sentence: Sentence;
};

const WORDS: Readonly<Record<PeerProblem["code"], Sentence>> = {
  "unknown-key": {
    zh: "不是用已知的公钥签名的。对方若另有节点，请当面取得其公钥，用 --key 给出。",
    en: "is not signed by a known key. If they have another node, get its key in person and give it with --key.",
  },
  backwards: {
    zh: "比此前留存的还短，也没有签名的恢复记录说明原因。",
    en: "is shorter than what was kept before, and no signed restore accounts for it.",
  },
  "two-heads": {
    zh: "与此前留存的同号链头不同：那条链被改写过。",
    en: "differs from the head of the same number kept before: that chain was rewritten.",
  },
};

const problemOf = (code: PeerProblem["code"], line: WitnessLine): PeerProblem => ({
  code,
  line,
  sentence: {
    zh: `${line.log} 第 ${line.number} 号（${line.at}）${WORDS[code].zh}`,
    en: `${line.log} no. ${line.number} (${line.at}) ${WORDS[code].en}`,
  },
});

type Seen = { last: number; readonly hashes: Map<number, string> };

/** What speaks against a line after those seen; takes it in where nothing does. A restore begins anew from where it went. */
function step(seen: Seen, line: WitnessLine): PeerProblem["code"] | null {
  const known = seen.hashes.get(line.number);
  if (known !== undefined && known !== line.hash) return "two-heads";
  if (line.kind === "restored") {
    const lost = new Set(line.lost.map(({ number, hash }) => `${number}:${hash}`));
    const beyond = [...seen.hashes].filter(([number]) => number > line.number);
    if (beyond.some(([number, hash]) => !lost.has(`${number}:${hash}`))) return "backwards";
    for (const [number] of beyond) seen.hashes.delete(number);
  } else if (line.number < seen.last) return "backwards";
  seen.last = line.number;
  seen.hashes.set(line.number, line.hash);
  return null;
}

/** Of one instant a restore comes first. */
const rank = ({ kind, number }: WitnessLine): number => (kind === "restored" ? -1 : number);

/**
 * Which of new lines of another city are kept beside those of before: signed by one of its `keys`, and in the order of their
 * instants never backwards and never two heads of one number, except as a signed restore says.
 */
export function keptAfter(
  kept: readonly WitnessLine[],
  given: readonly WitnessLine[],
  keys: readonly string[],
): { readonly added: readonly WitnessLine[]; readonly problems: readonly PeerProblem[] } {
  const known = new Set(kept.map(statementOf));
  const fresh = new Map(
    given.flatMap((line) => {
      const said = statementOf(line);
      return known.has(said) ? [] : [[said, line] as const];
    }),
  );
  const problems: PeerProblem[] = [];
  const added: WitnessLine[] = [];
  const logs = new Map<string, Seen>();
  const inTime = [...kept, ...fresh.values()].toSorted(
    (a, b) => Date.parse(a.at) - Date.parse(b.at) || rank(a) - rank(b),
  );
  for (const line of inTime) {
    const isNew = fresh.get(statementOf(line)) === line;
    if (isNew && !keys.includes(line.key)) {
      problems.push(problemOf("unknown-key", line));
      continue;
    }
    const seen = logs.get(line.log) ?? { last: 0, hashes: new Map() };
    logs.set(line.log, seen);
    const code = step(seen, line);
    // A new line may come before kept ones in time: what is kept stands, and what is new must fit it.
    if (code !== null) problems.push(problemOf(code, line));
    else if (isNew) added.push(line);
  }
  return { added, problems };
}
