import {
  CalculatorOutlined,
  EditOutlined,
  ExperimentOutlined,
  QuestionCircleOutlined,
} from "@ant-design/icons";
import type { ReactNode } from "react";
import type { Standing } from "../../kernel/measure.ts";
import { useText } from "../frame/language.tsx";
import { text } from "../frame/text.ts";

const ICONS: Readonly<Record<Standing, ReactNode>> = {
  computed: <CalculatorOutlined />,
  reported: <EditOutlined />,
  sample: <ExperimentOutlined />,
  unverified: <QuestionCircleOutlined />,
};

/** How far a figure may be trusted, in words; `source` says from what or by whom. */
export function StandingTag({ standing, source }: { readonly standing: Standing; readonly source?: string }) {
  const t = useText(text);
  return (
    <span className={`standing-tag ${standing}`} title={t.standingHelp[standing]}>
      {ICONS[standing]} {t.standing[standing]}
      {source !== undefined && ` · ${source}`}
    </span>
  );
}
