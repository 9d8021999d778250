import { type Failure, FailureError, refusal, type Sentence } from "../../kernel/error.ts";
import { duplicatesOf, type Outline, type Position } from "../../kernel/outline.ts";
import { ok, type Result } from "../../kernel/result.ts";
import { type OutlineFeature, positionWords, type Properties } from "./features.ts";
import { type CoordinateChoice, readOutlines } from "./outline-file.ts";
import { type Measured, overlay } from "./overlay.ts";
import type { Fault } from "./ring-fault.ts";

export type GivenOutlines = { readonly bytes: Uint8Array; readonly fileName: string };

/** What is surveyed: things of a file, each against named zones of another, whose names stand under the first of `zoneNames` found. */
export type SurveyTask = GivenOutlines & {
  readonly choice?: CoordinateChoice;
  readonly zones?: (GivenOutlines & { readonly zoneNames: readonly string[] }) | undefined;
};

/** `areaM2` is null where it has no area; `problem` says why. `duplicateOf`: index of the first with the same vertices. */
export type SurveyedThing = {
  readonly number: number;
  readonly properties: Properties;
  readonly outline: Outline | null;
  /** Where it is, of what is a single position. */
  readonly point: Position | null;
  readonly areaM2: number | null;
  readonly problem: Failure | null;
  readonly zones: readonly { readonly zone: string; readonly m2: number }[];
  readonly duplicateOf: number | null;
};
export type Survey = {
  readonly things: readonly SurveyedThing[];
  readonly notes: readonly Sentence[];
  /** Names of the zones in the order of their file, and their 审图号. */
  readonly zones: readonly string[];
  readonly zonesApproval: string | null;
  readonly approval: string | null;
};

/** What stands under the first of some names, exactly or but for capitals, as text; null where nothing does. */
export function calledBy(properties: Properties, names: readonly string[]): string | null {
  for (const name of names) {
    const key =
      name in properties
        ? name
        : Object.keys(properties).find((each) => each.toLowerCase() === name.toLowerCase());
    const value = key === undefined ? undefined : properties[key];
    if (typeof value === "number" || (typeof value === "string" && value.trim() !== ""))
      return String(value).trim();
  }
  return null;
}

const FAULTS: Readonly<Record<string, Sentence>> = {
  "Self-intersection": { zh: "边界自相交", en: "Self-intersection" },
  "Ring Self-intersection": { zh: "边界与自身相接", en: "Ring Self-intersection" },
  "Hole lies outside shell": { zh: "内环在外环之外", en: "Hole lies outside shell" },
  "Holes are nested": { zh: "内环套内环", en: "Holes are nested" },
  "Interior is disconnected": { zh: "内部不连通", en: "Interior is disconnected" },
  "Nested shells": {
    zh: "面中套面，是孔洞的应写为内环",
    en: "Nested shells (a hole is written as an inner ring)",
  },
  "Too few points in geometry component": { zh: "顶点太少", en: "Too few points in geometry component" },
  "Invalid Coordinate": { zh: "坐标无效", en: "Invalid Coordinate" },
  "No area": { zh: "顶点都在一条线上，围不成面", en: "All vertices lie on one line and enclose nothing" },
  Spike: { zh: "边界在这里折返，成了尖刺", en: "Spike, where the boundary runs back the way it came," },
  "Duplicate Rings": { zh: "同一圈边界写了两次", en: "One ring is written twice" },
  "Rings cross": {
    zh: "两圈边界（外环与内环，或两个内环）相交或有一段重合",
    en: "Two rings (shell and hole, or two holes) cross or share an edge",
  },
  "Duplicate parts": { zh: "同一块面写了两次", en: "One part is written twice" },
  "Parts overlap": {
    zh: "其中两块面相交、重叠或共用一段边，应合并为一块",
    en: "Two parts cross, overlap or share an edge, and belong together as one,",
  },
};

const placeOf = (at: Position | null): Sentence =>
  at === null
    ? { zh: "", en: "" }
    : { zh: `，位置在${positionWords(at).zh}`, en: ` at ${positionWords(at).en}` };

const faultFailure = ({ kind, at }: Fault): Failure => {
  const where = placeOf(at);
  return refusal(
    "invalid-outline",
    `${FAULTS[kind]?.zh ?? `边界有误（${kind}）`}${where.zh}，未量面积；请在原文件中改正。`,
    `${FAULTS[kind]?.en ?? kind}${where.en}: no area was measured; mend it in the file.`,
  );
};

const NO_ZONE_NAME = (number: number): Failure =>
  refusal(
    "no-zone-name",
    `分区文件第 ${number} 项没有名称（zone 或 name），请补上。`,
    `Item ${number} of the zones has no name (zone or name): give it one.`,
  );

const wrongZone = ({ number }: OutlineFeature, name: string | null, failure: Failure): Failure =>
  refusal(
    "wrong-zone",
    `分区文件第 ${number} 项${name === null ? "" : `“${name}”`}：${failure.sentence.zh}`,
    `Zones, item ${number}${name === null ? "" : ` (${name})`}: ${failure.sentence.en}`,
  );

type Grounds = {
  readonly names: readonly string[];
  readonly members: readonly (readonly { readonly feature: OutlineFeature; readonly outline: Outline }[])[];
  readonly approval: string | null;
};

/** Zones by their names: several things of one name are one zone. Everything is measured by them, so that none may be wrong. */
async function groundsOf(given: SurveyTask["zones"]): Promise<Grounds> {
  if (given === undefined) return { names: [], members: [], approval: null };
  const read = await readOutlines(given.bytes, given.fileName);
  if (!read.ok) {
    const { code, sentence } = read.failure;
    throw new FailureError(refusal(code, `分区文件：${sentence.zh}`, `Zones: ${sentence.en}`));
  }
  const found = new Map<string, { feature: OutlineFeature; outline: Outline }[]>();
  for (const feature of read.value.features) {
    const name = calledBy(feature.properties, given.zoneNames);
    if (feature.outline === null) {
      // A label or a road among the zones measures nothing.
      if (feature.problem?.code === "no-polygon") continue;
      throw new FailureError(wrongZone(feature, name, feature.problem ?? NO_ZONE_NAME(feature.number)));
    }
    if (name === null) throw new FailureError(NO_ZONE_NAME(feature.number));
    const members = found.get(name) ?? [];
    members.push({ feature, outline: feature.outline });
    found.set(name, members);
  }
  if (found.size === 0)
    throw new FailureError(
      refusal("no-zones", "分区文件里没有面，请检查。", "The file of zones holds no polygon: look at it."),
    );
  return { names: [...found.keys()], members: [...found.values()], approval: read.value.approval };
}

/** Reads things and zones, and measures: areas in m², what lies in which zone, what is written twice. */
export async function survey({
  bytes,
  fileName,
  choice,
  zones,
}: SurveyTask): Promise<Result<Survey, string>> {
  try {
    const read = await readOutlines(bytes, fileName, choice);
    if (!read.ok) return read;
    const { features, notes, approval } = read.value;
    const grounds = await groundsOf(zones);
    const sound = features.flatMap(({ outline }) => (outline === null ? [] : [outline]));
    const { faults, measured } = await overlay(
      sound,
      grounds.members.map((members) => members.map(({ outline }) => outline)),
    );
    const [wrong] = faults;
    if (wrong !== undefined) {
      const feature = grounds.members[wrong.group]?.[wrong.outline]?.feature;
      if (feature)
        throw new FailureError(
          wrongZone(feature, grounds.names[wrong.group] ?? null, faultFailure(wrong.fault)),
        );
    }
    const duplicates = duplicatesOf(features.map(({ outline }) => outline ?? []));
    let next = 0;
    const things = features.map(
      ({ number, properties, outline, positions, problem }, index): SurveyedThing => {
        const found: Measured | undefined = outline === null ? undefined : measured[next++];
        return {
          number,
          properties,
          outline,
          point: outline === null && positions.length === 1 ? (positions[0] ?? null) : null,
          areaM2: found?.areaM2 ?? null,
          problem: found?.fault ? faultFailure(found.fault) : problem,
          zones: (found?.parts ?? []).map(({ group, m2 }) => ({ zone: grounds.names[group] ?? "", m2 })),
          duplicateOf: duplicates[index] ?? null,
        };
      },
    );
    return ok({ things, notes, approval, zones: grounds.names, zonesApproval: grounds.approval });
  } catch (error) {
    if (error instanceof FailureError) return { ok: false, failure: error.failure as Failure };
    throw error;
  }
}
