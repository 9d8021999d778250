import { DataTable } from "../../../../web/kit/data-table.tsx";
import { formatDay, formatInstant } from "../../../../web/frame/format.ts";
import { useLanguage, useSentence, useText } from "../../../../web/frame/language.tsx";
import type { ResourceDetail, ResourceNotice, ResourceUser } from "../../catalogue/resource/replies.ts";
import { text } from "./resource-text.ts";

const LOOK = { active: "grass", suspended: "vermilion", terminated: "quiet" } as const;

/** Units that hold a grant, and what they were told of changes. */
export function UsersPanel({ resource }: { readonly resource: ResourceDetail }) {
  const { users: t } = useText(text);
  const sentence = useSentence();
  const { language } = useLanguage();
  return (
    <>
      <section className="ui-panel" aria-labelledby="ct-users">
        <h2 id="ct-users">{t.title}</h2>
        <DataTable<ResourceUser>
          label={t.title}
          rows={resource.users}
          rowKey={({ grantId }) => grantId}
          empty={<p className="ui-quiet">{t.none}</p>}
          columns={[
            {
              key: "unit",
              title: t.unit,
              card: "title",
              render: ({ unitName }) => <span lang="zh-CN">{unitName}</span>,
            },
            {
              key: "status",
              title: t.status,
              render: ({ status }) => (
                <span className={`ui-label ui-label-${LOOK[status]}`}>{t.states[status]}</span>
              ),
            },
            { key: "until", title: t.until, render: ({ until }) => formatDay(until, language) },
            {
              key: "purposes",
              title: t.purposes,
              render: ({ purposes }) => <span lang="zh-CN">{purposes.join("；")}</span>,
            },
          ]}
        />
      </section>
      {resource.inside && (
        <section className="ui-panel" aria-labelledby="ct-told">
          <h2 id="ct-told">{t.notices}</h2>
          <DataTable<ResourceNotice>
            label={t.notices}
            rows={resource.notices}
            rowKey={({ id }) => id}
            empty={<p className="ui-quiet">{t.noNotices}</p>}
            columns={[
              {
                key: "unit",
                title: t.unit,
                card: "title",
                render: ({ unitName }) => <span lang="zh-CN">{unitName}</span>,
              },
              {
                key: "change",
                title: t.status,
                render: ({ change, summary }) => (
                  <span>
                    {t.changes[change]} · {sentence(summary)}
                  </span>
                ),
              },
              { key: "told", title: t.told, render: ({ at }) => formatInstant(at) },
              {
                key: "ack",
                title: t.acknowledged,
                render: ({ acknowledgedAt, acknowledgedBy }) =>
                  acknowledgedAt === null ? (
                    <span className="ui-state ui-state-due-soon">{t.waiting}</span>
                  ) : (
                    <span lang="zh-CN">
                      {formatInstant(acknowledgedAt)} {acknowledgedBy}
                    </span>
                  ),
              },
            ]}
          />
        </section>
      )}
    </>
  );
}

/** What was done with the resource, the newest first. */
export function HistoryPanel({ resource }: { readonly resource: ResourceDetail }) {
  const { history: t } = useText(text);
  const sentence = useSentence();
  return (
    <section className="ui-panel" aria-labelledby="ct-history">
      <h2 id="ct-history">{t.title}</h2>
      <DataTable
        label={t.title}
        rows={resource.history}
        rowKey={({ version }) => version}
        columns={[
          { key: "what", title: t.what, card: "title", render: ({ sentence: words }) => sentence(words) },
          {
            key: "by",
            title: t.by,
            render: ({ by }) => (by === "" ? t.none : <span lang="zh-CN">{by}</span>),
          },
          { key: "at", title: t.at, render: ({ at }) => formatInstant(at) },
        ]}
      />
    </section>
  );
}
