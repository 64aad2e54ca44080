"""SHAP's DeepExplainer on the paper's network, by PyTorch or, as in the paper, by Keras on TensorFlow.

Arguments: the folder of the problem, "torch" or "keras", "float64" or "float32". A round explains the problem's first rows against
the next ones; a row is a step.
"""

import sys

from contender import contend, run_rounds, say
from network import keras_network, torch_network

EXPLAINED = 1000
BACKGROUND = 100
CHECKED = 20


def main(problem):
    import shap

    library, precision = sys.argv[2:4]
    rows = problem.rows[: EXPLAINED + BACKGROUND].astype(precision)
    network, as_input, version = {"torch": by_torch, "keras": by_keras}[library](problem, precision)
    explainer = shap.DeepExplainer(network, as_input(rows[EXPLAINED:]))
    explained = as_input(rows[:EXPLAINED])
    checked = explainer.shap_values(explained)[:CHECKED].reshape(CHECKED, -1).astype("float64")
    say(version=f"shap {shap.__version__}, {version}", checked=checked.tolist())
    run_rounds(EXPLAINED, lambda: explainer.shap_values(explained))


def by_torch(problem, precision):
    import torch

    torch.set_num_threads(1)
    network = torch.nn.Sequential(*torch_network(problem), torch.nn.Sigmoid()).to(getattr(torch, precision))
    return network, torch.from_numpy, f"torch {torch.__version__}"


def by_keras(problem, precision):
    import keras
    import tensorflow

    keras.config.set_floatx(precision)
    return keras_network(problem), lambda rows: rows, f"keras {keras.__version__}, tensorflow {tensorflow.__version__}"


contend(main)
