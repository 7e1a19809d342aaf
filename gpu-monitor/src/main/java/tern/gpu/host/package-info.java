/// This computer: processor, memory, disks, network, battery, sensors, programs and who holds a port. What is known comes
/// from a program of its own ([tern.gpu.host.program]), since the library that reads it loads native code, which the
/// process with keys does not.
@NullMarked
package tern.gpu.host;

import org.jspecify.annotations.NullMarked;
