import { Link } from "react-router";
import { dayInShanghai } from "../../../kernel/calendar.ts";
import { choice, city, day, line, money, own, pick, say, whole } from "../../../kernel/fields.ts";
import { column, columnsOf, type ListedColumns } from "../../../kernel/list.ts";
import { CITIES } from "../../../kernel/region.ts";
import { formatFigure } from "../../../web/frame/format.ts";
import type { Listing } from "../../../web/kit/listing.tsx";
import type { AskedBy, BesideProps } from "../../../web/kit/record-list.tsx";
import type { EntryRow } from "../entry-row.ts";
import type { EntryLink, RegisterKind } from "../entry.ts";
import type { RegisterSpec } from "../register-spec.ts";
import { useChoices } from "../use-entry.ts";
import { DueDay, ForecastWords, ordinalsOf, RowStanding, StageWords } from "../row-words.tsx";
import { namesOf, STANDINGS, STATES, UNKNOWN_STAGE } from "./words.ts";

const FLOW = "sum-";

/** Columns after the fields that show at first, by register. */
const AFTER: Readonly<Record<RegisterKind, readonly string[]>> = {
  project: ["forecast", "blocks"],
  application: ["criteria", "nextDue", "blocks"],
  fund: [],
  agreement: ["nextDue"],
  problem: ["age", "discussed"],
};

/** The columns of a register's list: what every row has, its fields, its money over all years, what follows from the rest. */
export function registerColumns(spec: RegisterSpec): ListedColumns<EntryRow> {
  const { register, fields, variants, stages, flows, lists } = spec;
  const of = column<EntryRow>;
  const [listed, always] = [{ listed: true }, { always: true } as const];
  const after = (key: string) => ({ listed: AFTER[register].includes(key) });
  return {
    name: of(line(say("名称", "Name"), listed), ({ name }) => name, {
      ...always,
      sort: "name",
      to: ({ id }) => `/entries/${id}`,
    }),
    city: of(city(say("所属城市", "City")), ({ regionCode }) => regionCode, {
      ...always,
      sort: "city",
    }),
    variant: of(choice(say("类别", "Kind"), namesOf(variants), listed), ({ variant }) => variant, {
      ...always,
      sort: "variant",
    }),
    stage: of(choice(say("阶段", "Stage"), namesOf(stages), listed), ({ stage }) => stage ?? "unknown", {
      ...always,
      sort: "stage",
    }),
    measure: of(own(say("举措", "Measure"), listed), ({ links }) => links, always),
    ...columnsOf<EntryRow, typeof fields>(fields, ({ values }) => values),
    ...Object.fromEntries(
      flows.map(({ flow, name }) => [
        FLOW + flow,
        of(money(name, { listed: register === "fund" }), ({ totals }) => totals[flow], { compared: true }),
      ]),
    ),
    forecast: of(own(say("预计", "Forecast"), after("forecast")), ({ forecast }) => forecast),
    ...(lists.includes("block") && {
      blocks: of(own(say("未解决卡点", "Open blocks"), after("blocks")), ({ blocks }) => blocks || null, {
        sort: "blocks",
      }),
    }),
    ...(lists.includes("criterion") && {
      criteria: of(
        own(say("条件", "Criteria"), after("criteria")),
        ({ criteria }) => (criteria.all > 0 ? criteria : null),
        always,
      ),
    }),
    nextDue: of(day(say("最近到期", "Next due"), after("nextDue")), ({ nextDue }) => nextDue, {
      ...always,
      sort: "due",
    }),
    ...(register === "problem" && {
      age: of(
        whole(say("已历时（天）", "Age (days)"), { least: 0, most: 99_999, ...after("age") }),
        ({ ageDays }) => ageDays,
        { sort: "age", compared: true },
      ),
      discussed: of(
        whole(say("上会次数", "Times discussed"), { least: 0, most: 999, ...after("discussed") }),
        ({ discussed }) => discussed,
      ),
    }),
  };
}

/** The same with the cells that are drawn here. */
export const registerListing = (spec: RegisterSpec): Listing<EntryRow> => ({
  of: registerColumns(spec),
  cells: {
    name: (row) => (
      <span className="rg-name">
        <Link to={`/entries/${row.id}`} lang="zh-CN">
          {row.name}
        </Link>
        <RowStanding row={row} />
      </span>
    ),
    stage: (row) => <StageWords spec={spec} row={row} />,
    measure: ({ links }) => <Ordinals links={links} />,
    forecast: ({ forecast }) => <ForecastWords spec={spec} forecast={forecast} />,
    blocks: ({ blocks }, { language }) => (
      <span className="ui-label ui-label-vermilion">{formatFigure(blocks, language)}</span>
    ),
    criteria: ({ criteria: { met, all } }, { sentence }) =>
      sentence(say(`已具备 ${met}/${all}`, `${met} of ${all} met`)),
    nextDue: ({ nextDue }) => <DueDay day={nextDue} today={dayInShanghai(new Date())} />,
  },
});

function Ordinals({ links }: { readonly links: readonly EntryLink[] }) {
  const measures = useChoices().data?.measures ?? [];
  return (
    <span className="rg-ordinals" lang="zh-CN">
      {ordinalsOf(links, measures).map(({ id, ordinal }) => (
        <Link key={id} to={`/measures/${id}`}>
          {ordinal}
        </Link>
      ))}
    </span>
  );
}

const IN_SHEET: Readonly<Record<string, string>> = {
  name: "name",
  city: "city",
  variant: "variant",
  stage: "reached",
  measure: "measure",
  blocks: "blocks",
};

/** The columns of a workbook that hold what the chosen columns show; null where only the whole does, as with money by year. */
export function workbookColumns({ fields }: RegisterSpec, chosen: readonly string[]): string[] | null {
  if (chosen.some((key) => key.startsWith(FLOW))) return null;
  const held = chosen.flatMap((key) =>
    Object.hasOwn(fields, key) ? [`value:${key}`] : (IN_SHEET[key] ?? []),
  );
  return [...held, "standing", "source"];
}

const CITY_NAMES = Object.fromEntries(CITIES.map(({ code, name }) => [code, name]));

/** What a register is narrowed by. */
export const narrowingOf = ({ variants, stages }: RegisterSpec) => ({
  variant: choice(say("类别", "Kind"), namesOf(variants)),
  stage: choice(say("阶段", "Stage"), { ...namesOf(stages), unknown: UNKNOWN_STAGE }),
  measure: pick(say("举措", "Measure")),
  undertaking: pick(say("具体任务", "Undertaking")),
  state: choice(say("状态", "State"), STATES),
  city: choice(say("城市", "City"), CITY_NAMES),
  unit: pick(say("单位", "Unit")),
  standing: choice(say("来源", "Source"), STANDINGS),
});
export type Narrowing = ReturnType<typeof narrowingOf>;
export type Found = {
  readonly rows: readonly EntryRow[];
  readonly total: number;
  readonly units: Readonly<Record<string, string>>;
};
/** What stands above the rows of a register is drawn from. */
export type Looking = BesideProps<Narrowing, Found> & { readonly spec: RegisterSpec };

/** What is asked of a register, without the page. */
export const filterOf = ({ page: _, size: _size, status: _status, ...filter }: AskedBy<Narrowing>) =>
  filter as object;
