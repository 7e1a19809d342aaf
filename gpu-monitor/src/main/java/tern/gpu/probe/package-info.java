/// The program that measures cards, in a process of its own: a driver's library that crashes or hangs takes this process
/// with it and nothing else. Nobody else uses these classes; the monitor starts [ProbeMain] by its name.
@NullMarked
package tern.gpu.probe;

import org.jspecify.annotations.NullMarked;
