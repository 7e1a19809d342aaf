/// Cards whose drivers speak through files of Linux, as a source of the measuring program.
@NullMarked
package tern.gpu.probe.files;

import org.jspecify.annotations.NullMarked;
