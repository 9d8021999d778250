import type { MeasureReading, PlanReading } from "../reading.ts";
import { fold } from "./characters.ts";

/** A plan annotated by hand: the part of a gold file that is scored. */
export type Gold = {
  readonly title: string | null;
  readonly issuer: string | null;
  readonly docNumber: string | null;
  readonly date: string | null;
  readonly measures: readonly GoldMeasure[];
};
export type GoldMeasure = {
  readonly ordinal: string | null;
  readonly textStart: string;
  readonly lead: readonly string[];
  readonly support: readonly string[];
  readonly deadline: { readonly kind: string; readonly raw: string | null; readonly latest: string | null };
  readonly undertakings?: readonly { readonly text: string; readonly kind: string }[];
};

/** Hits, what was read beside them, and what was missed; `notes` name each of the latter two. */
export type Score = { hit: number; extra: number; missed: number; readonly notes: string[] };
export type Scores = Readonly<Record<Scored, Score>>;

export const SCORED = [
  "measures",
  "lead",
  "support",
  "deadline",
  "title",
  "issuer",
  "docNumber",
  "date",
  "undertakings",
] as const;
export type Scored = (typeof SCORED)[number];

export const precision = (score: Score): number => ratio(score.hit, score.hit + score.extra);
export const recall = (score: Score): number => ratio(score.hit, score.hit + score.missed);
export const f1 = (score: Score): number => ratio(2 * score.hit, 2 * score.hit + score.extra + score.missed);
const ratio = (part: number, whole: number): number => (whole === 0 ? 1 : part / whole);

/** The sum of several scores. */
export function total(scores: readonly Score[]): Score {
  const sum: Score = { hit: 0, extra: 0, missed: 0, notes: [] };
  for (const score of scores) {
    sum.hit += score.hit;
    sum.extra += score.extra;
    sum.missed += score.missed;
    sum.notes.push(...score.notes);
  }
  return sum;
}

const keyOf = (text: string | null): string => fold(text ?? "").replace(/[\s.、,。()]/g, "");

/** A gold may name a plan by the notice that issues it: `…关于印发《计划》的通知`. */
const titleKey = (title: string | null): string =>
  keyOf(title)
    .replace(/^.*?关于(?:印发|发布|转发)/, "")
    .replace(/的?通知$/, "")
    .replace(/[《》~—–-]/g, "");

/** Scores a reading against its gold: measures by ordinal and opening words, units by name within their measure. */
export function scoreReading(reading: PlanReading, gold: Gold): Scores {
  const scores = Object.fromEntries(
    SCORED.map((field) => [field, { hit: 0, extra: 0, missed: 0, notes: [] as string[] }]),
  ) as unknown as Scores;
  const unmatched = new Set(reading.measures);
  for (const wanted of gold.measures) {
    const found = [...unmatched].find((one) => sameMeasure(one, wanted));
    if (found !== undefined) unmatched.delete(found);
    const at = `${wanted.ordinal ?? "-"} ${wanted.textStart}`;
    count(scores.measures, at, [at], found === undefined ? [] : [at]);
    count(scores.lead, at, wanted.lead, found?.lead.map((one) => one.name) ?? []);
    count(scores.support, at, wanted.support, found?.support.map((one) => one.name) ?? []);
    count(
      scores.deadline,
      at,
      [deadlineKey(wanted.deadline)],
      found === undefined ? [] : [deadlineKey(found.deadline)],
    );
    if (wanted.undertakings !== undefined)
      count(
        scores.undertakings,
        at,
        wanted.undertakings.map((one) => one.text),
        found?.undertakings.map((one) => one.text) ?? [],
      );
  }
  for (const one of unmatched) {
    const at = `${one.ordinal ?? "-"} ${one.text.slice(0, 20)}`;
    count(scores.measures, at, [], [at]);
    count(
      scores.lead,
      at,
      [],
      one.lead.map((unit) => unit.name),
    );
    count(
      scores.support,
      at,
      [],
      one.support.map((unit) => unit.name),
    );
  }
  field(scores.title, titleKey(gold.title), titleKey(reading.title?.value ?? null));
  field(scores.issuer, gold.issuer ?? "", reading.issuer?.value ?? "");
  field(scores.docNumber, keyOf(gold.docNumber), keyOf(reading.docNumber?.value ?? null));
  field(scores.date, gold.date ?? "", reading.date?.value ?? "");
  return scores;
}

function sameMeasure(found: MeasureReading, wanted: GoldMeasure): boolean {
  const start = wanted.textStart.replace(/\s/g, "");
  const opens = found.text.slice(0, 60).replace(/\s/g, "");
  const same = opens.startsWith(start) || (opens !== "" && start.startsWith(opens));
  return same && keyOf(found.ordinal) === keyOf(wanted.ordinal);
}

const deadlineKey = (deadline: GoldMeasure["deadline"]): string =>
  `${deadline.kind} ${deadline.latest ?? ""} ${(deadline.raw ?? "").replace(/\s/g, "")}`;

function field(score: Score, wanted: string, found: string): void {
  if (wanted === "" && found === "") return;
  count(score, "", wanted === "" ? [] : [wanted], found === "" ? [] : [found]);
}

function count(score: Score, at: string, wanted: readonly string[], found: readonly string[]): void {
  const left = [...found];
  for (const one of wanted) {
    const i = left.indexOf(one);
    if (i === -1) {
      score.missed++;
      score.notes.push(`- ${at}: ${one}`);
    } else {
      left.splice(i, 1);
      score.hit++;
    }
  }
  score.extra += left.length;
  for (const one of left) score.notes.push(`+ ${at}: ${one}`);
}
