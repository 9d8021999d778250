/** Chance that always falls the same way: the demonstration of a day looks alike wherever it is made. */
export type SampleChance = {
  /** From 0 to below 1. */
  readonly next: () => number;
  readonly pick: <T>(from: readonly T[]) => T;
  readonly whole: (from: number, to: number) => number;
  readonly id: () => string;
};

/** Mulberry32 (Ettinger 2017), seeded by the letters of a name. */
export function sampleChance(name: string): SampleChance {
  let state = [...name].reduce((sum, letter) => (Math.imul(sum, 31) + (letter.codePointAt(0) ?? 0)) | 0, 7);
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const whole = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  const hex = (digits: number): string =>
    Array.from({ length: digits }, () => whole(0, 15).toString(16)).join("");
  return {
    next,
    whole,
    pick: <T>(from: readonly T[]) => from[whole(0, from.length - 1)] as T,
    id: () => `${hex(8)}-${hex(4)}-4${hex(3)}-8${hex(3)}-${hex(12)}`,
  };
}
