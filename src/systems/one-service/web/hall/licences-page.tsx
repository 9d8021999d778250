import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { Dialog } from "../../../../web/kit/dialog.tsx";
import { useState } from "react";
import { Choice } from "../../../../web/kit/choice.tsx";
import { type Column, DataTable } from "../../../../web/kit/data-table.tsx";
import "../../../../web/frame/desk.css";
import { EmptyState } from "../../../../web/kit/empty-state.tsx";
import { FailureNotice } from "../../../../web/kit/failure-notice.tsx";
import { oneOf, pageOf, useFilters } from "../../../../web/kit/filters.ts";
import { useSentence, useText } from "../../../../web/frame/language.tsx";
import { PageFrame } from "../../../../web/frame/page-frame.tsx";
import { newRequestKey } from "../../../../web/kit/request-key.ts";
import { SearchField } from "../../../../web/kit/search-field.tsx";
import { useSorting } from "../../../../web/kit/sorting.ts";
import { useAllows } from "../../../../web/frame/session.tsx";
import {
  LICENCE_STANDINGS,
  type LicenceLine,
  STANDING_NAMES,
  LICENCE_ORDERS,
} from "../../domain/hall/licence.ts";
import { api } from "../client.ts";
import { LicenceCheck } from "./licence-check.tsx";
import { LicenceEntry } from "./licence-entry.tsx";
import { LicenceStandingTag } from "./licence-standing-tag.tsx";
import { text } from "./licences-text.ts";
import { Zh } from "./words.tsx";

type ActType = "suspend" | "resume" | "revoke";
const actsOf = ({ standing, mayChange }: LicenceLine): readonly ActType[] => {
  if (!mayChange || standing === "revoked") return [];
  return standing === "suspended" ? ["resume", "revoke"] : ["suspend", "revoke"];
};

/** The registry of licences, for those who issue and those who ask. */
export default function LicencesPage() {
  const t = useText(text);
  const sentence = useSentence();
  const allows = useAllows();
  const [filters, setFilters] = useFilters(["q", "standing", "page", "size"]);
  const standing = oneOf(filters.standing, LICENCE_STANDINGS);
  const page = pageOf(filters.page);
  const size = Math.min(200, pageOf(filters.size, 20));
  const { order, sorting } = useSorting(LICENCE_ORDERS);
  const list = useQuery({
    queryKey: ["licences", filters.q, standing, order, page, size],
    queryFn: () => api("GET /api/licences", { query: { q: filters.q, standing, ...order, page, size } }),
    placeholderData: (before) => before,
  });
  const [acting, setActing] = useState<{ line: LicenceLine; type: ActType } | null>(null);
  const columns: readonly Column<LicenceLine>[] = [
    {
      key: "type",
      title: t.type,
      sort: "type",
      card: "title",
      render: ({ type, sample }) => (
        <>
          <Zh>{type}</Zh> {sample && !type.includes("示例") && <span className="ui-label">{t.sample}</span>}
        </>
      ),
    },
    {
      key: "number",
      title: t.number,
      sort: "number",
      render: ({ number }) => (number === null ? t.erased : <Zh>{number}</Zh>),
    },
    {
      key: "holder",
      title: t.holder,
      render: ({ holder }) => (holder === null ? t.erased : <Zh>{holder}</Zh>),
    },
    { key: "issuer", title: t.issuer, sort: "issuer", render: ({ issuer }) => <Zh>{issuer}</Zh> },
    {
      key: "validity",
      title: t.validity,
      sort: "until",
      render: ({ validFrom, validUntil }) => t.until(validFrom, validUntil ?? t.noEnd),
    },
    { key: "standing", title: t.state, card: "mark", render: (line) => <LicenceStandingTag line={line} /> },
    {
      key: "acts",
      title: "",
      card: "actions",
      render: (line) =>
        actsOf(line).map((type) => (
          <Button key={type} size="small" type="text" onClick={() => setActing({ line, type })}>
            {t[type]}
          </Button>
        )),
    },
  ];
  return (
    <PageFrame
      title={t.title}
      lead={
        <>
          {t.lead} {t.unverified}
        </>
      }
      actions={
        <>
          <LicenceCheck />
          {allows(["liaison", "unit-head"]) && <LicenceEntry />}
        </>
      }
    >
      <div className="ui-stack">
        <div className="ui-row">
          <SearchField label={t.search} value={filters.q ?? ""} onSearch={(q) => setFilters({ q })} />
          <Choice
            label={t.state}
            any={t.any}
            value={standing}
            options={LICENCE_STANDINGS.map((value) => ({ value, label: sentence(STANDING_NAMES[value]) }))}
            onChange={(value) => setFilters({ standing: value })}
          />
        </div>
        <DataTable
          label={t.title}
          columns={columns}
          rows={list.data?.rows}
          rowKey={({ id }) => id}
          loading={list.isPlaceholderData}
          sorting={sorting}
          error={list.error}
          onRetry={() => void list.refetch()}
          empty={<EmptyState title={t.none}>{t.noneHelp}</EmptyState>}
          paging={{
            page,
            size,
            total: list.data?.total ?? 0,
            onChange: (to, each) => setFilters({ page: to, size: each }),
          }}
        />
      </div>
      {acting !== null && <ActModal {...acting} onClose={() => setActing(null)} />}
    </PageFrame>
  );
}

function ActModal(props: {
  readonly line: LicenceLine;
  readonly type: ActType;
  readonly onClose: () => void;
}) {
  const { line, type, onClose } = props;
  const t = useText(text);
  const queries = useQueryClient();
  const [reason, setReason] = useState("");
  const [key] = useState(newRequestKey);
  const act = useMutation({
    mutationFn: () =>
      api("POST /api/licences/:licence/acts", {
        params: { licence: line.id },
        body: { version: line.version, key, act: { type, reason } },
      }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ["licences"] });
      onClose();
    },
  });
  return (
    <Dialog
      title={`${t[type]} · ${line.type}`}
      okText={t[type]}
      cancelText={t.cancel}
      okDisabled={reason.trim() === ""}
      busy={act.isPending}
      danger={type === "revoke"}
      onOk={() => act.mutate()}
      onClose={onClose}
    >
      <label>
        {t.reason}
        <textarea
          className="ui-textarea"
          rows={3}
          maxLength={500}
          value={reason}
          onChange={(typed) => setReason(typed.target.value)}
        />
      </label>
      <FailureNotice error={act.error} />
    </Dialog>
  );
}
