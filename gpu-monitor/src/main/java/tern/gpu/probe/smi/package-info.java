/// NVIDIA's tool `nvidia-smi`, where its library cannot be loaded: one child that prints a table again and again.
@NullMarked
package tern.gpu.probe.smi;

import org.jspecify.annotations.NullMarked;
