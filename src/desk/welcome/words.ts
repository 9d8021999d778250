import { say } from "../../kernel/fields.ts";

export const words = {
  title: say("从这里开始", "Begin here"),
  lead: say("几字弯装好了。三扇门，先进哪一扇都行。", "Jiziwan is running. Three doors, in any order."),
  close: say("收起；以后从 ? 帮助里再打开", "Put away; ? opens it again"),
  plan: {
    title: say("读您的方案", "Read your plan"),
    text: say(
      "上传方案文件，程序读出举措、责任单位和时限，由您逐条核对，然后发布。",
      "Upload a plan: its measures, units and deadlines are read, you check them one by one, then publish.",
    ),
    upload: say("上传方案", "Upload a plan"),
    bundled: say("先看随附的包头方案", "See the plan of Baotou that came with it"),
    askOffice: say(
      "由领导小组办公室的账号来做；现在还没有的话，先到第三扇门开一个。",
      "An account of the leading group's office does this; where there is none yet, open one behind the third door.",
    ),
  },
  demonstration: {
    title: say("看演示", "Look at the demonstration"),
    text: say(
      "一整年虚构的工作，十二种身份一点就换。它有自己的数据库，不碰这里的数据。",
      "A year of invented work, seen as any of twelve people. It has a database of its own and touches nothing here.",
    ),
    how: say(
      "由装机的人在源代码目录运行下面的命令，再打开它印出的地址；安装包里没有演示。",
      "Whoever runs this machine runs this in the source folder and opens the address it prints; the packed archive has no demonstration.",
    ),
    here: say(
      "您正在看演示：用页面上方的“换个身份看”换一个人。",
      "You are in it: change the person by “View as” above.",
    ),
  },
  people: {
    title: say("设单位和人", "Set up units and people"),
    text: say(
      "先有单位名册，再给每个人开账号、定角色。两样都可以从 Excel 一次导入。",
      "First the roster of units, then an account with its roles for each person. Both come in from Excel.",
    ),
    roster: say("单位名册", "Roster of units"),
    accounts: say("开通账号", "Open accounts"),
    askSecurity: say("账号由安全管理员开通。", "The security administrator opens accounts."),
    askOffice: say("单位名册由领导小组办公室维护。", "The leading group's office keeps the roster."),
  },
};
