const zh = {
  title: "帮助",
  noPage: "这里没有页面。请从导航重新进入。",
  who: "谁能打开",
  everybody: "任何人，不用登录",
  signedIn: "登录后的任何账号",
  keys: "按键",
  keyList: [
    ["?", "打开本页帮助"],
    ["Esc", "关闭"],
    ["Tab", "到下一个可以操作的地方"],
  ] as readonly (readonly [string, string])[],
  support: "需要支持时",
  supportHelp: "把下面几行告诉系统管理员。里面没有姓名和业务内容。",
  build: "程序版本",
  page: "页面",
  roles: "角色",
  request: "最近一次失败的请求编号",
  none: "没有",
  copy: "复制",
  copied: "已复制",
};

const en: typeof zh = {
  title: "Help",
  noPage: "There is no page here. Start again from the navigation.",
  who: "Who may open it",
  everybody: "Anybody, without signing in",
  signedIn: "Any account that is signed in",
  keys: "Keys",
  keyList: [
    ["?", "opens the help of the page"],
    ["Esc", "closes it"],
    ["Tab", "goes to the next thing to act on"],
  ],
  support: "When you need support",
  supportHelp: "Tell the system administrator these lines. They hold no names and nothing of your work.",
  build: "Build",
  page: "Page",
  roles: "Roles",
  request: "Request of the last failure",
  none: "none",
  copy: "Copy",
  copied: "Copied",
};

export const text = { zh, en };
