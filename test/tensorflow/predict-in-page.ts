import "@tensorflow/tfjs-backend-cpu";
import { io, setBackend, type Tensor, tensor2d } from "@tensorflow/tfjs-core";
import { loadLayersModel } from "@tensorflow/tfjs-layers";

/** What a page does with a saved model: nothing of this package takes part.
 * @param model content of model.json
 * @param weights bytes of weights.bin */
export async function probabilities(
  model: { modelTopology: object; weightsManifest: io.WeightsManifestConfig },
  weights: readonly number[],
  rows: number[][],
): Promise<number[]> {
  await setBackend("cpu");
  const loaded = await loadLayersModel(
    io.fromMemory({
      modelTopology: model.modelTopology,
      weightSpecs: model.weightsManifest[0].weights,
      weightData: Uint8Array.from(weights).buffer,
    }),
  );
  return Array.from(await (loaded.predict(tensor2d(rows)) as Tensor).data());
}
