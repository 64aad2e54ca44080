import "@tensorflow/tfjs-backend-cpu";
import "@tensorflow/tfjs-backend-wasm";
import * as tf from "@tensorflow/tfjs-core";
import { EnvironmentError } from "../foundation/errors";
import { loadNativeBinding } from "./native-binding";
import type { DeviceKind } from "./open-tensorflow";
import { predictStacked } from "./predict";
import { createStackedTrainer } from "./stacked-trainer";
import { trainStacked } from "./stacked-training";
import type { TensorFlow, TensorFlowDevice } from "./tensorflow";
import { trainOne } from "./train-one";

interface Device {
  /** Name of the backend of TensorFlow.js. */
  readonly backend: string;
  readonly device: TensorFlowDevice;
  readonly description: string;
}

interface Refusal {
  readonly absent: string;
}

const openers: Readonly<Record<DeviceKind, (root: string) => Promise<Device | Refusal>>> = {
  native: openNative,
  wasm: () => openOwn("wasm", "wasm", "WebAssembly"),
  plain: () => openOwn("cpu", "plain", "plain JavaScript"),
};

/** The first of the kinds that works, as openTensorFlow says. */
export async function openDevice(kinds: readonly DeviceKind[], root: string): Promise<TensorFlow> {
  tf.enableProdMode();
  const passedOver: string[] = [];
  for (const kind of kinds) {
    const device = await openers[kind](root);
    if ("backend" in device) return tensorFlowOn(device, passedOver);
    passedOver.push(`${kind}: ${device.absent}`);
  }
  throw new EnvironmentError(`TensorFlow.js does not run here: ${passedOver.join("; ")}.`);
}

async function openNative(root: string): Promise<Device | Refusal> {
  const binding = loadNativeBinding(root);
  if ("absent" in binding) return binding;
  const place = binding.usesGpu ? "the GPU" : "the processor";
  return {
    backend: "tensorflow",
    device: binding.usesGpu ? "native-gpu" : "native-cpu",
    description: `TensorFlow ${binding.tensorflow} on ${place} (${binding.package} ${tf.version_core})`,
  };
}

async function openOwn(backend: string, device: TensorFlowDevice, words: string): Promise<Device | Refusal> {
  const works = await tf.setBackend(backend).catch(() => false);
  if (!works) return { absent: "does not start" };
  return { backend, device, description: `TensorFlow.js ${tf.version_core} in ${words}` };
}

/** Several devices may be open at once: each call goes to its own. */
function tensorFlowOn({ backend, device, description }: Device, passedOver: readonly string[]): TensorFlow {
  const here =
    <Arguments extends unknown[], Result>(work: (...words: Arguments) => Result) =>
    (...words: Arguments): Result => {
      void tf.setBackend(backend); // at once, since the backend has started
      return work(...words);
    };
  return {
    ...{ device, description, passedOver },
    train: here(trainOne),
    trainTogether: here(trainStacked),
    predict: here(predictStacked),
    createTrainer: here((...words) => {
      const trainer = createStackedTrainer(...words);
      return {
        trainEpoch: here(trainer.trainEpoch),
        evaluateTests: here(trainer.evaluateTests),
        weights: here(trainer.weights),
        dispose: here(trainer.dispose),
      };
    }),
  };
}
