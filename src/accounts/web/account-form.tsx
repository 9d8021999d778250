import { useMutation } from "@tanstack/react-query";
import { Alert, Button, Checkbox, Drawer, Form, Input } from "antd";
import { tell } from "../../web/frame/told.tsx";
import { ADMIN_ROLES, BUSINESS_ROLES, SERVICE_ROLES, type Role } from "../../kernel/access.ts";
import { FailureNotice } from "../../web/kit/failure-notice.tsx";
import { useSentence, useText } from "../../web/frame/language.tsx";
import { text as shellText } from "../../web/frame/text.ts";
import { ACCOUNT_NAME, type Account, type AccountWithPassword } from "../domain/account.ts";
import { checkRoles, checkUnit } from "../domain/roles.ts";
import { text } from "./accounts-text.ts";
import { api } from "./api.ts";
import { OrganisationSelect } from "./organisation-select.tsx";

type Fields = {
  readonly name: string;
  readonly displayName: string;
  readonly organisationId: string | null;
  readonly email: string;
  readonly phone: string;
  readonly roles: Role[];
};

/** Opens an account, or changes one; `onSaved` gets the one-time password of a new one. */
export default function AccountForm({
  account,
  onClose,
  onSaved,
}: {
  readonly account: Account | null;
  readonly onClose: () => void;
  readonly onSaved: (created: AccountWithPassword | null) => void;
}) {
  const t = useText(text);
  const sentence = useSentence();
  const [form] = Form.useForm<Fields>();
  const chosen = Form.useWatch("roles", form) ?? account?.roles ?? [];
  const unit = Form.useWatch("organisationId", form) ?? null;
  const apart = checkRoles(chosen);
  const roles = !apart.ok || account?.disabled ? apart : checkUnit(chosen, unit);
  const save = useMutation({
    mutationFn: async (fields: Fields) => {
      const { name, displayName, roles } = fields;
      const organisationId = fields.organisationId ?? null;
      const email = fields.email.trim() || null;
      const phone = fields.phone.trim() || null;
      if (account === null)
        return api("POST /api/accounts", {
          body: { name, displayName, organisationId, email, phone, roles },
        });
      await api("PUT /api/accounts/:account", {
        params: { account: account.id },
        body: { displayName, organisationId, email, phone, roles, disabled: account.disabled },
      });
      tell.done(t.saved);
      return null;
    },
    onSuccess: onSaved,
  });
  return (
    <Drawer
      open
      size={520}
      title={account === null ? t.create : `${t.edit} · ${account.name}`}
      onClose={onClose}
      mask={{ closable: false }}
      extra={
        <Button type="primary" loading={save.isPending} disabled={!roles.ok} onClick={() => form.submit()}>
          {t.save}
        </Button>
      }
    >
      <Form<Fields>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{
          name: account?.name ?? "",
          displayName: account?.displayName ?? "",
          organisationId: account?.organisationId ?? null,
          email: account?.email ?? "",
          phone: account?.phone ?? "",
          roles: account?.roles ?? [],
        }}
        onFinish={(fields) => save.mutate(fields)}
      >
        <FailureNotice error={save.error} />
        {account === null && (
          <Form.Item
            name="name"
            label={t.name}
            extra={t.nameHelp}
            rules={[{ required: true, pattern: ACCOUNT_NAME, message: t.nameWrong }]}
          >
            <Input autoComplete="off" spellCheck={false} autoFocus maxLength={40} />
          </Form.Item>
        )}
        <Form.Item
          name="displayName"
          label={t.displayName}
          rules={[{ required: true, whitespace: true, message: t.displayNameNeeded }]}
        >
          <Input autoComplete="off" maxLength={60} />
        </Form.Item>
        <Form.Item name="organisationId" label={t.organisation}>
          <OrganisationSelect
            placeholder={t.searchOrganisation}
            known={
              account?.organisationId != null && account.organisationName !== null
                ? [{ id: account.organisationId, name: account.organisationName }]
                : []
            }
          />
        </Form.Item>
        <Form.Item
          name="email"
          label={t.email}
          extra={t.emailHelp}
          rules={[{ type: "email", message: t.emailWrong }]}
        >
          <Input inputMode="email" autoComplete="off" maxLength={254} />
        </Form.Item>
        <Form.Item name="phone" label={t.phone} extra={t.phoneHelp}>
          <Input inputMode="tel" autoComplete="off" maxLength={60} />
        </Form.Item>
        <Form.Item name="roles" label={t.roles}>
          <RoleChoice />
        </Form.Item>
        {!roles.ok && <Alert type="error" showIcon role="alert" title={sentence(roles.failure.sentence)} />}
        <p className="quiet">{t.separation}</p>
      </Form>
    </Drawer>
  );
}

function RoleChoice(props: { readonly value?: Role[]; readonly onChange?: (roles: Role[]) => void }) {
  const t = useText(text);
  const shell = useText(shellText);
  const { value = [], onChange } = props;
  const choose = (role: Role, on: boolean) =>
    onChange?.(on ? [...value, role] : value.filter((own) => own !== role));
  return (
    <div className="role-choice">
      {(
        [
          [t.business, BUSINESS_ROLES],
          [t.service, SERVICE_ROLES],
          [t.administration, ADMIN_ROLES],
        ] as const
      ).map(([label, roles]) => (
        <div key={label} role="group" aria-label={label}>
          <p>{label}</p>
          {roles.map((role) => (
            <Checkbox
              key={role}
              checked={value.includes(role)}
              onChange={(event) => choose(role, event.target.checked)}
            >
              {shell.roles[role]}
              <span className="role-help">{t.roleHelp[role]}</span>
            </Checkbox>
          ))}
        </div>
      ))}
    </div>
  );
}
