/// Starting, finding and stopping the practice node from another process.
@NullMarked
package tern.node.practice.control;

import org.jspecify.annotations.NullMarked;
