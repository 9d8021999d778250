import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button, Form, Input, Radio } from "antd";
import { tell } from "../../web/frame/told.tsx";
import { Link, useLocation } from "react-router";
import { useQuestion } from "../../web/kit/dialog.tsx";
import { FailureNotice } from "../../web/kit/failure-notice.tsx";
import { useText } from "../../web/frame/language.tsx";
import { Loaded } from "../../web/kit/loaded.tsx";
import { PageFrame } from "../../web/frame/page-frame.tsx";
import { useSessionChanged } from "../../web/frame/session.tsx";
import "../../web/frame/desk.css";
import type { OwnIdentity } from "../domain/applicant.ts";
import { api } from "./api.ts";
import { text } from "./applicant-text.ts";
import { cameFrom } from "./came-from.ts";

const KEY = ["my-identity"];

/** Whom the own account stands for: entered once, checked once, erased when one wants. */
export default function MyIdentityPage() {
  const t = useText(text);
  const { search } = useLocation();
  const query = useQuery({ queryKey: KEY, queryFn: () => api("GET /api/my-identity") });
  const from = new URLSearchParams(search).has("from") ? cameFrom(search, window.location.origin) : null;
  return (
    <PageFrame title={t.identity} lead={t.identityLead}>
      <Loaded query={query}>
        {({ identity }) => (
          <div className="narrow-form ui-stack">
            {identity !== null && <Standing identity={identity} />}
            <Declare identity={identity} />
            {from !== null && <Link to={from}>{t.goBack}</Link>}
            {identity !== null && <Erase />}
          </div>
        )}
      </Loaded>
    </PageFrame>
  );
}

function Standing({ identity }: { readonly identity: OwnIdentity }) {
  const t = useText(text);
  const queries = useQueryClient();
  const ask = useMutation({
    mutationFn: () => api("POST /api/my-identity/verification"),
    onSuccess: (reply) => queries.setQueryData(KEY, reply),
  });
  if (identity.verifiedOn !== null)
    return <p className="ui-notice">{t.verified(identity.verifiedOn, identity.verifiedBy ?? "")}</p>;
  return (
    <div className="ui-banner">
      <p>
        <strong>{t.declared}</strong>
      </p>
      <p>{t.howToVerify}</p>
      <FailureNotice error={ask.error} />
      <Button loading={ask.isPending} onClick={() => ask.mutate()}>
        {t.askService}
      </Button>
    </div>
  );
}

type Fields = {
  readonly kind: OwnIdentity["kind"];
  readonly name: string;
  readonly number: string;
  readonly phone: string | null;
};

function Declare({ identity }: { readonly identity: OwnIdentity | null }) {
  const t = useText(text);
  const queries = useQueryClient();
  const [form] = Form.useForm<Fields>();
  const kind = Form.useWatch("kind", form) ?? identity?.kind ?? "person";
  const fixed = identity?.verifiedOn != null;
  const save = useMutation({
    mutationFn: (fields: Fields) =>
      api("PUT /api/my-identity", { body: { ...fields, phone: fields.phone?.trim() || null } }),
    onSuccess: (reply) => {
      queries.setQueryData(KEY, reply);
      // Forms ask by what is known of the applicant.
      queries.removeQueries({ queryKey: ["draft"] });
      if (reply.identity) form.setFieldsValue(reply.identity);
      tell.done(t.saved);
    },
  });
  return (
    <Form<Fields>
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={identity ?? { kind: "person", name: "", number: "", phone: "" }}
      onFinish={(fields) => save.mutate(fields)}
    >
      <Form.Item name="kind" label={t.kind}>
        <Radio.Group
          disabled={fixed}
          options={[
            { value: "person", label: t.person },
            { value: "enterprise", label: t.enterprise },
          ]}
        />
      </Form.Item>
      <Form.Item
        name="name"
        label={kind === "person" ? t.personName : t.enterpriseName}
        rules={[{ required: true, whitespace: true, message: t.personName }]}
      >
        <Input readOnly={fixed} autoComplete="name" maxLength={200} lang="zh-CN" />
      </Form.Item>
      <Form.Item
        name="number"
        label={kind === "person" ? t.personNumber : t.enterpriseNumber}
        rules={[{ required: true, whitespace: true, message: t.personNumber }]}
      >
        <Input readOnly={fixed} autoComplete="off" maxLength={18} spellCheck={false} />
      </Form.Item>
      <Form.Item name="phone" label={t.phone}>
        <Input autoComplete="tel" inputMode="tel" maxLength={30} />
      </Form.Item>
      <FailureNotice error={save.error} />
      <Button type="primary" htmlType="submit" size="large" loading={save.isPending}>
        {t.save}
      </Button>
    </Form>
  );
}

function Erase() {
  const t = useText(text);
  const { ask: confirmed, question } = useQuestion();
  const changed = useSessionChanged();
  const ask = async (account: boolean, title: string) => {
    if (!(await confirmed({ title, content: t.eraseAsk, okText: t.erase, danger: true }))) return;
    await api("DELETE /api/my-identity", { query: { account: account ? "true" : "false" } });
    await changed();
  };
  return (
    <div className="ui-row">
      {question}
      <Button type="text" danger onClick={() => void ask(false, t.eraseIdentity)}>
        {t.eraseIdentity}
      </Button>
      <Button type="text" danger onClick={() => void ask(true, t.eraseAccount)}>
        {t.eraseAccount}
      </Button>
    </div>
  );
}
