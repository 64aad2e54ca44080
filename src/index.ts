export { readClaims } from "./claims/claim";
export { type ClaimGroup, claimGroups } from "./claims/claim-groups";
export { type JudgedClaim, judgeClaims } from "./claims/judge";
export { verdictCounts } from "./claims/verdict-counts";
export { type ClassifierId, classifierIds, createClassifier } from "./classifiers/catalogue";
export type { Classifier, FitOptions, TrainedClassifier } from "./classifiers/classifier";
export { decisionTree } from "./classifiers/decision-tree";
export { deepNetwork, paperDeepNetwork } from "./classifiers/deep-network";
export { gaussianNaiveBayes } from "./classifiers/gaussian-naive-bayes";
export { logisticRegression } from "./classifiers/logistic-regression";
export { xgboost, xgboostAbsence } from "./classifiers/xgboost";
export { type Audit, auditFlows } from "./dataset/audit";
export { type Column, columns } from "./dataset/columns";
export { datasetStatus } from "./dataset/dataset-status";
export { fetchDataset } from "./dataset/fetch-dataset";
export type { FlowTable, InvalidCell } from "./dataset/flow-table";
export { importDataset } from "./dataset/import-dataset";
export { openDataset } from "./dataset/open-dataset";
export { readFlows } from "./dataset/read-flows";
export { selectedFeatures } from "./dataset/schema";
export { type Measurement, readMeasurement } from "./demonstration/measurement";
export { threeResponses } from "./demonstration/three-responses";
export { argusCapture } from "./deployment/argus-capture";
export { argusInterface } from "./deployment/argus-interface";
export { type Calibration, calibrate, judgeNormalTraffic, type NormalTraffic } from "./deployment/calibration";
export { type DetectionSummary, runDetection } from "./deployment/detection";
export type { FlowSource } from "./deployment/flow-source";
export { createJudge, type Judge } from "./deployment/judge";
export type { Endpoint, JudgedFlow, Reason } from "./deployment/judged-flow";
export { meteredCapture } from "./deployment/metered-capture";
export { meteredInterface } from "./deployment/metered-interface";
export { loadBundledModel } from "./detector/bundled-model";
export { deploymentSettings } from "./detector/deployment-settings";
export { type Detector, detect } from "./detector/detector";
export { loadModel, saveModel } from "./detector/saved-model";
export type { History } from "./engine/history";
export { initialWeights } from "./engine/initialiser";
export type { Activation, DenseLayer, Initialiser, LayerWeights, Network, Weights } from "./engine/network";
export { adam, nadam, rmsProp, sgd } from "./engine/optimiser";
export { predict } from "./engine/predict";
export { train } from "./engine/train";
export { expectedCalibrationError, reliability } from "./evaluation/calibration";
export {
  type Candidate,
  type CrossValidation,
  candidateById,
  candidates,
  crossValidate,
} from "./evaluation/cross-validation";
export { precisionRecallCurve, rocCurve } from "./evaluation/curves";
export { type Experiment, type Outcome, runExperiment } from "./evaluation/experiment";
export { type ExperimentPool, openExperimentPool } from "./evaluation/experiment-pool";
export { wilsonInterval } from "./evaluation/intervals";
export { meanAndDeviation } from "./evaluation/mean-and-deviation";
export { type Metrics, metrics } from "./evaluation/metrics";
export { matchingConfusionMatrices, type StatedMetrics } from "./evaluation/recovered-confusion";
export type { CrossValidated, Results } from "./evaluation/results";
export { type SearchSetting, searchGrid } from "./evaluation/search/grid";
export { search } from "./evaluation/search/search";
export type { SearchEntry, SearchResults, SearchRun } from "./evaluation/search/search-results";
export { correctedResampledTTest, mcNemar } from "./evaluation/significance";
export { measureTransfer, type Transfer, type TransferResults } from "./evaluation/transfer";
export { classifierFolds } from "./figures/classifier-folds";
export { figures } from "./figures/figures";
export { type LossComparison, lossComparison } from "./figures/loss-comparison";
export { readPaper } from "./figures/paper";
export type { PlotSpec } from "./figures/plot-spec";
export { recoveredFolds } from "./figures/recovered-folds";
export { bestOnPaperFeatures, reaching, searchFindings } from "./figures/search-findings";
export { table1 } from "./figures/table-1";
export { table2 } from "./figures/table-2";
export { ownRowChecks, table3 } from "./figures/table-3";
export { DataError, EnvironmentError, InterruptedError, UsageError } from "./foundation/errors";
export type { Matrix } from "./foundation/matrix";
export { type RandomStream, randomStream } from "./foundation/random";
export { showAudit } from "./notebook/audit-card";
export { showCheck, showSameAsPublished } from "./notebook/check";
export { compareImplementations } from "./notebook/compare-implementations";
export { showFigure } from "./notebook/figure";
export {
  drawFigure,
  isPublished,
  lessonFlows,
  publishedAuditOf,
  publishedMeasurement,
  publishedResultsOf,
} from "./notebook/lesson";
export { type LiveEpisodeOptions, liveEpisode } from "./notebook/live-episode";
export { trainLive } from "./notebook/live-training";
export { measure, withFolds, withMeasured } from "./notebook/measure";
export { showNumbers } from "./notebook/numbers";
export {
  type AlarmCounts,
  countAlarms,
  judgeSimulated,
  type KnownFlow,
  simulatedCapture,
} from "./notebook/simulated-traffic";
export { stepTable } from "./notebook/step-table";
export { showTable, type Tabular } from "./notebook/table";
export { withWorkers } from "./notebook/workers";
export { type CleanFlows, cleanFlows } from "./preprocess/clean-flows";
export { shareOfCopiedAttacks } from "./preprocess/copied-attacks";
export type { LabelledRows } from "./preprocess/labelled-rows";
export { applyMinMax, fitMinMax, type MinMaxScaler } from "./preprocess/min-max";
export { oversample } from "./preprocess/oversample";
export { type Division, type PreparedRows, paperHoldout, prepareRows, prepareScaledRows } from "./preprocess/prepare";
export { type Protocol, protocolById, protocols } from "./preprocess/protocol";
export { type Scaler, type Scaling, type ScalingId, scalings } from "./preprocess/scaling";
export { splitOfFold, stratifiedFolds } from "./preprocess/stratified-folds";
export { stratifiedSplit } from "./preprocess/stratified-split";
export { openTensorFlow } from "./tensorflow/open-tensorflow";
export type { TrainingTask } from "./tensorflow/stacked-training";
export { largestGap, type StepByStep, type StepLosses, stepLosses } from "./tensorflow/step-losses";
export type { TensorFlow, TensorFlowDevice } from "./tensorflow/tensorflow";
export { type GeneratedFlows, generateFlows } from "./testbed/generate";
