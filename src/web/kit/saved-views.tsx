import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { Dialog } from "./dialog.tsx";
import { type FormEvent, useState } from "react";
import { useSearchParams } from "react-router";
import { useText } from "../frame/language.tsx";
import { FailureNotice } from "./failure-notice.tsx";
import { words } from "./words.ts";

/** What a list's address asks for, by its names: filters, order, columns, the way of looking. */
export type View = Readonly<Record<string, string>>;
type Named = { readonly rows: readonly { readonly name: string; readonly view: View }[] };
/** How a list keeps the reader's views. */
export type Views = {
  /** What they are asked under. */
  readonly key: readonly unknown[];
  readonly list: () => Promise<Named>;
  readonly save: (name: string, view: View) => Promise<Named>;
  readonly forget: (name: string) => Promise<Named>;
};

/** Where the reader is in the list is no part of a view. */
const PASSING = ["page", "size", "new", "about"];
const viewOf = (search: URLSearchParams): View =>
  Object.fromEntries([...search].filter(([name, value]) => value !== "" && !PASSING.includes(name)));

/** Views that the reader saved under names, to go back to. */
export default function SavedViews({
  views,
  onClose,
}: {
  readonly views: Views;
  readonly onClose: () => void;
}) {
  const t = useText(words);
  const queries = useQueryClient();
  const [search, setSearch] = useSearchParams();
  const [name, setName] = useState("");
  const saved = useQuery({ queryKey: views.key, queryFn: views.list });
  const keep = (reply: Named) => void queries.setQueryData(views.key, reply);
  const save = useMutation({
    mutationFn: () => views.save(name.trim(), viewOf(search)),
    onSuccess: (reply) => (keep(reply), setName("")),
  });
  const forget = useMutation({ mutationFn: views.forget, onSuccess: keep });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() !== "") save.mutate();
  };
  return (
    <Dialog title={t.views} width={460} onClose={onClose} footer={null}>
      <div className="ui-stack">
        <FailureNotice error={saved.error ?? save.error ?? forget.error} />
        {saved.data?.rows.length === 0 && <p className="ui-quiet">{t.noViews}</p>}
        <ul className="kit-chosen">
          {saved.data?.rows.map(({ name: each, view }) => (
            <li key={each} className="ui-row" lang="zh-CN">
              <button
                type="button"
                className="ui-link-button"
                onClick={() => (setSearch({ ...view }), onClose())}
              >
                {each}
              </button>
              <Button
                size="small"
                type="text"
                aria-label={t.deleteView(each)}
                onClick={() => forget.mutate(each)}
              >
                ×
              </Button>
            </li>
          ))}
        </ul>
        <form className="ui-row" onSubmit={submit}>
          <input
            className="ui-input ui-wide-input"
            aria-label={t.viewName}
            placeholder={t.viewName}
            maxLength={60}
            value={name}
            onChange={({ target }) => setName(target.value)}
          />
          <Button htmlType="submit" type="primary" disabled={name.trim() === ""} loading={save.isPending}>
            {t.saveView}
          </Button>
        </form>
      </div>
    </Dialog>
  );
}
