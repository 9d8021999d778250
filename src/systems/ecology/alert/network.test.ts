import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arrivalsBelow, type Network, readNetwork } from "./network.ts";
import { readInstant } from "./instant.ts";

const AT = new Date("2026-07-01T00:00:00Z");
const section = (id: string, city: string | null = null) => ({ id, city });
const reach = (from: string, to: string, hours: number, latestHours = hours) => ({
  from,
  to,
  hours,
  latestHours,
});

/** Every way from a section, walked one by one, in whole tenths of an hour. */
function waysFrom({ reaches }: Network, at: string, earliest = 0, latest = 0): [string, number, number][] {
  return reaches
    .filter(({ from }) => from === at)
    .flatMap(({ to, hours, latestHours }) => {
      const [first, last] = [earliest + Math.round(hours * 10), latest + Math.round(latestHours * 10)];
      return [
        [to, first, last] as [string, number, number],
        ...waysFrom({ sections: [], reaches }, to, first, last),
      ];
    });
}

const byName = (a: { section: string }, b: { section: string }) => (a.section < b.section ? -1 : 1);

const anyNetwork = fc
  .tuple(
    fc.integer({ min: 2, max: 7 }),
    fc.array(fc.tuple(fc.nat(6), fc.nat(6), fc.integer({ max: 99, min: 0 }), fc.nat(50)), { maxLength: 12 }),
    fc.nat(6),
  )
  .map(([size, edges, start]) => {
    const name = (at: number): string => `s${at % size}`;
    const reaches = edges
      .map(([a, b, tenths, more]) => [a % size, b % size, tenths, more] as const)
      .filter(([a, b]) => a !== b)
      .map(([a, b, tenths, more]) =>
        reach(name(Math.min(a, b)), name(Math.max(a, b)), tenths / 10, (tenths + more) / 10),
      );
    const sections = Array.from({ length: size }, (_, at) => section(name(at), `市${at}`));
    return { network: { sections: sections.toReversed(), reaches }, start: name(start) };
  });

describe("（十三）when an anomaly arrives below", () => {
  it("knows a section in any width and with any blanks, prints its first spelling and refuses it twice", () => {
    const sections = [section("Ａ 桥"), section("包头 磴口"), section("1 1 号"), section("11号")];
    const reaches = [reach("A桥", "包头\u3000磴口", 1), reach("包头磴口", "1 1号", 2)];
    const read = readNetwork({ sections, reaches });
    const found = read.ok && arrivalsBelow(read.value, " A\u00a0桥", AT);
    expect(found && found.ok && found.value.map((each) => each.section)).toEqual(["包头 磴口", "1 1 号"]);
    const twice = readNetwork({ sections: [section("包头 磴口"), section("包头磴口")], reaches: [] });
    expect(!twice.ok && twice.failure.sentence.zh).toBe(
      "第2个断面“包头磴口”已经写过（写作“包头 磴口”）；每个断面只写一次。",
    );
  });

  it("is the least sum of hours and the greatest of latest hours over all ways, however they branch and meet", () => {
    fc.assert(
      fc.property(anyNetwork, ({ network, start }) => {
        const read = readNetwork(network);
        const found = read.ok && arrivalsBelow(read.value, start, AT);
        const ways = new Map<string, [number, number]>();
        for (const [to, first, last] of waysFrom(network, start)) {
          const [least = first, most = last] = ways.get(to) ?? [];
          ways.set(to, [Math.min(first, least), Math.max(last, most)]);
        }
        const instant = (tenths: number): string => new Date(AT.getTime() + tenths * 360_000).toISOString();
        const expected = [...ways].map(([to, [first, last]]) => ({
          section: to,
          city: network.sections.find(({ id }) => id === to)?.city ?? null,
          earliest: instant(first),
          latest: instant(last),
        }));
        if (!found || !found.ok) throw new Error("refused");
        expect(found.value.toSorted(byName)).toEqual(expected.toSorted(byName));
        expect(found.value.map(({ earliest }) => earliest)).toEqual(
          found.value.map(({ earliest }) => earliest).toSorted(),
        );
      }),
      { numRuns: 300 },
    );
  });

  it("adds hours as decimals: three times 0.1 is 0.3 and no more", () => {
    const reaches = ["ab", "bc", "cd"].map(([from = "", to = ""]) => reach(from, to, 0.1));
    const found = arrivalsBelow({ sections: [..."abcd"].map((id) => section(id)), reaches }, "a", AT);
    expect(found.ok && found.value.at(-1)).toMatchObject({
      section: "d",
      earliest: "2026-07-01T00:18:00.000Z",
    });
  });

  it.each<[string, unknown, string]>([
    ["no lists", [], "sections 和 reaches"],
    ["no reaches", { sections: [] }, "sections 和 reaches"],
    ["a section without id", { sections: [{ city: "包头" }], reaches: [] }, "第1个断面没有 id"],
    ["one twice", { sections: [section("a"), section("a")], reaches: [] }, "“a”已经写过"],
    [
      "an unknown section",
      { sections: [section("a")], reaches: [reach("a", "丁", 1)] },
      "第1段河道提到的断面“丁”",
    ],
    [
      "negative hours",
      { sections: [..."ab"].map((id) => section(id)), reaches: [reach("a", "b", -1)] },
      "零或正",
    ],
    [
      "hours as text",
      { sections: [..."ab"].map((id) => section(id)), reaches: [{ ...reach("a", "b", 1), hours: "1" }] },
      "hours",
    ],
    [
      "latest first",
      { sections: [..."ab"].map((id) => section(id)), reaches: [reach("a", "b", 3, 2)] },
      "不小于 hours（3）",
    ],
    [
      "no latest",
      { sections: [..."ab"].map((id) => section(id)), reaches: [{ from: "a", to: "b", hours: 3 }] },
      "latestHours",
    ],
    ["a reach to itself", { sections: [section("a")], reaches: [reach("a", "a", 0)] }, "a → a"],
    [
      "a ring beside the way",
      {
        sections: [..."abcd"].map((id) => section(id)),
        reaches: [reach("b", "c", 1), reach("c", "b", 1), reach("c", "d", 1)],
      },
      "河道成环：",
    ],
  ])("is refused of %s, with the place", (_, network, sentence) => {
    const read = readNetwork(network);
    expect(read.ok ? "" : read.failure.sentence.zh).toContain(sentence);
  });

  it("is refused of an unknown section, and of hours past every calendar", () => {
    const network = { sections: [section("a"), section("b")], reaches: [reach("a", "b", 1e300)] };
    expect(arrivalsBelow(network, "丁", AT)).toMatchObject({ ok: false });
    expect(arrivalsBelow(network, "a", AT)).toMatchObject({ ok: false, failure: { code: "bad-network" } });
  });

  it("takes a river of ten thousand reaches with a ladder of ways that nobody could walk one by one", () => {
    const size = 5_000;
    const sections = Array.from({ length: size + 1 }, (_, at) => section(`s${at}`));
    const reaches = sections
      .slice(0, size)
      .flatMap((_, at) => [reach(`s${at}`, `s${at + 1}`, 0.1, 0.3), reach(`s${at}`, `s${at + 1}`, 0.2, 0.5)]);
    const read = readNetwork({ sections, reaches });
    const found = read.ok && arrivalsBelow(read.value, "s0", AT);
    expect(found && found.ok && found.value.length).toBe(size);
    expect(found && found.ok && found.value.at(-1)).toMatchObject({
      earliest: new Date(AT.getTime() + 500 * 3_600_000).toISOString(),
      latest: new Date(AT.getTime() + 2_500 * 3_600_000).toISOString(),
    });
    const ring = readNetwork({ sections, reaches: [...reaches, reach(`s${size}`, "s0", 1)] });
    expect(ring.ok ? "" : ring.failure.sentence.en).toContain("ring");
  });
});

it.each([
  ["2026-07-01T08:00", "2026-07-01T00:00:00.000Z"],
  ["2026-07-01 08:00:30", "2026-07-01T00:00:30.000Z"],
  ["2026-07-01", "2026-06-30T16:00:00.000Z"],
  ["2026-07-01T00:00Z", "2026-07-01T00:00:00.000Z"],
  ["2026-07-01T00:00:00.250+08:00", "2026-06-30T16:00:00.250Z"],
  ["2026-07-01T00:00-0330", "2026-07-01T03:30:00.000Z"],
  ["2026-02-30T08:00", null],
  ["2026-07-01T24:00", null],
  ["2026-07-01T08:60", null],
  ["2026-07-01T08:00+25:00", null],
  ["08:00", null],
])("（十三）an alert's instant %s without an offset is the time of Shanghai: %s", (text, instant) => {
  expect(readInstant(text)?.toISOString() ?? null).toBe(instant);
});
