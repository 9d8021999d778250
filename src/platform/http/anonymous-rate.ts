import type { Failure } from "../../kernel/error.ts";

/** How often somebody without a session may ask: `burst` at once, then `perSecond`; `most` addresses are remembered. */
export type Rate = { readonly burst: number; readonly perSecond: number; readonly most: number };

/** Generous to an office behind one address, and a small part of what the server answers. */
export const ANONYMOUS_RATE: Rate = { burst: 120, perSecond: 5, most: 10_000 };

export const tooOften = (seconds: number): Failure => ({
  code: "too-many",
  sentence: {
    zh: `查询过于频繁，请 ${seconds} 秒后再试；登录后不受此限。`,
    en: `Too many requests. Try again in ${seconds} s; whoever is signed in is not limited so.`,
  },
});

/** One network may have any number of addresses of IPv6: its first four groups count. */
const networkOf = (address: string): string =>
  address.includes(":") && !address.includes(".") ? address.split(":", 4).join(":") : address;

/**
 * Counts calls by address, in this process. Asked with an address and the time in ms it says 0 where the call may go on,
 * else the whole seconds until one may.
 */
export function anonymousRate({ burst, perSecond, most }: Rate): (address: string, now: number) => number {
  const left = new Map<string, { readonly calls: number; readonly at: number }>();
  return (address, now) => {
    const network = networkOf(address);
    const before = left.get(network) ?? { calls: burst, at: now };
    const calls = Math.min(burst, before.calls + (Math.max(0, now - before.at) / 1000) * perSecond);
    // Taken out and put in, so that who asked longest ago is forgotten first.
    left.delete(network);
    if (left.size >= most) for (const [oldest] of left) if (left.delete(oldest)) break;
    left.set(network, { calls: calls >= 1 ? calls - 1 : calls, at: now });
    return calls >= 1 ? 0 : Math.ceil((1 - calls) / perSecond);
  };
}
