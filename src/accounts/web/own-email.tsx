import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button, Form, Input, Space } from "antd";
import { tell } from "../../web/frame/told.tsx";
import { FailureNotice } from "../../web/kit/failure-notice.tsx";
import { useText } from "../../web/frame/language.tsx";
import { SESSION_KEY } from "../../web/frame/session.tsx";
import { api } from "./api.ts";
import "./lone-card.css";
import { text } from "./text.ts";

/** Where one's own reminders go by mail. */
export function OwnEmail({ email }: { readonly email: string | null }) {
  const t = useText(text);
  const queries = useQueryClient();
  const save = useMutation({
    mutationFn: (given: string) =>
      api("PUT /api/session/email", { body: { email: given.trim() === "" ? null : given.trim() } }),
    onSuccess: (next) => {
      queries.setQueryData(SESSION_KEY, next);
      tell.done(t.saved);
    },
  });
  return (
    <Form<{ readonly email: string }>
      className="narrow-form"
      layout="vertical"
      initialValues={{ email: email ?? "" }}
      onFinish={(fields) => save.mutate(fields.email)}
    >
      <Form.Item label={t.email} htmlFor="email" extra={t.emailHelp}>
        <Space.Compact block>
          <Form.Item name="email" noStyle rules={[{ type: "email", message: t.emailWrong }]}>
            <Input inputMode="email" autoComplete="email" maxLength={254} />
          </Form.Item>
          <Button htmlType="submit" loading={save.isPending}>
            {t.save}
          </Button>
        </Space.Compact>
      </Form.Item>
      <FailureNotice error={save.error} />
    </Form>
  );
}
