import { type EntryAct, entryKind, isOffice } from "../kind.ts";
import type { Sentence } from "../../../kernel/error.ts";
import { cellOf } from "../../../kernel/list.ts";
import { regionWords } from "../../../kernel/region.ts";
import type { ActingFor } from "../../../kernel/actor.ts";
import type { Recorded } from "../../../kernel/record.ts";
import type { EntryLink, EntryState, EntryValue, Flow, MoneyLine, StageDays } from "../entry.ts";
import { flowOfYear } from "../columns.ts";
import { issueOf, matchIssues } from "./issues.ts";
import type { LikeEntry, Match } from "./matching.ts";
import type { Question, SheetIssue } from "../../../kernel/sheet.ts";
import type { ImportDeed, ImportDraft, ImportRow } from "./row.ts";
import { inWanYuan } from "../../../kernel/sheet-money.ts";
import type { ImportContext } from "./draft.ts";
import { findField } from "../specs.ts";

/** A row that is there, with its amounts as they stand. */
export type Standing = {
  readonly version: number;
  readonly state: EntryState;
  readonly lines: readonly MoneyLine[];
};

export type DeedGround = ImportContext & {
  readonly actor: ActingFor;
  readonly fileName: string;
  readonly unitName: (id: string) => string;
  readonly measureText: (measureId: string) => string;
  /** As workbooks print it, null where its plan is not in force. */
  readonly ordinal: (measureId: string) => string | null;
};

const plain = (value: string | number | null): string =>
  String(value ?? "")
    .replace(/[\s\p{Cc}]+/gu, " ")
    .trim();

/** Values are compared as their cells show them, so that what was exported comes back as no change. */
function changedValues(draft: ImportDraft, state: EntryState, { spec, unitName }: DeedGround) {
  const changed: Record<string, EntryValue> = {};
  const told: Sentence[] = [];
  for (const [key, value] of Object.entries(draft.values)) {
    const field = findField(spec, key);
    if (!field) continue;
    const [before, after] = [state.values[key], value].map((each) => plain(cellOf(field, each, unitName)));
    if (before === after) continue;
    changed[key] = value;
    told.push({
      zh: `${field.name.zh}：${before === "" ? "（空）" : before} → ${after}`,
      en: `${field.name.en}: ${before === "" ? "(empty)" : before} → ${after}`,
    });
  }
  return { changed, told };
}

function changedStages(draft: ImportDraft, state: EntryState, { spec }: DeedGround) {
  const changed: Record<string, StageDays> = {};
  const told: Sentence[] = [];
  for (const [key, days] of Object.entries(draft.stages)) {
    const before = state.stages[key] ?? { planned: null, actual: null };
    const after = { planned: days.planned ?? before.planned, actual: days.actual ?? before.actual };
    if (after.planned === before.planned && after.actual === before.actual) continue;
    changed[key] = after;
    const name = spec.stages.find((stage) => stage.key === key)?.name ?? { zh: key, en: key };
    for (const [kind, zh, en] of [
      ["planned", "计划", "planned"],
      ["actual", "实际", "actual"],
    ] as const)
      if (after[kind] !== before[kind])
        told.push({
          zh: `${zh}${name.zh}：${before[kind] ?? "（空）"} → ${after[kind]}`,
          en: `${name.en}, ${en}: ${before[kind] ?? "(empty)"} → ${after[kind]}`,
        });
  }
  return { changed, told };
}

const sumOf = (lines: readonly MoneyLine[], flow: Flow, year: string): number =>
  lines
    .filter((line) => line.flow === flow && line.period.startsWith(year))
    .reduce((sum, { amountFen }) => sum + amountFen, 0);

/** A year's sum replaces a year's sum; where months or sources stand already, it would be counted twice. */
function changedMoney(draft: ImportDraft, standing: readonly MoneyLine[], { spec }: DeedGround) {
  const lines: MoneyLine[] = [];
  const [told, issues]: [Sentence[], SheetIssue[]] = [[], []];
  for (const line of draft.money) {
    const { flow, source, period } = line;
    const own = standing.filter((each) => each.flow === flow && each.period.startsWith(period));
    const same = own.filter((each) => each.source === source);
    const total = source === "unstated" ? sumOf(own, flow, period) : sumOf(same, flow, period);
    const stands = source === "unstated" ? own.length > 0 : same.length > 0;
    if (stands && (total === line.amountFen || inWanYuan(total) === inWanYuan(line.amountFen))) continue;
    const field = `money:${flow}:${source}:${period}`;
    const finer = own.some((each) =>
      source === "unstated"
        ? each.source !== "unstated" || each.period !== period || each.batch !== ""
        : each.source === "unstated" ||
          (each.source === source && (each.period !== period || each.batch !== "")),
    );
    if (finer) {
      issues.push(
        issueOf(
          spec,
          field,
          true,
          `登记册中 ${period} 年已有分月、分批或分来源的数，合计 ${inWanYuan(total)} 万元，与表中 ${inWanYuan(line.amountFen)} 万元不一致。请到该行“资金”中逐笔更正，或删去这一格。`,
          `${period} stands in finer amounts in the register, together ${inWanYuan(total)} 万元, and the sheet says ${inWanYuan(line.amountFen)} 万元. Correct the amounts in the row itself, or clear this cell.`,
        ),
      );
      continue;
    }
    lines.push(line);
    const name = spec.flows.find((each) => each.flow === flow)?.name ?? { zh: flow, en: flow };
    told.push({
      zh: `${flowOfYear(name, period)}：${stands ? `${inWanYuan(total)}` : "（空）"} → ${inWanYuan(line.amountFen)} 万元`,
      en: `${name.en} ${period}: ${stands ? `${inWanYuan(total)}` : "(empty)"} → ${inWanYuan(line.amountFen)} 万元`,
    });
  }
  return { lines, told, issues };
}

const linkKey = ({ measureId, undertakingId }: EntryLink): string => `${measureId} ${undertakingId ?? ""}`;

function changedLinks(draft: ImportDraft, state: EntryState, { measureText, ordinal }: DeedGround) {
  const known = new Set(state.links.map(linkKey));
  const printed = (measureId: string): string => ordinal(measureId) ?? measureId;
  const measures = new Set(state.links.map(({ measureId }) => printed(measureId)));
  // A measure as a whole is served where one of its undertakings is.
  const missing = draft.links.filter((link) =>
    link.undertakingId === null ? !measures.has(printed(link.measureId)) : !known.has(linkKey(link)),
  );
  const proposed = state.links.length === 0 && draft.links.length === 0 ? draft.proposed : [];
  const added = [...missing, ...proposed];
  const replaced = added.flatMap(({ measureId, undertakingId }) =>
    undertakingId === null ? [] : [measureId],
  );
  const kept = state.links.filter(
    ({ measureId, undertakingId }) => undertakingId !== null || !replaced.includes(measureId),
  );
  const told = added.map(({ measureId }) => ({
    zh: `挂到举措：${measureText(measureId)}`,
    en: `hangs on ${measureText(measureId)}`,
  }));
  return { links: added.length > 0 ? [...kept, ...added] : null, told };
}

/** The acts as the register would take them, one after the other; what it refuses is said of the row. */
function refusals(acts: readonly EntryAct[], standing: Standing | null, ground: DeedGround): SheetIssue[] {
  const { actor, asOf } = ground;
  let state = standing?.state ?? null;
  let version = standing?.version ?? 0;
  for (const act of acts) {
    const refused = entryKind.permit(state, act, actor, asOf);
    if (refused) return [{ field: null, sentence: refused.sentence, blocks: true }];
    version += 1;
    const recorded: Recorded<EntryAct> = {
      version,
      at: `${asOf}T00:00:00.000Z`,
      day: asOf,
      by: "",
      byId: null,
      act,
    };
    state = entryKind.fold(state, recorded);
  }
  return [];
}

function beginning(draft: ImportDraft, apartFrom: readonly string[], ground: DeedGround): EntryAct[] {
  const { spec, fileName, asOf, actor } = ground;
  const stages = Object.fromEntries(
    Object.entries(draft.stages).map(([key, { planned = null, actual = null }]) => [
      key,
      { planned, actual },
    ]),
  );
  const source = { title: `《${fileName}》第 ${draft.number} 行`, date: asOf, url: null };
  const { name, regionCode, variant, values } = draft;
  const links = [...draft.links, ...draft.proposed];
  const seed = { register: spec.register, name, regionCode, variant, values, links, stages, source };
  return [
    { type: "enter", seed },
    ...(draft.money.length > 0 ? [{ type: "record-money", lines: draft.money } as const] : []),
    ...(isOffice(actor) ? apartFrom : []).map((from) => ({ type: "keep-apart", from }) as const),
  ];
}

function revision(draft: ImportDraft, standing: Standing, ground: DeedGround) {
  const { state } = standing;
  const values = changedValues(draft, state, ground);
  const stages = changedStages(draft, state, ground);
  const money = changedMoney(draft, standing.lines, ground);
  const links = changedLinks(draft, state, ground);
  const told: Sentence[] = [];
  const renamed = draft.id !== null && plain(draft.name) !== plain(state.name) ? draft.name : undefined;
  if (renamed !== undefined)
    told.push({ zh: `名称：${state.name} → ${renamed}`, en: `name: ${state.name} → ${renamed}` });
  const variant =
    draft.variantSaid && draft.variant !== null && draft.variant !== state.variant
      ? draft.variant
      : undefined;
  if (variant !== undefined) {
    const name = ground.spec.variants.find(({ key }) => key === variant)?.name ?? {
      zh: variant,
      en: variant,
    };
    told.push({ zh: `类型：${name.zh}`, en: `kind: ${name.en}` });
  }
  told.push(...values.told, ...stages.told, ...links.told);
  const issues = [...money.issues];
  if (draft.citySaid && draft.regionCode !== state.regionCode)
    issues.push(
      issueOf(
        ground.spec,
        "city",
        false,
        `登记册中这一行登记在${regionWords(state.regionCode).zh}，表中是${regionWords(draft.regionCode).zh}；登记城市不随导入改变。`,
        `The register files this row under ${regionWords(state.regionCode).en}, the sheet under ${regionWords(draft.regionCode).en}; an import does not move it.`,
      ),
    );
  const acts: EntryAct[] = [];
  if (told.length > 0)
    acts.push({
      type: "revise",
      reason: `据《${ground.fileName}》第 ${draft.number} 行`,
      ...(renamed === undefined ? {} : { name: renamed }),
      ...(variant === undefined ? {} : { variant }),
      ...(Object.keys(values.changed).length > 0 ? { values: values.changed } : {}),
      ...(Object.keys(stages.changed).length > 0 ? { stages: stages.changed } : {}),
      ...(links.links ? { links: links.links } : {}),
    });
  if (money.lines.length > 0) acts.push({ type: "record-money", lines: money.lines });
  return { acts, told: [...told, ...money.told], issues };
}

/** Which row of the register a line is, among those that look like it. */
const sameQuestion = ({ number, name }: ImportDraft, like: readonly LikeEntry[]): Question => ({
  of: "same",
  key: String(number),
  takes: "choice",
  name: { zh: `“${name}”是不是同一个`, en: `Is “${name}” the same` },
  options: like.map(({ id, name: other, regionCode }) => ({
    value: id,
    name: {
      zh: `是：${other}（${regionWords(regionCode).zh}）`,
      en: `Yes: ${other} (${regionWords(regionCode).en})`,
    },
    to: `/entries/${id}`,
  })),
  none: { zh: "都不是，另行新增", en: "None of them, enter a new row" },
});

/** What each line of the sheet does to the register, with everything that is to be said of it. */
export function deedOf(
  draft: ImportDraft,
  match: Match,
  standing: Standing | null,
  ground: DeedGround,
): { readonly line: ImportRow; readonly deed: ImportDeed } {
  const revised = standing && match.kind === "known" ? revision(draft, standing, ground) : null;
  const acts = match.kind === "new" ? beginning(draft, match.apartFrom, ground) : revised ? revised.acts : [];
  const issues = [...draft.issues, ...matchIssues(ground.spec, match), ...(revised?.issues ?? [])];
  const complete = issues.every(({ blocks }) => !blocks);
  const refused = complete ? refusals(acts, standing, ground) : [];
  const outcome: ImportRow["outcome"] =
    match.kind === "known"
      ? acts.length > 0 || issues.some(({ blocks }) => blocks)
        ? "update"
        : "unchanged"
      : match.kind === "maybe"
        ? "same"
        : "new";
  const like = "like" in match ? (match.like ?? []) : [];
  const variant = ground.spec.variants.find(({ key }) => key === draft.variant);
  const line: ImportRow = {
    number: draft.number,
    outcome,
    name: draft.name,
    regionCode: standing?.state.regionCode ?? draft.regionCode,
    kind: variant?.name ?? null,
    links: [
      ...draft.links.map(({ measureId }) => ({ text: ground.measureText(measureId), proposed: false })),
      ...(match.kind === "known" && standing && standing.state.links.length > 0 ? [] : draft.proposed).map(
        ({ measureId }) => ({ text: ground.measureText(measureId), proposed: true }),
      ),
    ],
    entryId: match.kind === "known" ? match.entry.id : null,
    changes: revised?.told ?? [],
    issues: [...issues, ...refused],
    ...(like.length === 0 ? {} : { asks: [sameQuestion(draft, like)] }),
  };
  return { line, deed: { version: standing?.version ?? null, acts } };
}
