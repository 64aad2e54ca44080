/** What makes TensorFlow's results the same from run to run: one thread, no instructions that some processors lack, no
 * operations that add in any order, and products in float32 on a GPU that would shorten them (TF32). It reads these when
 * it is loaded, from the process's environment alone. The last two keep its own log quiet and leave other programs room
 * on a GPU. */
const settings = {
  TF_NUM_INTRAOP_THREADS: "1",
  TF_NUM_INTEROP_THREADS: "1",
  ONEDNN_MAX_CPU_ISA: "AVX2",
  TF_ENABLE_ONEDNN_OPTS: "0",
  TF_DETERMINISTIC_OPS: "1",
  NVIDIA_TF32_OVERRIDE: "0",
  TF_CPP_MIN_LOG_LEVEL: "3",
  TF_FORCE_GPU_ALLOW_GROWTH: "true",
} as const;

/** Sets the environment of this process for TensorFlow; what the user has set stays. A worker's environment is a copy
 * that TensorFlow does not see: call it in the main thread, before the worker starts. */
export function pinEnvironment(): void {
  for (const [name, value] of Object.entries(settings)) process.env[name] ??= value;
}
