import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button, Modal } from "antd";
import { useState } from "react";
import { useSearchParams } from "react-router";
import { FailureNotice } from "../../../web/kit/failure-notice.tsx";
import { useText } from "../../../web/frame/language.tsx";
import type { RegisterKind } from "../entry.ts";
import { api } from "../../web/client.ts";
import type { RegisterFilters } from "./use-register-filters.ts";
import { text } from "./words.ts";

const VIEWS = "GET /api/register-views/:register";
const SAVE = "PUT /api/register-views/:register/:name";
const FORGET = "DELETE /api/register-views/:register/:name";
/** A filter of a view holds at most so many characters. */
const MOST = 200;

/** Views that the reader saved under names: filters, columns and the way of looking together. */
export function SavedViews(props: {
  readonly register: RegisterKind;
  readonly filters: RegisterFilters;
  readonly columns: readonly string[];
  readonly onClose: () => void;
}) {
  const { register } = props;
  const t = useText(text);
  const queries = useQueryClient();
  const [search, setSearch] = useSearchParams();
  const [name, setName] = useState("");
  const params = { register };
  const key = [VIEWS, { params }];
  const views = useQuery({ queryKey: key, queryFn: () => api(VIEWS, { params }) });
  const save = useMutation({
    mutationFn: () => {
      const columns = search.get("columns") ?? "";
      const kept = {
        ...Object.fromEntries(
          Object.entries(props.filters).map(([filter, value]) => [filter, String(value)]),
        ),
        ...(search.get("view") === null ? {} : { view: search.get("view") ?? "" }),
        // Long lists of columns are kept in parts.
        ...Object.fromEntries(
          Array.from({ length: Math.ceil(columns.length / MOST) }, (_, at) => [
            `columns${at}`,
            columns.slice(at * MOST, (at + 1) * MOST),
          ]),
        ),
      };
      return api(SAVE, { params: { register, name: name.trim() }, body: { filters: kept } });
    },
    onSuccess: (reply) => {
      queries.setQueryData(key, reply);
      setName("");
    },
  });
  const forget = useMutation({
    mutationFn: (view: string) => api(FORGET, { params: { register, name: view } }),
    onSuccess: (reply) => queries.setQueryData(key, reply),
  });
  const open = (filters: Readonly<Record<string, string>>) => {
    const parts = Object.entries(filters).filter(([filter]) => /^columns\d+$/.test(filter));
    const columns = parts
      .toSorted(([a], [b]) => Number(a.slice(7)) - Number(b.slice(7)))
      .map(([, part]) => part)
      .join("");
    const others = Object.entries(filters).filter(([filter]) => !/^columns\d+$/.test(filter));
    setSearch({ ...Object.fromEntries(others), ...(columns === "" ? {} : { columns }) });
    props.onClose();
  };
  return (
    <Modal open title={t.views} width={460} onCancel={props.onClose} footer={null}>
      <div className="ui-stack">
        <FailureNotice error={views.error ?? save.error ?? forget.error} />
        {views.data?.rows.length === 0 && <p className="ui-quiet">{t.noViews}</p>}
        <ul className="rg-choices">
          {views.data?.rows.map(({ name: view, value }) => (
            <li key={view} className="ui-row">
              <button type="button" className="ui-link-button" onClick={() => open(value.filters)}>
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
