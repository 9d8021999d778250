import { useQuery } from "@tanstack/react-query";
import { formatFigure } from "../../../web/frame/format.ts";
import { useColon, useLanguage, useText } from "../../../web/frame/language.tsx";
import type { LedgerImport } from "../../domain/ledger-import/ledger-import.ts";
import { api } from "../client.ts";
import { RosterLink } from "../roster-link.tsx";
import { text } from "./ledger-import-text.ts";

const CHOICES = "GET /api/ledger-choices";
// A task may be given to a body that has none yet.
const ROSTER = { query: { roster: "true" } } as const;
const NOBODY = "-";

export type DecidedUnits = Readonly<Record<string, string | null>>;

/** Names that the roster does not have, each once, with the units that it may mean. */
export function UnknownUnits(props: {
  readonly unknown: LedgerImport["unknownUnits"];
  readonly decided: DecidedUnits;
  readonly onDecide: (units: DecidedUnits) => void;
}) {
  const { unknown, decided, onDecide } = props;
  const t = useText(text);
  const colon = useColon();
  const { language } = useLanguage();
  const { data } = useQuery({
    queryKey: [CHOICES, ROSTER],
    queryFn: () => api(CHOICES, ROSTER),
  });
  if (unknown.length === 0) return null;
  const nearest = unknown.flatMap(({ printed, nearest: near }) =>
    decided[printed] === undefined && near[0] !== undefined ? [[printed, near[0].id] as const] : [],
  );
  return (
    <section className="ui-panel" aria-labelledby="import-units">
      <h2 id="import-units">{t.units}</h2>
      <p className="ui-quiet">
        {t.unitsHelp} <RosterLink />
      </p>
      {nearest.length > 1 && (
        <p>
          <button
            type="button"
            className="ui-link-button"
            onClick={() => onDecide({ ...decided, ...Object.fromEntries(nearest) })}
          >
            {t.useNearest}
          </button>
        </p>
      )}
      <ul className="ui-plain-list">
        {unknown.map(({ printed, rows, nearest: near }) => (
          <li key={printed} className="ui-row">
            <b lang="zh-CN">{printed}</b>
            <span className="ui-quiet">{t.rowsOf(formatFigure(rows, language))}</span>
            <select
              className="ui-select"
              aria-label={t.chooseUnit + colon + printed}
              value={decided[printed] === undefined ? "" : (decided[printed] ?? NOBODY)}
              onChange={(event) => {
                const { [printed]: _, ...others } = decided;
                const value = event.target.value;
                onDecide(value === "" ? others : { ...others, [printed]: value === NOBODY ? null : value });
              }}
            >
              <option value="">{t.chooseUnit}</option>
              <optgroup label={t.nearest}>
                {near.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </optgroup>
              <optgroup label={t.others}>
                {(data?.units ?? [])
                  .filter(({ id }) => near.every((each) => each.id !== id))
                  .map(({ id, name }) => (
                    <option key={id} value={id}>
                      {name}
                    </option>
                  ))}
              </optgroup>
              <option value={NOBODY}>{t.nobody}</option>
            </select>
          </li>
        ))}
      </ul>
    </section>
  );
}
