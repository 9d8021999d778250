import {
  beginChain,
  type ChainProblem,
  type ChainState,
  endChain,
  type Head,
  stepChain,
} from "../../domain/exchange/chain.ts";
import type { ChainEntry } from "../../domain/exchange/receipt.ts";
import { sha256 } from "./receipts.ts";

export type LinesVerdict =
  | { readonly state: "unreadable" }
  | {
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
    };

const MOST_ENTRIES = 20;

/** A head that somebody holds is one more published head, also where it stands just before the first entry. */
function withHead(state: ChainState, held: Head | null): ChainState | ChainProblem {
  if (held === null) return state;
  if (held.number === state.header.from - 1 && held.hash === state.header.previous) return state;
  if (held.number >= state.header.from && held.number <= state.header.to)
    return { ...state, heads: [...state.heads.filter(({ number }) => number !== held.number), held] };
  return {
    code: "other-head",
    number: held.number,
    sentence: {
      zh: `手中的链头是第 ${held.number} 号，与文件不符或不在文件范围之内。`,
      en: `The head that you hold is number ${held.number}: it does not fit the file, or lies outside it.`,
    },
  };
}

/** Checks a file of receipts line by line, needing nothing but its lines. `held`: a head from elsewhere to be met. */
export async function verifyLines(
  lines: AsyncIterable<string>,
  held: Head | null = null,
): Promise<LinesVerdict> {
  let state: ChainState | null = null;
  const entries: ChainEntry[] = [];
  const verdict = (at: ChainState, problem: ChainProblem | null): LinesVerdict => ({
    state: problem === null ? "intact" : "broken",
    from: at.header.from,
    to: at.header.to,
    disclosed: at.disclosed,
    withheld: at.withheld,
    last: at.previous,
    entries,
    problem,
  });
  for await (const line of lines) {
    if (state === null) {
      const begun = beginChain(line);
      if (begun === null) return { state: "unreadable" };
      const met = withHead(begun, held);
      if ("code" in met) return verdict(begun, met);
      state = met;
      continue;
    }
    const step = stepChain(state, line, sha256);
    if ("code" in step) return verdict(state, step);
    if (step.entry && entries.length < MOST_ENTRIES) entries.push(step.entry);
    ({ state } = step);
  }
  return state === null ? { state: "unreadable" } : verdict(state, endChain(state));
}
