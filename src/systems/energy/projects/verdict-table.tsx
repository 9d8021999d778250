import { formatFigure } from "../../../web/frame/format.ts";
import { type Language, useLanguage, useSentence } from "../../../web/frame/language.tsx";
import { Choice } from "../../../web/kit/choice.tsx";
import { type Column as TableColumn, DataTable } from "../../../web/kit/data-table.tsx";
import { EmptyState } from "../../../web/kit/empty-state.tsx";
import { oneOf, useFilters } from "../../../web/kit/filters.ts";
import { Section, StatusLabel } from "../../../web/kit/parts.tsx";
import { useWords } from "../../../web/kit/said.ts";
import type { Judged } from "../verdict/judge.ts";
import { type ConditionId, RULE_SETS } from "../verdict/rule-set.ts";
import { CheapestDesigns } from "../categories/view.tsx";
import { CATEGORIES, SHORT_CATEGORIES } from "./category.ts";
import { type Column, compareCategories } from "./comparison.ts";
import { articleWords, CONDITION_NAMES, inWords, SENSE, VERDICT_NAMES } from "../verdict/names.ts";
import type { ProjectDetail } from "./kind.ts";
import { factsOf } from "./project.ts";
import "./projects.css";
import { VERDICT_TONES } from "./verdict-tones.tsx";
import { words } from "./words.ts";

const HUNDRED_MILLION = 1e8;

/** A value of a condition as people write it. */
function useValues() {
  const t = useWords(words);
  const { language } = useLanguage();
  return (id: ConditionId, value: number | boolean | null): string => {
    if (value === null) return t.notKnown;
    if (typeof value === "boolean") return value ? t.yes : t.no;
    if (id === "load") return `${formatFigure(value / HUNDRED_MILLION, language, 2)} ${t.kwh}`;
    if (id === "storageHours") return `${formatFigure(value, language, 2)} ${t.hours}`;
    if (id === "reRatio") return `${formatFigure(value, language, 3)} ${t.times}`;
    return `${formatFigure(value * 100, language, 1)}%`;
  };
}

const SIGNS = { least: "≥ ", most: "≤ ", is: "" } as const;
const signOf = (id: ConditionId, required: Judged["required"]): string =>
  required === null ? "" : SIGNS[SENSE[id]];

function Outcome({ of }: { readonly of: Judged }) {
  const t = useWords(words);
  const outcome = of.holds === null ? "open" : of.holds ? "holds" : "fails";
  const tone = { open: "ochre", holds: "grass", fails: "vermilion" } as const;
  return <StatusLabel name={t[outcome]} tone={tone[outcome]} />;
}

function Cell({ of, own }: { readonly of: Judged | null; readonly own: boolean }) {
  const t = useWords(words);
  const valueOf = useValues();
  if (of === null)
    return (
      <td className={own ? "energy-own energy-none" : "energy-none"}>
        <span aria-label={t.notAsked}>—</span>
      </td>
    );
  return (
    <td className={own ? "energy-own" : undefined}>
      <Outcome of={of} />
      <span className="energy-values">
        {valueOf(of.id, of.actual)} / {signOf(of.id, of.required)}
        {valueOf(of.id, of.required)}
      </span>
      {of.level !== "A" && (
        <span className="ui-quiet">{of.level === "C" ? t.unverified : t.levelOf(of.level)}</span>
      )}
    </td>
  );
}

function Matrix({
  columns,
  rows,
}: {
  readonly columns: readonly Column[];
  readonly rows: ReturnType<typeof compareCategories>["rows"];
}) {
  const t = useWords(words);
  const sentence = useSentence();
  return (
    <div className="table-scroll">
      <table className="table energy-matrix" aria-label={t.compareHelp}>
        <thead>
          <tr>
            <th scope="col">{t.condition}</th>
            {columns.map(({ rule, verdict }, at) => (
              <th key={rule} scope="col" className={at === 0 ? "energy-own" : undefined}>
                <span title={sentence(CATEGORIES[rule])}>{sentence(SHORT_CATEGORIES[rule])}</span>
                <StatusLabel
                  name={sentence(VERDICT_NAMES[verdict.verdict])}
                  tone={VERDICT_TONES[verdict.verdict]}
                />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, cells }) => (
            <tr key={id}>
              <th scope="row">{sentence(CONDITION_NAMES[id])}</th>
              {cells.map((cell, at) => (
                <Cell key={columns[at]?.rule} of={cell} own={at === 0} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const bare = (language: Language, said: string): string => (language === "zh" ? said : said.trim());

/** One category article by article: what is asked, what is, and what would make it hold. */
export function ByArticle({ of: { rule, verdict } }: { readonly of: Column }) {
  const t = useWords(words);
  const sentence = useSentence();
  const { language } = useLanguage();
  const valueOf = useValues();
  const source = RULE_SETS.find((set) => set.rule === rule && set.version === verdict.version)?.source;
  const columns: readonly TableColumn<Judged>[] = [
    {
      key: "condition",
      title: t.condition,
      card: "title",
      render: ({ id, article }) => (
        <>
          {sentence(CONDITION_NAMES[id])}
          <span className="ui-quiet energy-article"> {bare(language, sentence(articleWords(article)))}</span>
        </>
      ),
    },
    { key: "outcome", title: t.outcome, card: "mark", render: (each) => <Outcome of={each} /> },
    {
      key: "actual",
      title: t.actual,
      figure: true,
      card: "state",
      render: ({ id, actual }) => valueOf(id, actual),
    },
    {
      key: "required",
      title: t.required,
      figure: true,
      render: ({ id, required }) => `${signOf(id, required)}${valueOf(id, required)}`,
    },
    {
      key: "level",
      title: t.level,
      render: ({ level }) => (level === "C" ? `C · ${t.unverified}` : level),
    },
    {
      key: "remedy",
      title: t.remedy,
      render: ({ remedy }) => (remedy === null ? "—" : sentence(inWords(remedy))),
    },
  ];
  return (
    <>
      <p className="ui-quiet">
        {verdict.version === null ? (
          t.noVersion
        ) : (
          <span lang="zh-CN">{sentence(words.version(verdict.version))}</span>
        )}
      </p>
      <DataTable
        label={sentence(CATEGORIES[rule])}
        columns={columns}
        rows={verdict.conditions}
        rowKey={({ id }) => id}
        empty={<EmptyState title={t.notRead} />}
      />
      {verdict.notRead.length > 0 && (
        <details open={verdict.conditions.length === 0}>
          <summary>{t.notRead}</summary>
          <ul>
            {verdict.notRead.map(({ article, note, level }, at) => (
              <li key={at}>
                {sentence(articleWords(article))} · {level === "C" ? t.unverified : t.levelOf(level)}：
                {sentence(note)}
              </li>
            ))}
          </ul>
        </details>
      )}
      {source !== undefined && (
        <p className="ui-quiet energy-source">
          {t.source}: {source}
        </p>
      )}
    </>
  );
}

/** The project held against all categories: a matrix of articles, and one category article by article. */
export default function VerdictTable({ detail }: { readonly detail: ProjectDetail }) {
  const t = useWords(words);
  const sentence = useSentence();
  const { state, day } = detail;
  const { columns, rows } = compareCategories(factsOf(state, state.stated), day);
  const [{ rule: asked }, change] = useFilters(["rule"]);
  const rule =
    oneOf(
      asked,
      columns.map((each) => each.rule),
    ) ?? state.rule;
  const chosen = columns.find((each) => each.rule === rule) ?? columns[0];
  const own = columns[0]?.verdict;
  const count = (holds: boolean | null) => own?.conditions.filter((each) => each.holds === holds).length ?? 0;
  return (
    <div className="ui-stack">
      <Section title={t.byArticle.replace(/[：:]\s*$/, "")}>
        <p>
          <b>{t.compared(sentence(VERDICT_NAMES[own?.verdict ?? "undecided"]), count(false), count(null))}</b>
        </p>
        <p className="ui-quiet">{t.compareHelp}</p>
        <Matrix columns={columns} rows={rows} />
      </Section>
      <CheapestDesigns detail={detail} />
      <Section
        title={`${t.byArticle}${sentence(CATEGORIES[rule])}`}
        action={
          <Choice
            label={t.category}
            value={rule}
            options={columns.map((each) => ({ value: each.rule, label: sentence(CATEGORIES[each.rule]) }))}
            onChange={(value) => change({ rule: value })}
          />
        }
      >
        {chosen !== undefined && <ByArticle of={chosen} />}
      </Section>
    </div>
  );
}
