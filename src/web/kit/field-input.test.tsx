// @vitest-environment happy-dom
import { fireEvent, screen } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { foreignWords, openPage, press, type } from "../../../test/support/page.tsx";
import { FailureError, refusal } from "../../kernel/error.ts";
import {
  type Field,
  type Fields,
  file,
  line,
  money,
  number,
  optional,
  choice,
  PLACED_BY,
  own,
  place,
  say,
  typedOf,
  unit,
  units,
  variant,
  whole,
  yes,
} from "../../kernel/fields.ts";
import type { Language } from "../frame/language.tsx";
import { Form, type FormProps } from "./form.tsx";
import { rowsInput } from "./rows-input.tsx";

const FIELDS = {
  money: money(say("估价", "Worth")),
  number: number(say("长度", "Length"), { unit: say("米", "m"), least: 0, most: 100 }),
  place: place(say("地点", "Place")),
  unit: unit(say("送交单位", "Sent to")),
  units: units(say("抄送单位", "Copied to")),
  variant: variant(say("去向", "Where to"), "to", {
    owner: { name: say("失主", "Owner"), fields: { signed: line(say("签名", "Signature")) } },
    state: { name: say("国库", "Treasury"), fields: { number: line(say("文号", "Number")) } },
  }),
};
const Rows = rowsInput(
  say("数据项", "Items"),
  {
    name: line(say("名称", "Name")),
    length: optional(whole(say("长度", "Length"), { least: 1, most: 99 })),
    key: yes(say("主键", "Key")),
  },
  say("加一项", "Add one"),
);
const ROSTER = { units: ["甲局", "乙局"].map((label, at) => ({ value: `u${at + 1}`, label })) };

const show = ({
  language = "zh",
  ...props
}: Partial<FormProps<Fields>> & { fields: Fields; language?: Language }) =>
  openPage(
    "/form",
    () => <Form name="登记" day="2026-11-23" onClose={() => {}} onSend={async () => {}} {...props} />,
    { language },
  );
const alerts = () => screen.getAllByRole("alert").map(({ textContent }) => textContent);

describe("an input of a described field", () => {
  it.each([
    ["zh", "估价 · 单位", "420", "万元", "4,200,000 元（420 万元）", "亿元", "42,000,000,000 元（420 亿元）"],
    ["en", "Worth · Unit", "4.2", "million yuan", "4,200,000 yuan (4.2 million yuan)", "yuan", "4.2 yuan"],
  ] as const)(
    "an amount says in %s what is understood, by its unit",
    async (language, ofUnit, amount, usual, read, other, reread) => {
      await show({
        name: language === "zh" ? "登记" : "Enter",
        fields: { money: FIELDS.money },
        language,
      });
      const field = screen.getByRole<HTMLSelectElement>("combobox", { name: ofUnit });
      expect(field.selectedOptions[0]?.textContent).toBe(usual);
      expect(foreignWords(language)).toEqual([]);
      type(FIELDS.money.name[language], amount);
      expect(screen.getByRole("status").textContent).toBe(read);
      type(ofUnit, other);
      expect(screen.getByRole("status").textContent).toBe(reread);
    },
  );

  it("an amount stands to the fen in the usual unit when it is changed, and is sent as it was", async () => {
    const onSend = vi.fn(async () => {});
    const fields = { money: FIELDS.money };
    await show({ fields, initial: typedOf(fields, { money: 1_234_567_89 }), onSend });
    expect(screen.getByLabelText(/^估价 \*/)).toHaveProperty("value", "123.456789");
    await press("提交");
    expect(onSend).toHaveBeenCalledExactlyOnceWith({ money: 1_234_567_89 });
  });

  it.each([
    ["money", "估价", "约三万", "请填写金额"],
    ["number", "长度（米）", "12米", "请填写数字"],
    ["number", "长度（米）", "101", "应在 0 到 100 之间"],
    ["place", "地点", "东站", "每行一个点"],
    ["place", "地点", "40.66, 109.84", "经度和纬度写反了"],
  ] as const)("%s refuses at “%s” what it cannot take: %s", async (key, label, typed, sentence) => {
    const onSend = vi.fn(async () => {});
    await show({ fields: { [key]: optional(FIELDS[key] as Field) }, onSend });
    type(label, typed);
    await press("提交");
    expect(alerts()[0]).toContain(sentence);
    expect(onSend).not.toHaveBeenCalled();
  });

  it("a unit that the roster has no more stays chosen until it is taken away", async () => {
    const onSend = vi.fn(async () => {});
    const fields = { unit: FIELDS.unit, units: FIELDS.units };
    const initial = typedOf(fields, { unit: "gone", units: ["gone", "u1"] });
    await show({ fields, choices: ROSTER, initial, onSend });
    type("抄送单位 · 添加", "乙局");
    await press("移除甲局");
    await press("提交");
    expect(onSend).toHaveBeenLastCalledWith({ unit: "gone", units: ["gone", "u2"] });
    await press("移除…");
    await press("移除甲局");
    await press("提交");
    expect(alerts()).toEqual(["请填写“抄送单位”。"]);
  });

  it("a choice shows the fields of its own, and sends those of the one that is chosen", async () => {
    const onSend = vi.fn(async () => {});
    await show({ fields: { variant: FIELDS.variant }, onSend });
    expect(screen.queryByLabelText(/^(签名|文号)/)).toBeNull();
    type("去向", "国库");
    type("文号", "国库 3 号");
    type("去向", "失主");
    expect(screen.queryByLabelText(/^文号/)).toBeNull();
    type("签名", " ");
    await press("提交");
    expect(alerts()).toEqual(["请填写“签名”。"]);
    type("签名", "张三");
    await press("提交");
    expect(onSend).toHaveBeenLastCalledWith({ variant: { to: "owner", signed: "张三" } });
  });

  it("a file goes beside the others; one that is marked internal is confirmed first", async () => {
    const paper = new File(["x"], "证明.pdf");
    const onSend = vi.fn(async (_: unknown) => {});
    onSend.mockRejectedValueOnce(
      new FailureError(refusal("ask-internal", "附件标有“内部”。", "It is marked internal.")),
    );
    await show({ fields: { paper: optional(file(say("证明", "Paper"), { accept: ".pdf" })) }, onSend });
    fireEvent.change(screen.getByLabelText(/^证明/), { target: { files: [paper] } });
    await press("提交");
    fireEvent.click(screen.getByLabelText(/内部/));
    await press("提交");
    expect(onSend.mock.calls).toEqual([
      [{ paper: { file: paper, confirmInternal: false } }],
      [{ paper: { file: paper, confirmInternal: true } }],
    ]);
  });

  it.each([
    ["zh", "加一项", "第 2 行 名称", "第 2 行 长度", "第 1 行 删去", "第 1 行 主键"],
    ["en", "Add one", "Row 2: Name", "Row 2: Length", "Row 1: Remove", "Row 1: Key"],
  ] as const)(
    "rows are lines of a table, each cell named by its line, in %s",
    async (language, add, name, length, remove, key) => {
      const onSend = vi.fn(async () => {});
      const items = own<readonly object[]>(say("数据项", "Items"));
      await show({
        fields: { items },
        initial: typedOf({ items }, { items: [{ name: "旧", length: 1, key: false }] }),
        inputs: { items: Rows },
        onSend,
        language,
      });
      await press(add);
      type(name, "编号");
      type(length, "18");
      await press(remove);
      fireEvent.click(screen.getByLabelText(key));
      await press(language === "zh" ? "提交" : "Submit");
      expect(onSend).toHaveBeenCalledExactlyOnceWith({ items: [{ name: "编号", length: 18, key: true }] });
    },
  );
});

const locating = (answer: (found: (at: object) => void, failed: () => void) => void) =>
  vi.stubGlobal("navigator", { ...navigator, geolocation: { getCurrentPosition: answer } });

const choose = (bytes: Uint8Array<ArrayBuffer>) =>
  fireEvent.change(screen.getByLabelText(/照片/), { target: { files: [new File([bytes], "IMG_0001.jpg")] } });

/** A JPEG that holds nothing but a position: degrees, minutes, hundredths of seconds. */
function photographed(
  longitude: readonly number[],
  east: string,
  latitude: readonly number[],
  north: string,
): Uint8Array<ArrayBuffer> {
  const bytes = Buffer.alloc(170);
  bytes.write("ffd8ffe100a8457869660000", 0, "hex");
  const tiff = bytes.subarray(12);
  tiff.write("MM\0*", 0, "latin1");
  const entry = (at: number, tag: number, type: number, count: number, value: number) => {
    tiff.writeUInt16BE(tag, at);
    tiff.writeUInt16BE(type, at + 2);
    tiff.writeUInt32BE(count, at + 4);
    tiff.writeUInt32BE(value, at + 8);
  };
  tiff.writeUInt32BE(8, 4);
  tiff.writeUInt16BE(1, 8);
  entry(10, 0x8825, 4, 1, 26);
  tiff.writeUInt16BE(4, 26);
  entry(28, 1, 2, 2, north.charCodeAt(0) * 2 ** 24);
  entry(40, 2, 5, 3, 80);
  entry(52, 3, 2, 2, east.charCodeAt(0) * 2 ** 24);
  entry(64, 4, 5, 3, 104);
  for (const [at, angle] of [
    [80, latitude],
    [104, longitude],
  ] as const)
    for (const [part, above] of angle.entries()) {
      tiff.writeUInt32BE(above, at + part * 8);
      tiff.writeUInt32BE(part === 2 ? 100 : 1, at + part * 8 + 4);
    }
  return new Uint8Array(bytes);
}

describe("a position in a form", () => {
  const HERE = { place: place(say("所在位置", "Where you stand"), { here: true }) };
  it("is filled in with where the device stands, and says how exactly", async () => {
    locating((found) => found({ coords: { longitude: 110.123_456_78, latitude: 40.5, accuracy: 12.4 } }));
    await show({ fields: HERE });
    await screen.findByText("用本机定位");
    await press("用本机定位");
    expect(screen.getByRole<HTMLTextAreaElement>("textbox").value).toBe("110.123457, 40.500000");
    expect(screen.getByRole("status").textContent).toContain("12 米");
    vi.unstubAllGlobals();
  });

  it("is offered from the photo of the same form, as the camera wrote it, where it is one with a position", async () => {
    vi.stubGlobal("navigator", { ...navigator, geolocation: undefined });
    const photo = file(say("照片", "Photo"), { accept: "image/jpeg" });
    await show({ fields: { ...HERE, photo } });
    choose(new Uint8Array([0xff, 0xd8, 0xff, 0xe1, 0, 200]));
    choose(photographed([110, 29, 2_412], "E", [40, 48, 0], "N"));
    const offered = "用照片里的位置（110.490033, 40.800000）";
    await screen.findByText(offered);
    await press(offered);
    expect(screen.getByRole<HTMLTextAreaElement>("textbox").value).toBe("110.490033, 40.800000");
    expect(screen.getByRole("status").textContent).toContain("取自照片");
    choose(photographed([110, 29, 2_412], "W", [40, 48, 0], "S"));
    await screen.findByText("用照片里的位置（-110.490033, -40.800000）");
    vi.unstubAllGlobals();
  });

  it("keeps beside it who said it, the hand as soon as it types, and a file that it was handed until another is chosen", async () => {
    locating((found) => found({ coords: { longitude: 110.5, latitude: 40.5, accuracy: 9 } }));
    const sent: unknown[] = [];
    const photo = file(say("照片", "Photo"), { accept: "image/jpeg" });
    const placedBy = optional(choice(say("位置来自", "Position said by"), PLACED_BY));
    const fields = { place: place(say("所在位置", "Where"), { here: "placedBy" }), placedBy, photo };
    const [held, other] = [new File(["x"], "旧.jpg"), new File(["y"], "新.jpg")];
    await show({
      fields,
      omits: ["placedBy"],
      files: { photo: held },
      onSend: async (values) => void sent.push(values),
    });
    await screen.findByText("用本机定位");
    await press("用本机定位");
    expect(screen.getByText("已带着：旧.jpg；可另选一个。")).toBeTruthy();
    await press("提交");
    const box = screen.getByRole("textbox");
    fireEvent.change(box, { target: { value: "110.6, 40.6" } });
    await press("提交");
    expect(sent).toMatchObject([
      { place: [[110.5, 40.5]], placedBy: "device", photo: { file: held } },
      { place: [[110.6, 40.6]], placedBy: "typed", photo: { file: held } },
    ]);
    fireEvent.change(screen.getByLabelText(/照片/), { target: { files: [other] } });
    expect(screen.queryByText(/已带着/)).toBeNull();
    vi.unstubAllGlobals();
  });

  it("asks to be typed where the device says none", async () => {
    locating((_, failed) => failed());
    await show({ fields: HERE });
    await screen.findByText("用本机定位");
    await press("用本机定位");
    expect(screen.getByRole("status").textContent).toContain("手工填写");
    vi.unstubAllGlobals();
  });
});
