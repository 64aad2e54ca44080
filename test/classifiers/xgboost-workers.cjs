// Fits the same XGBoost model in two worker threads at once and prints what each of them got, as JSON.
const { Worker, isMainThread, parentPort, workerData } = require("node:worker_threads");

function fitted(compiled) {
  const { xgboost } = require(compiled);
  const rows = 3000;
  const columns = 8;
  const values = Float64Array.from({ length: rows * columns }, (_, i) => (i * 7919) % 1009);
  const labels = Uint8Array.from({ length: rows }, (_, row) => (values[row * columns] > 500 ? 1 : 0));
  const matrix = { rows, columns, values };
  const model = xgboost({ rounds: 40 }).fit(matrix, labels, { seed: 1 });
  const probabilities = model.attackProbability(matrix);
  return { bytes: model.model.length, sum: probabilities.reduce((a, b) => a + b, 0), last: probabilities[rows - 1] };
}

if (isMainThread) {
  const inWorker = () =>
    new Promise((resolve, reject) => {
      new Worker(__filename, { workerData: process.argv[2] }).once("message", resolve).once("error", reject);
    });
  Promise.all([inWorker(), inWorker()]).then((results) => process.stdout.write(JSON.stringify(results)));
} else parentPort.postMessage(fitted(workerData));
