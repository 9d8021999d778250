import { useQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { formatFigure } from "../../../web/frame/format.ts";
import { useLanguage, useSentence } from "../../../web/frame/language.tsx";
import type { PanelPlaces } from "../../../web/frame/panels.tsx";
import { useAllows } from "../../../web/frame/session.tsx";
import type { EntriesOfMeasure, EntryRow } from "../entry-row.ts";
import { REGISTERS } from "../entry.ts";
import type { RegisterSpec } from "../register-spec.ts";
import { SPECS, specOf } from "../specs.ts";
import { api } from "../../web/client.ts";
import { Section } from "../../../web/kit/parts.tsx";
import { useWords } from "../../../web/kit/said.ts";
import { words } from "./words.ts";
import { moneyWords } from "../../../web/kit/money-words.ts";
import { RowStanding, StageWords } from "../row-words.tsx";
import "../../../web/frame/desk.css";
import "../list/registers.css";

const ENTRIES = "GET /api/measures/:measure/entries";
const SHOWN = 5;

/** What of the registers hangs on a measure, on the page of the measure. */
export default function MeasureEntries({ measureId, number }: PanelPlaces["measure"]) {
  const t = useWords(words);
  const office = useAllows()(["office"]);
  const call = { params: { measure: measureId } };
  const { data } = useQuery({ queryKey: [ENTRIES, call], queryFn: () => api(ENTRIES, call) });
  if (data === undefined) return null;
  const filled = data.registers.filter(({ total }) => total > 0);
  if (filled.length === 0 && !office) return null;
  // Offered where nothing hangs yet: the registers that this measure mostly uses, else all.
  const used = REGISTERS.filter((register) => SPECS[register].measures.includes(number));
  const offered = (used.length > 0 ? used : REGISTERS).filter(
    (register) => !filled.some((each) => each.register === register),
  );
  return (
    <Section title={t.onMeasure}>
      {filled.length === 0 && <p className="ui-quiet">{t.none}</p>}
      {filled.map((each) => (
        <RegisterOf key={each.register} measureId={measureId} entries={each} />
      ))}
      {office && offered.length > 0 && (
        <p className="ui-row ui-quiet no-print">
          {offered.map((register) => (
            <Link key={register} to={`/registers/${register}/new?measure=${measureId}`}>
              {t.newFor(specOf(register).one)}
            </Link>
          ))}
        </p>
      )}
    </Section>
  );
}

function RegisterOf(props: { readonly measureId: string; readonly entries: EntriesOfMeasure }) {
  const { measureId, entries } = props;
  const t = useWords(words);
  const sentence = useSentence();
  const { language } = useLanguage();
  const writes = useAllows()(["office", "unit-head", "liaison"]);
  const { register, total, rows } = entries;
  const spec = specOf(register);
  return (
    <section aria-label={sentence(spec.name)}>
      <h3 className="rg-h3 ui-row">
        {sentence(spec.name)}
        <Link to={`/registers/${register}?measure=${measureId}`}>{t.all(formatFigure(total, language))}</Link>
        {writes && (
          <Link className="no-print" to={`/registers/${register}/new?measure=${measureId}`}>
            {t.newFor(spec.one)}
          </Link>
        )}
      </h3>
      <ul className="ui-plain-list">
        {rows.slice(0, SHOWN).map((row) => (
          <li key={row.id} className="ui-row">
            <Link to={`/entries/${row.id}`} lang="zh-CN">
              {row.name}
            </Link>
            <StageWords spec={spec} row={row} />
            <span className="ui-quiet">
              {moneyOf(spec, row)
                .map((money) => `${sentence(money.name)} ${moneyWords(money.fen, language)}`)
                .join(" · ")}
            </span>
            <RowStanding row={row} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The amounts that say most of a row: its total, or its flows. */
function moneyOf(spec: RegisterSpec, row: EntryRow) {
  for (const [key, { takes, name }] of Object.entries(spec.fields)) {
    const fen = row.values[key];
    if (takes === "money" && typeof fen === "number") return [{ name, fen }];
  }
  return spec.flows.flatMap(({ flow, name }) => {
    const fen = row.totals[flow] ?? 0;
    return fen > 0 ? [{ name, fen }] : [];
  });
}
