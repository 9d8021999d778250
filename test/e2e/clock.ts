/**
 * Environment under which the application's clock starts at `instant` and runs on from there: dates of the plan stay past
 * or to come whenever the tests run, and a restart can be weeks later.
 */
export function clockFrom(instant: string): Readonly<Record<string, string>> {
  const shift = Date.parse(instant) - Date.now();
  const script = `const Real=Date;globalThis.Date=class extends Real{constructor(...given){given.length?super(...given):super(Real.now()+(${shift}))}static now(){return Real.now()+(${shift})}}`;
  return { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(script)}` };
}
