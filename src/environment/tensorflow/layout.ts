import { join } from "node:path";

/** Which TensorFlow the native binding is built against: one for the processor alone, or one that uses an NVIDIA GPU
 * when there is one. */
export type TensorFlowBuild = "cpu" | "gpu";

export const tensorFlowBuilds = ["cpu", "gpu"] as const;

/** Where everything of a native binding lies. It is all in one folder, which npm leaves alone. */
export interface TensorFlowLayout {
  /** The folder .tensorflow: "remove" deletes it. */
  readonly home: string;
  /** Downloads; empty when all is set up. */
  readonly wheels: string;
  /** The npm package that the binding belongs to. */
  readonly packageFolder: string;
  /** TensorFlow's libraries; NVIDIA's lie beside them, where TensorFlow's own search path expects them. */
  readonly libraries: string;
  readonly headers: string;
  readonly nvidia: string;
  /** The compiled binding. */
  readonly binding: string;
  /** Headers of Node's interface for native code. */
  readonly nodeHeaders: string;
}

export const npmPackages = { cpu: "@tensorflow/tfjs-node", gpu: "@tensorflow/tfjs-node-gpu" } as const;

/** @param root folder that gets the folder .tensorflow */
export function tensorFlowLayout(build: TensorFlowBuild, root: string): TensorFlowLayout {
  const home = join(root, ".tensorflow");
  const packageFolder = join(home, "node_modules", ...npmPackages[build].split("/"));
  return {
    home,
    wheels: join(home, "wheels"),
    packageFolder,
    libraries: join(packageFolder, "deps", "lib"),
    headers: join(packageFolder, "deps", "include"),
    nvidia: join(packageFolder, "deps", "nvidia"),
    binding: join(packageFolder, "lib", "napi-v8", "tfjs_binding.node"),
    nodeHeaders: join(home, "node_modules", "node-api-headers", "include"),
  };
}
