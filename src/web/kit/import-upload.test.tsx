// @vitest-environment happy-dom
import { screen } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { openPage, press } from "../../../test/support/page.tsx";
import { FailureError, refusal } from "../../kernel/error.ts";
import { ImportUpload } from "./import-upload.tsx";
import { UploadRefused } from "./upload-refused.tsx";

it.each([
  ["zh", "导入"],
  ["en", "Import"],
] as const)(
  "a sheet may come as any of the files that the importer reads, in %s",
  async (language, label) => {
    const Page = () => <ImportUpload label={label} route="POST /api/things/imports" to={(id) => id} />;
    await openPage("/", Page, { language });
    const input = screen.getByLabelText(label, { selector: "input" });
    expect(input.getAttribute("accept")?.split(",").toSorted()).toEqual([".csv", ".et", ".xls", ".xlsx"]);
  },
);

it.each([
  ["zh", "确认可以上网，继续上传", "取消"],
  ["en", "It may be kept here: upload", "Cancel"],
] as const)(
  "a file marked as internal is kept only once somebody confirms it, in %s",
  async (language, yes, no) => {
    const [onConfirm, onCancel] = [vi.fn<() => void>(), vi.fn<() => void>()];
    const asked = refusal("ask-internal", "文件标有“内部”。", "The file is marked as internal.");
    const Page = () => (
      <UploadRefused error={new FailureError(asked)} busy={false} onConfirm={onConfirm} onCancel={onCancel} />
    );
    await openPage("/", Page, { language });
    expect(screen.getByText(asked.sentence[language])).toBeDefined();
    await press(no);
    expect([onConfirm, onCancel].map((each) => each.mock.calls.length)).toEqual([0, 1]);
    await press(yes);
    expect(onConfirm).toHaveBeenCalledTimes(1);
  },
);

it("a refusal for another reason offers no way to send it all the same", async () => {
  const error = new FailureError(
    refusal("classified", "涉密文件不得上传。", "Classified files are refused."),
  );
  const Page = () => <UploadRefused error={error} busy={false} onConfirm={vi.fn()} onCancel={vi.fn()} />;
  await openPage("/", Page);
  expect(screen.getByText("涉密文件不得上传。")).toBeDefined();
  expect(screen.queryByRole("button", { name: "确认可以上网，继续上传" })).toBeNull();
});
