"""PyTorch: the plain loop that users write, with torch.optim.NAdam set to TensorFlow 2.9.1's constants."""

from contender import announce, contend, run_rounds
from network import torch_network


def main(problem):
    import torch

    torch.set_num_threads(1)
    rows = torch.from_numpy(problem.rows)
    labels = torch.from_numpy(problem.labels).unsqueeze(1)
    model = torch_network(problem)
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


contend(main)
