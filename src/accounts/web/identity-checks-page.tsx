import { useMutation } from "@tanstack/react-query";
import { Button, Checkbox, Form, Input, Radio } from "antd";
import { useState } from "react";
import { EmptyState } from "../../web/kit/empty-state.tsx";
import { FailureNotice } from "../../web/kit/failure-notice.tsx";
import { useText } from "../../web/frame/language.tsx";
import { PageFrame } from "../../web/frame/page-frame.tsx";
import "../../web/frame/desk.css";
import type { LookedUp } from "../domain/applicant.ts";
import { api } from "./api.ts";
import { text } from "./applicant-text.ts";

type Document = { readonly kind: LookedUp["kind"]; readonly number: string };

/** Confirms an identity at the window, by the document that the person shows. */
export default function IdentityChecksPage() {
  const t = useText(text);
  const [asked, setAsked] = useState<Document | null>(null);
  const lookUp = useMutation({
    mutationFn: (document: Document) => api("POST /api/identities/lookups", { body: document }),
    onMutate: setAsked,
  });
  const rows = lookUp.data?.rows;
  return (
    <PageFrame title={t.check} lead={t.checkLead}>
      <div className="narrow-form ui-stack">
        <Form<Document>
          layout="vertical"
          requiredMark={false}
          initialValues={{ kind: "person", number: "" }}
          onFinish={(document) =>
            lookUp.mutate({ ...document, number: document.number.trim().toUpperCase() })
          }
        >
          <Form.Item name="kind" label={t.kind}>
            <Radio.Group
              options={[
                { value: "person", label: t.person },
                { value: "enterprise", label: t.enterprise },
              ]}
            />
          </Form.Item>
          <Form.Item
            name="number"
            label={`${t.personNumber} / ${t.enterpriseNumber}`}
            rules={[{ required: true, whitespace: true, message: t.personNumber }]}
          >
            <Input autoComplete="off" maxLength={18} spellCheck={false} />
          </Form.Item>
          <FailureNotice error={lookUp.error} />
          <Button type="primary" htmlType="submit" loading={lookUp.isPending}>
            {t.lookUp}
          </Button>
        </Form>
        {rows?.length === 0 && <EmptyState title={t.none}>{t.noneHelp}</EmptyState>}
        {rows !== undefined && rows.length > 0 && asked !== null && (
          <section className="ui-stack">
            <h2 className="ui-h2">{t.found}</h2>
            {rows.map((row) => (
              <Found key={row.accountId} row={row} document={asked} onDone={() => lookUp.mutate(asked)} />
            ))}
          </section>
        )}
      </div>
    </PageFrame>
  );
}

function Found(props: { readonly row: LookedUp; readonly document: Document; readonly onDone: () => void }) {
  const { row, document, onDone } = props;
  const t = useText(text);
  const confirm = useMutation({
    mutationFn: ({ name }: { readonly name: string }) =>
      api("POST /api/identities/verifications", {
        body: { ...document, account: row.accountId, name: name.trim(), documentSeen: true },
      }),
    onSuccess: onDone,
  });
  return (
    <div className="ui-panel">
      <p>
        {t.account}: <strong lang="zh-CN">{row.account}</strong> · {t.declaredName}:{" "}
        <b lang="zh-CN">{row.name}</b> · {t.declaredOn} {row.declaredOn}
      </p>
      {row.verifiedOn !== null ? (
        <p className="ui-notice">{t.verified(row.verifiedOn, row.verifiedBy ?? "")}</p>
      ) : (
        <Form<{ name: string; seen: boolean }>
          layout="vertical"
          requiredMark={false}
          onFinish={(fields) => confirm.mutate(fields)}
        >
          <Form.Item
            name="name"
            label={t.documentName}
            rules={[{ required: true, whitespace: true, message: t.documentName }]}
          >
            <Input autoComplete="off" maxLength={200} />
          </Form.Item>
          <Form.Item
            name="seen"
            valuePropName="checked"
            rules={[
              {
                validator: (_, value) =>
                  value === true ? Promise.resolve() : Promise.reject(new Error(t.documentSeen)),
              },
            ]}
          >
            <Checkbox>{t.documentSeen}</Checkbox>
          </Form.Item>
          <FailureNotice error={confirm.error} />
          <Button type="primary" htmlType="submit" loading={confirm.isPending}>
            {t.confirm}
          </Button>
        </Form>
      )}
    </div>
  );
}
