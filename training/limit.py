"""How near the core comes to what this processor can do: raw matrix products against words read.

    PYTHONPATH=src:. python -m training.limit

Prints billions of operations a second (a multiplication and an addition are two) of one thread for products of the
encoder's own shapes, fp32 and dynamic int8, and what a word costs.
"""

import time

import numpy as np
import onnx
import onnxruntime
from onnx import TensorProto, helper
from onnxruntime.quantization import QuantType, quantize_dynamic

WIDTH, INNER, LAYERS = 384, 1536, 12
ROWS = 1024
"""Pieces of one batch, as the core forms them."""
PIECES_A_WORD = 1.69
SECONDS = 2.0


def per_word() -> float:
    """Operations of the encoder's matrices for one word, in millions."""
    weights = LAYERS * (4 * WIDTH * WIDTH + 2 * WIDTH * INNER)
    return 2 * weights * PIECES_A_WORD / 1e6


def product(path: str) -> None:
    """Writes a network that is one product of the feed-forward shape."""
    rng = np.random.default_rng(1)
    weight = helper.make_tensor(
        "w", TensorProto.FLOAT, [WIDTH, INNER], rng.standard_normal(WIDTH * INNER).astype(np.float32)
    )
    graph = helper.make_graph(
        [helper.make_node("MatMul", ["x", "w"], ["y"])],
        "product",
        [helper.make_tensor_value_info("x", TensorProto.FLOAT, [ROWS, WIDTH])],
        [helper.make_tensor_value_info("y", TensorProto.FLOAT, [ROWS, INNER])],
        [weight],
    )
    onnx.save(helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8), path)


def rate(path: str) -> float:
    """Billions of operations a second of one thread."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])
    given = {"x": np.random.default_rng(2).standard_normal((ROWS, WIDTH)).astype(np.float32)}
    session.run(None, given)
    runs, start = 0, time.process_time()
    while time.process_time() - start < SECONDS:
        session.run(None, given)
        runs += 1
    return runs * 2 * ROWS * WIDTH * INNER / (time.process_time() - start) / 1e9


if __name__ == "__main__":
    product("/tmp/product.onnx")
    quantize_dynamic("/tmp/product.onnx", "/tmp/product8.onnx", weight_type=QuantType.QInt8, per_channel=True)
    for name, path in (("fp32", "/tmp/product.onnx"), ("int8", "/tmp/product8.onnx")):
        speed = rate(path)
        print(f"{name}: {speed:.0f} billion operations a second, {speed * 1e3 / per_word():.0f} words a second at most")
    print(f"{per_word():.1f} million operations a word")
