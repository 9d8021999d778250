import { Button } from "antd";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { Sentence } from "../../../kernel/error.ts";
import { regionWords } from "../../../kernel/region.ts";
import { formatFigure } from "../../../web/frame/format.ts";
import { useLanguage, useSentence } from "../../../web/frame/language.tsx";
import { FigureHelp } from "../../../web/kit/figure-help.tsx";
import { Loaded } from "../../../web/kit/loaded.tsx";
import { MONEY_UNIT_NAMES, moneyFigure, unitOfColumn } from "../../../web/kit/money-words.ts";
import { useWords } from "../../../web/kit/said.ts";
import { COOPERATION_FIGURES } from "../../domain/figures.ts";
import { api } from "../../web/client.ts";
import type { RegisterBoard } from "../entry-row.ts";
import type { RegisterSpec } from "../register-spec.ts";
import { SumsByYear } from "../sums-by-year.tsx";
import "./board.css";
import { filterOf, type Looking } from "./listing.tsx";
import { LOOKS, NO_VARIANT, STANDINGS, STATES, UNKNOWN_STAGE, words } from "./words.ts";

const BOARD = "GET /api/registers/:register/board";

const COUNTED = (
  [
    "entries-all",
    "entries-blocked",
    "entries-slipping",
    "entries-closed",
    "entries-reported",
    "entries-sample",
  ] as const
).map((id) => COOPERATION_FIGURES[id]);

/** A register in figures under the same filters as its list; each figure filters it further. */
export function Board(props: Looking) {
  const { sort: _, ...query } = filterOf(props.asked) as { readonly sort?: string };
  const call = { params: { register: props.spec.register }, query };
  const board = useQuery({
    queryKey: [BOARD, call],
    queryFn: () => api(BOARD, call),
    placeholderData: keepPreviousData,
  });
  return <Loaded query={board}>{(data) => <Figures {...props} board={data} />}</Loaded>;
}

type Name = "stage" | "variant" | "city" | "state" | "standing";

function Figures({ board, spec, asked, onChoose }: Looking & { readonly board: RegisterBoard }) {
  const t = useWords(words.board);
  const sentence = useSentence();
  const { language } = useLanguage();
  const figure = (value: number) => formatFigure(value, language);
  const toggle = (name: Name, value: string) => onChoose({ [name]: asked[name] === value ? null : value });
  const states = [
    ["state", "blocked", board.blocked, STATES.blocked],
    ["state", "slipping", board.slipping, STATES.slipping],
    ["state", "closed", board.closed, STATES.closed],
    ["standing", "reported", board.reported, STANDINGS.reported],
    ["standing", "sample", board.sample, STANDINGS.sample],
  ] as const;
  const keys = spec.stages.map(({ key }) => key);
  const order = (stage: string | null) => (stage === null ? keys.length : keys.indexOf(stage));
  const named = (
    among: RegisterSpec["stages"] | RegisterSpec["variants"],
    key: string | null,
    none: Sentence,
  ) => sentence(among.find((each) => each.key === key)?.name ?? none);
  const stages = board.byStage
    .toSorted((a, b) => order(a.stage) - order(b.stage))
    .map(({ stage, rows, km }) => ({
      key: stage ?? "unknown",
      name: named(spec.stages, stage, UNKNOWN_STAGE),
      rows,
      note: km > 0 ? t.km(formatFigure(km, language, 1)) : "",
    }));
  const variants = board.byVariant.map(({ variant, rows }) => ({
    key: variant ?? "",
    name: named(spec.variants, variant, NO_VARIANT),
    rows,
  }));
  const cities = board.byCity.map(({ city, rows }) => ({
    key: city,
    name: sentence(regionWords(city)),
    rows,
  }));
  return (
    <section className="ui-panel ui-stack" aria-label={sentence(LOOKS.board)}>
      <ul className="ui-plain-list ui-row">
        <li>
          <b>{figure(board.total)}</b> {t.total}
        </li>
        {states.map(([name, value, rows, word]) => (
          <li key={value}>
            <Button
              type={asked[name] === value ? "primary" : "default"}
              aria-pressed={asked[name] === value}
              disabled={rows === 0 && asked[name] !== value}
              onClick={() => toggle(name, value)}
            >
              <b>{figure(rows)}</b> {sentence(word)}
            </Button>
          </li>
        ))}
        <li className="figure-help-item">
          <FigureHelp of={sentence(LOOKS.board)} figures={COUNTED} />
        </li>
      </ul>
      <p className="ui-quiet">{t.basis(figure(board.reported), figure(board.sample))}</p>
      <div className="rg-board">
        {(
          [
            ["stage", t.stages, stages],
            ["variant", t.variants, variants],
            ["city", t.cities, cities],
          ] as const
        ).map(([name, title, bars]) => (
          <Bars key={name} {...{ title, bars }} chosen={asked[name]} onChoose={(key) => toggle(name, key)} />
        ))}
      </div>
      {spec.flows.length > 0 && <MoneyByYear spec={spec} money={board.money} />}
    </section>
  );
}

/** `key` is what choosing it filters by; empty: nothing to filter by. */
type Bar = { readonly key: string; readonly name: string; readonly rows: number; readonly note?: string };

/** Counts as bars with their figures; each filters, and lets go again when chosen once more. */
function Bars(props: {
  readonly title: string;
  readonly bars: readonly Bar[];
  readonly chosen: string | undefined;
  readonly onChoose: (key: string) => void;
}) {
  const { title, bars, chosen, onChoose } = props;
  const t = useWords(words.board);
  const { language } = useLanguage();
  const most = Math.max(1, ...bars.map(({ rows }) => rows));
  return (
    <section aria-label={title} className="rg-bars">
      <h3>{title}</h3>
      <ul className="ui-plain-list">
        {bars.map(({ key, name, rows, note = "" }) => (
          <li key={key}>
            <button
              type="button"
              className="rg-bar"
              disabled={key === ""}
              aria-pressed={key !== "" && chosen === key}
              onClick={() => onChoose(key)}
            >
              <span>{name}</span>
              <span className="rg-bar-track" aria-hidden="true">
                <i style={{ width: `${(rows / most) * 100}%` }} />
              </span>
              <span className="rg-bar-figure">
                {t.rows(formatFigure(rows, language))}
                {note !== "" && <span className="ui-quiet"> {note}</span>}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Money by year for each flow, summed in words and as a table with bars. */
function MoneyByYear({
  spec,
  money,
}: {
  readonly spec: RegisterSpec;
  readonly money: RegisterBoard["money"];
}) {
  const t = useWords(words.board);
  const { language } = useLanguage();
  const flows = spec.flows.filter(({ flow }) => money.some(({ flows }) => (flows[flow] ?? 0) > 0));
  const amounts = money.flatMap(({ flows }) => Object.values(flows));
  const unit = unitOfColumn(amounts, language);
  if (flows.length === 0) return <p className="ui-quiet">{t.noMoney}</p>;
  const sums = flows.map(({ flow, name }) => {
    const sum = money.reduce((total, { flows }) => total + (flows[flow] ?? 0), 0);
    return `${name[language]} ${moneyFigure(sum, unit, language)}`;
  });
  const [from, until] = [money[0]?.year ?? "", money.at(-1)?.year ?? ""];
  const told = sums.join(language === "zh" ? "，" : ", ");
  return (
    <div className="ui-stack">
      <p>{t.moneySentence(from, until, told, MONEY_UNIT_NAMES[unit][language])}</p>
      <SumsByYear flows={flows} years={money} />
    </div>
  );
}
