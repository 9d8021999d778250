import { add, compare, type Decimal, decimal, multiply, roundHalfAway } from "../../../kernel/decimal.ts";
import { type Failure, refusal, type Sentence } from "../../../kernel/error.ts";
import { ok, type Result } from "../../../kernel/result.ts";
import { sectionKey } from "../water/section-name.ts";

/** Sections of a river, and the reaches on which water runs from one to the next, branching and meeting. */
export type Network = {
  readonly sections: readonly { readonly id: string; readonly city: string | null }[];
  /** Hours from one section to the next: the least, and the most. */
  readonly reaches: readonly {
    readonly from: string;
    readonly to: string;
    readonly hours: number;
    readonly latestHours: number;
  }[];
};

/** When what passed one section reaches another; instants as UTC. */
export type Arrival = {
  readonly section: string;
  readonly city: string | null;
  readonly earliest: string;
  readonly latest: string;
};

const broken = (zh: string, en: string): Failure => refusal("bad-network", zh, en);

type Fields = Readonly<Record<string, unknown>>;
const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function listIn(value: unknown, name: "sections" | "reaches"): readonly unknown[] | null {
  const list = isFields(value) ? value[name] : undefined;
  return Array.isArray(list) ? list : null;
}

function readSections(list: readonly unknown[]): Result<Network["sections"]> {
  const sections: Network["sections"][number][] = [];
  const known = new Map<string, string>();
  for (const [at, each] of list.entries()) {
    const { id, city = null } = isFields(each) ? each : {};
    const fail = (zh: string, en: string) =>
      ({ ok: false, failure: broken(`第${at + 1}个断面${zh}`, `Section ${at + 1} ${en}`) }) as const;
    if (typeof id !== "string" || id.trim() === "")
      return fail("没有 id；请写断面的名称。", "has no id; write its name.");
    if (city !== null && typeof city !== "string")
      return fail(`“${id}”的 city 不是文字。`, `“${id}” has a city that is no text.`);
    const before = known.get(sectionKey(id));
    if (before !== undefined) {
      const [zh, en] = before === id ? ["", ""] : [`（写作“${before}”）`, `, written “${before}”`];
      return fail(
        `“${id}”已经写过${zh}；每个断面只写一次。`,
        `“${id}” stood before${en}; write each section once.`,
      );
    }
    known.set(sectionKey(id), id);
    sections.push({ id, city });
  }
  return ok(sections);
}

type Spelled = ReadonlyMap<string, string>;

function reachProblem(reach: Fields, spelled: Spelled): Sentence | null {
  const { from, to, hours, latestHours } = reach;
  for (const end of [from, to])
    if (typeof end !== "string" || !spelled.has(sectionKey(end)))
      return {
        zh: `提到的断面“${typeof end === "string" ? end : ""}”不在 sections 里；请补上，或改正名称。`,
        en: `names the section “${typeof end === "string" ? end : ""}”, which is not among the sections; add it or correct the name.`,
      };
  if (typeof hours !== "number" || !Number.isFinite(hours) || hours < 0)
    return {
      zh: `（${from}至${to}）的 hours 要写零或正的小时数。`,
      en: `(${from} to ${to}) needs hours of zero or more.`,
    };
  if (typeof latestHours !== "number" || !Number.isFinite(latestHours) || latestHours < hours)
    return {
      zh: `（${from}至${to}）的 latestHours 要写小时数，而且不小于 hours（${hours}）。`,
      en: `(${from} to ${to}) needs latestHours that are no fewer than its hours (${hours}).`,
    };
  return null;
}

function readReaches(list: readonly unknown[], spelled: Spelled): Result<Network["reaches"]> {
  for (const [at, each] of list.entries()) {
    const problem = reachProblem(isFields(each) ? each : {}, spelled);
    if (problem !== null)
      return {
        ok: false,
        failure: broken(`第${at + 1}段河道${problem.zh}`, `Reach ${at + 1} ${problem.en}`),
      };
  }
  return ok(spelledOnce(list as Network["reaches"], spelled));
}

/** Reaches whose ends are called as their sections are, by the spelling that stands first where none is given. */
export function spelledOnce<R extends { readonly from: string; readonly to: string }>(
  reaches: readonly R[],
  given: Spelled = new Map(),
): readonly R[] {
  const spelled = new Map(given);
  const first = (end: string): string => {
    const key = sectionKey(end);
    const before = spelled.get(key);
    if (before === undefined) spelled.set(key, end);
    return before ?? end;
  };
  return reaches.map((reach) => ({ ...reach, from: first(reach.from), to: first(reach.to) }));
}

/** What a section is called that somebody wrote in whatever width and with whatever blanks; none where there is no such one. */
export const sectionCalled = (
  sections: readonly { readonly id: string }[],
  written: string,
): string | undefined => {
  const key = sectionKey(written);
  return sections.find(({ id }) => id === written || sectionKey(id) === key)?.id;
};

/** Reaches by the section where they begin. */
function reachesFrom({ reaches }: Network): Map<string, Network["reaches"][number][]> {
  const from = new Map<string, Network["reaches"][number][]>();
  for (const reach of reaches) {
    const list = from.get(reach.from);
    if (list === undefined) from.set(reach.from, [reach]);
    else list.push(reach);
  }
  return from;
}

/** Sections so that every reach leads to a later one (Kahn 1962); those of a ring, and what lies behind it, are left out. */
function inOrder(network: Network): string[] {
  const open = new Map(network.sections.map(({ id }) => [id, 0]));
  for (const { to } of network.reaches) open.set(to, (open.get(to) ?? 0) + 1);
  const from = reachesFrom(network);
  const order = network.sections.filter(({ id }) => open.get(id) === 0).map(({ id }) => id);
  for (const id of order)
    for (const { to } of from.get(id) ?? []) {
      const left = (open.get(to) ?? 0) - 1;
      open.set(to, left);
      if (left === 0) order.push(to);
    }
  return order;
}

/** A ring among the reaches, its first section again at its end; null where there is none. */
function ringIn(network: Network): readonly string[] | null {
  const ordered = new Set(inOrder(network));
  if (ordered.size === network.sections.length) return null;
  // Every section that is left has one before it that is left: going back, one comes again.
  const before = new Map(
    network.reaches.filter(({ from }) => !ordered.has(from)).map(({ from, to }) => [to, from]),
  );
  const walked: string[] = [];
  const seen = new Map<string, number>();
  let at = network.sections.find(({ id }) => !ordered.has(id))?.id;
  while (at !== undefined && !seen.has(at)) {
    seen.set(at, walked.length);
    walked.push(at);
    at = before.get(at);
  }
  const ring = walked.slice(at === undefined ? 0 : seen.get(at)).toReversed();
  return [...ring, ring[0] ?? ""];
}

const MOST_NAMED = 12;

/**
 * A network out of what a file holds: `sections` with `id` and `city`, `reaches` with `from`, `to`, `hours`, `latestHours`.
 * Names in another width or with other blanks are one, called as `sections` does. Refused (`bad-network`): sections that are unknown or stand twice, hours below 0, `latestHours` below `hours`, rings.
 */
export function readNetwork(value: unknown): Result<Network> {
  const [given, reaches] = [listIn(value, "sections"), listIn(value, "reaches")];
  if (given === null || reaches === null)
    return {
      ok: false,
      failure: broken(
        "文件里要有 sections 和 reaches 两个列表。",
        "The file needs two lists, sections and reaches.",
      ),
    };
  const sections = readSections(given);
  if (!sections.ok) return sections;
  const read = readReaches(reaches, new Map(sections.value.map(({ id }) => [sectionKey(id), id])));
  if (!read.ok) return read;
  const network = { sections: sections.value, reaches: read.value };
  const ring = ringIn(network);
  if (ring === null) return ok(network);
  const named = ring.length > MOST_NAMED ? [...ring.slice(0, MOST_NAMED), "…"] : ring;
  return {
    ok: false,
    failure: broken(
      `河道成环：${named.join(" → ")}；水不会流回来，请改正其中一段。`,
      `The reaches form a ring: ${named.join(" → ")}. Water does not flow back; correct one of them.`,
    ),
  };
}

const HOUR_MS = 3_600_000;
const LATEST_MS = 8_640_000_000_000_000;

/** Hours from one section to each below it, over all ways: the least sum of `hours`, the greatest of `latestHours`. */
export function hoursBelow(
  network: Network,
  section: string,
): Map<string, { readonly earliest: Decimal; readonly latest: Decimal }> {
  const from = reachesFrom(network);
  const reached = new Map<string, { readonly earliest: Decimal; readonly latest: Decimal }>([
    [section, { earliest: 0, latest: 0 }],
  ]);
  for (const id of inOrder(network)) {
    const here = reached.get(id);
    if (here === undefined) continue;
    for (const { to, hours, latestHours } of from.get(id) ?? []) {
      const earliest = add(here.earliest, decimal(hours));
      const latest = add(here.latest, decimal(latestHours));
      const there = reached.get(to);
      reached.set(to, {
        earliest: there && compare(there.earliest, earliest) <= 0 ? there.earliest : earliest,
        latest: there && compare(there.latest, latest) >= 0 ? there.latest : latest,
      });
    }
  }
  reached.delete(section);
  return reached;
}

/**
 * When what passes a section at an instant reaches the sections below it, earliest first. Hours of a flood wave give the
 * time of the wave; what the water carries comes later. Refused: a section that the network lacks, times past all calendars.
 */
export function arrivalsBelow(network: Network, written: string, at: Date): Result<readonly Arrival[]> {
  const section = sectionCalled(network.sections, written);
  if (section === undefined)
    return {
      ok: false,
      failure: broken(
        `没有断面“${written}”；请写 sections 里的一个。`,
        `There is no section “${written}”; write one of the sections.`,
      ),
    };
  const hours = hoursBelow(network, section);
  const instant = (after: Decimal): number => at.getTime() + Number(roundHalfAway(multiply(after, HOUR_MS)));
  const reached = network.sections.flatMap(({ id, city }) => {
    const of = hours.get(id);
    return of === undefined
      ? []
      : [{ section: id, city, of, first: instant(of.earliest), last: instant(of.latest) }];
  });
  const beyond = reached.find(({ last }) => Math.abs(last) > LATEST_MS);
  if (beyond !== undefined)
    return {
      ok: false,
      failure: broken(
        `到“${beyond.section}”的小时数太大，算不出时刻；请核对 hours 和 latestHours。`,
        `The hours to “${beyond.section}” are too many for any calendar; check hours and latestHours.`,
      ),
    };
  return ok(
    reached
      .toSorted((a, b) => compare(a.of.earliest, b.of.earliest) || compare(a.of.latest, b.of.latest))
      .map(({ section: id, city, first, last }) => ({
        section: id,
        city,
        earliest: new Date(first).toISOString(),
        latest: new Date(last).toISOString(),
      })),
  );
}
