import type { Found } from "../../kernel/find.ts";
import { queryTokens, queryWords } from "../../kernel/search-tokens.ts";
import { type Asked, isCommon, hitsOf, LOOKED_AT } from "../../platform/records/finder.ts";
import { issueWords } from "../domain/papers/paper.ts";
import { readable, type Scope } from "../store/tasks/read.ts";
import { askedNumber } from "./asked-number.ts";

/** `scope`: whose tasks the reader sees. */
export type Reader = { readonly scope: Scope };
type Finding = (asked: Asked<Reader>) => Promise<Omit<Found, "kind">[]>;

/** What a measure or a task is called where there is a line for it. */
const SHORT = 60;
const short = (text: string): string => {
  const line = text.replace(/\s+/gu, " ").trim();
  return [...line].length > SHORT ? `${[...line].slice(0, SHORT).join("")}…` : line;
};

const named = (text: string) => ({ zh: text, en: text });

type MeasureHit = {
  readonly id: string;
  readonly number: number;
  readonly ordinal: string | null;
  readonly text: string;
  readonly plan: string;
  readonly sample: boolean;
  readonly numbered: boolean;
};

/** Measures by their ordinal in any form, of the plan in force first, and by words of their text. */
export const findMeasures: Finding = async ({ sql, words, limit }) => {
  const number = askedNumber(words, "measure");
  const long = queryWords(words).filter((word) => [...word].length > 2);
  const spoken = queryWords(words).some((word) => [...word].length > 1);
  const spelled = queryWords(words).reduce(
    (found, word) => sql`${found} and strpos(m.search_text, ${word}) > 0`,
    sql`true`,
  );
  const holding = long.reduce(
    (found, word) => sql`${found} and strpos(m.search_text, ${word}) > 0`,
    sql`m.id in (select measure_id from supervision.measure_tokens
      where tokens @> ${queryTokens(words)}::text[] limit ${long.length === 0 ? LOOKED_AT : 100_000})`,
  );
  const measures = { of: sql`supervision.measure`, text: sql`search_text` };
  const held = spoken && (await isCommon(sql, measures, words)) ? spelled : holding;
  const rows = await sql<MeasureHit[]>`
    with hit as (
      (select m.id, true as numbered from supervision.measure m join supervision.plan p on p.id = m.plan_id
        where m.number = ${number} order by p.incomplete, exists (
          select from supervision.plan_relation r where r.relation = 'predecessor' and r.other_id = p.id), p.published_at desc
        limit ${limit})
      ${spoken ? sql`union all (select m.id, false from supervision.measure m where ${held} limit ${LOOKED_AT})` : sql``}
    ), hits as (select id, bool_or(numbered) as numbered from hit group by id)
    select m.id, m.number, m.ordinal, m.text, p.title as plan, p.sample, hits.numbered
    from hits join supervision.measure m on m.id = hits.id join supervision.plan p on p.id = m.plan_id
    order by hits.numbered desc, p.incomplete, exists (
      select from supervision.plan_relation r where r.relation = 'predecessor' and r.other_id = p.id),
      p.published_at desc, m.number limit ${limit}`;
  return rows.map(({ id, number: own, ordinal, text, plan, sample, numbered }) => {
    const asked = queryWords(words);
    const plain = text.toLowerCase();
    const isHeld = asked.every((word) => plain.includes(word));
    const fit = numbered ? 3 : plain.startsWith(words.trim().toLowerCase()) ? 2 : isHeld ? 1 : 0;
    return {
      id,
      title: `${ordinal ?? own} ${short(text)}`,
      about: named(plan),
      link: `/measures/${id}`,
      fit,
      sample,
    };
  });
};

type TaskHit = {
  readonly id: string;
  readonly title: string;
  readonly number: number;
  readonly plan: string;
  readonly sample: boolean;
  readonly numbered: boolean;
};

/** Tasks that the reader sees, by number and words. */
export const findTasks: Finding = async (asked) => {
  const { sql, words, reader } = asked;
  const number = askedNumber(words, "task");
  const rows = await hitsOf<TaskHit>(asked, {
    of: sql`supervision.task t`,
    id: sql`t.id`,
    text: sql`platform.find_text(text)`,
    readable: readable(sql, reader.scope),
    ...(number === null ? {} : { numbered: sql`t.number = ${number}` }),
    shown: sql`t.id, t.text as title, t.number, p.title as plan, p.sample`,
    from: sql`supervision.task t on t.id = hits.id join supervision.plan p on p.id = t.plan_id`,
  });
  return rows.map(({ id, title, number: own, plan, sample, fit }) => ({
    id,
    title: short(title),
    about: { zh: `任务 ${own} · ${plan}`, en: `Task ${own} · ${plan}` },
    link: `/tasks/${id}`,
    fit,
    sample,
  }));
};

type PlanHit = TaskHit & { readonly docNumber: string | null; readonly issuer: string | null };

/** Plans by title and 文号. */
export const findPlans: Finding = async (asked) => {
  const { sql, words } = asked;
  const rows = await hitsOf<PlanHit>(asked, {
    of: sql`supervision.plan`,
    id: sql`plan.id`,
    text: sql`platform.find_text(title)`,
    readable: sql`true`,
    numbered: sql`lower(doc_number) = ${words.trim().toLowerCase()}`,
    shown: sql`plan.id, plan.title, plan.sample, plan.doc_number, plan.issuer`,
    from: sql`supervision.plan on plan.id = hits.id`,
  });
  return rows.map(({ id, title, docNumber, issuer, sample, fit }) => {
    const about = [docNumber, issuer].filter((each) => each !== null).join(" · ");
    return { id, title, about: about === "" ? null : named(about), link: `/plans/${id}`, fit, sample };
  });
};

type PaperHit = TaskHit & { readonly issueYear: number | null; readonly issueNumber: number | null };

/** Papers of supervision by title, and those of an issue: 第3期. */
export const findPapers: Finding = async (asked) => {
  const { sql, words } = asked;
  const issue = /^(?:第)?(\d{1,5})期$/.exec(words.trim())?.[1];
  const rows = await hitsOf<PaperHit>(asked, {
    of: sql`supervision.paper`,
    id: sql`paper.id`,
    text: sql`platform.find_text(content ->> 'title')`,
    readable: sql`true`,
    ...(issue === undefined ? {} : { numbered: sql`issue_number = ${Number(issue)}` }),
    shown: sql`paper.id, paper.content ->> 'title' as title, plan.title as plan, plan.sample, paper.issue_year, paper.issue_number`,
    from: sql`supervision.paper on paper.id = hits.id join supervision.plan on plan.id = paper.plan_id`,
  });
  return rows.map(({ id, title, plan, issueYear, issueNumber, sample, fit }) => ({
    id,
    title,
    about: named([issueNumber === null ? "" : `${issueYear} ${issueWords(issueNumber)} · `, plan].join("")),
    link: `/papers/${id}`,
    fit,
    sample,
  }));
};
