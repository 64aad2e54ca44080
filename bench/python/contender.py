"""What every Python contender of the benchmark shares: the problem, read from a folder, and the talk with the program that times.

The talk is by lines: first the contender prints its version and what shows that it does the same work as the others (its mean loss over
the checked batches), then it trains one round for each line that it reads, and prints the round's steps and milliseconds. It ends when its input does. All output is JSON.
"""

import json
import os
import sys
import time

# Read by the numerical libraries when they are loaded (NPROC by JAX): the engine has one thread, and at this size more only cost time.
for name in ("OMP_NUM_THREADS", "TF_NUM_INTRAOP_THREADS", "TF_NUM_INTEROP_THREADS", "NPROC"):
    os.environ.setdefault(name, "1")
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("CUDA_VISIBLE_DEVICES", "-1")
os.environ.setdefault("JAX_PLATFORMS", "cpu")
os.environ.setdefault("KERAS_BACKEND", "tensorflow")


class Problem:
    """Rows (n x features, float32), labels (n, float32), layers [(kernel, bias), ...] and the settings of the training."""

    def __init__(self, folder):
        import numpy

        with open(os.path.join(folder, "problem.json")) as file:
            settings = json.load(file)
        self.learning_rate = settings["learningRate"]
        self.batch_size = settings["batchSize"]
        self.checked_batches = settings["checkedBatches"]
        self.checked_rows = self.checked_batches * self.batch_size
        self.rows = numpy.fromfile(os.path.join(folder, "rows.f32"), "<f4").reshape(-1, settings["features"])
        self.labels = numpy.fromfile(os.path.join(folder, "labels.u8"), "u1").astype("float32")
        self.steps = -(-len(self.rows) // self.batch_size)
        self.layers = []
        flat = numpy.fromfile(os.path.join(folder, "weights.f32"), "<f4")
        for inputs, units in settings["shapes"]:
            kernel, bias, flat = numpy.split(flat, [inputs * units, inputs * units + units])
            self.layers.append((kernel.reshape(inputs, units), bias))


def say(**message):
    print(json.dumps(message), flush=True)


def announce(version, checked_loss):
    """Tells that the contender is ready for its rounds."""
    say(version=version, checkedLoss=float(checked_loss))


def next_round():
    """Waits until a round is asked for; ends the program when none will be."""
    if not sys.stdin.readline():
        sys.exit(0)


def run_rounds(steps, work):
    """Works whenever a round is asked for; work() does that many steps and returns when they are done."""
    while True:
        next_round()
        start = time.perf_counter()
        work()
        say(steps=steps, milliseconds=(time.perf_counter() - start) * 1000)


def contend(main):
    """Runs a contender on the folder that the command line names; one whose library is not installed says so."""
    try:
        main(Problem(sys.argv[1]))
    except ImportError as error:
        say(absent=str(error))
