import { type ReactNode, useState } from "react";
import type { MappedColumn } from "../../kernel/column-mapping.ts";
import "../frame/desk.css";
import { useText } from "../frame/language.tsx";
import "./mapping-table.css";
import { text } from "./mapping-table-text.ts";
import { useSettling } from "../frame/settling.ts";

/** Excel's name of a column: 0 → A, 26 → AA. */
function columnName(column: number): string {
  let name = "";
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  return name;
}

/** Of a sheet being imported, what its columns are taken to mean. */
export type ShownMapping<F extends string> = {
  readonly headingRow: number;
  /** Lines that could be the heading, for choosing another: the first of the sheet. */
  readonly firstRows: readonly { readonly number: number; readonly text: string }[];
  readonly columns: readonly MappedColumn<F>[];
};

export type FieldChoice<F extends string> = { readonly field: F; readonly label: string };

/** Tables of more columns show first those that a person should look at. */
const MANY = 12;

/** What the columns mean, each to be corrected by hand. */
export function MappingTable<F extends string>(props: {
  readonly mapping: ShownMapping<F>;
  readonly fields: readonly FieldChoice<F>[];
  readonly help: string;
  /** What is still missing, told above the table. */
  readonly missing?: string | null;
  readonly busy: boolean;
  /** `null` fields ask for new proposals. */
  readonly onCorrect: (headingRow: number, fields: readonly (F | null)[] | null) => void;
  /** Said below the table. */
  readonly children?: ReactNode;
}) {
  const { mapping, onCorrect, busy, missing } = props;
  const t = useText(text);
  const known: readonly (F | null)[] = mapping.columns.map(({ field }) => field);
  const [current, say] = useSettling(known, busy);
  const [headingRow, sayHeading] = useSettling(mapping.headingRow, busy);
  const [whole, showWhole] = useState(false);
  const filled = mapping.columns.filter(
    ({ heading, samples, field }) => heading !== "" || samples.length > 0 || field !== null,
  );
  const sure = filled.filter(({ why }) => why === "heading" || why === "remembered").length;
  const folded = !whole && filled.length > MANY && sure > 0;
  const shown = folded ? filled.filter(({ why }) => why !== "heading" && why !== "remembered") : filled;
  return (
    <section className="ui-panel ui-stack" aria-labelledby="import-columns">
      <h2 id="import-columns">{t.columns}</h2>
      <p className="ui-quiet">{props.help}</p>
      <div className="ui-row">
        <label className="ui-field ui-heading-choice">
          {t.headingRow}
          <select
            className="ui-select ui-heading-row"
            value={headingRow}
            onChange={(event) => {
              const row = Number(event.target.value);
              sayHeading(row);
              onCorrect(row, null);
            }}
          >
            <option value={0}>{t.noHeading}</option>
            {mapping.firstRows.map(({ number, text: line }) => (
              <option key={number} value={number}>
                {t.row(number, line)}
              </option>
            ))}
          </select>
        </label>
        <button type="button" className="ui-link-button" onClick={() => onCorrect(headingRow, null)}>
          {t.propose}
        </button>
      </div>
      {missing !== undefined && missing !== null && (
        <p className="ui-banner" role="alert">
          {missing}
        </p>
      )}
      {folded && (
        <p className="ui-row">
          {t.sure(sure)}
          <button type="button" className="ui-link-button" onClick={() => showWhole(true)}>
            {t.whole(filled.length)}
          </button>
        </p>
      )}
      {shown.length > 0 && (
        <div className="ui-scroll-x">
          <table className="ui-table ui-mapping">
            <thead>
              <tr>
                <th scope="col">{t.column}</th>
                <th scope="col">{t.heading}</th>
                <th scope="col">{t.meaning}</th>
                <th scope="col">{t.samples}</th>
              </tr>
            </thead>
            <tbody>
              {shown.map(({ column, heading, why, samples }) => (
                <tr key={column}>
                  <td>
                    <code>{columnName(column)}</code>
                  </td>
                  <td lang="zh-CN">{heading}</td>
                  <td>
                    <select
                      className="ui-select"
                      aria-label={`${heading === "" ? `${t.column} ${column + 1}` : heading} ${t.meaning}`}
                      value={current[column] ?? ""}
                      onChange={(event) => {
                        const { value } = event.target;
                        const decided = props.fields.find((each) => each.field === value)?.field ?? null;
                        const next = current.map((old, at) => (at === column ? decided : old));
                        say(next);
                        onCorrect(headingRow, next);
                      }}
                    >
                      <option value="">{t.ignored}</option>
                      {props.fields.map((each) => (
                        <option key={each.field} value={each.field}>
                          {each.label}
                        </option>
                      ))}
                    </select>{" "}
                    {why !== null && <span className="ui-quiet">{t.why[why]}</span>}
                  </td>
                  <td lang="zh-CN" className="ui-quiet">
                    {samples.join(" ｜ ")}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {props.children}
    </section>
  );
}
