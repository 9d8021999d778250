import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { Confirm } from "../../../../web/kit/confirm.tsx";
import { useState } from "react";
import { type Column, DataTable } from "../../../../web/kit/data-table.tsx";
import { EmptyState } from "../../../../web/kit/empty-state.tsx";
import { FailureNotice } from "../../../../web/kit/failure-notice.tsx";
import { formatInstant, formatList } from "../../../../web/frame/format.ts";
import { useLanguage, useText } from "../../../../web/frame/language.tsx";
import { PageFrame } from "../../../../web/frame/page-frame.tsx";
import type { CalendarFeed } from "../../../domain/meetings/calendar-feed.ts";
import { api } from "../../client.ts";
import "../../../../web/frame/desk.css";
import "./feeds.css";
import { NewFeed } from "./new-feed.tsx";
import { text } from "./feeds-text.ts";

const FEEDS = "GET /api/calendar-feeds";
const REVOKE = "DELETE /api/calendar-feeds/:feed";

/** Which addresses read my calendar, and how do I make or end one? */
export default function FeedsPage() {
  const t = useText(text);
  const queries = useQueryClient();
  const [address, setAddress] = useState<string | null>(null);
  const feeds = useQuery({ queryKey: [FEEDS], queryFn: () => api(FEEDS) });
  const revoke = useMutation({
    mutationFn: (feed: string) => api(REVOKE, { params: { feed } }),
    onSuccess: (reply) => queries.setQueryData([FEEDS], reply),
  });
  return (
    <PageFrame title={t.title} lead={t.lead}>
      <div className="ui-stack">
        <NewFeed
          onMade={({ token, publicUrl, rows }) => {
            setAddress(`${publicUrl ?? window.location.origin}/api/calendar-feeds/${token}.ics`);
            queries.setQueryData([FEEDS], { rows });
          }}
        />
        {address !== null && <Made address={address} />}
        <section className="ui-stack" aria-label={t.existing}>
          <h2>{t.existing}</h2>
          <FailureNotice error={revoke.error} />
          <DataTable<CalendarFeed>
            label={t.existing}
            columns={useColumns((id) => revoke.mutate(id), revoke.isPending)}
            rows={feeds.data?.rows}
            rowKey={({ id }) => id}
            error={feeds.error}
            onRetry={() => void feeds.refetch()}
            empty={<EmptyState title={t.none}>{t.noneHelp}</EmptyState>}
          />
        </section>
      </div>
    </PageFrame>
  );
}

function useColumns(onRevoke: (id: string) => void, busy: boolean): Column<CalendarFeed>[] {
  const t = useText(text);
  const { language } = useLanguage();
  const partsOf = ({ choice }: CalendarFeed): string =>
    formatList(
      choice.parts.map((part) => t.parts[part]),
      language,
    );
  return [
    { key: "parts", title: t.columns.parts, card: "title", render: partsOf },
    { key: "made", title: t.columns.made, render: ({ createdAt }) => formatInstant(createdAt) },
    {
      key: "read",
      title: t.columns.read,
      render: ({ lastReadAt }) => (lastReadAt === null ? t.neverRead : formatInstant(lastReadAt)),
    },
    {
      key: "state",
      title: t.columns.state,
      render: ({ revokedAt }) => (revokedAt === null ? t.inUse : t.revoked(formatInstant(revokedAt))),
    },
    {
      key: "acts",
      title: "",
      card: "actions",
      render: (feed) =>
        feed.revokedAt === null && (
          <Confirm
            title={t.revokeAsk}
            okText={t.revoke}
            cancelText={t.cancel}
            onConfirm={() => onRevoke(feed.id)}
          >
            <Button size="small" disabled={busy} aria-label={`${t.revoke}: ${formatInstant(feed.createdAt)}`}>
              {t.revoke}
            </Button>
          </Confirm>
        ),
    },
  ];
}

function Made({ address }: { readonly address: string }) {
  const t = useText(text);
  const [copied, setCopied] = useState<"no" | "yes" | "failed">("no");
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(address);
      setCopied("yes");
    } catch {
      // Not allowed, or not there without https.
      setCopied("failed");
    }
  };
  return (
    <section className="ui-notice ui-stack" aria-label={t.made} role="status">
      <b>{t.made}</b>
      <p className="ui-quiet">{t.madeHelp}</p>
      <div className="ui-row">
        <input
          className="ui-input cf-address"
          readOnly
          aria-label={t.address}
          value={address}
          onFocus={({ target }) => target.select()}
        />
        <Button onClick={() => void copy()}>{copied === "yes" ? t.copied : t.copy}</Button>
      </div>
      {copied === "failed" && <p role="alert">{t.copyFailed}</p>}
    </section>
  );
}
