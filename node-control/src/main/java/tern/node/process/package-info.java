/// Programs that Tern runs beside itself: how they are started, told from others, and stopped.
@NullMarked
package tern.node.process;

import org.jspecify.annotations.NullMarked;
