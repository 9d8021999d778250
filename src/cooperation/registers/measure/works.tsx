import { useQueries, useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { say } from "../../../kernel/fields.ts";
import { useSentence } from "../../../web/frame/language.tsx";
import type { PanelPlaces } from "../../../web/frame/panels.tsx";
import { Section } from "../../../web/kit/parts.tsx";
import { api } from "../../web/client.ts";
import { RowStanding, StageWords } from "../row-words.tsx";
import { FUND } from "../fund.ts";
import { specOf } from "../specs.ts";
import { SumsByYear } from "../sums-by-year.tsx";
import "../list/registers.css";

const CHOICES = "GET /api/register-choices";
const OF_MEASURE = "GET /api/measures/:measure/entries";
const BOARD = "GET /api/registers/:register/board";
const ENTRIES = "GET /api/registers/:register/entries";
const SHOWN = 8;
const WORKS = "project";

const MONEY = say("资金：按来源和年份", "Money by source and year");
const PROGRESS = say("工程：进度", "Works and their progress");
const NO_MONEY = say(
  "登记册里还没有挂到这条举措的资金。",
  "The registers hold no money of this measure yet.",
);
const NO_WORKS = say(
  "登记册里还没有挂到这条举措的工程。",
  "The registers hold no works of this measure yet.",
);
const ALL = say("在登记册中打开", "Open in the register");

/** Money by source and year and works with their progress, on the page of a system that serves a measure. */
export default function Works({ measure: number }: PanelPlaces["works"]) {
  const sentence = useSentence();
  const choices = useQuery({ queryKey: [CHOICES], queryFn: () => api(CHOICES) });
  // Every plan in force may have a measure of this number: the one that most rows hang on is meant.
  const called = choices.data?.measures.filter((each) => each.number === number) ?? [];
  const hung = useQueries({
    queries: called.map(({ id }) => {
      const call = { params: { measure: id } };
      return { queryKey: [OF_MEASURE, call], queryFn: () => api(OF_MEASURE, call) };
    }),
  });
  const held = hung.map(({ data }) =>
    (data?.registers ?? [])
      .filter(({ register }) => register === "fund" || register === WORKS)
      .reduce((sum, { total }) => sum + total, 0),
  );
  const measure = called[held.indexOf(Math.max(...held))]?.id;
  const asked = measure === undefined ? {} : { measure };
  const boards = useQueries({
    queries: FUND.variants.map(({ key: variant }) => {
      const call = { params: { register: "fund" as const }, query: { ...asked, variant } };
      return { queryKey: [BOARD, call], queryFn: () => api(BOARD, call), enabled: measure !== undefined };
    }),
  });
  const call = { params: { register: WORKS } as const, query: { ...asked, size: String(SHOWN) } };
  const works = useQuery({
    queryKey: [ENTRIES, call],
    queryFn: () => api(ENTRIES, call),
    enabled: measure !== undefined,
  });
  if (choices.data === undefined) return null;
  const sources = FUND.variants.flatMap(({ key: variant, name }, at) => {
    const money = boards[at]?.data?.money ?? [];
    return money.length === 0 ? [] : [{ variant, name, money }];
  });
  const rows = works.data?.rows ?? [];
  const link = (register: string) =>
    `/registers/${register}${measure === undefined ? "" : `?measure=${measure}`}`;
  return (
    <>
      <Section title={sentence(MONEY)}>
        {sources.length === 0 && <p className="ui-quiet">{sentence(NO_MONEY)}</p>}
        {sources.map(({ variant, name, money }) => (
          <section key={variant} aria-label={sentence(name)}>
            <h3 className="rg-h3">{sentence(name)}</h3>
            <SumsByYear flows={FUND.flows} years={money} totals />
          </section>
        ))}
        <p>
          <Link to={link("fund")}>{sentence(ALL)}</Link>
        </p>
      </Section>
      <Section title={sentence(PROGRESS)}>
        {rows.length === 0 && <p className="ui-quiet">{sentence(NO_WORKS)}</p>}
        <ul className="ui-plain-list">
          {rows.map((row) => (
            <li key={row.id} className="ui-row">
              <Link to={`/entries/${row.id}`} lang="zh-CN">
                {row.name}
              </Link>
              <StageWords spec={specOf(WORKS)} row={row} />
              <RowStanding row={row} />
            </li>
          ))}
        </ul>
        <p>
          <Link to={link(WORKS)}>{sentence(ALL)}</Link>
        </p>
      </Section>
    </>
  );
}
