import { useQuery, useQueryClient } from "@tanstack/react-query";
import { formatDay, formatFigure } from "../../../../web/frame/format.ts";
import { useLanguage, useText } from "../../../../web/frame/language.tsx";
import { ImportUpload } from "../../../../web/kit/import-upload.tsx";
import { Chinese, SampleLabel } from "../../../../web/kit/parts.tsx";
import { useAllows } from "../../../../web/frame/session.tsx";
import { api } from "../../web/client.ts";
import { HECTARE_M2 } from "../area.tsx";
import { words } from "../words.ts";

const ROUTE = "GET /api/ecology/zones";

/** The zones by which sites are measured, and where the administration of the reserve uploads them. */
export function Zones() {
  const t = useText(words);
  const { language } = useLanguage();
  const queries = useQueryClient();
  const mayUpload = useAllows()(["unit-head", "liaison"]);
  const { data } = useQuery({ queryKey: [ROUTE], queryFn: () => api(ROUTE) });
  if (data === undefined) return null;
  const { zones: set } = data;
  return (
    <details className="ui-panel">
      <summary>
        {set === null ? t.noZones : t.zones(set.zones.length)} <SampleLabel sample={set?.sample === true} />
      </summary>
      {set !== null && (
        <>
          <ul className="ui-plain-list">
            {set.zones.map(({ name, areaM2 }) => (
              <li key={name}>
                <Chinese>{name}</Chinese> {t.hectares(formatFigure(areaM2 / HECTARE_M2, language, 1))}
              </li>
            ))}
          </ul>
          <p className="ui-quiet">
            <Chinese>{set.fileName}</Chinese> · {formatDay(set.addedAt.slice(0, 10), language)} ·{" "}
            <Chinese>{set.addedBy}</Chinese> {set.approval !== null && t.approval(set.approval)}
          </p>
        </>
      )}
      <p className="ui-quiet">{t.zonesHelp}</p>
      {mayUpload && (
        <ImportUpload
          label={t.uploadZones}
          route="POST /api/ecology/zones"
          accept={OUTLINE_FILES}
          size="small"
          onSent={() => queries.invalidateQueries({ queryKey: [ROUTE] })}
        />
      )}
    </details>
  );
}

/** What files of outlines are called. */
export const OUTLINE_FILES = ".geojson,.json,.kml,.kmz,.zip,.xlsx,.xls,.et,.csv";
