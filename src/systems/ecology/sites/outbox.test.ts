import { describe, expect, it } from "vitest";
import { refusal } from "../../../kernel/error.ts";
import { type Keeper, type Sent, sendMended, sendWaiting, type Waiting } from "./outbox.ts";

const SEEN = {
  place: [[110.5, 40.8]],
  on: "2026-11-20",
  truth: "untrue",
  until: null,
  whyFar: "",
  text: "",
} as const;
const waiting = (key: string, more: Partial<Waiting> = {}): Waiting => ({
  key,
  site: `s${key}`,
  title: key,
  accountId: "a",
  version: 1,
  seen: SEEN,
  photo: new File(["x"], "x.jpg"),
  confirmInternal: false,
  keptAt: `2026-11-20T0${key}:00:00Z`,
  refused: null,
  ...more,
});

function device(...kept: readonly Waiting[]): Keeper & { readonly keys: () => string[] } {
  const store = new Map(kept.map((each) => [each.key, each]));
  return {
    put: async (each) => void store.set(each.key, each),
    all: async () => [...store.values()],
    remove: async (key) => void store.delete(key),
    keys: () => [...store.keys()].toSorted(),
  };
}
const sending =
  (answers: Readonly<Record<string, Sent>>, sent: string[] = []) =>
  async (each: Waiting) => {
    sent.push(`${each.key}@${each.version}`);
    return answers[`${each.key}@${each.version}`] ?? ({ came: "sent" } as const);
  };

describe("reports of sites that wait for a network （十四）", () => {
  it("are sent the earliest first and once each, only those of who is there", async () => {
    const kept = device(waiting("2"), waiting("1"), waiting("3", { accountId: "b" }));
    const sent: string[] = [];
    expect(await sendWaiting(kept, "a", sending({}, sent))).toBe(2);
    expect(sent).toEqual(["1@1", "2@1"]);
    expect(kept.keys()).toEqual(["3"]);
  });

  it("stay, with everything after them, while there is no network", async () => {
    const kept = device(waiting("1"), waiting("2"), waiting("3"));
    const sent: string[] = [];
    await sendWaiting(kept, "a", sending({ "2@1": { came: "unreachable" } }, sent));
    expect(sent).toEqual(["1@1", "2@1"]);
    expect(kept.keys()).toEqual(["2", "3"]);
  });

  it("that were put right after a refusal go once they are taken, and stay as they are now until then", async () => {
    const far = refusal("far-away", "太远", "too far");
    const kept = device(waiting("1", { refused: far }));
    const mended = waiting("1", { seen: { ...SEEN, whyFar: "隔河" } });
    const stands = async () => (await kept.all()).map(({ seen, refused }) => [seen.whyFar, refused?.code]);
    await sendMended(kept, mended, sending({ "1@1": { came: "unreachable" } }));
    expect(await stands()).toEqual([["隔河", undefined]]);
    await sendMended(kept, mended, sending({ "1@1": { came: "refused", failure: far } }));
    expect(await stands()).toEqual([["隔河", "far-away"]]);
    const sent: string[] = [];
    await sendMended(kept, mended, sending({ "1@1": { came: "moved", version: 4 } }, sent));
    expect([sent, kept.keys()]).toEqual([["1@1", "1@4"], []]);
  });

  it("stay with their refusal, and hold up none behind them", async () => {
    const failure = refusal("far-away", "太远。", "Too far.");
    const kept = device(waiting("1"), waiting("2"));
    await sendWaiting(kept, "a", sending({ "1@1": { came: "refused", failure } }));
    expect((await kept.all()).map(({ key, refused }) => [key, refused?.code])).toEqual([["1", "far-away"]]);
  });

  it("follow a site that went on meanwhile, under the same key", async () => {
    const kept = device(waiting("1"));
    const sent: string[] = [];
    await sendWaiting(kept, "a", sending({ "1@1": { came: "moved", version: 4 } }, sent));
    expect(sent).toEqual(["1@1", "1@4"]);
    expect(kept.keys()).toEqual([]);
  });
});
