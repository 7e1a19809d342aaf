/// Cards of macOS, and of Windows where no better way is there, through OSHI; as a source of the measuring program.
@NullMarked
package tern.gpu.probe.oshi;

import org.jspecify.annotations.NullMarked;
