import { expect, test } from "vitest";
import { detect } from "../../src/detector/detector";
import { predict } from "../../src/engine/predict";
import { DataError } from "../../src/foundation/errors";
import { syntheticFlows } from "../dataset/synthetic-flows";
import { randomDetector } from "./detectors";

test("flows are scaled by the detector's own scaler and judged in the order of the file", async () => {
  const flows = await syntheticFlows({ rows: 20 });
  const detector = randomDetector(3);
  const { scale, offset } = detector.scaler;
  const scaled = Array.from({ length: 20 }, (_, row) => [
    flows.numbers.SIntPkt[row] * scale[0] + offset[0],
    flows.numbers.Sport[row] * scale[1] + offset[1],
  ]);
  const expected = predict(detector.network, detector.weights, {
    rows: 20,
    columns: 2,
    values: Float64Array.from(scaled.flat()),
  });
  expect(detect(detector, flows)).toEqual(expected);
});

test("a table without one of the features is a data error that names it", async () => {
  const flows = await syntheticFlows({ rows: 20 });
  expect(() => detect({ ...randomDetector(1), features: ["SIntPkt", "Entropy"] }, flows)).toThrow(DataError);
  expect(() => detect({ ...randomDetector(1), features: ["SIntPkt", "Entropy"] }, flows)).toThrow('"Entropy"');
});

test("a port that stands as a service name is judged as the port", async () => {
  const flows = await syntheticFlows({ rows: 20 });
  const port = flows.numbers.Sport[4];
  const Sport = flows.numbers.Sport.map((value, row) => (row === 4 ? Number.NaN : value));
  const named = {
    ...flows,
    numbers: { ...flows.numbers, Sport },
    invalidCells: [{ row: 4, line: 6, column: "Sport", text: "name", port }],
  };
  expect(detect(randomDetector(1), named)).toEqual(detect(randomDetector(1), flows));
});
