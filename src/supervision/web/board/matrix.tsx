import { useState } from "react";
import { Link } from "react-router";
import { useLanguage, useText } from "../../../web/frame/language.tsx";
import { useNarrow } from "../../../web/frame/screen.ts";
import type { UnitMatrix } from "../../domain/plan.ts";
import { useAsOf } from "../../../web/kit/as-of.ts";
import { chapterOrdinal } from "../remaining.ts";
import { text as words } from "../text.ts";
import type { BoardFilters, ChangeBoardFilters } from "./board-filters.ts";
import { text } from "./board-text.ts";

const FIRST_ROWS = { wide: 15, narrow: 5 };

/** Who carries what: units by chapters. A figure filters the board to that unit in that chapter. */
export function Matrix(props: {
  readonly matrix: UnitMatrix;
  readonly filters: BoardFilters;
  readonly change: ChangeBoardFilters;
}) {
  const { matrix, filters, change } = props;
  const t = useText(text);
  const w = useText(words);
  const { language } = useLanguage();
  const { at } = useAsOf();
  const [all, setAll] = useState(false);
  const first = useNarrow() ? FIRST_ROWS.narrow : FIRST_ROWS.wide;
  const chosen = (organisation: string, section: string | null) =>
    filters.organisation === organisation && filters.section === (section ?? undefined);
  return (
    <section className="ui-panel" aria-labelledby="matrix">
      <h2 id="matrix">{t.matrix}</h2>
      <p className="ui-quiet">{t.matrixHelp}</p>
      <div className="ui-scroll-x" tabIndex={0} role="region" aria-label={t.matrix}>
        <table className="ui-table sv-matrix">
          <thead>
            <tr>
              <th scope="col">{w.units}</th>
              {matrix.sections.map((section, place) => (
                <th scope="col" key={section ?? ""} className="ui-num">
                  {section === null ? (
                    <abbr title={w.otherSection}>–</abbr>
                  ) : (
                    <button
                      type="button"
                      className="ui-link-button"
                      title={section}
                      aria-label={section}
                      aria-pressed={filters.section === section}
                      onClick={() => change({ section: filters.section === section ? null : section })}
                    >
                      {language === "zh" ? chapterOrdinal(section) : place + 1}
                    </button>
                  )}
                </th>
              ))}
              <th scope="col" className="ui-num">
                {t.total}
              </th>
            </tr>
          </thead>
          <tbody>
            {matrix.rows.map((row, index) => (
              <tr key={row.organisationId} className={all || index < first ? undefined : "sv-row-folded"}>
                <th scope="row" lang="zh-CN">
                  <Link to={at(`/units/${row.organisationId}`)}>{row.name}</Link>
                  {row.collective && (
                    <>
                      {" "}
                      <span className="ui-label ui-label-quiet">{w.collective}</span>
                    </>
                  )}
                </th>
                {row.cells.map((cell, column) => {
                  const section = matrix.sections[column] ?? null;
                  const others = cell.support + cell.guide;
                  if (cell.lead + others === 0)
                    return (
                      <td key={section ?? ""} className="ui-num sv-zero">
                        ·
                      </td>
                    );
                  const label = t.matrixCell(
                    row.name,
                    section ?? w.otherSection,
                    cell.lead,
                    cell.support,
                    cell.guide,
                  );
                  const pressed = chosen(row.organisationId, section);
                  return (
                    <td key={section ?? ""} className="ui-num">
                      <button
                        type="button"
                        className="sv-cell"
                        aria-label={label}
                        title={label}
                        aria-pressed={pressed}
                        onClick={() =>
                          change(
                            pressed
                              ? { organisation: null, section: null }
                              : { organisation: row.organisationId, section },
                          )
                        }
                      >
                        {cell.lead > 0 && cell.lead}
                        {others > 0 && <small>+{others}</small>}
                      </button>
                    </td>
                  );
                })}
                <td className="ui-num">
                  {row.cells.reduce((sum, cell) => sum + cell.lead + cell.support + cell.guide, 0)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {matrix.rows.length > first && (
        <button type="button" className="ui-link-button no-print" onClick={() => setAll(!all)}>
          {all ? t.fewerUnits : t.moreUnits(matrix.rows.length - first)}
        </button>
      )}
    </section>
  );
}
