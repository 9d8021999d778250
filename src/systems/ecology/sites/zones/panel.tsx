import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useRef } from "react";
import { formatDay, formatFigure } from "../../../../web/frame/format.ts";
import { useLanguage, useText } from "../../../../web/frame/language.tsx";
import { Chinese, SampleLabel } from "../../../../web/kit/parts.tsx";
import { UploadRefused } from "../../../../web/kit/upload-refused.tsx";
import { useAllows } from "../../../../web/frame/session.tsx";
import { api, upload } from "../../web/client.ts";
import { HECTARE_M2 } from "../area.tsx";
import { words } from "../words.ts";

const ROUTE = "GET /api/ecology/zones";

/** The zones by which sites are measured, and where the administration of the reserve uploads them. */
export function Zones() {
  const t = useText(words);
  const { language } = useLanguage();
  const queries = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const mayUpload = useAllows()(["unit-head", "liaison"]);
  const { data } = useQuery({ queryKey: [ROUTE], queryFn: () => api(ROUTE) });
  const sending = useMutation({
    mutationFn: ({ file, confirmed }: { readonly file: File; readonly confirmed: boolean }) =>
      upload("POST /api/ecology/zones", { query: confirmed ? { confirmInternal: "true" } : {} }, file),
    onSuccess: () => queries.invalidateQueries({ queryKey: [ROUTE] }),
  });
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
        <>
          <Button size="small" loading={sending.isPending} onClick={() => input.current?.click()}>
            {t.uploadZones}
          </Button>
          <input
            ref={input}
            type="file"
            className="ui-hidden"
            tabIndex={-1}
            aria-label={t.uploadZones}
            accept={OUTLINE_FILES}
            onChange={({ target }) => {
              const [file] = target.files ?? [];
              target.value = "";
              if (file !== undefined) sending.mutate({ file, confirmed: false });
            }}
          />
          <UploadRefused
            error={sending.error}
            busy={sending.isPending}
            onConfirm={() => {
              if (sending.variables !== undefined)
                sending.mutate({ file: sending.variables.file, confirmed: true });
            }}
            onCancel={() => sending.reset()}
          />
        </>
      )}
    </details>
  );
}

/** What files of outlines are called. */
export const OUTLINE_FILES = ".geojson,.json,.kml,.kmz,.zip,.xlsx,.xls,.et,.csv";
