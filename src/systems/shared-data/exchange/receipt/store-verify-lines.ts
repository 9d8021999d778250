import { beginChain, type ChainProblem, type ChainState, endChain, type Head, stepChain } from "./chain.ts";
import {
  readLine,
  type RestoreLine,
  type WitnessLine,
  writtenLine,
} from "../../../../platform/witness/line.ts";
import { distinct } from "../../../../platform/witness/hold.ts";
import type { ChainEntry } from "./receipt.ts";
import { sha256 } from "./store.ts";

export type LinesVerdict =
  | { readonly state: "unreadable" }
  | ({
      readonly state: "intact" | "broken";
      readonly from: number;
      readonly to: number;
      readonly disclosed: number;
      readonly withheld: number;
      /** Hash of the last entry that fitted. */
      readonly last: string;
      /** The first receipts that the file discloses. */
      readonly entries: readonly ChainEntry[];
      readonly problem: ChainProblem | null;
    } & Aside);

const MOST_ENTRIES = 20;

/** A head that somebody holds is one more published head, also where it stands just before the first entry. */
function withHead(state: ChainState, held: Head | null): ChainState | ChainProblem {
  if (held === null) return state;
  if (held.number === state.header.from - 1 && held.hash === state.header.previous) return state;
  if (held.number >= state.header.from && held.number <= state.header.to)
    return { ...state, heads: [...state.heads, held] };
  return {
    code: "other-head",
    number: held.number,
    sentence: {
      zh: `手中的链头是第 ${held.number} 号，与文件不符或不在文件范围之内。`,
      en: `The head that you hold is number ${held.number}: it does not fit the file, or lies outside it.`,
    },
  };
}

/**
 * Adds heads that were witnessed elsewhere: those within the file are to be met by it, those beyond the log's size can only
 * be missing, and those that a signed restore names are lost by it.
 */
function withWitnessed(
  state: ChainState,
  witnessed: readonly WitnessLine[],
): { state: ChainState; aside: Aside } {
  const { from, to, size = to, restores: said = [] } = state.header;
  const stated = said.flatMap((each) => readLine(writtenLine(each as WitnessLine)) ?? []);
  // What the log says of itself counts where a key that witnessed has signed it.
  const keys = new Set(witnessed.map(({ key }) => key));
  const own = [...witnessed, ...stated.filter(({ key }) => keys.has(key))].filter(
    ({ log }) => log === "receipts",
  );
  const restores = own.filter((line) => line.kind === "restored");
  const lost = new Set(restores.flatMap((each) => each.lost.map(({ number, hash }) => `${number}:${hash}`)));
  const due = own.filter(({ number, hash }) => number > 0 && !lost.has(`${number}:${hash}`));
  const within = due.filter(({ number }) => number >= from && (number <= to || number > size));
  const heads = within.map(({ at, number, hash }) => ({ day: at.slice(0, 10), number, hash }));
  return {
    state: { ...state, heads: [...state.heads, ...heads] },
    aside: {
      witnessed: within.length,
      outside: due.length - within.length,
      restores: distinct(restores),
    },
  };
}

/** Heads witnessed elsewhere that the file was held against, those that it does not reach, and restores. */
export type Aside = {
  readonly witnessed: number;
  readonly outside: number;
  readonly restores: readonly RestoreLine[];
};

/**
 * Checks a file of receipts line by line, needing nothing but its lines. `held`: a head from elsewhere to be met;
 * `witnessed`: lines of nodes.
 */
export async function verifyLines(
  lines: AsyncIterable<string>,
  held: Head | null = null,
  witnessed: readonly WitnessLine[] = [],
): Promise<LinesVerdict> {
  let state: ChainState | null = null;
  let aside: Aside = { witnessed: 0, outside: 0, restores: [] };
  const entries: ChainEntry[] = [];
  const verdict = (at: ChainState, problem: ChainProblem | null): LinesVerdict => ({
    state: problem === null ? "intact" : "broken",
    from: at.header.from,
    to: at.header.to,
    disclosed: at.disclosed,
    withheld: at.withheld,
    last: at.previous,
    entries,
    ...aside,
    problem,
  });
  for await (const line of lines) {
    if (state === null) {
      const begun = beginChain(line);
      if (begun === null) return { state: "unreadable" };
      const met = withHead(begun, held);
      if ("code" in met) return verdict(begun, met);
      ({ state, aside } = withWitnessed(met, witnessed));
      continue;
    }
    const step = stepChain(state, line, sha256);
    if ("code" in step) return verdict(state, step);
    if (step.entry && entries.length < MOST_ENTRIES) entries.push(step.entry);
    ({ state } = step);
  }
  return state === null ? { state: "unreadable" } : verdict(state, endChain(state));
}
