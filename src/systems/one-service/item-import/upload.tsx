import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useNavigate } from "react-router";
import { DropZone } from "../../../web/kit/drop-zone.tsx";
import { UploadRefused } from "../../../web/kit/upload-refused.tsx";
import { useText } from "../../../web/frame/language.tsx";
import { upload } from "../web/client.ts";
import { useCityName } from "../web/items/item-words.tsx";
import { text } from "./words.ts";

/** Where a city's export comes in; `cities` are those for which the person may import. */
export function ItemsUpload({ cities }: { readonly cities: readonly string[] }) {
  const t = useText(text);
  const cityName = useCityName();
  const navigate = useNavigate();
  const [city, setCity] = useState(cities[0] ?? "");
  const [percent, setPercent] = useState(0);
  const sending = useMutation({
    mutationFn: ({ file, confirmed }: { readonly file: File; readonly confirmed: boolean }) =>
      upload(
        "POST /api/cities/:city/item-imports",
        { params: { city }, query: confirmed ? { confirmInternal: "true" } : {} },
        file,
        { onProgress: (ratio) => setPercent(Math.round(ratio * 100)) },
      ),
    onSuccess: ({ id }) => void navigate(`/items/imports/${id}`),
  });
  return (
    <section className="ui-panel ui-stack no-print" aria-labelledby="items-upload">
      <h2 id="items-upload">{t.upload}</h2>
      <p className="ui-row">
        <label className="ui-field">
          {t.city}
          <select className="ui-select" value={city} onChange={({ target }) => setCity(target.value)}>
            {cities.map((code) => (
              <option key={code} value={code}>
                {cityName(code)}
              </option>
            ))}
          </select>
        </label>
        <span className="ui-quiet">{t.uploadHelp}</span>
      </p>
      <DropZone
        words={t.drop}
        accept=".xlsx,.xls,.et,.csv"
        busy={sending.isPending}
        onFiles={([file]) => {
          if (file !== undefined) sending.mutate({ file, confirmed: false });
        }}
      />
      {sending.isPending && <p role="status">{t.sending(String(percent))}</p>}
      <UploadRefused
        error={sending.error}
        busy={sending.isPending}
        onConfirm={() => {
          if (sending.variables) sending.mutate({ file: sending.variables.file, confirmed: true });
        }}
        onCancel={() => sending.reset()}
      />
    </section>
  );
}
