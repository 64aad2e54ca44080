"""Keras: plain Model.fit, or, with the second argument "compiled", with jit_compile and 64 steps an execution.

Plain is without XLA, which Keras would choose by itself: at this size it makes single steps slower.
"""

import sys
import time

from contender import announce, contend, next_round, say
from network import keras_network


def main(problem):
    import keras
    import tensorflow

    compiled = sys.argv[2] == "compiled"
    model = compiled_network(keras, problem, compiled)
    checked = model.fit(
        problem.rows[: problem.checked_rows],
        problem.labels[: problem.checked_rows],
        batch_size=problem.batch_size,
        shuffle=False,
        verbose=0,
    )
    announce(f"keras {keras.__version__}, tensorflow {tensorflow.__version__}", checked.history["loss"][0])

    class Rounds(keras.callbacks.Callback):
        """Makes each epoch of one long fit a round."""

        def on_epoch_begin(self, epoch, logs=None):
            next_round()
            self.start = time.perf_counter()

        def on_epoch_end(self, epoch, logs=None):
            say(steps=problem.steps, milliseconds=(time.perf_counter() - self.start) * 1000)

    endless = 10**6
    model.fit(problem.rows, problem.labels, batch_size=problem.batch_size, epochs=endless, verbose=0, callbacks=[Rounds()])


def compiled_network(keras, problem, compiled):
    model = keras_network(problem)
    fast = {"jit_compile": True, "steps_per_execution": 64} if compiled else {"jit_compile": False}
    model.compile(optimizer=keras.optimizers.Nadam(problem.learning_rate), loss="binary_crossentropy", **fast)
    return model


contend(main)
