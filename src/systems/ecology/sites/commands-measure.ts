import { basename } from "node:path";
import type { Sentence } from "../../../kernel/error.ts";
import { boxOf, type Outline, type Position } from "../../../kernel/outline.ts";
import { placeRefused } from "../../../kernel/place.ts";
import { type CommandContext, type Given, printJson, stop } from "../../../platform/command.ts";
import { readGivenFile } from "../../../platform/given-file.ts";
import { positionWords } from "../../../platform/geo/features.ts";
import { calledBy, survey, type SurveyedThing } from "../../../platform/geo/survey.ts";
import { SITE_ID_KEYS, ZONE_KEYS } from "./site-id.ts";

/** A line of `ecology sites --json`; areas in m². */
type SiteLine = {
  readonly id: string;
  readonly areaM2: number | null;
  readonly valid: boolean;
  readonly reason: string | null;
  readonly zones: SurveyedThing["zones"];
  readonly duplicateOf: string | null;
};

const SYSTEMS = ["gcj02", "cgcs2000"] as const;

const both = ({ zh, en }: Sentence): string => `${zh} ${en}`;

function systemOf(given: string | undefined): (typeof SYSTEMS)[number] | undefined {
  const system = SYSTEMS.find((each) => each === given);
  if (given !== undefined && system === undefined)
    return stop("--coordinates 后面写 gcj02 或 cgcs2000。", "--coordinates takes gcj02 or cgcs2000.");
  return system;
}

/** How a command says what a page would ask. */
const CHOICES: Readonly<Record<string, Sentence>> = {
  gcj02: {
    zh: "命令中以 --coordinates gcj02 或 --coordinates cgcs2000 选择。",
    en: "Choose by --coordinates gcj02 or --coordinates cgcs2000.",
  },
  "swapped-coordinates": { zh: "命令中以 --swap 选择。", en: "Choose by --swap." },
};

/** Measures the sites of a file. Exit 2 where nothing can be used; what is wrong with one site stands on stderr. */
export async function measureSites(given: Given, context: CommandContext): Promise<number> {
  const [file = ""] = given.words;
  const zonesFile = given.value("--zones");
  const system = systemOf(given.value("--coordinates"));
  const found = await survey({
    bytes: readGivenFile(context.cwd, file),
    fileName: basename(file),
    choice: { swapped: given.has("--swap"), ...(system === undefined ? {} : { system }) },
    zones:
      zonesFile === undefined
        ? undefined
        : {
            bytes: readGivenFile(context.cwd, zonesFile),
            fileName: basename(zonesFile),
            zoneNames: ZONE_KEYS,
          },
  });
  if (!found.ok) {
    const { code, sentence } = found.failure;
    const choice = CHOICES[code] ?? { zh: "", en: "" };
    return stop(`${sentence.zh}${choice.zh}`, `${sentence.en} ${choice.en}`.trim());
  }
  const { things, notes } = found.value;
  const say = (row: number | null, field: string, sentence: Sentence): void =>
    context.stderr(`${row ?? "-"}\t${field}\t${both(sentence)}\n`);
  for (const note of notes) say(null, "file", note);

  const ids = things.map(({ properties, number }) => calledBy(properties, SITE_ID_KEYS) ?? `#${number}`);
  const seen = new Set<string>();
  for (const [at, { number, problem, properties, outline }] of things.entries()) {
    const id = ids[at] ?? "";
    if (problem !== null) say(number, "geometry", problem.sentence);
    else if (outline !== null && placeRefused([centreOf(outline)]) !== null)
      say(number, "geometry", outsideWords(positionWords(centreOf(outline))));
    if (calledBy(properties, SITE_ID_KEYS) === null)
      say(number, "id", {
        zh: `没有 id 也没有 name，以次序“${id}”称呼；请在原文件中补上。`,
        en: `It has neither id nor name and is called ${id} by its place; give it one in the file.`,
      });
    else if (seen.has(id))
      say(number, "id", {
        zh: `编号“${id}”前面已有，两项都列出；请核对。`,
        en: `The id ${id} stands before already; both are listed: look at them.`,
      });
    seen.add(id);
  }
  const lines = things.flatMap((thing, at): SiteLine[] =>
    thing.problem?.code === "no-polygon"
      ? []
      : [
          {
            id: ids[at] ?? "",
            areaM2: thing.areaM2,
            valid: thing.problem === null,
            reason: thing.problem === null ? null : both(thing.problem.sentence),
            zones: thing.zones,
            duplicateOf: thing.duplicateOf === null ? null : (ids[thing.duplicateOf] ?? null),
          },
        ],
  );
  if (lines.length === 0)
    return stop("文件里没有面，量不出面积。", "The file holds no polygon: there is nothing to measure.");
  if (given.has("--json")) printJson(context, lines);
  else for (const line of lines) context.stdout(`${lineWords(line)}\n`);
  return 0;
}

const centreOf = (outline: Outline): Position => {
  const [west, south, east, north] = boxOf(outline);
  return [(west + east) / 2, (south + north) / 2];
};
const outsideWords = ({ zh, en }: Sentence): Sentence => ({
  zh: `中心在${zh}，不在本区域内，照样量了；请核对坐标是否漏写或错写了数字。`,
  en: `Its centre is at ${en}, outside the region; it was measured as it stands. See whether a digit is missing or wrong.`,
});

const hectares = (m2: number): string => (m2 / 10_000).toFixed(4);

function lineWords({ id, areaM2, reason, zones, duplicateOf }: SiteLine): string {
  if (areaM2 === null) return `${id}  ${reason ?? ""}`;
  const parts = zones.map(({ zone, m2 }) => `${zone} ${hectares(m2)}`).join("、");
  const twin = duplicateOf === null ? "" : `  与“${duplicateOf}”重复 the same as ${duplicateOf}`;
  return `${id}  ${hectares(areaM2)} 公顷 ha  ${parts}${twin}`;
}
