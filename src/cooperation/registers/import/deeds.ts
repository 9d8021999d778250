import type { ActingFor } from "../../../kernel/actor.ts";
import type { Sentence } from "../../../kernel/error.ts";
import { say } from "../../../kernel/fields.ts";
import { cellOf } from "../../../kernel/list.ts";
import { regionWords } from "../../../kernel/region.ts";
import type { Question, SheetIssue } from "../../../kernel/sheet.ts";
import { inWanYuan } from "../../../kernel/sheet-money.ts";
import { flowOfYear, moneyKey } from "../columns.ts";
import type { EntryLink, EntryState, EntryValue, MoneyLine, StageDays } from "../entry.ts";
import { type EntryAct, entryKind } from "../kind.ts";
import { isOffice } from "../../domain/failures.ts";
import type { RegisterSpec } from "../register-spec.ts";
import { findField } from "../specs.ts";
import { NO_DAYS } from "../stages.ts";
import type { ImportContext } from "./draft.ts";
import { blocking, note } from "./issues.ts";
import type { LikeEntry, Match } from "./matching.ts";
import type { ImportDeed, ImportDraft, ImportRow } from "./row.ts";

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

/** What stood and what comes in its place. */
const change = ({ zh, en }: Sentence, before: string, after: string): Sentence =>
  say(`${zh}：${before || "（空）"} → ${after}`, `${en}: ${before || "(empty)"} → ${after}`);

/** Values are compared as their cells show them, so that what was exported comes back as no change. */
function changedValues(draft: ImportDraft, state: EntryState, { spec, unitName }: DeedGround) {
  const changed: Record<string, EntryValue> = {};
  const told: Sentence[] = [];
  for (const [key, value] of Object.entries(draft.values)) {
    const field = findField(spec, key);
    if (!field) continue;
    const shown = (each: EntryValue | undefined): string => plain(cellOf(field, each, unitName));
    const [before, after] = [shown(state.values[key]), shown(value)];
    if (before === after) continue;
    changed[key] = value;
    told.push(change(field.name, before, after));
  }
  return { changed, told };
}

function changedStages(draft: ImportDraft, state: EntryState, { spec }: DeedGround) {
  const changed: Record<string, StageDays> = {};
  const told: Sentence[] = [];
  for (const [key, days] of Object.entries(draft.stages)) {
    const before = state.stages[key] ?? NO_DAYS;
    const { zh, en } = spec.stages.find((stage) => stage.key === key)?.name ?? say(key, key);
    const [planned, actual] = [days.planned ?? before.planned, days.actual ?? before.actual];
    if (planned !== before.planned)
      told.push(change(say(`计划${zh}`, `${en}, planned`), before.planned ?? "", planned ?? ""));
    if (actual !== before.actual)
      told.push(change(say(`实际${zh}`, `${en}, actual`), before.actual ?? "", actual ?? ""));
    if (planned !== before.planned || actual !== before.actual) changed[key] = { planned, actual };
  }
  return { changed, told };
}

/** A year's sum replaces a year's sum; where months or sources stand already, it would be counted twice. */
function changedMoney(draft: ImportDraft, standing: readonly MoneyLine[], { spec }: DeedGround) {
  const lines: MoneyLine[] = [];
  const [told, issues]: [Sentence[], SheetIssue[]] = [[], []];
  for (const line of draft.money) {
    const { flow, source, period, amountFen } = line;
    const ofYear = standing.filter((each) => each.flow === flow && each.period.startsWith(period));
    const same = source === "unstated" ? ofYear : ofYear.filter((each) => each.source === source);
    const total = inWanYuan(same.reduce((sum, each) => sum + each.amountFen, 0));
    const asked = inWanYuan(amountFen);
    if (same.length > 0 && total === asked) continue;
    const finer = ofYear.some((each) =>
      each.source === source
        ? each.period !== period || each.batch !== ""
        : source === "unstated" || each.source === "unstated",
    );
    if (finer) {
      issues.push(
        blocking(
          spec,
          moneyKey(flow, source, period),
          `登记册中 ${period} 年已有分月、分批或分来源的数，合计 ${total} 万元，与表中 ${asked} 万元不一致。请到该行“资金”中逐笔更正，或删去这一格。`,
          `${period} stands in finer amounts in the register, together ${total} 万元, and the sheet says ${asked} 万元. Correct the amounts in the row itself, or clear this cell.`,
        ),
      );
      continue;
    }
    lines.push(line);
    const name = spec.flows.find((each) => each.flow === flow)?.name ?? say(flow, flow);
    const what = say(flowOfYear(name, period), `${name.en} ${period}`);
    told.push(change(what, same.length > 0 ? String(total) : "", `${asked} 万元`));
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
  const told = added.map(({ measureId }) =>
    say(`挂到举措：${measureText(measureId)}`, `hangs on ${measureText(measureId)}`),
  );
  return { links: added.length > 0 ? [...kept, ...added] : null, told };
}

/** The acts as the register would take them, one after the other; what it refuses is said of the row. */
function refusals(acts: readonly EntryAct[], standing: Standing | null, ground: DeedGround): SheetIssue[] {
  const { actor, asOf } = ground;
  let state = standing?.state ?? null;
  const done = { at: `${asOf}T00:00:00.000Z`, day: asOf, by: "", byId: null };
  for (const [at, act] of acts.entries()) {
    const refused = entryKind.permit(state, act, actor, asOf);
    if (refused) return [{ field: null, sentence: refused.sentence, blocks: true }];
    const version = (standing?.version ?? 0) + at + 1;
    state = entryKind.fold(state, { ...done, version, act });
  }
  return [];
}

function beginning(draft: ImportDraft, apartFrom: readonly string[], ground: DeedGround): EntryAct[] {
  const { spec, fileName, asOf, actor } = ground;
  const stages = Object.fromEntries(
    Object.entries(draft.stages).map(([key, days]) => [key, { ...NO_DAYS, ...days }]),
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
  const { spec, fileName } = ground;
  const { state } = standing;
  const values = changedValues(draft, state, ground);
  const stages = changedStages(draft, state, ground);
  const money = changedMoney(draft, standing.lines, ground);
  const links = changedLinks(draft, state, ground);
  const told: Sentence[] = [];
  const renamed = draft.id !== null && plain(draft.name) !== plain(state.name);
  if (renamed) told.push(change(say("名称", "name"), state.name, draft.name));
  const { variant } = draft;
  const sorted = draft.variantSaid && variant !== null && variant !== state.variant;
  if (sorted) {
    const name = spec.variants.find(({ key }) => key === variant)?.name ?? say(variant, variant);
    told.push(say(`类型：${name.zh}`, `kind: ${name.en}`));
  }
  told.push(...values.told, ...stages.told, ...links.told);
  const issues = [...money.issues];
  if (draft.citySaid && draft.regionCode !== state.regionCode) {
    const [filed, said] = [regionWords(state.regionCode), regionWords(draft.regionCode)];
    issues.push(
      note(
        spec,
        "city",
        `登记册中这一行登记在${filed.zh}，表中是${said.zh}；登记城市不随导入改变。`,
        `The register files this row under ${filed.en}, the sheet under ${said.en}; an import does not move it.`,
      ),
    );
  }
  const acts: EntryAct[] = [];
  if (told.length > 0)
    acts.push({
      type: "revise",
      reason: `据《${fileName}》第 ${draft.number} 行`,
      ...(renamed ? { name: draft.name } : {}),
      ...(sorted ? { variant } : {}),
      ...(Object.keys(values.changed).length > 0 ? { values: values.changed } : {}),
      ...(Object.keys(stages.changed).length > 0 ? { stages: stages.changed } : {}),
      ...(links.links ? { links: links.links } : {}),
    });
  if (money.lines.length > 0) acts.push({ type: "record-money", lines: money.lines });
  return { acts, told: [...told, ...money.told], issues };
}

const ASK = say(
  "登记册里有很像的行，或者系统编号、代码指向的行名称不同（可能只排序了一部分列），请选定是不是同一个。",
  "The register has a row much like it, or the system id or code is that of a row with another name (perhaps only some columns were sorted). Say whether they are the same.",
);

/** What is to be said of a line that is not simply one row of the register, or a new one. */
function matchIssues(spec: RegisterSpec, match: Match): SheetIssue[] {
  if (match.kind === "maybe") return [{ field: null, sentence: ASK, blocks: true }];
  if (match.kind === "twice")
    return [
      blocking(
        spec,
        "name",
        `与第 ${match.of} 行是同一个。请合成一行；不是同一个的，请写清名称或代码。`,
        `It is the same as line ${match.of}. Make one line of them; if they differ, tell them apart by name or code.`,
      ),
    ];
  if (match.kind !== "gone") return [];
  return [
    blocking(
      spec,
      "id",
      "系统编号在登记册中没有对应的行。请清空这一格，作为新的一行登记。",
      "No row of the register has this system id. Clear the cell to enter the line as a new row.",
    ),
  ];
}

/** Which row of the register a line is, among those that look like it. */
const sameQuestion = ({ number, name }: ImportDraft, like: readonly LikeEntry[]): Question => ({
  of: "same",
  key: String(number),
  takes: "choice",
  name: say(`“${name}”是不是同一个`, `Is “${name}” the same`),
  options: like.map(({ id, name: other, regionCode }) => {
    const { zh, en } = regionWords(regionCode);
    return { value: id, name: say(`是：${other}（${zh}）`, `Yes: ${other} (${en})`), to: `/entries/${id}` };
  }),
  none: say("都不是，另行新增", "None of them, enter a new row"),
});

const outcomeOf = (match: Match, acts: readonly EntryAct[], complete: boolean): ImportRow["outcome"] => {
  if (match.kind === "known") return acts.length > 0 || !complete ? "update" : "unchanged";
  return match.kind === "maybe" ? "same" : "new";
};

/** What each line of the sheet does to the register, with everything that is to be said of it. */
export function deedOf(
  draft: ImportDraft,
  match: Match,
  standing: Standing | null,
  ground: DeedGround,
): { readonly line: ImportRow; readonly deed: ImportDeed } {
  const revised = standing && match.kind === "known" ? revision(draft, standing, ground) : null;
  const acts = match.kind === "new" ? beginning(draft, match.apartFrom, ground) : (revised?.acts ?? []);
  const issues = [...draft.issues, ...matchIssues(ground.spec, match), ...(revised?.issues ?? [])];
  const complete = issues.every(({ blocks }) => !blocks);
  const refused = complete ? refusals(acts, standing, ground) : [];
  const like = "like" in match ? (match.like ?? []) : [];
  const named = (links: readonly EntryLink[], proposed: boolean) =>
    links.map(({ measureId }) => ({ text: ground.measureText(measureId), proposed }));
  const hangs = match.kind === "known" && standing !== null && standing.state.links.length > 0;
  const line: ImportRow = {
    number: draft.number,
    outcome: outcomeOf(match, acts, complete),
    name: draft.name,
    regionCode: standing?.state.regionCode ?? draft.regionCode,
    kind: ground.spec.variants.find(({ key }) => key === draft.variant)?.name ?? null,
    links: [...named(draft.links, false), ...named(hangs ? [] : draft.proposed, true)],
    entryId: match.kind === "known" ? match.entry.id : null,
    changes: revised?.told ?? [],
    issues: [...issues, ...refused],
    ...(like.length === 0 ? {} : { asks: [sameQuestion(draft, like)] }),
  };
  return { line, deed: { version: standing?.version ?? null, acts } };
}
