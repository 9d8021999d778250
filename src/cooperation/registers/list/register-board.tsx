import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { CITIES } from "../../../kernel/region.ts";
import { FigureHelp } from "../../../web/kit/figure-help.tsx";
import { formatFigure } from "../../../web/frame/format.ts";
import { useLanguage, useText } from "../../../web/frame/language.tsx";
import { Loaded } from "../../../web/kit/loaded.tsx";
import { COOPERATION_FIGURES } from "../../domain/figures.ts";
import type { RegisterBoard } from "../entry-row.ts";
import type { RegisterSpec } from "../register-spec.ts";
import { api } from "../../web/client.ts";
import "./register-board.css";
import { type Bar, Bars } from "./bars.tsx";
import { MoneyCurve } from "./money-curve.tsx";
import type { ChangeRegister, RegisterFilters } from "./use-register-filters.ts";
import { text } from "./words.ts";

const BOARD = "GET /api/registers/:register/board";
type Props = {
  readonly spec: RegisterSpec;
  readonly filters: RegisterFilters;
  readonly change: ChangeRegister;
};

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
export function RegisterBoardPanel({ spec, filters, change }: Props) {
  const { sort: _, ...query } = filters;
  const call = { params: { register: spec.register }, query };
  const board = useQuery({
    queryKey: [BOARD, call],
    queryFn: () => api(BOARD, call),
    placeholderData: keepPreviousData,
  });
  return (
    <Loaded query={board}>
      {(data) => <Figures board={data} spec={spec} filters={filters} change={change} />}
    </Loaded>
  );
}

function Figures({ board, spec, filters, change }: Props & { readonly board: RegisterBoard }) {
  const t = useText(text);
  const { language } = useLanguage();
  const keys = spec.stages.map(({ key }) => key);
  const figure = (value: number) => formatFigure(value, language);
  const toggle = (name: "stage" | "variant" | "city" | "state" | "standing", value: string) =>
    change({ [name]: filters[name] === value ? null : value });
  const states = [
    ["state", "blocked", board.blocked],
    ["state", "slipping", board.slipping],
    ["state", "closed", board.closed],
    ["standing", "reported", board.reported],
    ["standing", "sample", board.sample],
  ] as const;
  const wordOf = (name: "state" | "standing", value: (typeof states)[number][1]) =>
    name === "state"
      ? t.states[value as "blocked" | "slipping" | "closed"]
      : t.standings[value as "reported" | "sample"];
  const order = (stage: string | null) => (stage === null ? spec.stages.length : keys.indexOf(stage));
  const stages = board.byStage
    .toSorted((a, b) => order(a.stage) - order(b.stage))
    .map(({ stage, rows, km }): Bar => ({
      key: stage ?? "unknown",
      name: spec.stages.find(({ key }) => key === stage)?.name[language] ?? t.unknownStage,
      rows,
      note: km > 0 ? t.board.km(formatFigure(km, language, 1)) : "",
    }));
  return (
    <section className="ui-panel ui-stack" aria-label={t.viewNames.board}>
      <ul className="rg-figures">
        <li>
          <b>{figure(board.total)}</b> {t.board.total}
        </li>
        {states.map(([name, value, rows]) => (
          <li key={value}>
            <button
              type="button"
              aria-pressed={filters[name] === value}
              disabled={rows === 0 && filters[name] !== value}
              onClick={() => toggle(name, value)}
            >
              <b>{figure(rows)}</b> {wordOf(name, value)}
            </button>
          </li>
        ))}
        <li className="figure-help-item">
          <FigureHelp of={t.viewNames.board} figures={COUNTED} />
        </li>
      </ul>
      <p className="ui-quiet">{t.board.basis(figure(board.reported), figure(board.sample))}</p>
      <div className="rg-board">
        <Bars
          title={t.board.stages}
          bars={stages}
          chosen={filters.stage}
          onChoose={(key) => toggle("stage", key)}
        />
        <Bars
          title={t.board.variants}
          bars={board.byVariant.map(({ variant, rows }) => ({
            key: variant ?? "",
            name: spec.variants.find(({ key }) => key === variant)?.name[language] ?? t.noVariant,
            rows,
            note: "",
          }))}
          chosen={filters.variant}
          onChoose={(key) => toggle("variant", key)}
        />
        <Bars
          title={t.board.cities}
          bars={board.byCity.map(({ city, rows }) => ({
            key: city,
            name: CITIES.find(({ code }) => code === city)?.name[language] ?? city,
            rows,
            note: "",
          }))}
          chosen={filters.city}
          onChoose={(key) => toggle("city", key)}
        />
      </div>
      {spec.flows.length > 0 && <MoneyCurve spec={spec} money={board.money} />}
    </section>
  );
}
