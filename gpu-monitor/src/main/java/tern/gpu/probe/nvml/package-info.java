/// NVIDIA's management library (NVML), called directly.
@NullMarked
package tern.gpu.probe.nvml;

import org.jspecify.annotations.NullMarked;
