import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button, Modal } from "antd";
import { useState } from "react";
import { useSearchParams } from "react-router";
import { FailureNotice } from "../../../web/kit/failure-notice.tsx";
import { useText } from "../../../web/frame/language.tsx";
import type { LedgerColumn } from "../../domain/tasks/ledger-columns.ts";
import { api } from "../client.ts";
import type { LedgerFilters } from "./ledger-filters.ts";
import { text } from "./ledger-text.ts";

const VIEWS = "GET /api/ledger-views";
const SAVE = "PUT /api/ledger-views/:name";
const FORGET = "DELETE /api/ledger-views/:name";

/** Views that the reader saved under names: filters and columns together. */
export function SavedViews(props: {
  readonly filters: LedgerFilters;
  readonly columns: readonly LedgerColumn[];
  readonly onClose: () => void;
}) {
  const t = useText(text);
  const queries = useQueryClient();
  const [, setSearch] = useSearchParams();
  const [name, setName] = useState("");
  const views = useQuery({ queryKey: [VIEWS], queryFn: () => api(VIEWS) });
  const save = useMutation({
    mutationFn: () =>
      api(SAVE, {
        params: { name: name.trim() },
        body: {
          filters: Object.fromEntries(
            Object.entries(props.filters).map(([key, value]) => [key, String(value)]),
          ),
          columns: [...props.columns],
        },
      }),
    onSuccess: (reply) => {
      queries.setQueryData([VIEWS], reply);
      setName("");
    },
  });
  const forget = useMutation({
    mutationFn: (view: string) => api(FORGET, { params: { name: view } }),
    onSuccess: (reply) => queries.setQueryData([VIEWS], reply),
  });
  return (
    <Modal open title={t.views} width={460} onCancel={props.onClose} footer={null}>
      <div className="ui-stack">
        <FailureNotice error={views.error ?? save.error ?? forget.error} />
        {views.data?.rows.length === 0 && <p className="ui-quiet">{t.noViews}</p>}
        <ul className="sv-columns">
          {views.data?.rows.map(({ id, name: view, value }) => (
            <li key={id}>
              <button
                type="button"
                className="ui-link-button"
                onClick={() => {
                  setSearch({ ...value.filters, columns: value.columns.join(",") });
                  props.onClose();
                }}
              >
                {view}
              </button>
              <Button
                size="small"
                type="text"
                aria-label={t.deleteView(view)}
                onClick={() => forget.mutate(view)}
              >
                ×
              </Button>
            </li>
          ))}
        </ul>
        <form
          className="ui-row"
          onSubmit={(event) => {
            event.preventDefault();
            if (name.trim() !== "") save.mutate();
          }}
        >
          <input
            className="ui-input ui-wide-input"
            aria-label={t.viewName}
            placeholder={t.viewName}
            maxLength={60}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
          <Button htmlType="submit" type="primary" disabled={name.trim() === ""} loading={save.isPending}>
            {t.saveView}
          </Button>
        </form>
      </div>
    </Modal>
  );
}
