import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button, Popconfirm } from "antd";
import { Link } from "react-router";
import { FailureNotice } from "../../../../web/kit/failure-notice.tsx";
import { formatFigure } from "../../../../web/frame/format.ts";
import { useLanguage, useText } from "../../../../web/frame/language.tsx";
import type { ImportView } from "../../domain/items/item-row.ts";
import { api } from "../client.ts";
import { text } from "./import-text.ts";

/** The buttons that take the items over or let them be, and what came of it. */
export function ImportApply({ data }: { readonly data: ImportView }) {
  const t = useText(text);
  const { language } = useLanguage();
  const queries = useQueryClient();
  const params = { import: data.id };
  const follow = () => queries.invalidateQueries();
  const apply = useMutation({
    mutationFn: (mode: "all" | "good-rows") =>
      api("POST /api/item-imports/:import/apply", { params, body: { mode } }),
    onSuccess: follow,
  });
  const discard = useMutation({
    mutationFn: () => api("DELETE /api/item-imports/:import", { params }),
    onSuccess: follow,
  });
  const figure = (value: number) => formatFigure(value, language);
  if (data.outcome !== null) {
    const { entered, replaced, unchanged, left } = data.outcome;
    return (
      <p className="ui-notice" role="status">
        {t.outcome(figure(entered), figure(replaced), figure(unchanged), figure(left))}{" "}
        <Link to={`/items?city=${data.city}`}>{t.toItems}</Link>
      </p>
    );
  }
  if (!data.mayChange) return null;
  const { items, blocked } = data.counts;
  const busy = apply.isPending || discard.isPending;
  return (
    <section className="ui-panel no-print" aria-labelledby="import-apply">
      <h2 id="import-apply">{t.apply}</h2>
      <p className="ui-quiet">{t.applyHelp}</p>
      {blocked > 0 && <p className="ui-banner">{t.blockedHelp(figure(blocked))}</p>}
      <FailureNotice error={apply.error ?? discard.error} />
      <div className="ui-row">
        <Button
          type="primary"
          disabled={items === 0 || blocked > 0}
          loading={busy}
          onClick={() => apply.mutate("all")}
        >
          {t.applyAll(figure(items))}
        </Button>
        {blocked > 0 && (
          <Button disabled={items === blocked} loading={busy} onClick={() => apply.mutate("good-rows")}>
            {t.applyGood(figure(items - blocked))}
          </Button>
        )}
        <Popconfirm title={t.discardAsk} onConfirm={() => discard.mutate()}>
          <Button disabled={busy}>{t.discard}</Button>
        </Popconfirm>
      </div>
    </section>
  );
}
