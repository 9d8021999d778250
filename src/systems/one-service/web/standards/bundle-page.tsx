import { useQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { useParams } from "react-router";
import { DataTable } from "../../../../web/kit/data-table.tsx";
import "../../../../web/frame/desk.css";
import { FailureNotice } from "../../../../web/kit/failure-notice.tsx";
import { useText } from "../../../../web/frame/language.tsx";
import { Loaded } from "../../../../web/kit/loaded.tsx";
import { PageFrame } from "../../../../web/frame/page-frame.tsx";
import { bundleShape } from "../../domain/standards/bundle-record.ts";
import type { BundleAct, BundleContent } from "../../domain/standards/bundle.ts";
import type { BundleDetail } from "../../domain/standards/comparison-rows.ts";
import { api } from "../client.ts";
import { BeforeChanging, BeforePublishing } from "./before-publishing.tsx";
import { BundleEditor } from "./bundle-editor.tsx";
import { BundleFigures } from "./bundle-figures.tsx";
import { text } from "./bundle-text.ts";
import { BundleStageLabel } from "./bundles-page.tsx";
import { HistoryPanel, SampleLabel, useCityName } from "./city-words.tsx";
import { SayForm } from "./standard-acts.tsx";
import "./standards.css";
import { BUNDLE, useBundleAct } from "./use-standards.ts";

/** One bundle: its order, its one form, what is struck out, and its days. */
export default function BundlePage() {
  const { bundle = "" } = useParams();
  const t = useText(text);
  const params = { bundle };
  const query = useQuery({
    queryKey: [BUNDLE, { params }],
    queryFn: () => api(BUNDLE, { params }),
    refetchOnWindowFocus: false,
  });
  return (
    <Loaded query={query} back={{ path: "/items/bundles", label: t.toList }}>
      {(detail) => <Opened key={detail.id} detail={detail} />}
    </Loaded>
  );
}

function Opened({ detail }: { readonly detail: BundleDetail }) {
  const t = useText(text);
  const { state, sample, form } = detail;
  return (
    <PageFrame
      title={state.title}
      breadcrumb={[{ title: t.title, path: "/items/bundles" }, { title: state.title }]}
      lead={
        <span className="ui-row">
          <BundleStageLabel stage={state.stage} />
          <SampleLabel sample={sample} />
          <span lang="zh-CN">{t.event(state.lifeEvent)}</span>
        </span>
      }
    >
      <div className="ui-stack">
        <BundleActs detail={detail} />
        {state.note !== "" && (
          <p className="ui-panel" lang="zh-CN">
            {state.note}
          </p>
        )}
        <BundleFigures form={form} />
        <Order detail={detail} />
        <Materials detail={detail} />
        <HistoryPanel history={detail.history} />
      </div>
    </PageFrame>
  );
}

function BundleActs({ detail }: { readonly detail: BundleDetail }) {
  const t = useText(text);
  const act = useBundleAct(detail);
  const [step, setStep] = useState<"edit" | "publish" | "withdraw" | null>(null);
  const { state, actor, day } = detail;
  const may = (asked: BundleAct): boolean => bundleShape.permit(state, asked, actor, day) === null;
  const mayEdit = may({ ...state, type: "revise" });
  const mayWithdraw = may({ type: "withdraw", reason: "·" });
  const [changed, setChanged] = useState<BundleContent | null>(null);
  const close = () => setStep(null);
  const revise = ({ title, lifeEvent, serves, note, items }: BundleContent) =>
    act.mutate({ type: "revise", title, lifeEvent, serves, note, items }, { onSuccess: close });
  if (!mayEdit && !mayWithdraw) return null;
  return (
    <div className="ui-stack no-print">
      <div className="ui-row">
        {may({ type: "publish" }) && (
          <Button type="primary" loading={act.isPending} onClick={() => setStep("publish")}>
            {t.publish}
          </Button>
        )}
        {mayEdit && (
          <Button aria-expanded={step === "edit"} onClick={() => setStep(step === "edit" ? null : "edit")}>
            {t.edit}
          </Button>
        )}
        {mayWithdraw && (
          <Button
            aria-expanded={step === "withdraw"}
            onClick={() => setStep(step === "withdraw" ? null : "withdraw")}
          >
            {t.withdraw}
          </Button>
        )}
      </div>
      {step === null && <FailureNotice error={act.error} />}
      {step === "publish" && (
        <BeforePublishing detail={detail} onSend={() => act.mutate({ type: "publish" })} onClose={close} />
      )}
      {step === "edit" && (
        <BundleEditor
          content={state}
          error={act.error}
          busy={act.isPending}
          onCancel={close}
          // What nobody sees yet reaches nobody.
          onSave={(content) => (state.stage === "issued" ? setChanged(content) : revise(content))}
        />
      )}
      {changed !== null && (
        <BeforeChanging
          state={state}
          content={changed}
          onSend={() => revise(changed)}
          onClose={() => setChanged(null)}
        />
      )}
      {step === "withdraw" && (
        <SayForm
          title={t.withdraw}
          error={act.error}
          busy={act.isPending}
          onCancel={close}
          onSay={(reason) => act.mutate({ type: "withdraw", reason }, { onSuccess: close })}
        />
      )}
    </div>
  );
}

function Order({ detail: { state } }: { readonly detail: BundleDetail }) {
  const t = useText(text);
  const city = useCityName();
  const nameOf = (id: string): string => state.items.find((item) => item.id === id)?.name ?? id;
  return (
    <section className="ui-panel" aria-label={t.order}>
      <h2 className="ui-h2">{t.order}</h2>
      <ol className="st-list">
        {state.items.map(({ id, name, code, city: own, after }) => (
          <li key={id}>
            <span lang="zh-CN">{name}</span>{" "}
            <span className="ui-quiet">
              {code !== null && `${code} · `}
              {own === null ? t.decidedAnywhere : t.decidedBy(city(own))} ·{" "}
              <span lang={after.length === 0 ? undefined : "zh-CN"}>
                {after.length === 0 ? t.first : t.after(after.map(nameOf).join("、"))}
              </span>
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Materials({ detail: { state, form } }: { readonly detail: BundleDetail }) {
  const t = useText(text);
  const namesOf = (ids: readonly string[]) => (
    <span lang="zh-CN">
      {ids.map((id) => state.items.find((item) => item.id === id)?.name ?? id).join("、")}
    </span>
  );
  return (
    <>
      <section className="ui-panel" aria-label={t.asked}>
        <h2 className="ui-h2">{t.asked}</h2>
        <DataTable
          label={t.asked}
          rows={form.asked}
          rowKey={({ name }) => name}
          empty={<p className="ui-quiet">{t.askedNone}</p>}
          columns={[
            {
              key: "material",
              title: t.columnsOf.material,
              card: "title",
              render: ({ name }) => <span lang="zh-CN">{name}</span>,
            },
            { key: "for", title: t.columnsOf.for, render: ({ for: needing }) => namesOf(needing) },
            {
              key: "needed",
              title: t.columnsOf.needed,
              render: ({ type, needed }) => (
                <>
                  {type !== null && <span lang="zh-CN">{type} </span>}
                  {needed === "later" && t.later}
                </>
              ),
            },
          ]}
        />
      </section>
      <section className="ui-panel" aria-label={t.struck}>
        <h2 className="ui-h2">{t.struck}</h2>
        <DataTable
          label={t.struck}
          rows={form.struck}
          rowKey={({ name, for: needing }) => `${name} ${needing.join()}`}
          empty={<p className="ui-quiet">{t.struckNone}</p>}
          columns={[
            {
              key: "material",
              title: t.columnsOf.material,
              card: "title",
              render: ({ name }) => (
                <span className="st-struck" lang="zh-CN">
                  {name}
                </span>
              ),
            },
            { key: "for", title: t.columnsOf.for, render: ({ for: needing }) => namesOf(needing) },
            {
              key: "why",
              title: t.columnsOf.why,
              render: ({ by }) => (
                <span lang="zh-CN">
                  {by.kind === "result" ? t.byResult(by.itemName) : t.byData(by.resource, by.provider)}
                </span>
              ),
            },
          ]}
        />
      </section>
    </>
  );
}
