import { useState } from "react";
import { urlOf } from "../../../web/frame/api.ts";
import { useText } from "../../../web/frame/language.tsx";
import { Section } from "../../../web/kit/parts.tsx";
import type { Photo, PhotoStage } from "./kind.ts";
import "./sites.css";
import { words } from "./words.ts";

const STAGES = ["before", "after"] as const satisfies readonly PhotoStage[];

/** A photo shown small, which opens whole; what the browser cannot show, as TIFF, is a link to be saved. */
function Thumbnail({ url, name }: { readonly url: string; readonly name: string }) {
  const [shows, setShows] = useState(true);
  return (
    <a href={url} target="_blank" rel="noreferrer">
      {shows ? (
        <img src={url} alt={name} loading="lazy" width={160} height={120} onError={() => setShows(false)} />
      ) : (
        name
      )}
    </a>
  );
}

/** Photos of a site, those of before beside those of after it was put right. */
export function Photos({
  site,
  title,
  photos,
}: {
  readonly site: string;
  readonly title: string;
  readonly photos: readonly Photo[];
}) {
  const t = useText(words);
  if (photos.length === 0) return null;
  const url = (digest: string) =>
    urlOf("GET /api/ecology/sites/:site/photos/:digest", { params: { site, digest } });
  return (
    <Section title={t.photos}>
      <div className="sites-photos">
        {STAGES.map((stage) => {
          const of = photos.filter(({ stage: own = "before" }) => own === stage);
          return (
            <figure key={stage}>
              <figcaption>{t.stages[stage]}</figcaption>
              {of.length === 0 ? (
                <p className="ui-quiet">{t.noPhoto}</p>
              ) : (
                <ul className="ui-row ui-plain-list">
                  {of.map(({ digest }, at) => (
                    <li key={digest}>
                      <Thumbnail url={url(digest)} name={t.photo(title, t.stages[stage], at + 1)} />
                    </li>
                  ))}
                </ul>
              )}
            </figure>
          );
        })}
      </div>
    </Section>
  );
}
