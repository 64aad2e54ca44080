"""PyTorch: the plain loop that users write, with torch.optim.NAdam set to TensorFlow 2.9.1's constants."""

from contender import announce, contend, run_rounds


def main(problem):
    import torch

    torch.set_num_threads(1)
    rows = torch.from_numpy(problem.rows)
    labels = torch.from_numpy(problem.labels).unsqueeze(1)
    model = build(torch, problem)
    optimiser = torch.optim.NAdam(model.parameters(), lr=problem.learning_rate, eps=1e-7, momentum_decay=0.004)
    cross_entropy = torch.nn.BCEWithLogitsLoss()

    def train(order):
        total = torch.zeros(())
        for batch in order.split(problem.batch_size):
            optimiser.zero_grad()
            loss = cross_entropy(model(rows[batch]), labels[batch])
            loss.backward()
            optimiser.step()
            total += loss.detach() * len(batch)
        return float(total) / len(order)

    announce(f"torch {torch.__version__}", train(torch.arange(problem.checked_rows)))
    run_rounds(problem.steps, lambda: train(torch.randperm(len(rows))))


def build(torch, problem):
    modules = []
    for kernel, bias in problem.layers:
        layer = torch.nn.Linear(*kernel.shape)
        with torch.no_grad():
            layer.weight.copy_(torch.from_numpy(kernel.T.copy()))
            layer.bias.copy_(torch.from_numpy(bias))
        modules += [layer, torch.nn.ELU()]
    return torch.nn.Sequential(*modules[:-1])


contend(main)
