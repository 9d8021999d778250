import {
  CalculatorOutlined,
  EditOutlined,
  ExperimentOutlined,
  QuestionCircleOutlined,
} from "@ant-design/icons";
import { Tag } from "antd";
import type { ReactNode } from "react";
import type { Standing } from "../../kernel/measure.ts";
import { useText } from "../frame/language.tsx";
import { text } from "../frame/text.ts";

const LOOK: Readonly<Record<Standing, { readonly color: string; readonly icon: ReactNode }>> = {
  computed: { color: "processing", icon: <CalculatorOutlined /> },
  reported: { color: "default", icon: <EditOutlined /> },
  sample: { color: "warning", icon: <ExperimentOutlined /> },
  unverified: { color: "error", icon: <QuestionCircleOutlined /> },
};

/** How far a figure may be trusted, in words; `source` says from what or by whom. */
export function StandingTag({ standing, source }: { readonly standing: Standing; readonly source?: string }) {
  const t = useText(text);
  const { color, icon } = LOOK[standing];
  return (
    <Tag className="standing-tag" color={color} icon={icon} title={t.standingHelp[standing]}>
      {t.standing[standing]}
      {source !== undefined && ` · ${source}`}
    </Tag>
  );
}
