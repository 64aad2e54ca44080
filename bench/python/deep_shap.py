"""SHAP's DeepExplainer on the paper's network, by PyTorch in float64 or, as in the paper, by Keras on TensorFlow.

Arguments: the folder of the problem, "torch" or "keras", the number of timed rounds. Explains the problem's first rows against the
next ones, once to warm up and then for each round, and prints one line of JSON.
"""

import sys
import time

from contender import contend, say

EXPLAINED = 1000
BACKGROUND = 100
CHECKED = 20


def main(problem):
    import shap

    kind, rounds = sys.argv[2], int(sys.argv[3])
    rows, background = problem.rows[:EXPLAINED], problem.rows[EXPLAINED : EXPLAINED + BACKGROUND]
    explain, version = by_torch(shap, problem, rows, background) if kind == "torch" else by_keras(shap, problem, rows, background)
    contributions = explain()
    seconds = [timed(explain) for _ in range(rounds)]
    checked = contributions[:CHECKED].reshape(CHECKED, -1).astype(float)
    say(version=f"shap {shap.__version__}, {version}", seconds=seconds, checked=checked.tolist())


def by_torch(shap, problem, rows, background):
    import torch

    torch.set_num_threads(1)
    modules = []
    for kernel, bias in problem.layers:
        layer = torch.nn.Linear(*kernel.shape)
        with torch.no_grad():
            layer.weight.copy_(torch.from_numpy(kernel.T.copy()))
            layer.bias.copy_(torch.from_numpy(bias))
        modules += [layer, torch.nn.ELU()]
    model = torch.nn.Sequential(*modules[:-1], torch.nn.Sigmoid()).double()
    explainer = shap.DeepExplainer(model, torch.from_numpy(background).double())
    explained = torch.from_numpy(rows).double()
    return lambda: explainer.shap_values(explained), f"torch {torch.__version__}"


def by_keras(shap, problem, rows, background):
    import keras
    import tensorflow

    last = len(problem.layers) - 1
    layers = [
        keras.layers.Dense(len(bias), activation="sigmoid" if index == last else "elu")
        for index, (_, bias) in enumerate(problem.layers)
    ]
    model = keras.Sequential([keras.Input((problem.rows.shape[1],)), *layers])
    model.set_weights([values for layer in problem.layers for values in layer])
    explainer = shap.DeepExplainer(model, background)
    return lambda: explainer.shap_values(rows), f"keras {keras.__version__}, tensorflow {tensorflow.__version__}"


def timed(work):
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


contend(main)
