import {
  AppstoreOutlined,
  CalendarOutlined,
  ContainerOutlined,
  ControlOutlined,
  DatabaseOutlined,
  DeploymentUnitOutlined,
  DesktopOutlined,
  EllipsisOutlined,
  EnvironmentOutlined,
  FileSearchOutlined,
  IdcardOutlined,
  ProjectOutlined,
  ShopOutlined,
  ThunderboltOutlined,
} from "@ant-design/icons";
import type { ComponentType } from "react";

/** Icons of the navigation by what they stand for: a workplace names one, and a page that stands on a telephone's bar. */
const ICONS: Readonly<Record<string, ComponentType>> = {
  desk: DesktopOutlined,
  plan: ProjectOutlined,
  registers: ContainerOutlined,
  meetings: CalendarOutlined,
  services: ShopOutlined,
  data: DatabaseOutlined,
  systems: DeploymentUnitOutlined,
  administration: ControlOutlined,
  ecology: EnvironmentOutlined,
  energy: ThunderboltOutlined,
  cases: FileSearchOutlined,
  licences: IdcardOutlined,
  more: EllipsisOutlined,
};

/** The icon of that name, or a neutral one. */
export function Icon({ name }: { readonly name: string }) {
  const Shape = ICONS[name] ?? AppstoreOutlined;
  return <Shape aria-hidden="true" />;
}
