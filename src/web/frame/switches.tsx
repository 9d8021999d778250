import { MoonOutlined, SunOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useAppearance } from "./appearance.tsx";
import { useLanguage, useText } from "./language.tsx";
import { text } from "./text.ts";

/** Goes to the other language; named in that language. */
export function LanguageSwitch() {
  const { language, change } = useLanguage();
  const t = useText(text);
  const other = language === "zh" ? "en" : "zh";
  return (
    <Button type="text" lang={other} onClick={() => change(other)}>
      {t.switchLanguage}
    </Button>
  );
}

export function AppearanceSwitch() {
  const { appearance, change } = useAppearance();
  const t = useText(text);
  const label = appearance === "light" ? t.dark : t.light;
  return (
    <Button
      type="text"
      aria-label={label}
      title={label}
      icon={appearance === "light" ? <MoonOutlined /> : <SunOutlined />}
      onClick={() => change(appearance === "light" ? "dark" : "light")}
    />
  );
}
