import { DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { useMutation } from "@tanstack/react-query";
import { Button, Checkbox, Form, Input, Select } from "antd";
import { tell } from "../../web/frame/told.tsx";
import { FailureNotice } from "../../web/kit/failure-notice.tsx";
import { useText } from "../../web/frame/language.tsx";
import type { OrganisationDetail } from "../domain/organisation.ts";
import { api } from "./api.ts";
import { OrganisationSelect, OrganisationsSelect } from "./organisation-select.tsx";
import { text } from "./roster-text.ts";

type Fields = {
  readonly name: string;
  readonly aliases: string[];
  readonly parentId: string | null;
  readonly regionCode: string;
  readonly collective: boolean;
  readonly memberIds: string[];
  readonly liaisons: { readonly name: string; readonly phone?: string }[];
};

export function UnitFields({
  unit,
  onSaved,
}: {
  readonly unit: OrganisationDetail | null;
  readonly onSaved: () => void;
}) {
  const t = useText(text);
  const [form] = Form.useForm<Fields>();
  const collective = Form.useWatch("collective", form) ?? unit?.collective ?? false;
  const save = useMutation({
    mutationFn: (fields: Fields) => {
      const body = {
        ...fields,
        parentId: fields.parentId ?? null,
        memberIds: fields.collective ? (fields.memberIds ?? []) : [],
        liaisons: (fields.liaisons ?? []).map(({ name, phone }) => ({ name, phone: phone ?? "" })),
        proposed: false,
      };
      return unit === null
        ? api("POST /api/organisations", { body })
        : api("PUT /api/organisations/:organisation", { params: { organisation: unit.id }, body });
    },
    onSuccess: () => {
      tell.done(t.saved);
      onSaved();
    },
  });
  const members = (unit?.memberIds ?? []).map((id, at) => ({ id, name: unit?.memberNames[at] ?? id }));
  return (
    <Form<Fields>
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={{
        name: unit?.name ?? "",
        aliases: unit?.aliases ?? [],
        parentId: unit?.parentId ?? null,
        regionCode: unit?.regionCode ?? "150200",
        collective: unit?.collective ?? false,
        memberIds: unit?.memberIds ?? [],
        liaisons: unit?.liaisons ?? [],
      }}
      onFinish={(fields) => save.mutate(fields)}
    >
      <Form.Item
        name="name"
        label={t.name}
        rules={[{ required: true, whitespace: true, min: 2, message: t.nameNeeded }]}
      >
        <Input maxLength={200} autoFocus={unit === null} />
      </Form.Item>
      <Form.Item name="aliases" label={t.aliases} extra={t.aliasesHelp}>
        <Select
          mode="tags"
          suffixIcon={null}
          notFoundContent={null}
          tokenSeparators={["、", "，", ",", "；"]}
        />
      </Form.Item>
      <Form.Item name="parentId" label={t.parent}>
        <OrganisationSelect
          placeholder={t.searchUnit}
          known={
            unit?.parentId != null && unit.parentName !== null
              ? [{ id: unit.parentId, name: unit.parentName }]
              : []
          }
          {...(unit === null ? {} : { except: unit.id })}
        />
      </Form.Item>
      <Form.Item
        name="regionCode"
        label={t.region}
        rules={[{ required: true, pattern: /^\d{6}$/, message: t.regionWrong }]}
      >
        <Input className="region-code" maxLength={6} inputMode="numeric" />
      </Form.Item>
      <Form.Item name="collective" valuePropName="checked" extra={t.collectiveHelp}>
        <Checkbox>{t.collective}</Checkbox>
      </Form.Item>
      {collective && (
        <Form.Item name="memberIds" label={t.members}>
          <OrganisationsSelect
            placeholder={t.searchUnit}
            known={members}
            {...(unit === null ? {} : { except: unit.id })}
          />
        </Form.Item>
      )}
      <Liaisons />
      <FailureNotice error={save.error} />
      <div className="form-end">
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {unit?.proposed === true ? t.review : t.save}
        </Button>
        {unit?.proposed === true && <span className="quiet">{t.reviewHelp}</span>}
      </div>
    </Form>
  );
}

function Liaisons() {
  const t = useText(text);
  return (
    <Form.Item label={t.liaisons}>
      <Form.List name="liaisons">
        {(fields, { add, remove }) => (
          <>
            {fields.map(({ key, name }) => (
              <div className="liaison" key={key}>
                <Form.Item
                  name={[name, "name"]}
                  rules={[{ required: true, whitespace: true, message: t.liaisonNameNeeded }]}
                >
                  <Input aria-label={t.liaisonName} placeholder={t.liaisonName} maxLength={60} />
                </Form.Item>
                <Form.Item name={[name, "phone"]}>
                  <Input
                    aria-label={t.liaisonPhone}
                    placeholder={t.liaisonPhone}
                    maxLength={40}
                    inputMode="tel"
                  />
                </Form.Item>
                <Button
                  type="text"
                  aria-label={t.remove}
                  icon={<DeleteOutlined />}
                  onClick={() => remove(name)}
                />
              </div>
            ))}
            {fields.length < 20 && (
              <Button type="dashed" icon={<PlusOutlined />} onClick={() => add({ name: "", phone: "" })}>
                {t.addLiaison}
              </Button>
            )}
          </>
        )}
      </Form.List>
    </Form.Item>
  );
}
