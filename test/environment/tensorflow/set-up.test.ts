import { existsSync, mkdtempSync, readFileSync, readlinkSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type TensorFlowBuild, tensorFlowLayout } from "../../../src/environment/tensorflow/layout";
import { removeTensorFlow, setUpTensorFlow } from "../../../src/environment/tensorflow/set-up";
import { EnvironmentError, InterruptedError } from "../../../src/foundation/errors";
import { packageRoot } from "../../../src/foundation/package-root";
import { type FakeProgram, fakePrograms } from "./fake-programs";

let root: string;
let stages: string[];
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "tensorflow set-up "));
  stages = [];
  announced = 0;
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

let announced: number;
function setUp(environment: NodeJS.ProcessEnv, build: TensorFlowBuild = "cpu", signal?: AbortSignal): Promise<void> {
  return setUpTensorFlow(build, root, {
    environment,
    onStage: (title) => stages.push(title),
    onStart: () => {
      announced++;
    },
    ...(signal && { signal }),
  });
}

const calls = () =>
  existsSync(join(root, "calls")) ? readFileSync(join(root, "calls"), "utf8").trim().split("\n") : [];
const programsCalled = () => calls().map((call) => call.split(" ")[0]);
const here = process.platform === "linux" && process.arch === "x64";
if (!here) console.warn("skipped: the set-up of TensorFlow, which is for Linux x64");

describe.skipIf(!here)("setting up TensorFlow", () => {
  test("installs npm's packages without their scripts, the pinned wheel and the compiled binding, each once", async () => {
    const environment = fakePrograms(root);
    await setUp(environment);
    expect(stages).toEqual([
      "Installing npm packages",
      "Downloading and unpacking TensorFlow",
      "Compiling the binding",
    ]);
    await setUp(environment);
    expect(stages).toHaveLength(3);
    expect(announced).toBe(1);
    const [npm, pip, compiler] = calls();
    expect(npm).toContain("ci --ignore-scripts");
    expect(pip).toContain("--require-hashes");
    expect(pip).toContain(`--requirement ${join(packageRoot, "requirements", "tensorflow-cpu.txt")}`);
    expect(compiler).toContain("-DNAPI_VERSION=8");
    expect(readFileSync(tensorFlowLayout("cpu", root).binding, "utf8")).toBe("compiled\n");
    expect(programsCalled()).toEqual(["npm", "pip", "g++"]);
  });

  test("lays out what the binding looks for and nothing else, and drops the download", async () => {
    await setUp(fakePrograms(root));
    const { libraries, headers, nvidia, wheels } = tensorFlowLayout("cpu", root);
    const content = (path: string) => readFileSync(path, "utf8");
    expect(content(join(libraries, "libtensorflow_cc.so.2"))).toBe("content of tensorflow/libtensorflow_cc.so.2");
    expect(readlinkSync(join(libraries, "libtensorflow.so.2.9.1"))).toBe("libtensorflow_cc.so.2");
    expect(content(join(libraries, "libtensorflow_framework.so"))).toContain("framework");
    expect(existsSync(join(headers, "tensorflow", "c", "c_api.h"))).toBe(true);
    expect(existsSync(join(headers, "xla", "tsl", "c", "tsl_status.h"))).toBe(true);
    expect(existsSync(join(headers, "tensorflow", "cc", "ops.h"))).toBe(false);
    expect(existsSync(join(nvidia, "cudnn", "lib", "libcudnn.so.9"))).toBe(true);
    expect(existsSync(join(nvidia, "cudnn", "include"))).toBe(false);
    expect(existsSync(wheels)).toBe(false);
  });

  test("the two builds stand beside each other, in packages of their own", async () => {
    const environment = fakePrograms(root);
    await setUp(environment, "cpu");
    await setUp(environment, "gpu");
    expect(programsCalled()).toEqual(["npm", "pip", "g++", "pip", "g++"]);
    const places = (["cpu", "gpu"] as const).map((build) => relative(root, tensorFlowLayout(build, root).binding));
    expect(places).toEqual(
      ["tfjs-node", "tfjs-node-gpu"].map(
        (name) => `.tensorflow/node_modules/@tensorflow/${name}/lib/napi-v8/tfjs_binding.node`,
      ),
    );
  });

  test.each([
    ["NPM_FAULT", "no network", /packages of TensorFlow\.js could not be installed: npm error no network/],
    ["PIP_FAULT", "THESE PACKAGES DO NOT MATCH THE HASHES", /could not be downloaded; .* pip said: ERROR: THESE/],
    ["COMPILER_FAULT", "c_api.h: no such file", /could not be compiled\. g\+\+ said: error: c_api\.h: no such file/],
  ])("after %s a sentence says so, and the next call goes on from there", async (variable, words, sentence) => {
    const environment = fakePrograms(root);
    const failing = setUp({ ...environment, [variable]: words });
    await expect(failing).rejects.toThrow(EnvironmentError);
    await expect(failing).rejects.toThrow(sentence);
    const done = programsCalled().length - 1;
    stages = [];
    await setUp(environment);
    expect(stages).toHaveLength(3 - done);
  });

  test.each<[FakeProgram[], RegExp]>([
    [["npm", "python3"], /g\+\+ is not on PATH: install a C\+\+ compiler/],
    [["npm", "g++"], /No Python with pip is on PATH/],
  ])("with only %j on PATH, what is missing is said before anything starts", async (names, sentence) => {
    const call = setUp(fakePrograms(root, names, true));
    await expect(call).rejects.toThrow(EnvironmentError);
    await expect(call).rejects.toThrow(sentence);
    expect(stages).toEqual([]);
  });

  test("a wheel that is no zip is an error, and leaves no half library", async () => {
    const environment = fakePrograms(root);
    writeFileSync(environment.WHEEL!, "half a wheel");
    await expect(setUp(environment)).rejects.toThrow(/TensorFlow could not be unpacked into .*\.tensorflow/);
    expect(existsSync(tensorFlowLayout("cpu", root).libraries)).toBe(false);
  });

  test("Ctrl-C stops it, and the next call goes on", async () => {
    const environment = fakePrograms(root);
    const controller = new AbortController();
    controller.abort();
    await expect(setUp(environment, "cpu", controller.signal)).rejects.toThrow(InterruptedError);
    await setUp(environment);
    expect(existsSync(tensorFlowLayout("cpu", root).binding)).toBe(true);
  });

  test("remove deletes all of it, and says when there was nothing", async () => {
    await setUp(fakePrograms(root));
    expect(removeTensorFlow(root)).toBe(true);
    expect(existsSync(tensorFlowLayout("cpu", root).home)).toBe(false);
    expect(removeTensorFlow(root)).toBe(false);
  });
});

describe("the pins", () => {
  const json = (path: string) => JSON.parse(readFileSync(join(packageRoot, path), "utf8"));

  test("package.json declares the two packages as optional peers, of the version that the set-up installs", () => {
    const { dependencies } = json("requirements/tensorflow/package.json");
    const { peerDependencies, peerDependenciesMeta, dependencies: own } = json("package.json");
    for (const name of ["@tensorflow/tfjs-node", "@tensorflow/tfjs-node-gpu"]) {
      expect(peerDependencies[name]).toBe(dependencies[name]);
      expect(peerDependencies[name]).toBe(own["@tensorflow/tfjs-core"]);
      expect(peerDependenciesMeta[name]).toEqual({ optional: true });
    }
  });

  test("npm's lock file holds a hash of every package and no address of a registry", () => {
    const { packages } = json("requirements/tensorflow/package-lock.json") as {
      packages: Record<string, { integrity?: string; resolved?: string }>;
    };
    for (const [path, { integrity, resolved }] of Object.entries(packages)) {
      if (path !== "") expect(integrity, path).toMatch(/^sha512-/);
      expect(resolved, path).toBeUndefined();
    }
  });
});
