import { useText } from "../../../web/language.tsx";
import type { LedgerField, LedgerImport } from "../../domain/ledger-import/ledger-import.ts";
import { text } from "./ledger-import-text.ts";

/** Excel's name of a column: 0 → A, 26 → AA. */
function columnName(column: number): string {
  let name = "";
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    name = String.fromCharCode(65 + ((rest - 1) % 26)) + name;
  return name;
}

/** What the columns mean, each to be corrected by hand. */
export function MappingTable(props: {
  readonly ledger: LedgerImport;
  readonly fields: readonly LedgerField[];
  readonly busy: boolean;
  /** `null` fields ask for new proposals. */
  readonly onCorrect: (headingRow: number, fields: readonly (LedgerField | null)[] | null) => void;
}) {
  const { ledger, onCorrect, busy } = props;
  const t = useText(text);
  const current = ledger.columns.map(({ field }) => field);
  const shown = ledger.columns.filter(
    ({ heading, samples, field }) => heading !== "" || samples.length > 0 || field !== null,
  );
  return (
    <section className="sv-panel" aria-labelledby="import-columns">
      <h2 id="import-columns">{t.columns}</h2>
      <p className="sv-quiet">{t.columnsHelp}</p>
      <div className="sv-row">
        <label className="sv-field sv-heading-choice">
          {t.headingRow}
          <select
            className="sv-select sv-heading-row"
            value={ledger.headingRow}
            disabled={busy}
            onChange={(event) => onCorrect(Number(event.target.value), null)}
          >
            <option value={0}>{t.noHeading}</option>
            {ledger.firstRows.map(({ number, text: line }) => (
              <option key={number} value={number}>
                {t.row(number, line)}
              </option>
            ))}
          </select>
        </label>
        <button
          type="button"
          className="sv-link-button"
          disabled={busy}
          onClick={() => onCorrect(ledger.headingRow, null)}
        >
          {t.propose}
        </button>
      </div>
      {!current.includes("text") && (
        <p className="sv-banner" role="alert">
          {t.noTask}
        </p>
      )}
      <div className="sv-scroll-x">
        <table className="sv-table sv-mapping">
          <thead>
            <tr>
              <th scope="col">{t.column}</th>
              <th scope="col">{t.heading}</th>
              <th scope="col">{t.meaning}</th>
              <th scope="col">{t.samples}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ column, heading, field, why, samples }) => (
              <tr key={column}>
                <td>{columnName(column)}</td>
                <td lang="zh-CN">{heading}</td>
                <td>
                  <select
                    className="sv-select"
                    aria-label={`${columnName(column)} ${heading} ${t.meaning}`}
                    value={field ?? ""}
                    disabled={busy}
                    onChange={(event) => {
                      const decided = props.fields.find((each) => each === event.target.value) ?? null;
                      onCorrect(
                        ledger.headingRow,
                        current.map((old, at) => (at === column ? decided : old)),
                      );
                    }}
                  >
                    <option value="">{t.ignored}</option>
                    {props.fields.map((each) => (
                      <option key={each} value={each}>
                        {t.fields[each]}
                      </option>
                    ))}
                  </select>{" "}
                  {why !== null && <span className="sv-quiet">{t.why[why]}</span>}
                </td>
                <td lang="zh-CN" className="sv-quiet">
                  {samples.join(" ｜ ")}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {(current.includes("contact") || current.includes("phone")) && (
        <p className="sv-quiet">{t.contactNote}</p>
      )}
    </section>
  );
}
