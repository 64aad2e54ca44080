"""The network of the problem, with its weights, in Keras and in PyTorch: what the contenders train and explain."""


def keras_network(problem):
    """Ends in the probability; computes in Keras's default precision."""
    import keras

    last = len(problem.layers) - 1
    layers = [
        keras.layers.Dense(len(bias), activation="sigmoid" if index == last else "elu")
        for index, (_, bias) in enumerate(problem.layers)
    ]
    model = keras.Sequential([keras.Input((problem.rows.shape[1],)), *layers])
    model.set_weights([values for layer in problem.layers for values in layer])
    return model


def torch_network(problem):
    """Ends in the log-odds; float32."""
    import torch

    modules = []
    for kernel, bias in problem.layers:
        layer = torch.nn.Linear(*kernel.shape)
        with torch.no_grad():
            layer.weight.copy_(torch.from_numpy(kernel.T.copy()))
            layer.bias.copy_(torch.from_numpy(bias))
        modules += [layer, torch.nn.ELU()]
    return torch.nn.Sequential(*modules[:-1])
