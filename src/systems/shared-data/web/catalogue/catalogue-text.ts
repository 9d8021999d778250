const zh = {
  upload: {
    title: "导入目录",
    secrecy: "不得上传涉密文件。",
    drop: "把目录文件拖到这里，或",
    dropHere: "松开即上传",
    choose: "选择文件",
    formats:
      "Excel（.xlsx，列名不限）或 DCAT 3 的 JSON-LD（.jsonld）。上传后先看对应关系和问题，确认后才导入。",
    internal: "文件标有“内部”字样，我确认可以在本系统使用",
    close: "收起",
  },
};
const en: typeof zh = {
  upload: {
    title: "Import into the catalogue",
    secrecy: "Classified files must not be uploaded.",
    drop: "Drop the catalogue here, or",
    dropHere: "Let go to upload",
    choose: "Choose a file",
    formats:
      "Excel (.xlsx, any headings) or DCAT 3 as JSON-LD (.jsonld). What it means and what is wrong is shown first; nothing is entered before you confirm.",
    internal: "The file is marked as internal; I confirm that it may be used here",
    close: "Close",
  },
};
export const text = { zh, en };
