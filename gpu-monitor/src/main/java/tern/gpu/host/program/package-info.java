/// The program that reads this computer's facts through OSHI. Nobody else uses these classes; [tern.gpu.host.HostMonitor]
/// starts [HostMain] by its name.
@NullMarked
package tern.gpu.host.program;

import org.jspecify.annotations.NullMarked;
