import {
  AppstoreOutlined,
  AuditOutlined,
  BankOutlined,
  BellOutlined,
  CalendarOutlined,
  BuildOutlined,
  CarryOutOutlined,
  CheckCircleOutlined,
  ClockCircleOutlined,
  CloudUploadOutlined,
  ControlOutlined,
  DiffOutlined,
  FileDoneOutlined,
  FileTextOutlined,
  FileWordOutlined,
  FlagOutlined,
  FolderOpenOutlined,
  FundOutlined,
  ProfileOutlined,
  ProjectOutlined,
  QuestionCircleOutlined,
  ReadOutlined,
  SearchOutlined,
  SolutionOutlined,
  TableOutlined,
  TeamOutlined,
  UserOutlined,
  WarningOutlined,
} from "@ant-design/icons";
import type { ComponentType } from "react";

/** Icons of the navigation by what they stand for; a page names one in `menu.icon`. */
const ICONS: Readonly<Record<string, ComponentType>> = {
  board: ProjectOutlined,
  plan: FileTextOutlined,
  plans: FolderOpenOutlined,
  measures: ProfileOutlined,
  import: CloudUploadOutlined,
  review: CheckCircleOutlined,
  ledger: ReadOutlined,
  missing: BellOutlined,
  paper: FileWordOutlined,
  work: CarryOutOutlined,
  meetings: CalendarOutlined,
  questions: QuestionCircleOutlined,
  compare: DiffOutlined,
  timeline: ClockCircleOutlined,
  matrix: TableOutlined,
  search: SearchOutlined,
  units: BankOutlined,
  roster: TableOutlined,
  accounts: TeamOutlined,
  account: UserOutlined,
  audit: AuditOutlined,
  goals: FlagOutlined,
  system: ControlOutlined,
  projects: BuildOutlined,
  applications: FileDoneOutlined,
  funds: FundOutlined,
  agreements: SolutionOutlined,
  problems: WarningOutlined,
};

/** The icon of that name, or a neutral one. */
export function Icon({ name }: { readonly name: string }) {
  const Shape = ICONS[name] ?? AppstoreOutlined;
  return <Shape aria-hidden="true" />;
}
