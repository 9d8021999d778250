import type { HeldEdition } from "./wheel.ts";
import { Link } from "react-router";
import { DataTable } from "../../web/kit/data-table.tsx";
import { EmptyState } from "../../web/kit/empty-state.tsx";
import { formatDay } from "../../web/frame/format.ts";
import { useLanguage, useSentence, useText } from "../../web/frame/language.tsx";
import type { RotationView } from "./rotation-view.ts";
import { cityName, editionName } from "./in-words.ts";
import { text } from "./words.ts";

/** What was held, the latest first, each with who says so. */
export function HeldTable({ view }: { readonly view: RotationView }) {
  const t = useText(text);
  const sentence = useSentence();
  const { language } = useLanguage();
  return (
    <DataTable<HeldEdition>
      label={t.held}
      rows={view.state.held.toReversed()}
      rowKey={({ edition }) => edition}
      empty={<EmptyState title={t.heldNone} />}
      columns={[
        {
          key: "edition",
          title: t.columns.edition,
          width: 150,
          card: "title",
          render: ({ edition }) => <div className="rt-edition-name">{sentence(editionName(edition))}</div>,
        },
        {
          key: "host",
          title: t.columns.host,
          width: 170,
          render: ({ host, turnOf }) => (
            <span className="ui-row">
              {sentence(cityName(host))}
              {host !== turnOf && (
                <span className="ui-label ui-label-ochre">{t.standIn(sentence(cityName(turnOf)))}</span>
              )}
            </span>
          ),
        },
        {
          key: "day",
          title: t.columns.day,
          width: 150,
          render: ({ day }) => formatDay(day, language),
        },
        {
          key: "source",
          title: t.columns.source,
          render: ({ reported, source }) => (
            <div className="rt-why">
              <span className="ui-label ui-label-quiet">{reported ? t.reported : t.recorded}</span>{" "}
              {source && <span lang="zh-CN">{source.title}</span>}
            </div>
          ),
        },
        {
          key: "meeting",
          title: t.columns.meeting,
          width: 130,
          render: ({ edition, meetingId }) => {
            const id = meetingId ?? view.meetings.find((each) => each.edition === edition)?.id;
            return id === undefined ? "" : <Link to={`/meetings/${id}`}>{t.openMeeting}</Link>;
          },
        },
      ]}
    />
  );
}
