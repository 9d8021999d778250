import { useMutation } from "@tanstack/react-query";
import { Button } from "antd";
import { Link } from "react-router";
import { say } from "../../../../kernel/fields.ts";
import { urlOf } from "../../../../web/frame/api.ts";
import { formatDay } from "../../../../web/frame/format.ts";
import { useLanguage, useSentence } from "../../../../web/frame/language.tsx";
import { chinese, type ListColumn, named, shown, useColumns } from "../../../../web/kit/columns.tsx";
import { DataTable } from "../../../../web/kit/data-table.tsx";
import { download } from "../../../../web/kit/download.ts";
import { FailureNotice } from "../../../../web/kit/failure-notice.tsx";
import { FieldFacts } from "../../../../web/kit/field-facts.tsx";
import { Chinese, Fact, Facts, Section, StatusLabel } from "../../../../web/kit/parts.tsx";
import { RANK_WORDS } from "./citation.ts";
import { classesOf } from "./codes.ts";
import { CONTENT, type DataItem, ITEM, SENSITIVITY_WORDS, TYPE_WORDS } from "./content.ts";
import { AttributeLabel, useRegionName } from "./labels.tsx";
import type { ResourceDetail } from "./replies.ts";
import { ASSESSMENT_KINDS, ASSESSMENT_WORDS } from "./state.ts";

type Shown = { readonly detail: ResourceDetail };
const NONE = say("无", "None");
const UNLIMITED = say("不限", "Unlimited");
const SENSITIVITY_TONES = { ordinary: "quiet", personal: "ochre", sensitive: "vermilion" } as const;

const OF_ITEM: readonly ListColumn<DataItem>[] = [
  { ...chinese(ITEM.name.name, ({ name }) => name), card: "title" },
  shown(ITEM.code.name, ({ code }) => code),
  named(ITEM.type.name, TYPE_WORDS, ({ type }) => type),
  shown(ITEM.length.name, ({ length }) => length ?? "", { figure: true }),
  shown(ITEM.sensitivity.name, ({ sensitivity }, { sentence }) => (
    <StatusLabel name={sentence(SENSITIVITY_WORDS[sensitivity])} tone={SENSITIVITY_TONES[sensitivity]} />
  )),
  shown(ITEM.key.name, ({ key }, { sentence }) => (key ? sentence(say("是", "Yes")) : "")),
];

/** Everything that article 13 and the guide ask of a resource, below who signed for it. */
export default function ResourceFacts({ detail }: Shown) {
  const sentence = useSentence();
  const regionName = useRegionName();
  const { language } = useLanguage();
  const { inside, state, leadDecision, related, basisRank } = detail;
  const { content } = state;
  const { recipients, uses, demands } = content.conditions;
  const lead = leadDecision && {
    unit: leadDecision.unitName,
    day: formatDay(leadDecision.on, language),
  };
  return (
    <>
      {inside && <SignOffs detail={detail} />}
      <Facts>
        <FieldFacts
          fields={CONTENT}
          values={content}
          others={{
            name: null,
            items: null,
            code: content.code,
            "conditions.recipients": recipients.length === 0 ? sentence(UNLIMITED) : undefined,
            "conditions.uses": uses.length === 0 ? sentence(UNLIMITED) : undefined,
            "conditions.demands": demands.length === 0 ? sentence(NONE) : undefined,
            providerId: <Chinese>{content.providerName}</Chinese>,
            attribute: <AttributeLabel attribute={content.attribute} />,
            subjectItem:
              content.subjectItem === null ? sentence(NONE) : <Chinese>{content.subjectItem}</Chinese>,
            leadSource: lead ? (
              <Chinese>
                {sentence(say(`${lead.unit}（${lead.day} 认定）`, `${lead.unit} (decided ${lead.day})`))}
              </Chinese>
            ) : content.leadSource === null ? (
              sentence(say("提供单位自身", "The provider itself"))
            ) : (
              <Chinese>{content.leadSource}</Chinese>
            ),
            relatedCodes:
              related.length === 0 ? (
                sentence(NONE)
              ) : (
                <span className="ui-column">
                  {related.map(({ code, id, name }) => (
                    <span key={code}>
                      {code}{" "}
                      {id !== null && (
                        <Link to={`/data/catalogue/${id}`} lang="zh-CN">
                          {name}
                        </Link>
                      )}
                    </span>
                  ))}
                </span>
              ),
          }}
        />
        <Fact name={sentence(say("分类", "Class"))}>
          {classesOf(content.code)
            .map(({ name }) => sentence(name))
            .join(" › ")}
        </Fact>
        <Fact name={sentence(say("所属地区", "Region"))}>{regionName(content.regionCode)}</Fact>
        {basisRank !== null && (
          <Fact name={sentence(say("效力层级", "Rank"))}>
            {sentence(RANK_WORDS[state.versions.at(-1)?.basisRank ?? basisRank])}
          </Fact>
        )}
      </Facts>
      <Section title={`${sentence(CONTENT.items.name)} ${content.items.length}`}>
        <DataTable<DataItem>
          label={sentence(CONTENT.items.name)}
          rows={content.items}
          rowKey={({ name }) => name}
          columns={useColumns(OF_ITEM)}
        />
      </Section>
    </>
  );
}

/** Both assessments and the head's approval: of the draft, or of the last version where nothing is drafted. */
function SignOffs({ detail: { id, state } }: Shown) {
  const sentence = useSentence();
  const { language } = useLanguage();
  const { status, versions, assessments, draftedBy } = state;
  const inForce = status === "published" || status === "withdrawn";
  const approval = inForce ? (versions.at(-1)?.approval ?? null) : state.approval;
  const fetching = useMutation({
    mutationFn: (digest: string) =>
      download(urlOf("GET /api/resources/:resource/files/:digest", { params: { resource: id, digest } })),
  });
  const missing = <span className="ui-state ui-state-pending">{sentence(say("还没有", "Not yet"))}</span>;
  return (
    <Section title={sentence(say("评估和签批", "Assessments and sign-off"))}>
      <ul className="ui-plain-list">
        {ASSESSMENT_KINDS.map((kind) => {
          const found = assessments[kind];
          return (
            <li key={kind} className="ui-row">
              <strong>{sentence(ASSESSMENT_WORDS[kind])}</strong>
              {found === null ? (
                missing
              ) : (
                <>
                  <StatusLabel
                    name={sentence(found.passed ? say("通过", "Passed") : say("未通过", "Not passed"))}
                    tone={found.passed ? "grass" : "vermilion"}
                  />
                  <span>{formatDay(found.on, language)}</span>
                  <Chinese>{found.conclusion}</Chinese>
                  <Button
                    type="link"
                    size="small"
                    loading={fetching.variables === found.file.digest && fetching.isPending}
                    onClick={() => fetching.mutate(found.file.digest)}
                  >
                    {sentence(say("附件", "File"))} <Chinese>{found.file.name}</Chinese>
                  </Button>
                </>
              )}
            </li>
          );
        })}
        <li className="ui-row">
          <strong>{sentence(say("负责人审核同意", "Approval by the head"))}</strong>
          {approval === null ? (
            missing
          ) : (
            <Chinese>
              {formatDay(approval.on, language)} {approval.by}
            </Chinese>
          )}
        </li>
        {draftedBy !== "" && (
          <li className="ui-row">
            <strong>{sentence(say("编制", "Drafted"))}</strong>
            <Chinese>{draftedBy}</Chinese>
          </li>
        )}
      </ul>
      <FailureNotice error={fetching.error} />
    </Section>
  );
}
