// Native HiGHS on a program that was written as MPS; reading it is not counted, memory is.
const [path, solver] = process.argv.slice(2);
const { default: addon } = await import("highs-addon");
const native = new addon.Solver();
const done = (does) => new Promise((resolve, reject) => does((error) => (error ? reject(error) : resolve())));
native.setOption("output_flag", false);
native.setOption("solver", solver);
native.setOption("run_crossover", "on");
await done((then) => native.readModel(path, then));
const before = process.cpuUsage();
await done((then) => native.run(then));
const { user, system } = process.cpuUsage(before);
// 7 is what HiGHS calls an optimum.
const status = native.getModelStatus() === 7 ? "optimal" : String(native.getModelStatus());
const objective = native.getInfo().objective_function_value;
console.log(
  JSON.stringify({ version: addon.solverVersion(), status, objective, cpuS: (user + system) / 1e6 }),
);
