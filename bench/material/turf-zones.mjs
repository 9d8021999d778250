import { readFileSync, writeFileSync } from "node:fs";
import { intersect } from "@turf/intersect";

const [sitesFile, zonesFile, most, out] = process.argv.slice(2);
const [sites, zones] = [sitesFile, zonesFile].map((path) => JSON.parse(readFileSync(path, "utf8")).features);

const boxOf = ({ geometry }) => {
  const [ring] = geometry.coordinates;
  const [xs, ys] = [ring.map(([x]) => x), ring.map(([, y]) => y)];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
};
const meet = (a, b) => a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];

const boxes = zones.map(boxOf);
const pairs = [];
for (const site of sites) {
  const box = boxOf(site);
  for (const [at, zone] of zones.entries()) if (meet(box, boxes[at])) pairs.push([site, zone]);
}
// Reading and finding pairs is not what is compared: only the cutting is timed, of as many pairs as there is patience for.
const step = Math.max(1, Math.floor(pairs.length / Number(most)));
const before = process.cpuUsage();
let tried = 0;
for (let at = 0; at < pairs.length; at += step) {
  const [site, zone] = pairs[at];
  intersect({ type: "FeatureCollection", features: [site, zone] });
  tried += 1;
}
const { user, system } = process.cpuUsage(before);
writeFileSync(out, JSON.stringify({ pairs: pairs.length, tried, cpuS: (user + system) / 1_000_000 }));
