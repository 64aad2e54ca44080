"""JAX: a whole epoch compiled as one lax.scan over its batches, Nadam with TensorFlow 2.9.1's momentum written out."""

from contender import announce, contend, run_rounds

BETA1, BETA2, EPSILON = 0.9, 0.999, 1e-7
# One epoch alone lasts no longer than a time slice of the operating system.
ROUND_EPOCHS = 4


def main(problem):
    import jax
    import jax.numpy as jnp
    import numpy

    rows = jnp.asarray(problem.rows)
    labels = jnp.asarray(problem.labels)
    layers = [(jnp.asarray(kernel), jnp.asarray(bias)) for kernel, bias in problem.layers]
    zeros = jax.tree.map(jnp.zeros_like, layers)
    state = (layers, zeros, zeros, jnp.float32(0), jnp.float32(1))

    def loss_of(layers, batch):
        values = rows[batch]
        for kernel, bias in layers[:-1]:
            values = jax.nn.elu(values @ kernel + bias)
        kernel, bias = layers[-1]
        logits = (values @ kernel + bias)[:, 0]
        return jnp.mean(jax.nn.softplus(logits) - labels[batch] * logits)

    def step(state, batch):
        layers, means, squares, done, product = state
        loss, gradients = jax.value_and_grad(loss_of)(layers, batch)
        time = done + 1
        now, soon = momentum(time), momentum(time + 1)
        product = product * now
        means = jax.tree.map(lambda m, g: m + (1 - BETA1) * (g - m), means, gradients)
        squares = jax.tree.map(lambda v, g: v + (1 - BETA2) * (g * g - v), squares, gradients)
        correction = jnp.sqrt(1 - BETA2**time)
        rate = problem.learning_rate * correction
        of_mean, of_gradient = rate * soon / (1 - product * soon), rate * (1 - now) / (1 - product)

        def updated(w, m, v, g):
            return w - (of_mean * m + of_gradient * g) / (jnp.sqrt(v) + EPSILON * correction)

        return (jax.tree.map(updated, layers, means, squares, gradients), means, squares, time, product), loss

    def momentum(time):
        return BETA1 * (1 - 0.5 * 0.96 ** (0.004 * time))

    @jax.jit
    def epoch(state, order):
        full = len(order) // problem.batch_size
        whole, rest = order[: full * problem.batch_size], order[full * problem.batch_size :]
        state, losses = jax.lax.scan(step, state, whole.reshape(full, problem.batch_size))
        total = jnp.sum(losses) * problem.batch_size
        if len(rest) > 0:
            state, loss = step(state, rest)
            total += loss * len(rest)
        return state, total / len(order)

    state, checked_loss = epoch(state, jnp.arange(problem.checked_rows))
    announce(f"jax {jax.__version__}", checked_loss)
    generator = numpy.random.default_rng(1)

    def train():
        nonlocal state
        for _ in range(ROUND_EPOCHS):
            state, loss = epoch(state, generator.permutation(len(rows)))
        loss.block_until_ready()

    run_rounds(problem.steps * ROUND_EPOCHS, train)


contend(main)
