import { useMutation } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { useNavigate } from "react-router";
import { DropZone } from "../../../../web/kit/drop-zone.tsx";
import { failureOf } from "../../../../web/frame/failure.ts";
import { FailureNotice } from "../../../../web/kit/failure-notice.tsx";
import { useSentence, useText } from "../../../../web/frame/language.tsx";
import { upload } from "../client.ts";
import { useCityName } from "./item-words.tsx";
import { text } from "./items-text.ts";

/** Where a city's export comes in; `cities` are those for which the person may import. */
export function ItemsUpload({ cities }: { readonly cities: readonly string[] }) {
  const t = useText(text);
  const sentence = useSentence();
  const cityName = useCityName();
  const navigate = useNavigate();
  const [city, setCity] = useState(cities[0] ?? "");
  const [percent, setPercent] = useState(0);
  const sending = useMutation({
    mutationFn: ({ file, confirmed }: { readonly file: File; readonly confirmed: boolean }) =>
      upload(
        "POST /api/item-imports",
        { query: { city, ...(confirmed ? { confirmInternal: "true" } : {}) } },
        file,
        { onProgress: (ratio) => setPercent(Math.round(ratio * 100)) },
      ),
    onSuccess: ({ id }) => void navigate(`/items/imports/${id}`),
  });
  const asks = sending.error !== null && failureOf(sending.error).code === "ask-internal";
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
        accept=".xlsx"
        busy={sending.isPending}
        onFiles={([file]) => {
          if (file !== undefined) sending.mutate({ file, confirmed: false });
        }}
      />
      {sending.isPending && <p role="status">{t.sending(String(percent))}</p>}
      {asks ? (
        <div className="ui-banner ui-stack" role="alert">
          <p>{sentence(failureOf(sending.error).sentence)}</p>
          <div className="ui-row">
            <Button
              size="small"
              type="primary"
              onClick={() => {
                if (sending.variables) sending.mutate({ file: sending.variables.file, confirmed: true });
              }}
            >
              {t.internal}
            </Button>
            <Button size="small" onClick={() => sending.reset()}>
              {t.cancel}
            </Button>
          </div>
        </div>
      ) : (
        <FailureNotice error={sending.error} />
      )}
    </section>
  );
}
