/** Milliseconds. */
export type Times = { readonly median: number; readonly p95: number };

export const ms = (value: number): string => value.toFixed(1);

export function timesOf(took: readonly number[]): Times {
  const sorted = took.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
  return { median: at(0.5), p95: at(0.95) };
}

/** Times of work done `rounds` times, one after the other, after `warm` rounds that do not count. */
export async function timed(
  work: () => Promise<unknown>,
  { rounds, warm }: { readonly rounds: number; readonly warm: number },
): Promise<Times> {
  for (let round = 0; round < warm; round += 1) await work();
  const took: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const begun = performance.now();
    await work();
    took.push(performance.now() - begun);
  }
  return timesOf(took);
}
