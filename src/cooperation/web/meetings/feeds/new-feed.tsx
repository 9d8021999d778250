import { useMutation } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { FailureNotice } from "../../../../web/kit/failure-notice.tsx";
import { useLanguage, useText } from "../../../../web/frame/language.tsx";
import { useAllows } from "../../../../web/frame/session.tsx";
import { type CalendarFeed, FEED_PARTS, type FeedPart } from "../../../domain/meetings/calendar-feed.ts";
import { FEED_LANGUAGES, type FeedLanguage } from "../../../domain/meetings/calendar-feed-words.ts";
import { api } from "../../client.ts";
import { text } from "./feeds-text.ts";

const MAKE = "POST /api/calendar-feeds";

/** What a new feed is to hold; who has its address can read it, which stands here before it is made. */
export function NewFeed(props: {
  readonly onMade: (made: {
    readonly token: string;
    readonly rows: CalendarFeed[];
    readonly publicUrl: string | null;
  }) => void;
}) {
  const t = useText(text);
  const { language } = useLanguage();
  const seesAll = useAllows()(["office", "leader"]);
  const [parts, setParts] = useState<readonly FeedPart[]>(FEED_PARTS);
  const [labels, setLabels] = useState<FeedLanguage>(language);
  const make = useMutation({
    mutationFn: () => api(MAKE, { body: { parts: [...parts], language: labels } }),
    onSuccess: props.onMade,
  });
  return (
    <section className="ui-panel ui-stack" aria-label={t.make}>
      <fieldset className="cf-parts">
        <legend>{t.what}</legend>
        {FEED_PARTS.map((part) => (
          <label key={part} className="cf-part">
            <input
              type="checkbox"
              checked={parts.includes(part)}
              onChange={({ target }) =>
                setParts((now) =>
                  target.checked
                    ? FEED_PARTS.filter((each) => each === part || now.includes(each))
                    : now.filter((each) => each !== part),
                )
              }
            />
            {t.parts[part]}
          </label>
        ))}
      </fieldset>
      <label className="ui-field">
        {t.language}
        <select
          className="ui-select"
          value={labels}
          onChange={({ target }) =>
            setLabels(FEED_LANGUAGES.find((each) => each === target.value) ?? language)
          }
        >
          {FEED_LANGUAGES.map((each) => (
            <option key={each} value={each}>
              {t.languages[each]}
            </option>
          ))}
        </select>
      </label>
      <p className="ui-quiet">
        {seesAll ? t.scopeAll : t.scopeOwn} {t.noNames}
      </p>
      <p className="ui-banner">{t.warning}</p>
      <FailureNotice error={make.error} />
      <div className="ui-row">
        <Button
          type="primary"
          disabled={parts.length === 0}
          loading={make.isPending}
          onClick={() => make.mutate()}
        >
          {t.make}
        </Button>
        {parts.length === 0 && <span className="ui-quiet">{t.choosePart}</span>}
      </div>
    </section>
  );
}
