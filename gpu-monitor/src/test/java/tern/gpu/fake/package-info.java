/// Stand-ins for drivers and their tools.
@NullMarked
package tern.gpu.fake;

import org.jspecify.annotations.NullMarked;
