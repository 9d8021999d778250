import { createRequire } from "node:module";

// antd tells its class names for production from those for development.
process.env.NODE_ENV = "production";
const require = createRequire(import.meta.url);
const { createElement: h } = require("react");
const { renderToString } = require("react-dom/server");
const {
  createCache,
  extractStyle,
  legacyLogicalPropertiesTransformer,
  StyleProvider,
} = require("@ant-design/cssinjs");
const antd = require("antd");

const {
  Alert,
  Button,
  Checkbox,
  Descriptions,
  Divider,
  Drawer,
  Empty,
  Form,
  Input,
  Radio,
  Select,
  Skeleton,
  Space,
  Tooltip,
} = antd;

/** As it looks when it is open, without the portal through which it comes into a page. */
const shown = (component, props) =>
  h(component["_InternalPanelDoNotUseOrYouWillBeFired"], props ?? { content: "" });

const all = [
  h(Alert, { title: "" }),
  h(Button, { loading: true }, ""),
  h(Space.Compact, {}, h(Button)),
  h(Checkbox),
  h(Descriptions, { items: [{ label: "", children: "" }] }),
  h(Divider),
  h(Drawer),
  shown(Drawer, {}),
  // Of a choice that has none.
  h(Empty),
  h(Form, {}, h(Form.Item, { label: "", name: "a" }, h(Input))),
  h(Input),
  h(Input.OTP),
  h(Input.Password),
  h(Input.Search),
  h(Input.TextArea),
  h(Radio.Group, { options: ["a"] }),
  h(Select),
  h(Skeleton),
  h(Space),
  h(Space.Addon, {}, ""),
  // Of a choice, over what it has no room to say.
  h(Tooltip, { title: "a" }, h("span")),
  shown(Tooltip, { title: "" }),
];

const cache = createCache();
const provider = { cache, hashPriority: "high", transformers: [legacyLogicalPropertiesTransformer] };
const rows = all.map((each, key) => h("div", { key }, each));
renderToString(h(StyleProvider, provider, h(antd.ConfigProvider, {}, rows)));

const css = extractStyle(cache, { plain: true, types: "style" })
  // Its last rule tells antd in a browser which styles are there; with none to make, nobody asks.
  .replace(/\.data-ant-cssinjs-cache-path\{[^}]*\}$/, "")
  // Said twice to be important, it is read by no browser.
  .replaceAll("!important!important", "!important");
/** Of a path of hash, component with its part, class, class of icons. */
const nameOf = (key) => key.split("%").at(-3);
const made = [...cache.cache.keys()].filter((key) => key.startsWith("style%")).map(nameOf);
process.stdout.write(JSON.stringify({ names: [...new Set(made)], css }));
