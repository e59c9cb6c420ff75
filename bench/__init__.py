"""What the program costs: each stage on a fixed synthetic load, the limit of the processor, a large store."""
